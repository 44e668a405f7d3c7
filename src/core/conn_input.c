/* From bytes to messages: one read per event into the server's buffer, messages cut in place and handed to the handler.
 *
 * Only an unfinished tail is copied to the connection. A short one is put in front of the next read; a long one is read into
 * directly, so a message of any length is moved a bounded number of times. */
#include "server.h"

#include <stdlib.h>
#include <string.h>

static void input_protocol_error(lp_conn *c, const char *reason)
{
	lp_server *server = c->listener->server;

	server->stats.protocol_errors++;
	lp_log_limited(&server->config.log, &server->limit_protocol, server->loop.now, LP_LOG_NOTICE,
		"connection closed: the peer breaks the framing", "reason", reason);
	lp_conn_close(c, LP_CLOSE_ERROR);
}

static LP_HOT void input_message(lp_conn *c, const char *data, size_t length)
{
	lp_listener *listener = c->listener;

	listener->server->stats.lines_in++;
	if (lp_unlikely(listener->config.transcript)) {
		lp_server_transcript(listener->server, "Buffer:", data, length);
	}
	listener->config.handler->message(c, data, length);
}

/* It suits the listener's framing; the connection may have another by now. */
static void input_send_overflow_reply(lp_conn *c)
{
	const lp_text *reply = &c->listener->config.overflow_reply;
	const char *reason = c->framing->ops->refuse(c->framing, reply->data, reply->length);

	if (reason) {
		lp_log_field(&c->listener->server->config.log, LP_LOG_ERROR, "overflow_reply is not sent: the connection's framing forbids it",
			"contains", reason);
	} else {
		lp_conn_send(c, reply->data, reply->length);
	}
}

static void input_report_overflow(lp_conn *c, uint64_t length)
{
	const lp_listener_config *config = &c->listener->config;

	if (config->handler->overflow) {
		config->handler->overflow(c, length);
	}
	if (config->overflow_reply.data && c->state == LP_CONN_OPEN && !lp_server_halted(c->listener->server)) {
		input_send_overflow_reply(c);
	}
}

/* The limit was passed. With Close the end of the line is looked for in what is here, for the sake of its length only. */
static void input_too_long(lp_conn *c, lp_frame *frame, char *rest, size_t length)
{
	lp_server *server = c->listener->server;
	const lp_listener_config *config = &c->listener->config;

	server->stats.overflows++;
	if (config->overflow == LP_OVERFLOW_TRUNCATE) {
		free(c->truncated);
		c->truncated = malloc(frame->length ? frame->length : 1);
		if (c->truncated) {
			memcpy(c->truncated, frame->data, frame->length);
		}
	} else if (config->overflow == LP_OVERFLOW_CLOSE) {
		uint64_t known;

		known = lp_frame_next(c->framing, &c->frame, rest, length, config->max_line, frame) == LP_FRAME_SKIPPED
			? frame->length : c->frame.skipped;
		input_report_overflow(c, known > config->max_line ? known : (uint64_t) config->max_line + 1);
		lp_conn_close(c, LP_CLOSE_OVERFLOW);
	}
}

static void input_skipped(lp_conn *c, uint64_t length)
{
	const lp_listener_config *config = &c->listener->config;
	char *truncated = c->truncated;

	c->truncated = NULL;
	input_report_overflow(c, length);
	if (config->overflow == LP_OVERFLOW_TRUNCATE && truncated && c->state == LP_CONN_OPEN && !lp_server_halted(c->listener->server)) {
		input_message(c, truncated, config->max_line);
	}
	free(truncated);
}

static inline bool input_may_handle(const lp_conn *c)
{
	return c->state == LP_CONN_OPEN && !c->hold && c->out.bytes < c->listener->config.max_write_buffer
		&& !lp_server_halted(c->listener->server);
}

/* Give data[0..bytes_wanted) to the handler. False when they are not all here yet. */
static bool input_bytes(lp_conn *c, char *data, size_t length, size_t *used)
{
	size_t want = c->bytes_wanted;

	if (length < want) {
		return false;
	}
	c->bytes_wanted = 0;
	*used += want;
	if (c->listener->config.handler->bytes) {
		c->listener->config.handler->bytes(c, data, want);
	}
	return true;
}

/* Handle one thing in data[*used..length). False: more bytes are needed first. */
static inline bool input_step(lp_conn *c, char *data, size_t length, size_t *used)
{
	lp_frame frame;
	lp_frame_result result;

	if (lp_unlikely(c->bytes_wanted)) {
		return input_bytes(c, data + *used, length - *used, used);
	}
	result = lp_frame_next(c->framing, &c->frame, data + *used, length - *used, c->listener->config.max_line, &frame);
	*used += frame.consumed;
	if (lp_likely(result == LP_FRAME_MESSAGE)) {
		input_message(c, frame.data, frame.length);
		return true;
	}
	switch (result) {
		case LP_FRAME_TOO_LONG:
			input_too_long(c, &frame, data + *used, length - *used);
			return true;
		case LP_FRAME_SKIPPED:
			input_skipped(c, frame.length);
			return true;
		case LP_FRAME_NOISE:
			c->listener->server->stats.skipped_bytes += frame.length;
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
static LP_HOT size_t input_deliver(lp_conn *c, char *data, size_t length)
{
	uint32_t budget = c->listener->config.max_lines_per_turn;
	size_t used = 0;

	c->backlog = true;
	while (input_may_handle(c)) {
		if (used == length) {
			c->backlog = false;
			break;
		}
		if (budget-- == 0) {
			return used;
		}
		if (!input_step(c, data, length, &used)) {
			c->backlog = false;
			break;
		}
	}
	return used;
}

/* A message has begun and not ended: from when on line_timeout counts. Raw bytes count from the last one. */
static inline void input_note_unfinished(lp_conn *c, bool unfinished, bool progress)
{
	if (!unfinished || c->backlog) {
		c->line_started = 0;
	} else if (!c->line_started || progress || c->bytes_wanted) {
		c->line_started = c->listener->server->loop.now;
	}
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
		c->listener->server->stats.memory_limited++;
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
		server->stats.discarded_tails += lp_buffer_length(&c->in) > 0;
		return;
	}
	result = lp_frame_end(c->framing, &c->frame, lp_buffer_data(&c->in), lp_buffer_length(&c->in), config->max_line, &frame);
	if (result == LP_FRAME_TOO_LONG) {
		size_t rest = lp_buffer_length(&c->in) - frame.consumed;

		input_too_long(c, &frame, lp_buffer_data(&c->in) + frame.consumed, rest);
		if (c->state != LP_CONN_OPEN) {
			return;
		}
		result = lp_frame_end(c->framing, &c->frame, NULL, rest, config->max_line, &frame);
	}
	if (result == LP_FRAME_SKIPPED && config->eof_tail) {
		input_skipped(c, frame.length);
	} else if (result == LP_FRAME_MESSAGE && config->eof_tail) {
		input_message(c, frame.data, frame.length);
	} else {
		server->stats.discarded_tails += lp_buffer_length(&c->in) > 0 || result == LP_FRAME_SKIPPED || c->frame.skipping;
		if (c->frame.skipping) {   /* a framing whose messages must be whole: the first bytes of this one are no message either */
			input_report_overflow(c, c->frame.skipped);
		}
	}
}

/* The peer has sent FIN: its unterminated rest is a line too, then we close; replies still leave. */
static void input_end(lp_conn *c)
{
	c->peer_closed = true;
	input_tail(c);
	lp_conn_close(c, LP_CLOSE_PEER);
}

/* RST: the rest is a fragment, not a line, and there is nobody to reply to. */
static void input_failed(lp_conn *c)
{
	c->peer_closed = true;
	c->listener->server->stats.discarded_tails += lp_buffer_length(&c->in) > 0;
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
		c->listener->server->stats.bytes_in += (uint64_t) got;
		c->last_active = c->listener->server->loop.now;
		c->drain_left -= c->draining ? (size_t) got : 0;
	} else if (got == LP_TRANSPORT_EOF && !c->peer_reset) {
		input_end(c);
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
		c->listener->server->stats.memory_limited++;
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
		return;
	}
	got = input_receive(c, room, size);
	if (got > 0) {
		lp_buffer_commit(&c->in, (size_t) got);
		used = input_deliver(c, lp_buffer_data(&c->in), before + (size_t) got);
		lp_buffer_consume(&c->in, used);
		input_note_unfinished(c, lp_buffer_length(&c->in) || c->frame.skipping, used > 0);
	}
}

LP_HOT void lp_conn_read(lp_conn *c)
{
	lp_server *server = c->listener->server;
	size_t held = lp_buffer_length(&c->in), length, used;
	lp_ssize got;

	if (c->state != LP_CONN_OPEN || c->hold || c->backlog) {
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
		input_note_unfinished(c, used < length || c->frame.skipping, used > 0 && !c->frame.skipping);
	}
}

/* Go on with what was held back: the rest of a reply, messages read before, what a drain still has to read. */
void lp_conn_continue(lp_conn *c)
{
	const lp_handler *handler = c->listener->config.handler;

	if ((c->hold & LP_HOLD_PULLING) && handler->pull) {
		handler->pull(c);
	}
	if (c->backlog && input_may_handle(c)) {
		size_t used = input_deliver(c, lp_buffer_data(&c->in), lp_buffer_length(&c->in));

		lp_buffer_consume(&c->in, used);
		input_note_unfinished(c, lp_buffer_length(&c->in) || c->frame.skipping, true);
	}
	if (c->draining && !c->backlog && input_may_handle(c)) {
		if (c->drain_left) {
			lp_conn_read(c);
		}
		if (!c->drain_left && !c->backlog) {
			lp_conn_close(c, LP_CLOSE_DRAIN);
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
