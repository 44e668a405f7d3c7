/* What an open status page costs the server: the processor time of a while in which it is open, less that of the same while in which it is
 * not, by the number of times that it has asked. The two take turns, so that a slow second of the machine does not hit one of them alone.
 *
 * A crowd may be served meanwhile. It begins its exchanges by the clock, so the server has about the same to do in both; what differs, on a
 * busy machine, is taken into account by the number of exchanges. */

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "crowd.h"
#include "meter.h"
#include "scenario.h"
#include "watcher.h"

#define TURNS 3

struct part {
	uint64_t cpu_ns, proc_ns, switches, polls, exchanges;
	double seconds;
};

/* Returns how many exchanges there were. */
static uint64_t let_pass(struct crowd *crowd, double seconds)
{
	static struct latency latency;   /* of no interest here */
	struct timespec time = { .tv_sec = (time_t)seconds, .tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9) };

	if (crowd->count) {
		latency.count = 0;
		crowd_run(crowd, &latency, seconds);
	} else {
		nanosleep(&time, NULL);
	}
	return latency.count;
}

/* The first moments are in neither: the one who watches has to notice. */
static void measure(struct crowd *crowd, struct watcher *watcher, struct part *part)
{
	const struct options *options = crowd->options;
	struct process_usage before, after;
	uint64_t began, polls;

	let_pass(crowd, options->warm_up);
	began = meter_now();
	polls = watcher_polls(watcher);
	before = process_read(&options->tree);
	part->exchanges += let_pass(crowd, options->seconds / TURNS);
	after = process_read(&options->tree);
	part->polls += watcher_polls(watcher) - polls;
	part->seconds += (double)(meter_now() - began) / 1e9;
	part->cpu_ns += after.cpu_ns - before.cpu_ns;
	part->proc_ns += after.proc_ns - before.proc_ns;
	part->switches += after.switches - before.switches;
}

void watch_run(const struct options *options)
{
	static struct crowd crowd;
	struct watcher *watcher;
	struct part alone = { 0 }, watched = { 0 };
	double more, cost;

	if (!options->status.sin_port || !options->watchers) {
		fprintf(stderr, "load: watch needs --status and --watchers\n");
		exit(2);
	}
	watcher = watcher_new(options);
	crowd_init(&crowd, options);
	for (int i = 0; i < TURNS; i++) {
		measure(&crowd, watcher, &alone);
		watcher_watch(watcher, true);
		measure(&crowd, watcher, &watched);
		watcher_watch(watcher, false);
	}
	crowd_finish(&crowd);
	crowd_fini(&crowd);
	if (!watched.polls) {
		fprintf(stderr, "load: %s, %s: nothing was asked for in the time\n", options->scenario, options->server);
		exit(1);
	}
	more = alone.exchanges ? (double)watched.exchanges / (double)alone.exchanges : watched.seconds / alone.seconds;
	cost = ((double)watched.cpu_ns - (double)alone.cpu_ns * more) / (double)watched.polls;
	printf("%s\t%s\t%llu\t%.3f\t%llu\t%.1f\t%llu\t-\t%.4f\n", options->scenario, options->server, (unsigned long long)watched.polls,
		watched.seconds, (unsigned long long)watched.cpu_ns, cost, (unsigned long long)watched.proc_ns,
		(double)watched.switches / (double)watched.polls);
}
