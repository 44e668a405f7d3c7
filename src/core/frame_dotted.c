/* Lines up to a single dot: dotted(), for mail (RFC 5321 4.1.1.4 and 4.5.2), POP3 (RFC 1939 3) and news (RFC 3977 3.1.1).
 *
 * Only CR LF ends a line, and a bare CR or LF is an error: a server that took LF "." LF for the end would carry out what others
 * took for text (SMTP smuggling). The lenient one reads replies of servers that end lines in LF; it writes CR LF as well. A message without
 * its dot is a fragment and never handed out. */
#include "frame_joined.h"

static lp_frame_result dotted_next(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	return lp_joined_next(framing, true, state, data, length, max, frame);
}

static const char *dotted_refuse(const lp_framing *framing, const char *data, size_t length)
{
	(void) framing;
	return length && memchr(data, '\r', length)
		? "a carriage return: the lines of a dotted message are separated by \"\\n\" alone here" : NULL;
}

/* No line at all is a dot alone; so is, to the reader, one empty line. */
static size_t dotted_size(const lp_framing *framing, const char *data, size_t length)
{
	size_t size = length ? length + 5 : 3;

	(void) framing;
	for (size_t i = 0; i < length; i++) {
		size += data[i] == '\n';
		size += data[i] == '.' && (i == 0 || data[i - 1] == '\n');
	}
	return size;
}

static void dotted_write(const lp_framing *framing, const char *data, size_t length, char *to)
{
	(void) framing;
	for (size_t i = 0; i < length; i++) {
		if (data[i] == '.' && (i == 0 || data[i - 1] == '\n')) {
			*to++ = '.';
		} else if (data[i] == '\n') {
			*to++ = '\r';
		}
		*to++ = data[i];
	}
	if (length) {
		memcpy(to, "\r\n", 2);
		to += 2;
	}
	memcpy(to, ".\r\n", 3);
}

static const lp_framing_ops dotted_ops = {"dotted", dotted_next, lp_frame_fragment, dotted_refuse, dotted_size, dotted_write};

const lp_framing lp_framing_dotted = {&dotted_ops, "", 0, true, 0, NULL, 0};
const lp_framing lp_framing_dotted_lenient = {&dotted_ops, "", 0, false, 0, NULL, 0};
