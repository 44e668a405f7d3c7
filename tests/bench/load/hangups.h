#ifndef BENCH_HANGUPS_H
#define BENCH_HANGUPS_H

#include <stdbool.h>
#include <sys/types.h>

#include "options.h"

struct hangups {
	pid_t pid;
	int go;   /* a pipe */
};

/* A process that will send the server's first process options->reloads HUPs, each when the reload before it is over: as many say
 * "listening" as did at the start, and as many have said "stopped". It holds copies of all descriptors, so it is to be made before there
 * are connections. */
void hangups_prepare(struct hangups *hangups, const struct options *options);

/* Now. */
void hangups_begin(struct hangups *hangups);

/* True when it has done so; exits when one of the reloads did not come to its end. */
bool hangups_are_over(struct hangups *hangups);

#endif
