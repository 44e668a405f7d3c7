/* The TLS transport: what lp_transport_ops promises, by an SSL over the connection's own socket.
 *
 * OpenSSL reads ahead, so that what is here to be read and what the kernel would tell of are two things: 'pending' says so after each
 * recv. FIN without close_notify is told apart from an orderly end by our own BIO, tls_bio.c, which sees it first. */
#include "tls_internal.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RECORD 16384         /* RFC 8446 section 5.1: bytes in one record */
#define FAILURE_TEXT 256

void lp_tls_fail(lp_tls *tls, const char *format, ...)
{
	va_list args;

	if (!tls->failure && (tls->failure = malloc(FAILURE_TEXT)) != NULL) {
		va_start(args, format);
		vsnprintf(tls->failure, FAILURE_TEXT, format, args);
		va_end(args);
	}
}

/* What others have left in OpenSSL's queue of errors would be taken for ours. Looking costs less than clearing, and there is hardly ever one. */
static inline void forget_errors(void)
{
	if (lp_unlikely(ERR_peek_error())) {
		ERR_clear_error();
	}
}

/* --- results --- */

static lp_ssize failed(lp_tls *tls, int system)
{
	tls->broken = true;
	ERR_clear_error();
	errno = system;
	return LP_TRANSPORT_ERROR;
}

/* FIN where more was due. */
static lp_ssize failed_at_end(lp_transport *transport, lp_tls *tls)
{
	if (!tls->established) {
		lp_tls_fail(tls, "the peer closed the connection during the handshake");
		return failed(tls, ECONNRESET);
	}
	lp_tls_fail(tls, "the stream was cut off: it ended without TLS's close_notify");
	transport->cut = true;
	ERR_clear_error();
	errno = ECONNRESET;
	return LP_TRANSPORT_ERROR;
}

/* OpenSSL's words for a first record that is none are its guess at what it could be instead. */
static bool is_no_tls(const lp_tls *tls)
{
	int reason = ERR_GET_REASON(ERR_peek_error());

	return !tls->established && ERR_GET_LIB(ERR_peek_error()) == ERR_LIB_SSL && (reason == SSL_R_WRONG_VERSION_NUMBER
		|| reason == SSL_R_HTTP_REQUEST || reason == SSL_R_HTTPS_PROXY_REQUEST || reason == SSL_R_PACKET_LENGTH_TOO_LONG);
}

/* What a call that did not succeed stands for. */
static lp_ssize outcome(lp_transport *transport, lp_tls *tls, int returned)
{
	switch (SSL_get_error(tls->ssl, returned)) {
		case SSL_ERROR_WANT_READ:
			return LP_TRANSPORT_WANT_READ;
		case SSL_ERROR_WANT_WRITE:
			return LP_TRANSPORT_WANT_WRITE;
		case SSL_ERROR_ZERO_RETURN:
			return tls->eof ? failed_at_end(transport, tls) : LP_TRANSPORT_EOF;
		case SSL_ERROR_SYSCALL:
			if (tls->system) {
				return failed(tls, tls->system);
			}
			return failed_at_end(transport, tls);
		default:
			if (tls->eof && !tls->established) {
				return failed_at_end(transport, tls);
			}
			if (!lp_tls_verify_explain(tls)) {
				lp_tls_fail(tls, "%s%s", is_no_tls(tls) ? "what came is not TLS: " : "", lp_tls_reason());
			}
			return failed(tls, EPROTO);
	}
}

/* --- the transport --- */

/* What the server says in one turn leaves in one piece, its tickets too. They are all that it says at the end in TLS 1.3: a peer that is gone
 * by then may still have sent something, so as in OpenSSL that is no failure of the handshake. */
static lp_ssize handshake_step(lp_transport *transport, lp_tls *tls)
{
	lp_ssize result = LP_TRANSPORT_DONE;
	int returned, flushed, system;

	if (tls->context->role == LP_TLS_SERVER) {
		lp_tls_gather(tls);
	}
	returned = SSL_do_handshake(tls->ssl);
	if (returned != 1) {
		result = outcome(transport, tls, returned);
		result = result == LP_TRANSPORT_EOF ? failed_at_end(transport, tls) : result;
	}
	system = errno;
	flushed = lp_tls_flush(tls);
	if (result == LP_TRANSPORT_ERROR) {
		errno = system;
		return result;
	}
	if (flushed < 0 && !(returned == 1 && SSL_version(tls->ssl) >= TLS1_3_VERSION)) {
		return failed(tls, tls->system);
	}
	return flushed == 0 ? LP_TRANSPORT_WANT_WRITE : result;
}

static lp_ssize tls_handshake(lp_transport *transport)
{
	lp_tls *tls = transport->state;
	lp_ssize result;

	forget_errors();
	result = handshake_step(transport, tls);
	if (result != LP_TRANSPORT_DONE) {
		return result;
	}
	if (!lp_tls_verify_done(tls)) {
		return failed(tls, EPROTO);
	}
	tls->established = true;
	transport->pending = SSL_has_pending(tls->ssl);
	return LP_TRANSPORT_DONE;
}

/* As many records as are here already, but no system call only to hear that there are no more. */
static LP_HOT lp_ssize tls_recv(lp_transport *transport, char *data, size_t size)
{
	lp_tls *tls = transport->state;
	lp_ssize result = LP_TRANSPORT_EOF;
	size_t total = 0;

	forget_errors();
	transport->recv_wants_write = transport->pending = false;
	do {
		size_t got = 0;

		if (lp_unlikely(!SSL_read_ex(tls->ssl, data + total, size - total, &got))) {
			result = outcome(transport, tls, 0);
			break;
		}
		total += got;
		transport->pending = SSL_has_pending(tls->ssl);
	} while (transport->pending && total < size);
	if (total > 0) {
		/* an end or an error that came right behind is told by the next call */
		transport->pending |= result == LP_TRANSPORT_ERROR;
		return (lp_ssize) total;
	}
	transport->recv_wants_write = result == LP_TRANSPORT_WANT_WRITE;
	return result;
}

/* The bytes behind 'offset', at most one record: where they lie if they are in one piece, otherwise gathered in 'room'. 'wanted': exactly so
 * many, as an earlier try had. */
static size_t next_record(const struct iovec *iov, int count, size_t offset, size_t wanted, char *room, const char **data)
{
	size_t most = wanted ? wanted : RECORD, used = 0;

	for (; count > 0 && offset >= iov->iov_len; iov++, count--) {
		offset -= iov->iov_len;
	}
	if (count == 0) {
		return 0;
	}
	if (count == 1 || iov->iov_len - offset >= most) {
		*data = (const char *) iov->iov_base + offset;
		return iov->iov_len - offset < most ? iov->iov_len - offset : most;
	}
	for (; count > 0 && used < most; iov++, count--, offset = 0) {
		size_t piece = iov->iov_len - offset < most - used ? iov->iov_len - offset : most - used;

		memcpy(room + used, (const char *) iov->iov_base + offset, piece);
		used += piece;
	}
	*data = room;
	return used;
}

/* Encrypt what lies behind 'total' and add it to 'total', until OpenSSL or the kernel takes no more. What is gathered is not sent yet. */
static LP_HOT lp_ssize write_records(lp_transport *transport, lp_tls *tls, const struct iovec *iov, int count, size_t *total)
{
	char room[RECORD];
	const char *data = NULL;
	size_t length;

	while ((length = next_record(iov, count, *total, tls->retry, room, &data)) > 0) {
		size_t sent = 0;

		if (lp_unlikely(!SSL_write_ex(tls->ssl, data, length, &sent))) {
			lp_ssize result = outcome(transport, tls, 0);

			tls->retry = length;
			return result == LP_TRANSPORT_EOF ? failed(tls, tls->system ? tls->system : EPIPE) : result;   /* EOF: once close_notify has come */
		}
		tls->retry = 0;
		*total += sent;
		if (tls->gathering && !lp_tls_gather_mark(tls, sent)) {
			return LP_TRANSPORT_DONE;
		}
	}
	return LP_TRANSPORT_DONE;
}

/* Send what was gathered, or an earlier call left; of 'total', which has it all, only what has left counts. */
static void send_gathered(lp_tls *tls, size_t *total, lp_ssize *result)
{
	int flushed = lp_tls_flush(tls);

	*total -= tls->rest_plain;
	if (lp_unlikely(flushed < 0)) {
		*result = failed(tls, tls->system);
	} else if (lp_unlikely(flushed == 0) && *result == LP_TRANSPORT_DONE) {
		*result = LP_TRANSPORT_WANT_WRITE;
	}
	if (!tls->rest) {
		tls->rest_plain = 0;
	}
}

static LP_HOT lp_ssize tls_sendv(lp_transport *transport, const struct iovec *iov, int count)
{
	lp_tls *tls = transport->state;
	size_t offered = 0, total = 0;
	lp_ssize result = LP_TRANSPORT_DONE;

	for (int i = 0; i < count; i++) {
		offered += iov[i].iov_len;
	}
	forget_errors();
	transport->send_wants_read = false;
	if (lp_unlikely(tls->rest)) {
		total = tls->rest_plain;
		send_gathered(tls, &total, &result);
	}
	while (total < offered && result == LP_TRANSPORT_DONE) {
		if (offered - total > RECORD) {
			lp_tls_gather(tls);
		}
		result = write_records(transport, tls, iov, count, &total);
		send_gathered(tls, &total, &result);
	}
	if (total > 0) {
		return (lp_ssize) total;
	}
	transport->send_wants_read = result == LP_TRANSPORT_WANT_READ;
	return result;
}

static lp_ssize tls_finish(lp_transport *transport)
{
	lp_tls *tls = transport->state;
	int returned;

	if (tls->established && !tls->broken) {
		ERR_clear_error();
		returned = SSL_shutdown(tls->ssl);
		if (returned < 0 && outcome(transport, tls, returned) == LP_TRANSPORT_WANT_WRITE) {
			return LP_TRANSPORT_WANT_WRITE;
		}
	}
	lp_fd_finish(tls->fd);
	return LP_TRANSPORT_DONE;
}

static size_t tls_available(const lp_transport *transport)
{
	const lp_tls *tls = transport->state;

	return lp_fd_pending(tls->fd) + (size_t) SSL_pending(tls->ssl) + (SSL_has_pending(tls->ssl) ? RECORD : 0);
}

static const char *tls_failure(const lp_transport *transport)
{
	return ((const lp_tls *) transport->state)->failure;
}

static void tls_free(lp_tls *tls)
{
	if (tls->ssl && tls->established && !tls->broken) {
		SSL_set_shutdown(tls->ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);   /* else its session counts as bad */
	}
	SSL_free(tls->ssl);
	lp_tls_context_release(tls->context);
	free(tls->rest);
	free(tls->failure);
	free(tls->session_key);
	free(tls->host);
	free(tls);
}

static void tls_close(lp_transport *transport)
{
	lp_fd fd = transport->fd;

	tls_free(transport->state);
	memset(transport, 0, sizeof *transport);
	transport->ops = &lp_transport_plain;
	transport->fd = LP_FD_NONE;
	lp_fd_close(fd);
}

const lp_transport_ops lp_transport_tls = {
	"tls", tls_recv, tls_sendv, tls_handshake, tls_finish, tls_available, tls_failure, tls_close
};

/* --- starting --- */

static bool is_ip(const char *host)
{
	ASN1_OCTET_STRING *ip = a2i_IPADDRESS(host);

	ASN1_OCTET_STRING_free(ip);
	ERR_clear_error();
	return ip != NULL;
}

static bool start_client(lp_tls *tls, const lp_address *to)
{
	const lp_tls_config *config = &tls->context->config;
	char address[LP_ADDRESS_TEXT];
	size_t length;

	lp_address_print(to, address, sizeof address);
	if (lp_tls_text_set(&tls->session_key, address) < 0
			|| (config->peer_name || to->scheme != LP_SCHEME_UNIX
				? lp_tls_text_set(&tls->host, config->peer_name ? config->peer_name : to->host) : 0) < 0) {
		return false;
	}
	length = tls->host ? strlen(tls->host) : 0;
	if (length && tls->host[length - 1] == '.') {
		tls->host[length - 1] = '\0';   /* RFC 6066 section 3: without the dot of the root */
	}
	/* an IP address is no name to ask for (the same section) */
	if (tls->host && !config->no_server_name && !is_ip(tls->host) && SSL_set_tlsext_host_name(tls->ssl, tls->host) != 1) {
		return false;
	}
	SSL_set_connect_state(tls->ssl);
	lp_tls_session_resume(tls);
	return lp_tls_verify_expect(tls);
}

static bool start_server(lp_tls *tls)
{
	const char *name = tls->context->config.peer_name;

	SSL_set_accept_state(tls->ssl);
	return !name || lp_tls_text_set(&tls->host, name) == 0;
}

int lp_tls_start(lp_transport *transport, lp_tls_context *context, const lp_address *to, lp_error *err)
{
	lp_tls *tls = calloc(1, sizeof *tls);
	BIO *bio = tls ? lp_tls_bio_new(tls) : NULL;

	ERR_clear_error();
	if (tls) {
		tls->context = lp_tls_context_retain(context);
		tls->fd = transport->fd;
		tls->ssl = SSL_new(context->base);
	}
	if (!tls || !bio || !tls->ssl) {
		BIO_free(bio);
		if (tls) {
			tls_free(tls);
		}
		return lp_error_set(err, LP_ERROR_SYSTEM, "no memory for a TLS connection");
	}
	SSL_set_bio(tls->ssl, bio, bio);
	SSL_set_app_data(tls->ssl, tls);
	if (!(context->role == LP_TLS_CLIENT ? start_client(tls, to) : start_server(tls))) {
		tls_free(tls);
		return lp_error_set(err, LP_ERROR_SYSTEM, "no memory for a TLS connection");
	}
	transport->ops = &lp_transport_tls;
	transport->state = tls;
	return 0;
}
