/* Streams of the server's host in its loop: watch() and unwatch(). Reading from them is the host's. */
#include "server.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define GONE_IN_FULL 20

static void watch_release(lp_server_watch *watch)
{
	if (watch->user) {
		watch->ops->release(watch);
		watch->user = NULL;
	}
}

/* Out of the loop at once; its memory stays until the turn has ended, since events of this turn may still name it. */
static void watch_end(lp_server_watch *watch)
{
	if (watch->ended) {
		return;
	}
	watch->ended = watch->server->watch_ended = true;
	lp_server_look_whose(watch->server);
	lp_loop_watch(&watch->server->loop, &watch->io, 0);
	lp_fd_close(watch->io.fd);
	watch->io.fd = LP_FD_NONE;
	if (!watch->firing) {
		watch_release(watch);
	}
}

static void watch_fire(lp_server_watch *watch)
{
	if (lp_server_halted(watch->server)) {
		return;
	}
	lp_server_look_at_lines(watch->server, 1);
	watch->firing = true;
	watch->ops->fire(watch);
	watch->firing = false;
	lp_server_look(watch->server, NULL, "watch");
	if (watch->ended) {
		watch_release(watch);
	}
}

static void watch_gone(lp_server_watch *watch)
{
	static const char message[] = "a watched stream was closed: unwatch() it first";
	lp_server *server = watch->server;
	char id[16];

	snprintf(id, sizeof id, "%d", watch->id);
	if (server->watches_gone < GONE_IN_FULL) {   /* each of them is a mistake; but where a peer can cause it, it can cause many */
		server->watches_gone++;
		lp_log_field(&server->config.log, LP_LOG_WARNING, message, "id", id);
	} else {
		lp_log_limited(&server->config.log, &server->limit_watch, server->loop.now, LP_LOG_WARNING, message, "id", id);
	}
	watch_end(watch);
}

static void watch_ready(lp_io *io, unsigned events)
{
	lp_server_watch *watch = lp_container_of(io, lp_server_watch, io);

	(void) events;
	if (watch->ops->look(watch) == LP_WATCH_GONE) {
		watch_gone(watch);
	} else {
		watch_fire(watch);
	}
}

/* Put it into the loop. What the kernel refuses to watch never lets anybody wait. */
static int watch_begin(lp_server_watch *watch, lp_fd fd, lp_error *err)
{
	if (lp_fd_is_file(fd)) {
		watch->always = true;
		return 0;
	}
	watch->io.fd = lp_fd_dup(fd);
	if (watch->io.fd == LP_FD_NONE) {
		return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot watch a stream");
	}
	if (lp_loop_watch(&watch->server->loop, &watch->io, LP_READ) == 0) {
		return 0;
	}
	watch->always = errno == EPERM || errno == EINVAL || errno == ENODEV;   /* such as /dev/null, by epoll and kqueue */
	if (!watch->always) {
		lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot watch a stream");
	}
	lp_fd_close(watch->io.fd);
	watch->io.fd = LP_FD_NONE;
	return watch->always ? 0 : -1;
}

void lp_server_watches_begin(lp_server *server)
{
	for (lp_server_watch *watch = server->watches; watch; watch = watch->next) {
		watch->io.interest = 0;
		if (!watch->always && !watch->ended && lp_loop_watch(&server->loop, &watch->io, LP_READ) < 0) {
			watch_gone(watch);
		}
	}
}

int lp_server_watch_add(lp_server *server, lp_fd fd, const lp_watch_ops *ops, void *user, lp_error *err)
{
	lp_server_watch *watch = calloc(1, sizeof *watch);

	if (!watch) {
		return lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
	}
	watch->server = server;
	watch->ops = ops;
	watch->user = user;
	lp_io_init(&watch->io, LP_FD_NONE, watch_ready);
	if (watch_begin(watch, fd, err) < 0) {
		free(watch);
		return -1;
	}
	watch->id = ++server->next_watch_id;
	watch->next = server->watches;
	server->watches = watch;
	return watch->id;
}

bool lp_server_watch_end(lp_server *server, int id)
{
	lp_server_watch *watch = server->watches;

	while (watch && (watch->id != id || watch->ended)) {
		watch = watch->next;
	}
	if (!watch) {
		return false;
	}
	watch_end(watch);
	return true;
}

static void watches_sweep(lp_server *server)
{
	lp_server_watch **at = &server->watches;

	server->watch_ended = false;
	while (*at) {
		lp_server_watch *watch = *at;

		if (watch->ended) {
			*at = watch->next;
			free(watch);
		} else {
			at = &watch->next;
		}
	}
}

bool lp_server_watches_look(lp_server *server)
{
	bool fired = false;

	if (server->watch_ended) {
		watches_sweep(server);
	}
	for (lp_server_watch *watch = server->watches; watch && !lp_server_halted(server); watch = watch->next) {
		lp_watch_state state = watch->ended ? LP_WATCH_WAITS : watch->ops->look(watch);

		if (state == LP_WATCH_GONE) {
			watch_gone(watch);
		} else if (!watch->ended && (state == LP_WATCH_READABLE || watch->always)) {
			watch_fire(watch);
			fired = true;
		}
	}
	return fired;
}

void lp_server_watches_free(lp_server *server)
{
	for (lp_server_watch *watch = server->watches; watch; watch = watch->next) {
		watch_end(watch);
	}
	watches_sweep(server);
}
