/* Between OpenSSL and the socket. FIN is seen here first, so that tls.c can tell it from an orderly end.
 *
 * What one call of ours makes OpenSSL write can be gathered and sent at once: a system call for a batch of records, not for each. A context
 * has one buffer for that, since its connections belong to one thread and a call leaves nothing in it: what the kernel does not take moves
 * to the connection, as 'rest', and goes before anything else. */
#include "tls_internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define RECORD_SIZE (16384 + 256 + 5)   /* RFC 8446 section 5.2: a whole one as it is sent */
#define MARKS 8

struct lp_tls_outgoing {
	size_t used;
	int count;                       /* of marks */
	struct {
		size_t end;                  /* in 'bytes' */
		size_t plain;                /* bytes of the user's that end there */
	} marks[MARKS];
	char bytes[4 * RECORD_SIZE];     /* room for a whole batch of replies */
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

/* --- what the kernel did not take --- */

static int rest_flush(lp_tls *tls)
{
	lp_ssize sent = bio_send(tls, tls->rest + tls->rest_sent, tls->rest_length - tls->rest_sent);

	if (sent < 0) {
		return lp_would_block(tls->system) ? 0 : -1;
	}
	tls->rest_sent += (size_t) sent;
	if (tls->rest_sent < tls->rest_length) {
		tls->system = EAGAIN;
		return 0;
	}
	free(tls->rest);
	tls->rest = NULL;
	tls->rest_length = tls->rest_sent = 0;
	return 1;
}

static int rest_keep(lp_tls *tls, const char *data, size_t length)
{
	tls->rest = malloc(length);
	if (!tls->rest) {
		tls->system = ENOMEM;
		return -1;
	}
	memcpy(tls->rest, data, length);
	tls->rest_length = length;
	tls->rest_sent = 0;
	tls->system = EAGAIN;
	return 0;
}

/* --- what is gathered --- */

void lp_tls_gather(lp_tls *tls)
{
	lp_tls_context *context = tls->context;

	if (!tls->rest && (context->outgoing || (context->outgoing = malloc(sizeof *context->outgoing)) != NULL)) {
		context->outgoing->used = 0;
		context->outgoing->count = 0;
		tls->gathering = true;
	}
}

bool lp_tls_gather_mark(lp_tls *tls, size_t plain)
{
	lp_tls_outgoing *outgoing = tls->context->outgoing;

	outgoing->marks[outgoing->count].end = outgoing->used;
	outgoing->marks[outgoing->count++].plain = plain;
	return outgoing->count < MARKS && sizeof outgoing->bytes - outgoing->used >= RECORD_SIZE;
}

/* The user's bytes that have not left with the first 'sent' of the buffer. */
static size_t outgoing_unsent(const lp_tls_outgoing *outgoing, size_t sent)
{
	size_t plain = 0;

	for (int i = 0; i < outgoing->count; i++) {
		plain += outgoing->marks[i].end > sent ? outgoing->marks[i].plain : 0;
	}
	return plain;
}

static int outgoing_flush(lp_tls *tls)
{
	lp_tls_outgoing *outgoing = tls->context->outgoing;
	lp_ssize sent = outgoing->used ? bio_send(tls, outgoing->bytes, outgoing->used) : 0;
	size_t taken = sent > 0 ? (size_t) sent : 0;
	int result = 1;

	tls->rest_plain = outgoing_unsent(outgoing, taken);
	if (sent < 0 && !lp_would_block(tls->system)) {
		result = -1;
	} else if (taken < outgoing->used) {
		result = rest_keep(tls, outgoing->bytes + taken, outgoing->used - taken);
	}
	outgoing->used = 0;
	outgoing->count = 0;
	return result;
}

int lp_tls_flush(lp_tls *tls)
{
	if (tls->gathering) {
		tls->gathering = false;
		return outgoing_flush(tls);
	}
	return tls->rest ? rest_flush(tls) : 1;
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
	return got > 0;
}

static int bio_write_failed(BIO *bio, const lp_tls *tls)
{
	if (lp_would_block(tls->system)) {
		BIO_set_retry_write(bio);
	}
	return 0;
}

static int bio_write(BIO *bio, const char *data, size_t size, size_t *count)
{
	lp_tls *tls = BIO_get_data(bio);
	lp_tls_outgoing *outgoing = tls->context->outgoing;
	lp_ssize sent;

	BIO_clear_retry_flags(bio);
	*count = 0;
	if (tls->gathering && size <= sizeof outgoing->bytes - outgoing->used) {
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
	return sent > 0;
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
