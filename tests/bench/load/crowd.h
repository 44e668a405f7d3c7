#ifndef BENCH_CROWD_H
#define BENCH_CROWD_H

#include <stddef.h>
#include <stdint.h>

#include "latency.h"
#include "line.h"
#include "options.h"

struct client;

/* Clients that begin an exchange every now and then, so that the server is not busy all the time. */
struct crowd {
	const struct options *options;
	struct line_shape shape;
	struct client *clients;
	size_t count;
	char *line;
	int epoll_fd;
	unsigned next_source;
	struct latency *latency;       /* where it goes how long each exchange took */
	uint64_t connected, again;     /* connections made; lines sent a second time */
	char in[16384];
};

/* options->connections of them. */
void crowd_init(struct crowd *crowd, const struct options *options);
void crowd_fini(struct crowd *crowd);

/* Up to a millisecond of it. Exits when a reply is wrong, when one does not come, or when a connection fails. */
void crowd_turn(struct crowd *crowd);

/* Turns for that long. */
void crowd_run(struct crowd *crowd, struct latency *latency, double seconds);

/* Begins nothing more, and waits for every reply that is due. */
void crowd_finish(struct crowd *crowd);

#endif
