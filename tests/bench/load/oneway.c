/* Lines in one direction: nobody replies, the server only counts.
 *
 * How can it be known that all was consumed? After its lines each connection is half-closed; the
 * server closes when it has read to the end and then says on its standard output how many lines it
 * has counted in all. That number has to grow by exactly ours. The warm-up is a connection of its own, so
 * that no line of it is left in a socket buffer when the measuring begins. */

#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "line.h"
#include "meter.h"
#include "scenario.h"
#include "wire.h"

#define BATCH_SIZE 65536

struct stream {
	const struct options *options;
	struct line_shape shape;
	size_t batch_lines;
	char *batch;
	uint64_t sent;      /* lines, over all connections */
	uint64_t before;    /* what the server had counted when we began */
};

/* The last "counted N" of the server's output, or 0. */
static uint64_t read_count(const char *path)
{
	FILE *file = fopen(path, "r");
	unsigned long long count = 0;
	char line[256];

	while (file && fgets(line, sizeof(line), file)) {
		sscanf(line, "counted %llu", &count);
	}
	if (file) {
		fclose(file);
	}
	return count;
}

static void check_count(const struct stream *s)
{
	uint64_t patience = meter_now() + 5000000000u;
	uint64_t count;

	do {
		count = read_count(s->options->output) - s->before;
		if (count == s->sent) {
			return;
		}
		nanosleep(&(struct timespec) { .tv_nsec = 5000000 }, NULL);
	} while (meter_now() < patience);
	fprintf(stderr, "load: %llu lines sent, the server has counted %llu\n",
		(unsigned long long)s->sent, (unsigned long long)count);
	exit(1);
}

static void send_for(struct stream *s, struct meter *meter, int fd, double seconds, uint64_t most)
{
	uint64_t until = meter_now() + (uint64_t)(seconds * 1e9);
	uint64_t limit = most ? s->sent + most : UINT64_MAX;

	do {
		wire_send_all(fd, s->batch, s->batch_lines * (s->shape.length + 1));
		s->sent += s->batch_lines;
		meter_progress(meter, s->sent);
	} while (meter_now() < until && s->sent < limit);
}

/* Waits for the server's own close, which proves that it has read everything. */
static void finish(int fd)
{
	char byte;
	ssize_t got;

	shutdown(fd, SHUT_WR);
	got = recv(fd, &byte, 1, 0);
	if (got) {
		fprintf(stderr, "load: at the end of the lines: %s\n",
			got > 0 ? "a reply where none is due" : strerror(errno));
		exit(1);
	}
}

void oneway_run(const struct options *options)
{
	struct stream s = { .options = options };
	struct meter meter;
	int fd;

	if (!options->output) {
		fprintf(stderr, "load: oneway needs --output\n");
		exit(2);
	}
	line_shape_init(&s.shape, options->length);
	s.batch_lines = BATCH_SIZE / (options->length + 1) + 1;
	s.batch = malloc(s.batch_lines * (options->length + 1));
	if (!s.batch) {
		perror("malloc");
		exit(1);
	}
	for (size_t i = 0; i < s.batch_lines; i++) {
		line_write(&s.shape, s.batch + i * (options->length + 1), 0, (uint32_t)i);
	}
	s.before = read_count(options->output);
	meter_begin(&meter, options);

	fd = wire_connect(&options->to, 0);
	send_for(&s, &meter, fd, options->warm_up, 0);
	finish(fd);
	close(fd);
	check_count(&s);

	fd = wire_connect(&options->to, 0);
	meter_start(&meter, s.sent);
	send_for(&s, &meter, fd, options->seconds, options->lines);
	finish(fd);
	meter_stop(&meter, s.sent);
	close(fd);
	check_count(&s);

	meter_print(&meter, 0);
	free(s.batch);
	line_shape_fini(&s.shape);
}
