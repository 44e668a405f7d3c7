/* Between OpenSSL and the socket. FIN is seen here first, so that tls.c can tell it from an orderly end.
 *
 * What one call of ours makes OpenSSL write can be gathered and sent at once: a system call for a batch of records, not for each. A context
 * has one buffer for that, since its connections belong to one thread and a call leaves nothing in it: what the kernel does not take moves
 * to the connection, as its 'rest', and goes before anything else. */
#include "tls_internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define RECORD_SIZE (16384 + 256 + 5)   /* RFC 8446 section 5.2: a whole one as it is sent */
#define GATHERED (4 * RECORD_SIZE)      /* room for a whole batch of replies */
#define MARKS 8

struct lp_tls_outgoing {
	size_t used;
	size_t sent;                     /* of these */
	int count;                       /* of marks */
	struct {
		size_t end;                  /* in 'bytes' */
		size_t plain;                /* bytes of the user's that end there */
	} marks[MARKS];
	char bytes[];
};

static lp_ssize bio_send(lp_tls *tls, const char *data, size_t size)
{
	const struct iovec iov = {(void *) data, size};
	lp_ssize sent;

	do {
		sent = lp_fd_sendv(tls->fd, &iov, 1);
		tls->system = sent < 0 ? lp_socket_errno() : 0;
	} while (tls->system == EINTR);
	return sent;
}

/* --- what is gathered, and what is left of it --- */

void lp_tls_gather(lp_tls *tls)
{
	lp_tls_context *context = tls->context;

	if (!tls->rest && (context->outgoing || (context->outgoing = malloc(sizeof *context->outgoing + GATHERED)) != NULL)) {
		memset(context->outgoing, 0, sizeof *context->outgoing);
		tls->gathering = true;
	}
}

bool lp_tls_gather_mark(lp_tls *tls, size_t plain)
{
	lp_tls_outgoing *outgoing = tls->context->outgoing;

	outgoing->marks[outgoing->count].end = outgoing->used;
	outgoing->marks[outgoing->count++].plain = plain;
	return outgoing->count < MARKS && GATHERED - outgoing->used >= RECORD_SIZE;
}

/* The user's bytes that have not left. */
static size_t outgoing_plain(const lp_tls_outgoing *outgoing)
{
	size_t plain = 0;

	for (int i = 0; i < outgoing->count; i++) {
		plain += outgoing->marks[i].end > outgoing->sent ? outgoing->marks[i].plain : 0;
	}
	return plain;
}

static int outgoing_send(lp_tls *tls, lp_tls_outgoing *outgoing)
{
	size_t left = outgoing->used - outgoing->sent;
	lp_ssize sent = left ? bio_send(tls, outgoing->bytes + outgoing->sent, left) : 0;

	outgoing->sent += sent > 0 ? (size_t) sent : 0;
	tls->rest_plain = outgoing_plain(outgoing);
	if (outgoing->sent == outgoing->used) {
		return 1;
	}
	if (sent >= 0) {
		tls->system = EAGAIN;
	}
	return lp_would_block(tls->system) ? 0 : -1;
}

static int rest_keep(lp_tls *tls, const lp_tls_outgoing *outgoing)
{
	size_t size = sizeof *outgoing + outgoing->used;

	tls->rest = malloc(size);
	if (!tls->rest) {
		tls->system = ENOMEM;
		return -1;
	}
	memcpy(tls->rest, outgoing, size);
	return 0;
}

int lp_tls_flush(lp_tls *tls)
{
	bool gathering = tls->gathering;
	int result;

	tls->gathering = false;
	if (gathering) {
		result = outgoing_send(tls, tls->context->outgoing);
		return result == 0 ? rest_keep(tls, tls->context->outgoing) : result;
	}
	if (!tls->rest) {
		return 1;
	}
	result = outgoing_send(tls, tls->rest);
	if (result == 1) {
		free(tls->rest);
		tls->rest = NULL;
	}
	return result;
}

/* --- the BIO --- */

static int bio_read(BIO *bio, char *data, size_t size, size_t *count)
{
	lp_tls *tls = BIO_get_data(bio);
	lp_ssize got;

	BIO_clear_retry_flags(bio);
	do {
		got = lp_fd_recv(tls->fd, data, size);
		tls->system = got < 0 ? lp_socket_errno() : 0;
	} while (tls->system == EINTR);
	tls->eof |= got == 0;
	*count = got > 0 ? (size_t) got : 0;
	if (got < 0 && lp_would_block(tls->system)) {
		BIO_set_retry_read(bio);
	}
	return got > 0 ? 1 : (int) got;
}

/* -1 and not 0, for which SSL_shutdown() would take it as said. */
static int bio_write_failed(BIO *bio, const lp_tls *tls)
{
	if (lp_would_block(tls->system)) {
		BIO_set_retry_write(bio);
	}
	return -1;
}

static int bio_write(BIO *bio, const char *data, size_t size, size_t *count)
{
	lp_tls *tls = BIO_get_data(bio);
	lp_tls_outgoing *outgoing = tls->context->outgoing;
	lp_ssize sent;

	BIO_clear_retry_flags(bio);
	*count = 0;
	if (tls->gathering && size <= GATHERED - outgoing->used) {
		memcpy(outgoing->bytes + outgoing->used, data, size);
		outgoing->used += size;
		*count = size;
		return 1;
	}
	if (lp_tls_flush(tls) <= 0) {   /* what came before; what comes now is not gathered any more */
		return bio_write_failed(bio, tls);
	}
	sent = bio_send(tls, data, size);
	if (sent < 0) {
		return bio_write_failed(bio, tls);
	}
	*count = (size_t) sent;
	return 1;
}

static long bio_control(BIO *bio, int command, long number, void *pointer)
{
	const lp_tls *tls = BIO_get_data(bio);

	(void) number;
	(void) pointer;
	switch (command) {
		case BIO_CTRL_FLUSH:
			return 1;
		case BIO_CTRL_EOF:
			return tls->eof;
		default:
			return 0;
	}
}

static BIO_METHOD *method;   /* made once a process; it lives as long as that */

bool lp_tls_bio_init(void)
{
	if (!method && (method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "lineproto socket")) != NULL) {
		BIO_meth_set_read_ex(method, bio_read);
		BIO_meth_set_write_ex(method, bio_write);
		BIO_meth_set_ctrl(method, bio_control);
	}
	return method != NULL;
}

BIO *lp_tls_bio_new(lp_tls *tls)
{
	BIO *bio = BIO_new(method);

	if (bio) {
		BIO_set_data(bio, tls);
		BIO_set_init(bio, 1);
	}
	return bio;
}
