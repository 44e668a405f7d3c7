/* "5:hello,": netstring(), as D. J. Bernstein wrote it down in 1997 and Postfix' socketmap uses it. Carries every byte.
 *
 * Strict: no leading zeros, nothing but digits, a colon and the comma. */
#include "frame_counted.h"

static lp_frame_result netstring_bad_length(lp_frame_state *state, size_t consumed, lp_frame *frame)
{
	memset(state, 0, sizeof *state);
	frame->consumed = consumed;
	frame->reason = "a netstring without a valid length";
	return LP_FRAME_ERROR;
}

static lp_frame_result netstring_next(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	size_t value, digits;

	(void) framing;
	if (state->skipping) {
		return lp_counted_skip(state, data, length, ',', frame);
	}
	digits = lp_count_read(data, length, &value);
	if (digits > LP_COUNT_DIGITS) {
		return netstring_bad_length(state, digits, frame);
	}
	if (digits == length) {
		frame->consumed = 0;
		return LP_FRAME_MORE;
	}
	if (digits == 0 || data[digits] != ':') {
		return netstring_bad_length(state, digits + 1, frame);
	}
	return lp_counted_next(state, data, length, max, digits + 1, value, ',', frame);
}

static const char *netstring_refuse(const lp_framing *framing, const char *data, size_t length)
{
	(void) framing;
	(void) data;
	(void) length;
	return NULL;
}

static size_t netstring_size(const lp_framing *framing, const char *data, size_t length)
{
	(void) framing;
	(void) data;
	return lp_count_size(length) + length + 2;
}

static void netstring_write(const lp_framing *framing, const char *data, size_t length, char *to)
{
	(void) framing;
	to = lp_count_write(length, to);
	*to++ = ':';
	if (length) {
		memcpy(to, data, length);
	}
	to[length] = ',';
}

static const lp_framing_ops netstring_ops = {
	"netstring", netstring_next, lp_frame_fragment, netstring_refuse, netstring_size, netstring_write
};

const lp_framing lp_framing_netstring = {&netstring_ops, "", 0, true, 0, NULL, 0};
