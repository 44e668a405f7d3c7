#ifndef BENCH_OPTIONS_H
#define BENCH_OPTIONS_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "process.h"

struct options {
	const char *mode;
	const char *scenario;     /* both only name the row that is printed */
	const char *server;
	const char *output;       /* the file that holds the server's standard output */
	struct sockaddr_in to;
	struct process_tree tree;
	size_t connections;
	size_t depth;             /* lines in flight on each connection */
	size_t length;            /* of a line, without the newline */
	size_t idle;              /* silent connections beside */
	const char *certificate;  /* the server's: over TLS; NULL: plain */
	bool resume;              /* TLS sessions are resumed */
	struct sockaddr_in status;
	unsigned watchers;        /* of the status page */
	unsigned reloads;         /* how many HUPs the server gets */
	uint64_t lines;           /* stop after so many, 0: only the time counts */
	double seconds;
	double warm_up;
};

/* Fills in the defaults and what the command line says; a wrong one ends the program with the usage. */
void options_parse(struct options *options, int argc, char **argv);

#endif
