/* Accepting: admits or refuses who connects, survives a lack of descriptors. */
#include "listener_accept.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ACCEPT_BATCH 64                         /* connections taken in one event, so that others get their turn */
#define ACCEPT_REST (100 * LP_MILLISECOND)      /* how long accepting rests when nothing else helped */

static bool listed(const lp_cidr_list *list, const lp_ip *ip)
{
	for (size_t i = 0; i < list->count; i++) {
		if (lp_cidr_contains(&list->ranges[i], ip)) {
			return true;
		}
	}
	return false;
}

/* NULL when this peer may be served, or why not; with 'passing', a moment later it may be otherwise. */
static const char *accept_objection(lp_listener *listener, const lp_ip *peer, bool *counted, bool *passing)
{
	const lp_listener_config *config = &listener->config;
	const char *objection;

	if (listener->server->state != LP_SERVER_SERVING) {
		return "the server is draining";
	}
	if (peer->family && (listed(&config->deny, peer) || (config->allow.count && !listed(&config->allow, peer)))) {
		return "its address is not allowed (options allow, deny)";
	}
	*passing = true;
	if (!lp_server_has_room(listener->server)) {
		return "the server is full (option max_connections)";
	}
	if (config->handler->full && (objection = config->handler->full()) != NULL) {
		return objection;
	}
	if (config->max_per_ip) {
		if (lp_peers_enter(&listener->server->peers, peer, config->max_per_ip) < 0) {
			return "too many connections from its address (option max_per_ip)";
		}
		*counted = true;
	}
	return NULL;
}

/* Say no. Only so many refused peers are lingered for; beyond that a flood just meets closed sockets. */
static void accept_refuse(lp_listener *listener, lp_fd fd, const lp_ip *peer, const char *objection)
{
	lp_server *server = listener->server;
	lp_conn *c;
	char name[LP_IP_TEXT];

	lp_ip_print(peer, name, sizeof name);
	lp_log_limited(&server->config.log, &server->limit_refuse, server->loop.now, LP_LOG_WARNING, objection, "refused", name);
	if (server->refused_count >= lp_fd_limit() / 32) {
		server->stats.refused++;
		lp_fd_close(fd);
		return;
	}
	c = lp_conn_new(listener, fd, peer);
	if (c) {
		lp_conn_refuse(c, listener->config.refusal.data, listener->config.refusal.length);
	} else {
		server->stats.refused++;
	}
}

/* Who was served before may have left already, with a FIN that is not handled yet: a client that comes again and again, one connection
 * at a time, must not be refused. So what others did up to now is looked at first. */
static void accept_doubt(lp_accept *at, lp_fd fd, const lp_ip *peer)
{
	at->doubtful = fd;
	at->doubtful_peer = *peer;
	at->doubtful_turn = at->listener->server->turns;
	at->listener->server->doubtful++;
}

static void accept_one(lp_accept *at, lp_fd fd, const lp_ip *peer, bool final)
{
	lp_listener *listener = at->listener;
	bool counted = false, passing = false;
	const char *objection = accept_objection(listener, peer, &counted, &passing);
	lp_conn *c;

	if (objection && passing && !final) {
		accept_doubt(at, fd, peer);
		return;
	}
	if (objection) {
		accept_refuse(listener, fd, peer, objection);
		return;
	}
	c = lp_conn_new(listener, fd, peer);
	if (!c) {
		if (counted) {
			lp_peers_leave(&listener->server->peers, peer);
		}
		listener->server->stats.refused++;
		return;
	}
	c->counted_ip = counted;
	lp_conn_open(c);
}

void lp_accept_decide(lp_accept *at)
{
	lp_fd fd = at->doubtful;

	if (fd != LP_FD_NONE) {
		at->doubtful = LP_FD_NONE;
		at->listener->server->doubtful--;
		accept_one(at, fd, &at->doubtful_peer, true);
	}
}

void lp_listener_decide(lp_listener *listener)
{
	for (int i = 0; i < listener->count; i++) {
		if (listener->accepts[i].doubtful_turn != listener->server->turns) {
			lp_accept_decide(&listener->accepts[i]);
		}
	}
}

/* Say no to a peer that never becomes a connection. */
static void refuse_unseen(const lp_listener_config *config, lp_fd fd)
{
	struct iovec iov = {NULL, 0};

	if (config->refusal.length) {
		iov.iov_base = lp_frame_make(config->framing, config->refusal.data, config->refusal.length, &iov.iov_len);
	}
	if (iov.iov_base) {
		lp_fd_sendv(fd, &iov, 1);
		free(iov.iov_base);
	}
}

/* No descriptor is left. The reserved one is given up for a moment, to take the next peer and send it away politely: without that
 * it would stay in the backlog and wake us for ever. If even that fails, accepting rests for a while. */
static void accept_starved(lp_accept *at, int error)
{
	lp_listener *listener = at->listener;
	lp_server *server = listener->server;
	lp_ip peer;
	lp_fd fd = LP_FD_NONE;

	server->stats.accept_failures++;
	lp_log_limited(&server->config.log, &server->limit_accept, server->loop.now, LP_LOG_ERROR,
		"cannot accept a connection", "reason", strerror(error));
	if (listener->config.transcript) {
		lp_server_transcript(server, "connect faild", NULL, 0);
	}
	if (server->reserve != LP_FD_NONE) {
		lp_fd_close(server->reserve);
		fd = lp_socket_accept(at->io.fd, &peer);
		if (fd != LP_FD_NONE) {
			server->stats.refused++;
			refuse_unseen(&listener->config, fd);
			lp_fd_close(fd);
		}
		server->reserve = socket(AF_INET, SOCK_STREAM, 0);
		if (server->reserve != LP_FD_NONE) {
			lp_fd_cloexec(server->reserve);
		}
	}
	if (fd == LP_FD_NONE) {
		lp_listener_watch(listener, 0);
		lp_timer_set(&server->loop.timers, &listener->retry, lp_clock_after(server->loop.now, ACCEPT_REST));
	}
}

static bool accept_is_starved(int error)
{
	return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

void lp_accept_ready(lp_io *io, unsigned events)
{
	lp_accept *at = lp_container_of(io, lp_accept, io);
	lp_server *server = at->listener->server;

	(void) events;
	for (int i = 0; i < ACCEPT_BATCH && !lp_server_halted(server) && server->state == LP_SERVER_SERVING && at->doubtful == LP_FD_NONE; i++) {
		lp_ip peer;
		lp_fd fd = lp_socket_accept(io->fd, &peer);

		if (fd != LP_FD_NONE) {
			accept_one(at, fd, &peer, false);
			continue;
		}
		if (lp_would_block(lp_socket_errno())) {
			return;
		}
		if (accept_is_starved(lp_socket_errno())) {
			accept_starved(at, lp_socket_errno());
			return;
		}
		/* ECONNABORTED and the like: that peer has gone, the next may be fine */
	}
}

void lp_accept_refuse_backlog(lp_accept *at)
{
	lp_ip peer;
	lp_fd fd;

	while ((fd = lp_socket_accept(at->io.fd, &peer)) != LP_FD_NONE) {
		accept_refuse(at->listener, fd, &peer, "the server is draining");
	}
}
