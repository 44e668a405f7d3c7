/* The arithmetic behind latency.h. Who is timed when is conn_input.c's business. */
#include "latency.h"

#include <string.h>

#define MICRO UINT64_C(1000)

const lp_time lp_latency_bounds[LP_LATENCY_BOUNDS] = {
	100, 250, 500,
	1 * MICRO, MICRO * 5 / 2, 5 * MICRO, 10 * MICRO, 25 * MICRO, 50 * MICRO, 100 * MICRO, 250 * MICRO, 500 * MICRO,
	1 * LP_MILLISECOND, LP_MILLISECOND * 5 / 2, 5 * LP_MILLISECOND, 10 * LP_MILLISECOND, 25 * LP_MILLISECOND, 50 * LP_MILLISECOND,
	100 * LP_MILLISECOND, 250 * LP_MILLISECOND, 500 * LP_MILLISECOND,
	1 * LP_SECOND, LP_SECOND * 5 / 2, 5 * LP_SECOND, 10 * LP_SECOND
};

void lp_latency_init(lp_latency *latency)
{
	memset(latency, 0, sizeof *latency);
	latency->stall = LP_LATENCY_STALL + lp_clock_tick_length();
	latency->random = 1;
}

int lp_latency_bucket(lp_time took)
{
	int bucket = 0;

	while (bucket < LP_LATENCY_BOUNDS && took > lp_latency_bounds[bucket]) {
		bucket++;
	}
	return bucket;
}

static void latency_record(lp_stats *stats, lp_time took, uint64_t lines)
{
	stats->handled[lp_latency_bucket(took)] += lines;
	stats->handled_time += took * lines;
}

/* At random, so that a pattern in the lines does not decide which of them are timed: 1 to 2 * mean - 1. */
static uint64_t latency_stride(lp_latency *latency, lp_time took)
{
	uint32_t mean = took * LP_LATENCY_STRIDE > LP_LATENCY_WORTH ? (uint32_t) (LP_LATENCY_WORTH / took) : LP_LATENCY_STRIDE;

	latency->random = latency->random * UINT32_C(1664525) + UINT32_C(1013904223);
	return mean > 1 ? 1 + (latency->random >> 8) % (2 * mean - 1) : 1;
}

/* Stalls are seen every one, so each stands for itself only; those before it count like the next call that is none. */
LP_HOT void lp_latency_timed(lp_latency *latency, lp_stats *stats, lp_time now, lp_time took, uint64_t lines)
{
	lp_time each = lines > 1 ? took / lines : took;
	uint64_t weight = took >= latency->stall ? lines : stats->lines_in - latency->counted;

	latency_record(stats, each, weight);
	latency->counted += weight;
	latency->next = stats->lines_in + latency_stride(latency, each);
	latency->due = now + LP_LATENCY_REST;
	latency->seen = now;
	latency->seen_lines = stats->lines_in;
}

void lp_latency_stalled(lp_latency *latency, lp_stats *stats, lp_time took)
{
	if (latency->counted < stats->lines_in) {
		latency_record(stats, took, 1);
		latency->counted++;
	}
}

uint64_t lp_latency_count(const lp_stats *stats)
{
	uint64_t count = 0;

	for (int i = 0; i < LP_LATENCY_BUCKETS; i++) {
		count += stats->handled[i];
	}
	return count;
}

lp_time lp_latency_quantile(const lp_stats *stats, unsigned per_mille)
{
	double rank = (double) lp_latency_count(stats) * per_mille / 1000;
	double below = 0;

	for (int i = 0; i < LP_LATENCY_BUCKETS; i++) {
		double in = (double) stats->handled[i];

		if (in > 0 && below + in >= rank) {
			lp_time from = i ? lp_latency_bounds[i - 1] : 0;
			lp_time to = i < LP_LATENCY_BOUNDS ? lp_latency_bounds[i] : from;

			return from + (lp_time) ((double) (to - from) * ((rank - below) / in));
		}
		below += in;
	}
	return 0;
}

/* --- the slowest --- */

static bool call_is_recent(const lp_slow_call *call, lp_time now)
{
	return call->at && (call->at > now || now - call->at < LP_SLOWEST_AGE);
}

/* The place that the next one may take. */
static int slowest_least(const lp_slowest *slowest, lp_time now)
{
	int least = 0;

	for (int i = 0; i < LP_SLOWEST; i++) {
		if (!call_is_recent(&slowest->calls[i], now)) {
			return i;
		}
		if (slowest->calls[i].took < slowest->calls[least].took) {
			least = i;
		}
	}
	return least;
}

bool lp_slowest_wants(const lp_slowest *slowest, lp_time now, lp_time took)
{
	const lp_slow_call *least;

	if (took < LP_LATENCY_WORTH) {
		return false;
	}
	least = &slowest->calls[slowest_least(slowest, now)];
	return took > least->took || !call_is_recent(least, now);
}

void lp_slowest_add(lp_slowest *slowest, const lp_slow_call *call)
{
	slowest->calls[slowest_least(slowest, call->at)] = *call;
}

void lp_slowest_merge(lp_slowest *slowest, const lp_slowest *more, lp_time now)
{
	for (int i = 0; i < LP_SLOWEST; i++) {
		lp_slow_call call = more->calls[i];   /* another process may be writing it */

		call.event[sizeof call.event - 1] = call.listener[sizeof call.listener - 1] = '\0';
		if (call_is_recent(&call, now) && lp_slowest_wants(slowest, now, call.took)) {
			slowest->calls[slowest_least(slowest, now)] = call;
		}
	}
}

void lp_slowest_sort(lp_slowest *slowest)
{
	for (int i = 1; i < LP_SLOWEST; i++) {
		lp_slow_call call = slowest->calls[i];
		int at = i;

		for (; at > 0 && (slowest->calls[at - 1].at == 0 || slowest->calls[at - 1].took < call.took) && call.at; at--) {
			slowest->calls[at] = slowest->calls[at - 1];
		}
		slowest->calls[at] = call;
	}
}
