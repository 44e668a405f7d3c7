/* The monotonic clock. Wall-clock time is for people only: nothing is decided by it. */
#include "clock.h"

#include <limits.h>
#include <time.h>

#ifdef _WIN32
LP_HOT lp_time lp_clock_now(void)
{
	return (lp_time) GetTickCount64() * LP_MILLISECOND + 1;
}

lp_time lp_clock_tick(void)
{
	return lp_clock_now();
}

lp_time lp_clock_tick_length(void)
{
	return 16 * LP_MILLISECOND;
}

lp_time lp_clock_calendar(void)
{
	return (lp_time) time(NULL) * LP_SECOND;
}

static bool clock_split(time_t seconds, struct tm *parts)
{
	return gmtime_s(parts, &seconds) == 0;
}
#else
# if defined(CLOCK_MONOTONIC_COARSE)
#  define CLOCK_OF_TICKS CLOCK_MONOTONIC_COARSE   /* Linux */
# elif defined(CLOCK_MONOTONIC_FAST)
#  define CLOCK_OF_TICKS CLOCK_MONOTONIC_FAST     /* FreeBSD */
# else
#  define CLOCK_OF_TICKS CLOCK_MONOTONIC
# endif

static LP_HOT lp_time clock_read(clockid_t id)
{
	struct timespec now;

	clock_gettime(id, &now);
	return (lp_time) now.tv_sec * LP_SECOND + (lp_time) now.tv_nsec;
}

LP_HOT lp_time lp_clock_now(void)
{
	return clock_read(CLOCK_MONOTONIC);
}

LP_HOT lp_time lp_clock_tick(void)
{
	return clock_read(CLOCK_OF_TICKS);
}

lp_time lp_clock_tick_length(void)
{
	struct timespec length;

	clock_getres(CLOCK_OF_TICKS, &length);
	return (lp_time) length.tv_sec * LP_SECOND + (lp_time) length.tv_nsec;
}

lp_time lp_clock_calendar(void)
{
	return clock_read(CLOCK_REALTIME);
}

static bool clock_split(time_t seconds, struct tm *parts)
{
	return gmtime_r(&seconds, parts) != NULL;
}
#endif

void lp_clock_print(lp_time calendar, char *text, size_t size)
{
	struct tm parts;

	if (!clock_split((time_t) (calendar / LP_SECOND), &parts) || !strftime(text, size, "%Y-%m-%d %H:%M:%S UTC", &parts)) {
		*text = '\0';
	}
}

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
