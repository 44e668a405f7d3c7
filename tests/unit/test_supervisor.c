/* Tests of supervisor_posix.c: workers that do as little as can be done, in processes of their own. What they see stands in memory that all
 * share. */
#include "check.h"
#include "../../src/core/supervisor.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define STARTS_MOST 64
#define WORKERS 3

typedef enum task { TASK_SERVE, TASK_DIE, TASK_HANG, TASK_LAST_WORDS, TASK_BROADCAST, TASK_DRAIN } task;

/* What workers leave behind. */
static volatile struct {
	int starts;
	lp_time started[STARTS_MOST];
	int numbers[STARTS_MOST];
	int broadcasts[WORKERS + 1];    /* received, by the worker's number */
	int told[WORKERS + 1][8];       /* messages by their type */
} *shared;

/* The parent's. */
static lp_supervisor *supervisor;
static lp_scoreboard *board;
static task task_of[WORKERS + 1];
static int ready_count, leave_count, turns, died_logged, failed_logged;
static bool (*each_turn)(void);

/* --- a worker --- */

static lp_worker me;
static lp_channel channel;
static lp_loop worker_loop;

static void worker_message(lp_channel *from, uint32_t type, const char *data, size_t length)
{
	(void) from;
	(void) data;
	if (type < 8) {
		shared->told[me.number][type]++;
	}
	if (type == LP_TOLD_BROADCAST) {
		shared->broadcasts[me.number] += (int) length;
	} else if ((type == LP_TOLD_DRAIN || type == LP_TOLD_STOP) && task_of[me.number] != TASK_HANG) {
		_exit(0);
	}
}

static void worker_orphan(lp_channel *from)
{
	(void) from;
	_exit(3);
}

static void worker_broadcast(int count)
{
	char data[10000] = "x";

	for (int i = 0; i < count; i++) {
		lp_channel_send(&channel, LP_TOLD_BROADCAST, data, sizeof data);
	}
}

static void worker_task(void)
{
	switch (task_of[me.number]) {
		case TASK_DIE:
			_exit(5);
		case TASK_LAST_WORDS:
			while (shared->starts < 2) {   /* so that there is somebody to hear them */
				usleep(1000);
			}
			worker_broadcast(12);   /* less than the kernel holds, more than is read at once */
			CHECK_EQ(channel.out.bytes, 0);
			_exit(0);
		case TASK_BROADCAST:
			worker_broadcast(3);
			break;
		case TASK_DRAIN:
			lp_channel_send(&channel, LP_TOLD_DRAIN, NULL, 0);
			break;
		default:
			break;
	}
}

static void worker_run(const lp_worker *worker)
{
	lp_error err;
	int start = __atomic_fetch_add(&shared->starts, 1, __ATOMIC_SEQ_CST);

	me = *worker;
	if (start < STARTS_MOST) {
		shared->started[start] = lp_clock_now();
		shared->numbers[start] = me.number;
	}
	memset(&channel, 0, sizeof channel);
	channel.message = worker_message;
	channel.end = worker_orphan;
	if (lp_loop_open(&worker_loop, NULL, &err) < 0 || lp_channel_open(&channel, &worker_loop, me.channel) < 0) {
		_exit(9);
	}
	if (task_of[me.number] != TASK_DIE) {
		lp_channel_send(&channel, LP_TOLD_READY, NULL, 0);
	}
	worker_task();
	for (;;) {
		lp_loop_turn(&worker_loop, LP_NEVER);
	}
}

/* --- the parent --- */

static bool hook_turn(void *context)
{
	(void) context;
	turns++;
	return !each_turn || each_turn();
}

static void hook_signal(void *context, lp_signal which)
{
	(void) context;
	(void) which;
}

static void hook_ready(void *context)
{
	(void) context;
	ready_count++;
}

static void hook_leave(void *context, bool replaced)
{
	(void) context;
	CHECK(!replaced);
	leave_count++;
}

static void count_logged(void *context, lp_level level, const char *message, const lp_field *fields, size_t count)
{
	(void) context;
	(void) level;
	(void) fields;
	(void) count;
	died_logged += strstr(message, "is replaced") != NULL || strstr(message, "again and again") != NULL;
	failed_logged += strstr(message, "cannot start") != NULL;
}

static lp_supervised supervise(int workers, lp_time drain_timeout, bool (*turn)(void))
{
	lp_supervisor_config config = {
		.workers = workers, .drain_timeout = drain_timeout, .signals = true, .sigaction = sigaction, .log = {LP_LOG_DEBUG, count_logged, NULL},
		.hooks = {.turn = hook_turn, .signal = hook_signal, .ready = hook_ready, .leave = hook_leave},
	};
	lp_estate estate = {0};
	lp_supervised role;
	lp_worker worker;
	lp_error err;

	memset((void *) shared, 0, sizeof *shared);
	ready_count = leave_count = turns = died_logged = failed_logged = 0;
	each_turn = turn;
	config.board = board = lp_scoreboard_new();
	supervisor = lp_supervisor_new(&config, &estate, &err);
	if (!CHECK(supervisor != NULL)) {
		return LP_SUPERVISED_ERROR;
	}
	role = lp_supervisor_run(supervisor, &worker, &err);
	if (role == LP_SUPERVISED_WORKER) {
		lp_supervisor_free(supervisor);
		worker_run(&worker);
	}
	CHECK(role != LP_SUPERVISED_ERROR || err.kind == LP_ERROR_ABORTED);
	lp_supervisor_free(supervisor);
	CHECK_EQ(waitpid(-1, NULL, WNOHANG), -1);   /* nobody is left */
	CHECK_EQ(errno, ECHILD);
	CHECK(!lp_scoreboard_slot(board, 0));
	lp_scoreboard_free(board);
	return role;
}

static bool drain_when_ready(void)
{
	if (ready_count && !leave_count) {
		lp_supervisor_wish(supervisor, LP_TOLD_DRAIN, NULL, NULL, 0);
		lp_supervisor_wish(supervisor, LP_TOLD_DRAIN, NULL, NULL, 0);
	}
	return true;
}

static void test_life(void)
{
	CHECK_EQ(supervise(WORKERS, 0, drain_when_ready), LP_SUPERVISED_OVER);
	CHECK_EQ(shared->starts, WORKERS);
	CHECK_EQ(ready_count, 1);
	CHECK_EQ(leave_count, 1);
	for (int i = 1; i <= WORKERS; i++) {
		CHECK_EQ(shared->told[i][LP_TOLD_DRAIN], 1);
	}
	CHECK_EQ(died_logged, 0);
	CHECK(turns < 100);
}

static bool term_when_ready(void)
{
	if (ready_count && !leave_count) {
		raise(SIGTERM);
	}
	return true;
}

static void test_term(void)
{
	CHECK_EQ(supervise(WORKERS, 0, term_when_ready), LP_SUPERVISED_OVER);
	CHECK_EQ(shared->told[1][LP_TOLD_DRAIN], 1);
}

static void test_worker_wishes_a_drain(void)
{
	task_of[2] = TASK_DRAIN;
	CHECK_EQ(supervise(WORKERS, 0, NULL), LP_SUPERVISED_OVER);
	CHECK_EQ(leave_count, 1);
	task_of[2] = TASK_SERVE;
}

static bool drain_when_heard(void)
{
	if (shared->broadcasts[2] && shared->broadcasts[3]) {
		drain_when_ready();
	}
	return true;
}

static void test_broadcast(void)
{
	task_of[1] = TASK_BROADCAST;
	CHECK_EQ(supervise(WORKERS, 0, drain_when_heard), LP_SUPERVISED_OVER);
	CHECK_EQ(shared->broadcasts[1], 0);
	CHECK_EQ(shared->broadcasts[2], 30000);
	CHECK_EQ(shared->broadcasts[3], 30000);
	task_of[1] = TASK_SERVE;
}

/* Those of the first start; whoever takes its place says them again, so the count is taken before. */
static bool drain_after_last_words(void)
{
	task_of[1] = TASK_SERVE;   /* in the parent, and so in those who are started from now on */
	if (shared->broadcasts[2] >= 120000) {
		lp_supervisor_wish(supervisor, LP_TOLD_DRAIN, NULL, NULL, 0);
	}
	return true;
}

static bool last_words_first_turn(void)
{
	each_turn = turns > 1 ? drain_after_last_words : each_turn;
	return true;
}

static void test_last_words(void)
{
	for (int round = 0; round < 10; round++) {
		task_of[1] = TASK_LAST_WORDS;
		CHECK_EQ(supervise(2, 0, last_words_first_turn), LP_SUPERVISED_OVER);
		CHECK_EQ(shared->broadcasts[2], 120000);
	}
	task_of[1] = TASK_SERVE;
}

static bool drain_after_six_starts(void)
{
	if (shared->starts >= 6) {
		lp_supervisor_wish(supervisor, LP_TOLD_DRAIN, NULL, NULL, 0);
	}
	return true;
}

/* 0.1 + 0.2 + 0.4 + 0.8 + 1.6 seconds. */
static void test_crash_loop(void)
{
	struct rusage before, after;
	static const lp_time least[] = {100, 200, 400, 800, 1600};

	task_of[1] = TASK_DIE;
	getrusage(RUSAGE_SELF, &before);
	CHECK_EQ(supervise(1, 0, drain_after_six_starts), LP_SUPERVISED_OVER);
	getrusage(RUSAGE_SELF, &after);
	for (int i = 0; i < 5; i++) {
		CHECK(shared->started[i + 1] - shared->started[i] >= least[i] * LP_MILLISECOND);
	}
	CHECK_EQ(ready_count, 0);
	CHECK_EQ(died_logged, 1);
	CHECK(turns < 200);
	CHECK((after.ru_utime.tv_sec - before.ru_utime.tv_sec) * 1000000 + after.ru_utime.tv_usec - before.ru_utime.tv_usec < 500000);
	task_of[1] = TASK_SERVE;
}

static int killed;

/* The first worker is killed once, and somebody else hears of it first. */
static bool reap_everybody(void)
{
	if (ready_count && !killed) {
		killed = lp_scoreboard_slot(board, 0)->pid;
		kill(killed, SIGKILL);
	}
	if (killed > 0 && waitpid(-1, NULL, WNOHANG) == killed) {
		killed = -1;
	}
	if (shared->starts == WORKERS + 1) {
		lp_supervisor_wish(supervisor, LP_TOLD_DRAIN, NULL, NULL, 0);
	}
	return true;
}

static void test_reaped_by_others(void)
{
	killed = 0;
	CHECK_EQ(supervise(WORKERS, 0, reap_everybody), LP_SUPERVISED_OVER);
	CHECK_EQ(shared->starts, WORKERS + 1);
}

static void test_children_ignored(void)
{
	killed = 0;
	signal(SIGCHLD, SIG_IGN);
	CHECK_EQ(supervise(WORKERS, 0, reap_everybody), LP_SUPERVISED_OVER);
	CHECK_EQ(shared->starts, WORKERS + 1);
	signal(SIGCHLD, SIG_DFL);
}

static void test_hung(void)
{
	lp_time begin = lp_clock_now();

	task_of[2] = TASK_HANG;
	CHECK_EQ(supervise(WORKERS, 100 * LP_MILLISECOND, drain_when_ready), LP_SUPERVISED_OVER);
	CHECK(lp_clock_now() - begin > 5 * LP_SECOND);
	CHECK(lp_clock_now() - begin < 10 * LP_SECOND);
	CHECK(turns < 100);
	task_of[2] = TASK_SERVE;
}

static bool leave_when_ready(void)
{
	return !ready_count;
}

/* The host has an exception: all are ended, one by force. */
static void test_left(void)
{
	task_of[3] = TASK_HANG;
	CHECK_EQ(supervise(WORKERS, 0, leave_when_ready), LP_SUPERVISED_ERROR);
	CHECK_EQ(shared->told[1][LP_TOLD_STOP], 1);
	task_of[3] = TASK_SERVE;
}

static struct rlimit enough;

static bool give_descriptors_back(void)
{
	if (failed_logged && shared->starts == 0 && lp_clock_now() > shared->started[STARTS_MOST - 1] + 500 * LP_MILLISECOND) {
		setrlimit(RLIMIT_NOFILE, &enough);
	}
	return drain_when_ready();
}

/* No descriptors are left for a while. */
static void test_cannot_start(void)
{
	struct rlimit few;
	int last = dup(0);

	CHECK_EQ(getrlimit(RLIMIT_NOFILE, &enough), 0);
	few = enough;
	few.rlim_cur = (rlim_t) last + 4;   /* the loop's, two for signals, and one */
	close(last);
	lp_time begin = lp_clock_now();
	each_turn = NULL;
	setrlimit(RLIMIT_NOFILE, &few);
	supervise(1, 0, give_descriptors_back);
	setrlimit(RLIMIT_NOFILE, &enough);
	CHECK_EQ(failed_logged, 1);
	CHECK_EQ(shared->starts, 1);
	CHECK(turns < 100);
	CHECK(lp_clock_now() - begin < 10 * LP_SECOND);
}

int main(void)
{
	check_watchdog();
	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	CHECK(shared != MAP_FAILED);
	lp_generation_watch();
	test_life();
	test_term();
	test_worker_wishes_a_drain();
	test_broadcast();
	test_last_words();
	test_crash_loop();
	test_reaped_by_others();
	test_children_ignored();
	test_hung();
	test_left();
	test_cannot_start();
	return check_done("supervisor");
}
