/* Messages whose length is said in front of them. No byte of the message itself is looked at; one that is too long is reported when
 * its first 'max' bytes are here, as in any other framing. */
#include "frame_counted.h"

size_t lp_count_read(const char *data, size_t length, size_t *value)
{
	size_t digits = 0;

	*value = 0;
	while (digits < length && digits <= LP_COUNT_DIGITS && data[digits] >= '0' && data[digits] <= '9') {
		*value = *value * 10 + (size_t) (data[digits++] - '0');
		if (*value == 0) {
			break;
		}
	}
	return digits;
}

size_t lp_count_size(size_t value)
{
	size_t digits = 1;

	for (; value > 9; value /= 10) {
		digits++;
	}
	return digits;
}

char *lp_count_write(size_t value, char *to)
{
	char *end = to + lp_count_size(value);

	for (to = end; value > 9; value /= 10) {
		*--to = (char) ('0' + value % 10);
	}
	*--to = (char) ('0' + value);
	return end;
}

static lp_frame_result counted_more(size_t consumed, lp_frame *frame)
{
	frame->consumed = consumed;
	return LP_FRAME_MORE;
}

static lp_frame_result counted_error(lp_frame_state *state, size_t consumed, lp_frame *frame)
{
	memset(state, 0, sizeof *state);
	frame->consumed = consumed;
	frame->reason = "a netstring without a comma behind it";
	return LP_FRAME_ERROR;
}

static lp_frame_result counted_too_long(lp_frame_state *state, char *data, size_t max, size_t header, size_t value, lp_frame *frame)
{
	frame->data = data + header;
	frame->length = max;
	frame->consumed = header + max;
	memset(state, 0, sizeof *state);
	state->skipping = state->begun = true;
	state->skipped = value;
	state->left = value - max;
	return LP_FRAME_TOO_LONG;
}

lp_frame_result lp_counted_next(lp_frame_state *state, char *data, size_t length, size_t max, size_t header, size_t value, char last,
	lp_frame *frame)
{
	size_t here = length - header;

	if (value > max) {
		return here < max ? counted_more(0, frame) : counted_too_long(state, data, max, header, value, frame);
	}
	if (here < value + (last != '\0')) {
		return counted_more(0, frame);
	}
	if (last && data[header + value] != last) {
		return counted_error(state, header + value + 1, frame);
	}
	frame->data = data + header;
	frame->length = value;
	frame->consumed = header + value + (last != '\0');
	memset(state, 0, sizeof *state);
	return LP_FRAME_MESSAGE;
}

lp_frame_result lp_counted_skip(lp_frame_state *state, char *data, size_t length, char last, lp_frame *frame)
{
	size_t take = length < state->left ? length : state->left;

	state->left -= take;
	if (state->left || (last && take == length)) {
		return counted_more(take, frame);
	}
	if (last && data[take] != last) {
		return counted_error(state, take + 1, frame);
	}
	frame->data = NULL;
	frame->length = (size_t) state->skipped;
	frame->consumed = take + (last != '\0');
	memset(state, 0, sizeof *state);
	return LP_FRAME_SKIPPED;
}
