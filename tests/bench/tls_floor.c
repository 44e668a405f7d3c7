/* The floor of TLS: floor.c's echo over OpenSSL, as a careful program in C has it.
 *
 * One thread, epoll, no PHP, no callback. What records have come are read to the end with one system call, their lines are answered with one
 * record as far as they fit; OpenSSL's buffers are given back between records; close_notify is answered. No limits, no timeouts, no log.
 * Versions, ciphers, tickets are OpenSSL's defaults, as lineproto leaves them; nobody keeps sessions, the tickets hold all. */

#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <signal.h>
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

struct conn {
	SSL *ssl;
	int fd;
	bool blocked;      /* the peer does not read: waits for EPOLLOUT, is not read from */
	size_t tail_len;
	char *tail;        /* an unfinished line, or NULL */
	size_t pending_len;
	char *pending;     /* what the kernel did not take of one batch of replies, or NULL */
};

static int epoll_fd;
static SSL_CTX *context;
static char in[READ_SIZE];

/* The worst case is an input of empty lines: four bytes out for each byte in. */
static char *out;
static size_t out_len, out_size;

static void die(const char *what)
{
	perror(what);
	ERR_print_errors_fp(stderr);
	exit(1);
}

static void *need(void *memory)
{
	if (!memory) {
		die("memory");
	}
	return memory;
}

static void conn_close(struct conn *c)
{
	ERR_clear_error();
	if (SSL_is_init_finished(c->ssl)) {
		SSL_shutdown(c->ssl);
	}
	SSL_free(c->ssl);
	close(c->fd);
	free(c->tail);
	free(c->pending);
	free(c);
}

static void conn_watch(struct conn *c, unsigned events)
{
	struct epoll_event event = { .events = events, .data.ptr = c };

	if (epoll_ctl(epoll_fd, EPOLL_CTL_MOD, c->fd, &event) < 0) {
		die("epoll_ctl");
	}
}

/* --- lines --- */

/* 'end' points behind the newline, which is copied with the line. */
static void reply(const char *line, const char *end)
{
	size_t length = (size_t)(end - line);

	if (out_len + length + 3 > out_size) {
		out_size = (out_len + length + 3) * 2;
		out = need(realloc(out, out_size));
	}
	memcpy(out + out_len, "OK ", 3);
	memcpy(out + out_len + 3, line, length);
	out_len += length + 3;
}

static void tail_append(struct conn *c, const char *bytes, size_t length)
{
	c->tail = need(realloc(c->tail, c->tail_len + length));
	memcpy(c->tail + c->tail_len, bytes, length);
	c->tail_len += length;
}

static void cut_lines(struct conn *c, const char *data, const char *end)
{
	const char *newline;

	while (data < end && (newline = memchr(data, '\n', (size_t)(end - data)))) {
		if (c->tail_len) {
			tail_append(c, data, (size_t)(newline + 1 - data));
			reply(c->tail, c->tail + c->tail_len);
			free(c->tail);
			c->tail = NULL;
			c->tail_len = 0;
		} else {
			reply(data, newline + 1);
		}
		data = newline + 1;
	}
	if (data < end) {
		tail_append(c, data, (size_t)(end - data));
	}
}

/* --- records --- */

/* Only "not yet" is no reason to close. */
static bool is_over(const struct conn *c, int returned)
{
	int error = SSL_get_error(c->ssl, returned);

	return error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE;
}

/* How many bytes OpenSSL took; more than 'length' when the peer is gone. */
static size_t conn_send(struct conn *c, const char *data, size_t length)
{
	size_t done = 0, sent;

	while (done < length) {
		if (!SSL_write_ex(c->ssl, data + done, length - done, &sent)) {
			return is_over(c, 0) ? length + 1 : done;
		}
		done += sent;
	}
	return done;
}

/* False: the peer is gone. */
static bool conn_flush(struct conn *c)
{
	size_t done = conn_send(c, out, out_len);

	if (done > out_len) {
		return false;
	}
	if (done < out_len) {
		c->pending_len = out_len - done;
		c->pending = need(malloc(c->pending_len));
		memcpy(c->pending, out + done, c->pending_len);
		c->blocked = true;
		conn_watch(c, EPOLLOUT);
	}
	return true;
}

/* As many records as are here and fit, but no system call only to hear that there are no more. False: the peer is gone. */
static bool conn_read(struct conn *c, size_t *length)
{
	size_t got;

	*length = 0;
	do {
		if (!SSL_read_ex(c->ssl, in + *length, sizeof(in) - *length, &got)) {
			return *length || !is_over(c, 0);
		}
		*length += got;
	} while (*length < sizeof(in) && SSL_has_pending(c->ssl));
	return true;
}

static void conn_readable(struct conn *c)
{
	size_t length;

	ERR_clear_error();
	do {
		out_len = 0;
		if (!conn_read(c, &length)) {
			conn_close(c);
			return;
		}
		cut_lines(c, in, in + length);
		if (out_len && !conn_flush(c)) {
			conn_close(c);
			return;
		}
	} while (length == sizeof(in) && !c->blocked);
}

static void conn_writable(struct conn *c)
{
	size_t done;

	ERR_clear_error();
	done = conn_send(c, c->pending, c->pending_len);
	if (done > c->pending_len) {
		conn_close(c);
		return;
	}
	c->pending_len -= done;
	memmove(c->pending, c->pending + done, c->pending_len);
	if (!c->pending_len) {
		free(c->pending);
		c->pending = NULL;
		c->blocked = false;
		conn_watch(c, EPOLLIN);
		conn_readable(c);   /* it may have been read ahead */
	}
}

/* True when lines may be here. */
static bool conn_shake(struct conn *c)
{
	int returned;

	ERR_clear_error();
	returned = SSL_do_handshake(c->ssl);
	if (returned == 1) {
		return SSL_has_pending(c->ssl);
	}
	if (is_over(c, returned)) {
		conn_close(c);
	}
	return false;
}

static void conn_event(struct conn *c)
{
	if (c->blocked) {
		conn_writable(c);
	} else if (SSL_is_init_finished(c->ssl) || conn_shake(c)) {
		conn_readable(c);
	}
}

/* --- the server --- */

static void accept_batch(int listener)
{
	struct epoll_event event = { .events = EPOLLIN };

	for (int i = 0; i < ACCEPT_BATCH; i++) {
		int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
		struct conn *c;

		if (fd < 0) {
			if (errno != EAGAIN && errno != ECONNABORTED) {
				die("accept4");
			}
			return;
		}
		c = need(calloc(1, sizeof(*c)));
		c->fd = fd;
		c->ssl = need(SSL_new(context));
		SSL_set_fd(c->ssl, fd);
		SSL_set_accept_state(c->ssl);
		event.data.ptr = c;
		if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event) < 0) {
			die("epoll_ctl");
		}
	}
}

static void make_context(const char *certificate, const char *key)
{
	context = SSL_CTX_new(TLS_server_method());
	if (!context || SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1
			|| SSL_CTX_use_certificate_chain_file(context, certificate) != 1
			|| SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) != 1) {
		die(certificate);
	}
	SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
	SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
	SSL_CTX_set_read_ahead(context, 1);
	SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
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

	if (argc != 3) {
		fprintf(stderr, "usage: tls_floor CERTIFICATE KEY\n");
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);   /* OpenSSL writes */
	make_context(argv[1], argv[2]);
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

			if (c) {
				conn_event(c);
			} else {
				accept_batch(listener);
			}
		}
	}
}
