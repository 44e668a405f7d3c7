/* Lines that end in LF or CR LF: the framings lines(), crlf(false) and crlf(true).
 *
 * References: RFC 5321 2.3.8 for why strict readers refuse a bare CR or LF (SMTP smuggling). */
#include "frame_lines.h"

/* The limit was passed: hand out the first 'max' bytes and skip what follows up to the end of the line. */
static lp_frame_result lines_too_long(lp_frame_state *state, char *data, size_t max, lp_frame *frame)
{
	frame->data = data;
	frame->length = max;
	frame->consumed = max;
	state->scanned = 0;
	state->skipping = true;
	state->skipped = max;
	return LP_FRAME_TOO_LONG;
}

static lp_frame_result lines_skipped(lp_frame_state *state, size_t consumed, lp_frame *frame)
{
	frame->data = NULL;
	frame->length = (size_t) state->skipped;
	frame->consumed = consumed;
	memset(state, 0, sizeof *state);
	return LP_FRAME_SKIPPED;
}

static lp_frame_result lines_message(lp_frame_state *state, char *data, size_t length, size_t consumed, lp_frame *frame)
{
	frame->data = data;
	frame->length = length;
	frame->consumed = consumed;
	state->scanned = 0;
	return LP_FRAME_MESSAGE;
}

static lp_frame_result lines_more(size_t consumed, lp_frame *frame)
{
	frame->consumed = consumed;
	return LP_FRAME_MORE;
}

static lp_frame_result lines_skip(lp_frame_state *state, char *data, size_t length, lp_frame *frame)
{
	char *lf = length ? memchr(data, '\n', length) : NULL;
	size_t body = lf ? (size_t) (lf - data) : length;

	state->skipped += body;
	if (body) {
		state->held_cr = data[body - 1] == '\r';
	}
	if (!lf) {
		return lines_more(length, frame);
	}
	if (state->held_cr) {
		state->skipped--;
	}
	return lines_skipped(state, body + 1, frame);
}

/* Find the next line in data[0..length): memchr from where the last call stopped. */
static LP_HOT lp_frame_result lines_next(const lp_framing *framing, lp_frame_state *state, char *data, size_t length,
	size_t max, lp_frame *frame)
{
	/* a line within the limit ends in the first max + 2 bytes: body, CR, LF */
	size_t window = length <= max || length - max <= 2 ? length : max + 2;
	size_t body;
	char *lf;

	(void) framing;
	if (lp_unlikely(state->skipping)) {
		return lines_skip(state, data, length, frame);
	}
	lf = window > state->scanned ? memchr(data + state->scanned, '\n', window - state->scanned) : NULL;
	if (lp_likely(lf != NULL)) {
		body = (size_t) (lf - data);
		if (body > 0 && data[body - 1] == '\r') {
			body--;
		}
		if (lp_unlikely(body > max)) {
			return lines_too_long(state, data, max, frame);
		}
		return lines_message(state, data, body, (size_t) (lf - data) + 1, frame);
	}
	/* one byte over the limit may still be the CR of the delimiter */
	if (window > max && (window - max > 1 || data[max] != '\r')) {
		return lines_too_long(state, data, max, frame);
	}
	state->scanned = window;
	return lines_more(0, frame);
}

static lp_frame_result lines_end(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	(void) framing;
	if (state->skipping) {
		state->skipped += length;
		return lines_skipped(state, length, frame);
	}
	if (length == 0) {
		return lines_more(0, frame);
	}
	if (length > max) {   /* by the one CR that was waited for: without LF it is part of the line */
		return lines_too_long(state, data, max, frame);
	}
	return lines_message(state, data, length, length, frame);
}

static LP_HOT const char *lines_refuse(const lp_framing *framing, const char *data, size_t length)
{
	(void) framing;
	return length && memchr(data, '\n', length) ? "a line feed, which ends a line in this framing" : NULL;
}

static lp_frame_result strict_error(lp_frame_state *state, size_t consumed, const char *reason, lp_frame *frame)
{
	memset(state, 0, sizeof *state);
	frame->consumed = consumed;
	frame->reason = reason;
	return LP_FRAME_ERROR;
}

/* Two searches of memchr beat one byte loop. */
size_t lp_line_find(const char *data, size_t from, size_t length)
{
	const char *lf = from < length ? memchr(data + from, '\n', length - from) : NULL;
	size_t end = lf ? (size_t) (lf - data) : length;
	const char *cr = from < end ? memchr(data + from, '\r', end - from) : NULL;

	return cr ? (size_t) (cr - data) : end;
}

const char lp_line_bare_lf[] = "a line feed without a carriage return before it";
const char lp_line_bare_cr[] = "a carriage return without a line feed behind it";

static lp_frame_result strict_skip(lp_frame_state *state, char *data, size_t length, lp_frame *frame)
{
	size_t at = lp_line_find(data, 0, length);

	state->skipped += at;
	if (at == length) {
		return lines_more(length, frame);
	}
	if (data[at] == '\n') {
		return strict_error(state, at + 1, lp_line_bare_lf, frame);
	}
	if (at + 1 == length) {
		return lines_more(at, frame);   /* the CR is offered again with what follows */
	}
	if (data[at + 1] != '\n') {
		return strict_error(state, at + 1, lp_line_bare_cr, frame);
	}
	return lines_skipped(state, at + 2, frame);
}

static lp_frame_result strict_next(const lp_framing *framing, lp_frame_state *state, char *data, size_t length,
	size_t max, lp_frame *frame)
{
	size_t window = length <= max ? length : max + 1;   /* the CR of a line within the limit is in here */
	size_t at;

	(void) framing;
	if (state->skipping) {
		return strict_skip(state, data, length, frame);
	}
	at = lp_line_find(data, state->scanned, window);
	if (at == window) {
		if (window > max) {
			return lines_too_long(state, data, max, frame);
		}
		state->scanned = window;
		return lines_more(0, frame);
	}
	if (data[at] == '\n') {
		return strict_error(state, at + 1, lp_line_bare_lf, frame);
	}
	if (at + 1 == length) {
		state->scanned = at;
		return lines_more(0, frame);
	}
	if (data[at + 1] != '\n') {
		return strict_error(state, at + 1, lp_line_bare_cr, frame);
	}
	return lines_message(state, data, at, at + 2, frame);
}

/* Without CR LF nothing is a line: the rest is dropped, which the caller counts. */
static lp_frame_result strict_end(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	(void) framing;
	(void) data;
	(void) max;
	if (state->skipping) {
		state->skipped += length;
		return lines_skipped(state, length, frame);
	}
	return lines_more(0, frame);
}

static const char *strict_refuse(const lp_framing *framing, const char *data, size_t length)
{
	(void) framing;
	return lp_line_find(data, 0, length) < length
		? "a carriage return or line feed, which strict CRLF framing allows at the end only" : NULL;
}

static const lp_framing_ops lines_ops = {"lines", lines_next, lines_end, lines_refuse, NULL, NULL};
static const lp_framing_ops strict_ops = {"crlf", strict_next, strict_end, strict_refuse, NULL, NULL};

const lp_framing lp_framing_lines = {&lines_ops, "\n", 1, false, 0, NULL, 0};
const lp_framing lp_framing_crlf_strict = {&strict_ops, "\r\n", 2, true, 0, NULL, 0};
const lp_framing lp_framing_crlf_lenient = {&lines_ops, "\r\n", 2, false, 0, NULL, 0};
