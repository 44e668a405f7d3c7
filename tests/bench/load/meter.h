#ifndef BENCH_METER_H
#define BENCH_METER_H

#include <stdbool.h>
#include <stdint.h>

#include "options.h"

/* The measured interval of one run, after a warm-up. */
struct meter {
	const struct options *options;
	uint64_t warm_until, until, next_progress;   /* ns, monotonic */
	bool measuring;
	uint64_t start_ns, end_ns;
	uint64_t start_count, end_count;
	struct process_usage start, end;
};

uint64_t meter_now(void);

/* For scenarios that run for a time: begin(), then tick() with all lines done so far after each turn
 * until it returns false. */
void meter_begin(struct meter *meter, const struct options *options);
bool meter_tick(struct meter *meter, uint64_t count);

/* For scenarios that know by themselves when they start and end. */
void meter_start(struct meter *meter, uint64_t count);
void meter_stop(struct meter *meter, uint64_t count);

/* Leaves out what the server does between the two. */
void meter_pause(struct meter *meter);
void meter_resume(struct meter *meter);

/* At most one line of progress a second. */
void meter_progress(struct meter *meter, uint64_t count);

/* The row. 'connections': by how many the resident memory's growth is divided, 0 leaves it out. */
void meter_print(const struct meter *meter, uint64_t connections);

#endif
