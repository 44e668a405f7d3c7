/* A worker's seat: how somebody takes it, what is done when it is empty, and who follows. */
#include "supervisor_internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void lp_seat_number(const seat *s, char text[16])
{
	snprintf(text, 16, "%d", s->number);
}

/* --- the end of a worker --- */

void lp_supervisor_describe(int status, char text[48])
{
	if (status == STATUS_UNKNOWN) {
		snprintf(text, 48, "somebody else has waited for it");
	} else if (WIFSIGNALED(status)) {
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
	lp_seat_number(s, number);
	lp_supervisor_describe(status, how);
	if (s->pause >= PAUSE_MOST / 10) {
		snprintf(message, sizeof message, "worker %s dies again and again (%s); the next one starts later", number, how);
	} else {
		snprintf(message, sizeof message, "worker %s has ended (%s) and is replaced", number, how);
	}
	lp_log_limited(&supervisor->config.log, &supervisor->limit_died, now, LP_LOG_WARNING, message, "worker", number);
}

/* The new program of a reload does not work: the one before it goes on, and nobody has lost anything. */
static bool seat_fails_reload(const seat *s)
{
	return s->supervisor->up.io.fd != LP_FD_NONE && !s->supervisor->announced;
}

static void seat_vacate(seat *s, int status)
{
	if (s->channel.io.fd != LP_FD_NONE) {   /* its last words */
		lp_channel_read_rest(&s->channel);
		lp_channel_close(&s->channel);
	}
	s->ready = false;
	s->ending = 0;
	lp_scoreboard_retire(s->supervisor->config.board, s->slot);
	s->slot = NULL;
	s->pid = 0;
	lp_signals_look(&s->supervisor->signals);   /* what has ended it, a terminal's INT, may have been for all */
	if (seat_fails_reload(s)) {
		lp_supervisor_leave(s->supervisor, LP_TOLD_RETIRE);
	}
	if (s->supervisor->draining || s->supervisor->retired) {
		s->state = SEAT_LEFT;
	} else {
		seat_plan(s, status);
	}
}

/* Only our own children are asked for, one by one: others may be the host's. A host that waits for any child, or ignores SIGCHLD, has
 * heard in our place. */
void lp_seat_look(seat *s)
{
	int status;
	pid_t ended = s->state == SEAT_TAKEN ? waitpid(s->pid, &status, WNOHANG) : 0;

	if (ended > 0) {
		seat_vacate(s, status);
	} else if (ended < 0 && errno == ECHILD) {
		seat_vacate(s, STATUS_UNKNOWN);
	}
}

/* --- the beginning of one --- */

static void seat_wait_longer(seat *s, const char *call)
{
	lp_supervisor *supervisor = s->supervisor;

	lp_log_limited(&supervisor->config.log, &supervisor->limit_fork, supervisor->loop.now, LP_LOG_ERROR, "cannot start a worker", call,
		strerror(errno));
	s->pause = s->pause ? (s->pause * 2 < PAUSE_MOST ? s->pause * 2 : PAUSE_MOST) : PAUSE_FIRST;
	s->due = supervisor->loop.now + s->pause;
}

/* True in the child. */
bool lp_seat_take(seat *s, lp_worker *worker)
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
		lp_supervisor_let_go(supervisor);
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
	if (s->taken_before) {
		lp_scoreboard_restarted(supervisor->config.board);
	}
	s->taken_before = true;
	return false;
}
