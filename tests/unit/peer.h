/* A server for tests of the client: one thread that follows a script, on a port of its own, with blocking calls. */
#ifndef TEST_PEER_H
#define TEST_PEER_H

#include "sockets.h"
#include "../../src/core/client.h"

#include <pthread.h>
#include <sched.h>

typedef struct peer peer;

struct peer {
	lp_fd listener;
	lp_address address;              /* to connect to */
	void (*script)(peer *p);
	void *context;
	pthread_t thread;
	int accepted;
	char got[256];                   /* the last line read */
	char seen[LP_SOCKET_NAME];       /* the last client's name */
};

/* The next client, blocking; LP_FD_NONE when none comes. */
static inline lp_fd peer_accept(peer *p)
{
	lp_ip ip;
	lp_fd fd = wait_for(p->listener, POLLIN) ? lp_socket_accept(p->listener, &ip) : LP_FD_NONE;

	if (fd != LP_FD_NONE) {
		p->accepted++;
		lp_fd_nonblocking(fd, false);
		lp_ip_print(&ip, p->seen, sizeof p->seen);
	}
	return fd;
}

/* False when the client has gone. */
static inline bool peer_say(lp_fd fd, const char *data, size_t length)
{
	while (length) {
		ssize_t sent = send(fd, data, length, MSG_NOSIGNAL);

		if (sent < 0) {
			return false;
		}
		data += sent;
		length -= (size_t) sent;
	}
	return true;
}

static inline bool peer_print(lp_fd fd, const char *text)
{
	return peer_say(fd, text, strlen(text));
}

/* A line into p->got, without its LF; false at the end of the stream. Byte by byte: it must take no more than it was asked to. */
static inline bool peer_line(peer *p, lp_fd fd)
{
	size_t used = 0;

	while (used + 1 < sizeof p->got && recv(fd, p->got + used, 1, 0) == 1) {
		if (p->got[used] == '\n') {
			p->got[used] = '\0';
			return true;
		}
		used++;
	}
	p->got[used] = '\0';
	return false;
}

/* Read until the client closes, so that our own close is a FIN. */
static inline void peer_close(lp_fd fd)
{
	char sink[4096];

	shutdown(fd, SHUT_WR);
	while (recv(fd, sink, sizeof sink, 0) > 0) {
	}
	lp_fd_close(fd);
}

/* What was said before arrives first: on another processor the kernel may handle the reset earlier, and drop it. */
static inline void peer_reset(lp_fd fd)
{
	while (lp_fd_unsent(fd)) {
		sched_yield();
	}
	lp_socket_reset_on_close(fd);
	lp_fd_close(fd);
}

static inline void *peer_run(void *argument)
{
	peer *p = argument;

	p->script(p);
	return NULL;
}

/* Where clients of 'listener', which was bound as 'text', find it. */
static inline void peer_locate(peer *p, const char *text)
{
	lp_ip ip;

	CHECK_EQ(lp_address_parse(&p->address, text, strlen(text), NULL), 0);
	if (p->address.scheme == LP_SCHEME_TCP) {
		lp_sockaddr at = bound_address(p->listener);

		lp_ip_from_sockaddr(&ip, (struct sockaddr *) &at.name);
		p->address.port = ip.port;
	}
}

static inline void peer_listen(peer *p, const char *text, int backlog, int buffers)
{
	lp_sockaddr at = resolve_one(text);
	lp_listen_options options = plain_listener;
	lp_error err;

	memset(p, 0, sizeof *p);
	options.backlog = backlog;
	p->listener = lp_socket_listen(&at, &options, text, &err);
	CHECK(p->listener != LP_FD_NONE);
	if (buffers) {   /* what is accepted inherits them */
		setsockopt(p->listener, SOL_SOCKET, SO_RCVBUF, &buffers, sizeof buffers);
		setsockopt(p->listener, SOL_SOCKET, SO_SNDBUF, &buffers, sizeof buffers);
	}
	peer_locate(p, text);
}

static inline void peer_go(peer *p, void (*script)(peer *p), void *context)
{
	p->script = script;
	p->context = context;
	CHECK_EQ(pthread_create(&p->thread, NULL, peer_run, p), 0);
}

static inline void peer_start(peer *p, void (*script)(peer *p), void *context)
{
	peer_listen(p, "tcp://127.0.0.1:0", 16, 0);
	peer_go(p, script, context);
}

static inline void peer_stop(peer *p)
{
	CHECK_EQ(pthread_join(p->thread, NULL), 0);
	lp_fd_close(p->listener);
}

/* --- the client's side --- */

static const lp_client_config plain_client = {
	.connect_timeout = 5 * LP_SECOND, .timeout = 10 * LP_SECOND, .greet = true, .refusal = "not connect", .refusal_length = 11,
	.framing = &lp_framing_lines, .max_line = 1 << 20, .wait = lp_client_wait_poll
};

static inline lp_time in_time(void)
{
	return lp_clock_now() + WAIT_MS * LP_MILLISECOND;
}

/* Soon enough for a test, late enough for a loaded machine where something must happen before. */
static inline lp_time in_a_moment(void)
{
	return lp_clock_now() + 60 * LP_MILLISECOND;
}

/* "... %s ..." with the peer's address in it. */
static inline const char *with_address(const peer *p, const char *format)
{
	static char text[LP_ERROR_TEXT];
	char name[LP_ADDRESS_TEXT];

	lp_address_print(&p->address, name, sizeof name);
	snprintf(text, sizeof text, format, name);
	return text;
}

/* A source of given lines, or of numbers "0", "1", ..., and a taker that keeps or checks the replies. */
typedef struct talk {
	const char *const *lines;        /* NULL: numbers */
	uint64_t count;
	uint64_t pulled;
	uint64_t taken;
	uint64_t stop_pulling;           /* leave at this pull, at this reply; 0: never */
	uint64_t stop_taking;
	uint64_t wrong;                  /* number replies that were not "<n>" in turn */
	char line[32];
	char replies[1024];              /* of given lines: each with a "|" behind it */
} talk;

static inline int talk_next(void *context, const char **data, size_t *length)
{
	talk *t = context;

	if (t->pulled == t->count) {
		return 0;
	}
	if (++t->pulled == t->stop_pulling) {
		return -1;
	}
	if (!t->lines) {
		snprintf(t->line, sizeof t->line, "%llu", (unsigned long long) t->pulled - 1);
	}
	*data = t->lines ? t->lines[t->pulled - 1] : t->line;
	*length = strlen(*data);
	return 1;
}

static inline int talk_reply(void *context, const char *data, size_t length)
{
	talk *t = context;
	size_t used = strlen(t->replies);
	char number[32];

	if (++t->taken == t->stop_taking) {
		return -1;
	}
	if (t->lines) {
		snprintf(t->replies + used, sizeof t->replies - used, "%.*s|", (int) length, data);
	} else {
		size_t digits = (size_t) snprintf(number, sizeof number, "%llu", (unsigned long long) t->taken - 1);

		t->wrong += digits != length || memcmp(number, data, length) != 0;
	}
	return 0;
}

static const lp_exchange_ops talk_ops = {talk_next, talk_reply};

/* How often one waits for a connection on this machine: where connect() can be asked twice, it is decided at once. */
#ifdef __linux__
# define CONNECT_WAITS 0
#else
# define CONNECT_WAITS 1
#endif

#endif
