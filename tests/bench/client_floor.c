/* The floor of the clients: what one line and its reply cost a program in C with blocking sockets.
 *
 * Three scenarios against an echoing server: one connection kept open, a connection for each line,
 * and 1000 lines sent before the first reply is read; the first two also over TLS, where each new connection resumes the session of the one
 * before. Lines are made and replies are compared outside
 * of the measured time, as the PHP clients do it. No timeouts, no retries, no names to resolve. */

#define _GNU_SOURCE
#include <errno.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "load/line.h"
#include "load/stream.h"
#include "load/wire.h"

#define LENGTH      32
#define BATCH_MOST  1000
#define REPLY_SIZE  (LENGTH + 4)
/* A closed connection keeps its port for a while, and there are some 28,000. */
#define MOST_CONNECTS 10000

struct client {
	struct sockaddr_in to;
	struct stream stream;
	size_t batch;
	char lines[BATCH_MOST * (LENGTH + 1)];
	char replies[BATCH_MOST * REPLY_SIZE];
	const char *cut[BATCH_MOST];    /* the replies, as a caller would be given them */
};

static void die(const char *what)
{
	fprintf(stderr, "client_floor: %s: %s\n", what, strerror(errno));
	exit(1);
}

static unsigned long long clock_ns(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (unsigned long long)time.tv_sec * 1000000000u + (unsigned long long)time.tv_nsec;
}

static struct stream open_connection(const struct client *client)
{
	int on = 1;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || connect(fd, (const struct sockaddr *)&client->to, sizeof(client->to)) < 0
			|| setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) < 0) {
		die("connect");
	}
	return (struct stream) { .fd = fd, .secure = secure_wanted() ? secure_new(fd) : NULL };
}

/* Returns the end of what was read. */
static char *read_some(struct stream *stream, char *to, size_t room)
{
	ssize_t got = stream_recv(stream, to, room);

	if (got <= 0) {
		errno = got ? errno : ECONNRESET;
		die("recv");
	}
	return to + got;
}

/* Sends lines and cuts their replies out of the stream. */
static void exchange(struct client *client, struct stream *stream, size_t first, size_t count)
{
	char *from = client->replies + first * REPLY_SIZE;
	char *limit = client->replies + (first + count) * REPLY_SIZE;
	char *end = from;
	size_t cut = first;
	char *newline;

	stream_send_all(stream, client->lines + first * (LENGTH + 1), count * (LENGTH + 1));
	while (cut < first + count) {
		if (end == limit) {
			fprintf(stderr, "client_floor: more bytes than the replies have\n");
			exit(1);
		}
		end = read_some(stream, end, (size_t)(limit - end));
		while ((newline = memchr(from, '\n', (size_t)(end - from)))) {
			if (cut == first + count) {
				break;
			}
			client->cut[cut++] = from;
			from = newline + 1;
		}
	}
}

static void run_persistent(struct client *client)
{
	for (size_t i = 0; i < client->batch; i++) {
		exchange(client, &client->stream, i, 1);
	}
}

static void run_connect(struct client *client)
{
	for (size_t i = 0; i < client->batch; i++) {
		struct stream stream = open_connection(client);

		exchange(client, &stream, i, 1);
		stream_close(&stream);
	}
}

static void run_pipeline(struct client *client)
{
	exchange(client, &client->stream, 0, client->batch);
}

static const struct scenario {
	const char *name;
	void (*run)(struct client *client);
	size_t batch;
	unsigned long long most;
} scenarios[] = {
	{ "client_persistent", run_persistent, 200, 100000000 },
	{ "client_connect", run_connect, 200, MOST_CONNECTS },
	{ "client_pipeline", run_pipeline, BATCH_MOST, 100000000 },
	{ "client_tls_persistent", run_persistent, 200, 100000000 },
	{ "client_tls_connect", run_connect, 200, MOST_CONNECTS },
};

static void make_lines(struct client *client, const struct line_shape *shape, uint32_t sequence)
{
	for (size_t i = 0; i < client->batch; i++) {
		line_write(shape, client->lines + i * (LENGTH + 1), 0, sequence + (uint32_t)i);
	}
}

static void check_replies(struct client *client, struct line_shape *shape, uint32_t sequence)
{
	struct line_due due = { .sequence = sequence };

	for (size_t i = 0; i < client->batch; i++) {
		line_check(shape, 0, &due, client->cut[i], REPLY_SIZE);
	}
}

static void measure(struct client *client, const struct scenario *scenario, double seconds)
{
	unsigned long long began = clock_ns(CLOCK_MONOTONIC);
	unsigned long long until = began + (unsigned long long)(seconds * 1e9);
	unsigned long long cpu = 0, count = 0, before;
	struct line_shape shape;
	uint32_t sequence = 0;

	line_shape_init(&shape, LENGTH);
	do {
		make_lines(client, &shape, sequence);
		before = clock_ns(CLOCK_PROCESS_CPUTIME_ID);
		scenario->run(client);
		/* The first batch is the warm-up. */
		if (sequence) {
			cpu += clock_ns(CLOCK_PROCESS_CPUTIME_ID) - before;
			count += client->batch;
		}
		check_replies(client, &shape, sequence);
		sequence += (uint32_t)client->batch;
	} while (count == 0 || (clock_ns(CLOCK_MONOTONIC) < until && count < scenario->most));
	line_shape_fini(&shape);
	printf("%s\tfloor\t%llu\t%.3f\t%llu\t%.1f\t-\t-\t-\n", scenario->name, count,
		(double)(clock_ns(CLOCK_MONOTONIC) - began) / 1e9, cpu, (double)cpu / (double)count);
}

int main(int argc, char **argv)
{
	static struct client client;

	if (argc != 5) {
		fprintf(stderr, "usage: client_floor SCENARIO 127.0.0.1:PORT SECONDS CERTIFICATE\n");
		return 2;
	}
	client.to = wire_parse(argv[2]);
	if (!strncmp(argv[1], "client_tls_", 11)) {
		secure_want(argv[4], true);
	}
	client.stream = open_connection(&client);
	for (size_t i = 0; i < sizeof(scenarios) / sizeof(scenarios[0]); i++) {
		if (!strcmp(argv[1], scenarios[i].name)) {
			client.batch = scenarios[i].batch;
			measure(&client, &scenarios[i], atof(argv[3]));
			return 0;
		}
	}
	fprintf(stderr, "client_floor: no scenario \"%s\"\n", argv[1]);
	return 2;
}
