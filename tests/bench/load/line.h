#ifndef BENCH_LINE_H
#define BENCH_LINE_H

#include <stddef.h>
#include <stdint.h>

/* "iiii ssssssss " of every line: who sent it and the how manieth it is. */
#define LINE_MIN 14

/* The lines of one run: all of one length, told apart by connection and sequence number. */
struct line_shape {
	size_t length;         /* without the newline */
	size_t reply_length;   /* "OK ", the line, the newline */
	char *line;            /* the line with its newline, numbers blank */
	char *reply;           /* scratch: the reply that is compared */
};

/* 'length' is at least LINE_MIN; exits when memory is out. */
void line_shape_init(struct line_shape *shape, size_t length);
void line_shape_fini(struct line_shape *shape);

/* Writes the line and its newline, shape->length + 1 bytes. */
void line_write(const struct line_shape *shape, char *to, unsigned id, uint32_t sequence);

/* Where the next byte of a connection's replies belongs. */
struct line_due {
	uint32_t sequence;
	size_t offset;
};

/* Compares what came with what was due, byte for byte, and moves 'due' on. Replies may come in any
 * pieces. Returns how many became complete; exits with both texts shown when a byte is wrong. */
size_t line_check(struct line_shape *shape, unsigned id, struct line_due *due,
	const char *data, size_t length);

#endif
