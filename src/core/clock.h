/* Time as the core counts it: nanoseconds of a clock that never goes back. */
#ifndef LP_CLOCK_H
#define LP_CLOCK_H

#include "platform.h"

typedef uint64_t lp_time;   /* nanoseconds; 0 stands for "no such time" */

#define LP_SECOND UINT64_C(1000000000)
#define LP_MILLISECOND UINT64_C(1000000)
#define LP_NEVER UINT64_MAX

/* The monotonic clock now. */
lp_time lp_clock_now(void);

/* The same at the last tick of the system, which costs a fifth of the time; ticks are that long apart. */
lp_time lp_clock_tick(void);
lp_time lp_clock_tick_length(void);

/* Seconds since 1970, for people, in nanoseconds. */
lp_time lp_clock_calendar(void);

/* Such a time as "2026-01-31 12:00:00 UTC". */
#define LP_CLOCK_DATE 32
void lp_clock_print(lp_time calendar, char *text, size_t size);

/* 'now' plus a duration, LP_NEVER where that would pass the end of time. */
lp_time lp_clock_after(lp_time now, lp_time duration);

/* What is left until 'deadline' in milliseconds for poll()-like calls, rounded up so that a wait
 * never ends just before its time; -1 for LP_NEVER, 0 when it has passed. */
int lp_clock_left_ms(lp_time deadline, lp_time now);

#endif
