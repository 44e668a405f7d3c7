/* N connections with D lines in flight on each: a reply lets the next line go.
 *
 * What one read brings is answered with one write of as many lines, so the server meets batches as
 * deep as it makes them. After the measured time no more lines are sent, every reply still due is
 * waited for, and a surplus byte is looked for: a server cannot win by losing or inventing lines. */

#define _GNU_SOURCE
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "line.h"
#include "meter.h"
#include "scenario.h"
#include "stream.h"
#include "wire.h"

#define EVENTS   1024
#define PATIENCE 10000   /* ms */

struct peer {
	struct stream stream;
	unsigned id;
	uint32_t sent;           /* sequence number of the next line */
	struct line_due due;
	char *out;               /* lines that the kernel has not taken, at most 'depth' of them */
	size_t out_from, out_to;
	bool waiting;            /* for EPOLLOUT */
};

struct exchange {
	const struct options *options;
	struct line_shape shape;
	struct peer *peers;
	int epoll_fd;
	uint64_t done;
	uint64_t in_flight;
	bool draining;
	char in[262144];
};

static void die(const char *what)
{
	fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void watch(struct exchange *x, struct peer *peer, int operation, unsigned events)
{
	struct epoll_event event = { .events = events, .data.ptr = peer };

	if (epoll_ctl(x->epoll_fd, operation, peer->stream.fd, &event) < 0) {
		die("epoll_ctl");
	}
}

static void flush(struct exchange *x, struct peer *peer)
{
	ssize_t sent = stream_send(&peer->stream, peer->out + peer->out_from, peer->out_to - peer->out_from);
	bool wait;

	if (sent < 0 && errno != EAGAIN) {
		die("send");
	}
	peer->out_from += sent > 0 ? (size_t)sent : 0;
	wait = peer->out_from < peer->out_to;
	if (wait != peer->waiting) {
		peer->waiting = wait;
		watch(x, peer, EPOLL_CTL_MOD, wait ? EPOLLIN | EPOLLOUT : EPOLLIN);
	}
}

/* 'depth' lines are in flight at most and the unsent ones are among them, so they fit when what was
 * sent of the buffer is moved out of the way. */
static void send_lines(struct exchange *x, struct peer *peer, size_t count)
{
	size_t unsent = peer->out_to - peer->out_from;

	memmove(peer->out, peer->out + peer->out_from, unsent);
	peer->out_from = 0;
	peer->out_to = unsent;
	while (count--) {
		line_write(&x->shape, peer->out + peer->out_to, peer->id, peer->sent++);
		peer->out_to += x->shape.length + 1;
		x->in_flight++;
	}
	if (!peer->waiting) {
		flush(x, peer);
	}
}

static void read_replies(struct exchange *x, struct peer *peer)
{
	ssize_t got = stream_recv(&peer->stream, x->in, sizeof(x->in));
	size_t complete;

	if (got < 0 && errno == EAGAIN) {
		return;
	}
	if (got <= 0) {
		fprintf(stderr, "load: connection %u: %s, line %u had no reply\n", peer->id,
			got ? strerror(errno) : "closed by the server", peer->due.sequence);
		exit(1);
	}
	complete = line_check(&x->shape, peer->id, &peer->due, x->in, (size_t)got);
	if ((int32_t)(peer->sent - peer->due.sequence) < 0) {
		fprintf(stderr, "load: connection %u: a reply to a line that was never sent\n", peer->id);
		exit(1);
	}
	x->done += complete;
	x->in_flight -= complete;
	if (complete && !x->draining) {
		send_lines(x, peer, complete);
	}
}

static void turn(struct exchange *x)
{
	struct epoll_event events[EVENTS];
	int ready = epoll_wait(x->epoll_fd, events, EVENTS, PATIENCE);

	if (ready < 0 && errno != EINTR) {
		die("epoll_wait");
	}
	if (!ready) {
		fprintf(stderr, "load: %llu lines have had no reply for %d ms\n",
			(unsigned long long)x->in_flight, PATIENCE);
		exit(1);
	}
	for (int i = 0; i < ready; i++) {
		struct peer *peer = events[i].data.ptr;

		if (events[i].events & EPOLLOUT) {
			flush(x, peer);
		}
		if (events[i].events & ~(unsigned)EPOLLOUT) {
			do {
				read_replies(x, peer);
			} while (stream_has_more(&peer->stream));
		}
	}
}

static void open_peers(struct exchange *x)
{
	const struct options *o = x->options;

	x->peers = calloc(o->connections, sizeof(*x->peers));
	if (!x->peers) {
		die("calloc");
	}
	for (size_t i = 0; i < o->connections; i++) {
		struct peer *peer = &x->peers[i];

		peer->id = (unsigned)i;
		stream_open(&peer->stream, &o->to, 0);
		peer->out = malloc(o->depth * (o->length + 1));
		if (!peer->out) {
			die("malloc");
		}
		/* The first exchange proves that it was accepted, and keeps the backlog short. */
		stream_exchange(&peer->stream, &x->shape, peer->id, peer->sent++);
		peer->due.sequence = peer->sent;
		wire_unblock(peer->stream.fd);
		watch(x, peer, EPOLL_CTL_ADD, EPOLLIN);
	}
}

/* Half-closes each connection and reads to its end: the server must not have more to say. */
static void close_peers(struct exchange *x)
{
	for (size_t i = 0; i < x->options->connections; i++) {
		stream_end(&x->peers[i].stream);
	}
	/* In the order in which they end; a closed one leaves the epoll set by itself. */
	for (size_t i = 0; i < x->options->connections; i++) {
		struct epoll_event event;
		struct peer *peer;
		ssize_t got;

		if (epoll_wait(x->epoll_fd, &event, 1, PATIENCE) != 1) {
			fprintf(stderr, "load: the server does not close after the client's FIN\n");
			exit(1);
		}
		peer = event.data.ptr;
		got = stream_recv(&peer->stream, x->in, sizeof(x->in));
		if (got > 0) {
			fprintf(stderr, "load: connection %u: %zd surplus bytes after the last reply\n", peer->id, got);
			exit(1);
		}
		stream_close(&peer->stream);
		free(peer->out);
	}
	free(x->peers);
}

void exchange_run(const struct options *options)
{
	static struct exchange x;
	struct meter meter;

	x.options = options;
	x.epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	line_shape_init(&x.shape, options->length);
	stream_open_idle(&options->to, options->idle);
	open_peers(&x);
	meter_begin(&meter, options);
	for (size_t i = 0; i < options->connections; i++) {
		send_lines(&x, &x.peers[i], options->depth);
	}
	while (meter_tick(&meter, x.done)) {
		turn(&x);
	}
	x.draining = true;
	while (x.in_flight) {
		turn(&x);
	}
	close_peers(&x);
	meter_print(&meter, 0);
	line_shape_fini(&x.shape);
	close(x.epoll_fd);
}
