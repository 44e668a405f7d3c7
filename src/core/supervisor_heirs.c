/* Reloads: processes that the supervisor starts by running the program anew, and which one of them serves.
 *
 * An heir that fails to start changes nothing. When it says that it serves, whoever served before retires. When it dies later, another is
 * started in its place, with growing pauses. */
#include "supervisor_internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static heir *heir_in(const lp_supervisor *supervisor, heir_state state)
{
	heir *h = supervisor->heirs;

	while (h && h->state != state) {
		h = h->next;
	}
	return h;
}

static void heir_say(const heir *h, lp_level level, const char *message)
{
	char pid[16];

	snprintf(pid, sizeof pid, "%d", (int) h->pid);
	lp_log_field(&h->supervisor->config.log, level, message, "process", pid);
}

/* An heir serves in their place. What nobody accepts on any more must not look as if somebody did. */
static void seats_retire(lp_supervisor *supervisor)
{
	lp_time limit = supervisor->config.drain_timeout;

	if (supervisor->config.hooks.leave) {
		supervisor->config.hooks.leave(supervisor->config.hooks.context, true);
	}
	for (int i = 0; i < supervisor->count; i++) {
		if (supervisor->seats[i].state == SEAT_TAKEN) {
			lp_channel_send(&supervisor->seats[i].channel, LP_TOLD_RETIRE, NULL, 0);
		}
	}
	if (limit) {
		lp_timer_set(&supervisor->loop.timers, &supervisor->deadline, lp_clock_after(lp_clock_now(), limit + GRACE));
	}
}

/* It serves: those before it finish what they have in hand. */
static void heir_serves(heir *h)
{
	lp_supervisor *supervisor = h->supervisor;
	heir *before = heir_in(supervisor, HEIR_SERVING);

	heir_say(h, LP_LOG_NOTICE, "reload: the new process serves, the old one finishes what it has in hand");
	h->state = HEIR_SERVING;
	lp_estate_replace(&supervisor->estate, &h->estate);
	supervisor->heir_due = 0;
	supervisor->retired = true;
	lp_supervisor_notify_ready(supervisor);
	if (before) {
		before->state = HEIR_LEAVING;
		before->since = supervisor->loop.now;
		lp_channel_send(&before->channel, LP_TOLD_RETIRE, NULL, 0);
	} else {
		seats_retire(supervisor);
	}
	if (supervisor->reload_again) {
		supervisor->reload_again = false;
		lp_heirs_reload(supervisor);
	}
}

static void heir_message(lp_channel *channel, uint32_t type, const char *data, size_t length)
{
	heir *h = lp_container_of(channel, heir, channel);

	switch ((lp_told) type) {
		case LP_TOLD_READY:
			if (!h->supervisor->draining && h->state == HEIR_STARTING) {
				heir_serves(h);
			}
			break;
		case LP_TOLD_SOCKET:
			lp_estate_hear(&h->estate, channel, data, length);
			break;
		case LP_TOLD_BROADCAST:
			lp_supervisor_tell(h->supervisor, LP_TOLD_BROADCAST, channel, data, length);
			break;
		default:
			lp_supervisor_wish(h->supervisor, (lp_told) type, channel, NULL, 0);
	}
}

static void heir_end(lp_channel *channel)
{
	heir *h = lp_container_of(channel, heir, channel);

	h->ending = true;
	lp_channel_close(channel);
}

static void heir_free(heir *h)
{
	lp_channel_close(&h->channel);
	lp_estate_fini(&h->estate);
	free(h);
}

/* NULL when memory ran out; 'fd' is closed then, by which its process hears that it is not wanted. */
static heir *heir_add(lp_supervisor *supervisor, int pid, lp_fd fd, heir_state state)
{
	heir *h = calloc(1, sizeof *h);

	if (!h) {
		lp_fd_close(fd);
		return NULL;
	}
	h->supervisor = supervisor;
	h->pid = pid;
	h->state = state;
	h->since = supervisor->loop.now;
	h->channel.message = heir_message;
	h->channel.end = heir_end;
	h->ending = lp_channel_open(&h->channel, &supervisor->loop, fd) < 0;
	h->next = supervisor->heirs;
	supervisor->heirs = h;
	return h;
}

static void heirs_start(lp_supervisor *supervisor)
{
	lp_error err;
	lp_fd fd;
	int pid = lp_heir_start(&supervisor->estate, &fd, &err);

	supervisor->heir_due = 0;
	if (pid < 0) {
		lp_log_field(&supervisor->config.log, LP_LOG_ERROR, "reload: the old process goes on", "reason", err.text);
		lp_supervisor_notify_ready(supervisor);
	} else {
		heir_add(supervisor, pid, fd, HEIR_STARTING);
	}
}

void lp_heirs_reload(lp_supervisor *supervisor)
{
	if (supervisor->draining) {
		return;
	}
	if (heir_in(supervisor, HEIR_STARTING)) {
		supervisor->reload_again = true;
	} else {
		lp_notify_reloading(&supervisor->notify, "reloading");
		heirs_start(supervisor);
	}
}

int lp_supervisor_adopt(lp_supervisor *supervisor, lp_orphan *orphan, lp_error *err)
{
	supervisor->signals = orphan->signals;
	if (lp_signals_enter(&supervisor->signals, &supervisor->loop, lp_supervisor_signal, err) < 0) {
		memset(&supervisor->signals, 0, sizeof supervisor->signals);
		return -1;
	}
	memset(&orphan->signals, 0, sizeof orphan->signals);
	supervisor->retired = true;
	heir_add(supervisor, orphan->pid, orphan->channel, orphan->serves ? HEIR_SERVING : orphan->leave ? HEIR_LEAVING : HEIR_STARTING);
	if (orphan->leave) {
		lp_supervisor_leave(supervisor, LP_TOLD_DRAIN);
	} else if (orphan->reload) {
		lp_heirs_reload(supervisor);
	}
	orphan->pid = 0;
	return 0;
}

void lp_heirs_tell(lp_supervisor *supervisor, lp_told what, const lp_channel *except, const char *data, size_t length)
{
	for (heir *h = supervisor->heirs; h; h = h->next) {
		if (h->state == HEIR_STARTING && (what == LP_TOLD_DRAIN || what == LP_TOLD_STOP || what == LP_TOLD_RETIRE)) {
			lp_heir_dismiss(h->pid);   /* it listens to nobody yet, and nobody is to wait for it */
		} else if (&h->channel != except && !h->ending) {
			lp_channel_send(&h->channel, what, data, length);
		}
	}
}

/* The one that served has died: another takes its place, soon at first. */
static void heir_replace(lp_supervisor *supervisor, const heir *h)
{
	supervisor->heir_pause = lp_supervisor_pause(supervisor->heir_pause, supervisor->loop.now - h->since > SETTLED);
	supervisor->heir_due = supervisor->loop.now + supervisor->heir_pause;
}

static void heir_ended(heir *h, int status)
{
	lp_supervisor *supervisor = h->supervisor;
	char how[48], message[128];
	bool serves_nobody = !heir_in(supervisor, HEIR_SERVING) && supervisor->retired;

	lp_heir_describe(status, how);
	if (supervisor->draining || h->state == HEIR_LEAVING) {
		return;
	}
	if (h->state == HEIR_SERVING || serves_nobody) {
		snprintf(message, sizeof message, "the process that serves has ended (%s) and is replaced", how);
		heir_say(h, LP_LOG_WARNING, message);
		heir_replace(supervisor, h);
	} else {
		snprintf(message, sizeof message, "reload: the new process failed to start (%s), the old one goes on", how);
		heir_say(h, LP_LOG_ERROR, message);
		lp_supervisor_notify_ready(supervisor);
		supervisor->heir_due = supervisor->reload_again ? supervisor->loop.now : 0;   /* what was wrong may be right by now */
		supervisor->reload_again = false;
	}
}

static void heir_hurry(heir *h)
{
	lp_supervisor *supervisor = h->supervisor;
	lp_time age = supervisor->loop.now - h->since;
	lp_time drain = supervisor->config.drain_timeout;

	if ((h->state == HEIR_STARTING && age > LP_HEIR_START_MOST) || (h->state == HEIR_LEAVING && drain && age > drain + GRACE)) {
		heir_say(h, LP_LOG_ERROR, h->state == HEIR_STARTING ? "reload: the new process does not get ready: killing it"
			: "an old process does not end: killing it");
		kill(h->pid, SIGKILL);
	}
}

void lp_heirs_look(lp_supervisor *supervisor, lp_time *until)
{
	heir **at = &supervisor->heirs;
	int status;

	while (*at) {
		heir *h = *at;

		pid_t ended = waitpid(h->pid, &status, WNOHANG);

		if (ended < 0 && errno == ECHILD) {
			status = LP_STATUS_UNKNOWN;
		} else if (ended <= 0) {
			heir_hurry(h);
			if (h->ending && *until > supervisor->loop.now + LOOK_SOON) {
				*until = supervisor->loop.now + LOOK_SOON;
			}
			at = &h->next;
			continue;
		}
		*at = h->next;
		heir_ended(h, status);
		heir_free(h);
		at = &supervisor->heirs;
	}
	if (supervisor->heir_due && !supervisor->draining && !heir_in(supervisor, HEIR_STARTING)) {
		if (supervisor->heir_due <= supervisor->loop.now) {
			heirs_start(supervisor);
		} else if (supervisor->heir_due < *until) {
			*until = supervisor->heir_due;
		}
	}
}

void lp_heirs_kill(lp_supervisor *supervisor)
{
	for (heir *h = supervisor->heirs; h; h = h->next) {
		heir_say(h, LP_LOG_ERROR, "a process does not end: killing it");
		kill(h->pid, SIGKILL);
	}
}

void lp_heirs_free(lp_supervisor *supervisor)
{
	while (supervisor->heirs) {
		heir *h = supervisor->heirs;

		supervisor->heirs = h->next;
		heir_free(h);
	}
	lp_estate_fini(&supervisor->estate);
}
