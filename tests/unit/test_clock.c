/* Tests of clock.c: the arithmetic of deadlines at the ends of time, and that the clock does not go back. */
#include "check.h"
#include "../../src/core/clock.h"

#include <limits.h>

static void test_now(void)
{
	lp_time before = lp_clock_now();

	CHECK(before > 0);
	for (int i = 0; i < 1000; i++) {
		lp_time now = lp_clock_now();

		CHECK(now >= before);
		before = now;
	}
}

static void test_after(void)
{
	CHECK_EQ(lp_clock_after(5, 0), 5);
	CHECK_EQ(lp_clock_after(5, 10), 15);
	CHECK(lp_clock_after(5, LP_NEVER) == LP_NEVER);
	CHECK(lp_clock_after(5, LP_NEVER - 5) == LP_NEVER);
	CHECK(lp_clock_after(5, LP_NEVER - 4) == LP_NEVER);
	CHECK(lp_clock_after(5, LP_NEVER - 6) == LP_NEVER - 1);
	CHECK(lp_clock_after(LP_NEVER, 0) == LP_NEVER);
	CHECK(lp_clock_after(LP_NEVER, 1) == LP_NEVER);
}

static void test_left_ms(void)
{
	CHECK_EQ(lp_clock_left_ms(LP_NEVER, 0), -1);
	CHECK_EQ(lp_clock_left_ms(LP_NEVER, 12345), -1);
	CHECK_EQ(lp_clock_left_ms(10, 10), 0);
	CHECK_EQ(lp_clock_left_ms(0, 10), 0);
	CHECK_EQ(lp_clock_left_ms(9, 10), 0);
	CHECK_EQ(lp_clock_left_ms(11, 10), 1);                             /* rounded up: never early */
	CHECK_EQ(lp_clock_left_ms(10 + LP_MILLISECOND, 10), 1);
	CHECK_EQ(lp_clock_left_ms(11 + LP_MILLISECOND, 10), 2);
	CHECK_EQ(lp_clock_left_ms(3 * LP_SECOND, LP_SECOND), 2000);
	CHECK_EQ(lp_clock_left_ms(INT_MAX * LP_MILLISECOND, 0), INT_MAX);
	CHECK_EQ(lp_clock_left_ms(INT_MAX * LP_MILLISECOND + 1, 0), INT_MAX);
	CHECK_EQ(lp_clock_left_ms(LP_NEVER - 1, 0), INT_MAX);              /* far away is not now */
	CHECK_EQ(lp_clock_left_ms(LP_NEVER - 1, LP_SECOND), INT_MAX);
}

int main(void)
{
	check_watchdog();
	test_now();
	test_after();
	test_left_ms();
	return check_done("clock");
}
