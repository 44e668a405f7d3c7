/* The command line of the load generator. Bounds are checked here, once: no run is without an end. */

#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "line.h"
#include "wire.h"

static const char usage[] =
	"usage: load --mode exchange|churn|oneway|idle|drip|broadcast|reload|watch --to 127.0.0.1:PORT --pid PID [--pid PID ...]\n"
	"  --scenario NAME, --server NAME   what the row is to be called\n"
	"  --connections N    1..20000 (1); watch: also 0\n"
	"  --depth N          lines in flight on each connection, 1..1024 (1)\n"
	"  --length N         bytes of a line without its newline, 14..1048576 (32)\n"
	"  --idle N           connections that say nothing, beside the others, 0..20000 (0)\n"
	"  --tls FILE         over TLS; FILE is the server's certificate\n"
	"  --resume           TLS sessions are resumed\n"
	"  --seconds S        how long to measure, up to 60 (2)\n"
	"  --warm-up S        how long to run before that, up to 60 (0.3)\n"
	"  --lines N          stop after so many lines; drip: lines for each connection\n"
	"  --reloads N        reload: how many, 1..1000\n"
	"  --status ADDRESS   watch: where the status page is\n"
	"  --watchers N       watch: how many have it open, 1..1000\n"
	"  --output FILE      oneway: where the server writes \"counted N\"; reload: \"listening\" and \"stopped\"\n"
	"  --header           print the names of the columns and exit\n"
	"Prints one row, tab-separated; progress and errors go to stderr.\n";

static const char header[] = "scenario\tserver\tcount\tseconds\tcpu_ns\tns_per_unit\tproc_ns\t"
	"rss_per_connection\tswitches_per_unit\n";

enum { MODE = 1, TO, PID, SCENARIO, SERVER, CONNECTIONS, DEPTH, LENGTH, IDLE, TLS, RESUME, SECONDS, WARM_UP, LINES,
	RELOADS, STATUS, WATCHERS, OUTPUT, HEADER, HELP };

static const struct option long_options[] = {
	{ "mode", required_argument, NULL, MODE },
	{ "to", required_argument, NULL, TO },
	{ "pid", required_argument, NULL, PID },
	{ "scenario", required_argument, NULL, SCENARIO },
	{ "server", required_argument, NULL, SERVER },
	{ "connections", required_argument, NULL, CONNECTIONS },
	{ "depth", required_argument, NULL, DEPTH },
	{ "length", required_argument, NULL, LENGTH },
	{ "idle", required_argument, NULL, IDLE },
	{ "tls", required_argument, NULL, TLS },
	{ "resume", no_argument, NULL, RESUME },
	{ "seconds", required_argument, NULL, SECONDS },
	{ "warm-up", required_argument, NULL, WARM_UP },
	{ "lines", required_argument, NULL, LINES },
	{ "reloads", required_argument, NULL, RELOADS },
	{ "status", required_argument, NULL, STATUS },
	{ "watchers", required_argument, NULL, WATCHERS },
	{ "output", required_argument, NULL, OUTPUT },
	{ "header", no_argument, NULL, HEADER },
	{ "help", no_argument, NULL, HELP },
	{ NULL, 0, NULL, 0 },
};

static void fail(void)
{
	fputs(usage, stderr);
	exit(2);
}

static double number(const char *text, double least, double most)
{
	char *end;
	double value = strtod(text, &end);

	if (end == text || *end || !(value >= least && value <= most)) {
		fprintf(stderr, "load: %s is not a number from %.0f to %.0f\n", text, least, most);
		fail();
	}
	return value;
}

static void set(struct options *options, int key, const char *text)
{
	switch (key) {
		case MODE: options->mode = text; break;
		case TO: options->to = wire_parse(text); break;
		case PID: process_add(&options->tree, (pid_t)number(text, 1, 1 << 30)); break;
		case SCENARIO: options->scenario = text; break;
		case SERVER: options->server = text; break;
		case CONNECTIONS: options->connections = (size_t)number(text, 0, 20000); break;
		case DEPTH: options->depth = (size_t)number(text, 1, 1024); break;
		case LENGTH: options->length = (size_t)number(text, LINE_MIN, 1 << 20); break;
		case IDLE: options->idle = (size_t)number(text, 0, 20000); break;
		case TLS: options->certificate = text; break;
		case RESUME: options->resume = true; break;
		case SECONDS: options->seconds = number(text, 0, 60); break;
		case WARM_UP: options->warm_up = number(text, 0, 60); break;
		case LINES: options->lines = (uint64_t)number(text, 1, 1e12); break;
		case RELOADS: options->reloads = (unsigned)number(text, 1, 1000); break;
		case STATUS: options->status = wire_parse(text); break;
		case WATCHERS: options->watchers = (unsigned)number(text, 1, 1000); break;
		case OUTPUT: options->output = text; break;
		case HEADER: fputs(header, stdout); exit(0);
		case HELP: fputs(usage, stdout); exit(0);
		default: fail();
	}
}

void options_parse(struct options *options, int argc, char **argv)
{
	int key;

	*options = (struct options) {
		.scenario = "-", .server = "-", .connections = 1, .depth = 1, .length = 32,
		.seconds = 2, .warm_up = 0.3,
	};
	while ((key = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
		set(options, key, optarg);
	}
	if (!options->connections && options->mode && strcmp(options->mode, "watch")) {
		fail();
	}
	if (optind != argc || !options->mode || !options->to.sin_port || !options->tree.count) {
		fail();
	}
}
