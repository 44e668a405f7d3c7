/* The figures in Prometheus' text format. Names are those of the figures, with what the format's conventions ask for around them. */
#include "figures.h"

#include "server.h"
#include "tls.h"

static void metric_head(lp_sheet *sheet, const char *name, const char *suffix, const char *type, const char *help)
{
	lp_sheet_print(sheet, "# HELP lineproto_%s%s %s\n", name, suffix, help);
	lp_sheet_print(sheet, "# TYPE lineproto_%s%s %s\n", name, suffix, type);
}

static void metric(lp_sheet *sheet, const char *name, const char *suffix, const char *type, const char *help, uint64_t value)
{
	metric_head(sheet, name, suffix, type, help);
	lp_sheet_print(sheet, "lineproto_%s%s %llu\n", name, suffix, (unsigned long long) value);
}

/* "LineTimeout" is line_timeout here. */
static void metric_reason(lp_sheet *sheet, const char *name)
{
	for (const char *at = name; *at; at++) {
		bool capital = *at >= 'A' && *at <= 'Z';

		if (capital && at > name) {
			lp_sheet_add(sheet, "_", 1);
		}
		lp_sheet_print(sheet, "%c", capital ? *at - 'A' + 'a' : *at);
	}
}

static void metric_closed(lp_sheet *sheet, const lp_stats *stats, const char *help)
{
	metric_head(sheet, "closed", "_total", "counter", help);
	for (int i = 0; i < LP_CLOSE_REASONS; i++) {
		lp_sheet_print(sheet, "lineproto_closed_total{reason=\"");
		metric_reason(sheet, lp_close_reason_name((lp_close_reason) i));
		lp_sheet_print(sheet, "\"} %llu\n", (unsigned long long) stats->closed_by[i]);
	}
}

static void metric_latency(lp_sheet *sheet, const lp_stats *stats)
{
	uint64_t count = 0;

	metric_head(sheet, "handler_seconds", "", "histogram",
		"How long the handler of a line held the server up; of quick calls a sample is timed and stands for the others.");
	for (int i = 0; i < LP_LATENCY_BOUNDS; i++) {
		count += stats->handled[i];
		lp_sheet_print(sheet, "lineproto_handler_seconds_bucket{le=\"");
		lp_sheet_seconds(sheet, lp_latency_bounds[i]);
		lp_sheet_print(sheet, "\"} %llu\n", (unsigned long long) count);
	}
	count += stats->handled[LP_LATENCY_BOUNDS];
	lp_sheet_print(sheet, "lineproto_handler_seconds_bucket{le=\"+Inf\"} %llu\nlineproto_handler_seconds_sum ", (unsigned long long) count);
	lp_sheet_seconds(sheet, stats->handled_time);
	lp_sheet_print(sheet, "\nlineproto_handler_seconds_count %llu\n", (unsigned long long) count);
}

static void metric_workers(lp_sheet *sheet, const lp_scoreboard *board)
{
	int workers = 0;

	while (lp_scoreboard_slot(board, workers)) {
		workers++;
	}
	metric(sheet, "workers", "", "gauge", "Processes that serve.", (uint64_t) workers);
	metric(sheet, "worker_restarts", "_total", "counter", "Processes that were started in place of one that had died.",
		lp_scoreboard_restarts(board));
}

void lp_figures_metrics(const lp_server *server, lp_sheet *sheet)
{
	lp_stats sums;
	const lp_stats *stats = lp_server_stats(server, &sums);

	for (const lp_figure *figure = lp_figures; figure->name; figure++) {
		switch (figure->kind) {
			case LP_FIGURE_COUNTER:
				metric(sheet, figure->name, "_total", "counter", figure->help, lp_figure_value(figure, stats));
				break;
			case LP_FIGURE_OPEN:
				metric(sheet, figure->name, "", "gauge", figure->help, lp_figure_value(figure, stats));
				break;
			case LP_FIGURE_CLOSED:   /* a sum of the next */
				break;
			case LP_FIGURE_CLOSED_BY:
				metric_closed(sheet, stats, figure->help);
		}
	}
	metric_latency(sheet, stats);
	if (server->board) {
		metric_workers(sheet, server->board);
	}
	metric_head(sheet, "uptime_seconds", "", "gauge", "For how long the server has been serving.");
	lp_sheet_print(sheet, "lineproto_uptime_seconds ");
	lp_sheet_seconds(sheet, lp_figures_uptime(server));
	lp_sheet_print(sheet, "\n");
	metric_head(sheet, "build_info", "", "gauge", "What is running; always 1.");
	lp_sheet_print(sheet, "lineproto_build_info{version=\"%s\",tls=\"%s\"} 1\n", server->config.version ? server->config.version : "",
		lp_tls_library() ? lp_tls_library() : "none");
}
