/* When to measure, and the row that comes of it. Reads the clock once a turn, not once a line. */

#define _GNU_SOURCE
#include "meter.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SECOND 1000000000u

uint64_t meter_now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * SECOND + (uint64_t)time.tv_nsec;
}

void meter_begin(struct meter *meter, const struct options *options)
{
	uint64_t now = meter_now();

	*meter = (struct meter) { .options = options };
	meter->warm_until = now + (uint64_t)(options->warm_up * SECOND);
	meter->next_progress = now + SECOND;
}

void meter_start(struct meter *meter, uint64_t count)
{
	meter->measuring = true;
	meter->start = process_read(&meter->options->tree);
	meter->start_ns = meter_now();
	meter->start_count = count;
	meter->until = meter->start_ns + (uint64_t)(meter->options->seconds * SECOND);
}

void meter_stop(struct meter *meter, uint64_t count)
{
	meter->end_ns = meter_now();
	meter->end = process_read(&meter->options->tree);
	meter->end_count = count;
}

void meter_pause(struct meter *meter)
{
	meter_stop(meter, 0);
}

/* Moves the start on by as much as was used in the pause. */
void meter_resume(struct meter *meter)
{
	struct process_usage now = process_read(&meter->options->tree);

	meter->start.cpu_ns += now.cpu_ns - meter->end.cpu_ns;
	meter->start.proc_ns += now.proc_ns - meter->end.proc_ns;
	meter->start.switches += now.switches - meter->end.switches;
	meter->start_ns += meter_now() - meter->end_ns;
}

void meter_progress(struct meter *meter, uint64_t count)
{
	uint64_t now = meter_now();

	if (now >= meter->next_progress) {
		fprintf(stderr, "load: %s, %s: %llu so far\n", meter->options->scenario,
			meter->options->server, (unsigned long long)count);
		meter->next_progress = now + SECOND;
	}
}

bool meter_tick(struct meter *meter, uint64_t count)
{
	const struct options *options = meter->options;
	uint64_t now = meter_now();

	meter_progress(meter, count);
	if (!meter->measuring) {
		if (now >= meter->warm_until) {
			meter_start(meter, count);
		}
		return true;
	}
	if (now < meter->until && (!options->lines || count - meter->start_count < options->lines)) {
		return true;
	}
	meter_stop(meter, count);
	return false;
}

void meter_print(const struct meter *meter, uint64_t connections)
{
	uint64_t count = meter->end_count - meter->start_count;
	uint64_t cpu = meter->end.cpu_ns - meter->start.cpu_ns;

	if (!count) {
		fprintf(stderr, "load: %s, %s: nothing was done in the time\n", meter->options->scenario,
			meter->options->server);
		exit(1);
	}
	printf("%s\t%s\t%llu\t%.3f\t%llu\t%.1f\t%llu\t", meter->options->scenario, meter->options->server,
		(unsigned long long)count, (double)(meter->end_ns - meter->start_ns) / 1e9,
		(unsigned long long)cpu, (double)cpu / (double)count,
		(unsigned long long)(meter->end.proc_ns - meter->start.proc_ns));
	if (connections) {
		printf("%.1f\t", ((double)meter->end.rss - (double)meter->start.rss) / (double)connections);
	} else {
		printf("-\t");
	}
	printf("%.4f\n", (double)(meter->end.switches - meter->start.switches) / (double)count);
}
