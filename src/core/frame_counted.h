/* What netstring() and syslog() have in common: messages whose length is said in front of them. */
#ifndef LP_FRAME_COUNTED_H
#define LP_FRAME_COUNTED_H

#include "frame.h"

/* Digits of the longest length that is understood: more than any limit allows, and none that size_t cannot hold. */
#define LP_COUNT_DIGITS (SIZE_MAX > UINT32_MAX ? 18 : 9)

/* The decimal number at the start of data[0..length): how many digits it has, of which LP_COUNT_DIGITS + 1 are looked at. A leading zero
 * is a number of its own. */
size_t lp_count_read(const char *data, size_t length, size_t *value);

size_t lp_count_size(size_t value);

/* Returns the place behind its last digit. */
char *lp_count_write(size_t value, char *to);

/* A message of 'value' bytes behind 'header' bytes; 'last' must stand behind it, '\0' for nothing. */
lp_frame_result lp_counted_next(lp_frame_state *state, char *data, size_t length, size_t max, size_t header, size_t value, char last,
	lp_frame *frame);
lp_frame_result lp_counted_skip(lp_frame_state *state, char *data, size_t length, char last, lp_frame *frame);

#endif
