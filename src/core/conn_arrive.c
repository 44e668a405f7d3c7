/* What comes before a connection's dialogue, in steps: who it is, whether it may be served. Until it is opened no handler knows of it;
 * one that does not get there counts as refused. handshake_timeout bounds all steps together.
 *
 * An event goes through as many steps as it can. A step returns false when it waits for something, or has ended the connection. */
#include "listener_admit.h"

static void arrive_refuse(lp_conn *c, const char *objection)
{
	if (lp_admit_refuse(c->listener, &c->peer, objection)) {
		lp_conn_refuse(c, c->listener->config.refusal.data, c->listener->config.refusal.length);
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
		lp_conn_open(c);
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
	}
}

void lp_conn_arrive(lp_conn *c)
{
	c->io.ready = arrive_ready;
	if (lp_loop_watch(&c->listener->server->loop, &c->io, LP_READ) < 0) {
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
	}
	lp_conn_timeout_update(c);
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

void lp_conn_arrive_late(lp_conn *c)
{
	arrive_refuse(c, "it was not ready to begin within the option handshake_timeout");
}
