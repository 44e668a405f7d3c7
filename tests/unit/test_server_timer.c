/* Tests of server_timer.c with a clock of the test's own: a server is made and never run. */
#include "check.h"
#include "../../src/core/server.h"

#define PERIOD (10 * LP_MILLISECOND)

static int fired, released;

static void note(lp_server_timer *timer)
{
	(void) timer;
	fired++;
}

static void note_release(lp_server_timer *timer)
{
	(void) timer;
	released++;
}

/* It is now 'now': fire what is due. Returns how often. */
static int at(lp_server *server, lp_time now)
{
	int before = fired;

	server->loop.now = now;
	lp_timers_run(&server->loop.timers, now);
	return fired - before;
}

static lp_server *server_make(void)
{
	lp_server_config config = {.log = {.level = LP_LOG_ERROR}};
	static const lp_server_hooks hooks = {0};
	lp_error err;

	return lp_server_new(&config, &hooks, NULL, &err);
}

/* Calls that come late, because of a slow callback or a busy server, do not move those that follow. */
static void test_does_not_drift(void)
{
	lp_server *server = server_make();
	int id = lp_server_timer_add(server, PERIOD, PERIOD, note, note_release, NULL);
	lp_time plan = lp_timers_next(&server->loop.timers);

	CHECK(id > 0);
	CHECK_EQ(at(server, plan - 1), 0);
	CHECK_EQ(at(server, plan), 1);
	CHECK_EQ(lp_timers_next(&server->loop.timers), plan + PERIOD);
	CHECK_EQ(at(server, plan + PERIOD + 7 * LP_MILLISECOND), 1);
	CHECK_EQ(lp_timers_next(&server->loop.timers), plan + 2 * PERIOD);
	CHECK_EQ(at(server, plan + 2 * PERIOD + PERIOD - 1), 1);
	CHECK_EQ(lp_timers_next(&server->loop.timers), plan + 3 * PERIOD);
	lp_server_free(server);
	CHECK_EQ(released, 1);
}

/* Those that were missed altogether are not made up for. */
static void test_misses_without_a_burst(void)
{
	lp_server *server = server_make();
	lp_time plan;

	lp_server_timer_add(server, PERIOD, PERIOD, note, note_release, NULL);
	plan = lp_timers_next(&server->loop.timers);
	CHECK_EQ(at(server, plan + 5 * PERIOD + 3 * LP_MILLISECOND), 1);
	CHECK_EQ(lp_timers_next(&server->loop.timers), plan + 6 * PERIOD);
	CHECK_EQ(at(server, plan + 6 * PERIOD), 1);
	lp_server_free(server);
}

static void test_once_and_cancelled(void)
{
	lp_server *server = server_make();
	int id;

	released = 0;
	lp_server_timer_add(server, PERIOD, 0, note, note_release, NULL);
	CHECK_EQ(at(server, lp_timers_next(&server->loop.timers)), 1);
	CHECK_EQ(released, 1);
	CHECK(lp_timers_next(&server->loop.timers) == LP_NEVER);
	id = lp_server_timer_add(server, PERIOD, PERIOD, note, note_release, NULL);
	CHECK(lp_server_timer_cancel(server, id));
	CHECK_EQ(released, 2);
	CHECK(!lp_server_timer_cancel(server, id));
	CHECK(lp_timers_next(&server->loop.timers) == LP_NEVER);
	lp_server_free(server);
}

int main(void)
{
	check_watchdog();
	test_does_not_drift();
	test_misses_without_a_burst();
	test_once_and_cancelled();
	return check_done("server_timer");
}
