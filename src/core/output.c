/* The queue behind output.h. It sends nothing itself. */
#include "output.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_SMALL 1024

struct lp_segment {
	lp_segment *next;
	lp_block *block;
	uint32_t offset;
	uint32_t length;
};

lp_block *lp_block_new(size_t capacity)
{
	lp_block *block = capacity > UINT32_MAX ? NULL : malloc(sizeof *block + capacity);

	if (block) {
		block->references = 1;
		block->capacity = (uint32_t) capacity;
		block->used = 0;
	}
	return block;
}

void lp_block_release(lp_block *block)
{
	if (--block->references == 0) {
		free(block);
	}
}

/* Takes over one reference to 'block' when it succeeds. */
static lp_segment *output_push(lp_output *output, lp_block *block)
{
	lp_segment *segment = malloc(sizeof *segment);

	if (segment) {
		segment->next = NULL;
		segment->block = block;
		segment->offset = segment->length = 0;
		if (output->tail) {
			output->tail->next = segment;
		} else {
			output->head = segment;
		}
		output->tail = segment;
	}
	return segment;
}

static size_t output_room(const lp_output *output)
{
	const lp_segment *tail = output->tail;

	return tail && tail->block->references == 1 ? tail->block->capacity - tail->block->used : 0;
}

static void output_fill(lp_output *output, const char *data, size_t length)
{
	lp_segment *tail = output->tail;

	memcpy(tail->block->bytes + tail->block->used, data, length);
	tail->block->used += (uint32_t) length;
	tail->length += (uint32_t) length;
	output->bytes += length;
}

int lp_output_append(lp_output *output, const char *data, size_t length)
{
	size_t room = output_room(output);
	size_t first = room < length ? room : length;
	size_t capacity;
	lp_block *block;

	if (length == 0) {
		return 0;
	}
	if (first < length) {
		/* a long queue takes bigger blocks, so that filling it in small pieces stays linear */
		capacity = output->bytes / 2 < 65536 ? output->bytes / 2 : 65536;
		capacity = capacity < BLOCK_SMALL ? BLOCK_SMALL : capacity;
		capacity = capacity < length - first ? length - first : capacity;
		block = lp_block_new(capacity);
		if (!block) {
			return -1;
		}
		if (first) {
			output_fill(output, data, first);
		}
		if (!output_push(output, block)) {
			lp_block_release(block);
			if (first) {   /* take the first part back: half a message must not be sent */
				output->tail->block->used -= (uint32_t) first;
				output->tail->length -= (uint32_t) first;
				output->bytes -= first;
			}
			return -1;
		}
	}
	output_fill(output, data + (first < length ? first : 0), first < length ? length - first : length);
	return 0;
}

int lp_output_share(lp_output *output, lp_block *block)
{
	lp_segment *segment = output_push(output, block);

	if (!segment) {
		return -1;
	}
	block->references++;
	segment->length = block->used;
	output->bytes += block->used;
	return 0;
}

int lp_output_peek(const lp_output *output, struct iovec *iov, int max)
{
	int count = 0;

	for (const lp_segment *segment = output->head; segment && count < max; segment = segment->next) {
		iov[count].iov_base = segment->block->bytes + segment->offset;
		iov[count++].iov_len = segment->length;
	}
	return count;
}

void lp_output_consume(lp_output *output, size_t count)
{
	output->bytes -= count;
	while (output->head && count >= output->head->length) {
		lp_segment *done = output->head;

		count -= done->length;
		output->head = done->next;
		if (!output->head) {
			output->tail = NULL;
		}
		lp_block_release(done->block);
		free(done);
	}
	if (output->head) {
		output->head->offset += (uint32_t) count;
		output->head->length -= (uint32_t) count;
	}
}

void lp_output_fini(lp_output *output)
{
	lp_output_consume(output, output->bytes);
}
