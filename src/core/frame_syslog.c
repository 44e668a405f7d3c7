/* Syslog over TCP (RFC 6587): each message is counted, "5 hello", or a line, as it begins.
 *
 * A counted one begins with a length without leading zeros and a blank, and is handed out as counted, LF included. Everything else is a
 * line, which ends in LF; one CR before it is stripped. */
#include "frame_counted.h"

typedef enum syslog_form { SYSLOG_LINE, SYSLOG_COUNTED, SYSLOG_UNDECIDED } syslog_form;

static syslog_form syslog_form_of(const char *data, size_t length, size_t *digits, size_t *value)
{
	*digits = lp_count_read(data, length, value);
	if (*digits > LP_COUNT_DIGITS || (*digits && *value == 0)) {
		return SYSLOG_LINE;
	}
	if (*digits == length) {
		return SYSLOG_UNDECIDED;
	}
	return *digits && data[*digits] == ' ' ? SYSLOG_COUNTED : SYSLOG_LINE;
}

static lp_frame_result syslog_next(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	size_t digits, value;

	(void) framing;
	if (state->skipping && state->begun) {
		return lp_counted_skip(state, data, length, '\0', frame);
	}
	if (!state->skipping && !state->scanned) {
		switch (syslog_form_of(data, length, &digits, &value)) {
			case SYSLOG_COUNTED:
				return lp_counted_next(state, data, length, max, digits + 1, value, '\0', frame);
			case SYSLOG_UNDECIDED:
				frame->consumed = 0;
				return LP_FRAME_MORE;
			case SYSLOG_LINE:
				break;
		}
	}
	return lp_framing_lines.ops->next(&lp_framing_lines, state, data, length, max, frame);
}

/* A line without its end is one; what was or may be counted is a fragment. */
static lp_frame_result syslog_end(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	size_t digits, value;

	if (state->skipping ? state->begun : !state->scanned && syslog_form_of(data, length, &digits, &value) != SYSLOG_LINE) {
		return lp_frame_fragment(framing, state, data, length, max, frame);
	}
	return lp_framing_lines.ops->end(&lp_framing_lines, state, data, length, max, frame);
}

static const char *syslog_refuse(const lp_framing *framing, const char *data, size_t length)
{
	(void) framing;
	(void) data;
	(void) length;
	return NULL;
}

/* What a line cannot carry: an LF, a CR at its end, and what would be taken for a length. */
static bool syslog_counts(const char *data, size_t length)
{
	return length && ((data[0] >= '1' && data[0] <= '9') || data[length - 1] == '\r' || memchr(data, '\n', length));
}

static size_t syslog_size(const lp_framing *framing, const char *data, size_t length)
{
	(void) framing;
	return length + 1 + (syslog_counts(data, length) ? lp_count_size(length) : 0);
}

static void syslog_write(const lp_framing *framing, const char *data, size_t length, char *to)
{
	bool counts = syslog_counts(data, length);

	(void) framing;
	if (counts) {
		to = lp_count_write(length, to);
		*to++ = ' ';
	}
	if (length) {
		memcpy(to, data, length);
	}
	if (!counts) {
		to[length] = '\n';
	}
}

static const lp_framing_ops syslog_ops = {"syslog", syslog_next, syslog_end, syslog_refuse, syslog_size, syslog_write};

const lp_framing lp_framing_syslog = {&syslog_ops, "", 0, false, 0, NULL, 0};
