/* The monotonic clock, and the one on the wall. */
#include "clock.h"

#include <limits.h>

#ifdef _WIN32
LP_HOT lp_time lp_clock_now(void)
{
	return (lp_time) GetTickCount64() * LP_MILLISECOND + 1;
}

uint64_t lp_clock_wall(void)
{
	FILETIME now;   /* tenths of microseconds since 1601 */

	GetSystemTimeAsFileTime(&now);
	return (((uint64_t) now.dwHighDateTime << 32) + now.dwLowDateTime) / 10 - UINT64_C(11644473600000000);
}
#else
# include <time.h>

LP_HOT lp_time lp_clock_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (lp_time) now.tv_sec * LP_SECOND + (lp_time) now.tv_nsec;
}

uint64_t lp_clock_wall(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (uint64_t) now.tv_sec * 1000000 + (uint64_t) now.tv_nsec / 1000;
}
#endif

LP_HOT lp_time lp_clock_after(lp_time now, lp_time duration)
{
	return duration >= LP_NEVER - now ? LP_NEVER : now + duration;
}

LP_HOT int lp_clock_left_ms(lp_time deadline, lp_time now)
{
	lp_time left;

	if (deadline == LP_NEVER) {
		return -1;
	}
	if (deadline <= now) {
		return 0;
	}
	left = (deadline - now - 1) / LP_MILLISECOND + 1;
	return left > INT_MAX ? INT_MAX : (int) left;
}
