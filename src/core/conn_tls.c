/* The TLS handshake of a server's connection: before its dialogue, as the listener has it, or in the middle of it (STARTTLS).
 *
 * In the middle, three things come in order: what its handler still sends in the same call leaves in plain text, then the kernel must have
 * taken all of it, then the handshake begins. What anybody sends from the second on waits until the third is over. */
#include "conn_input.h"

#include <errno.h>
#include <stdio.h>

#define PLAIN_OPEN SIZE_MAX   /* plain_left: the handler's call is not over */

/* --- any handshake --- */

static void tls_report(lp_conn *c, const char *reason)
{
	lp_server *server = c->listener->server;
	char text[LP_IP_TEXT + 256], name[LP_IP_TEXT];

	lp_ip_print(&c->peer, name, sizeof name);
	snprintf(text, sizeof text, "%s: %s", name, reason);
	lp_log_limited(&server->config.log, &server->limit_handshake, server->loop.now, LP_LOG_NOTICE, "TLS handshake failed", "reason", text);
}

void lp_conn_handshake_late(lp_conn *c)
{
	tls_report(c, "it took longer than the option handshake_timeout");
	lp_conn_drop(c, LP_CLOSE_HANDSHAKE, false);
}

bool lp_conn_handshake(lp_conn *c)
{
	lp_server *server = c->listener->server;
	lp_ssize result = c->transport.ops->handshake(&c->transport);
	unsigned interest = result == LP_TRANSPORT_WANT_WRITE ? LP_WRITE : LP_READ;

	if (result == LP_TRANSPORT_DONE) {
		server->stats.handshakes++;
		return true;
	}
	if (result == LP_TRANSPORT_ERROR) {
		tls_report(c, lp_transport_reason(&c->transport, errno));
		lp_conn_close(c, LP_CLOSE_HANDSHAKE);
	} else if (lp_loop_watch(&server->loop, &c->io, interest) < 0) {
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
	}
	return false;
}

/* --- in the middle --- */

/* Whether bytes are here behind what the handler was called for. Those of a line that is skipped are gone, but not what is known of it. */
static bool tls_is_overrun(lp_conn *c)
{
	const lp_cursor *at = &c->listener->server->cursor;

	if (c->frame.skipping) {
		return true;
	}
	return at->conn == c ? at->used < at->length || at->cut : lp_buffer_length(&c->in) > 0;
}

int lp_conn_start_tls(lp_conn *c, lp_tls_context *context, lp_error *err)
{
	if (c->state != LP_CONN_OPEN || c->ended) {
		return lp_error_set(err, LP_ERROR_CLOSED, "the connection is closing: TLS cannot be started any more");
	}
	if (c->starting || lp_transport_is_tls(&c->transport)) {
		return lp_error_set(err, LP_ERROR_MISUSE, "the connection %s TLS already", c->starting ? "is to start" : "speaks");
	}
	if (tls_is_overrun(c)) {
		c->listener->server->stats.protocol_errors++;
		lp_conn_close(c, LP_CLOSE_ERROR);
		return lp_error_set(err, LP_ERROR_PROTOCOL, "the peer sent plain text behind the line that starts TLS: whoever is between could have "
			"put it there, so the connection is closed");
	}
	c->starting = lp_tls_context_retain(context);
	c->plain_left = PLAIN_OPEN;
	c->hold |= LP_HOLD_TLS;
	lp_conn_schedule(c);
	return 0;
}

size_t lp_conn_may_send(const lp_conn *c)
{
	return c->hold & LP_HOLD_TLS ? (c->starting ? c->plain_left : 0) : PLAIN_OPEN;
}

void lp_conn_sent_plain(lp_conn *c, size_t count)
{
	if (c->starting && c->plain_left != PLAIN_OPEN) {
		c->plain_left -= count;
	}
}

static bool tls_begin(lp_conn *c)
{
	lp_error err;
	int result = lp_tls_start(&c->transport, c->starting, NULL, &err);

	lp_tls_context_release(c->starting);
	c->starting = NULL;
	c->line_started = c->listener->server->loop.now;   /* handshake_timeout counts from here; what had to leave before has write_timeout */
	if (result < 0) {
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
	}
	return result == 0;
}

static void tls_done(lp_conn *c)
{
	c->hold &= (uint8_t) ~LP_HOLD_TLS;
	c->line_started = 0;
	c->last_active = c->listener->server->loop.now;
	lp_conn_flush(c);
	if (c->listener->config.handler->secured) {
		c->listener->config.handler->secured(c);
	}
	lp_conn_schedule(c);   /* lines may be here that were read with the end of the handshake */
}

void lp_conn_tls_work(lp_conn *c)
{
	if (c->state != LP_CONN_OPEN || (c->starting && c->hold & LP_HOLD_PULLING)) {
		return;
	}
	if (c->starting && c->plain_left == PLAIN_OPEN) {
		c->plain_left = c->out.bytes;
	}
	if (c->starting && (c->plain_left || !tls_begin(c))) {
		return;
	}
	if (lp_conn_handshake(c)) {
		tls_done(c);
	}
}
