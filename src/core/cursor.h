/* Where the delivery of a connection's input stands. */
#ifndef LP_CURSOR_H
#define LP_CURSOR_H

#include "frame.h"

struct lp_conn;

/* The input that is being delivered. It stands here and not on the stack because a session takes messages out of it itself. */
typedef struct lp_cursor {
	struct lp_conn *conn;        /* NULL: nothing is delivered now */
	char *data;
	size_t length;
	size_t used;
	uint32_t budget;      /* messages until others are due */
	bool cut;             /* a session looked, and what it found is no message: 'result' and 'frame' are what to do next */
	lp_frame_result result;
	lp_frame frame;
} lp_cursor;

#endif
