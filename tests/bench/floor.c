/* The floor: the least that a line server can cost on this machine.
 *
 * One thread, epoll, no PHP, no callback. It answers "OK " and the line, or with --count answers
 * nothing and says at each close how many lines it has seen, or with --broadcast sends the answer to
 * everybody by a loop of send(). It does what any correct server has
 * to do (unfinished lines are kept, a peer that does not read is not read from) and nothing more:
 * no limits, no timeouts, no log. All other figures are divided by this one's. */

#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define READ_SIZE    65536
#define ACCEPT_BATCH 64
#define EVENTS       256

/* Small on purpose: this is what an idle connection costs. */
struct conn {
	int fd;
	size_t place;      /* in everybody */
	bool blocked;      /* the peer does not read: waits for EPOLLOUT, is not read from */
	size_t tail_len;
	size_t tail_size;
	char *tail;        /* an unfinished line, or NULL */
	struct pending *pending;
};

/* What the kernel did not take of one batch of replies. */
struct pending {
	size_t offset;
	size_t length;
	char bytes[];
};

static int epoll_fd;
static bool counting, broadcasting;
static unsigned long long counted;
static char in[READ_SIZE];

static struct conn **everybody;
static size_t present, room;

/* The worst case is an input of empty lines: four bytes out for each byte in. */
static char *out;
static size_t out_len, out_size;

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static void join(struct conn *c)
{
	if (present == room) {
		room = room ? room * 2 : 64;
		everybody = realloc(everybody, room * sizeof(*everybody));
		if (!everybody) {
			die("realloc");
		}
	}
	c->place = present;
	everybody[present++] = c;
}

static void leave(struct conn *c)
{
	everybody[c->place] = everybody[--present];
	everybody[c->place]->place = c->place;
}

static void conn_close(struct conn *c)
{
	leave(c);
	close(c->fd);
	free(c->tail);
	free(c->pending);
	free(c);
	if (counting) {
		printf("counted %llu\n", counted);
		fflush(stdout);
	}
}

static void conn_watch(struct conn *c, unsigned events)
{
	struct epoll_event event = { .events = events, .data.ptr = c };

	if (epoll_ctl(epoll_fd, EPOLL_CTL_MOD, c->fd, &event) < 0) {
		die("epoll_ctl");
	}
}

static void out_reserve(size_t more)
{
	if (out_len + more <= out_size) {
		return;
	}
	out_size = (out_len + more) * 2;
	out = realloc(out, out_size);
	if (!out) {
		die("realloc");
	}
}

/* The load reads every line before it asks for the next: what is not taken at once is an error. */
static void broadcast(void)
{
	for (size_t i = 0; i < present; i++) {
		if (send(everybody[i]->fd, out, out_len, MSG_NOSIGNAL) != (ssize_t)out_len) {
			die("send");
		}
	}
	out_len = 0;
}

/* 'end' points behind the newline, which is copied with the line. */
static void reply(const char *line, const char *end)
{
	size_t length = (size_t)(end - line);

	if (counting) {
		counted++;
		return;
	}
	out_reserve(length + 3);
	memcpy(out + out_len, "OK ", 3);
	memcpy(out + out_len + 3, line, length);
	out_len += length + 3;
	if (broadcasting) {
		broadcast();
	}
}

static void tail_append(struct conn *c, const char *bytes, size_t length)
{
	if (c->tail_len + length > c->tail_size) {
		c->tail_size = (c->tail_len + length) * 2;
		c->tail = realloc(c->tail, c->tail_size);
		if (!c->tail) {
			die("realloc");
		}
	}
	memcpy(c->tail + c->tail_len, bytes, length);
	c->tail_len += length;
}

static void tail_free(struct conn *c)
{
	free(c->tail);
	c->tail = NULL;
	c->tail_len = c->tail_size = 0;
}

/* Only the new bytes are searched, so a dripped line costs O(n). */
static void cut_lines(struct conn *c, const char *data, const char *end)
{
	const char *newline;

	while (data < end && (newline = memchr(data, '\n', (size_t)(end - data)))) {
		if (c->tail_len) {
			tail_append(c, data, (size_t)(newline + 1 - data));
			reply(c->tail, c->tail + c->tail_len);
			tail_free(c);
		} else {
			reply(data, newline + 1);
		}
		data = newline + 1;
	}
	if (data < end) {
		tail_append(c, data, (size_t)(end - data));
	}
}

/* False: the peer is gone. */
static bool conn_flush(struct conn *c)
{
	ssize_t sent;
	size_t done = 0;

	if (!out_len) {
		return true;
	}
	sent = send(c->fd, out, out_len, MSG_NOSIGNAL);
	if (sent < 0 && errno != EAGAIN) {
		return false;
	}
	if (sent > 0) {
		done = (size_t)sent;
	}
	if (done < out_len) {
		c->pending = malloc(sizeof(*c->pending) + out_len - done);
		if (!c->pending) {
			die("malloc");
		}
		c->pending->offset = 0;
		c->pending->length = out_len - done;
		memcpy(c->pending->bytes, out + done, out_len - done);
		c->blocked = true;
		conn_watch(c, EPOLLOUT);
	}
	return true;
}

static void conn_readable(struct conn *c)
{
	ssize_t got = recv(c->fd, in, sizeof(in), 0);

	if (got < 0 && errno == EAGAIN) {
		return;
	}
	if (got <= 0) {
		conn_close(c);
		return;
	}
	out_len = 0;
	cut_lines(c, in, in + got);
	if (!conn_flush(c)) {
		conn_close(c);
	}
}

static void conn_writable(struct conn *c)
{
	struct pending *p = c->pending;
	ssize_t sent = send(c->fd, p->bytes + p->offset, p->length - p->offset, MSG_NOSIGNAL);

	if (sent < 0) {
		if (errno != EAGAIN) {
			conn_close(c);
		}
		return;
	}
	p->offset += (size_t)sent;
	if (p->offset == p->length) {
		free(p);
		c->pending = NULL;
		c->blocked = false;
		conn_watch(c, EPOLLIN);
	}
}

static void accept_batch(int listener)
{
	struct epoll_event event = { .events = EPOLLIN };
	int fd;

	for (int i = 0; i < ACCEPT_BATCH; i++) {
		fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (fd < 0) {
			if (errno != EAGAIN && errno != ECONNABORTED) {
				die("accept4");
			}
			return;
		}
		struct conn *c = calloc(1, sizeof(*c));
		if (!c) {
			die("calloc");
		}
		c->fd = fd;
		join(c);
		event.data.ptr = c;
		if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event) < 0) {
			die("epoll_ctl");
		}
	}
}

static int listen_on_loopback(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof(address);
	int on = 1;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	/* Accepted sockets inherit TCP_NODELAY. */
	if (fd < 0 || setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) < 0
			|| bind(fd, (struct sockaddr *)&address, length) < 0 || listen(fd, 1024) < 0
			|| getsockname(fd, (struct sockaddr *)&address, &length) < 0) {
		die("listen");
	}
	printf("listening 127.0.0.1:%d\n", ntohs(address.sin_port));
	fflush(stdout);
	return fd;
}

int main(int argc, char **argv)
{
	struct epoll_event events[EVENTS];
	struct epoll_event event = { .events = EPOLLIN, .data.ptr = NULL };
	int listener;

	counting = argc > 1 && !strcmp(argv[1], "--count");
	broadcasting = argc > 1 && !strcmp(argv[1], "--broadcast");
	epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	listener = listen_on_loopback();
	if (epoll_fd < 0 || epoll_ctl(epoll_fd, EPOLL_CTL_ADD, listener, &event) < 0) {
		die("epoll");
	}
	for (;;) {
		int ready = epoll_wait(epoll_fd, events, EVENTS, -1);

		if (ready < 0 && errno != EINTR) {
			die("epoll_wait");
		}
		for (int i = 0; i < ready; i++) {
			struct conn *c = events[i].data.ptr;

			if (!c) {
				accept_batch(listener);
			} else if (c->blocked) {
				conn_writable(c);
			} else {
				conn_readable(c);
			}
		}
	}
}
