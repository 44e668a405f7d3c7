/* Timers of the server's host: every() and after(). */
#include "server.h"

#include <stdlib.h>

static void server_timer_free(lp_server_timer *timer)
{
	lp_server_timer **at = &timer->server->timers;

	while (*at != timer) {
		at = &(*at)->next;
	}
	*at = timer->next;
	lp_timer_stop(&timer->server->loop.timers, &timer->timer);
	timer->release(timer);
	free(timer);
}

static void server_timer_fired(lp_timer *base)
{
	lp_server_timer *timer = lp_container_of(base, lp_server_timer, timer);
	lp_time planned = timer->timer.deadline;
	lp_time now = timer->server->loop.now;

	if (lp_server_halted(timer->server)) {
		return;
	}
	lp_server_look_at_lines(timer->server, 1);
	timer->firing = true;
	timer->fire(timer);
	timer->firing = false;
	lp_server_look(timer->server, NULL, "timer");
	if (!timer->period || timer->cancelled) {
		server_timer_free(timer);
		return;
	}
	planned += timer->period;
	if (planned <= now) {   /* missed some: the next in the rhythm of the plan */
		planned += (now - planned) / timer->period * timer->period + timer->period;
	}
	lp_timer_set(&timer->server->loop.timers, &timer->timer, planned);   /* its place in the heap was just freed */
}

int lp_server_timer_add(lp_server *server, lp_time delay, lp_time period, void (*fire)(lp_server_timer *timer),
	void (*release)(lp_server_timer *timer), void *user)
{
	lp_server_timer *timer = calloc(1, sizeof *timer);

	if (!timer) {
		return -1;
	}
	lp_timer_init(&timer->timer, server_timer_fired);
	if (lp_timer_set(&server->loop.timers, &timer->timer, lp_clock_after(lp_clock_now(), delay)) < 0) {
		free(timer);
		return -1;
	}
	timer->server = server;
	timer->period = period;
	timer->fire = fire;
	timer->release = release;
	timer->user = user;
	timer->id = ++server->next_timer_id;
	timer->next = server->timers;
	server->timers = timer;
	return timer->id;
}

bool lp_server_timer_cancel(lp_server *server, int id)
{
	lp_server_timer *timer = server->timers;

	while (timer && (timer->id != id || timer->cancelled)) {
		timer = timer->next;
	}
	if (!timer) {
		return false;
	}
	timer->cancelled = true;
	if (!timer->firing) {
		server_timer_free(timer);
	}
	return true;
}

void lp_server_timers_free(lp_server *server)
{
	while (server->timers) {
		server_timer_free(server->timers);
	}
}
