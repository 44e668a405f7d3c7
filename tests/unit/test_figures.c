/* Tests of figures*.c: the same figures as metrics, JSON and a table, to the byte where that matters, whatever is in an address. */
#include "check.h"
#include "../../src/core/figures.h"
#include "../../src/core/server.h"

#include <locale.h>
#include <stdlib.h>

static lp_server *server_make(void)
{
	lp_server_config config = {.version = "1.2.3"};
	static const lp_server_hooks hooks = {0};
	lp_error err;
	lp_server *server = lp_server_new(&config, &hooks, NULL, &err);

	server->stats->accepted = 7;
	server->stats->closed = 3;
	server->stats->closed_by[LP_CLOSE_LINE_TIMEOUT] = 2;
	server->stats->closed_by[LP_CLOSE_PEER] = 1;
	server->stats->lines_in = 18446744073709551615u;
	server->stats->handled[0] = 5;
	server->stats->handled[LP_LATENCY_BOUNDS] = 1;
	server->stats->handled_time = 12500000001u;
	return server;
}

static char *text_of(lp_server *server, void (*write)(const lp_server *server, lp_sheet *sheet))
{
	lp_sheet sheet = {0};
	char *text;

	write(server, &sheet);
	CHECK(!sheet.failed);
	lp_sheet_add(&sheet, "", 1);
	text = strdup(lp_buffer_data(&sheet.text));
	lp_sheet_fini(&sheet);
	return text;
}

static void check_has(const char *text, const char *part)
{
	if (!CHECK(strstr(text, part) != NULL)) {
		fprintf(stderr, "missing: %s\n", part);
	}
}

static void test_metrics(void)
{
	lp_server *server = server_make();
	char *text = text_of(server, lp_figures_metrics);

	check_has(text, "# TYPE lineproto_accepted_total counter\nlineproto_accepted_total 7\n");
	check_has(text, "# TYPE lineproto_open gauge\nlineproto_open 4\n");
	check_has(text, "\nlineproto_closed_total{reason=\"peer\"} 1\n");
	check_has(text, "\nlineproto_closed_total{reason=\"line_timeout\"} 2\n");
	check_has(text, "\nlineproto_closed_total{reason=\"slow_consumer\"} 0\n");
	check_has(text, "\nlineproto_lines_in_total 18446744073709551615\n");
	check_has(text, "\nlineproto_handler_seconds_bucket{le=\"0.0000001\"} 5\n");
	check_has(text, "\nlineproto_handler_seconds_bucket{le=\"0.0025\"} 5\n");
	check_has(text, "\nlineproto_handler_seconds_bucket{le=\"10\"} 5\n");
	check_has(text, "\nlineproto_handler_seconds_bucket{le=\"+Inf\"} 6\nlineproto_handler_seconds_sum 12.500000001\nlineproto_handler_seconds_count 6\n");
	check_has(text, "\nlineproto_build_info{version=\"1.2.3\",tls=\"");
	CHECK(strstr(text, "lineproto_workers") == NULL);
	CHECK(strstr(text, "closed_by") == NULL);
	for (const lp_figure *figure = lp_figures; figure->name; figure++) {
		CHECK(strchr(figure->help, '\\') == NULL && strchr(figure->help, '\n') == NULL);
	}
	CHECK_EQ(text[strlen(text) - 1], '\n');
	free(text);
	lp_server_free(server);
}

static void test_json(void)
{
	lp_server *server = server_make();
	lp_slow_call call = {.at = lp_clock_now(), .date = 1795528173 * LP_SECOND, .took = 1500 * LP_MILLISECOND, .lines = 1, .event = "line", .listener = "unix:///a\"b\\c\n\xff<"};
	char *text;

	lp_slowest_add(&server->own_slowest, &call);
	text = text_of(server, lp_figures_json);
	check_has(text, "{\"accepted\":7,\"open\":4,\"closed\":3,\"refused\":0,\"closed_by\":{\"Peer\":1,\"Local\":0,");
	check_has(text, "\"Drain\":0},\"handshakes\":0,");
	check_has(text, "\"handler_seconds\":{\"count\":6,\"sum\":12.500000001,\"p50\":0.00000006,");
	check_has(text, "\"counts\":[5,0,");
	check_has(text, ",1]},\"slowest\":[{\"event\":\"line\",\"listener\":\"unix:///a\\\"b\\\\c?\?<\",\"seconds\":1.5,\"lines\":1,\"at\":1795528173}],\"listeners\":[],\"state\":\"new\",\"uptime\":");
	check_has(text, "}],\"listeners\":[],\"state\":\"new\",\"uptime\":");
	free(text);
	text = text_of(server, lp_figures_html);
	check_has(text, "<tr><th>open<td>4<td>Connections that are open now.\n");
	check_has(text, "<tr><th>closed_by.LineTimeout<td>2<td>\n");
	check_has(text, "<tr><th>handler_seconds.counts<td>5, 0, ");
	check_has(text, "<tr><th>slowest.1<td>event line, listener unix:///a&quot;b\\c\n\xff&lt;, seconds 1.5 s, lines 1, at 2026-11-24 13:49:33 UTC<td>\n");
	free(text);
	lp_server_free(server);
}

/* Two processes: sums, and a row for each. */
static void test_workers(void)
{
	lp_server *server = server_make();
	lp_slot *second;
	char *text;

	server->board = lp_scoreboard_new();
	server->slot = lp_scoreboard_take(server->board, 1);
	server->slot->pid = 100;
	server->slot->stats = *server->stats;
	server->stats = &server->slot->stats;
	second = lp_scoreboard_take(server->board, 2);
	second->pid = 101;
	second->stats.accepted = 2;
	lp_scoreboard_restarted(server->board, true);
	text = text_of(server, lp_figures_json);
	check_has(text, "{\"accepted\":9,\"open\":6,");
	check_has(text, "\"restarts\":1,\"workers\":{\"100\":{\"worker\":1,\"state\":\"starting\",\"accepted\":7,");
	check_has(text, "\"101\":{\"worker\":2,\"state\":\"starting\",\"accepted\":2,");
	free(text);
	text = text_of(server, lp_figures_metrics);
	check_has(text, "\nlineproto_accepted_total 9\n");
	check_has(text, "\nlineproto_workers 2\n");
	check_has(text, "\nlineproto_worker_restarts_total 1\n");
	free(text);
	lp_scoreboard_free(server->board);
	server->board = NULL;
	server->slot = NULL;
	server->stats = &server->own_stats;
	lp_server_free(server);
}

static void test_seconds(void)
{
	static const struct {
		lp_time time;
		const char *text;
	} cases[] = {{0, "0"}, {1, "0.000000001"}, {100, "0.0000001"}, {LP_SECOND, "1"}, {10 * LP_SECOND, "10"}, {LP_SECOND / 4, "0.25"},
		{1795528173280909859, "1795528173.280909859"}};

	setlocale(LC_ALL, "de_DE.UTF-8");   /* where there is one, a comma must not get in */
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		lp_sheet sheet = {0};

		lp_sheet_seconds(&sheet, cases[i].time);
		CHECK_MEM(lp_buffer_data(&sheet.text), lp_buffer_length(&sheet.text), cases[i].text, strlen(cases[i].text));
		lp_sheet_fini(&sheet);
	}
}

int main(void)
{
	check_watchdog();
	test_metrics();
	test_json();
	test_workers();
	test_seconds();
	return check_done("figures");
}
