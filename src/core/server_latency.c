/* Timing what the host does: see latency.h for when and how. */
#include "server.h"

#include <stdio.h>

static lp_slowest *server_slowest(lp_server *server)
{
	return server->slot ? &server->slot->slowest : &server->own_slowest;
}

static void latency_note(lp_server *server, const lp_listener *listener, const char *event, lp_time now, lp_time took, uint64_t lines)
{
	lp_slowest *slowest = server_slowest(server);
	lp_slow_call call = {.at = now, .took = took, .lines = lines};

	if (lp_slowest_wants(slowest, now, took)) {
		call.date = lp_clock_calendar();
		snprintf(call.event, sizeof call.event, "%s", event);
		if (listener) {
			snprintf(call.listener, sizeof call.listener, "%.*s", (int) sizeof call.listener - 1, lp_listener_address(listener, 0));
		}
		lp_slowest_add(slowest, &call);
	}
}

void lp_server_stalled(lp_server *server, const lp_listener *listener, const char *event, lp_time now, lp_time took)
{
	uint64_t lines = server->stats->lines_in - server->latency.seen_lines;

	if (lines) {
		lp_latency_stalled(&server->latency, server->stats, took);
	}
	latency_note(server, lines ? server->latency.from : listener, lines ? "line" : event, now, took, lines);
}

/* The line is counted already. A session may take more of them while it is at it. */
LP_HOT void lp_server_message_timed(lp_server *server, lp_conn *c, const char *data, size_t length)
{
	lp_listener *listener = c->listener;
	uint64_t before = --server->stats->lines_in, lines;
	lp_time start = lp_clock_now(), end, took = lp_latency_stall(&server->latency, server->loop.now, start);

	if (lp_unlikely(took)) {   /* one of those before it */
		lp_server_stalled(server, listener, "line", start, took);
	}
	server->stats->lines_in++;
	listener->config.handler->message(c, data, length);
	end = lp_clock_now();
	lines = server->stats->lines_in - before;
	lp_latency_timed(&server->latency, server->stats, end, end - start, lines);
	latency_note(server, listener, "line", end, end - start, lines);
}
