/* Tests of signals_posix.c: signals arrive from the loop, only those that nobody had taken, and everything is put back. */
#include "check.h"
#include "../../src/core/signals.h"

#include <errno.h>
#include <sys/wait.h>
#ifdef __linux__
# include <sys/syscall.h>
#endif

static lp_loop loop;
static lp_signals set;
static int caught[LP_SIGNALS];
static int caught_count;
static bool close_when_caught;

static void on_caught(lp_signals *signals, lp_signal which)
{
	CHECK(signals == &set);
	caught[which]++;
	caught_count++;
	if (close_when_caught) {
		lp_signals_close(signals);
	}
}

static volatile sig_atomic_t own_calls;

static void own_handler(int number)
{
	(void) number;
	own_calls++;
}

static void dispose(int number, void (*handler)(int))
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = handler;
	sigaction(number, &action, NULL);
}

static void (*disposition(int number))(int)
{
	struct sigaction action;

	sigaction(number, NULL, &action);
	return action.sa_handler;
}

static void open_set(lp_sigaction_fn action)
{
	lp_error err;

	memset(caught, 0, sizeof caught);
	caught_count = 0;
	if (!CHECK_EQ(lp_signals_open(&set, &loop, action, on_caught, &err), 0)) {
		fprintf(stderr, "\t%s\n", err.text);
	}
}

static void turn(void)
{
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
}

static void test_each_arrives(void)
{
	static const int numbers[LP_SIGNALS] = {SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2};

	open_set(sigaction);
	for (int which = 0; which < LP_SIGNALS; which++) {
		raise(numbers[which]);
		CHECK_EQ(caught[which], 0);   /* from the loop, not from the handler */
		CHECK_EQ(lp_loop_turn(&loop, LP_NEVER), 0);
		CHECK_EQ(caught[which], 1);
		CHECK_EQ(caught_count, which + 1);
	}
	turn();
	CHECK_EQ(caught_count, LP_SIGNALS);
	raise(SIGTERM);
	raise(SIGTERM);
	raise(SIGINT);
	turn();
	CHECK_EQ(caught[LP_SIGNAL_TERM], 3);   /* the second counts: it stops what the first one drains */
	CHECK_EQ(caught[LP_SIGNAL_INT], 2);
	lp_signals_close(&set);
}

static void test_put_back(void)
{
	open_set(sigaction);
	CHECK(disposition(SIGTERM) != SIG_DFL);
	lp_signals_close(&set);
	CHECK_EQ(set.io.interest, 0);
	CHECK(disposition(SIGTERM) == SIG_DFL);
	CHECK(disposition(SIGINT) == SIG_DFL);
	CHECK(disposition(SIGHUP) == SIG_DFL);
	CHECK(disposition(SIGUSR1) == SIG_DFL);
	CHECK(disposition(SIGUSR2) == SIG_DFL);
	lp_signals_close(&set);
	memset(&set, 0, sizeof set);
	lp_signals_close(&set);
}

/* Somebody may have kept our handler and call it later: it must not write into what has the pipe's numbers by then. */
static void test_late_call(void)
{
	void (*handler)(int);
	lp_fd pair[2];
	char byte;

	open_set(sigaction);
	handler = disposition(SIGTERM);
	lp_signals_close(&set);
	CHECK_EQ(lp_fd_pair(pair), 0);
	handler(SIGTERM);
	CHECK_EQ(read(pair[0], &byte, 1), -1);
	lp_fd_close(pair[0]);
	lp_fd_close(pair[1]);
}

/* A handler of the script's and an ignored signal (nohup) stay as they are. */
static void test_taken_ones_are_left_alone(void)
{
	dispose(SIGUSR1, own_handler);
	dispose(SIGHUP, SIG_IGN);
	own_calls = 0;
	open_set(sigaction);
	raise(SIGUSR1);
	raise(SIGHUP);
	raise(SIGUSR2);
	turn();
	CHECK_EQ(own_calls, 1);
	CHECK_EQ(caught_count, 1);
	CHECK_EQ(caught[LP_SIGNAL_USR2], 1);
	lp_signals_close(&set);
	CHECK(disposition(SIGUSR1) == own_handler);
	CHECK(disposition(SIGHUP) == SIG_IGN);
	dispose(SIGUSR1, SIG_DFL);
	dispose(SIGHUP, SIG_DFL);
}

/* More signals than the pipe holds. */
static void test_flood(void)
{
	int calls = 0;

	open_set(sigaction);
	for (int i = 0; i < 70000; i++) {   /* must not block, and must not touch errno */
		errno = 123;
		raise(SIGUSR1);
		calls += errno == 123;
	}
	CHECK_EQ(calls, 70000);
	for (int before = -1; before != caught_count;) {
		before = caught_count;
		turn();
	}
	CHECK(caught[LP_SIGNAL_USR1] > 1000);
	raise(SIGTERM);
	turn();
	CHECK_EQ(caught[LP_SIGNAL_TERM], 1);
	lp_signals_close(&set);
}

/* The first of several ends it all: the others must not be reported by a set that is closed. */
static void test_close_when_caught(void)
{
	open_set(sigaction);
	close_when_caught = true;
	raise(SIGTERM);
	raise(SIGTERM);
	raise(SIGINT);
	turn();
	turn();
	close_when_caught = false;
	CHECK_EQ(caught_count, 1);
	CHECK(disposition(SIGTERM) == SIG_DFL);
}

static int stand_in_calls;

static int stand_in(int number, const struct sigaction *act, struct sigaction *old)
{
	stand_in_calls++;
	return sigaction(number, act, old);
}

static int refusing(int number, const struct sigaction *act, struct sigaction *old)
{
	stand_in_calls++;
	if (act) {
		errno = EINVAL;
		return -1;
	}
	return sigaction(number, act, old);
}

/* The host's own sigaction() is used for all of it, and survives one that refuses. */
static void test_stand_in(void)
{
	stand_in_calls = 0;
	open_set(stand_in);
	CHECK_EQ(stand_in_calls, 2 * LP_SIGNALS);
	lp_signals_close(&set);
	CHECK_EQ(stand_in_calls, 3 * LP_SIGNALS);
	stand_in_calls = 0;
	open_set(refusing);
	lp_signals_close(&set);
	CHECK_EQ(stand_in_calls, 2 * LP_SIGNALS);   /* what was not taken is not given back */
	CHECK(disposition(SIGTERM) == SIG_DFL);
}

/* Nothing stays open, however often a script serves. */
static void test_descriptors(void)
{
	int before = check_open_files();

	for (int i = 0; i < 100; i++) {
		open_set(sigaction);
		lp_signals_close(&set);
	}
	CHECK_EQ(check_open_files(), before);
}

/* A child has copies of the handlers and of the pipe. */
static void test_forked_child(void)
{
	int status = 0;
	pid_t child;

	open_set(sigaction);
	child = fork();
	if (child == 0) {
		raise(SIGTERM);
		_exit(0);
	}
	CHECK_EQ(waitpid(child, &status, 0), child);
	CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	turn();
	CHECK_EQ(caught_count, 0);
	raise(SIGTERM);
	turn();
	CHECK_EQ(caught[LP_SIGNAL_TERM], 1);
	lp_signals_close(&set);
}

/* What comes to a child at its very beginning, before anything of ours has run in it, is not its parent's either. */
static void test_newborn_child(void)
{
#ifdef __linux__
	int status = 0;
	pid_t child;

	open_set(sigaction);
	child = (pid_t) syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
	if (child == 0) {
		kill(getpid(), SIGTERM);
		_exit(0);
	}
	CHECK_EQ(waitpid(child, &status, 0), child);
	CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	turn();
	CHECK_EQ(caught_count, 0);
	lp_signals_close(&set);
#endif
}

/* From one loop to another: what comes in between is told of in the second, and nothing ends the process. */
static void test_between_two_loops(void)
{
	lp_signals left, none;
	lp_loop other;
	lp_error err;

	memset(&none, 0, sizeof none);
	lp_signals_leave(&none);
	CHECK_EQ(lp_signals_enter(&none, &loop, on_caught, &err), 0);
	lp_signals_close(&none);
	CHECK_EQ(lp_loop_open(&other, lp_loop_name(&loop), &err), 0);
	open_set(sigaction);
	raise(SIGHUP);
	lp_signals_leave(&set);
	left = set;
	memset(&set, 0, sizeof set);
	raise(SIGTERM);
	CHECK_EQ(caught_count, 0);
	set = left;
	CHECK_EQ(lp_signals_enter(&set, &other, on_caught, &err), 0);
	CHECK_EQ(lp_loop_turn(&other, 0), 0);
	CHECK_EQ(caught[LP_SIGNAL_HUP], 1);
	CHECK_EQ(caught[LP_SIGNAL_TERM], 1);
	lp_signals_leave(&set);
	lp_signals_close(&set);
	CHECK(disposition(SIGTERM) == SIG_DFL);
	lp_loop_close(&other);
}

int main(void)
{
	const char *const *backends = lp_loop_backends();

	check_watchdog();
	lp_generation_watch();
	dispose(SIGHUP, SIG_DFL);   /* whoever started us may have ignored them */
	dispose(SIGINT, SIG_DFL);
	for (int i = 0; backends[i]; i++) {
		if (!CHECK_EQ(lp_loop_open(&loop, backends[i], NULL), 0)) {
			continue;
		}
		test_each_arrives();
		test_put_back();
		test_late_call();
		test_taken_ones_are_left_alone();
		test_flood();
		test_close_when_caught();
		test_stand_in();
		test_descriptors();
		test_forked_child();
		test_newborn_child();
		test_between_two_loops();
		lp_loop_close(&loop);
	}
	return check_done("signals");
}
