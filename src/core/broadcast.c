/* One message to many: framed once for each framing in use, its bytes shared by all receivers. */
#include "server.h"

#include <string.h>

#define FRAMINGS_CACHED 4   /* connections of one server rarely use more; beyond that a block is made anew */

typedef struct broadcast {
	const char *data;
	size_t length;
	const lp_conn *except;
	struct {
		const lp_framing *framing;
		lp_block *block;
	} framed[FRAMINGS_CACHED];
	int used;
	int64_t receivers;
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

/* The block for that framing with a reference for the caller; NULL when memory ran out. */
static lp_block *broadcast_block(broadcast *b, const lp_framing *framing)
{
	lp_block *block;

	for (int i = 0; i < b->used; i++) {
		if (lp_framing_same(b->framed[i].framing, framing)) {
			b->framed[i].block->references++;
			return b->framed[i].block;
		}
	}
	block = frame_block(b, framing);
	if (block && b->used < FRAMINGS_CACHED) {
		b->framed[b->used].framing = framing;
		b->framed[b->used++].block = block;
		block->references++;
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

/* A message that one of the receivers' framings cannot carry goes to nobody. */
static const char *broadcast_refused(const broadcast *b, const lp_conn *c)
{
	return c->state == LP_CONN_OPEN ? c->framing->ops->refuse(c->framing, b->data, b->length) : NULL;
}

static int64_t refuse(lp_error *err, const char *reason)
{
	return lp_error_set(err, LP_ERROR_VALUE, "must not contain %s", reason);
}

static void broadcast_end(broadcast *b)
{
	for (int i = 0; i < b->used; i++) {
		lp_block_release(b->framed[i].block);
	}
}

int64_t lp_server_broadcast_here(lp_server *server, const char *data, size_t length, const char *group, size_t group_length,
	const lp_conn *except, lp_error *err)
{
	broadcast b = {.data = data, .length = length, .except = except};
	const lp_group *members = group ? lp_group_find(&server->groups, group, group_length) : NULL;
	const lp_framing *checked = NULL;
	const char *reason;

	for (lp_listener *listener = server->listeners; listener; listener = listener->next) {   /* also while nobody is there */
		checked = listener->config.framing;
		if ((reason = checked->ops->refuse(checked, data, length))) {
			return refuse(err, reason);
		}
	}
	for (lp_conn *c = group ? NULL : server->connections; c; c = c->next) {
		if (c->framing != checked && (reason = broadcast_refused(&b, c))) {
			return refuse(err, reason);
		}
		checked = c->framing;
	}
	for (uint32_t i = 0; members && i < members->count; i++) {
		if (members->members[i]->framing != checked && (reason = broadcast_refused(&b, members->members[i]))) {
			return refuse(err, reason);
		}
		checked = members->members[i]->framing;
	}
	for (lp_conn *c = group ? NULL : server->connections; c; c = c->next) {
		broadcast_to(&b, c);
	}
	for (uint32_t i = 0; members && i < members->count; i++) {
		broadcast_to(&b, members->members[i]);
	}
	broadcast_end(&b);
	return b.receivers;
}

int64_t lp_server_broadcast(lp_server *server, const char *data, size_t length, const char *group, size_t group_length,
	const lp_conn *except, lp_error *err)
{
	int64_t receivers = lp_server_broadcast_here(server, data, length, group, group_length, except, err);

	if (receivers >= 0) {
		lp_server_broadcast_there(server, data, length, group, group_length);
	}
	return receivers;
}
