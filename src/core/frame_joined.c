/* Messages of several lines, which are handed out as one: the lines joined by LF.
 *
 * Until the last line is here nothing is rewritten, as the same bytes will be offered again; only their joined length is counted. Then
 * one pass joins them in place, which never needs more room than the wire did. A message that is too long is reported in the
 * middle of the line that passes the limit, and the rest of that line and what follows is skipped. */
#include "frame_joined.h"

/* Up to where a line is looked for: within the limit it ends there, with its dot, one byte too many, CR and LF. */
static size_t joined_window(const lp_frame_state *state, size_t length, size_t max)
{
	size_t used = state->joined + (state->line > 0);
	size_t rest = length - state->line;
	size_t room = max > used ? max - used : 0;

	return rest <= 4 || rest - 4 <= room ? length : state->line + room + 4;
}

/* A CR at the end of what is here may belong to the line's end. */
static void line_find_lenient(lp_frame_state *state, const char *data, size_t window, lp_joined_line *l)
{
	const char *lf = window > state->scanned ? memchr(data + state->scanned, '\n', window - state->scanned) : NULL;
	size_t end = lf ? (size_t) (lf - data) : window;

	l->next = lf ? end + 1 : 0;
	state->scanned = window;
	if (end > state->line && data[end - 1] == '\r') {
		end--;
	}
	l->length = end;
}

static void line_find_strict(lp_frame_state *state, const char *data, size_t window, size_t length, lp_joined_line *l)
{
	size_t at = lp_line_find(data, state->scanned, window);

	l->length = state->scanned = at;
	if (at == window || (data[at] == '\r' && at + 1 == length)) {
		return;
	}
	if (data[at] == '\n' || data[at + 1] != '\n') {
		l->wrong = at + 1;
		l->reason = data[at] == '\n' ? lp_line_bare_lf : lp_line_bare_cr;
		return;
	}
	l->next = at + 2;
}

void lp_joined_find(const lp_framing *framing, bool dotted, lp_frame_state *state, const char *data, size_t length, size_t max,
	lp_joined_line *l)
{
	size_t window = joined_window(state, length, max);

	memset(l, 0, sizeof *l);
	if (framing->strict) {
		line_find_strict(state, data, window, length, l);
	} else {
		line_find_lenient(state, data, window, l);
	}
	l->text = state->line + (dotted && l->length > state->line && data[state->line] == '.');
	l->length -= l->text;
}

/* The line that ends a message: empty, or the dot alone. */
static bool line_is_last(const lp_frame_state *state, bool dotted, const lp_joined_line *l)
{
	return l->next && l->length == 0 && dotted == (l->text > state->line);
}

/* Join the whole lines in data[0..end), in place; returns how long they are then. */
static size_t joined_join(bool dotted, char *data, size_t end)
{
	size_t to = 0;

	for (size_t from = 0; from < end;) {
		size_t lf = (size_t) ((char *) memchr(data + from, '\n', end - from) - data);
		size_t stop = lf > from && data[lf - 1] == '\r' ? lf - 1 : lf;
		size_t text = from + (dotted && data[from] == '.');

		if (from > 0) {
			data[to++] = '\n';
		}
		if (to != text) {
			memmove(data + to, data + text, stop - text);
		}
		to += stop - text;
		from = lf + 1;
	}
	return to;
}

/* Join the whole lines and the first 'count' bytes of the one at 'text'. */
static size_t joined_join_part(const lp_frame_state *state, bool dotted, char *data, size_t text, size_t count)
{
	size_t used = joined_join(dotted, data, state->line);

	if (state->line > 0) {
		data[used++] = '\n';
	}
	memmove(data + used, data + text, count);
	return used + count;
}

lp_frame_result lp_joined_too_long(lp_frame_state *state, bool dotted, char *data, const lp_joined_line *l, size_t max, lp_frame *frame)
{
	size_t used = state->joined + (state->line > 0);   /* one more than the limit: the LF between two lines is what is too much */
	size_t count = used < max ? max - used : 0;

	if (used > max) {
		joined_join(dotted, data, state->line);
	} else {
		joined_join_part(state, dotted, data, l->text, count);
	}
	frame->data = data;
	frame->length = max;
	frame->consumed = l->text + count;
	memset(state, 0, sizeof *state);
	state->skipping = true;
	state->skipped = used > max ? used : max;
	return LP_FRAME_TOO_LONG;
}

lp_frame_result lp_joined_message(lp_frame_state *state, bool dotted, char *data, size_t consumed, lp_frame *frame)
{
	frame->data = data;
	frame->length = joined_join(dotted, data, state->line);
	frame->consumed = consumed;
	memset(state, 0, sizeof *state);
	return LP_FRAME_MESSAGE;
}

lp_frame_result lp_joined_next(const lp_framing *framing, bool dotted, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	lp_frame_result result = LP_FRAME_MORE;
	size_t empty = 0;   /* blocks without a line are no messages: bytes of such */
	lp_joined_line l;

	if (state->skipping) {
		return lp_joined_skip(framing, dotted, state, data, length, frame);
	}
	frame->consumed = 0;
	for (;;) {
		size_t size;

		lp_joined_find(framing, dotted, state, data + empty, length - empty, max, &l);
		if (line_is_last(state, dotted, &l)) {
			if (dotted || state->line > 0) {
				result = lp_joined_message(state, dotted, data + empty, l.next, frame);
				break;
			}
			empty += l.next;
			state->scanned = 0;
			continue;
		}
		size = state->joined + (state->line > 0) + l.length;
		if (size > max && (l.length || l.next)) {
			result = lp_joined_too_long(state, dotted, data + empty, &l, max, frame);
			break;
		}
		if (l.reason) {
			result = lp_joined_error(state, l.wrong, l.reason, frame);
			break;
		}
		if (!l.next) {
			break;
		}
		state->joined = size;
		state->line = state->scanned = l.next;
	}
	frame->consumed += empty;
	return result;
}

lp_frame_result lp_joined_end(lp_frame_state *state, char *data, size_t length, size_t max, lp_frame *frame)
{
	lp_joined_line l = {.text = state->line, .length = length - state->line};

	if (state->skipping) {
		state->skipped += length + (state->line_start && length);
		return lp_joined_skipped(state, length, frame);
	}
	if (length == 0) {
		return lp_joined_more(0, frame);
	}
	if (l.length == 0) {
		return lp_joined_message(state, false, data, length, frame);
	}
	if (state->joined + (state->line > 0) + l.length > max) {   /* by the one CR that was waited for */
		return lp_joined_too_long(state, false, data, &l, max, frame);
	}
	frame->data = data;
	frame->length = joined_join_part(state, false, data, l.text, l.length);
	frame->consumed = length;
	memset(state, 0, sizeof *state);
	return LP_FRAME_MESSAGE;
}
