/* Deadlines: a binary heap of intrusive timers.
 *
 * Setting, moving and stopping one is O(log n) and allocates only when the heap grows.
 * Connections use them lazily (see conn_timeout.c): a deadline that moves later is left
 * alone and looked at again when it fires, so a busy connection costs the heap nothing. */
#ifndef LP_TIMER_H
#define LP_TIMER_H

#include "clock.h"

typedef struct lp_timer lp_timer;

struct lp_timer {
	lp_time deadline;
	void (*fire)(lp_timer *timer);   /* the timer is stopped by then; it may set itself again */
	uint32_t slot;                   /* place in the heap plus one; 0: not set */
};

typedef struct lp_timers {
	lp_timer **heap;
	uint32_t count;
	uint32_t capacity;
	lp_time firing;      /* the time of the run that is going on, 0 outside of one */
} lp_timers;

void lp_timers_init(lp_timers *timers);

/* Forgets all timers; their memory is their owners'. */
void lp_timers_fini(lp_timers *timers);

void lp_timer_init(lp_timer *timer, void (*fire)(lp_timer *timer));

/* (Re)arm for an absolute time. 0, or -1 when memory ran out (the timer is then not set). */
int lp_timer_set(lp_timers *timers, lp_timer *timer, lp_time deadline);

/* Stop; a timer that is not set is left alone. */
void lp_timer_stop(lp_timers *timers, lp_timer *timer);

static inline bool lp_timer_is_set(const lp_timer *timer)
{
	return timer->slot != 0;
}

/* The nearest deadline, LP_NEVER without one. */
lp_time lp_timers_next(const lp_timers *timers);

/* Fire those whose time has come, in the order of their deadlines. One that arms itself again for a
 * time already past waits for the next call, so this always ends. */
void lp_timers_run(lp_timers *timers, lp_time now);

#endif
