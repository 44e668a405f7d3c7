/* The client's side of TLS by OpenSSL. The server's certificate is verified, and it is checked that sessions are resumed when they should
 * be and only then: a server that does less work than is asked of it gets no figure. */

#define _GNU_SOURCE
#include "../secure.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

struct secure {
	SSL *ssl;
	bool resuming;     /* began with a session */
	bool proven;
	bool ended;        /* close_notify was said */
};

static SSL_CTX *context;
static SSL_SESSION *newest;

static void fail(const char *what)
{
	fprintf(stderr, "load: TLS: %s: ", what);
	ERR_print_errors_fp(stderr);
	fprintf(stderr, "\n");
	exit(1);
}

/* 1: it is ours from now on. */
static int session_offered(SSL *ssl, SSL_SESSION *session)
{
	(void)ssl;
	SSL_SESSION_free(newest);
	newest = session;
	return 1;
}

void secure_want(const char *file, bool resume)
{
	context = SSL_CTX_new(TLS_client_method());
	if (!context || SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) != 1
			|| SSL_CTX_load_verify_locations(context, file, NULL) != 1) {
		fail(file);
	}
	SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
#ifdef SSL_OP_IGNORE_UNEXPECTED_EOF
	SSL_CTX_set_options(context, SSL_OP_IGNORE_UNEXPECTED_EOF);   /* not every server says goodbye */
#endif
	SSL_CTX_set_read_ahead(context, 1);
	SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
	signal(SIGPIPE, SIG_IGN);   /* OpenSSL writes without MSG_NOSIGNAL */
	if (resume) {
		SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
		SSL_CTX_sess_set_new_cb(context, session_offered);
	}
}

bool secure_wanted(void)
{
	return context;
}

/* A copy, since OpenSSL takes a session of TLS 1.3 for used up after one handshake, and the next ticket is still on its way then. */
static void resume_newest(struct secure *secure)
{
	SSL_SESSION *session = newest ? SSL_SESSION_dup(newest) : NULL;

	if (newest && (!session || SSL_set_session(secure->ssl, session) != 1)) {
		fail("resuming a session");
	}
	secure->resuming = session;
	SSL_SESSION_free(session);
}

struct secure *secure_new(int fd)
{
	struct secure *secure = calloc(1, sizeof(*secure));

	if (!secure || !(secure->ssl = SSL_new(context)) || SSL_set_fd(secure->ssl, fd) != 1) {
		fail("a new connection");
	}
	X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(secure->ssl), "127.0.0.1");
	SSL_set_connect_state(secure->ssl);
	resume_newest(secure);
	return secure;
}

void secure_free(struct secure *secure)
{
	SSL_free(secure->ssl);
	free(secure);
}

/* What send() and recv() would return. */
static ssize_t outcome(struct secure *secure)
{
	int system = errno;

	switch (SSL_get_error(secure->ssl, 0)) {
		case SSL_ERROR_WANT_READ:
		case SSL_ERROR_WANT_WRITE:
			errno = EAGAIN;
			return -1;
		case SSL_ERROR_ZERO_RETURN:
			return 0;
		case SSL_ERROR_SYSCALL:
			errno = system;
			return -1;
		default:
			fail("the connection failed");
			return -1;
	}
}

void secure_begin(struct secure *secure)
{
	if (SSL_do_handshake(secure->ssl) != 1) {
		fail("the handshake failed");
	}
}

ssize_t secure_send(struct secure *secure, const char *data, size_t length)
{
	size_t total = 0, sent;

	ERR_clear_error();
	while (total < length && SSL_write_ex(secure->ssl, data + total, length - total, &sent)) {
		total += sent;
	}
	return total ? (ssize_t)total : outcome(secure);
}

static void prove(struct secure *secure)
{
	secure->proven = true;
	if (SSL_session_reused(secure->ssl) != secure->resuming) {
		fail(secure->resuming ? "the server does not resume sessions" : "the session is not a new one");
	}
}

ssize_t secure_recv(struct secure *secure, char *to, size_t room)
{
	size_t total = 0, got;

	ERR_clear_error();
	while (SSL_read_ex(secure->ssl, to + total, room - total, &got)) {
		total += got;
		if (total == room || !SSL_has_pending(secure->ssl)) {
			break;
		}
	}
	if (!total) {
		return outcome(secure);
	}
	if (!secure->proven) {
		prove(secure);
	}
	return (ssize_t)total;
}

bool secure_has_more(const struct secure *secure)
{
	return SSL_has_pending(secure->ssl);
}

void secure_end(struct secure *secure)
{
	ERR_clear_error();
	if (!secure->ended) {
		secure->ended = true;
		SSL_shutdown(secure->ssl);
	}
}
