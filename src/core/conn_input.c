/* From bytes to messages: one read per event into the server's buffer, messages cut in place and handed to the handler.
 *
 * Only an unfinished tail is copied to the connection. A short one is put in front of the next read; a long one is read into
 * directly, so a message of any length is moved a bounded number of times. */
#include "conn_input.h"

#include <stdlib.h>
#include <string.h>

static void input_protocol_error(lp_conn *c, const char *reason)
{
	lp_server *server = c->listener->server;

	server->stats->protocol_errors++;
	lp_log_limited(&server->config.log, &server->limit_protocol, server->loop.now, LP_LOG_NOTICE,
		"connection closed: the peer breaks the framing", "reason", reason);
	lp_conn_close(c, LP_CLOSE_ERROR);
}

LP_HOT void lp_conn_message(lp_conn *c, const char *data, size_t length)
{
	lp_listener *listener = c->listener;
	lp_server *server = listener->server;

	server->stats->lines_in++;
	if (lp_unlikely(listener->config.transcript)) {
		lp_server_transcript(server, "Buffer:", data, length);
	}
	if (lp_unlikely(server->stats->lines_in >= server->latency.next)) {
		lp_server_message_timed(server, c, data, length);
		return;
	}
	listener->config.handler->message(c, data, length);
}

static inline bool input_may_handle(const lp_conn *c)
{
	return c->state == LP_CONN_OPEN && !c->hold && !c->ended && c->out.bytes < c->listener->config.max_write_buffer
		&& !lp_server_halted(c->listener->server);
}

static bool input_bytes(lp_conn *c, lp_cursor *at)
{
	lp_frame frame;

	if (!lp_cursor_cut_bytes(c, at, &frame)) {
		return false;
	}
	if (c->listener->config.handler->bytes) {
		c->listener->config.handler->bytes(c, frame.data, frame.length);
	}
	return true;
}

/* Handle one thing behind the cursor. False: more bytes are needed first. */
static inline bool input_step(lp_conn *c, lp_cursor *at)
{
	lp_frame frame;
	lp_frame_result result;

	if (lp_unlikely(c->bytes_wanted && !at->cut)) {
		return input_bytes(c, at);
	}
	result = lp_cursor_cut(c, at, &frame);
	if (lp_likely(result == LP_FRAME_MESSAGE)) {
		lp_conn_message(c, frame.data, frame.length);
		return true;
	}
	switch (result) {
		case LP_FRAME_TOO_LONG:
			lp_conn_too_long(c, &frame, at->data + at->used, at->length - at->used);
			return true;
		case LP_FRAME_SKIPPED:
			lp_conn_skipped(c, frame.length);
			return true;
		case LP_FRAME_NOISE:
			c->listener->server->stats->skipped_bytes += frame.length;
			return true;
		case LP_FRAME_ERROR:
			input_protocol_error(c, frame.reason);
			return true;
		default:
			return false;
	}
}

/* Deliver whole messages until the handler closes or pauses the connection, its peer falls behind, or others are due. Any of
 * these leaves 'backlog' set. Returns how many bytes were used up. */
LP_HOT size_t lp_conn_run(lp_conn *c, lp_cursor *at)
{
	lp_server *server = c->listener->server;

	lp_latency_begin(&server->latency, server->stats, c->listener, server->loop.now);
	c->backlog = true;
	while (input_may_handle(c)) {
		if (at->used == at->length && !at->cut) {
			c->backlog = false;
			break;
		}
		if (at->budget == 0) {
			break;
		}
		at->budget--;
		if (!input_step(c, at)) {
			c->backlog = false;
			break;
		}
	}
	at->conn = NULL;
	lp_server_look_at_lines(server, LP_LATENCY_LOOK);
	return at->used;
}

static inline size_t input_deliver(lp_conn *c, char *data, size_t length)
{
	lp_cursor *at = &c->listener->server->cursor;

	lp_cursor_place(at, c, data, length);
	return lp_conn_run(c, at);
}

/* Keep what input_deliver() left of data[0..length), of which the first 'held' bytes are in c->in already. */
static void input_keep(lp_conn *c, const char *data, size_t length, size_t held, size_t used)
{
	int failed = 0;

	if (used == length) {
		lp_buffer_consume(&c->in, held);
	} else if (used == 0) {
		failed = lp_buffer_append(&c->in, data + held, length - held);
	} else {
		lp_buffer_consume(&c->in, held);
		failed = lp_buffer_append(&c->in, data + used, length - used);
	}
	if (failed) {
		c->listener->server->stats->memory_limited++;
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
	}
}

static void input_tail(lp_conn *c)
{
	const lp_listener_config *config = &c->listener->config;
	lp_server *server = c->listener->server;
	lp_frame frame;
	lp_frame_result result;

	if (c->bytes_wanted) {
		server->stats->discarded_tails += lp_buffer_length(&c->in) > 0;
		return;
	}
	result = lp_frame_end(c->framing, &c->frame, lp_buffer_data(&c->in), lp_buffer_length(&c->in), config->max_line, &frame);
	if (result == LP_FRAME_TOO_LONG) {
		size_t rest = lp_buffer_length(&c->in) - frame.consumed;

		lp_conn_too_long(c, &frame, lp_buffer_data(&c->in) + frame.consumed, rest);
		if (c->state != LP_CONN_OPEN) {
			return;
		}
		result = lp_frame_end(c->framing, &c->frame, NULL, rest, config->max_line, &frame);
	}
	if (result == LP_FRAME_SKIPPED && config->eof_tail) {
		lp_conn_skipped(c, frame.length);
	} else if (result == LP_FRAME_MESSAGE && config->eof_tail) {
		lp_conn_message(c, frame.data, frame.length);
	} else {
		server->stats->discarded_tails += lp_buffer_length(&c->in) > 0 || result == LP_FRAME_SKIPPED || c->frame.skipping;
		if (c->frame.skipping) {   /* a framing whose messages must be whole: the first bytes of this one are no message either */
			lp_conn_report_overflow(c, c->frame.skipped);
		}
	}
}

/* No more input. Who attends the connection may still have something to say, and closes it then. */
static void input_finish(lp_conn *c, lp_close_reason reason)
{
	const lp_handler *handler = c->listener->config.handler;

	if (c->ended || c->state != LP_CONN_OPEN || lp_server_halted(c->listener->server)) {
		return;
	}
	c->ended = true;
	c->end_reason = (uint8_t) reason;
	if (!handler->end || !handler->end(c)) {
		lp_conn_close(c, reason);
	}
}

/* The peer has sent FIN: its unterminated rest is a line too, then we close; replies still leave. */
static void input_end(lp_conn *c)
{
	c->peer_closed = true;
	input_tail(c);
	input_finish(c, LP_CLOSE_PEER);
}

/* The stream was cut off where TLS has an end of its own: the rest is no line. The replies to those before it still leave. */
static void input_cut(lp_conn *c)
{
	c->peer_closed = true;
	c->listener->server->stats->discarded_tails += lp_buffer_length(&c->in) > 0;
	input_finish(c, LP_CLOSE_ERROR);
}

/* RST: the rest is a fragment, not a line, and there is nobody to reply to. */
static void input_failed(lp_conn *c)
{
	c->peer_closed = true;
	c->listener->server->stats->discarded_tails += lp_buffer_length(&c->in) > 0;
	lp_conn_drop(c, LP_CLOSE_ERROR, false);
}

static LP_HOT lp_ssize input_receive(lp_conn *c, char *room, size_t size)
{
	lp_ssize got;

	if (c->draining && size > c->drain_left) {
		size = c->drain_left;
	}
	got = c->transport.ops->recv(&c->transport, room, size);
	if (lp_likely(got > 0)) {
		c->listener->server->stats->bytes_in += (uint64_t) got;
		c->last_active = c->listener->server->loop.now;
		c->heard = true;
		c->drain_left -= c->draining ? (size_t) got : 0;
	} else if (got == LP_TRANSPORT_EOF && !c->peer_reset) {
		input_end(c);
	} else if (got == LP_TRANSPORT_ERROR && c->transport.cut) {
		input_cut(c);
	} else if (got == LP_TRANSPORT_EOF || got == LP_TRANSPORT_ERROR) {
		input_failed(c);
	} else {
		c->drain_left = 0;
	}
	return got;
}

/* The tail is long: read behind it. */
static void input_read_long(lp_conn *c)
{
	size_t before = lp_buffer_length(&c->in);
	size_t size = LP_INPUT_READ, used;
	char *room = lp_buffer_reserve(&c->in, size);
	lp_ssize got;

	if (!room) {
		c->listener->server->stats->memory_limited++;
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
		return;
	}
	got = input_receive(c, room, size);
	if (got > 0) {
		lp_buffer_commit(&c->in, (size_t) got);
		used = input_deliver(c, lp_buffer_data(&c->in), before + (size_t) got);
		lp_conn_use_up(c, used, used > 0);
	}
}

LP_HOT void lp_conn_read(lp_conn *c)
{
	lp_server *server = c->listener->server;
	size_t held = lp_buffer_length(&c->in), length, used;
	lp_ssize got;

	if (c->state != LP_CONN_OPEN || c->hold || c->backlog || c->ended) {
		return;
	}
	if (held > LP_INPUT_CARRY) {
		input_read_long(c);
		return;
	}
	if (held) {
		memcpy(server->input, lp_buffer_data(&c->in), held);
	}
	got = input_receive(c, server->input + held, LP_INPUT_READ);
	if (lp_likely(got > 0)) {
		length = held + (size_t) got;
		used = input_deliver(c, server->input, length);
		if (lp_unlikely(held || used < length)) {
			input_keep(c, server->input, length, held, used);
		}
		lp_conn_note_unfinished(c, used < length || c->frame.skipping, used > 0 && !c->frame.skipping);
	}
}

/* Go on with what was held back: the rest of a reply, messages read before, what a drain still has to read. */
void lp_conn_continue(lp_conn *c)
{
	const lp_handler *handler = c->listener->config.handler;

	if ((c->hold & LP_HOLD_PULLING) && handler->pull) {
		lp_server_look_at_lines(c->listener->server, 1);
		handler->pull(c);
		lp_server_look(c->listener->server, c->listener, "pull");
	}
	if (c->wants_room && lp_conn_has_room(c, c->room_wanted)) {
		c->wants_room = false;
		lp_conn_resume_handler(c);
	}
	if (c->backlog && input_may_handle(c)) {
		lp_conn_use_up(c, input_deliver(c, lp_buffer_data(&c->in), lp_buffer_length(&c->in)), true);
	}
	if (c->transport.pending && !c->draining && !c->backlog && input_may_handle(c)) {
		lp_conn_read(c);
	}
	if (c->draining && !c->backlog && input_may_handle(c)) {
		if (c->drain_left) {
			lp_conn_read(c);
		}
		if (!c->drain_left && !c->backlog) {
			input_finish(c, LP_CLOSE_DRAIN);
		}
	} else if (c->draining && (c->hold & LP_HOLD_PAUSED)) {
		lp_conn_close(c, LP_CLOSE_DRAIN);
	}
}

void lp_conn_pause(lp_conn *c)
{
	c->hold |= LP_HOLD_PAUSED;
	lp_conn_schedule(c);
}

void lp_conn_resume(lp_conn *c)
{
	if (c->hold & LP_HOLD_PAUSED) {
		c->hold &= (uint8_t) ~LP_HOLD_PAUSED;
		c->backlog = c->backlog || lp_buffer_length(&c->in) > 0;
		lp_conn_schedule(c);
	}
}

void lp_conn_expect_bytes(lp_conn *c, size_t count)
{
	c->bytes_wanted = count;
	if (!c->frame.skipping) {   /* a message that has begun is looked at anew behind these bytes */
		memset(&c->frame, 0, sizeof c->frame);
	}
	if (lp_buffer_length(&c->in)) {
		c->backlog = true;
		lp_conn_schedule(c);
	}
}

void lp_conn_set_framing(lp_conn *c, const lp_framing *framing)
{
	lp_framing_retain(framing);
	lp_framing_release(c->framing);
	c->framing = framing;
	memset(&c->frame, 0, sizeof c->frame);
	if (lp_buffer_length(&c->in)) {
		c->backlog = true;
		lp_conn_schedule(c);
	}
}
