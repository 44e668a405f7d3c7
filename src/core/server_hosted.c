/* A server inside of a loop that is not ours: turns that never wait, and a descriptor that says when the next one is due. */
#include "server.h"

#include <errno.h>

#define TURNS_AT_ONCE 4   /* replies to what one turn has read leave in the next; but the host has others to look after */

static int alarm_refused(lp_server *server, lp_error *err)
{
	return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot set an alarm (%s)", lp_loop_name(&server->loop));
}

int lp_server_host(lp_server *server, lp_error *err)
{
	int result;

	server->hosted = server->turning = true;
	result = lp_server_start(server, err);
	server->turning = false;
	if (result == 0 && lp_loop_alarm(&server->loop, 0) < 0) {   /* the first dispatch() finds out when it wants the next */
		result = alarm_refused(server, err);
	}
	server->woken = result == 0;
	return result;
}

void lp_server_wake(lp_server *server)
{
	if (server->generation != lp_generation) {
		return;
	}
	server->loop.now = lp_clock_now();
	if (!server->woken) {
		server->woken = lp_loop_alarm(&server->loop, 0) == 0;   /* the timer exists since lp_server_host(): this cannot fail */
	}
}

/* Events wake the host by themselves. The rest does here: work at hand, timers, and now and then a look at the watched streams, since nobody
 * tells us when the host closes one or reads a part of it. */
static lp_time host_deadline(const lp_server *server)
{
	lp_time until = lp_timers_next(&server->loop.timers);
	lp_time look = server->watches ? lp_clock_after(server->loop.now, LP_SERVER_IDLE) : LP_NEVER;

	if (lp_server_is_pending(server)) {
		return 0;
	}
	return until < look ? until : look;
}

int lp_server_dispatch(lp_server *server, lp_error *err)
{
	int result = 0;

	server->turning = true;
	server->woken = false;
	server->loop.now = lp_clock_now();
	for (int turns = 0; turns < TURNS_AT_ONCE && result == 0 && lp_server_goes_on(server); turns++) {
		if (turns > 0 && !lp_server_is_pending(server)) {
			break;
		}
		result = lp_server_turn(server, false, err);
	}
	if (result == 0 && lp_server_goes_on(server) && lp_loop_alarm(&server->loop, host_deadline(server)) < 0) {
		result = alarm_refused(server, err);
	}
	server->turning = false;
	return result;
}
