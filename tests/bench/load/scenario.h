#ifndef BENCH_SCENARIO_H
#define BENCH_SCENARIO_H

#include "options.h"

/* Each runs one scenario, prints its row and returns; each exits with 1 when a reply is wrong or
 * missing. One file each. */
void exchange_run(const struct options *options);
void churn_run(const struct options *options);
void oneway_run(const struct options *options);
void idle_run(const struct options *options);
void drip_run(const struct options *options);
void broadcast_run(const struct options *options);
void reload_run(const struct options *options);
void watch_run(const struct options *options);

#endif
