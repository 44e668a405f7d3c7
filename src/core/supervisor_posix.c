/* The supervisor behind supervisor.h: one seat for each worker, and a small loop of its own for signals, channels and pauses. */
#include "supervisor_internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- what is told --- */

void lp_supervisor_tell(lp_supervisor *supervisor, lp_told what, const lp_channel *except, const char *data, size_t length)
{
	for (int i = 0; i < supervisor->count; i++) {
		seat *s = &supervisor->seats[i];

		if (&s->channel == except || s->state != SEAT_TAKEN || lp_channel_send(&s->channel, what, data, length)) {
			continue;
		}
		if (what == LP_TOLD_BROADCAST && !s->ending) {
			char number[16];

			lp_scoreboard_lost(supervisor->config.board);
			lp_seat_number(s, number);
			lp_log_limited(&supervisor->config.log, &supervisor->limit_dropped, supervisor->loop.now, LP_LOG_ERROR,
				"a broadcast did not reach a worker that does not read", "worker", number);
		}
	}
	lp_heirs_tell(supervisor, what, except, data, length);
}

/* Nobody follows: the addresses are free as soon as the last worker has closed its copies. Files are the listeners' as long as no heir serves. */
static void estate_end(lp_supervisor *supervisor)
{
	if (!supervisor->retired || lp_heir_is()) {
		lp_estate_fini(&supervisor->estate);
	} else if (lp_estate_remove(&supervisor->estate) < 0) {
		lp_log_event(&supervisor->config.log, LP_LOG_NOTICE, "the file of a Unix socket stays behind: its folder is not ours to write", NULL, 0);
	}
}

/* Those who ask again, as handlers may with every line, do not put the deadline off. */
void lp_supervisor_leave(lp_supervisor *supervisor, lp_told how)
{
	bool at_once = how == LP_TOLD_STOP;
	lp_time limit = at_once ? KILLED_WAIT : supervisor->config.drain_timeout;

	if (supervisor->stopping || (supervisor->draining && !at_once)) {
		return;
	}
	supervisor->stopping = at_once;
	lp_supervisor_tell(supervisor, how, NULL, NULL, 0);
	if (!supervisor->draining) {
		supervisor->draining = true;
		estate_end(supervisor);
		lp_notify_stopping(&supervisor->notify, at_once ? "stopping" : "draining");
		if (supervisor->config.hooks.leave) {
			supervisor->config.hooks.leave(supervisor->config.hooks.context, how == LP_TOLD_RETIRE);
		}
	}
	if (limit) {
		lp_timer_set(&supervisor->loop.timers, &supervisor->deadline, lp_clock_after(lp_clock_now(), limit + GRACE));
	}
}

void lp_supervisor_wish(lp_supervisor *supervisor, lp_told what, const lp_channel *by, const char *data, size_t length)
{
	if (what == LP_TOLD_LOOK) {
		lp_supervisor_tell(supervisor, what, by, NULL, 0);
	} else if (what == LP_TOLD_BROADCAST) {
		lp_supervisor_tell(supervisor, what, by, data, length);
		lp_channel_send(&supervisor->up, what, data, length);
	} else if (lp_channel_send(&supervisor->up, what, NULL, 0)) {
		/* all that is ours hears of it from there */
	} else if (what == LP_TOLD_RELOAD) {
		lp_heirs_reload(supervisor);
	} else {
		lp_supervisor_leave(supervisor, what);
	}
}

void lp_supervisor_notify_ready(lp_supervisor *supervisor)
{
	char text[64];

	snprintf(text, sizeof text, supervisor->retired ? "serving, after a reload" : "serving with %d workers", supervisor->count);
	lp_notify_ready(&supervisor->notify, text);
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
		lp_supervisor_notify_ready(supervisor);
		if (supervisor->up.io.fd != LP_FD_NONE) {
			lp_channel_send(&supervisor->up, LP_TOLD_READY, NULL, 0);
		}
		if (supervisor->config.hooks.ready) {
			supervisor->config.hooks.ready(supervisor->config.hooks.context);
		}
	}
}

static void channel_message(lp_channel *channel, uint32_t type, const char *data, size_t length)
{
	seat *s = lp_container_of(channel, seat, channel);

	if (type == LP_TOLD_READY) {
		s->ready = true;
		announce_ready(s->supervisor);
	} else {
		lp_supervisor_wish(s->supervisor, (lp_told) type, channel, data, length);
	}
}

/* The kernel may have woken that one for a client whom nobody has taken now. */
static void channel_end(lp_channel *channel)
{
	seat *s = lp_container_of(channel, seat, channel);

	s->ending = s->supervisor->loop.now;
	lp_channel_close(channel);
	lp_supervisor_tell(s->supervisor, LP_TOLD_LOOK, channel, NULL, 0);
}

/* This process first: the others may have no right to make a new file. */
static void supervisor_reopen(lp_supervisor *supervisor)
{
	supervisor->config.hooks.signal(supervisor->config.hooks.context, LP_SIGNAL_USR1);
	lp_supervisor_tell(supervisor, LP_TOLD_REOPEN, NULL, NULL, 0);
}

void lp_supervisor_signal(lp_signals *signals, lp_signal which)
{
	lp_supervisor *supervisor = lp_container_of(signals, lp_supervisor, signals);

	if (which == LP_SIGNAL_TERM || which == LP_SIGNAL_INT) {
		lp_log_field(&supervisor->config.log, LP_LOG_INFO, "signal", "name", which == LP_SIGNAL_TERM ? "TERM" : "INT");
		lp_supervisor_leave(supervisor, supervisor->draining ? LP_TOLD_STOP : LP_TOLD_DRAIN);
	} else if (which == LP_SIGNAL_HUP) {
		lp_supervisor_wish(supervisor, LP_TOLD_RELOAD, NULL, NULL, 0);
	} else if (which == LP_SIGNAL_USR1) {
		supervisor_reopen(supervisor);
	} else {
		supervisor->config.hooks.signal(supervisor->config.hooks.context, which);
	}
}

/* What whoever has started this process by a reload says. */
static void up_message(lp_channel *channel, uint32_t type, const char *data, size_t length)
{
	lp_supervisor *supervisor = lp_container_of(channel, lp_supervisor, up);

	if (type == LP_TOLD_REOPEN) {
		supervisor_reopen(supervisor);
	} else if (type == LP_TOLD_BROADCAST || type == LP_TOLD_LOOK) {
		lp_supervisor_tell(supervisor, (lp_told) type, NULL, data, length);
	} else {
		lp_supervisor_leave(supervisor, (lp_told) type);
	}
}

static void up_end(lp_channel *channel)
{
	lp_supervisor *supervisor = lp_container_of(channel, lp_supervisor, up);

	lp_channel_close(channel);
	if (!supervisor->draining) {
		lp_log_event(&supervisor->config.log, LP_LOG_WARNING, "the parent process is gone: draining", NULL, 0);
		lp_supervisor_leave(supervisor, LP_TOLD_DRAIN);
	}
}

/* A drain took too long, of all or of the workers before a reload. */
static void supervisor_late(lp_timer *timer)
{
	lp_supervisor *supervisor = lp_container_of(timer, lp_supervisor, deadline);

	for (int i = 0; i < supervisor->count; i++) {
		char number[16];

		lp_seat_look(&supervisor->seats[i]);
		if (supervisor->seats[i].state == SEAT_TAKEN) {
			lp_seat_number(&supervisor->seats[i], number);
			lp_log_field(&supervisor->config.log, LP_LOG_ERROR, "a worker does not end: killing it", "worker", number);
			kill(supervisor->seats[i].pid, SIGKILL);
		}
	}
	if (supervisor->draining) {   /* else only this process has retired */
		lp_heirs_kill(supervisor);
	}
}

/* --- the loop --- */

/* In the child: what is its parent's goes. */
void lp_supervisor_let_go(lp_supervisor *supervisor)
{
	supervisor->loop.foreign = true;
	for (int i = 0; i < supervisor->count; i++) {
		lp_channel_close(&supervisor->seats[i].channel);
	}
	lp_channel_close(&supervisor->up);
	lp_notify_close(&supervisor->notify);
	lp_signals_close(&supervisor->signals);
}

static bool supervisor_is_over(const lp_supervisor *supervisor)
{
	for (int i = 0; i < supervisor->count; i++) {
		if (supervisor->seats[i].state == SEAT_TAKEN) {
			return false;
		}
	}
	return supervisor->draining && !supervisor->heirs;
}

/* Take the seats that are due. True in a new worker. */
static bool supervisor_fill(lp_supervisor *supervisor, lp_worker *worker, lp_time *until)
{
	for (int i = 0; i < supervisor->count; i++) {
		seat *s = &supervisor->seats[i];

		if (s->state != SEAT_VACANT || supervisor->draining || supervisor->retired) {
			continue;
		}
		if (s->due <= supervisor->loop.now && lp_seat_take(s, worker)) {
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
		lp_time soon = supervisor->loop.now + LOOK_SOON;

		lp_seat_look(s);
		if (s->state == SEAT_TAKEN && s->ending) {
			soon += (supervisor->loop.now - s->ending) / 4;
			*until = soon < *until ? soon : *until;
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
		lp_heirs_look(supervisor, &until);
		if (supervisor_fill(supervisor, worker, &until)) {
			return LP_SUPERVISED_WORKER;
		}
		if (!supervisor_is_over(supervisor) && lp_loop_turn(&supervisor->loop, until) < 0) {
			lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot wait for events (%s)", lp_loop_name(&supervisor->loop));
			return LP_SUPERVISED_ERROR;
		}
	}
	if (supervisor->failed) {
		lp_error_set(err, LP_ERROR_SYSTEM, "a worker has ended before it served");
		return LP_SUPERVISED_ERROR;
	}
	return LP_SUPERVISED_OVER;
}

/* An heir listens to whoever has started it. */
static int supervisor_attach(lp_supervisor *supervisor)
{
	lp_fd fd = lp_heir_channel();

	if (fd == LP_FD_NONE) {
		return 0;
	}
	return lp_estate_tell(&supervisor->estate, fd, LP_TOLD_SOCKET) < 0 ? -1 : lp_channel_open(&supervisor->up, &supervisor->loop, fd);
}

lp_supervisor *lp_supervisor_new(const lp_supervisor_config *config, lp_estate *estate, lp_error *err)
{
	lp_supervisor *supervisor = calloc(1, sizeof *supervisor + (size_t) config->workers * sizeof *supervisor->seats);

	if (!supervisor || lp_loop_open(&supervisor->loop, config->backend, err) < 0) {
		if (!supervisor) {
			lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
		}
		free(supervisor);
		lp_estate_fini(estate);
		return NULL;
	}
	supervisor->config = *config;
	supervisor->estate = *estate;
	memset(estate, 0, sizeof *estate);
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
	supervisor->up.io.fd = LP_FD_NONE;
	supervisor->up.message = up_message;
	supervisor->up.end = up_end;
	lp_heir_refuse_rest();
	if (config->notify && !lp_heir_is()) {
		lp_notify_open(&supervisor->notify, &supervisor->loop);
	}
	if (lp_heir_is() && supervisor_attach(supervisor) < 0) {
		lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot watch the parent process");
		lp_supervisor_free(supervisor);
		return NULL;
	}
	if (config->signals && lp_signals_open(&supervisor->signals, &supervisor->loop, config->sigaction, lp_supervisor_signal, err) < 0) {
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
	lp_supervisor_leave(supervisor, LP_TOLD_STOP);
	while (!supervisor_is_over(supervisor)) {
		until = supervisor->loop.now + LOOK_SOON;
		lp_loop_turn(&supervisor->loop, until);
		supervisor_look(supervisor, &until);
		lp_heirs_look(supervisor, &until);
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
	lp_heirs_free(supervisor);
	lp_notify_close(&supervisor->notify);
	lp_channel_close(&supervisor->up);
	lp_signals_close(&supervisor->signals);
	lp_loop_close(&supervisor->loop);
	free(supervisor);
}
