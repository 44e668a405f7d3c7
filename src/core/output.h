/* What a peer has not taken yet: a queue of blocks, some of them shared by many peers.
 *
 * A broadcast to ten thousand slow peers holds its bytes once; each queue holds a reference. */
#ifndef LP_OUTPUT_H
#define LP_OUTPUT_H

#include "platform.h"

/* Reference-counted bytes; written only while one queue holds them. */
typedef struct lp_block {
	uint32_t references;
	uint32_t capacity;
	uint32_t used;
	char bytes[];
} lp_block;

typedef struct lp_segment lp_segment;

typedef struct lp_output {
	lp_segment *head;
	lp_segment *tail;
	size_t bytes;       /* in all segments */
} lp_output;

/* A block of 'capacity' bytes (up to UINT32_MAX) with one reference; NULL when memory ran out. */
lp_block *lp_block_new(size_t capacity);
void lp_block_release(lp_block *block);

/* Append a copy; small pieces gather in one block. 0, or -1 when memory ran out (nothing was appended). */
int lp_output_append(lp_output *output, const char *data, size_t length);

/* Append a reference to all of 'block'. 0, or -1 as above. */
int lp_output_share(lp_output *output, lp_block *block);

/* Point iov[0..max) at the front of the queue; returns how many were filled. */
int lp_output_peek(const lp_output *output, struct iovec *iov, int max);

/* Drop 'count' bytes that were sent. */
void lp_output_consume(lp_output *output, size_t count);

void lp_output_fini(lp_output *output);

#endif
