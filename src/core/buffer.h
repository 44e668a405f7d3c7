/* A growing run of bytes that is filled at its end and used up from its start.
 *
 * Holds the unfinished tail of a connection's input and a client's requests and replies. Empty ones own no memory. */
#ifndef LP_BUFFER_H
#define LP_BUFFER_H

#include "platform.h"

typedef struct lp_buffer {
	char *bytes;
	size_t start;      /* the first byte not yet used up */
	size_t end;
	size_t capacity;
} lp_buffer;

static inline size_t lp_buffer_length(const lp_buffer *buffer)
{
	return buffer->end - buffer->start;
}

static inline char *lp_buffer_data(const lp_buffer *buffer)
{
	return buffer->bytes ? buffer->bytes + buffer->start : NULL;   /* NULL + 0 is undefined */
}

/* All zero is an empty buffer. */
void lp_buffer_fini(lp_buffer *buffer);

/* Room for 'want' more bytes behind the end; returns where they go, NULL when memory ran out.
 * Growth is by half, so that filling byte by byte stays linear. */
char *lp_buffer_reserve(lp_buffer *buffer, size_t want);

/* Count bytes that were written to what reserve returned. */
void lp_buffer_commit(lp_buffer *buffer, size_t count);

/* Append a copy. 0, or -1 when memory ran out. */
int lp_buffer_append(lp_buffer *buffer, const char *data, size_t length);

/* Use up bytes from the start; an emptied buffer gives large memory back. */
void lp_buffer_consume(lp_buffer *buffer, size_t count);

#endif
