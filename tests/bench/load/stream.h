#ifndef BENCH_STREAM_H
#define BENCH_STREAM_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "line.h"
#include "secure.h"

/* A connection to the server, plain or over TLS. */
struct stream {
	int fd;
	struct secure *secure;   /* NULL: plain */
};

/* A connected one, see wire_connect(). Over TLS nothing is said yet: the first send does the handshake. */
void stream_open(struct stream *stream, const struct sockaddr_in *to, unsigned from);

/* Like send() and recv(), with EAGAIN when nothing can be done yet. Over TLS recv gives as many records as are here. */
ssize_t stream_send(struct stream *stream, const char *data, size_t length);
ssize_t stream_recv(struct stream *stream, char *to, size_t room);

/* True when recv has more that no event of the descriptor will tell of. */
bool stream_has_more(const struct stream *stream);

/* FIN, and close_notify before it. */
void stream_end(struct stream *stream);

/* The same, and away with it. */
void stream_close(struct stream *stream);

/* On a blocking one: all of it, or exit. */
void stream_send_all(struct stream *stream, const char *data, size_t length);

/* The same: sends one line and compares its reply; also proves that the server has accepted the connection. */
void stream_exchange(struct stream *stream, struct line_shape *shape, unsigned id, uint32_t sequence);

/* 'count' connections that say nothing, and stay open until the process ends. Every few of them a probe is exchanged on a connection behind
 * them, so they have all been accepted, and over TLS served, when this returns. */
void stream_open_idle(const struct sockaddr_in *to, size_t count);

#endif
