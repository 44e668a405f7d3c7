/* Lines up to an empty one: block(), as Postfix' policy protocol and Asterisk's manager interface have it.
 *
 * Empty lines in front of a block are nothing: a block without lines is no message. With LF, lines end as in lines(); with CR LF they
 * end as in strict crlf(), and a bare CR or LF is an error. */
#include "frame_joined.h"

static lp_frame_result block_next(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	return lp_joined_next(framing, false, state, data, length, max, frame);
}

/* As with single lines: what has no end is a message after all, but not in strict framing. */
static lp_frame_result block_end(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	if (framing->strict) {
		return lp_frame_fragment(framing, state, data, length, max, frame);
	}
	return lp_joined_end(state, data, length, max, frame);
}

/* A line of nothing but a CR would be read as an empty one. */
static bool block_has_empty_line(const char *data, size_t length)
{
	size_t from = 0;

	for (;;) {
		const char *lf = from < length ? memchr(data + from, '\n', length - from) : NULL;
		size_t end = lf ? (size_t) (lf - data) : length;

		if (end == from || (end == from + 1 && data[from] == '\r')) {
			return true;
		}
		if (!lf) {
			return false;
		}
		from = end + 1;
	}
}

static const char *block_refuse(const lp_framing *framing, const char *data, size_t length)
{
	if (block_has_empty_line(data, length)) {
		return "an empty line, which ends a block";
	}
	if (framing->strict && memchr(data, '\r', length)) {
		return "a carriage return: the lines of a block are separated by \"\\n\" alone here";
	}
	return NULL;
}

static size_t block_size(const lp_framing *framing, const char *data, size_t length)
{
	size_t size = length + 4;

	(void) framing;
	for (size_t i = 0; i < length; i++) {
		size += data[i] == '\n';
	}
	return size;
}

static void block_write(const lp_framing *framing, const char *data, size_t length, char *to)
{
	(void) framing;
	for (size_t i = 0; i < length; i++) {
		if (data[i] == '\n') {
			*to++ = '\r';
		}
		*to++ = data[i];
	}
	memcpy(to, "\r\n\r\n", 4);
}

static const lp_framing_ops block_ops = {"block", block_next, block_end, block_refuse, block_size, block_write};

const lp_framing lp_framing_block = {&block_ops, "\n\n", 2, false, 0, NULL, 0};
const lp_framing lp_framing_block_crlf = {&block_ops, "", 0, true, 0, NULL, 0};
