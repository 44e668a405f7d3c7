/* What comes before a connection's dialogue, in steps: who it is, whether it may be served, TLS. Until it is opened no handler knows of it;
 * one that is not admitted counts as refused. handshake_timeout bounds all steps together.
 *
 * An event goes through as many steps as it can. A step returns false when it waits for something, or has ended the connection. */
#include "listener_admit.h"

static void arrive_say_no(lp_conn *c)
{
	lp_conn_refuse(c, c->listener->config.refusal.data, c->listener->config.refusal.length);
}

/* The handshake, as far as it gets now. Who is not served hears so behind it: before it there are no words that a TLS client understands. */
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

	if (told && c->listener->config.tls_first) {
		lp_conn_count_refused(c);
		arrive_start_tls(c);
	} else if (told) {
		arrive_say_no(c);
	} else {
		lp_conn_drop(c, LP_CLOSE_LOCAL, false);
	}
}

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
	if (c->step == LP_STEP_TLS) {
		lp_conn_handshake_late(c);
		return;
	}
	arrive_refuse(c, "it was not ready to begin within the option handshake_timeout");
}
