/* Accepting: admits or refuses who connects, survives a lack of descriptors. */
#include "listener_accept.h"

#include "listener_admit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define ACCEPT_BATCH 64                         /* connections taken in one event, so that others get their turn */
#define ACCEPT_YIELD (10 * LP_MILLISECOND)      /* how long a full worker leaves a client to the others ... */
#define ACCEPT_YIELDS 50                        /* ... how often, as long as somebody waits and they take nobody */
#define ACCEPT_REST (100 * LP_MILLISECOND)      /* how long accepting rests when nothing else helped */

static void accept_refuse(lp_listener *listener, lp_fd fd, const lp_ip *peer, const char *objection)
{
	lp_server *server = listener->server;
	lp_conn *c;

	if (!lp_admit_refuse(listener, peer, objection)) {
		server->stats->refused++;
		lp_fd_close(fd);
		return;
	}
	c = lp_conn_new(listener, fd, peer);
	if (c && listener->config.tls_first) {
		lp_conn_arrive_refused(c);
	} else if (c) {
		lp_conn_refuse(c, listener->config.refusal.data, listener->config.refusal.length);
	} else {
		server->stats->refused++;
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
	lp_admission admission;
	lp_conn *c;

	if (!lp_admit_accepted(listener, peer, &admission)) {
		if (admission.passing && !final) {
			accept_doubt(at, fd, peer);
		} else {
			accept_refuse(listener, fd, peer, admission.objection);
		}
		return;
	}
	c = lp_conn_new(listener, fd, peer);
	if (!c) {
		if (admission.counted) {
			lp_peers_leave(&listener->server->peers, peer);
		}
		listener->server->stats->refused++;
		return;
	}
	c->counted_ip = admission.counted;
	if (lp_listener_config_arrives(&listener->config)) {
		lp_conn_arrive(c);
	} else {
		lp_conn_open(c);
	}
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

	if (config->refusal.length && !config->tls_first) {
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

	server->stats->accept_failures++;
	lp_log_limited(&server->config.log, &server->limit_accept, server->loop.now, LP_LOG_ERROR,
		"cannot accept a connection", "reason", strerror(error));
	if (listener->config.transcript) {
		lp_server_transcript(server, "connect faild", NULL, 0);
	}
	if (server->reserve != LP_FD_NONE) {
		lp_fd_close(server->reserve);
		fd = lp_socket_accept(at->io.fd, &peer);
		if (fd != LP_FD_NONE) {
			server->stats->refused++;
			refuse_unseen(&listener->config, fd);
			lp_fd_close(fd);
		}
		server->reserve = socket(AF_INET, SOCK_STREAM, 0);
		if (server->reserve != LP_FD_NONE) {
			lp_fd_cloexec(server->reserve);
		}
	}
	if (fd == LP_FD_NONE) {
		lp_listener_rest(listener, ACCEPT_REST);
	}
}

bool lp_accept_is_starved(int error)
{
	return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

/* Of several processes that wait for the same clients the kernel wakes the first in its list that sleeps, always the same one while there is
 * little to do. Whoever has had its turn goes to the end of that list, which is two system calls: lp_server_turn() says when. Watching anew
 * also tells of those who wait already. */
static void accept_take_turns(lp_accept *at)
{
	lp_server *server = at->listener->server;

	if (!at->io.interest || lp_server_halted(server)) {
		return;
	}
	lp_loop_watch(&server->loop, &at->io, 0);
	if (lp_loop_watch(&server->loop, &at->io, LP_READ | LP_EXCLUSIVE) < 0) {
		lp_timer_set(&server->loop.timers, &at->listener->retry, lp_clock_after(server->loop.now, ACCEPT_REST));
	}
}

void lp_listener_take_turns(lp_listener *listener)
{
	for (int i = 0; i < listener->count; i++) {
		if (listener->accepts[i].had_turn) {
			listener->accepts[i].had_turn = false;
			accept_take_turns(&listener->accepts[i]);
		}
	}
}

void lp_listener_look(lp_listener *listener)
{
	for (int i = 0; listener->shared && i < listener->count; i++) {
		accept_take_turns(&listener->accepts[i]);
	}
}

/* A worker that is full leaves clients to the others, and says no only if they are full as well, or if none of them has come for whoever
 * waits: one that hangs may seem to have room. */
static bool accept_yields(lp_accept *at)
{
	lp_listener *listener = at->listener;
	lp_server *server = listener->server;
	lp_time now = server->loop.now;
	uint64_t accepted;

	if (!listener->shared || lp_server_has_room(server) || !lp_server_others_have_room(server, &accepted)) {
		return false;
	}
	if (now - listener->yielded > 3 * ACCEPT_YIELD || accepted != listener->others_accepted) {   /* nobody was waiting any more, or they do come */
		listener->yields = 0;
	}
	listener->others_accepted = accepted;
	if (++listener->yields > ACCEPT_YIELDS) {
		listener->yields = 0;
		return false;
	}
	listener->yielded = now;
	lp_listener_rest(listener, ACCEPT_YIELD);
	lp_channel_send(&server->channel, LP_TOLD_LOOK, NULL, 0);   /* only we were woken */
	return true;
}

void lp_accept_ready(lp_io *io, unsigned events)
{
	lp_accept *at = lp_container_of(io, lp_accept, io);
	lp_server *server = at->listener->server;

	int most = at->listener->shared ? 1 : ACCEPT_BATCH;

	(void) events;
	if (accept_yields(at)) {
		return;
	}
	for (int i = 0; i < most && !lp_server_halted(server) && server->state == LP_SERVER_SERVING && at->doubtful == LP_FD_NONE; i++) {
		lp_ip peer;
		lp_fd fd = lp_socket_accept(io->fd, &peer);

		if (fd != LP_FD_NONE) {
			accept_one(at, fd, &peer, false);
			if (at->listener->shared) {
				at->had_turn = true;
				server->had_turns++;
			}
			continue;
		}
		if (lp_would_block(lp_socket_errno())) {
			return;
		}
		if (lp_accept_is_starved(lp_socket_errno())) {
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
