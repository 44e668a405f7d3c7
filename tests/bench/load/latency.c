/* Keeps every duration and tells the percentiles: no histogram, whose buckets would be the figures' precision. */

#include "latency.h"

#include <stdio.h>
#include <stdlib.h>

void latency_add(struct latency *latency, uint64_t ns)
{
	if (latency->count == latency->room) {
		size_t room = latency->room ? latency->room * 2 : 65536;
		uint64_t *grown = realloc(latency->took, room * sizeof(*grown));

		if (!grown) {
			perror("load: realloc");
			exit(1);
		}
		latency->took = grown;
		latency->room = room;
	}
	latency->took[latency->count++] = ns;
}

static int compare(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

	return left < right ? -1 : left > right;
}

/* The least duration that so many thousandths of them do not exceed. */
static uint64_t quantile(const struct latency *latency, unsigned per_mille)
{
	size_t rank = (latency->count * per_mille + 999) / 1000;

	return latency->took[rank ? rank - 1 : 0];
}

void latency_print(struct latency *latency, const struct options *options, const char *name)
{
	static const struct {
		const char *name;
		unsigned per_mille;
	} parts[] = { { "p50", 500 }, { "p99", 990 }, { "p999", 999 }, { "max", 1000 } };

	if (!latency->count) {
		fprintf(stderr, "load: %s, %s: nothing was done in the time\n", options->scenario, options->server);
		exit(1);
	}
	qsort(latency->took, latency->count, sizeof(*latency->took), compare);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		printf("%s_%s%s\t%s\t%zu\t%.3f\t-\t%llu\t-\t-\t-\n", options->scenario, name, parts[i].name, options->server,
			latency->count, (double)(latency->ended - latency->began) / 1e9,
			(unsigned long long)quantile(latency, parts[i].per_mille));
	}
}

void latency_fini(struct latency *latency)
{
	free(latency->took);
	*latency = (struct latency) { 0 };
}
