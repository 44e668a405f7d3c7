/* Makes the lines and proves the replies.
 *
 * A line starts with its connection's number and its own sequence number, and its padding differs
 * from column to column; so a reply that is lost, swapped, repeated, cut or shifted is a wrong byte
 * somewhere. Nothing is searched and nothing is kept: what must come next is always known.
 * It knows nothing of sockets. */

#include "line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char prefix[] = "OK ";
#define PREFIX_LENGTH (sizeof(prefix) - 1)

static void put_hex(char *to, uint32_t value, int digits)
{
	while (digits--) {
		to[digits] = "0123456789abcdef"[value & 15];
		value >>= 4;
	}
}

static void put_numbers(char *line, unsigned id, uint32_t sequence)
{
	put_hex(line, id, 4);
	put_hex(line + 5, sequence, 8);
}

void line_shape_init(struct line_shape *shape, size_t length)
{
	shape->length = length;
	shape->reply_length = PREFIX_LENGTH + length + 1;
	shape->line = malloc(length + 1);
	shape->reply = malloc(shape->reply_length);
	if (!shape->line || !shape->reply) {
		perror("malloc");
		exit(1);
	}
	for (size_t i = 0; i < length; i++) {
		shape->line[i] = (char)('a' + i % 26);
	}
	shape->line[4] = shape->line[13] = ' ';
	shape->line[length] = '\n';
	memcpy(shape->reply, prefix, PREFIX_LENGTH);
	memcpy(shape->reply + PREFIX_LENGTH, shape->line, length + 1);
}

void line_shape_fini(struct line_shape *shape)
{
	free(shape->line);
	free(shape->reply);
}

void line_write(const struct line_shape *shape, char *to, unsigned id, uint32_t sequence)
{
	memcpy(to, shape->line, shape->length + 1);
	put_numbers(to, id, sequence);
}

static void fail(const struct line_shape *shape, unsigned id, const struct line_due *due,
	const char *data, size_t length)
{
	size_t due_length = shape->reply_length - due->offset;
	int show_due = (int)(due_length < 100 ? due_length : 100);
	int show_data = (int)(length < 100 ? length : 100);

	fprintf(stderr, "load: WRONG REPLY on connection %u, line %u, from byte %zu of the reply\n"
		"  due: %.*s\n  got: %.*s\n", id, due->sequence, due->offset,
		show_due, shape->reply + due->offset, show_data, data);
	exit(1);
}

size_t line_check(struct line_shape *shape, unsigned id, struct line_due *due,
	const char *data, size_t length)
{
	size_t complete = 0;

	while (length) {
		size_t part = shape->reply_length - due->offset;

		if (part > length) {
			part = length;
		}
		put_numbers(shape->reply + PREFIX_LENGTH, id, due->sequence);
		if (memcmp(shape->reply + due->offset, data, part)) {
			fail(shape, id, due, data, length);
		}
		data += part;
		length -= part;
		due->offset += part;
		if (due->offset == shape->reply_length) {
			due->offset = 0;
			due->sequence++;
			complete++;
		}
	}
	return complete;
}
