/* What block() and dotted() have in common: messages that are several lines, up to one that ends them. */
#ifndef LP_FRAME_JOINED_H
#define LP_FRAME_JOINED_H

#include "frame_lines.h"

/* 'dotted': a single dot ends the message and dots in front of others are taken off; otherwise an empty line ends it. Lines end
 * in CR LF when framing->strict, else in LF. */
lp_frame_result lp_joined_next(const lp_framing *framing, bool dotted, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame);

/* The rest of a stream as a message, where an end may be missing: block() with LF. */
lp_frame_result lp_joined_end(lp_frame_state *state, char *data, size_t length, size_t max, lp_frame *frame);

/* For frame_joined.c: the rest of a message that is too long, and how it and a forbidden byte are reported. */
lp_frame_result lp_joined_skip(const lp_framing *framing, bool dotted, lp_frame_state *state, char *data, size_t length, lp_frame *frame);
lp_frame_result lp_joined_skipped(lp_frame_state *state, size_t consumed, lp_frame *frame);
lp_frame_result lp_joined_error(lp_frame_state *state, size_t consumed, const char *reason, lp_frame *frame);

#endif
