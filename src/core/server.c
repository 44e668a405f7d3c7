/* The server's life: from its first listener to the last connection's end. What a connection does is in conn*.c. */
#include "server.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

lp_server *lp_server_new(const lp_server_config *config, const lp_server_hooks *hooks, void *user, lp_error *err)
{
	lp_server *server = malloc(sizeof *server);

	if (!server) {
		lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
		return NULL;
	}
	/* the two large buffers stay untouched: pages that are not used cost nothing */
	memset(server, 0, offsetof(lp_server, batch.iov));
	server->config = *config;
	server->hooks = hooks;
	server->user = user;
	lp_generation_watch();
	server->generation = lp_generation;
	server->work_tail = &server->work;
	server->reserve = LP_FD_NONE;
	server->stats = &server->own_stats;
	server->channel.io.fd = server->heir.io.fd = LP_FD_NONE;
	if (lp_loop_open(&server->loop, config->backend, err) < 0) {
		free(server);
		return NULL;
	}
	if (config->pid_file && !lp_heir_is() && lp_pid_file_take(&server->pid_file, config->pid_file, err) < 0) {
		lp_loop_close(&server->loop);
		free(server);
		return NULL;
	}
	server->loop.busy_poll = config->busy_poll;
	server->started_at = server->loop.now;
	lp_server_reports_init(server);
	lp_latency_init(&server->latency);
	lp_peers_init(&server->peers);
	lp_groups_init(&server->groups);
	return server;
}

static LP_HOT void server_reap(lp_server *server)
{
	while (server->dead) {
		lp_conn *c = server->dead;

		server->dead = c->next_work;
		lp_conn_free(c);
	}
}

/* A child that a handler forked has copies of the descriptors, but the kernel's set of them is its parent's. To be called before
 * anything is taken out of that set at the end. */
void lp_server_look_whose(lp_server *server)
{
	server->loop.foreign = server->generation != lp_generation;
}

void lp_server_free(lp_server *server)
{
	server->halted = true;
	lp_server_look_whose(server);
	server->batch.conn = NULL;
	while (server->work) {   /* those of them that are closed already are in no other list */
		lp_conn *c = server->work;

		server->work = c->next_work;
		c->queued = false;
		if (c->state == LP_CONN_CLOSED) {
			lp_conn_free(c);
		}
	}
	server_reap(server);
	while (server->connections) {
		lp_conn_free(server->connections);
	}
	while (server->listeners) {
		lp_listener *listener = server->listeners;

		server->listeners = listener->next;
		lp_listener_free(listener);
	}
	lp_status_free(server->status);
	lp_server_timers_free(server);
	lp_server_watches_free(server);
	lp_signals_close(&server->signals);
	lp_server_notify_close(server);
	lp_groups_fini(&server->groups);
	lp_peers_fini(&server->peers);
	lp_fd_close(server->reserve);
	lp_pid_file_release(&server->pid_file);
	if (server->heir_pid && !server->loop.foreign) {
		lp_heir_bury(server->heir_pid);
	}
	lp_channel_close(&server->heir);
	lp_estate_fini(&server->estate);
	lp_server_worker_ends(server);
	lp_loop_close(&server->loop);
	free(server);
}

lp_listener *lp_server_listen(lp_server *server, const lp_address *address, lp_listener_config *config, lp_error *err)
{
	lp_listener *listener = lp_listener_new(server, address, config, err);
	lp_listener **last = &server->listeners;

	if (!listener) {
		return NULL;
	}
	if (server->state == LP_SERVER_SERVING && lp_listener_start(listener, err) < 0) {
		lp_listener_free(listener);
		return NULL;
	}
	while (*last) {
		last = &(*last)->next;
	}
	*last = listener;
	return listener;
}

/* Those that linger are over for their users; but they hold descriptors, so there is an end to them too. */
bool lp_server_has_room(const lp_server *server)
{
	uint64_t most = server->config.max_connections;
	uint64_t open = server->stats->accepted - server->stats->closed + server->arriving_count;

	return open < most && server->connection_count - server->refused_count < most + most / 16 + 32;
}

bool lp_server_is_peer(const lp_server *server, lp_fd fd)
{
	for (const lp_listener *listener = server->listeners; listener; listener = listener->next) {
		if (lp_listener_is_peer(listener, fd)) {
			return true;
		}
	}
	return server->status && lp_status_is_peer(server->status, fd);
}

void lp_server_transcript(lp_server *server, const char *text, const char *more, size_t length)
{
	if (server->hooks->transcript && !lp_server_halted(server)) {
		server->hooks->transcript(server, text, strlen(text));
		if (more) {
			server->hooks->transcript(server, more, length);
		}
		server->hooks->transcript(server, "\n", 1);
	}
}

/* --- the end --- */

static void server_listeners_close(lp_server *server)
{
	for (lp_listener *listener = server->listeners; listener; listener = listener->next) {
		lp_listener_close(listener);
	}
}

static void server_drain_timeout(lp_timer *timer)
{
	lp_server *server = lp_container_of(timer, lp_server, drain_timer);
	char held[24];

	snprintf(held, sizeof held, "%u", server->connection_count + server->bereft);
	lp_log_field(&server->config.log, LP_LOG_WARNING, "drain_timeout passed: closing what is left", "connections", held);
	lp_server_stop(server);
}

void lp_server_drain(lp_server *server)
{
	if (server->state == LP_SERVER_SERVING) {
		server->state = LP_SERVER_DRAINING;
		server->drain_pending = true;
	}
}

static void server_begin_drain(lp_server *server)
{
	server->drain_pending = false;
	lp_log_event(&server->config.log, LP_LOG_INFO, "draining", NULL, 0);
	if (!server->gracious) {
		lp_server_notify_stopping(server);
		lp_server_own(server);
	}
	server_listeners_close(server);
	lp_server_worker_leaves(server);
	if (server->status) {
		lp_status_drain(server->status);
	}
	for (lp_conn *c = server->connections; c; c = c->next) {
		if (!server->gracious || c->heard) {
			lp_conn_drain(c);
		}
	}
	if (server->config.drain_timeout) {
		lp_timer_set(&server->loop.timers, &server->drain_timer,
			lp_clock_after(lp_clock_now(), server->config.drain_timeout));
	}
}

void lp_server_stop(lp_server *server)
{
	if (!server->stopping && (server->state == LP_SERVER_SERVING || server->state == LP_SERVER_DRAINING)) {
		server->stopping = server->stop_pending = true;
	}
}

static void server_begin_stop(lp_server *server)
{
	lp_close_reason reason = server->state == LP_SERVER_DRAINING ? LP_CLOSE_DRAIN : LP_CLOSE_LOCAL;

	server->stop_pending = server->drain_pending = false;
	server->state = LP_SERVER_DRAINING;
	lp_server_notify_stopping(server);
	lp_server_own(server);
	server_listeners_close(server);
	for (lp_conn *c = server->connections, *next; c; c = next) {
		next = c->next;
		if (c->state == LP_CONN_LINGER) {
			c->peer_closed = true;
			lp_conn_schedule(c);
		} else {
			lp_conn_flush(c);
			lp_conn_drop(c, reason, false);
		}
	}
}

void lp_server_halt(lp_server *server)
{
	server->halted = true;
}

/* --- the loop --- */

/* A second one stops. Where a whole group of processes gets it, a worker has often been told to drain before, by its parent. */
static void server_signal(lp_signals *signals, lp_signal which)
{
	lp_server *server = lp_container_of(signals, lp_server, signals);

	if (which == LP_SIGNAL_TERM || which == LP_SIGNAL_INT) {
		lp_log_field(&server->config.log, LP_LOG_INFO, "signal", "name", which == LP_SIGNAL_TERM ? "TERM" : "INT");
		if (server->heir_serves && !server->heir_leaves) {   /* the old one is on its way out, this is for the new one */
			server->heir_leaves = true;
			lp_channel_send(&server->heir, LP_TOLD_DRAIN, NULL, 0);
		} else if (server->state == LP_SERVER_SERVING || (server->slot && !server->signalled)) {
			lp_server_drain(server);
		} else {
			lp_server_stop(server);
		}
		server->signalled = true;
	} else if (which == LP_SIGNAL_HUP && !server->hosted) {
		if (!server->slot) {   /* a worker hears from its parent what is to be done */
			lp_server_reload(server);
		}
	} else {
		if (server->hooks->signal) {
			server->hooks->signal(server, which);
		}
		if (which == LP_SIGNAL_USR1) {
			lp_channel_send(&server->heir, LP_TOLD_REOPEN, NULL, 0);
		}
	}
}

/* One pass over the connections that asked for attention; those that ask again wait for the next, after a look at the kernel. */
static LP_HOT void server_work(lp_server *server)
{
	lp_conn *c = server->work;

	server->work = NULL;
	server->work_tail = &server->work;
	while (c) {
		lp_conn *next = c->next_work;

		c->queued = false;
		if (c->state == LP_CONN_CLOSED) {
			c->next_work = server->dead;
			server->dead = c;
		} else if (lp_server_halted(server)) {
			lp_conn_schedule(c);
		} else {
			lp_conn_work(c);
		}
		c = next;
	}
}

static uint32_t default_max_connections(void)
{
	uint64_t limit = lp_fd_limit();
	uint64_t reserve = limit / 16 > 32 ? limit / 16 : 32;   /* for the script's own files and for refusals */

	return limit > 2 * reserve ? (uint32_t) (limit - reserve) : (uint32_t) (limit / 2);
}

int lp_server_start(lp_server *server, lp_error *err)
{
	if (!server->listeners) {
		return lp_error_set(err, LP_ERROR_MISUSE, "the server has no address to listen on");
	}
	if (server->config.max_connections) {
		uint64_t need = (uint64_t) server->config.max_connections + server->config.max_connections / 16 + 64;
		if (lp_fd_limit() < need) {
			lp_fd_limit_raise(need);
		}
	} else {
		server->config.max_connections = default_max_connections();
	}
	server->reserve = socket(AF_INET, SOCK_STREAM, 0);
	if (server->reserve != LP_FD_NONE) {
		lp_fd_cloexec(server->reserve);
	}
	if (server->config.signals
			&& lp_signals_open(&server->signals, &server->loop, server->config.sigaction, server_signal, err) < 0) {
		return -1;
	}
	for (lp_listener *listener = server->listeners; listener; listener = listener->next) {
		if (lp_listener_start(listener, err) < 0) {
			return -1;
		}
	}
	if (server->status && lp_status_start(server->status, err) < 0) {
		return -1;
	}
	if (server->config.privileges && lp_privileges_drop(server->config.privileges, err) < 0) {
		return -1;
	}
	lp_heir_refuse_rest();
	lp_timer_init(&server->grace_timer, NULL);
	lp_timer_init(&server->drain_timer, server_drain_timeout);
	server->state = LP_SERVER_SERVING;
	server->started_at = server->loop.now = lp_clock_now();
	if (server->config.notify && !server->board) {
		lp_server_notify_open(server);
	}
	if (server->hooks->started) {
		server->hooks->started(server);
	}
	if (!lp_server_halted(server)) {   /* else the host has an error of its own, and whoever has started this process goes on */
		lp_server_notify_ready(server);
		lp_server_tell_ready(server);
	}
	return 0;
}

bool lp_server_is_pending(const lp_server *server)
{
	return server->work || server->doubtful || server->hurried || server->drain_pending || server->stop_pending;
}

bool lp_server_goes_on(const lp_server *server)
{
	return !lp_server_halted(server)
		&& (server->state == LP_SERVER_SERVING || server->drain_pending || server->stop_pending || server->connections
			|| (server->bereft && !server->stopping));
}

LP_HOT int lp_server_turn(lp_server *server, bool wait, lp_error *err)
{
	lp_time until;

	if (server->drain_pending) {
		server_begin_drain(server);
	}
	if (server->stop_pending) {
		server_begin_stop(server);
	}
	if (server->work) {
		server->latency.seen = lp_clock_tick();   /* the host's own doings between two turns are no event's */
		server_work(server);
		lp_server_look_at_lines(server, 1);
	}
	server_reap(server);
	server->hurried = server->hooks->turn && server->hooks->turn(server);
	if (server->watches && lp_server_goes_on(server) && lp_server_watches_look(server)) {
		server->hurried = true;
	}
	if (!lp_server_goes_on(server) || server->drain_pending || server->stop_pending) {
		return 0;
	}
	server->turns++;
	until = !wait || lp_server_is_pending(server) ? 0 : lp_clock_after(server->loop.now, LP_SERVER_IDLE);
	if (lp_loop_turn(&server->loop, until) < 0) {
		return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot wait for events (%s)", lp_loop_name(&server->loop));
	}
	lp_server_look_at_lines(server, 1);
	for (lp_listener *listener = server->listeners; server->doubtful && listener && !lp_server_halted(server); listener = listener->next) {
		lp_listener_decide(listener);
	}
	return 0;
}

/* Who has given up root's rights cannot always remove what was made with them. */
static void server_leave_pid_file(lp_server *server)
{
	if (lp_pid_file_release(&server->pid_file) < 0) {
		lp_log_field(&server->config.log, LP_LOG_NOTICE, "the pid_file stays behind, empty: its folder is not ours to write", "reason",
			strerror(errno));
	}
}

int lp_server_finish(lp_server *server, int result, lp_error *err)
{
	bool started = server->state != LP_SERVER_NEW;

	server->state = LP_SERVER_STOPPED;
	lp_timer_stop(&server->loop.timers, &server->drain_timer);
	lp_timer_stop(&server->loop.timers, &server->grace_timer);
	lp_server_notify_close(server);
	if (started && !lp_server_halted(server) && server->hooks->stopped) {
		server->hooks->stopped(server);
	}
	if (started && !lp_server_halted(server) && !server->heir_pid) {   /* else this process goes on as the parent */
		server_leave_pid_file(server);
	}
	lp_server_look_whose(server);
	if (result == 0 && server->loop.foreign) {
		result = lp_error_set(err, LP_ERROR_MISUSE, "a child that a handler forked must end by exit(): the server is its parent's");
	}
	if (server->heir_pid) {
		lp_signals_hold(true);
		lp_signals_look(&server->signals);   /* what came in the last moment is for whoever goes on */
	}
	lp_signals_close(&server->signals);
	return result;
}

int lp_server_run(lp_server *server, lp_error *err)
{
	int result = lp_server_start(server, err);

	while (result == 0 && lp_server_goes_on(server)) {
		result = lp_server_turn(server, true, err);
	}
	return lp_server_finish(server, result, err);
}
