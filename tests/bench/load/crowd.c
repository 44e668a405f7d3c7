/* A crowd of clients: some keep their connection, some come and go, some hesitate before they speak.
 *
 * Each begins an exchange every PERIOD; one that comes late because the exchange before it took so long counts from when it was due. An
 * exchange ends with its reply, whatever it took to get it: connecting belongs to it.
 *
 * A server that leaves may close a connection on which a line is under way. That line was not handled, so it is sent again on another, and
 * the reply must come there. But a new connection must answer its first line: one that does not, or that cannot be made, ends the run. */

#define _GNU_SOURCE
#include "crowd.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "meter.h"
#include "stream.h"
#include "wire.h"

#define EVENTS   256
#define PERIOD   50000000u       /* ns */
#define SILENCE  200000000u
#define GRACE    900000000u      /* a server that leaves waits a second for the first line */
#define PATIENCE 60000000000u    /* ns */
#define SOURCES  32              /* see churn.c */

enum client_kind {
	KEEPS,           /* its connection, for the next exchange; connects anew when the server has closed it */
	COMES_AND_GOES,  /* connects, sends a line, reads its reply and closes */
	HESITATES        /* the same, but is silent for SILENCE first */
};

struct client {
	struct stream stream;
	unsigned id;
	enum client_kind kind;
	bool open;
	bool busy;               /* a line is under way */
	bool answered;           /* this connection has */
	uint64_t due;            /* when the next exchange begins, or when that under way was to */
	uint64_t asked;          /* when the last line left */
	uint64_t arrived;        /* when this connection was made */
	struct line_due reply;
};

static void die(const struct client *client, const char *what, int error)
{
	fprintf(stderr, "load: connection %u, line %u: %s%s%s\n", client->id, client->reply.sequence, what, error ? ": " : "",
		error ? strerror(error) : "");
	exit(1);
}

static void client_leave(struct client *client)
{
	stream_close(&client->stream);
	client->open = false;
}

static void client_connect(struct crowd *x, struct client *client)
{
	struct epoll_event event = { .events = EPOLLIN, .data.ptr = client };

	stream_open(&client->stream, &x->options->to, x->next_source++ % SOURCES);
	wire_unblock(client->stream.fd);
	if (epoll_ctl(x->epoll_fd, EPOLL_CTL_ADD, client->stream.fd, &event) < 0) {
		die(client, "epoll_ctl", errno);
	}
	client->open = true;
	client->answered = false;
	client->arrived = meter_now();
	x->connected++;
}

static void client_ask(struct crowd *x, struct client *client)
{
	if (!client->open) {
		client_connect(x, client);
	}
	line_write(&x->shape, x->line, client->id, client->reply.sequence);
	if (stream_send(&client->stream, x->line, x->shape.length + 1) != (ssize_t)x->shape.length + 1) {
		die(client, "the line does not leave", errno);
	}
	client->busy = true;
	client->asked = meter_now();
}

static void client_is_answered(struct crowd *x, struct client *client)
{
	uint64_t now = meter_now();

	latency_add(x->latency, now - client->due);
	client->busy = false;
	client->answered = true;
	client->due += PERIOD;
	if (client->kind != KEEPS) {
		client_leave(client);
	}
}

/* The server has closed. Where we have been kept from speaking for so long, by what else goes on here, it was in its right. */
static void client_ended(struct crowd *x, struct client *client)
{
	if (client->reply.offset) {
		die(client, "closed in the middle of a reply", 0);
	}
	if (!client->answered && meter_now() < client->arrived + GRACE) {
		die(client, "a new connection was closed before its first reply", 0);
	}
	client_leave(client);
	if (client->busy) {
		x->again++;
		client_ask(x, client);
	}
}

static void client_read(struct crowd *x, struct client *client)
{
	ssize_t got = stream_recv(&client->stream, x->in, sizeof(x->in));

	if (got < 0 && errno == EAGAIN) {
		return;
	}
	if (got < 0) {
		die(client, "the connection broke", errno);
	}
	if (got == 0) {
		client_ended(x, client);
	} else if (!client->busy) {
		die(client, "a reply to no line", 0);
	} else if (line_check(&x->shape, client->id, &client->reply, x->in, (size_t)got)) {
		client_is_answered(x, client);
	}
}

/* One that was kept from it by ourselves, not by the server, is not late. */
static void client_begin(struct crowd *x, struct client *client, uint64_t before)
{
	if (client->kind == HESITATES && !client->open) {
		client_connect(x, client);
		client->due = meter_now() + SILENCE;
		return;
	}
	if (client->due > before) {
		client->due = meter_now();
	}
	client_ask(x, client);
}

/* Those that are due. */
static void crowd_begin(struct crowd *x, uint64_t before)
{
	uint64_t now = meter_now();

	for (size_t i = 0; i < x->count; i++) {
		struct client *client = &x->clients[i];

		if (client->busy) {
			if (now > client->asked + PATIENCE) {
				die(client, "no reply in a minute", 0);
			}
		} else if (client->due <= now) {
			client_begin(x, client, before);
		}
	}
}

void crowd_turn(struct crowd *x)
{
	struct epoll_event events[EVENTS];
	uint64_t before = meter_now();
	int ready = epoll_wait(x->epoll_fd, events, EVENTS, 1);

	if (ready < 0 && errno != EINTR) {
		perror("load: epoll_wait");
		exit(1);
	}
	for (int i = 0; i < ready; i++) {
		client_read(x, events[i].data.ptr);
	}
	crowd_begin(x, before);
}

void crowd_finish(struct crowd *x)
{
	uint64_t before = meter_now();

	for (size_t i = 0; i < x->count; i++) {
		while (x->clients[i].busy) {
			struct epoll_event event;

			if (epoll_wait(x->epoll_fd, &event, 1, 1) == 1) {
				client_read(x, event.data.ptr);
			}
			if (meter_now() > before + PATIENCE) {
				die(&x->clients[i], "no reply in a minute", 0);
			}
		}
	}
}

void crowd_init(struct crowd *x, const struct options *options)
{
	uint64_t now = meter_now();

	x->options = options;
	x->count = options->connections;
	x->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	line_shape_init(&x->shape, options->length);
	x->line = malloc(options->length + 1);
	x->clients = calloc(x->count, sizeof(*x->clients));
	if (!x->line || !x->clients) {
		perror("load: malloc");
		exit(1);
	}
	for (size_t i = 0; i < x->count; i++) {
		x->clients[i].id = (unsigned)i;
		x->clients[i].kind = i % 10 == 0 ? HESITATES : i % 2 ? KEEPS : COMES_AND_GOES;
		x->clients[i].due = now + PERIOD * i / x->count;   /* not all at once */
	}
}

void crowd_fini(struct crowd *x)
{
	for (size_t i = 0; i < x->count; i++) {
		if (x->clients[i].open) {
			client_leave(&x->clients[i]);
		}
	}
	free(x->clients);
	free(x->line);
	line_shape_fini(&x->shape);
	close(x->epoll_fd);
}

void crowd_run(struct crowd *x, struct latency *latency, double seconds)
{
	uint64_t until = meter_now() + (uint64_t)(seconds * 1e9);

	x->latency = latency;
	latency->began = meter_now();
	while (meter_now() < until) {
		crowd_turn(x);
	}
	latency->ended = meter_now();
}
