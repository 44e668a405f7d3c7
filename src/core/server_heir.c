/* A reload of a server that serves alone: it starts its heir, and retires when that serves. What becomes of the heir afterwards is a
 * supervisor's, to which the host hands it over. */
#include "server.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define GRACE LP_SECOND   /* for those who have just come and not said anything yet */

int lp_server_estate(const lp_server *server, lp_estate *estate)
{
	memset(estate, 0, sizeof *estate);
	for (const lp_listener *listener = server->listeners; listener; listener = listener->next) {
		if (lp_listener_bequeath(listener, estate) < 0) {
			lp_estate_fini(estate);
			return -1;
		}
	}
	if (server->status && lp_status_bequeath(server->status, estate) < 0) {
		lp_estate_fini(estate);
		return -1;
	}
	return 0;
}

void lp_server_leave_files(lp_server *server)
{
	for (lp_listener *listener = server->listeners; listener; listener = listener->next) {
		lp_listener_leave_files(listener);
	}
	if (server->status) {
		lp_status_leave_files(server->status);
	}
}

static void heir_log(lp_server *server, lp_level level, const char *message)
{
	char pid[16];

	snprintf(pid, sizeof pid, "%d", server->heir_pid);
	lp_log_field(&server->config.log, level, message, "process", pid);
}

/* Not when this process leaves without having been replaced. */
static bool heir_is_wanted(const lp_server *server)
{
	return !server->heir_leaves && (server->state == LP_SERVER_SERVING || server->heir_serves || server->heir_followed);
}

static void heir_ready(lp_server *server)
{
	lp_timer_stop(&server->loop.timers, &server->heir_timer);
	if (!heir_is_wanted(server)) {
		return;
	}
	heir_log(server, LP_LOG_NOTICE, "reload: the new process serves, the old one finishes what it has in hand");
	server->heir_serves = true;
	lp_estate_replace(&server->estate, &server->heir_estate);
	lp_server_notify_ready(server);
	lp_server_retire(server);
}

/* What it wishes that this process cannot do any more waits for the supervisor that it becomes. */
static void heir_message(lp_channel *channel, uint32_t type, const char *data, size_t length)
{
	lp_server *server = lp_container_of(channel, lp_server, heir);

	switch ((lp_told) type) {
		case LP_TOLD_SOCKET:
			lp_estate_hear(&server->heir_estate, channel, data, length);
			break;
		case LP_TOLD_READY:
			heir_ready(server);
			break;
		case LP_TOLD_RELOAD:
			server->heir_reloads = true;
			break;
		case LP_TOLD_DRAIN:
		case LP_TOLD_STOP:
			server->heir_leaves = true;
			lp_channel_send(channel, type, NULL, 0);
			break;
		default:
			break;
	}
}

static int heir_start(lp_server *server, lp_error *err)
{
	lp_fd fd;
	int pid = lp_heir_start(&server->estate, &fd, err);

	if (pid > 0 && lp_channel_open(&server->heir, &server->loop, fd) < 0) {
		lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot watch the new process");
		lp_heir_bury(pid);
		pid = -1;
	}
	server->heir_pid = pid > 0 ? pid : 0;
	server->heir_serves = false;
	if (pid <= 0) {
		return -1;
	}
	lp_timer_set(&server->loop.timers, &server->heir_timer, lp_clock_after(lp_clock_now(), LP_HEIR_START_MOST));
	return 0;
}

/* While this process is draining nobody serves. The first time another follows at once; what dies again and again is a supervisor's business,
 * which this process soon is. */
static void heir_follow(lp_server *server)
{
	int dead = server->heir_pid;
	lp_error err;

	if (server->heir_leaves || server->heir_followed || server->state != LP_SERVER_DRAINING) {
		return;
	}
	server->heir_followed = true;
	heir_log(server, LP_LOG_WARNING, "the process that serves has ended and is replaced");
	lp_heir_bury(dead);
	if (heir_start(server, &err) < 0) {
		lp_log_field(&server->config.log, LP_LOG_ERROR, "nobody serves until the old process has ended", "reason", err.text);
		server->heir_pid = dead;
		server->heir_serves = true;
	}
}

/* The kernel gives its end away when somebody waits for it, which nobody can here without waiting: it is about to be there. */
static void heir_end(lp_channel *channel)
{
	lp_server *server = lp_container_of(channel, lp_server, heir);
	char how[48], message[128];

	lp_channel_close(channel);
	if (server->heir_serves) {
		heir_follow(server);
		return;
	}
	if (server->state != LP_SERVER_SERVING) {
		return;   /* a supervisor's business soon */
	}
	lp_timer_stop(&server->loop.timers, &server->heir_timer);
	lp_heir_describe(lp_heir_bury(server->heir_pid), how);
	snprintf(message, sizeof message, "reload: the new process failed to start (%s), the old one goes on", how);
	heir_log(server, LP_LOG_ERROR, message);
	lp_estate_fini(&server->estate);
	lp_estate_fini(&server->heir_estate);
	server->heir_pid = 0;
	lp_server_notify_ready(server);
	if (server->heir_reloads) {   /* what was wrong may be right by now */
		server->heir_reloads = false;
		lp_server_reload(server);
	}
}

static void heir_late(lp_timer *timer)
{
	lp_server *server = lp_container_of(timer, lp_server, heir_timer);

	if (server->heir_pid && !server->heir_serves && server->state == LP_SERVER_SERVING) {
		heir_log(server, LP_LOG_ERROR, "reload: the new process does not get ready: killing it");
		heir_end(&server->heir);
	}
}

void lp_server_dismiss_heir(lp_server *server)
{
	if (server->heir_pid && !heir_is_wanted(server)) {
		lp_heir_dismiss(server->heir_pid);
	}
}

bool lp_server_heir_leaves(lp_server *server)
{
	if (server->heir_leaves || (!server->heir_serves && !server->heir_followed)) {
		return false;
	}
	server->heir_leaves = true;
	if (server->heir_serves) {
		lp_channel_send(&server->heir, LP_TOLD_DRAIN, NULL, 0);
	} else {
		lp_heir_dismiss(server->heir_pid);
	}
	return true;
}

void lp_server_reload(lp_server *server)
{
	lp_error err;

	if (server->heir_pid) {
		server->heir_reloads = true;
		return;
	}
	if (server->state != LP_SERVER_SERVING || lp_server_ask_all(server, LP_TOLD_RELOAD)) {
		return;
	}
	lp_server_notify_reloading(server);
	server->heir.message = heir_message;
	server->heir.end = heir_end;
	lp_timer_init(&server->heir_timer, heir_late);
	if (lp_server_estate(server, &server->estate) < 0) {   /* when this process has retired it has no listeners to ask */
		lp_error_set_system(&err, LP_ERROR_SYSTEM, errno, "cannot copy the listening sockets");
	} else if (heir_start(server, &err) == 0) {
		return;
	}
	lp_estate_fini(&server->estate);
	lp_log_field(&server->config.log, LP_LOG_ERROR, "reload: the old process goes on", "reason", err.text);
	lp_server_notify_ready(server);
}

void lp_server_retire_rest(lp_server *server)
{
	if (!server->gracious) {
		return;
	}
	server->gracious = false;
	for (lp_conn *c = server->connections; c; c = c->next) {
		lp_conn_drain(c);
	}
}

static void grace_ends(lp_timer *timer)
{
	lp_server_retire_rest(lp_container_of(timer, lp_server, grace_timer));
}

void lp_server_retire(lp_server *server)
{
	if (server->state != LP_SERVER_SERVING) {
		return;
	}
	lp_server_share(server, true);   /* whoever waits is served by another */
	server->gracious = true;
	lp_timer_init(&server->grace_timer, grace_ends);
	lp_timer_set(&server->loop.timers, &server->grace_timer, lp_clock_after(lp_clock_now(), GRACE));
	lp_server_drain(server);
}

void lp_server_orphan(lp_server *server, lp_orphan *orphan)
{
	memset(orphan, 0, sizeof *orphan);
	if (!server->heir_pid) {
		return;
	}
	orphan->pid = server->heir_pid;
	orphan->channel = lp_fd_dup(server->heir.io.fd);
	orphan->serves = server->heir_serves;
	orphan->leave = server->heir_leaves || (!server->heir_serves && !server->heir_followed);
	orphan->reload = server->heir_reloads;
	orphan->estate = server->estate;
	orphan->signals = server->signals;
	memset(&server->signals, 0, sizeof server->signals);
	orphan->pid_file = server->pid_file;
	memset(&server->pid_file, 0, sizeof server->pid_file);
	lp_channel_close(&server->heir);
	memset(&server->estate, 0, sizeof server->estate);
	server->heir_pid = 0;
}

void lp_orphan_end(lp_orphan *orphan)
{
	if (orphan->pid) {
		lp_fd_close(orphan->channel);
		lp_heir_bury(orphan->pid);
		orphan->pid = 0;
	}
	lp_signals_close(&orphan->signals);
	lp_estate_fini(&orphan->estate);
	lp_pid_file_release(&orphan->pid_file);
}
