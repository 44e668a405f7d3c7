/* What the files about a connection's input share: conn_input.c, conn_overflow.c, conn_asked.c. */
#ifndef LP_CONN_INPUT_H
#define LP_CONN_INPUT_H

#include "server.h"

/* Hand one message to the handler. */
void lp_conn_message(lp_conn *c, const char *data, size_t length);

/* A message has passed max_line: 'frame' is what was reported, rest[0..length) what is here behind it. */
void lp_conn_too_long(lp_conn *c, lp_frame *frame, char *rest, size_t length);

/* Tell the handler of a message of 'length' bytes that is not handled, and send overflow_reply. */
void lp_conn_report_overflow(lp_conn *c, uint64_t length);

/* Its end was found; it was 'length' bytes long. */
void lp_conn_skipped(lp_conn *c, uint64_t length);

/* Deliver from the cursor on until the handler closes or pauses the connection, its peer falls behind, or others are due. Any of
 * these leaves 'backlog' set. Returns how many bytes were used up; nothing is delivered afterwards. */
size_t lp_conn_run(lp_conn *c, lp_cursor *at);

/* A message has begun and not ended: from when on line_timeout counts. Raw bytes count from the last one. */
static inline void lp_conn_note_unfinished(lp_conn *c, bool unfinished, bool progress)
{
	if (!unfinished || c->backlog) {
		c->line_started = 0;
	} else if (!c->line_started || progress || c->bytes_wanted) {
		c->line_started = c->listener->server->loop.now;
	}
}

/* 'used' bytes of the connection's own buffer were delivered; 'progress' as above. */
static inline void lp_conn_use_up(lp_conn *c, size_t used, bool progress)
{
	lp_buffer_consume(&c->in, used);
	lp_conn_note_unfinished(c, lp_buffer_length(&c->in) || c->frame.skipping, progress);
}

/* Begin to deliver data[0..length). */
static inline void lp_cursor_place(lp_cursor *at, lp_conn *c, char *data, size_t length)
{
	at->conn = c;
	at->cut = false;
	at->data = data;
	at->length = length;
	at->used = 0;
	at->budget = c->listener->config.max_lines_per_turn;
}

/* Take the bytes that are expected. False when they are not all here yet. */
static inline bool lp_cursor_cut_bytes(lp_conn *c, lp_cursor *at, lp_frame *frame)
{
	size_t want = c->bytes_wanted;

	if (at->length - at->used < want) {
		return false;
	}
	frame->data = at->data + at->used;
	frame->length = want;
	c->bytes_wanted = 0;
	at->used += want;
	return true;
}

/* Look for the next message; bytes that are expected are not its business. */
static inline lp_frame_result lp_cursor_cut(lp_conn *c, lp_cursor *at, lp_frame *frame)
{
	lp_frame_result result;

	if (lp_unlikely(at->cut)) {
		at->cut = false;
		*frame = at->frame;
		return at->result;
	}
	result = lp_frame_next(c->framing, &c->frame, at->data + at->used, at->length - at->used, c->listener->config.max_line, frame);
	at->used += frame->consumed;
	return result;
}

#endif
