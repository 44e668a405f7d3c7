/* What block(), dotted() and coded replies have in common: messages that are several lines. */
#ifndef LP_FRAME_JOINED_H
#define LP_FRAME_JOINED_H

#include "frame_lines.h"

/* A line as far as it is here. */
typedef struct lp_joined_line {
	size_t text;          /* where it begins, behind a dot that was put in front of it */
	size_t length;        /* bytes that surely belong to it */
	size_t next;          /* behind its end; 0: that is not here yet */
	size_t wrong;         /* behind a CR or LF that must not be */
	const char *reason;
} lp_joined_line;

/* 'dotted': a single dot ends the message and dots in front of others are taken off; otherwise an empty line ends it. Lines end
 * in CR LF when framing->strict, else in LF. */
lp_frame_result lp_joined_next(const lp_framing *framing, bool dotted, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame);

/* The rest of a stream as a message, where an end may be missing: block() with LF. */
lp_frame_result lp_joined_end(lp_frame_state *state, char *data, size_t length, size_t max, lp_frame *frame);

/* --- for those who find the last line themselves --- */

/* The line at state->line, whose end is looked for from state->scanned on. No further than needed to see that the message passes
 * 'max': then line->length is more than what is left of it, and not all there may be. */
void lp_joined_find(const lp_framing *framing, bool dotted, lp_frame_state *state, const char *data, size_t length, size_t max,
	lp_joined_line *line);

/* The lines in front of state->line are the message; 'consumed' bytes are used up with it. */
lp_frame_result lp_joined_message(lp_frame_state *state, bool dotted, char *data, size_t consumed, lp_frame *frame);

/* The first 'max' bytes of these lines and the one at hand; the state is now that of skipping in the middle of this line. */
lp_frame_result lp_joined_too_long(lp_frame_state *state, bool dotted, char *data, const lp_joined_line *line, size_t max, lp_frame *frame);

/* --- the rest of a message that is too long --- */

lp_frame_result lp_joined_skip(const lp_framing *framing, bool dotted, lp_frame_state *state, char *data, size_t length, lp_frame *frame);
lp_frame_result lp_joined_skipped(lp_frame_state *state, size_t consumed, lp_frame *frame);

/* Skip to behind the end of a line (then state->line_start is set), or of what is here; returns how far that is. 'reason' is set for
 * what must not be. */
size_t lp_joined_skip_line(const lp_framing *framing, lp_frame_state *state, const char *data, size_t length, const char **reason);

/* A byte, or with frame->data set a line, that this framing forbids. */
lp_frame_result lp_joined_error(lp_frame_state *state, size_t consumed, const char *reason, lp_frame *frame);

static inline lp_frame_result lp_joined_more(size_t consumed, lp_frame *frame)
{
	frame->consumed = consumed;
	return LP_FRAME_MORE;
}

#endif
