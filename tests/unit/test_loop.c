/* Tests of loop.c and of each backend in the build: readiness, changes of interest, what handlers may do to each other
 * in one turn, hang-ups, waits, timers, full batches, and what another loop sees that hosts this one. Every test runs once with each backend. */
#include "check.h"
#include "random.h"
#include "../../src/core/loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>

static lp_loop loop;

/* One end of a socket pair in the loop, the other for the test; what its handler saw and is to do. */
typedef struct end {
	lp_io io;
	lp_fd other;
	int calls;
	unsigned events;
	void (*then)(struct end *self);
	struct end *victim;
} end;

static void end_ready(lp_io *io, unsigned events)
{
	end *self = lp_container_of(io, end, io);

	self->calls++;
	self->events |= events;
	if (self->then) {
		self->then(self);
	}
}

static bool end_open(end *self)
{
	int pair[2];

	memset(self, 0, sizeof *self);
	if (!CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0)) {
		return false;
	}
	lp_fd_nonblocking(pair[0], true);
	lp_fd_nonblocking(pair[1], true);
	lp_io_init(&self->io, pair[0], end_ready);
	self->other = pair[1];
	return true;
}

static void end_close(end *self)
{
	CHECK_EQ(lp_loop_watch(&loop, &self->io, 0), 0);
	lp_fd_close(self->io.fd);
	lp_fd_close(self->other);
	self->io.fd = self->other = LP_FD_NONE;
}

/* One end of a pipe in the loop, the other closed. */
static void half_pipe_open(end *self, int watched)
{
	lp_fd pair[2];

	memset(self, 0, sizeof *self);
	CHECK_EQ(lp_fd_pair(pair), 0);
	lp_io_init(&self->io, pair[watched], end_ready);
	lp_fd_close(pair[!watched]);
	self->other = LP_FD_NONE;
}

static void end_watch(end *self, unsigned interest)
{
	CHECK_EQ(lp_loop_watch(&loop, &self->io, interest), 0);
	CHECK_EQ(self->io.interest, interest);
}

/* One turn that does not wait; returns the calls of 'self' in it. */
static int calls_of_turn(end *self)
{
	self->calls = 0;
	self->events = 0;
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	return self->calls;
}

static void poke(end *self)
{
	CHECK_EQ(send(self->other, "x", 1, 0), 1);
}

static void take(end *self)
{
	char bytes[100];

	CHECK(recv(self->io.fd, bytes, sizeof bytes, 0) > 0);
}

static void fill(lp_fd fd)
{
	static const char bytes[4096];

	while (send(fd, bytes, sizeof bytes, MSG_NOSIGNAL) > 0) {
	}
}

static void empty(lp_fd fd)
{
	static char bytes[65536];

	while (recv(fd, bytes, sizeof bytes, 0) > 0) {
	}
}

static void test_read(void)
{
	end a;

	end_open(&a);
	end_watch(&a, LP_READ);
	CHECK_EQ(calls_of_turn(&a), 0);
	poke(&a);
	CHECK_EQ(lp_loop_turn(&loop, LP_NEVER), 0);   /* ends the wait */
	CHECK_EQ(a.calls, 1);
	CHECK_EQ(a.events, LP_READ);
	CHECK_EQ(calls_of_turn(&a), 1);               /* level-triggered: still there */
	take(&a);
	CHECK_EQ(calls_of_turn(&a), 0);
	end_close(&a);
}

static void test_write(void)
{
	end a;

	end_open(&a);
	end_watch(&a, LP_WRITE);
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK_EQ(a.events, LP_WRITE);
	fill(a.io.fd);
	CHECK_EQ(calls_of_turn(&a), 0);
	empty(a.other);
	CHECK_EQ(calls_of_turn(&a), 1);
	end_close(&a);
}

static void test_changes_of_interest(void)
{
	end a;

	end_open(&a);
	poke(&a);
	CHECK_EQ(calls_of_turn(&a), 0);
	end_watch(&a, LP_WRITE);
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK_EQ(a.events, LP_WRITE);      /* readable, but nobody asked */
	end_watch(&a, LP_READ);
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK_EQ(a.events, LP_READ);
	end_watch(&a, LP_READ | LP_WRITE);
	CHECK(calls_of_turn(&a) >= 1);     /* a backend may report the two apart */
	CHECK_EQ(a.events, LP_READ | LP_WRITE);
	end_watch(&a, LP_READ | LP_WRITE);
	end_watch(&a, LP_READ);
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK_EQ(a.events, LP_READ);
	end_watch(&a, 0);
	end_watch(&a, 0);
	CHECK_EQ(calls_of_turn(&a), 0);
	end_watch(&a, LP_READ);
	CHECK_EQ(calls_of_turn(&a), 1);
	end_close(&a);
}

static void close_victim(end *self)
{
	if (self->victim->io.fd != LP_FD_NONE) {
		end_close(self->victim);
	}
}

/* Two are ready; whichever comes first closes the other, which must hear nothing any more. */
static void test_close_of_another_in_the_same_turn(void)
{
	end a, b;

	end_open(&a);
	end_open(&b);
	a.then = b.then = close_victim;
	a.victim = &b;
	b.victim = &a;
	end_watch(&a, LP_READ | LP_WRITE);
	end_watch(&b, LP_READ | LP_WRITE);
	poke(&a);
	poke(&b);
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	CHECK((a.calls == 0) != (b.calls == 0));
	CHECK_EQ(calls_of_turn(a.calls ? &b : &a), 0);
	end_close(a.io.fd == LP_FD_NONE ? &b : &a);
}

static void forget_victim(end *self)
{
	lp_fd fd = self->victim->io.fd;

	lp_loop_forget(&loop, &self->victim->io);
	memset(&self->victim->io, 0xff, sizeof self->victim->io);   /* as memory that belongs to another by now */
	lp_fd_close(fd);
	self->then = NULL;
}

/* The same, and the other's memory goes too. */
static void test_forgotten_in_the_same_turn(void)
{
	end a, b;

	end_open(&a);
	end_open(&b);
	a.then = b.then = forget_victim;
	a.victim = &b;
	b.victim = &a;
	end_watch(&a, LP_READ);
	end_watch(&b, LP_READ);
	poke(&a);
	poke(&b);
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	CHECK((a.calls == 0) != (b.calls == 0));
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	CHECK_EQ(a.calls + b.calls, 2);
	lp_fd_close((a.calls ? &b : &a)->other);
	end_close(a.calls ? &a : &b);
}

static void close_self(end *self)
{
	end_close(self);
}

static void test_close_of_itself(void)
{
	end a;

	end_open(&a);
	a.then = close_self;
	end_watch(&a, LP_READ | LP_WRITE);   /* kqueue has two events for it: the second must not arrive */
	poke(&a);
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK_EQ(calls_of_turn(&a), 0);
}

static void pause_victim(end *self)
{
	end_watch(self->victim, 0);
}

static void test_pause_in_the_same_turn(void)
{
	end a, b;

	end_open(&a);
	end_open(&b);
	a.then = b.then = pause_victim;
	a.victim = &b;
	b.victim = &a;
	end_watch(&a, LP_READ);
	end_watch(&b, LP_READ);
	poke(&a);
	poke(&b);
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	CHECK_EQ(a.calls + b.calls, 1);
	end_close(&a);
	end_close(&b);
}

static void start_victim(end *self)
{
	if (self->victim->io.fd == LP_FD_NONE) {
		end_open(self->victim);
		poke(self->victim);
		end_watch(self->victim, LP_READ);
	}
}

/* An accepted connection is heard from the next turn on. */
static void test_open_in_a_handler(void)
{
	end a, b = {.io.fd = LP_FD_NONE, .other = LP_FD_NONE};

	end_open(&a);
	a.then = start_victim;
	a.victim = &b;
	end_watch(&a, LP_READ);
	poke(&a);
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK_EQ(b.calls, 0);
	CHECK_EQ(calls_of_turn(&b), 1);
	end_close(&a);
	end_close(&b);
}

/* The set of the kernel follows open files, not numbers: a copy of a descriptor must not keep it alive there. */
static void test_copied_descriptor(void)
{
	lp_fd copy;
	end a;

	end_open(&a);
	end_watch(&a, LP_READ);
	poke(&a);
	copy = dup(a.io.fd);
	end_watch(&a, 0);
	lp_fd_close(a.io.fd);
	a.io.fd = copy;
	CHECK_EQ(calls_of_turn(&a), 0);
	end_close(&a);
}

static void test_number_used_again(void)
{
	lp_fd before;
	end a, b;

	end_open(&a);
	end_watch(&a, LP_READ | LP_WRITE);
	before = a.io.fd;
	end_close(&a);
	end_open(&b);
	CHECK_EQ(b.io.fd, before);
	end_watch(&b, LP_READ);
	poke(&b);
	CHECK_EQ(calls_of_turn(&b), 1);
	CHECK_EQ(a.calls, 0);
	end_close(&b);
}

static void test_hang_up(void)
{
	end a;

	end_open(&a);
	end_watch(&a, LP_READ);
	lp_fd_close(a.other);
	a.other = LP_FD_NONE;
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK_EQ(a.events, LP_READ);     /* the read will say what happened */
	end_watch(&a, LP_WRITE);
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK_EQ(a.events, LP_WRITE);
	end_close(&a);
}

/* Of a pipe the kernel reports the hang-up alone: neither readable nor writable. */
static void test_hang_up_of_a_pipe(void)
{
	end a;

	half_pipe_open(&a, 0);
	end_watch(&a, LP_READ);
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK_EQ(a.events, LP_READ);
	end_close(&a);
	half_pipe_open(&a, 1);
	end_watch(&a, LP_WRITE);
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK_EQ(a.events, LP_WRITE);
	end_close(&a);
}

/* Counts the turns that it takes until 'until', with the backend left to wait. */
static int turns_until(lp_time until)
{
	int turns = 0;

	while (lp_clock_now() < until && turns < 1000) {
		CHECK_EQ(lp_loop_turn(&loop, until), 0);
		turns++;
	}
	return turns;
}

/* A paused connection whose peer is gone must cost nothing: level-triggered, it would spin. */
static void test_hang_up_with_no_interest(void)
{
	end a;

	end_open(&a);
	end_watch(&a, LP_READ);
	lp_fd_close(a.other);
	a.other = LP_FD_NONE;
	end_watch(&a, 0);
	CHECK(turns_until(lp_clock_now() + 20 * LP_MILLISECOND) <= 3);
	CHECK_EQ(a.calls, 0);
	end_close(&a);
}

/* Nor must one that half-closed while it does not take our output. */
static void test_half_close_with_write_interest(void)
{
	end a;

	end_open(&a);
	fill(a.io.fd);
	shutdown(a.other, SHUT_WR);
	end_watch(&a, LP_WRITE);
	CHECK(turns_until(lp_clock_now() + 20 * LP_MILLISECOND) <= 3);
	CHECK_EQ(a.calls, 0);
	end_watch(&a, LP_READ);
	CHECK_EQ(calls_of_turn(&a), 1);
	end_close(&a);
}

static void test_until(void)
{
	lp_time until = lp_clock_now() + 10 * LP_MILLISECOND;

	CHECK(turns_until(until) <= 3);
	CHECK_EQ(lp_loop_turn(&loop, lp_clock_now() - 1), 0);   /* already past: does not wait */
	CHECK_EQ(lp_loop_turn(&loop, 1), 0);
	CHECK(loop.now >= until);
}

static int timer_calls;

static void timer_fired(lp_timer *timer)
{
	(void) timer;
	timer_calls++;
}

static void test_timers(void)
{
	lp_time start = lp_clock_now();
	lp_timer soon, later;

	timer_calls = 0;
	lp_timer_init(&soon, timer_fired);
	lp_timer_init(&later, timer_fired);
	lp_timer_set(&loop.timers, &later, start + 3600 * LP_SECOND);
	lp_timer_set(&loop.timers, &soon, start + 5 * LP_MILLISECOND);
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	CHECK(timer_calls == 0 || lp_clock_now() >= start + 5 * LP_MILLISECOND);
	while (timer_calls == 0 && lp_loop_turn(&loop, LP_NEVER) == 0) {
	}
	CHECK(loop.now >= start + 5 * LP_MILLISECOND);
	CHECK_EQ(timer_calls, 1);
	CHECK(turns_until(lp_clock_now() + 2 * LP_MILLISECOND) <= 3);   /* 'until' before the timer */
	CHECK_EQ(timer_calls, 1);
	lp_timer_stop(&loop.timers, &later);
}

/* An event and a timer that is far beyond what the kernel's timeout can hold. */
static void test_far_timer(void)
{
	lp_timer timer;
	end a;

	lp_timer_init(&timer, timer_fired);
	lp_timer_set(&loop.timers, &timer, LP_NEVER - 1);
	end_open(&a);
	end_watch(&a, LP_READ);
	poke(&a);
	CHECK_EQ(lp_loop_turn(&loop, LP_NEVER), 0);
	CHECK_EQ(a.calls, 1);
	lp_timer_stop(&loop.timers, &timer);
	end_close(&a);
}

/* While it spins a turn does not sleep; when nothing has come for that long it does. */
static void test_busy_poll(void)
{
	lp_time start;
	end a;

	end_open(&a);
	end_watch(&a, LP_READ);
	loop.busy_poll = 60 * LP_SECOND;
	poke(&a);
	loop.last_event = 0;
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK(loop.last_event == loop.now);
	take(&a);
	for (int i = 0; i < 100; i++) {
		CHECK_EQ(lp_loop_turn(&loop, LP_NEVER), 0);   /* would sleep for ever */
	}
	loop.busy_poll = LP_MILLISECOND;
	start = lp_clock_now();
	while (loop.now < start + 2 * LP_MILLISECOND) {
		CHECK_EQ(lp_loop_turn(&loop, start + 2 * LP_MILLISECOND), 0);
	}
	CHECK(turns_until(lp_clock_now() + 10 * LP_MILLISECOND) <= 3);
	loop.busy_poll = 0;
	end_close(&a);
}

static volatile sig_atomic_t alarms;

static void on_alarm(int number)
{
	(void) number;
	alarms++;
}

/* A signal ends the wait and is no error; the timer repeats, so that one that comes before the wait does no harm. */
static void test_interrupted(void)
{
	struct itimerval every = {{0, 5000}, {0, 5000}}, never = {{0, 0}, {0, 0}};
	struct sigaction action, before;
	lp_time start = lp_clock_now();
	int turns = 0;

	memset(&action, 0, sizeof action);
	action.sa_handler = on_alarm;
	sigaction(SIGALRM, &action, &before);
	setitimer(ITIMER_REAL, &every, NULL);
	alarms = 0;
	while (!alarms) {
		CHECK_EQ(lp_loop_turn(&loop, LP_NEVER), 0);
		turns++;
	}
	setitimer(ITIMER_REAL, &never, NULL);
	sigaction(SIGALRM, &before, NULL);
	check_watchdog();
	CHECK(turns <= 3);   /* it did wait */
	CHECK(lp_clock_now() < start + 20 * LP_SECOND);
}

#define CROWD (LP_LOOP_BATCH + 60)

static end crowd[CROWD];

/* More are ready, always, than one batch holds: none may starve. */
static void test_full_batch(void)
{
	int starved = 0;

	for (int i = 0; i < CROWD; i++) {
		end_open(&crowd[i]);
		poke(&crowd[i]);
		end_watch(&crowd[i], LP_READ);
	}
	for (int turn = 0; turn < 4; turn++) {
		CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	}
	for (int i = 0; i < CROWD; i++) {
		starved += crowd[i].calls == 0;
		end_close(&crowd[i]);
	}
	CHECK_EQ(starved, 0);
}

/* Random changes of interest, data and closes, each turn against what must be reported. */
static void test_against_model(void)
{
	enum { ENDS = 40 };
	bool has_data[ENDS] = {false};
	uint64_t random = 5;

	for (int i = 0; i < ENDS; i++) {
		end_open(&crowd[i]);
	}
	for (int round = 0; round < 2000; round++) {
		size_t i = random_below(&random, ENDS);

		switch (random_below(&random, 6)) {
			case 0:
				end_close(&crowd[i]);
				end_open(&crowd[i]);
				has_data[i] = false;
				break;
			case 1:
				if (!has_data[i]) {
					poke(&crowd[i]);
					has_data[i] = true;
				}
				break;
			case 2:
				if (has_data[i]) {
					take(&crowd[i]);
					has_data[i] = false;
				}
				break;
			default:
				end_watch(&crowd[i], (unsigned) random_below(&random, 4));
		}
		for (int j = 0; j < ENDS; j++) {
			crowd[j].events = 0;
		}
		CHECK_EQ(lp_loop_turn(&loop, 0), 0);
		for (int j = 0; j < ENDS; j++) {
			CHECK_EQ(crowd[j].events, crowd[j].io.interest & ((has_data[j] ? LP_READ : 0) | LP_WRITE));
		}
	}
	for (int i = 0; i < ENDS; i++) {
		end_close(&crowd[i]);
	}
}

/* poll() learns of a bad descriptor only when it waits; the others refuse it at once and must leave 'interest' alone. */
static void test_bad_descriptor(const char *backend)
{
	lp_io io;

	if (strcmp(backend, "poll") == 0) {
		return;
	}
	lp_io_init(&io, 1 << 20, end_ready);
	CHECK_EQ(lp_loop_watch(&loop, &io, LP_READ), -1);
	CHECK_EQ(errno, EBADF);
	CHECK_EQ(io.interest, 0);
}

static void test_open_and_close(void)
{
	lp_error err;
	lp_timer timer;

	CHECK_EQ(lp_loop_open(&loop, "nothing like it", &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_VALUE);
	CHECK(strstr(err.text, "\"nothing like it\"") != NULL);
	lp_loop_close(&loop);   /* of one that did not open */
	CHECK_EQ(lp_loop_open(&loop, NULL, &err), 0);
	lp_timer_init(&timer, timer_fired);
	lp_timer_set(&loop.timers, &timer, 5);
	lp_loop_close(&loop);
	CHECK(!lp_timer_is_set(&timer));
	lp_loop_close(&loop);
	CHECK_EQ(lp_loop_open(&loop, "", &err), 0);
	lp_loop_close(&loop);
}

/* Without a descriptor left, opening fails with words and there is nothing to close. */
static void test_open_fails(const char *backend)
{
	struct rlimit before, none;
	lp_error err = {0};

	if (strcmp(backend, "poll") == 0) {
		return;
	}
	CHECK_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
	none = before;
	none.rlim_cur = 0;
	CHECK_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
	CHECK_EQ(lp_loop_open(&loop, backend, &err), -1);
	CHECK_EQ(setrlimit(RLIMIT_NOFILE, &before), 0);
	CHECK_EQ(err.kind, LP_ERROR_SYSTEM);
	CHECK_EQ(err.system, EMFILE);
	CHECK(strstr(err.text, backend) != NULL);
	lp_loop_close(&loop);
}

/* --- inside of another loop --- */

static bool readable(lp_fd fd, int wait_ms)
{
	struct pollfd slot = {.fd = fd, .events = POLLIN};

	return poll(&slot, 1, wait_ms) == 1;
}

static void test_descriptor(void)
{
	lp_fd fd = lp_loop_descriptor(&loop);
	end a;

	end_open(&a);
	end_watch(&a, LP_READ);
	CHECK(!readable(fd, 0));
	poke(&a);
	CHECK(readable(fd, 0));
	CHECK_EQ(calls_of_turn(&a), 1);
	CHECK(readable(fd, 0));   /* level-triggered */
	take(&a);
	CHECK(!readable(fd, 0));
	end_close(&a);
}

static void test_alarm(void)
{
	lp_fd fd = lp_loop_descriptor(&loop);
	end a;

	end_open(&a);
	end_watch(&a, LP_READ);
	CHECK_EQ(lp_loop_alarm(&loop, 0), 0);
	CHECK(readable(fd, 1000));
	CHECK_EQ(calls_of_turn(&a), 0);   /* it is nobody's event */
	CHECK_EQ(lp_loop_alarm(&loop, lp_clock_after(lp_clock_now(), 3600 * LP_SECOND)), 0);
	CHECK(!readable(fd, 0));
	CHECK_EQ(lp_loop_alarm(&loop, lp_clock_after(lp_clock_now(), 5 * LP_MILLISECOND)), 0);
	CHECK(readable(fd, 1000));
	CHECK(lp_clock_now() >= loop.alarm);
	CHECK_EQ(lp_loop_alarm(&loop, LP_NEVER), 0);
	CHECK_EQ(calls_of_turn(&a), 0);
	CHECK(!readable(fd, 10));
	CHECK_EQ(lp_loop_alarm(&loop, 0), 0);
	poke(&a);
	CHECK(readable(fd, 1000));
	CHECK_EQ(calls_of_turn(&a), 1);
	end_close(&a);
}

/* A host may keep a copy of the descriptor: it must not be woken for nothing ever after. */
static void test_copy_of_the_descriptor(const char *backend)
{
	lp_fd copy = lp_fd_dup(lp_loop_descriptor(&loop));
	lp_error err;

	CHECK_EQ(lp_loop_alarm(&loop, 0), 0);
	CHECK(readable(copy, 1000));
	lp_loop_close(&loop);
	CHECK(!readable(copy, 10));
	lp_fd_close(copy);
	CHECK_EQ(lp_loop_open(&loop, backend, &err), 0);
}

static void test_hosted(const char *backend)
{
	if (strcmp(backend, "poll") == 0) {
		CHECK_EQ(lp_loop_descriptor(&loop), LP_FD_NONE);
		return;
	}
	test_descriptor();
	test_alarm();
	test_copy_of_the_descriptor(backend);
}

static void test_backend(const char *backend)
{
	unsigned long failed_before = check_failures;
	int open_before = check_open_files();
	lp_error err;

	if (!CHECK_EQ(lp_loop_open(&loop, backend, &err), 0)) {
		fprintf(stderr, "\t%s\n", err.text);
		return;
	}
	test_read();
	test_write();
	test_changes_of_interest();
	test_close_of_another_in_the_same_turn();
	test_forgotten_in_the_same_turn();
	test_close_of_itself();
	test_pause_in_the_same_turn();
	test_open_in_a_handler();
	test_copied_descriptor();
	test_number_used_again();
	test_hang_up();
	test_hang_up_of_a_pipe();
	test_hang_up_with_no_interest();
	test_half_close_with_write_interest();
	test_until();
	test_timers();
	test_far_timer();
	test_busy_poll();
	test_interrupted();
	test_full_batch();
	test_against_model();
	test_bad_descriptor(backend);
	test_hosted(backend);
	lp_loop_close(&loop);
	test_open_fails(backend);
	CHECK(check_open_files() <= open_before);   /* libkqueue closes some of its own late */
	if (check_failures > failed_before) {
		fprintf(stderr, "\twith the %s backend\n", backend);
	}
}

int main(void)
{
	const char *const *backends = lp_loop_backends();

	check_watchdog();
	lp_fd_limit_raise(2 * CROWD + 100);
	test_open_and_close();
	for (int i = 0; backends[i]; i++) {
		test_backend(backends[i]);
	}
	return check_done("loop");
}
