/* The byte buffer behind buffer.h. */
#include "buffer.h"

#include <stdlib.h>
#include <string.h>

#define BUFFER_KEEP 256   /* an emptied buffer this small is kept: freeing it would cost more than it holds */

LP_HOT void lp_buffer_fini(lp_buffer *buffer)
{
	free(buffer->bytes);
	memset(buffer, 0, sizeof *buffer);
}

static size_t buffer_next_capacity(size_t capacity, size_t need)
{
	size_t next = capacity + capacity / 2;

	if (next < need) {
		next = need;
	}
	return next < 64 ? 64 : next;
}

LP_HOT char *lp_buffer_reserve(lp_buffer *buffer, size_t want)
{
	size_t length = lp_buffer_length(buffer);
	char *bytes;

	if (want > SIZE_MAX / 4 - length) {
		return NULL;
	}
	if (buffer->capacity - buffer->end >= want) {
		return buffer->bytes + buffer->end;
	}
	/* the used-up start is worth moving for only when it is most of the memory: else moves add up to O(n^2) */
	if (buffer->start > length && buffer->capacity - length >= want) {
		memmove(buffer->bytes, buffer->bytes + buffer->start, length);
		buffer->start = 0;
		buffer->end = length;
		return buffer->bytes + length;
	}
	if (buffer->start) {
		memmove(buffer->bytes, buffer->bytes + buffer->start, length);
		buffer->start = 0;
		buffer->end = length;
	}
	size_t capacity = buffer_next_capacity(buffer->capacity, length + want);
	bytes = realloc(buffer->bytes, capacity);
	if (!bytes) {
		return NULL;
	}
	buffer->bytes = bytes;
	buffer->capacity = capacity;
	return bytes + length;
}

void lp_buffer_commit(lp_buffer *buffer, size_t count)
{
	buffer->end += count;
}

LP_HOT int lp_buffer_append(lp_buffer *buffer, const char *data, size_t length)
{
	char *room;

	if (length == 0) {   /* an empty buffer has no place to give, and needs none */
		return 0;
	}
	room = lp_buffer_reserve(buffer, length);
	if (!room) {
		return -1;
	}
	memcpy(room, data, length);
	lp_buffer_commit(buffer, length);
	return 0;
}

LP_HOT void lp_buffer_consume(lp_buffer *buffer, size_t count)
{
	buffer->start += count;
	if (buffer->start == buffer->end) {
		if (buffer->capacity > BUFFER_KEEP) {
			lp_buffer_fini(buffer);
		} else {
			buffer->start = buffer->end = 0;
		}
	}
}
