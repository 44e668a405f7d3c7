/* The rest of a message of several lines that is too long: only its length and its end are of interest. At the beginning of a line a few
 * bytes may have to wait for what follows them; everything else is used up at once. */
#include "frame_joined.h"

lp_frame_result lp_joined_error(lp_frame_state *state, size_t consumed, const char *reason, lp_frame *frame)
{
	memset(state, 0, sizeof *state);
	frame->consumed = consumed;
	frame->reason = reason;
	return LP_FRAME_ERROR;
}

/* How many bytes of the end of the message are at the beginning of data[0..length): -1 for none, 0 for "more are needed to tell". */
static int skip_ends(const lp_framing *framing, bool dotted, const char *data, size_t length)
{
	static const char dot[] = ".\r\n", crlf[] = "\r\n";
	const char *last = dotted ? dot : crlf;
	size_t size = dotted ? 3 : 2;
	size_t known = length < size ? length : size;

	if (!framing->strict && length > dotted && data[dotted] == '\n' && (!dotted || data[0] == '.')) {
		return dotted + 1;
	}
	if (known && memcmp(data, last, known) != 0) {
		return -1;
	}
	return known == size ? (int) size : 0;
}

static size_t skip_lenient(lp_frame_state *state, const char *data, size_t length)
{
	const char *lf = memchr(data, '\n', length);
	size_t body = lf ? (size_t) (lf - data) : length;

	state->skipped += body;
	if (body) {
		state->held_cr = data[body - 1] == '\r';
	}
	if (!lf) {
		return length;
	}
	state->skipped -= state->held_cr;
	state->held_cr = false;
	state->line_start = true;
	return body + 1;
}

static size_t skip_strict(lp_frame_state *state, const char *data, size_t length, const char **reason)
{
	size_t at = lp_line_find(data, 0, length);

	state->skipped += at;
	if (at == length || (data[at] == '\r' && at + 1 == length)) {
		return at;
	}
	if (data[at] == '\n' || data[at + 1] != '\n') {
		*reason = data[at] == '\n' ? lp_line_bare_lf : lp_line_bare_cr;
		return at + 1;
	}
	state->line_start = true;
	return at + 2;
}

size_t lp_joined_skip_line(const lp_framing *framing, lp_frame_state *state, const char *data, size_t length, const char **reason)
{
	state->line_start = false;
	return framing->strict ? skip_strict(state, data, length, reason) : skip_lenient(state, data, length);
}

lp_frame_result lp_joined_skipped(lp_frame_state *state, size_t consumed, lp_frame *frame)
{
	frame->data = NULL;
	frame->length = (size_t) state->skipped;
	frame->consumed = consumed;
	memset(state, 0, sizeof *state);
	return LP_FRAME_SKIPPED;
}

lp_frame_result lp_joined_skip(const lp_framing *framing, bool dotted, lp_frame_state *state, char *data, size_t length,
	lp_frame *frame)
{
	const char *reason = NULL;
	size_t at = 0;

	while (at < length) {
		if (state->line_start) {
			int ends = skip_ends(framing, dotted, data + at, length - at);

			if (ends >= 0) {
				return ends ? lp_joined_skipped(state, at + (size_t) ends, frame) : lp_joined_more(at, frame);
			}
			state->skipped++;   /* the LF between two lines */
			at += dotted && data[at] == '.';
		}
		at += lp_joined_skip_line(framing, state, data + at, length - at, &reason);
		if (reason) {
			return lp_joined_error(state, at, reason, frame);
		}
		if (!state->line_start) {
			break;
		}
	}
	return lp_joined_more(at, frame);
}
