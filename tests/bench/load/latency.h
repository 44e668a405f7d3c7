#ifndef BENCH_LATENCY_H
#define BENCH_LATENCY_H

#include <stddef.h>
#include <stdint.h>

#include "options.h"

/* How long exchanges took, every one of them. */
struct latency {
	uint64_t *took;          /* ns */
	size_t count, room;
	uint64_t began, ended;   /* of the interval that they were taken in, ns */
};

/* Exits when memory is out. */
void latency_add(struct latency *latency, uint64_t ns);

/* Rows "NAMEp50", p99, p999 and max. Exits when there is nothing to tell of. */
void latency_print(struct latency *latency, const struct options *options, const char *name);

void latency_fini(struct latency *latency);

#endif
