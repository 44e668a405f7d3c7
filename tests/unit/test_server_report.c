/* Tests of server_report.c with a clock of the test's own: how many reports are written, and that the others are counted. */
#include "check.h"
#include "../../src/core/server.h"

#include <stdlib.h>

static unsigned long told, last_told;

static void sink(void *context, lp_level level, const char *message, const lp_field *fields, size_t count)
{
	(void) context;
	(void) message;
	CHECK_EQ(level, LP_LOG_ERROR);
	CHECK_EQ(count, 1);
	CHECK_STR(fields[0].key, "suppressed");
	last_told = strtoul(fields[0].value, NULL, 10);
	told += last_told;
}

static lp_server *server_make(void)
{
	lp_server_config config = {.log = {.level = LP_LOG_ERROR, .write = sink}};
	static const lp_server_hooks hooks = {0};
	lp_error err;

	told = last_told = 0;
	return lp_server_new(&config, &hooks, NULL, &err);
}

/* How many of so many are written. */
static int flood(lp_server *server, int count)
{
	int written = 0;

	for (int i = 0; i < count; i++) {
		written += lp_server_may_report(server);
	}
	return written;
}

/* Let the time pass until the count is due; how long that was, in seconds. */
static int while_passes(lp_server *server)
{
	lp_time due = lp_timers_next(&server->loop.timers), now = lp_clock_now();

	lp_timers_run(&server->loop.timers, due);
	return (int) ((due - now + LP_SECOND / 2) / LP_SECOND);
}

static void test_few_are_all_written(void)
{
	lp_server *server = server_make();

	CHECK_EQ(flood(server, 5), 5);
	CHECK_EQ(while_passes(server), 1);
	CHECK_EQ(flood(server, 5), 5);
	CHECK_EQ(while_passes(server), 1);
	CHECK_EQ(told, 0);
	CHECK(lp_timers_next(&server->loop.timers) == LP_NEVER);   /* nobody is woken for nothing */
	lp_server_free(server);
}

static void test_floods_are_counted(void)
{
	static const int seconds[] = {1, 2, 4, 8, 10, 10};
	lp_server *server = server_make();

	for (size_t i = 0; i < sizeof seconds / sizeof seconds[0]; i++) {
		CHECK_EQ(flood(server, 1000), 5);
		CHECK_EQ(while_passes(server), seconds[i]);
		CHECK_EQ(last_told, 995);
	}
	CHECK_EQ(told, 6 * 995);
	CHECK_EQ(flood(server, 3), 3);   /* calm again ... */
	CHECK_EQ(while_passes(server), 10);
	CHECK_EQ(flood(server, 6), 5);   /* ... so one second again */
	CHECK_EQ(while_passes(server), 1);
	CHECK_EQ(last_told, 1);
	lp_server_free(server);
}

static void test_the_end_tells_the_rest(void)
{
	lp_server *server = server_make();

	flood(server, 7);
	lp_server_reports_end(server);
	CHECK_EQ(told, 2);
	lp_server_reports_end(server);
	CHECK_EQ(told, 2);
	flood(server, 7);
	server->loop.foreign = true;   /* a forked child: they are its parent's */
	lp_server_reports_end(server);
	CHECK_EQ(told, 2);
	lp_server_free(server);
}

int main(void)
{
	check_watchdog();
	test_few_are_all_written();
	test_floods_are_counted();
	test_the_end_tells_the_rest();
	return check_done("server_report");
}
