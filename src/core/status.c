/* The status listener's sockets: bound like any other, accepted from here. */
#include "status_internal.h"

#include "listener_accept.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define ACCEPT_REST (100 * LP_MILLISECOND)   /* without descriptors */

static bool ip_is_loopback(const lp_ip *ip)
{
	static const uint8_t six[16] = {[15] = 1};

	return ip->family == 0 || (ip->family == 4 && ip->bytes[0] == 127) || (ip->family == 6 && memcmp(ip->bytes, six, sizeof six) == 0);
}

bool lp_status_is_local(const lp_address *address)
{
	lp_ip ip;

	if (address->scheme != LP_SCHEME_TCP || (lp_ip_parse(&ip, 4, address->host, strlen(address->host)) < 0
			&& lp_ip_parse(&ip, 6, address->host, strlen(address->host)) < 0)) {
		return true;
	}
	return ip_is_loopback(&ip);
}

/* --- who comes --- */

static bool is_welcome(const lp_cidr_list *allow, const lp_ip *peer)
{
	for (size_t i = 0; i < allow->count; i++) {
		if (lp_cidr_contains(&allow->ranges[i], peer)) {
			return true;
		}
	}
	return allow->count == 0 ? ip_is_loopback(peer) : peer->family == 0;
}

static void status_accept(lp_status *status, lp_fd fd, const lp_ip *peer)
{
	lp_server *server = status->server;
	char name[LP_IP_TEXT];

	if (is_welcome(&status->listener->config.allow, peer)) {
		lp_status_conn_open(status, fd);
		return;
	}
	lp_ip_print(peer, name, sizeof name);
	lp_log_limited(&server->config.log, &server->limit_refuse, server->loop.now, LP_LOG_WARNING,
		"its address may not look at the status (option status)", "refused", name);
	lp_fd_close(fd);
}

static void status_ready(lp_io *io, unsigned events)
{
	lp_listener *listener = lp_container_of(io, lp_accept, io)->listener;
	lp_server *server = listener->server;
	lp_status *status = server->status;
	lp_ip peer;

	(void) events;
	for (int i = 0; i < LP_STATUS_CONNECTIONS && status->count < LP_STATUS_CONNECTIONS && !lp_server_halted(server); i++) {
		lp_fd fd = lp_socket_accept(io->fd, &peer);
		int error = lp_socket_errno();

		if (fd != LP_FD_NONE) {
			status_accept(status, fd, &peer);
		} else if (error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM) {
			lp_listener_watch(listener, 0);
			lp_timer_set(&server->loop.timers, &listener->retry, lp_clock_after(server->loop.now, ACCEPT_REST));
			return;
		} else if (lp_would_block(error)) {
			return;
		}
	}
	if (status->count == LP_STATUS_CONNECTIONS) {
		lp_listener_watch(listener, 0);
	}
}

void lp_status_conn_closed(lp_status *status)
{
	if (status->count == LP_STATUS_CONNECTIONS - 1 && !lp_timer_is_set(&status->listener->retry)) {
		lp_listener_watch(status->listener, LP_READ);
	}
}

/* --- life --- */

static int status_check(const lp_status *status, lp_error *err)
{
	const lp_listener *listener = status->listener;

	for (int i = 0; i < listener->count; i++) {
		lp_sockaddr bound = {.length = sizeof bound.name};
		lp_ip ip;

		if (getsockname(listener->accepts[i].io.fd, (struct sockaddr *) &bound.name, &bound.length) < 0) {
			return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot look at %s: getsockname()", listener->accepts[i].address);
		}
		lp_ip_from_sockaddr(&ip, (const struct sockaddr *) &bound.name);
		if (!listener->config.allow.count && !ip_is_loopback(&ip)) {
			return lp_error_set(err, LP_ERROR_VALUE, "the status address %s can be reached by others: say who may look, "
				"by [\"address\" => ..., \"allow\" => [...]]", listener->accepts[i].address);
		}
	}
	return 0;
}

lp_status *lp_status_new(lp_server *server, const lp_status_config *config, lp_listener_config *options, lp_error *err)
{
	lp_status *status = calloc(1, sizeof *status);

	if (!status) {
		lp_listener_config_fini(options);
		lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
		return NULL;
	}
	status->server = server;
	if (lp_cidr_list_copy(&options->allow, &config->allow) < 0) {
		lp_listener_config_fini(options);
		lp_status_free(status);
		lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
		return NULL;
	}
	status->listener = lp_listener_new(server, &config->address, options, err);
	if (!status->listener || status_check(status, err) < 0) {
		lp_status_free(status);
		return NULL;
	}
	for (int i = 0; i < status->listener->count; i++) {
		status->listener->accepts[i].io.ready = status_ready;
	}
	return status;
}

int lp_status_start(lp_status *status, lp_error *err)
{
	return lp_listener_start(status->listener, err);
}

void lp_status_share(lp_status *status, bool shared)
{
	if (shared) {
		lp_listener_share(status->listener);
	}
	status->listener->shared = shared;
}

void lp_status_own(lp_status *status)
{
	status->listener->lent = false;
}

int lp_status_bequeath(const lp_status *status, lp_estate *estate)
{
	return lp_listener_bequeath(status->listener, estate);
}

void lp_status_drain(lp_status *status)
{
	if (status->listener->shared) {
		lp_listener_close(status->listener);
	}
}

void lp_status_free(lp_status *status)
{
	if (!status) {
		return;
	}
	if (status->listener) {
		lp_listener_close(status->listener);   /* before its connections: each of them would have it watched again */
	}
	while (status->connections) {
		lp_status_conn_close(status->connections);
	}
	if (status->listener) {
		lp_listener_free(status->listener);
	}
	free(status);
}

bool lp_status_is_peer(const lp_status *status, lp_fd fd)
{
	return lp_listener_is_peer(status->listener, fd);
}

const char *lp_status_address(const lp_server *server)
{
	return server->status ? lp_listener_address(server->status->listener, 0) : NULL;
}
