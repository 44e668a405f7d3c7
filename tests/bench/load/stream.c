/* Connections that are plain or speak TLS, as the command line has it, and what every scenario does with them. */

#define _GNU_SOURCE
#include "stream.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "wire.h"

/* Fewer than any server's backlog, so that no SYN is dropped and sent again a second later. */
#define IDLE_BATCH 24

static void die(const char *what)
{
	fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
	exit(1);
}

void stream_open(struct stream *stream, const struct sockaddr_in *to, unsigned from)
{
	stream->fd = wire_connect(to, from);
	stream->secure = secure_wanted() ? secure_new(stream->fd) : NULL;
}

ssize_t stream_send(struct stream *stream, const char *data, size_t length)
{
	return stream->secure ? secure_send(stream->secure, data, length) : send(stream->fd, data, length, MSG_NOSIGNAL);
}

ssize_t stream_recv(struct stream *stream, char *to, size_t room)
{
	return stream->secure ? secure_recv(stream->secure, to, room) : recv(stream->fd, to, room, 0);
}

bool stream_has_more(const struct stream *stream)
{
	return stream->secure && secure_has_more(stream->secure);
}

void stream_end(struct stream *stream)
{
	if (stream->secure) {
		secure_end(stream->secure);
	}
	shutdown(stream->fd, SHUT_WR);
}

void stream_close(struct stream *stream)
{
	if (stream->secure) {
		secure_end(stream->secure);
		secure_free(stream->secure);
	}
	close(stream->fd);
}

void stream_send_all(struct stream *stream, const char *data, size_t length)
{
	while (length) {
		ssize_t sent = stream_send(stream, data, length);

		if (sent < 0) {
			die("send");
		}
		data += sent;
		length -= (size_t)sent;
	}
}

void stream_exchange(struct stream *stream, struct line_shape *shape, unsigned id, uint32_t sequence)
{
	struct line_due due = { .sequence = sequence };
	size_t length = shape->length + 1;
	char *line = malloc(length);
	char in[16384];

	if (!line) {
		die("malloc");
	}
	line_write(shape, line, id, sequence);
	stream_send_all(stream, line, length);
	free(line);
	while (due.sequence == sequence) {
		ssize_t got = stream_recv(stream, in, sizeof(in));

		if (got <= 0) {
			fprintf(stderr, "load: no reply: %s\n", got ? strerror(errno) : "the server closed the connection");
			exit(1);
		}
		line_check(shape, id, &due, in, (size_t)got);
	}
}

void stream_open_idle(const struct sockaddr_in *to, size_t count)
{
	struct line_shape shape;
	struct stream idle, probe;

	line_shape_init(&shape, 16);
	for (size_t i = 0; i < count; i++) {
		stream_open(&idle, to, 1);
		if (idle.secure) {
			secure_begin(idle.secure);
			secure_free(idle.secure);
		}
		if (i % IDLE_BATCH == IDLE_BATCH - 1 || i == count - 1) {
			stream_open(&probe, to, 2);
			stream_exchange(&probe, &shape, 0, (uint32_t)i);
			stream_close(&probe);
		}
		if (i % 2000 == 1999) {
			fprintf(stderr, "load: %zu idle connections\n", i + 1);
		}
	}
	line_shape_fini(&shape);
}
