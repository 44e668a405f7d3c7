/* Tests of latency.c: every line is in the histogram once however few calls are timed, and the estimate is right. */
#include "check.h"
#include "../../src/core/latency.h"

#include <stdlib.h>

static lp_latency latency;
static lp_stats stats;

static void begin(void)
{
	memset(&stats, 0, sizeof stats);
	lp_latency_init(&latency);
}

/* So many calls that take so long; how many of them were timed. */
static unsigned long calls(unsigned long count, lp_time took)
{
	unsigned long timed = 0;

	while (count--) {
		if (++stats.lines_in >= latency.next) {
			lp_latency_timed(&latency, &stats, 1, took, 1);
			timed++;
		}
	}
	return timed;
}

static void test_buckets(void)
{
	CHECK_EQ(lp_latency_bucket(0), 0);
	CHECK_EQ(lp_latency_bucket(100), 0);
	CHECK_EQ(lp_latency_bucket(101), 1);
	CHECK_EQ(lp_latency_bucket(10 * LP_SECOND), LP_LATENCY_BOUNDS - 1);
	CHECK_EQ(lp_latency_bucket(10 * LP_SECOND + 1), LP_LATENCY_BOUNDS);
	for (int i = 1; i < LP_LATENCY_BOUNDS; i++) {
		CHECK(lp_latency_bounds[i] > lp_latency_bounds[i - 1]);
	}
}

static void test_quick_calls_are_sampled(void)
{
	unsigned long timed;

	begin();
	timed = calls(1000000, 80);
	CHECK(timed > 1000000 / LP_LATENCY_STRIDE * 9 / 10 && timed < 1000000 / LP_LATENCY_STRIDE * 11 / 10);
	CHECK(lp_latency_count(&stats) <= 1000000 && lp_latency_count(&stats) > 1000000 - 2 * LP_LATENCY_STRIDE);
	CHECK_EQ(stats.handled[0], lp_latency_count(&stats));
	CHECK_EQ(stats.handled_time, 80 * lp_latency_count(&stats));
}

static void test_slow_calls_are_timed_each(void)
{
	unsigned long timed;

	begin();
	CHECK_EQ(calls(1000, 60 * 1000), 1000);
	timed = calls(100000, 5000) + calls(1, 60 * 1000);   /* one in ten */
	CHECK(timed > 9000 && timed < 11000);
	begin();
	CHECK_EQ(calls(1000, LP_SECOND), 1000);
	CHECK_EQ(stats.handled[lp_latency_bucket(LP_SECOND)], 1000);
}

/* Every tenth call is slower, at random and in a rhythm: the share in the histogram is that of the calls. */
static void test_estimate(void)
{
	for (int rhythm = 0; rhythm < 2; rhythm++) {
		uint64_t slow = 0, share;

		begin();
		srand(7);
		for (int i = 0; i < 2000000; i++) {
			bool is_slow = rhythm ? i % 10 == 0 : rand() % 10 == 0;

			slow += is_slow;
			calls(1, is_slow ? 20 * 1000 : 200);
		}
		share = stats.handled[lp_latency_bucket(20 * 1000)];
		CHECK(share > slow * 9 / 10 && share < slow * 11 / 10);
	}
}

/* Stalls are seen one by one, timed or not, and the quick ones around them are not lost. */
static void test_stalls(void)
{
	begin();
	for (int i = 0; i < 1000; i++) {
		calls(100, 200);
		if (++stats.lines_in >= latency.next) {
			lp_latency_timed(&latency, &stats, 1, LP_SECOND / 2, 1);
		} else {
			lp_latency_stalled(&latency, &stats, LP_SECOND / 2);
		}
	}
	CHECK_EQ(stats.handled[lp_latency_bucket(LP_SECOND / 2)], 1000);
	CHECK(lp_latency_count(&stats) > 101000 - 2 * LP_LATENCY_STRIDE && lp_latency_count(&stats) <= 101000);
	lp_latency_timed(&latency, &stats, 1, 200, 1);
	CHECK_EQ(lp_latency_count(&stats), 101000);
	lp_latency_stalled(&latency, &stats, LP_SECOND);   /* all lines are in there already */
	CHECK_EQ(lp_latency_count(&stats), 101000);
}

/* A session took four lines in one call: each of them is a quarter. */
static void test_several_lines(void)
{
	begin();
	stats.lines_in = 4;
	lp_latency_timed(&latency, &stats, 1, 4000, 4);
	CHECK_EQ(stats.handled[lp_latency_bucket(1000)], 4);
	CHECK_EQ(stats.handled_time, 4000);
}

static void test_looks(void)
{
	begin();
	CHECK(latency.stall >= LP_LATENCY_STALL);
	latency.seen = 5 * LP_SECOND;
	CHECK_EQ(lp_latency_stall(&latency, 0, 6 * LP_SECOND), LP_SECOND);
	CHECK_EQ(lp_latency_stall(&latency, 6 * LP_SECOND - 1, 6 * LP_SECOND), 0);   /* the turn began later */
	CHECK_EQ(lp_latency_stall(&latency, 0, 4 * LP_SECOND), 0);                  /* the ticks are behind the clock */
	latency.next = 100;
	latency.due = LP_SECOND;
	lp_latency_begin(&latency, &stats, &stats, LP_SECOND - 1);
	CHECK_EQ(latency.next, 100);
	lp_latency_begin(&latency, &stats, &stats, LP_SECOND);
	CHECK_EQ(latency.next, 0);
	CHECK(latency.from == &stats);
	stats.lines_in++;
	lp_latency_begin(&latency, &stats, &latency, LP_SECOND);
	CHECK(latency.from == NULL);   /* lines of two listeners */
}

static void test_quantiles(void)
{
	begin();
	CHECK_EQ(lp_latency_quantile(&stats, 500), 0);
	stats.handled[0] = 50;
	stats.handled[1] = 50;
	CHECK_EQ(lp_latency_quantile(&stats, 500), 100);
	CHECK_EQ(lp_latency_quantile(&stats, 250), 50);
	CHECK_EQ(lp_latency_quantile(&stats, 750), 175);
	CHECK_EQ(lp_latency_quantile(&stats, 1000), 250);
	stats.handled[LP_LATENCY_BOUNDS] = 1000;
	CHECK_EQ(lp_latency_quantile(&stats, 990), 10 * LP_SECOND);
}

static void test_slowest(void)
{
	lp_slowest slowest = {0}, other = {0};
	lp_slow_call call = {.at = LP_SECOND, .event = "line"};

	CHECK(!lp_slowest_wants(&slowest, LP_SECOND, LP_LATENCY_WORTH - 1));   /* not worth a word */
	for (lp_time i = 1; i <= 20; i++) {
		call.took = (i * 7 % 20 + 1) * LP_MILLISECOND;
		if (lp_slowest_wants(&slowest, call.at, call.took)) {
			lp_slowest_add(&slowest, &call);
		}
	}
	lp_slowest_sort(&slowest);
	for (int i = 0; i < LP_SLOWEST; i++) {
		CHECK_EQ(slowest.calls[i].took, (20 - i) * LP_MILLISECOND);
	}
	CHECK(!lp_slowest_wants(&slowest, LP_SECOND, 13 * LP_MILLISECOND));
	CHECK(lp_slowest_wants(&slowest, LP_SECOND + LP_SLOWEST_AGE, LP_MILLISECOND));   /* they are history then */
	memset(call.listener, 'x', sizeof call.listener);   /* as another process may have left it, half written */
	call.took = LP_SECOND;
	lp_slowest_add(&other, &call);
	lp_slowest_merge(&slowest, &other, LP_SECOND);
	lp_slowest_sort(&slowest);
	CHECK_EQ(slowest.calls[0].took, LP_SECOND);
	CHECK_EQ(strlen(slowest.calls[0].listener), sizeof call.listener - 1);
	lp_slowest_merge(&other, &slowest, LP_SECOND + LP_SLOWEST_AGE);
	CHECK_EQ(other.calls[1].at, 0);
}

int main(void)
{
	check_watchdog();
	test_buckets();
	test_quick_calls_are_sampled();
	test_slow_calls_are_timed_each();
	test_estimate();
	test_stalls();
	test_several_lines();
	test_looks();
	test_quantiles();
	test_slowest();
	return check_done("latency");
}
