/* Connect, send one line, read its reply, close, and again: N at a time. Over TLS the handshake comes before the line.
 *
 * The client closes, as a client does that has what it wanted. Source addresses rotate through
 * 127.0.0.1 to 127.0.0.32, because the ports of one are used up (TIME_WAIT) within a second or two. */

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

#define EVENTS   256
#define PATIENCE 10000   /* ms */
#define SOURCES  32

struct visit {
	struct stream stream;
	bool sent;
	unsigned id;
	struct line_due due;
};

struct churn {
	const struct options *options;
	struct line_shape shape;
	struct visit *visits;
	char *line;
	int epoll_fd;
	unsigned next_source;
	uint64_t done;
	size_t open;
	char in[65536];
};

static void die(const char *what)
{
	fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* The line leaves in one piece, or not yet: there is room for it, but a handshake may not be done. */
static void visit_speak(struct churn *x, struct visit *visit)
{
	ssize_t sent;

	line_write(&x->shape, x->line, visit->id, visit->due.sequence);
	sent = stream_send(&visit->stream, x->line, x->shape.length + 1);
	if (sent < 0 && errno != EAGAIN) {
		die("send");
	}
	visit->sent = sent > 0;
}

/* Connects and sends in one go. On the loopback TCP's handshake is over when connect() returns. */
static void visit_open(struct churn *x, struct visit *visit)
{
	struct epoll_event event = { .events = EPOLLIN, .data.ptr = visit };

	stream_open(&visit->stream, &x->options->to, x->next_source++ % SOURCES);
	wire_unblock(visit->stream.fd);
	visit_speak(x, visit);
	if (epoll_ctl(x->epoll_fd, EPOLL_CTL_ADD, visit->stream.fd, &event) < 0) {
		die("epoll_ctl");
	}
	x->open++;
}

/* True when the reply is complete and the connection closed. */
static bool visit_read(struct churn *x, struct visit *visit)
{
	ssize_t got;

	if (!visit->sent) {
		visit_speak(x, visit);
	}
	got = stream_recv(&visit->stream, x->in, sizeof(x->in));
	if (got < 0 && errno == EAGAIN) {
		return false;
	}
	if (got <= 0) {
		fprintf(stderr, "load: connection %u: %s before its reply\n", visit->id,
			got ? strerror(errno) : "closed by the server");
		exit(1);
	}
	if (!line_check(&x->shape, visit->id, &visit->due, x->in, (size_t)got)) {
		return false;
	}
	if (visit->due.offset) {
		fprintf(stderr, "load: connection %u: surplus bytes after its reply\n", visit->id);
		exit(1);
	}
	stream_close(&visit->stream);
	x->open--;
	x->done++;
	return true;
}

static void turn(struct churn *x, bool again)
{
	struct epoll_event events[EVENTS];
	int ready = epoll_wait(x->epoll_fd, events, EVENTS, PATIENCE);

	if (ready < 0 && errno != EINTR) {
		die("epoll_wait");
	}
	if (!ready) {
		fprintf(stderr, "load: no reply for %d ms\n", PATIENCE);
		exit(1);
	}
	for (int i = 0; i < ready; i++) {
		if (visit_read(x, events[i].data.ptr) && again) {
			visit_open(x, events[i].data.ptr);
		}
	}
}

/* One at leisure: over TLS it brings the session that the others resume. */
static void first_visit(struct churn *x)
{
	struct stream stream;

	stream_open(&stream, &x->options->to, 0);
	stream_exchange(&stream, &x->shape, 0, 0);
	stream_close(&stream);
}

void churn_run(const struct options *options)
{
	static struct churn x;
	struct meter meter;

	x.options = options;
	x.epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	line_shape_init(&x.shape, options->length);
	x.line = malloc(options->length + 1);
	x.visits = calloc(options->connections, sizeof(*x.visits));
	if (!x.line || !x.visits) {
		die("malloc");
	}
	first_visit(&x);
	meter_begin(&meter, options);
	for (size_t i = 0; i < options->connections; i++) {
		x.visits[i].id = (unsigned)i;
		visit_open(&x, &x.visits[i]);
	}
	while (meter_tick(&meter, x.done)) {
		turn(&x, true);
	}
	while (x.open) {
		turn(&x, false);
	}
	meter_print(&meter, 0);
	free(x.visits);
	free(x.line);
	line_shape_fini(&x.shape);
	close(x.epoll_fd);
}
