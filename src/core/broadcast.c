/* One message to many: framed once for each framing in use, its bytes shared by all receivers. */
#include "server.h"

#include <stdio.h>

#define FRAMINGS_CACHED 4   /* connections of one server rarely use more; beyond that a block is made anew */

typedef struct broadcast {
	const char *data;
	size_t length;
	const lp_conn *except;
	bool checked;             /* all receivers' framings can carry it */
	struct {
		const lp_framing *framing;
		lp_block *block;      /* NULL: it cannot carry it */
	} framed[FRAMINGS_CACHED];
	int used;
	int64_t receivers;
	bool left_out;            /* some, for their framing */
} broadcast;

static lp_block *frame_block(const broadcast *b, const lp_framing *framing)
{
	size_t framed = lp_frame_size(framing, b->data, b->length);
	lp_block *block = lp_block_new(framed);

	if (block) {
		lp_frame_write(framing, b->data, b->length, block->bytes);
		block->used = (uint32_t) framed;
	}
	return block;
}

/* The block for that framing with a reference for the caller; NULL when it cannot carry the message or memory ran out. */
static lp_block *broadcast_block(broadcast *b, const lp_framing *framing)
{
	lp_block *block;
	bool refused;

	for (int i = 0; i < b->used; i++) {
		if (lp_framing_same(b->framed[i].framing, framing)) {
			if (b->framed[i].block) {
				b->framed[i].block->references++;
			}
			return b->framed[i].block;
		}
	}
	refused = !b->checked && framing->ops->refuse(framing, b->data, b->length);
	b->left_out |= refused;
	block = refused ? NULL : frame_block(b, framing);
	if ((block || refused) && b->used < FRAMINGS_CACHED) {
		b->framed[b->used].framing = framing;
		b->framed[b->used++].block = block;
		if (block) {
			block->references++;
		}
	}
	return block;
}

static void broadcast_to(broadcast *b, lp_conn *c)
{
	lp_block *block;

	if (c == b->except || c->state != LP_CONN_OPEN || !c->opened) {
		return;
	}
	block = broadcast_block(b, c->framing);
	if (block) {
		b->receivers += lp_conn_share(c, block) <= LP_SEND_FULL;
		lp_block_release(block);
	}
}

/* To those of this process. */
static void broadcast_to_all(broadcast *b, lp_server *server, const lp_group *members, bool everybody)
{
	for (lp_conn *c = everybody ? server->connections : NULL; c; c = c->next) {
		broadcast_to(b, c);
	}
	for (uint32_t i = 0; members && i < members->count; i++) {
		broadcast_to(b, members->members[i]);
	}
	for (int i = 0; i < b->used; i++) {
		if (b->framed[i].block) {
			lp_block_release(b->framed[i].block);
		}
	}
}

/* A message that one of the receivers' framings cannot carry goes to nobody. */
static const char *broadcast_refused(const broadcast *b, const lp_conn *c)
{
	return c->state == LP_CONN_OPEN ? c->framing->ops->refuse(c->framing, b->data, b->length) : NULL;
}

/* Why it is refused, or NULL. */
static const char *broadcast_check(const broadcast *b, const lp_server *server, const lp_group *members, bool everybody)
{
	const lp_framing *checked = NULL;
	const char *reason;

	for (const lp_listener *listener = server->listeners; listener; listener = listener->next) {   /* also while nobody is there */
		checked = listener->config.framing;
		if ((reason = checked->ops->refuse(checked, b->data, b->length))) {
			return reason;
		}
	}
	for (const lp_conn *c = everybody ? server->connections : NULL; c; c = c->next) {
		if (c->framing != checked && (reason = broadcast_refused(b, c))) {
			return reason;
		}
		checked = c->framing;
	}
	for (uint32_t i = 0; members && i < members->count; i++) {
		if (members->members[i]->framing != checked && (reason = broadcast_refused(b, members->members[i]))) {
			return reason;
		}
		checked = members->members[i]->framing;
	}
	return NULL;
}

int64_t lp_server_broadcast(lp_server *server, const char *data, size_t length, const char *group, size_t group_length,
	const lp_conn *except, lp_error *err)
{
	broadcast b = {.data = data, .length = length, .except = except, .checked = true};
	const lp_group *members = group ? lp_group_find(&server->groups, group, group_length) : NULL;
	const char *reason = broadcast_check(&b, server, members, !group);

	if (reason) {
		return lp_error_set(err, LP_ERROR_VALUE, "must not contain %s", reason);
	}
	broadcast_to_all(&b, server, members, !group);
	lp_server_broadcast_there(server, data, length, group, group_length);
	return b.receivers;
}

void lp_server_broadcast_here(lp_server *server, const char *data, size_t length, const char *group, size_t group_length)
{
	broadcast b = {.data = data, .length = length};
	const lp_group *members = group ? lp_group_find(&server->groups, group, group_length) : NULL;

	broadcast_to_all(&b, server, members, !group);
	if (b.left_out) {
		char bytes[24];

		snprintf(bytes, sizeof bytes, "%zu", length);
		lp_log_limited(&server->config.log, &server->limit_broadcast, server->loop.now, LP_LOG_WARNING,
			"a broadcast of another worker left out connections whose framing cannot carry it", "bytes", bytes);
	}
}
