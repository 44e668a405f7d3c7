/* Two ways to cut a stream into messages, to be compared: the framing under test, fed in chunks, and a slow model.
 *
 * Both write what happened into a log of the same form, one entry per event, with the event's bytes and the place in
 * the stream behind it. Equal logs mean equal behaviour. Used by the unit test and the fuzzer of the framing. */
#ifndef FRAME_MODEL_H
#define FRAME_MODEL_H

#include "../../src/core/frame.h"

typedef struct frame_log {
	char *text;
	size_t length;
	size_t capacity;
} frame_log;

void frame_log_clear(frame_log *log);
void frame_log_fini(frame_log *log);
bool frame_log_same(const frame_log *a, const frame_log *b);

/* The log for a failed comparison, control bytes made visible. */
void frame_log_print(const char *title, const frame_log *log);

/* Feed 'data' in chunks, whose ends are cuts[0..count) in rising order and the end of the data, then end the stream.
 * Every range is offered in memory of exactly its length, so that a sanitizer sees a read past it. A result that
 * contradicts frame.h is an entry of its own, which no model writes. */
void frame_log_chunks(frame_log *log, const lp_framing *framing, const char *data, size_t length, size_t max,
	const size_t *cuts, size_t count);

/* The same with chunks of 'step' bytes. */
void frame_log_steps(frame_log *log, const lp_framing *framing, const char *data, size_t length, size_t max, size_t step);

/* What ought to happen, by a state machine that looks at one byte at a time and knows nothing of chunks. */
void frame_log_model(frame_log *log, const lp_framing *framing, const char *data, size_t length, size_t max);

#endif
