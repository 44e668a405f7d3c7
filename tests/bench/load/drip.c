/* Lines that come one byte at a time, on several connections at once: does a byte cost more the
 * longer the line already is?
 *
 * The last bytes of each line are dripped and measured; what goes before them is sent at once, so
 * that a very long line takes no longer than a short one. A server that searches or copies all it
 * has at each byte is found out. Bytes sent too fast would be read together: so each round sends
 * one byte on every connection and then waits for the reply to a short line on another one, by which
 * time the server has been through its loop. The unit of the row is a byte, not a line. */

#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "line.h"
#include "meter.h"
#include "scenario.h"
#include "stream.h"
#include "wire.h"

#define CONTROL_ID     0xffff
#define SETTLE_ROUNDS  200
#define DRIPPED        1024    /* bytes of each line, at most */

struct drip {
	const struct options *options;
	struct line_shape shape;
	struct line_shape control_shape;
	struct meter meter;
	struct stream control;
	uint32_t control_sequence;
	int *fds;
	char **lines;
	uint64_t bytes;
};

static void wait_for_server(struct drip *d)
{
	stream_exchange(&d->control, &d->control_shape, CONTROL_ID, d->control_sequence++);
}

static void settle(struct drip *d)
{
	for (int i = 0; i < SETTLE_ROUNDS; i++) {
		wait_for_server(d);
	}
}

static void read_reply(struct drip *d, unsigned id, uint32_t sequence)
{
	static char in[65536];
	struct line_due due = { .sequence = sequence };

	while (due.sequence == sequence) {
		ssize_t got = recv(d->fds[id], in, sizeof(in), 0);

		if (got <= 0) {
			fprintf(stderr, "load: connection %u: no reply to a dripped line: %s\n", id,
				got ? strerror(errno) : "closed by the server");
			exit(1);
		}
		line_check(&d->shape, id, &due, in, (size_t)got);
	}
}

static void drip_line(struct drip *d, uint32_t sequence)
{
	size_t connections = d->options->connections;
	size_t length = d->shape.length;
	size_t at = length > DRIPPED ? length - DRIPPED : 0;

	for (size_t i = 0; i < connections; i++) {
		line_write(&d->shape, d->lines[i], (unsigned)i, sequence);
		wire_send_all(d->fds[i], d->lines[i], at);
	}
	settle(d);
	meter_resume(&d->meter);
	for (; at < length; at++) {
		for (size_t i = 0; i < connections; i++) {
			wire_send_all(d->fds[i], d->lines[i] + at, 1);
		}
		d->bytes += connections;
		wait_for_server(d);
		meter_progress(&d->meter, d->bytes);
	}
	meter_pause(&d->meter);
	for (size_t i = 0; i < connections; i++) {
		wire_send_all(d->fds[i], d->lines[i] + length, 1);
		read_reply(d, (unsigned)i, sequence);
	}
}

static void open_all(struct drip *d)
{
	const struct options *o = d->options;

	d->fds = calloc(o->connections, sizeof(*d->fds));
	d->lines = calloc(o->connections, sizeof(*d->lines));
	if (!d->fds || !d->lines) {
		perror("calloc");
		exit(1);
	}
	for (size_t i = 0; i < o->connections; i++) {
		d->fds[i] = wire_connect(&o->to, 0);
		d->lines[i] = malloc(o->length + 1);
		if (!d->lines[i]) {
			perror("malloc");
			exit(1);
		}
	}
	stream_open(&d->control, &o->to, 0);
}

static void close_all(struct drip *d)
{
	for (size_t i = 0; i < d->options->connections; i++) {
		close(d->fds[i]);
		free(d->lines[i]);
	}
	stream_close(&d->control);
	free(d->lines);
	free(d->fds);
}

void drip_run(const struct options *options)
{
	struct drip d = { .options = options };
	uint64_t lines = options->lines ? options->lines : 1;

	line_shape_init(&d.shape, options->length);
	line_shape_init(&d.control_shape, 16);
	meter_begin(&d.meter, options);
	open_all(&d);
	settle(&d);
	meter_start(&d.meter, 0);
	meter_pause(&d.meter);
	for (uint64_t i = 0; i < lines; i++) {
		drip_line(&d, (uint32_t)i);
	}
	d.meter.end_count = d.bytes;
	meter_print(&d.meter, 0);
	close_all(&d);
	line_shape_fini(&d.control_shape);
	line_shape_fini(&d.shape);
}
