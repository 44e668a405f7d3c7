/* From messages to bytes: a reply goes to the batch (conn_batch.c) while its connection's lines are handled, everything else to the
 * connection's queue. A peer that does not read stops the handling of its lines, and what others send it is bounded. */
#include "server.h"

#include <errno.h>
#include <string.h>

#define OUTPUT_PIECES 64

/* Count what the kernel took. */
static inline void output_sent(lp_conn *c, size_t count)
{
	lp_server *server = c->listener->server;

	server->stats->bytes_out += count;
	c->last_active = c->last_progress = server->loop.now;
}

/* The peer takes nothing any more. What it sent before it went is still to be read. EPIPE means that its FIN came first: that
 * input ends in order. */
static void output_failed(lp_conn *c)
{
	c->peer_reset = errno != EPIPE;
	c->output_dead = true;
	lp_batch_spoil(&c->listener->server->batch, c);
	c->hold &= (uint8_t) ~LP_HOLD_PULLING;
	lp_output_fini(&c->out);
}

LP_HOT size_t lp_conn_offer(lp_conn *c, const struct iovec *iov, int count)
{
	lp_ssize sent = c->transport.ops->sendv(&c->transport, iov, count);

	if (lp_likely(sent > 0)) {
		output_sent(c, (size_t) sent);
		return (size_t) sent;
	}
	if (sent == LP_TRANSPORT_ERROR) {
		output_failed(c);
	}
	return 0;
}

/* The bytes of iov[0..*count), of which those beyond 'most' are cut off. */
static size_t output_measure(struct iovec *iov, int *count, size_t most)
{
	size_t total = 0;

	for (int i = 0; i < *count; i++) {
		if (iov[i].iov_len >= most - total) {
			iov[i].iov_len = most - total;
			*count = i + 1;
		}
		total += iov[i].iov_len;
	}
	return total;
}

void lp_conn_flush(lp_conn *c)
{
	while (c->out.bytes && lp_conn_may_send(c)) {
		struct iovec iov[OUTPUT_PIECES];
		int count = lp_output_peek(&c->out, iov, OUTPUT_PIECES);
		size_t offered = output_measure(iov, &count, lp_conn_may_send(c)), sent;

		sent = lp_conn_offer(c, iov, count);
		if (c->output_dead) {
			return;
		}
		lp_output_consume(&c->out, sent);
		lp_conn_sent_plain(c, sent);
		if (sent < offered) {
			return;
		}
	}
}

int lp_conn_queue(lp_conn *c, const char *data, size_t length)
{
	lp_batch_spoil(&c->listener->server->batch, c);
	if (!c->out.bytes) {
		c->last_progress = c->listener->server->loop.now;   /* it begins to wait */
	}
	if (lp_output_append(&c->out, data, length) == 0) {
		lp_conn_account(c);
		return 0;
	}
	c->listener->server->stats->memory_limited++;
	lp_conn_drop(c, LP_CLOSE_ERROR, false);
	return -1;
}

/* The same with a reference to all of a block; NULL when there was no memory for it. */
static void output_queue_block(lp_conn *c, lp_block *block)
{
	lp_batch_spoil(&c->listener->server->batch, c);
	if (!c->out.bytes) {
		c->last_progress = c->listener->server->loop.now;
	}
	if (!block || lp_output_share(&c->out, block) < 0) {
		c->listener->server->stats->memory_limited++;
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
		return;
	}
	lp_conn_account(c);
}

/* --- sending --- */

/* A reply to its own connection's line, while nothing waits before it, goes to the batch. */
static bool output_in_batch(const lp_conn *c)
{
	return c->listener->server->batch.conn == c && !c->out.bytes && lp_conn_may_send(c);
}

static size_t output_pending(const lp_conn *c)
{
	const lp_batch *batch = &c->listener->server->batch;

	return c->out.bytes + (batch->conn == c ? lp_batch_pending(batch) : 0);
}

static bool output_takes(const lp_conn *c)
{
	return c->state == LP_CONN_OPEN || (c->state == LP_CONN_CLOSING && (c->hold & LP_HOLD_PULLING));
}

static size_t output_waiting(const lp_conn *c)
{
	return c->out.bytes + c->held;
}

static bool output_has_room(const lp_conn *c, size_t length)
{
	return output_waiting(c) == 0 || output_waiting(c) + length <= c->listener->config.max_write_buffer;
}

/* Output that is no reply to the connection's own line must not pile up: apply the slow consumer policy. */
static bool output_admit(lp_conn *c, size_t length)
{
	lp_server *server = c->listener->server;
	const lp_listener_config *config = &c->listener->config;

	if (server->batch.conn == c || output_has_room(c, length)) {
		return true;
	}
	lp_conn_flush(c);
	if (output_has_room(c, length)) {
		return true;
	}
	if (config->slow_consumer == LP_SLOW_DISCARD) {
		server->stats->discarded_lines++;
	} else {
		lp_conn_drop(c, LP_CLOSE_SLOW_CONSUMER, false);
	}
	return false;
}

/* What the caller of send() hears after its bytes were taken. */
static lp_send_result output_taken(lp_conn *c)
{
	if (lp_unlikely(c->dropped)) {
		return LP_SEND_DISCARDED;
	}
	if (c->listener->server->batch.conn != c) {
		lp_conn_schedule(c);
	}
	if (output_pending(c) < c->listener->config.max_write_buffer) {
		return LP_SEND_OK;
	}
	if (c->listener->server->batch.conn == c) {
		lp_batch_send(&c->listener->server->batch, c);   /* not the peer is behind, we are */
	}
	return c->out.bytes < c->listener->config.max_write_buffer ? LP_SEND_OK : LP_SEND_FULL;
}

static lp_send_result output_put(lp_conn *c, const char *data, size_t length, const char *end, size_t end_length)
{
	lp_batch *batch = &c->listener->server->batch;
	char *room;

	if (!output_takes(c) || c->output_dead) {
		return LP_SEND_CLOSED;
	}
	if (!output_admit(c, length + end_length)) {
		return LP_SEND_DISCARDED;
	}
	if (output_in_batch(c) && (room = lp_batch_room(batch, c, length + end_length)) != NULL) {
		memcpy(room, data, length);
		memcpy(room + length, end, end_length);
		batch->used += length + end_length;
	} else if (!c->dropped && lp_conn_queue(c, data, length) == 0) {
		lp_conn_queue(c, end, end_length);
	}
	return output_taken(c);
}

/* A message whose framing writes more than a delimiter: into the batch if it fits, else into a block of its own. */
static lp_send_result output_put_framed(lp_conn *c, const char *data, size_t length)
{
	lp_batch *batch = &c->listener->server->batch;
	size_t framed = lp_frame_size(c->framing, data, length);
	lp_block *block;
	char *room;

	if (!output_takes(c) || c->output_dead) {
		return LP_SEND_CLOSED;
	}
	if (!output_admit(c, framed)) {
		return LP_SEND_DISCARDED;
	}
	if (output_in_batch(c) && (room = lp_batch_room(batch, c, framed)) != NULL) {
		lp_frame_write(c->framing, data, length, room);
		batch->used += framed;
	} else if (!c->dropped && !c->output_dead) {
		block = lp_block_new(framed);
		if (block) {
			lp_frame_write(c->framing, data, length, block->bytes);
			block->used = (uint32_t) framed;
		}
		output_queue_block(c, block);
		if (block) {
			lp_block_release(block);
		}
	}
	return output_taken(c);
}

/* The way of nearly all replies: a short one, to its own connection's line, nothing waiting before it. */
static inline bool output_put_quick(lp_conn *c, const char *data, size_t length)
{
	lp_batch *batch = &c->listener->server->batch;
	const lp_framing *framing = c->framing;
	size_t total = length + framing->delimiter_length;
	char *room = batch->bytes + batch->used;

	if (lp_unlikely(batch->conn != c || !framing->delimiter_length || batch->used + total > batch->quick)) {
		return false;
	}
	memcpy(room, data, length);
	if (framing->delimiter_length == 1) {
		room[length] = framing->delimiter[0];
	} else {
		memcpy(room + length, framing->delimiter, framing->delimiter_length);
	}
	batch->used += total;
	return true;
}

LP_HOT lp_send_result lp_conn_send(lp_conn *c, const char *data, size_t length)
{
	lp_send_result result = LP_SEND_OK;

	if (lp_unlikely(!output_put_quick(c, data, length))) {
		result = c->framing->delimiter_length
			? output_put(c, data, length, c->framing->delimiter, c->framing->delimiter_length) : output_put_framed(c, data, length);
	}
	c->listener->server->stats->lines_out += result <= LP_SEND_FULL;
	return result;
}

lp_send_result lp_conn_write(lp_conn *c, const char *data, size_t length)
{
	return output_put(c, data, length, "", 0);
}

lp_send_result lp_conn_send_borrowed(lp_conn *c, const char *data, size_t length, void (*release)(void *owner), void *owner)
{
	lp_batch *batch = &c->listener->server->batch;
	lp_send_result result;
	char *room;

	if (length < LP_BATCH_BORROW || !c->framing->delimiter_length || !output_takes(c) || c->output_dead || !output_in_batch(c)
			|| (room = lp_batch_room(batch, c, c->framing->delimiter_length)) == NULL) {
		result = lp_conn_send(c, data, length);
		release(owner);
		return result;
	}
	lp_batch_borrow(batch, c, data, length, release, owner);
	memcpy(room, c->framing->delimiter, c->framing->delimiter_length);
	batch->used += c->framing->delimiter_length;
	if (lp_batch_pending(batch) >= LP_BATCH_SIZE) {
		lp_batch_send(batch, c);
	}
	c->listener->server->stats->lines_out++;
	return output_taken(c);
}

lp_send_result lp_conn_share(lp_conn *c, lp_block *block)
{
	if (!output_takes(c) || c->output_dead) {
		return LP_SEND_CLOSED;
	}
	if (!output_admit(c, block->used)) {
		return LP_SEND_DISCARDED;
	}
	if (output_in_batch(c)) {   /* its own replies of this batch come first */
		lp_batch_send(&c->listener->server->batch, c);
	}
	if (!c->dropped && !c->output_dead) {
		output_queue_block(c, block);
	}
	c->listener->server->stats->lines_out++;
	return output_taken(c);
}

lp_send_result lp_conn_admit_behind(lp_conn *c, size_t length)
{
	if (!output_takes(c) || c->output_dead) {
		return LP_SEND_CLOSED;
	}
	return output_admit(c, length) ? LP_SEND_OK : LP_SEND_DISCARDED;
}

void lp_conn_set_held(lp_conn *c, size_t bytes)
{
	if (c->held != bytes) {
		c->held = bytes;
		lp_conn_account(c);
	}
}

bool lp_conn_has_room(lp_conn *c, size_t length)
{
	lp_batch *batch = &c->listener->server->batch;

	if (batch->conn == c) {
		if (output_pending(c) + length > c->listener->config.max_write_buffer) {
			lp_batch_send(batch, c);
		}
		if (batch->flushed >= LP_BATCH_TURN) {   /* its peer reads as fast as we write: nobody else would ever be served */
			return false;
		}
	}
	return output_has_room(c, length) && !(c->hold & LP_HOLD_PULLING);
}

void lp_conn_want_room(lp_conn *c, size_t length)
{
	if (!c->wants_room || length < c->room_wanted) {
		c->room_wanted = length;
	}
	c->wants_room = true;
	lp_conn_schedule(c);
}

bool lp_conn_is_behind(const lp_conn *c)
{
	return output_pending(c) + c->held >= c->listener->config.max_write_buffer;
}

void lp_conn_set_pulling(lp_conn *c, bool on)
{
	if (on && !c->output_dead) {   /* nobody would pull for a peer that is gone; its remaining lines must not wait for that */
		c->hold |= LP_HOLD_PULLING;
		lp_conn_schedule(c);
	} else if (c->hold & LP_HOLD_PULLING) {
		c->hold &= (uint8_t) ~LP_HOLD_PULLING;
		if (c->line_started) {   /* meanwhile we were the ones who did not read */
			c->line_started = c->listener->server->loop.now;
		}
	}
}

bool lp_conn_wants_more(const lp_conn *c)
{
	const lp_batch *batch = &c->listener->server->batch;
	size_t mark = c->listener->config.max_write_buffer;

	if (mark > LP_BATCH_SIZE) {
		mark = LP_BATCH_SIZE;   /* a source is pulled as the peer reads, not ahead of it */
	}
	return output_takes(c) && !c->dropped && !c->output_dead && !lp_server_halted(c->listener->server) && c->out.bytes < mark
		&& (batch->conn != c || batch->flushed < LP_BATCH_TURN);
}
