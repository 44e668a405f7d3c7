/* Tests of scoreboard.c and of lp_stats_add(): what other processes count is seen, and no count is lost when they end. */
#include "check.h"
#include "../../src/core/scoreboard.h"

#include <signal.h>
#include <sys/wait.h>

static void test_sums(void)
{
	lp_stats a = {.accepted = 3, .log_failures = 7}, b = {.accepted = 4, .closed_by[LP_CLOSE_DRAIN] = 1, .log_failures = 1};

	lp_stats_add(&a, &b);
	CHECK_EQ(a.accepted, 7);
	CHECK_EQ(a.closed_by[LP_CLOSE_DRAIN], 1);
	CHECK_EQ(a.log_failures, 8);   /* the last member */
}

/* A child counts and dies without another word. */
static void count_and_die(lp_slot *slot)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		slot->pid = (int) getpid();
		slot->stats.accepted = 5;
		slot->stats.closed = 2;
		slot->stats.closed_by[LP_CLOSE_PEER] = 2;
		slot->stats.lines_in = 100;
		_exit(0);
	}
	CHECK_EQ(waitpid(child, &status, 0), child);
	CHECK_EQ(slot->pid, child);
}

static void test_processes(void)
{
	lp_scoreboard *board = lp_scoreboard_new();
	lp_slot *first, *second;
	lp_stats total;

	if (!CHECK(board != NULL)) {
		return;
	}
	CHECK(!lp_scoreboard_slot(board, 0));
	first = lp_scoreboard_take(board, 1);
	second = lp_scoreboard_take(board, 2);
	CHECK_EQ(first->state, LP_SLOT_STARTING);
	CHECK(first->started_at > 0);
	count_and_die(first);
	count_and_die(second);
	lp_scoreboard_total(board, &total);
	CHECK_EQ(total.accepted, 10);
	CHECK_EQ(total.closed, 4);
	lp_scoreboard_retire(board, first);
	CHECK(lp_scoreboard_slot(board, 0) == second && !lp_scoreboard_slot(board, 1));
	lp_scoreboard_total(board, &total);
	CHECK_EQ(total.accepted, 10);
	CHECK_EQ(total.closed, 7);
	CHECK_EQ(total.closed_by[LP_CLOSE_ERROR], 3);
	CHECK_EQ(total.lines_in, 200);
	CHECK(lp_scoreboard_take(board, 3) == first);
	CHECK_EQ(first->stats.accepted, 0);
	lp_scoreboard_restarted(board, true);
	CHECK_EQ(lp_scoreboard_restarts(board), 1);
	lp_scoreboard_restarted(board, true);
	lp_scoreboard_restarted(board, false);
	CHECK_EQ(lp_scoreboard_restarts(board), 1);
	lp_scoreboard_free(board);
}

/* A process that counts, without a pause. */
static void count_for_ever(lp_slot *slot)
{
	slot->pid = (int) getpid();
	for (unsigned i = 0; ; i++) {
		slot->stats.accepted++;
		slot->stats.closed++;
		slot->stats.closed_by[i % LP_CLOSE_REASONS]++;
	}
}

static uint64_t sum_of_reasons(const lp_stats *stats)
{
	uint64_t sum = 0;

	for (int i = 0; i < LP_CLOSE_REASONS; i++) {
		sum += stats->closed_by[i];
	}
	return sum;
}

/* Whoever looks meanwhile sees no contradiction, and nothing twice. */
static int look_for_contradictions(const lp_scoreboard *board)
{
	lp_stats total;
	uint64_t before = 0;

	for (int i = 0; i < 30000; i++) {
		lp_scoreboard_total(board, &total);
		if (total.accepted < total.closed || total.closed != sum_of_reasons(&total) || total.accepted < before) {
			fprintf(stderr, "\tlook %d: accepted %llu (before: %llu), closed %llu\n", i, (unsigned long long) total.accepted,
				(unsigned long long) before, (unsigned long long) total.closed);
			return 1;
		}
		before = total.accepted;
	}
	return 0;
}

static void test_looks_in_between(void)
{
	lp_scoreboard *board = lp_scoreboard_new();
	lp_slot *counting = lp_scoreboard_take(board, 1);
	pid_t counter = fork(), looker;
	int status;

	if (counter == 0) {
		count_for_ever(counting);
	}
	looker = fork();
	if (looker == 0) {
		_exit(look_for_contradictions(board));
	}
	while (waitpid(looker, &status, WNOHANG) == 0) {   /* meanwhile others come and go */
		lp_slot *slot = lp_scoreboard_take(board, 2);
		lp_time next = lp_clock_now() + 2 * LP_MILLISECOND;

		while (lp_clock_now() < next) {   /* not so fast that nobody could ever look between two of them */
		}
		slot->stats.accepted = 1000;
		slot->stats.closed = slot->stats.closed_by[LP_CLOSE_PEER] = 900;
		lp_scoreboard_retire(board, slot);
		usleep(100);   /* or the looker would find it in the middle all the time */
	}
	CHECK_EQ(status, 0);
	kill(counter, SIGKILL);
	waitpid(counter, &status, 0);
	lp_scoreboard_free(board);
}

/* One that was killed between two counters leaves the sums right. */
static void test_died_in_the_middle(void)
{
	lp_scoreboard *board = lp_scoreboard_new();
	lp_slot *slot = lp_scoreboard_take(board, 1);
	lp_stats total;

	slot->stats.accepted = 3;
	slot->stats.closed = 2;
	slot->stats.closed_by[LP_CLOSE_IDLE] = 1;
	lp_scoreboard_retire(board, slot);
	lp_scoreboard_total(board, &total);
	CHECK_EQ(total.closed, 3);
	CHECK_EQ(total.closed_by[LP_CLOSE_ERROR], 2);
	CHECK_EQ(sum_of_reasons(&total), 3);
	lp_scoreboard_free(board);
}

static void test_all_taken(void)
{
	lp_scoreboard *board = lp_scoreboard_new();

	for (int i = 0; i < LP_SCOREBOARD_SLOTS; i++) {
		CHECK(lp_scoreboard_take(board, i) != NULL);
	}
	CHECK(!lp_scoreboard_take(board, 0));
	lp_scoreboard_free(board);
	lp_scoreboard_free(NULL);
}

int main(void)
{
	check_watchdog();
	test_sums();
	test_processes();
	test_looks_in_between();
	test_died_in_the_middle();
	test_all_taken();
	return check_done("scoreboard");
}
