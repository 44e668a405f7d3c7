/* What a message of several lines costs: one long line and many short ones, dripped, in pieces and at once, within the limit and skipped. */
#ifndef FRAMES_COST_H
#define FRAMES_COST_H

#include "frames.h"
#include "memchr.h"

/* 'line' is four bytes, its end included. */
static inline void frames_cost(const lp_framing *framing, const char *begin, const char *line, const char *end)
{
	enum { LENGTH = 60000 };
	static const size_t steps[] = {1, 7, LENGTH};
	char *data = malloc(LENGTH);

	for (int shape = 0; shape < 2; shape++) {
		memset(data, 'x', LENGTH);
		for (size_t i = 0; shape == 1 && i < LENGTH - 12; i += 4) {
			memcpy(data + i, line, 4);
		}
		memcpy(data, begin, strlen(begin));
		memcpy(data + LENGTH - strlen(end), end, strlen(end));
		for (int i = 0; i < 3; i++) {
			searched = 0;
			CHECK_EQ(frames_feed(framing, data, LENGTH, LENGTH, steps[i]), 1);
			CHECK(searched <= 4 * LENGTH + 16);   /* for LF, for CR, to join, and again the CR whose LF was not here */
			searched = 0;
			CHECK_EQ(frames_feed(framing, data, LENGTH, 100, steps[i]), 1);
			CHECK(searched <= 4 * LENGTH + 400);
		}
	}
	free(data);
}

#endif
