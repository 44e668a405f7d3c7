/* Replies with a code, of mail (RFC 5321 4.2.1) and file transfer (RFC 959 4.2).
 *
 * "250 text", or "250" alone, is a reply of one line; "250-text" begins one of several, which ends with a line that would be a reply of
 * one line with the same code. Lines in between belong to it whatever they are: mail repeats the code in them, file transfer need
 * not, and says that a code with a blank there is text unless it is the first line's. The codes stay in the message.
 *
 * Until a line is long enough to tell whether it is the last, passing the limit is not reported: so what is skipped has one end
 * however the bytes arrive. */
#include "frame_joined.h"

#define CODE_LENGTH 3
#define CODE_TELLS (CODE_LENGTH + 1)   /* bytes of a line that say what it is */

static const char code_missing[] = "a first line without a reply code";

/* What the first line is. */
static bool code_begins(const char *data, size_t length)
{
	for (size_t i = 0; i < CODE_LENGTH; i++) {
		if (i == length || data[i] < '0' || data[i] > '9') {
			return false;
		}
	}
	return length == CODE_LENGTH || data[CODE_LENGTH] == ' ' || data[CODE_LENGTH] == '-';
}

/* 'first' begins the reply, which has been found to have a code. */
static bool code_is_last(const char *first, const char *data, size_t length)
{
	if (length < CODE_LENGTH || memcmp(first, data, CODE_LENGTH) != 0) {
		return false;
	}
	return length == CODE_LENGTH || data[CODE_LENGTH] == ' ';
}

static lp_frame_result code_too_long(lp_frame_state *state, char *data, const lp_joined_line *line, size_t max, lp_frame *frame)
{
	char code[CODE_LENGTH] = "";
	/* a line without a code is skipped as a reply of its own */
	bool more = state->line > 0 || code_begins(data, line->length);

	if (more) {
		memcpy(code, data, CODE_LENGTH);
		more = !code_is_last(code, data + line->text, line->length);
	}
	lp_joined_too_long(state, false, data, line, max, frame);
	memcpy(state->code, code, CODE_LENGTH);
	state->begun = more;
	return LP_FRAME_TOO_LONG;
}

static lp_frame_result code_no_code(lp_frame_state *state, char *data, const lp_joined_line *line, lp_frame *frame)
{
	frame->data = data;
	frame->length = line->length;
	return lp_joined_error(state, line->next, code_missing, frame);
}

/* Whether the line that begins here is the last: 1, -1 for no, 0 for "more bytes are needed to tell". */
static int skip_is_last(const lp_framing *framing, const char *code, const char *data, size_t length)
{
	size_t known = length < CODE_LENGTH ? length : CODE_LENGTH;

	if (known && memcmp(data, code, known) != 0) {
		return -1;
	}
	if (length <= CODE_LENGTH) {
		return 0;
	}
	if (data[CODE_LENGTH] == '\r') {
		return length == CODE_TELLS ? 0 : data[CODE_TELLS] == '\n' ? 1 : -1;
	}
	return data[CODE_LENGTH] == ' ' || (data[CODE_LENGTH] == '\n' && !framing->strict) ? 1 : -1;
}

static lp_frame_result code_skip(const lp_framing *framing, lp_frame_state *state, const char *data, size_t length, lp_frame *frame)
{
	const char *reason = NULL;
	size_t at = 0;

	while (at < length) {
		if (state->line_start) {
			int last = skip_is_last(framing, state->code, data + at, length - at);

			if (last == 0) {
				break;
			}
			state->begun = last < 0;
			state->skipped++;   /* the LF between two lines */
		}
		at += lp_joined_skip_line(framing, state, data + at, length - at, &reason);
		if (reason) {
			return lp_joined_error(state, at, reason, frame);
		}
		if (!state->line_start) {
			break;
		}
		if (!state->begun) {
			return lp_joined_skipped(state, at, frame);
		}
	}
	return lp_joined_more(at, frame);
}

/* So far must a line be looked at even where the limit was passed before it. */
static size_t code_window(size_t max)
{
	return max < SIZE_MAX - CODE_TELLS ? max + CODE_TELLS : max;
}

static lp_frame_result code_next(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max, lp_frame *frame)
{
	lp_joined_line line;
	bool last;

	if (state->skipping) {
		return code_skip(framing, state, data, length, frame);
	}
	do {
		size_t size;

		lp_joined_find(framing, false, state, data, length, code_window(max), &line);
		size = state->joined + (state->line > 0) + line.length;
		if (size > max && (line.length >= CODE_TELLS || line.next)) {
			return code_too_long(state, data, &line, max, frame);
		}
		if (line.reason) {
			return lp_joined_error(state, line.wrong, line.reason, frame);
		}
		if (!line.next) {
			return lp_joined_more(0, frame);
		}
		if (state->line == 0 && !code_begins(data, line.length)) {
			return code_no_code(state, data, &line, frame);
		}
		last = code_is_last(data, data + line.text, line.length);
		state->joined = size;
		state->line = state->scanned = line.next;
	} while (!last);
	return lp_joined_message(state, false, data, line.next, frame);
}

static const char *code_refuse(const lp_framing *framing, const char *data, size_t length)
{
	(void) framing;
	(void) data;
	(void) length;
	return "anything: this framing is for reading replies";
}

bool lp_code_is_whole(const char *text, size_t length)
{
	size_t from = 0;

	if (length == 0 || memchr(text, '\r', length)) {
		return false;
	}
	for (;;) {
		const char *lf = from < length ? memchr(text + from, '\n', length - from) : NULL;
		size_t end = lf ? (size_t) (lf - text) : length;

		if (from == 0 && !code_begins(text, end)) {
			return false;
		}
		if (code_is_last(text, text + from, end - from)) {
			return end == length;
		}
		if (!lf) {
			return false;
		}
		from = end + 1;
	}
}

static const lp_framing_ops code_ops = {"code", code_next, lp_frame_fragment, code_refuse, NULL, NULL};

const lp_framing lp_framing_code = {&code_ops, "\n", 1, false, 0, NULL, 0};
const lp_framing lp_framing_code_crlf = {&code_ops, "\r\n", 2, true, 0, NULL, 0};
