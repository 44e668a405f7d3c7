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
		snprintf(call.event, sizeof call.event, "%s", event);
		if (listener) {
			snprintf(call.listener, sizeof call.listener, "%.*s", (int) sizeof call.listener - 1, lp_listener_address(listener, 0));
		}
		lp_slowest_add(slowest, &call);
	}
}

/* A session may take more lines while it is at it. */
LP_HOT void lp_server_message_timed(lp_server *server, lp_conn *c, const char *data, size_t length)
{
	lp_listener *listener = c->listener;
	uint64_t before = server->stats->lines_in;
	lp_time start = lp_clock_now(), end;

	listener->config.handler->message(c, data, length);
	end = lp_clock_now();
	lp_latency_timed(&server->latency, server->stats, end, end - start, 1 + server->stats->lines_in - before);
	latency_note(server, listener, "line", end, end - start, 1 + server->stats->lines_in - before);
}

void lp_server_stalled(lp_server *server, const lp_listener *listener, const char *event, lp_time took, uint64_t lines)
{
	if (lines) {
		lp_latency_stalled(&server->latency, server->stats, took);
	}
	latency_note(server, listener, event, server->latency.seen, took, lines);
}
