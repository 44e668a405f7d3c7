/* The heap behind timer.h. It knows no clock: callers pass the time. */
#include "timer.h"

#include <stdlib.h>

void lp_timers_init(lp_timers *timers)
{
	timers->heap = NULL;
	timers->count = timers->capacity = 0;
	timers->firing = 0;
}

void lp_timers_fini(lp_timers *timers)
{
	for (uint32_t i = 0; i < timers->count; i++) {
		timers->heap[i]->slot = 0;
	}
	free(timers->heap);
	lp_timers_init(timers);
}

void lp_timer_init(lp_timer *timer, void (*fire)(lp_timer *timer))
{
	timer->deadline = 0;
	timer->fire = fire;
	timer->slot = 0;
}

static void timer_place(lp_timers *timers, uint32_t at, lp_timer *timer)
{
	timers->heap[at] = timer;
	timer->slot = at + 1;
}

static void timer_sift_up(lp_timers *timers, uint32_t at, lp_timer *timer)
{
	while (at > 0) {
		uint32_t parent = (at - 1) / 2;

		if (timers->heap[parent]->deadline <= timer->deadline) {
			break;
		}
		timer_place(timers, at, timers->heap[parent]);
		at = parent;
	}
	timer_place(timers, at, timer);
}

static void timer_sift_down(lp_timers *timers, uint32_t at, lp_timer *timer)
{
	for (;;) {
		uint32_t child = 2 * at + 1;

		if (child >= timers->count) {
			break;
		}
		if (child + 1 < timers->count && timers->heap[child + 1]->deadline < timers->heap[child]->deadline) {
			child++;
		}
		if (timer->deadline <= timers->heap[child]->deadline) {
			break;
		}
		timer_place(timers, at, timers->heap[child]);
		at = child;
	}
	timer_place(timers, at, timer);
}

int lp_timer_set(lp_timers *timers, lp_timer *timer, lp_time deadline)
{
	/* what a firing timer sets for the past is due in the next run: else it could keep the others from firing */
	if (deadline <= timers->firing) {
		deadline = timers->firing + 1;
	}
	if (timer->slot) {
		bool earlier = deadline < timer->deadline;

		timer->deadline = deadline;
		if (earlier) {
			timer_sift_up(timers, timer->slot - 1, timer);
		} else {
			timer_sift_down(timers, timer->slot - 1, timer);
		}
		return 0;
	}
	if (timers->count == timers->capacity) {
		uint32_t capacity = timers->capacity ? timers->capacity * 2 : 64;
		lp_timer **heap = realloc(timers->heap, capacity * sizeof *heap);

		if (!heap) {
			return -1;
		}
		timers->heap = heap;
		timers->capacity = capacity;
	}
	timer->deadline = deadline;
	timer_sift_up(timers, timers->count++, timer);
	return 0;
}

void lp_timer_stop(lp_timers *timers, lp_timer *timer)
{
	uint32_t at = timer->slot;
	lp_timer *last;

	if (!at) {
		return;
	}
	at--;
	timer->slot = 0;
	last = timers->heap[--timers->count];
	if (last != timer) {
		/* the last one fills the gap; it may belong above or below */
		timer_sift_up(timers, at, last);
		timer_sift_down(timers, last->slot - 1, last);
	}
}

LP_HOT lp_time lp_timers_next(const lp_timers *timers)
{
	return timers->count ? timers->heap[0]->deadline : LP_NEVER;
}

LP_HOT void lp_timers_run(lp_timers *timers, lp_time now)
{
	timers->firing = now;
	while (timers->count && timers->heap[0]->deadline <= now) {
		lp_timer *timer = timers->heap[0];

		lp_timer_stop(timers, timer);
		timer->fire(timer);
	}
	timers->firing = 0;
}
