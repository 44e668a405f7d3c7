/* What comes before a connection's dialogue, in steps: who it is, whether it may be served, TLS. Until it is opened no handler knows of it;
 * one that is not admitted counts as refused. handshake_timeout bounds all steps together.
 *
 * An event goes through as many steps as it can. A step returns false when it waits for something, or has ended the connection. */
#include "listener_admit.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Before a handshake there are no words that a TLS client understands. */
static void arrive_say_no(lp_conn *c)
{
	const lp_listener_config *config = &c->listener->config;
	bool understood = !config->tls_first || lp_transport_is_tls(&c->transport);

	lp_conn_refuse(c, config->refusal.data, understood ? config->refusal.length : 0);
}

/* The handshake, as far as it gets now. Who is not served hears so behind it. */
static void arrive_secure(lp_conn *c)
{
	if (!lp_conn_handshake(c)) {
		return;
	}
	if (c->refused || c->draining) {
		arrive_say_no(c);
	} else {
		lp_conn_open(c);
	}
}

static void arrive_start_tls(lp_conn *c)
{
	lp_error err;

	c->step = LP_STEP_TLS;
	if (lp_tls_start(&c->transport, c->listener->config.tls, NULL, &err) < 0) {
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
	} else {
		arrive_secure(c);
	}
}

static void arrive_admitted(lp_conn *c)
{
	if (c->listener->config.tls_first) {
		lp_conn_admit(c);
		arrive_start_tls(c);
	} else {
		lp_conn_open(c);
	}
}

static void arrive_refuse(lp_conn *c, const char *objection)
{
	bool told = lp_admit_refuse(c->listener, &c->peer, objection);

	if (told && c->listener->config.tls_first && c->step != LP_STEP_HEADER) {
		lp_conn_count_refused(c);
		arrive_start_tls(c);
	} else if (told) {
		arrive_say_no(c);
	} else {
		lp_conn_drop(c, LP_CLOSE_LOCAL, false);
	}
}

/* --- the header of the PROXY protocol --- */

/* The proxy is gone, or has said all that it will. Whoever only looks whether somebody listens, as balancers do, is no news. */
static bool header_missed(lp_conn *c)
{
	c->peer_closed = true;
	if (lp_buffer_length(&c->in)) {
		arrive_refuse(c, "its PROXY protocol header is cut");
	} else {
		lp_conn_drop(c, LP_CLOSE_PEER, false);
	}
	return false;
}

static bool header_wrong(lp_conn *c, const char *reason)
{
	char objection[128];

	snprintf(objection, sizeof objection, "its PROXY protocol header is malformed: %s", reason);
	arrive_refuse(c, objection);
	return false;
}

/* All that came belongs to the header, and is not the whole of it. */
static void header_keep(lp_conn *c, const char *data, size_t length)
{
	if (lp_buffer_append(&c->in, data, length) < 0) {
		c->listener->server->stats.memory_limited++;
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
	} else {
		lp_conn_account(c);
	}
}

/* From here on the peer is whom the proxy says. */
static bool header_believe(lp_conn *c, const lp_proxy *proxy)
{
	if (proxy->forwarded || proxy->tls || proxy->authority.data || proxy->alpn.data) {
		c->proxied = lp_proxied_new(proxy);
		if (!c->proxied) {
			c->listener->server->stats.memory_limited++;
			lp_conn_drop(c, LP_CLOSE_ERROR, false);
			return false;
		}
	}
	if (proxy->forwarded) {
		c->peer = proxy->remote;
	}
	lp_buffer_fini(&c->in);
	c->step = LP_STEP_ADMISSION;
	return true;
}

/* Take the header out of the socket, and not a byte behind it: that may be for TLS. So it is looked at before it is taken; what is
 * incomplete is taken too, since a socket that stays readable would keep the loop awake. */
static bool arrive_header(lp_conn *c)
{
	char *data = c->listener->server->input;
	size_t held = lp_buffer_length(&c->in), take;
	lp_proxy_result result;
	lp_proxy proxy;
	lp_ssize got;

	if (held) {
		memcpy(data, lp_buffer_data(&c->in), held);
	}
	got = lp_fd_peek(c->io.fd, data + held, LP_PROXY_MAX - held);
	if (got <= 0) {
		return got < 0 && (lp_would_block(lp_socket_errno()) || lp_socket_errno() == EINTR) ? false : header_missed(c);
	}
	result = lp_proxy_parse(data, held + (size_t) got, &proxy);
	if (result == LP_PROXY_MALFORMED) {
		return header_wrong(c, proxy.reason);
	}
	take = result == LP_PROXY_DONE ? proxy.consumed - held : (size_t) got;
	if (lp_fd_recv(c->io.fd, data + held, take) != (lp_ssize) take) {
		return header_missed(c);
	}
	if (result == LP_PROXY_MORE) {
		header_keep(c, data + held, take);
		return false;
	}
	return header_believe(c, &proxy);
}

/* --- admission --- */

/* As in listener_accept.c: who was served before may have left already, with a FIN that is not handled yet. The queue of work is gone
 * through before the kernel is asked again, so the first time that it comes to this connection is too early. */
static void arrive_doubt(lp_conn *c)
{
	c->step = LP_STEP_DOUBT;
	lp_conn_schedule(c);
}

static void arrive_admit(lp_conn *c)
{
	lp_admission admission;

	if (lp_admit_arrived(c->listener, &c->peer, &admission)) {
		c->counted_ip = admission.counted;
		arrive_admitted(c);
	} else if (admission.passing && c->step != LP_STEP_DECISION) {
		arrive_doubt(c);
	} else {
		arrive_refuse(c, admission.objection);
	}
}

static void arrive_ready(lp_io *io, unsigned events)
{
	lp_conn *c = lp_container_of(io, lp_conn, io);

	(void) events;
	if (lp_server_halted(c->listener->server)) {
		return;
	}
	if (c->step == LP_STEP_HEADER && !arrive_header(c)) {
		return;
	}
	if (c->step == LP_STEP_ADMISSION) {
		arrive_admit(c);
	} else if (c->step == LP_STEP_TLS) {
		arrive_secure(c);
	}
}

/* False when that failed, and it is over. */
static bool arrive_begin(lp_conn *c)
{
	c->io.ready = arrive_ready;
	lp_conn_timeout_update(c);
	if (lp_loop_watch(&c->listener->server->loop, &c->io, LP_READ) < 0) {
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
		return false;
	}
	return true;
}

void lp_conn_arrive(lp_conn *c)
{
	c->step = c->listener->config.proxy_protocol ? LP_STEP_HEADER : LP_STEP_ADMISSION;
	if (arrive_begin(c) && !c->listener->config.proxy_protocol) {
		arrive_admitted(c);
	}
}

void lp_conn_arrive_refused(lp_conn *c)
{
	lp_conn_count_refused(c);
	if (arrive_begin(c)) {
		arrive_start_tls(c);
	}
}

void lp_conn_arrive_work(lp_conn *c)
{
	if (c->step == LP_STEP_DOUBT) {
		c->step = LP_STEP_DECISION;
		lp_conn_schedule(c);
	} else if (c->step == LP_STEP_DECISION) {
		arrive_admit(c);
	}
}

/* A handshake under way is brought to its end, since only then it can be told. */
void lp_conn_arrive_drain(lp_conn *c)
{
	if (c->step == LP_STEP_TLS) {
		c->draining = true;
	} else {
		arrive_say_no(c);
	}
}

void lp_conn_arrive_late(lp_conn *c)
{
	if (lp_server_halted(c->listener->server)) {   /* a child that a handler forked runs this turn's timers too: its parent says no */
		return;
	}
	if (c->step == LP_STEP_TLS) {
		lp_conn_handshake_late(c);
		return;
	}
	arrive_refuse(c, c->step == LP_STEP_HEADER ? "its PROXY protocol header did not come within the option handshake_timeout"
		: "it was not ready to begin within the option handshake_timeout");
}
