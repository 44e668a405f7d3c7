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

/* The wall clock, in microseconds since 1970. For people who read logs: nothing is ever measured with it. */
uint64_t lp_clock_wall(void);

/* 'now' plus a duration, LP_NEVER where that would pass the end of time. */
lp_time lp_clock_after(lp_time now, lp_time duration);

/* What is left until 'deadline' in milliseconds for poll()-like calls, rounded up so that a wait
 * never ends just before its time; -1 for LP_NEVER, 0 when it has passed. */
int lp_clock_left_ms(lp_time deadline, lp_time now);

#endif
