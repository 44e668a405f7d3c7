/* Listening and accepting: binds what an address stands for, admits or refuses who connects, survives a lack of descriptors. */
#include "server.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef _WIN32
# include <sys/stat.h>
# include <unistd.h>
#endif

#define ACCEPT_BATCH 64                         /* connections taken in one event, so that others get their turn */
#define ACCEPT_REST (100 * LP_MILLISECOND)      /* how long accepting rests when nothing else helped */

struct lp_accept {
	lp_io io;
	lp_listener *listener;
	char address[LP_SOCKET_NAME + 16];
	char path[LP_SOCKET_NAME];      /* a Unix socket file of ours, "" otherwise */
	uint64_t device, inode;         /* ... and which file it was, so that nobody else's is removed */
};

static bool listed(const lp_cidr_list *list, const lp_ip *ip)
{
	for (size_t i = 0; i < list->count; i++) {
		if (lp_cidr_contains(&list->ranges[i], ip)) {
			return true;
		}
	}
	return false;
}

/* NULL when this peer may be served, or why not. */
static const char *accept_objection(lp_listener *listener, const lp_ip *peer, bool *counted)
{
	const lp_listener_config *config = &listener->config;

	if (listener->server->state != LP_SERVER_SERVING) {
		return "the server is draining";
	}
	if (peer->family && (listed(&config->deny, peer) || (config->allow.count && !listed(&config->allow, peer)))) {
		return "its address is not allowed (options allow, deny)";
	}
	if (!lp_server_has_room(listener->server)) {
		return "the server is full (option max_connections)";
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

static void accept_one(lp_listener *listener, lp_fd fd, const lp_ip *peer)
{
	bool counted = false;
	const char *objection = accept_objection(listener, peer, &counted);
	lp_conn *c;

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

static void listener_watch(lp_listener *listener, unsigned interest)
{
	for (int i = 0; i < listener->count; i++) {
		if (listener->accepts[i].io.fd != LP_FD_NONE) {
			lp_loop_watch(&listener->server->loop, &listener->accepts[i].io, interest);
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
		listener_watch(listener, 0);
		lp_timer_set(&server->loop.timers, &listener->retry, lp_clock_after(server->loop.now, ACCEPT_REST));
	}
}

static bool accept_is_starved(int error)
{
	return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

static void accept_ready(lp_io *io, unsigned events)
{
	lp_accept *at = lp_container_of(io, lp_accept, io);
	lp_server *server = at->listener->server;

	(void) events;
	for (int i = 0; i < ACCEPT_BATCH && !lp_server_halted(server) && server->state == LP_SERVER_SERVING; i++) {
		lp_ip peer;
		lp_fd fd = lp_socket_accept(io->fd, &peer);

		if (fd != LP_FD_NONE) {
			accept_one(at->listener, fd, &peer);
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

static void listener_retry(lp_timer *timer)
{
	listener_watch(lp_container_of(timer, lp_listener, retry), LP_READ);
}

/* Remember what was bound, for users and for the end. */
static void accept_describe(lp_accept *at, const lp_address *address)
{
	char name[LP_SOCKET_NAME];

	lp_socket_name(at->io.fd, false, name, sizeof name);
	snprintf(at->address, sizeof at->address, "%s://%s", name[0] == '/' || name[0] == '@' ? "unix"
		: address->scheme == LP_SCHEME_TLS ? "tls" : "tcp", name);
#ifndef _WIN32
	struct stat file;

	if (address->scheme == LP_SCHEME_UNIX && !address->abstract && lstat(address->host, &file) == 0) {
		memcpy(at->path, address->host, strlen(address->host) + 1);
		at->device = (uint64_t) file.st_dev;
		at->inode = (uint64_t) file.st_ino;
	}
#endif
}

static void accept_unlink(lp_accept *at)
{
#ifndef _WIN32
	struct stat file;

	if (at->path[0] && !at->listener->server->loop.foreign && lstat(at->path, &file) == 0 && (uint64_t) file.st_dev == at->device
			&& (uint64_t) file.st_ino == at->inode) {
		unlink(at->path);
	}
#endif
	at->path[0] = '\0';
}

static void accept_add(lp_listener *listener, lp_fd fd, const lp_address *address)
{
	lp_accept *at = &listener->accepts[listener->count++];

	lp_io_init(&at->io, fd, accept_ready);
	at->listener = listener;
	accept_describe(at, address);
}

/* With port 0 every address of a name gets the port that the first one got. */
static void carry_port(lp_sockaddr *to, lp_fd first)
{
	struct sockaddr_storage name;
	socklen_t length = sizeof name;

	if (getsockname(first, (struct sockaddr *) &name, &length) < 0 || name.ss_family == AF_UNIX) {
		return;
	}
	in_port_t port = name.ss_family == AF_INET6 ? ((struct sockaddr_in6 *) (void *) &name)->sin6_port
		: ((struct sockaddr_in *) (void *) &name)->sin_port;
	if (to->name.ss_family == AF_INET6) {
		((struct sockaddr_in6 *) (void *) &to->name)->sin6_port = port;
	} else {
		((struct sockaddr_in *) (void *) &to->name)->sin_port = port;
	}
}

/* Bind all that a host name stands for. A family that this machine does not have is left out as long as one is bound. */
static int listener_bind(lp_listener *listener, const lp_address *address, lp_error *err)
{
	lp_sockaddr list[LP_RESOLVED_MAX];
	char label[LP_ADDRESS_TEXT];
	int count;

	lp_address_print(address, label, sizeof label);
	if (address->scheme == LP_SCHEME_SYSTEMD || address->scheme == LP_SCHEME_TLS) {
		return lp_error_set(err, address->scheme == LP_SCHEME_TLS ? LP_ERROR_TLS : LP_ERROR_BIND,
			"cannot listen on %s: this version does not serve that scheme", label);
	}
	listener->accepts = calloc(LP_RESOLVED_MAX, sizeof *listener->accepts);
	if (!listener->accepts) {
		return lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
	}
	if (address->scheme == LP_SCHEME_FD) {
		lp_fd fd = lp_socket_adopt(address->fd, &listener->config.socket, err);

		if (fd != LP_FD_NONE) {
			accept_add(listener, fd, address);
		}
		return fd != LP_FD_NONE ? 0 : -1;
	}
	count = lp_socket_resolve(address, true, list, LP_RESOLVED_MAX, err);
	for (int i = 0; i < count; i++) {
		lp_fd fd;

		if (address->port == 0 && listener->count) {
			carry_port(&list[i], listener->accepts[0].io.fd);
		}
		fd = lp_socket_listen(&list[i], &listener->config.socket, label, err);
		if (fd != LP_FD_NONE) {
			accept_add(listener, fd, address);
		} else if (count == 1 || (err->system != EADDRNOTAVAIL && err->system != EAFNOSUPPORT)) {
			return -1;
		}
	}
	return listener->count ? 0 : -1;
}

lp_listener *lp_listener_new(lp_server *server, const lp_address *address, lp_listener_config *config, lp_error *err)
{
	lp_listener *listener = calloc(1, sizeof *listener);

	if (!listener) {
		lp_listener_config_fini(config);
		lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
		return NULL;
	}
	listener->server = server;
	listener->config = *config;
	memset(config, 0, sizeof *config);
	lp_timer_init(&listener->retry, listener_retry);
	if (listener_bind(listener, address, err) < 0) {
		lp_listener_free(listener);
		return NULL;
	}
	return listener;
}

int lp_listener_start(lp_listener *listener, lp_error *err)
{
	for (int i = 0; i < listener->count; i++) {
		if (lp_loop_watch(&listener->server->loop, &listener->accepts[i].io, LP_READ) < 0) {
			return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot watch %s", listener->accepts[i].address);
		}
	}
	return 0;
}

/* Closing a listener resets who waits in its backlog, so they are taken first and told. */
static void accept_refuse_backlog(lp_accept *at)
{
	lp_ip peer;
	lp_fd fd;

	while ((fd = lp_socket_accept(at->io.fd, &peer)) != LP_FD_NONE) {
		accept_refuse(at->listener, fd, &peer, "the server is draining");
	}
}

void lp_listener_close(lp_listener *listener)
{
	lp_timer_stop(&listener->server->loop.timers, &listener->retry);
	for (int i = 0; i < listener->count; i++) {
		lp_accept *at = &listener->accepts[i];

		if (at->io.fd == LP_FD_NONE) {
			continue;
		}
		if (listener->server->state == LP_SERVER_DRAINING && !lp_server_halted(listener->server)) {
			accept_refuse_backlog(at);
		}
		lp_loop_watch(&listener->server->loop, &at->io, 0);
		accept_unlink(at);
		lp_fd_close(at->io.fd);
		at->io.fd = LP_FD_NONE;
	}
}

void lp_listener_free(lp_listener *listener)
{
	lp_listener_close(listener);
	lp_listener_config_fini(&listener->config);
	free(listener->accepts);
	free(listener);
}

const char *lp_listener_address(const lp_listener *listener, int n)
{
	return n < listener->count ? listener->accepts[n].address : NULL;
}
