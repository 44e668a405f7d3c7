/* Reports that are long and that a peer may cause as often as it likes: exceptions of handlers, with their traces. A few are written in full,
 * the rest of a while is counted, and the count is written when the while is over. Floods that go on make it longer. */
#include "server.h"

#include <stdio.h>

#define REPORTS_IN_FULL 5
#define REPORTS_WHILE LP_SECOND
#define REPORTS_WHILE_MOST (10 * LP_SECOND)

static void write_count(lp_server *server)
{
	char count[24];

	snprintf(count, sizeof count, "%llu", (unsigned long long) server->reports.left_out);
	server->reports.left_out = 0;
	lp_log_field(&server->config.log, LP_LOG_ERROR, "more uncaught exceptions in handlers are not shown", "suppressed", count);
}

static void while_is_over(lp_timer *timer)
{
	lp_server *server = lp_container_of(timer, lp_server, reports.timer);
	lp_reports *reports = &server->reports;

	if (!reports->left_out) {
		reports->length = REPORTS_WHILE;
		return;
	}
	reports->length = reports->length * 2 < REPORTS_WHILE_MOST ? reports->length * 2 : REPORTS_WHILE_MOST;
	write_count(server);
}

void lp_server_reports_init(lp_server *server)
{
	lp_timer_init(&server->reports.timer, while_is_over);
	server->reports.length = REPORTS_WHILE;
}

bool lp_server_may_report(lp_server *server)
{
	lp_reports *reports = &server->reports;

	if (!lp_timer_is_set(&reports->timer)) {
		reports->written = 0;
		if (lp_timer_set(&server->loop.timers, &reports->timer, lp_clock_after(lp_clock_now(), reports->length)) < 0) {
			return true;
		}
	}
	if (reports->written < REPORTS_IN_FULL) {
		reports->written++;
		return true;
	}
	reports->left_out++;
	return false;
}

void lp_server_reports_end(lp_server *server)
{
	lp_timer_stop(&server->loop.timers, &server->reports.timer);
	if (server->reports.left_out && !server->loop.foreign) {   /* in a forked child they are its parent's to tell */
		write_count(server);
	}
}
