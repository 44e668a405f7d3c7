/* How long the calls of handlers take: a histogram, and the slowest of late.
 *
 * A clock costs more than a short handler, so not every call is timed. A server that has little to do times each of them, one in a
 * millisecond. Where lines come faster, of quick calls one in LP_LATENCY_STRIDE is timed, at random, and counts for those before it; the
 * slower they are, the more often, so that the timing takes 0.2 % of their time at most. A call that stops the loop for longer than
 * LP_LATENCY_STALL is seen in any case, by a look at the clock's last tick after some lines and at the end of each turn. So every line is in the
 * histogram once, and long calls are there one by one. */
#ifndef LP_LATENCY_H
#define LP_LATENCY_H

#include "clock.h"
#include "stats.h"

#define LP_LATENCY_STRIDE 64
#define LP_LATENCY_REST LP_MILLISECOND                  /* after so long a time the next call is timed */
#define LP_LATENCY_WORTH (50 * UINT64_C(1000))         /* a call as long as this is worth being timed, and so is the next */
#define LP_LATENCY_STALL (10 * LP_MILLISECOND)

#define LP_LATENCY_LOOK 16                             /* after as many lines the clock is looked at: it costs as much as a tenth of a line */

#define LP_SLOWEST 8
#define LP_SLOWEST_AGE (900 * LP_SECOND)               /* for how long a slow call is remembered */

/* Upper bounds of the histogram's buckets, but of the last, which has none. */
extern const lp_time lp_latency_bounds[LP_LATENCY_BOUNDS];

typedef struct lp_slow_call {
	lp_time at;              /* when it ended, on the monotonic clock; 0: no call */
	lp_time date;            /* the same for people */
	lp_time took;
	uint64_t lines;          /* the call is among those for so many lines; 0: for another event */
	char event[12];          /* "line", "connect", ... */
	char listener[64];       /* its address; empty for what belongs to no listener */
} lp_slow_call;

typedef struct lp_slowest {
	lp_slow_call calls[LP_SLOWEST];
} lp_slowest;

/* What a process needs to know to take samples. */
typedef struct lp_latency {
	uint64_t next;           /* when lines_in reaches this, a call is timed */
	lp_time due;             /* ... or when it is so late */
	uint64_t counted;        /* lines that are in the histogram */
	lp_time seen;            /* the last look at the clock ... */
	uint64_t seen_lines;     /* ... and what lines_in was then */
	const void *from;        /* the listener whose lines were handled since; NULL for several */
	lp_time stall;           /* what a look at the clock's ticks can tell for certain */
	uint32_t random;
} lp_latency;

void lp_latency_init(lp_latency *latency);

/* Before a batch of a listener's lines. */
static inline void lp_latency_begin(lp_latency *latency, const lp_stats *stats, const void *listener, lp_time now)
{
	if (latency->from != listener) {
		latency->from = latency->seen_lines == stats->lines_in ? listener : NULL;
	}
	if (now >= latency->due) {
		latency->next = 0;
	}
}

/* A call that was timed, and ended now: it took 'took' for 'lines' lines, and those were the last up to stats->lines_in. */
void lp_latency_timed(lp_latency *latency, lp_stats *stats, lp_time now, lp_time took, uint64_t lines);

/* One of the lines since the last look, which were not timed, has stopped the loop for so long. */
void lp_latency_stalled(lp_latency *latency, lp_stats *stats, lp_time took);

/* How long it is from the last look (or from 'turn', if that was later) to 'now', if that is a stall; 0 otherwise. */
static inline lp_time lp_latency_stall(const lp_latency *latency, lp_time turn, lp_time now)
{
	lp_time since = turn > latency->seen ? turn : latency->seen;

	return now > since && now - since >= latency->stall ? now - since : 0;
}

/* The bucket that a duration belongs to. */
int lp_latency_bucket(lp_time took);

/* How many lines the histogram has. */
uint64_t lp_latency_count(const lp_stats *stats);

/* The duration that a part of the calls ('per_mille') does not exceed, between the bounds of its bucket; 0 without calls. */
lp_time lp_latency_quantile(const lp_stats *stats, unsigned per_mille);

/* Whether a call is among the slowest of late. */
bool lp_slowest_wants(const lp_slowest *slowest, lp_time now, lp_time took);

/* Remember it in place of the quickest, or of one that is too old. */
void lp_slowest_add(lp_slowest *slowest, const lp_slow_call *call);

/* Take over those of 'more', as far as they are slower. */
void lp_slowest_merge(lp_slowest *slowest, const lp_slowest *more, lp_time now);

/* Sort them, the slowest first. */
void lp_slowest_sort(lp_slowest *slowest);

#endif
