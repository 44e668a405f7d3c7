/* What a server that is alone in its process tells the service manager; see notify.h. One that has others beside it leaves that to who
 * supervises them all. */
#include "server.h"

#include <stdio.h>
#include <string.h>

#define STATUS_EVERY (10 * LP_SECOND)
#define ADDRESSES_SHOWN 3

static bool is_serving(const lp_server *server)
{
	return server->state == LP_SERVER_SERVING && !server->stopping && !lp_server_halted(server);
}

/* "serving tcp://0.0.0.0:7000 and 2 more" */
static void describe(const lp_server *server, char *text, size_t size)
{
	int count = 0;
	size_t used = (size_t) snprintf(text, size, "serving");

	for (const lp_listener *listener = server->listeners; listener; listener = listener->next) {
		const char *address;

		for (int i = 0; (address = lp_listener_address(listener, i)); i++) {
			if (count++ < ADDRESSES_SHOWN && used < size) {
				used += (size_t) snprintf(text + used, size - used, " %s", address);
			}
		}
	}
	if (count > ADDRESSES_SHOWN && used < size) {
		snprintf(text + used, size - used, " and %d more", count - ADDRESSES_SHOWN);
	}
}

static void status_due(lp_timer *timer)
{
	lp_server *server = lp_container_of(timer, lp_server, status_timer);
	const lp_stats *stats = server->stats;
	uint64_t counted = stats->lines_in + stats->accepted + stats->closed;
	char text[LP_NOTIFY_TEXT];
	size_t used;

	if (!is_serving(server)) {
		return;
	}
	if (counted != server->status_counted) {
		server->status_counted = counted;
		describe(server, text, sizeof text - 80);
		used = strlen(text);
		snprintf(text + used, sizeof text - used, ": %llu connections, %llu lines",
			(unsigned long long) (stats->accepted - stats->closed), (unsigned long long) stats->lines_in);
		lp_notify_status(&server->notify, text);
	}
	lp_timer_set(&server->loop.timers, timer, lp_clock_after(server->loop.now, STATUS_EVERY));
}

void lp_server_notify_open(lp_server *server)
{
	lp_timer_init(&server->status_timer, status_due);
	lp_notify_open(&server->notify, &server->loop);
	if (server->notify.loop) {
		lp_timer_set(&server->loop.timers, &server->status_timer, lp_clock_after(server->loop.now, STATUS_EVERY));
	}
}

void lp_server_notify_close(lp_server *server)
{
	lp_timer_stop(&server->loop.timers, &server->status_timer);
	lp_notify_close(&server->notify);
}

void lp_server_notify_ready(lp_server *server)
{
	char text[LP_NOTIFY_TEXT];

	if (is_serving(server)) {
		describe(server, text, sizeof text);
		lp_notify_ready(&server->notify, text);
	}
}

void lp_server_notify_reloading(lp_server *server)
{
	if (is_serving(server)) {
		lp_notify_reloading(&server->notify, "reloading");
	}
}

void lp_server_notify_stopping(lp_server *server)
{
	char text[64];

	snprintf(text, sizeof text, "%s, %u connections are left", server->stopping ? "stopping" : "draining",
		server->connection_count + server->bereft);
	lp_notify_stopping(&server->notify, text);
}
