/* One line to everybody: a speaker sends it, the server sends "OK " and the line to all connections.
 *
 * The next one is sent when all have got the last, byte for byte, so that nobody's socket buffer fills. The
 * speaker connects last: when its first line is answered, all others have been accepted.
 *
 * The first and the last connection are heard before the others: whichever way round the server goes, it has done
 * its work by then, and wakes us once or twice. Else one way round would cost it 10,000 wake-ups and the other none. */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "line.h"
#include "meter.h"
#include "scenario.h"
#include "wire.h"

#define CONNECTIONS_PER_SOURCE 20000   /* one address has ports for some 28,000 */

struct audience {
	const struct options *options;
	struct line_shape shape;
	size_t count;            /* with the speaker, who is the last */
	int *fds;
	struct line_due *due;
};

static void hear(struct audience *a, size_t who)
{
	char data[4096];
	size_t lines = 0;

	while (!lines) {
		ssize_t got = recv(a->fds[who], data, sizeof(data), 0);

		if (got <= 0) {
			fprintf(stderr, "load: connection %zu of %zu has not got its line: %s\n", who, a->count,
				got ? strerror(errno) : "closed");
			exit(1);
		}
		lines = line_check(&a->shape, 0, &a->due[who], data, (size_t)got);
	}
}

static void speak(struct audience *a, char *line, uint32_t sequence)
{
	line_write(&a->shape, line, 0, sequence);
	wire_send_all(a->fds[a->count - 1], line, a->shape.length + 1);
	hear(a, 0);
	hear(a, a->count - 1);
	for (size_t i = 1; i + 1 < a->count; i++) {
		hear(a, i);
	}
}

void broadcast_run(const struct options *options)
{
	struct audience a = { .options = options, .count = options->connections + 1 };
	char *line = malloc(options->length + 1);
	struct meter meter;
	uint32_t sequence = 0;

	line_shape_init(&a.shape, options->length);
	a.fds = malloc(a.count * sizeof(*a.fds));
	a.due = calloc(a.count, sizeof(*a.due));
	if (!line || !a.fds || !a.due) {
		perror("malloc");
		exit(1);
	}
	for (size_t i = 0; i < a.count; i++) {
		a.fds[i] = wire_connect(&options->to, (unsigned)(i / CONNECTIONS_PER_SOURCE));
	}
	meter_begin(&meter, options);
	do {
		speak(&a, line, sequence++);
	} while (meter_tick(&meter, (uint64_t)sequence * a.count));
	meter_print(&meter, 0);
	line_shape_fini(&a.shape);
	free(a.due);
	free(a.fds);
	free(line);
}
