/* The deadlines of a connection: one timer that stands for the nearest of them.
 *
 * Deadlines move later with every byte. The timer does not follow; when it fires, the deadlines are computed anew, and it
 * is set again if none has passed. So an active connection costs the heap one visit per timeout, not one per line. */
#include "server.h"

/* The time that 'since' plus 'timeout' stands for; LP_NEVER when one of them is off. */
static inline lp_time deadline_of(lp_time since, lp_time timeout)
{
	return since && timeout ? lp_clock_after(since, timeout) : LP_NEVER;
}

static inline lp_time earlier(lp_time a, lp_time b)
{
	return a < b ? a : b;
}

static lp_time conn_line_deadline(const lp_conn *c)
{
	/* while we are the ones who do not read, the peer cannot be late */
	bool reading = !c->hold && c->out.bytes < c->listener->config.max_write_buffer;

	if (c->hold & LP_HOLD_TLS) {
		return deadline_of(c->line_started, c->listener->config.handshake_timeout);
	}
	return reading ? deadline_of(c->line_started, c->listener->config.line_timeout) : LP_NEVER;
}

static lp_time conn_write_deadline(const lp_conn *c)
{
	return c->out.bytes || c->parting ? deadline_of(c->last_progress, c->listener->config.write_timeout) : LP_NEVER;
}

static lp_time conn_idle_deadline(const lp_conn *c)
{
	/* nor is it idle while its session is busy with something else */
	return c->hold & LP_HOLD_UNASKED ? LP_NEVER : deadline_of(c->last_active, c->listener->config.idle_timeout);
}

static lp_time conn_deadline(const lp_conn *c)
{
	switch ((lp_conn_state) c->state) {
		case LP_CONN_ARRIVING:
			return deadline_of(c->last_progress, c->listener->config.handshake_timeout);
		case LP_CONN_OPEN:
			return earlier(conn_line_deadline(c), earlier(conn_write_deadline(c), conn_idle_deadline(c)));
		case LP_CONN_CLOSING:
			return conn_write_deadline(c);
		case LP_CONN_LINGER:
			return deadline_of(c->last_progress, LP_LINGER);
		default:
			return LP_NEVER;
	}
}

static void conn_timer_fired(lp_timer *timer)
{
	lp_conn *c = lp_container_of(timer, lp_conn, timer);
	lp_time now = c->listener->server->loop.now;

	if (conn_deadline(c) > now) {
		lp_conn_timeout_update(c);
	} else if (c->state == LP_CONN_ARRIVING) {
		lp_conn_arrive_late(c);
	} else if (c->state == LP_CONN_LINGER) {
		c->io.ready(&c->io, LP_READ);   /* a last look; then it goes */
		if (c->state == LP_CONN_LINGER) {
			c->peer_closed = true;
			lp_conn_schedule(c);
		}
	} else if (c->hold & LP_HOLD_TLS && conn_line_deadline(c) <= now) {
		lp_conn_handshake_late(c);
	} else if (conn_write_deadline(c) <= now) {
		lp_conn_drop(c, LP_CLOSE_WRITE_TIMEOUT, false);
	} else {
		lp_conn_close(c, conn_line_deadline(c) <= now ? LP_CLOSE_LINE_TIMEOUT : LP_CLOSE_IDLE);
	}
}

void lp_conn_timeout_init(lp_conn *c)
{
	lp_timer_init(&c->timer, conn_timer_fired);
}

LP_HOT void lp_conn_timeout_update(lp_conn *c)
{
	lp_time deadline;

	if (lp_likely(c->state == LP_CONN_OPEN && !c->line_started && !c->out.bytes && !c->listener->config.idle_timeout)) {
		return;   /* nothing is awaited from the peer */
	}
	deadline = conn_deadline(c);
	if (deadline != LP_NEVER && (!lp_timer_is_set(&c->timer) || deadline < c->timer.deadline)
			&& lp_timer_set(&c->listener->server->loop.timers, &c->timer, deadline) < 0) {
		lp_conn_drop(c, LP_CLOSE_ERROR, false);   /* a connection without deadlines must not exist */
	}
}
