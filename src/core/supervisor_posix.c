/* The supervisor behind supervisor.h: one seat for each worker, and a small loop of its own for signals, channels and pauses. */
#include "supervisor.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAUSE_FIRST (100 * LP_MILLISECOND)   /* before a worker that died is started again ... */
#define PAUSE_MOST (10 * LP_SECOND)          /* ... doubled each time up to this ... */
#define SETTLED (5 * LP_SECOND)              /* ... until one lives for so long */
#define LOOK (LP_SECOND)                     /* how often those are looked at whose end nobody has told */
#define LOOK_SOON (5 * LP_MILLISECOND)       /* one whose channel has ended is about to */
#define GRACE (5 * LP_SECOND)                /* beyond drain_timeout, for a worker that does not answer any more */
#define KILLED_WAIT (2 * LP_SECOND)

typedef enum seat_state {
	SEAT_VACANT,      /* to be taken at 'due' */
	SEAT_TAKEN,
	SEAT_LEFT         /* and nobody will follow */
} seat_state;

typedef struct seat {
	lp_supervisor *supervisor;
	lp_channel channel;
	lp_slot *slot;
	int number;
	pid_t pid;
	seat_state state;
	lp_time due;
	lp_time pause;
	lp_time since;
	bool ready;
	bool ending;      /* its channel has ended */
} seat;

struct lp_supervisor {
	lp_supervisor_config config;
	lp_loop loop;
	lp_signals signals;
	lp_timer deadline;           /* of a drain */
	lp_log_limit limit_died, limit_fork, limit_dropped;
	bool draining;
	bool stopping;
	bool announced;              /* hooks.ready */
	int generation;              /* of the process that made it */
	int count;
	seat seats[];
};

static void seat_number(const seat *s, char text[16])
{
	snprintf(text, 16, "%d", s->number);
}

/* --- what is told --- */

static void tell_all(lp_supervisor *supervisor, lp_told what, const seat *except, const char *data, size_t length)
{
	for (int i = 0; i < supervisor->count; i++) {
		seat *s = &supervisor->seats[i];

		if (s == except || s->state != SEAT_TAKEN || lp_channel_send(&s->channel, what, data, length)) {
			continue;
		}
		if (what == LP_TOLD_BROADCAST && !s->ending) {
			lp_log_limited(&supervisor->config.log, &supervisor->limit_dropped, supervisor->loop.now, LP_LOG_ERROR,
				"a broadcast did not reach a worker that does not read", "bytes", "");
		}
	}
}

static void supervisor_late(lp_timer *timer)
{
	lp_supervisor *supervisor = lp_container_of(timer, lp_supervisor, deadline);

	for (int i = 0; i < supervisor->count; i++) {
		if (supervisor->seats[i].state == SEAT_TAKEN) {
			char number[16];

			seat_number(&supervisor->seats[i], number);
			lp_log_field(&supervisor->config.log, LP_LOG_ERROR, "a worker does not end: killing it", "worker", number);
			kill(supervisor->seats[i].pid, SIGKILL);
		}
	}
}

static void supervisor_leave(lp_supervisor *supervisor, bool at_once)
{
	lp_time limit = at_once ? KILLED_WAIT : supervisor->config.drain_timeout;

	supervisor->draining = true;
	supervisor->stopping |= at_once;
	tell_all(supervisor, at_once ? LP_TOLD_STOP : LP_TOLD_DRAIN, NULL, NULL, 0);
	if (limit) {
		lp_timer_set(&supervisor->loop.timers, &supervisor->deadline, lp_clock_after(lp_clock_now(), limit + GRACE));
	}
}

static void announce_ready(lp_supervisor *supervisor)
{
	for (int i = 0; i < supervisor->count; i++) {
		if (!supervisor->seats[i].ready) {
			return;
		}
	}
	if (!supervisor->announced) {
		supervisor->announced = true;
		if (supervisor->config.hooks.ready) {
			supervisor->config.hooks.ready(supervisor->config.hooks.context);
		}
	}
}

static void channel_message(lp_channel *channel, uint32_t type, const char *data, size_t length)
{
	seat *s = lp_container_of(channel, seat, channel);

	switch ((lp_told) type) {
		case LP_TOLD_READY:
			s->ready = true;
			announce_ready(s->supervisor);
			break;
		case LP_TOLD_DRAIN:
			supervisor_leave(s->supervisor, false);
			break;
		case LP_TOLD_STOP:
			supervisor_leave(s->supervisor, true);
			break;
		case LP_TOLD_BROADCAST:
			tell_all(s->supervisor, LP_TOLD_BROADCAST, s, data, length);
			break;
		default:
			tell_all(s->supervisor, (lp_told) type, NULL, data, length);
	}
}

static void channel_end(lp_channel *channel)
{
	seat *s = lp_container_of(channel, seat, channel);

	s->ending = true;
	lp_channel_close(channel);
}

static void supervisor_signal(lp_signals *signals, lp_signal which)
{
	lp_supervisor *supervisor = lp_container_of(signals, lp_supervisor, signals);

	if (which == LP_SIGNAL_TERM || which == LP_SIGNAL_INT) {
		lp_log_field(&supervisor->config.log, LP_LOG_INFO, "signal", "name", which == LP_SIGNAL_TERM ? "TERM" : "INT");
		supervisor_leave(supervisor, supervisor->draining);
	} else if (which == LP_SIGNAL_HUP) {
		tell_all(supervisor, LP_TOLD_RELOAD, NULL, NULL, 0);
	} else {
		supervisor->config.hooks.signal(supervisor->config.hooks.context, which);
		if (which == LP_SIGNAL_USR1) {   /* after us, since they may have no right to make a new file */
			tell_all(supervisor, LP_TOLD_REOPEN, NULL, NULL, 0);
		}
	}
}

/* --- the end of a worker --- */

static void describe_end(int status, char text[48])
{
	if (WIFSIGNALED(status)) {
		snprintf(text, 48, "signal %d", WTERMSIG(status));
	} else {
		snprintf(text, 48, "exit status %d", WEXITSTATUS(status));
	}
}

/* Somebody follows, unless all are to leave: soon the first time, ever later when none of them lives. */
static void seat_plan(seat *s, int status)
{
	lp_supervisor *supervisor = s->supervisor;
	lp_time now = supervisor->loop.now;
	char number[16], how[48], message[160];

	s->pause = now - s->since > SETTLED || !s->pause ? PAUSE_FIRST : s->pause * 2 < PAUSE_MOST ? s->pause * 2 : PAUSE_MOST;
	s->state = SEAT_VACANT;
	s->due = now + s->pause;
	seat_number(s, number);
	describe_end(status, how);
	if (s->pause >= PAUSE_MOST / 10) {
		snprintf(message, sizeof message, "worker %s dies again and again (%s); the next one starts later", number, how);
	} else {
		snprintf(message, sizeof message, "worker %s has ended (%s) and is replaced", number, how);
	}
	lp_log_limited(&supervisor->config.log, &supervisor->limit_died, now, LP_LOG_WARNING, message, "worker", number);
}

static void seat_vacate(seat *s, int status)
{
	s->ready = s->ending = false;
	lp_channel_close(&s->channel);
	lp_scoreboard_retire(s->supervisor->config.board, s->slot);
	s->slot = NULL;
	s->pid = 0;
	if (s->supervisor->draining) {
		s->state = SEAT_LEFT;
	} else {
		seat_plan(s, status);
	}
}

/* Only our own children are asked for, one by one: others may be the host's. */
static void seat_look(seat *s)
{
	int status;

	if (s->state == SEAT_TAKEN && waitpid(s->pid, &status, WNOHANG) == s->pid) {
		seat_vacate(s, status);
	}
}

/* --- the beginning of one --- */

/* In the child: what is its parent's goes. */
static void supervisor_let_go(lp_supervisor *supervisor)
{
	supervisor->loop.foreign = true;
	for (int i = 0; i < supervisor->count; i++) {
		lp_channel_close(&supervisor->seats[i].channel);
	}
	lp_signals_close(&supervisor->signals);
}

static void seat_wait_longer(seat *s, const char *call)
{
	lp_supervisor *supervisor = s->supervisor;

	lp_log_limited(&supervisor->config.log, &supervisor->limit_fork, supervisor->loop.now, LP_LOG_ERROR, "cannot start a worker", call,
		strerror(errno));
	s->pause = s->pause ? (s->pause * 2 < PAUSE_MOST ? s->pause * 2 : PAUSE_MOST) : PAUSE_FIRST;
	s->due = supervisor->loop.now + s->pause;
}

/* True in the child. */
static bool seat_take(seat *s, lp_worker *worker)
{
	lp_supervisor *supervisor = s->supervisor;
	lp_fd pair[2];
	pid_t pid;

	if (lp_channel_pair(pair) < 0) {
		seat_wait_longer(s, "socketpair");
		return false;
	}
	s->slot = lp_scoreboard_take(supervisor->config.board, s->number);
	pid = s->slot ? fork() : -1;
	if (pid == 0) {
		lp_fd_close(pair[0]);
		*worker = (lp_worker) {s->number, s->slot, pair[1]};
		supervisor_let_go(supervisor);
		return true;
	}
	lp_fd_close(pair[1]);
	if (pid < 0 || lp_channel_open(&s->channel, &supervisor->loop, pair[0]) < 0) {   /* without a channel it will drain at once */
		seat_wait_longer(s, "fork");
	}
	if (pid < 0) {
		lp_fd_close(pair[0]);
		if (s->slot) {
			lp_scoreboard_retire(supervisor->config.board, s->slot);
		}
		return false;
	}
	s->slot->pid = s->pid = pid;
	s->state = SEAT_TAKEN;
	s->since = supervisor->loop.now;
	if (supervisor->announced) {
		lp_scoreboard_restarted(supervisor->config.board);
	}
	return false;
}

/* --- the loop --- */

static bool supervisor_is_over(const lp_supervisor *supervisor)
{
	for (int i = 0; i < supervisor->count; i++) {
		if (supervisor->seats[i].state == SEAT_TAKEN) {
			return false;
		}
	}
	return supervisor->draining;
}

/* Take the seats that are due. True in a new worker. */
static bool supervisor_fill(lp_supervisor *supervisor, lp_worker *worker, lp_time *until)
{
	for (int i = 0; i < supervisor->count; i++) {
		seat *s = &supervisor->seats[i];

		if (s->state != SEAT_VACANT || supervisor->draining) {
			continue;
		}
		if (s->due <= supervisor->loop.now && seat_take(s, worker)) {
			return true;
		}
		if (s->state == SEAT_VACANT && s->due < *until) {
			*until = s->due;
		}
	}
	return false;
}

static void supervisor_look(lp_supervisor *supervisor, lp_time *until)
{
	for (int i = 0; i < supervisor->count; i++) {
		seat *s = &supervisor->seats[i];

		seat_look(s);
		if (s->state == SEAT_TAKEN && s->ending && *until > supervisor->loop.now + LOOK_SOON) {
			*until = supervisor->loop.now + LOOK_SOON;
		}
	}
}

lp_supervised lp_supervisor_run(lp_supervisor *supervisor, lp_worker *worker, lp_error *err)
{
	const lp_supervisor_hooks *hooks = &supervisor->config.hooks;

	while (!supervisor_is_over(supervisor)) {
		lp_time until = supervisor->loop.now + LOOK;

		if (hooks->turn && !hooks->turn(hooks->context)) {
			lp_error_set(err, LP_ERROR_ABORTED, "left while supervising");
			return LP_SUPERVISED_ERROR;
		}
		supervisor_look(supervisor, &until);
		if (supervisor_fill(supervisor, worker, &until)) {
			return LP_SUPERVISED_WORKER;
		}
		if (!supervisor_is_over(supervisor) && lp_loop_turn(&supervisor->loop, until) < 0) {
			lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot wait for events (%s)", lp_loop_name(&supervisor->loop));
			return LP_SUPERVISED_ERROR;
		}
	}
	return LP_SUPERVISED_OVER;
}

lp_supervisor *lp_supervisor_new(const lp_supervisor_config *config, lp_error *err)
{
	lp_supervisor *supervisor = calloc(1, sizeof *supervisor + (size_t) config->workers * sizeof *supervisor->seats);

	if (!supervisor || lp_loop_open(&supervisor->loop, config->backend, err) < 0) {
		if (!supervisor) {
			lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
		}
		free(supervisor);
		return NULL;
	}
	supervisor->config = *config;
	supervisor->generation = lp_generation;
	supervisor->count = config->workers;
	lp_timer_init(&supervisor->deadline, supervisor_late);
	for (int i = 0; i < config->workers; i++) {
		seat *s = &supervisor->seats[i];

		s->supervisor = supervisor;
		s->number = i + 1;
		s->channel.io.fd = LP_FD_NONE;
		s->channel.message = channel_message;
		s->channel.end = channel_end;
	}
	if (config->signals && lp_signals_open(&supervisor->signals, &supervisor->loop, config->sigaction, supervisor_signal, err) < 0) {
		lp_supervisor_free(supervisor);
		return NULL;
	}
	return supervisor;
}

/* Those that are left when the host leaves in a hurry: asked to stop, then made to. */
static void supervisor_end(lp_supervisor *supervisor)
{
	lp_time deadline = lp_clock_after(lp_clock_now(), KILLED_WAIT);
	lp_time until;

	if (supervisor_is_over(supervisor)) {
		return;
	}
	supervisor_leave(supervisor, true);
	while (!supervisor_is_over(supervisor)) {
		until = supervisor->loop.now + LOOK_SOON;
		lp_loop_turn(&supervisor->loop, until);
		supervisor_look(supervisor, &until);
		if (supervisor->loop.now > deadline) {
			supervisor_late(&supervisor->deadline);
		}
	}
}

void lp_supervisor_free(lp_supervisor *supervisor)
{
	if (supervisor->generation == lp_generation) {
		supervisor_end(supervisor);
	} else {
		supervisor->loop.foreign = true;
	}
	for (int i = 0; i < supervisor->count; i++) {
		lp_channel_close(&supervisor->seats[i].channel);
	}
	lp_signals_close(&supervisor->signals);
	lp_loop_close(&supervisor->loop);
	free(supervisor);
}
