/* Who holds a framing, which framings are equal, and messages framed in memory of their own. The framings are in files of their own. */
#include "frame.h"

#include <stdlib.h>

/* The count is not part of the value, which stays constant. */
static lp_framing *framing_counted(const lp_framing *framing)
{
	return framing && framing->references ? (lp_framing *) (uintptr_t) framing : NULL;
}

const lp_framing *lp_framing_retain(const lp_framing *framing)
{
	lp_framing *counted = framing_counted(framing);

	if (counted) {
		counted->references++;
	}
	return framing;
}

void lp_framing_release(const lp_framing *framing)
{
	lp_framing *counted = framing_counted(framing);

	if (counted && --counted->references == 0) {
		free(counted);
	}
}

static bool bytes_same(const char *a, size_t a_length, const char *b, size_t b_length)
{
	return a_length == b_length && (a_length == 0 || memcmp(a, b, a_length) == 0);
}

bool lp_framing_same(const lp_framing *a, const lp_framing *b)
{
	return a == b || (a->ops == b->ops && a->strict == b->strict
		&& bytes_same(a->delimiter, a->delimiter_length, b->delimiter, b->delimiter_length)
		&& bytes_same(a->parameters, a->parameters_length, b->parameters, b->parameters_length));
}

lp_frame_result lp_frame_fragment(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	(void) framing;
	(void) state;
	(void) data;
	(void) length;
	(void) max;
	frame->consumed = 0;
	return LP_FRAME_MORE;
}

char *lp_frame_make(const lp_framing *framing, const char *data, size_t length, size_t *framed)
{
	char *bytes;

	*framed = lp_frame_size(framing, data, length);
	bytes = malloc(*framed);
	if (bytes) {
		lp_frame_write(framing, data, length, bytes);
	}
	return bytes;
}
