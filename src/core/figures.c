/* The description of a server's figures, and the walk over them. */
#include "figures.h"

#include "server.h"

#include <stdio.h>
#include <string.h>

#define COUNTER(name, help) {#name, LP_FIGURE_COUNTER, offsetof(lp_stats, name), help}

const lp_figure lp_figures[] = {
	COUNTER(accepted, "Connections that were served."),
	{"open", LP_FIGURE_OPEN, 0, "Connections that are open now."},
	{"closed", LP_FIGURE_CLOSED, offsetof(lp_stats, closed), "Connections that have ended."},
	COUNTER(refused, "Connections that were not served: the server was full or draining, or their address not allowed."),
	{"closed_by", LP_FIGURE_CLOSED_BY, offsetof(lp_stats, closed_by), "Connections that have ended, by the reason."},
	COUNTER(handshakes, "TLS handshakes that succeeded."),
	COUNTER(lines_in, "Lines that were received whole and handled."),
	COUNTER(lines_out, "Lines that were sent."),
	COUNTER(bytes_in, "Bytes received."),
	COUNTER(bytes_out, "Bytes sent."),
	COUNTER(handler_errors, "Exceptions that handlers threw."),
	COUNTER(overflows, "Lines longer than max_line."),
	COUNTER(protocol_errors, "Bytes that the framing forbids; their connections were closed."),
	COUNTER(discarded_lines, "Lines that were not sent because their receiver was too slow."),
	COUNTER(discarded_tails, "Unfinished lines at the end of a connection that were no line."),
	COUNTER(skipped_bytes, "Bytes between the end of a message and the start of the next."),
	COUNTER(memory_limited, "Connections that were closed because max_memory was reached."),
	COUNTER(accept_failures, "Connections that the system could not accept, for want of descriptors mostly."),
	COUNTER(log_failures, "Lines that the log did not take; they are on stderr."),
	{NULL, LP_FIGURE_COUNTER, 0, NULL}
};

typedef struct walk {
	const lp_figures_writer *writer;
	void *to;
} walk;

uint64_t lp_figure_value(const lp_figure *figure, const lp_stats *stats)
{
	if (figure->kind == LP_FIGURE_OPEN) {
		return stats->accepted > stats->closed ? stats->accepted - stats->closed : 0;
	}
	return *(const uint64_t *) (const void *) ((const char *) stats + figure->offset);
}

static void walk_counters(const walk *w, const lp_stats *stats)
{
	for (const lp_figure *figure = lp_figures; figure->name; figure++) {
		if (figure->kind != LP_FIGURE_CLOSED_BY) {
			w->writer->count(w->to, figure->name, lp_figure_value(figure, stats));
			continue;
		}
		w->writer->open(w->to, figure->name, false);
		for (int i = 0; i < LP_CLOSE_REASONS; i++) {
			w->writer->count(w->to, lp_close_reason_name((lp_close_reason) i), stats->closed_by[i]);
		}
		w->writer->close(w->to);
	}
}

/* How long the line handlers took: 'counts' has one more than 'bounds', for what is longer than all of them. */
static void walk_latency(const walk *w, const lp_stats *stats)
{
	w->writer->open(w->to, "handler_seconds", false);
	w->writer->count(w->to, "count", lp_latency_count(stats));
	w->writer->seconds(w->to, "sum", stats->handled_time);
	w->writer->seconds(w->to, "p50", lp_latency_quantile(stats, 500));
	w->writer->seconds(w->to, "p90", lp_latency_quantile(stats, 900));
	w->writer->seconds(w->to, "p99", lp_latency_quantile(stats, 990));
	w->writer->open(w->to, "bounds", true);
	for (int i = 0; i < LP_LATENCY_BOUNDS; i++) {
		w->writer->seconds(w->to, NULL, lp_latency_bounds[i]);
	}
	w->writer->close(w->to);
	w->writer->open(w->to, "counts", true);
	for (int i = 0; i < LP_LATENCY_BUCKETS; i++) {
		w->writer->count(w->to, NULL, stats->handled[i]);
	}
	w->writer->close(w->to);
	w->writer->close(w->to);
}

static void walk_slowest(const walk *w, const lp_slowest *slowest)
{
	w->writer->open(w->to, "slowest", true);
	for (int i = 0; i < LP_SLOWEST && slowest->calls[i].at; i++) {
		const lp_slow_call *call = &slowest->calls[i];

		w->writer->open(w->to, NULL, false);
		w->writer->text(w->to, "event", call->event);
		w->writer->text(w->to, "listener", call->listener);
		w->writer->seconds(w->to, "seconds", call->took);
		w->writer->count(w->to, "lines", call->lines);
		w->writer->date(w->to, "at", call->date);
		w->writer->close(w->to);
	}
	w->writer->close(w->to);
}

static void walk_listeners(const walk *w, const lp_server *server)
{
	w->writer->open(w->to, "listeners", true);
	for (const lp_listener *listener = server ? server->listeners : NULL; listener; listener = listener->next) {
		for (int i = 0; lp_listener_address(listener, i); i++) {
			w->writer->text(w->to, NULL, lp_listener_address(listener, i));
		}
	}
	w->writer->close(w->to);
	if (server && lp_status_address(server)) {
		w->writer->text(w->to, "status", lp_status_address(server));
	}
}

static void walk_worker(const walk *w, const lp_slot *slot)
{
	static const char *const states[] = {"free", "starting", "serving", "draining"};
	lp_time now = lp_clock_now();
	lp_stats stats;
	char pid[24];

	lp_stats_read(&stats, &slot->stats);
	snprintf(pid, sizeof pid, "%d", slot->pid);
	w->writer->open(w->to, pid, false);
	w->writer->count(w->to, "worker", (uint64_t) slot->number);
	w->writer->text(w->to, "state", states[slot->state & 3]);
	walk_counters(w, &stats);
	walk_latency(w, &stats);
	w->writer->seconds(w->to, "uptime", now > slot->started_at ? now - slot->started_at : 0);
	w->writer->close(w->to);
}

static void walk_workers(const walk *w, const lp_scoreboard *board)
{
	const lp_slot *slot;

	w->writer->count(w->to, "restarts", lp_scoreboard_restarts(board));
	w->writer->open(w->to, "workers", false);
	for (int i = 0; (slot = lp_scoreboard_slot(board, i)); i++) {
		if (slot->pid) {   /* else it is just being forked */
			walk_worker(w, slot);
		}
	}
	w->writer->close(w->to);
}

static void figures_slowest(const lp_server *server, lp_slowest *slowest)
{
	const lp_slot *slot;

	memset(slowest, 0, sizeof *slowest);
	if (!server->board) {
		lp_slowest_merge(slowest, &server->own_slowest, lp_clock_now());
	}
	for (int i = 0; server->board && (slot = lp_scoreboard_slot(server->board, i)); i++) {
		lp_slowest_merge(slowest, &slot->slowest, lp_clock_now());
	}
	lp_slowest_sort(slowest);
}

lp_time lp_figures_uptime(const lp_server *server)
{
	return lp_clock_now() - (server->board ? lp_scoreboard_started(server->board) : server->started_at);
}

static const char *figures_state(const lp_server *server)
{
	static const char *const names[] = {"new", "serving", "draining", "stopped"};

	return names[server ? server->state : LP_SERVER_STOPPED];
}

void lp_figures_write(const lp_server *server, const lp_stats *last, const lp_figures_writer *writer, void *to)
{
	const walk w = {writer, to};
	lp_stats sums;
	lp_slowest slowest = {0};
	const lp_stats *total = server ? lp_server_stats(server, &sums) : last;

	if (server) {
		figures_slowest(server, &slowest);
	}
	walk_counters(&w, total);
	walk_latency(&w, total);
	walk_slowest(&w, &slowest);
	walk_listeners(&w, server);
	writer->text(to, "state", figures_state(server));
	writer->seconds(to, "uptime", server ? lp_figures_uptime(server) : 0);
	if (server && server->board) {
		walk_workers(&w, server->board);
	}
}
