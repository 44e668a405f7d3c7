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
	if (server->status && lp_status_bequeath(server->status, estate) < 0) {   /* in the order in which the heir will ask for them */
		lp_estate_fini(estate);
		return -1;
	}
	for (const lp_listener *listener = server->listeners; listener; listener = listener->next) {
		if (lp_listener_bequeath(listener, estate) < 0) {
			lp_estate_fini(estate);
			return -1;
		}
	}
	return 0;
}

void lp_server_own(lp_server *server)
{
	for (lp_listener *listener = server->listeners; listener; listener = listener->next) {
		listener->lent = false;
	}
	if (server->status) {
		lp_status_own(server->status);
	}
}

static void heir_log(lp_server *server, lp_level level, const char *message)
{
	char pid[16];

	snprintf(pid, sizeof pid, "%d", server->heir_pid);
	lp_log_field(&server->config.log, level, message, "process", pid);
}

static void heir_message(lp_channel *channel, uint32_t type, const char *data, size_t length)
{
	lp_server *server = lp_container_of(channel, lp_server, heir);

	(void) data;
	(void) length;
	if (type == LP_TOLD_READY && server->state == LP_SERVER_SERVING) {
		heir_log(server, LP_LOG_NOTICE, "reload: the new process serves, the old one finishes what it has in hand");
		server->heir_serves = true;
		lp_server_notify_ready(server);
		lp_server_retire(server);
	} else if (type == LP_TOLD_DRAIN || type == LP_TOLD_STOP) {
		server->heir_leaves = true;
		lp_channel_send(channel, type, NULL, 0);
	}
}

/* The kernel gives its end away when somebody waits for it, which nobody can here without waiting: it is about to be there. */
static void heir_end(lp_channel *channel)
{
	lp_server *server = lp_container_of(channel, lp_server, heir);

	lp_channel_close(channel);
	if (!server->heir_serves) {
		heir_log(server, LP_LOG_ERROR, "reload: the new process failed to start, the old one goes on");
		lp_heir_bury(server->heir_pid);
		lp_estate_fini(&server->estate);
		server->heir_pid = 0;
		lp_server_notify_ready(server);
		if (server->heir_reloads) {   /* what was wrong may be right by now */
			server->heir_reloads = false;
			lp_server_reload(server);
		}
	}
}

void lp_server_reload(lp_server *server)
{
	lp_estate estate;
	lp_error err;
	lp_fd fd;

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
	if (lp_server_estate(server, &estate) < 0) {
		lp_error_set_system(&err, LP_ERROR_SYSTEM, errno, "cannot copy the listening sockets");
	} else {
		server->heir_pid = lp_heir_start(&estate, &fd, &err);
		if (server->heir_pid > 0 && lp_channel_open(&server->heir, &server->loop, fd) < 0) {
			lp_error_set_system(&err, LP_ERROR_SYSTEM, errno, "cannot watch the new process");
			lp_heir_bury(server->heir_pid);
			server->heir_pid = -1;
		}
	}
	server->estate = estate;   /* when this process has retired it has no listeners to ask */
	if (server->heir_pid <= 0) {
		lp_estate_fini(&server->estate);
		server->heir_pid = 0;
		lp_log_field(&server->config.log, LP_LOG_ERROR, "reload: the old process goes on", "reason", err.text);
		lp_server_notify_ready(server);
	}
}

static void retire_rest(lp_timer *timer)
{
	lp_server *server = lp_container_of(timer, lp_server, grace_timer);

	server->gracious = false;
	for (lp_conn *c = server->connections; c; c = c->next) {
		lp_conn_drain(c);
	}
}

void lp_server_retire(lp_server *server)
{
	if (server->state != LP_SERVER_SERVING) {
		return;
	}
	for (lp_listener *listener = server->listeners; listener; listener = listener->next) {
		lp_listener_share(listener);   /* whoever waits is served by another */
	}
	if (server->status) {
		lp_status_share(server->status, true);
	}
	server->gracious = true;
	lp_timer_init(&server->grace_timer, retire_rest);
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
	orphan->leave = server->heir_leaves || !server->heir_serves;
	orphan->reload = server->heir_reloads;
	orphan->estate = server->estate;
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
	lp_estate_fini(&orphan->estate);
	lp_pid_file_release(&orphan->pid_file);
}
