/* Connections whose handler asks for each message: sessions. Between two questions nothing is delivered and nothing is read.
 *
 * While a session runs, the messages that the last read brought lie behind the server's cursor, and it takes them from there itself; only
 * when there are none it waits, and the next one comes through message() as with any other handler. */
#include "conn_input.h"

void lp_conn_unask(lp_conn *c)
{
	if (!(c->hold & LP_HOLD_UNASKED)) {
		c->hold |= LP_HOLD_UNASKED;
		c->unasked_since = c->listener->server->loop.now;
	}
}

/* Time that the session spent elsewhere does not count against the peer; all the other time does, however often it asks. */
void lp_conn_ask(lp_conn *c)
{
	lp_time now = c->listener->server->loop.now, elsewhere = now - c->unasked_since;

	if (!(c->hold & LP_HOLD_UNASKED)) {
		return;
	}
	c->hold &= (uint8_t) ~LP_HOLD_UNASKED;
	c->last_active = c->last_active + elsewhere < now ? c->last_active + elsewhere : now;
	if (c->line_started) {
		c->line_started = c->line_started + elsewhere < now ? c->line_started + elsewhere : now;
	}
}

/* Anything but a message that may be found is left for lp_conn_run(), since other handlers are called for it. */
static inline bool take_message(lp_conn *c, lp_cursor *at, lp_frame *frame)
{
	lp_frame_result result = lp_cursor_cut(c, at, frame);

	if (lp_likely(result == LP_FRAME_MESSAGE)) {
		c->listener->server->stats->lines_in++;
		return true;
	}
	if (result != LP_FRAME_MORE) {
		at->cut = true;
		at->result = result;
		at->frame = *frame;
	}
	return false;
}

LP_HOT bool lp_conn_take(lp_conn *c, const char **data, size_t *length)
{
	lp_cursor *at = &c->listener->server->cursor;
	lp_frame frame;

	if (at->conn != c || at->used == at->length || at->cut || at->budget == 0 || c->state != LP_CONN_OPEN || (c->hold & ~LP_HOLD_UNASKED)
			|| c->out.bytes >= c->listener->config.max_write_buffer || c->listener->config.transcript) {
		return false;
	}
	if (!(c->bytes_wanted ? lp_cursor_cut_bytes(c, at, &frame) : take_message(c, at, &frame))) {
		return false;
	}
	at->budget--;
	*data = frame.data;
	*length = frame.length;
	return true;
}

void lp_conn_resume_handler(lp_conn *c)
{
	lp_cursor *at = &c->listener->server->cursor;
	const lp_handler *handler = c->listener->config.handler;
	bool holds = c->backlog && c->state == LP_CONN_OPEN && !c->ended;

	if (holds) {
		lp_cursor_place(at, c, lp_buffer_data(&c->in), lp_buffer_length(&c->in));
	}
	handler->resume(c);
	if (holds) {
		lp_conn_use_up(c, lp_conn_run(c, at), true);
	}
}
