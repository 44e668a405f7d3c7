/* Tests of timer.c: against a model that searches all timers, and what timers may do to each other while they fire.
 *
 * link: -Wl,--wrap=realloc */
#include "check.h"
#include "random.h"
#include "../../src/core/timer.h"

#include <stdlib.h>

static bool out_of_memory;

void *__real_realloc(void *memory, size_t size);

void *__wrap_realloc(void *memory, size_t size)
{
	return out_of_memory ? NULL : __real_realloc(memory, size);
}

static lp_timers timers;
static lp_timer *fired[1000];
static int fired_count;

static void note(lp_timer *timer)
{
	if (fired_count < 1000) {
		fired[fired_count] = timer;
	}
	fired_count++;
}

static void test_empty(void)
{
	lp_timer timer;

	memset(&timers, 0xee, sizeof timers);
	lp_timers_init(&timers);
	CHECK_EQ(timers.firing, 0);
	CHECK(lp_timers_next(&timers) == LP_NEVER);
	lp_timers_run(&timers, LP_NEVER);
	lp_timer_init(&timer, note);
	CHECK(!lp_timer_is_set(&timer));
	lp_timer_stop(&timers, &timer);
	lp_timers_fini(&timers);
}

static void test_fires_in_order(void)
{
	static const lp_time deadlines[] = {50, 10, 40, 30, 20};
	lp_timer some[5];

	lp_timers_init(&timers);
	for (int i = 0; i < 5; i++) {
		lp_timer_init(&some[i], note);
		CHECK_EQ(lp_timer_set(&timers, &some[i], deadlines[i]), 0);
		CHECK(lp_timer_is_set(&some[i]));
	}
	CHECK_EQ(lp_timers_next(&timers), 10);
	fired_count = 0;
	lp_timers_run(&timers, 9);
	CHECK_EQ(fired_count, 0);
	lp_timers_run(&timers, 30);   /* the deadline itself is due */
	CHECK_EQ(fired_count, 3);
	CHECK(fired[0] == &some[1] && fired[1] == &some[4] && fired[2] == &some[3]);
	CHECK(!lp_timer_is_set(&some[1]));
	CHECK_EQ(lp_timers_next(&timers), 40);
	lp_timer_stop(&timers, &some[2]);
	lp_timer_stop(&timers, &some[2]);
	CHECK_EQ(lp_timers_next(&timers), 50);
	lp_timers_fini(&timers);
	CHECK(!lp_timer_is_set(&some[0]));
}

static void test_moves(void)
{
	lp_timer a, b;

	lp_timers_init(&timers);
	lp_timer_init(&a, note);
	lp_timer_init(&b, note);
	lp_timer_set(&timers, &a, 10);
	lp_timer_set(&timers, &b, 20);
	lp_timer_set(&timers, &a, 30);
	CHECK_EQ(lp_timers_next(&timers), 20);
	lp_timer_set(&timers, &a, 5);
	CHECK_EQ(lp_timers_next(&timers), 5);
	CHECK_EQ(timers.count, 2);
	lp_timers_fini(&timers);
}

static lp_timer victim, first, last;

static void stop_the_victim(lp_timer *timer)
{
	note(timer);
	lp_timer_stop(&timers, &victim);
}

/* A connection that is closed by the timer of another must not fire any more. */
static void test_stop_while_firing(void)
{
	lp_timers_init(&timers);
	lp_timer_init(&first, stop_the_victim);
	lp_timer_init(&victim, note);
	lp_timer_init(&last, note);
	lp_timer_set(&timers, &first, 1);
	lp_timer_set(&timers, &victim, 2);
	lp_timer_set(&timers, &last, 3);
	fired_count = 0;
	lp_timers_run(&timers, 10);
	CHECK_EQ(fired_count, 2);
	CHECK(fired[0] == &first && fired[1] == &last);
	CHECK_EQ(timers.count, 0);
	lp_timers_fini(&timers);
}

static void set_again_in_the_past(lp_timer *timer)
{
	note(timer);
	CHECK(!lp_timer_is_set(timer));
	lp_timer_set(&timers, timer, 1);
}

/* A timer that is always late waits for the next call, and keeps none of the others from firing. */
static void test_set_again_in_the_past(void)
{
	lp_timer greedy[3];

	lp_timers_init(&timers);
	for (int i = 0; i < 3; i++) {
		lp_timer_init(&greedy[i], set_again_in_the_past);
		lp_timer_set(&timers, &greedy[i], (lp_time) i + 1);
	}
	lp_timer_init(&last, note);
	lp_timer_set(&timers, &last, 9);
	fired_count = 0;
	lp_timers_run(&timers, 10);
	CHECK_EQ(fired_count, 4);
	CHECK(fired[3] == &last);
	CHECK_EQ(timers.count, 3);
	CHECK(lp_timers_next(&timers) <= 11);   /* and is due at once then */
	fired_count = 0;
	lp_timers_run(&timers, 11);
	CHECK_EQ(fired_count, 3);
	lp_timers_fini(&timers);
}

static void start_another_now(lp_timer *timer)
{
	note(timer);
	lp_timer_set(&timers, &victim, 10);
}

/* So does one that another timer sets for a time already past. */
static void test_set_another_in_the_past(void)
{
	lp_timers_init(&timers);
	lp_timer_init(&first, start_another_now);
	lp_timer_init(&victim, note);
	lp_timer_set(&timers, &first, 5);
	fired_count = 0;
	lp_timers_run(&timers, 20);
	lp_timers_run(&timers, 21);
	CHECK_EQ(fired_count, 2);
	CHECK(fired[1] == &victim);
	lp_timers_fini(&timers);
}

static void set_again_later(lp_timer *timer)
{
	note(timer);
	lp_timer_set(&timers, timer, 100);
}

static void test_set_again_later(void)
{
	lp_timers_init(&timers);
	lp_timer_init(&first, set_again_later);
	lp_timer_set(&timers, &first, 5);
	fired_count = 0;
	lp_timers_run(&timers, 50);
	CHECK_EQ(fired_count, 1);
	CHECK_EQ(lp_timers_next(&timers), 100);
	lp_timers_fini(&timers);
}

static void test_out_of_memory(void)
{
	lp_timer timer;

	lp_timers_init(&timers);
	lp_timer_init(&timer, note);
	out_of_memory = true;
	CHECK_EQ(lp_timer_set(&timers, &timer, 5), -1);
	out_of_memory = false;
	CHECK(!lp_timer_is_set(&timer));
	CHECK(lp_timers_next(&timers) == LP_NEVER);
	lp_timers_fini(&timers);
}

/* The heap's own promise, and that each timer knows its place. */
static bool heap_is_sound(void)
{
	for (uint32_t i = 0; i < timers.count; i++) {
		if (timers.heap[i]->slot != i + 1 || (i && timers.heap[(i - 1) / 2]->deadline > timers.heap[i]->deadline)) {
			return false;
		}
	}
	return true;
}

#define MANY 200

static lp_time model_next(const lp_timer *many)
{
	lp_time next = LP_NEVER;

	for (int i = 0; i < MANY; i++) {
		if (lp_timer_is_set(&many[i]) && many[i].deadline < next) {
			next = many[i].deadline;
		}
	}
	return next;
}

static void test_against_model(void)
{
	lp_timer many[MANY];
	lp_time wanted[MANY];     /* 0: not set */
	lp_time now = 1000;
	uint64_t random = 99;

	lp_timers_init(&timers);
	for (int i = 0; i < MANY; i++) {
		lp_timer_init(&many[i], note);
		wanted[i] = 0;
	}
	for (int round = 0; round < 20000; round++) {
		size_t which = random_below(&random, MANY);
		size_t action = random_below(&random, 20);

		if (action < 12) {
			wanted[which] = now + 1 + random_below(&random, 500);
			CHECK_EQ(lp_timer_set(&timers, &many[which], wanted[which]), 0);
		} else if (action < 18) {
			wanted[which] = 0;
			lp_timer_stop(&timers, &many[which]);
		} else {
			lp_time before = 0;

			now += random_below(&random, 60);
			fired_count = 0;
			lp_timers_run(&timers, now);
			for (int i = 0; i < fired_count; i++) {
				CHECK(fired[i]->deadline >= before && fired[i]->deadline <= now);
				CHECK(wanted[fired[i] - many] == fired[i]->deadline);
				before = fired[i]->deadline;
				wanted[fired[i] - many] = 0;
			}
		}
		CHECK(heap_is_sound());
		CHECK(lp_timers_next(&timers) == model_next(many));
		for (int i = 0; i < MANY; i++) {
			if (lp_timer_is_set(&many[i]) != (wanted[i] != 0) || (wanted[i] && (wanted[i] <= now || many[i].deadline != wanted[i]))) {
				CHECK(!"a timer was lost, or fired without reason");
			}
		}
	}
	lp_timers_fini(&timers);
}

int main(void)
{
	check_watchdog();
	test_empty();
	test_fires_in_order();
	test_moves();
	test_stop_while_firing();
	test_set_again_in_the_past();
	test_set_another_in_the_past();
	test_set_again_later();
	test_out_of_memory();
	test_against_model();
	return check_done("timer");
}
