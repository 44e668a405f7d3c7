/* Listening: binds what an address stands for, and what becomes of it. Who connects is listener_accept.c's business. */
#include "listener_accept.h"

#include "activation.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where several processes wait for the same clients, one of them is to wake up for each. */
static unsigned accept_interest(const lp_listener *listener)
{
	return listener->shared ? LP_READ | LP_EXCLUSIVE : LP_READ;
}

void lp_listener_watch(lp_listener *listener, unsigned interest)
{
	for (int i = 0; i < listener->count; i++) {
		if (listener->accepts[i].io.fd != LP_FD_NONE) {
			lp_loop_watch(&listener->server->loop, &listener->accepts[i].io, interest ? accept_interest(listener) : 0);
		}
	}
}

static void listener_retry(lp_timer *timer)
{
	lp_listener_watch(lp_container_of(timer, lp_listener, retry), LP_READ);
}

/* Remember what was bound, for users and for the end. */
static void accept_describe(lp_accept *at, const lp_address *address)
{
	char name[LP_SOCKET_NAME];

	lp_socket_name(at->io.fd, false, name, sizeof name);
	snprintf(at->address, sizeof at->address, "%s://%s", name[0] == '/' || name[0] == '@' ? "unix"
		: address->scheme == LP_SCHEME_TLS ? "tls" : "tcp", name);
	lp_unix_file_note(&at->file, address->scheme == LP_SCHEME_UNIX && !address->abstract ? address->host : NULL);
}

/* Who has given up root's rights cannot always remove what was made with them. The next start takes it over. */
static void accept_unlink(lp_accept *at)
{
	lp_server *server = at->listener->server;

	if (server->loop.foreign || at->listener->lent) {
		return;
	}
	if (lp_unix_file_remove(&at->file) < 0 && server->state == LP_SERVER_DRAINING && !lp_server_halted(server)) {
		lp_log_field(&server->config.log, LP_LOG_NOTICE, "the file of a Unix socket stays behind: its folder is not ours to write",
			"address", at->address);
	}
}

static void accept_add(lp_listener *listener, lp_fd fd, const lp_address *address)
{
	lp_accept *at = &listener->accepts[listener->count++];

	lp_io_init(&at->io, fd, lp_accept_ready);
	at->listener = listener;
	at->doubtful = LP_FD_NONE;
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

static int accepts_make(lp_listener *listener, int count, lp_error *err)
{
	listener->accepts = calloc((size_t) count, sizeof *listener->accepts);
	return listener->accepts ? 0 : lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
}

/* What others have bound: one descriptor by its number, or all that systemd has passed under one name. */
static int listener_adopt(lp_listener *listener, const lp_address *address, const char *label, lp_error *err)
{
	int fds[LP_ACTIVATION_MAX] = {address->fd};
	int count = address->scheme == LP_SCHEME_FD ? 1 : lp_activation_find(address->host, fds, err);

	listener->inherited = true;
	if (count < 0 || accepts_make(listener, count, err) < 0) {
		return -1;
	}
	for (int i = 0; i < count; i++) {
		lp_fd fd = lp_socket_adopt(fds[i], &listener->config.socket, label, err);

		if (fd == LP_FD_NONE) {
			return -1;
		}
		accept_add(listener, fd, address);
	}
	return 0;
}

/* Bind all that a host name stands for. A family that this machine does not have is left out as long as one is bound. */
static int listener_resolve(lp_listener *listener, const lp_address *address, const char *label, lp_error *err)
{
	lp_sockaddr list[LP_RESOLVED_MAX];
	int count;

	if (accepts_make(listener, LP_RESOLVED_MAX, err) < 0) {
		return -1;
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

/* After a reload: the sockets of the process before, as they are. False when it had none of that address. */
static bool listener_inherit(lp_listener *listener, const lp_address *address, const char *label)
{
	int owner = -1;
	lp_fd fd;

	listener->inherited = address->scheme == LP_SCHEME_FD || address->scheme == LP_SCHEME_SYSTEMD;
	listener->accepts = calloc(LP_RESOLVED_MAX, sizeof *listener->accepts);
	while (listener->accepts && listener->count < LP_RESOLVED_MAX && (fd = lp_heir_socket(label, &owner)) != LP_FD_NONE) {
		lp_fd_nonblocking(fd, true);
		accept_add(listener, fd, address);
	}
	if (!listener->count) {
		free(listener->accepts);
		listener->accepts = NULL;
	}
	listener->lent = listener->count > 0;
	return listener->lent;
}

static int listener_bind(lp_listener *listener, const lp_address *address, lp_error *err)
{
	char label[LP_ADDRESS_TEXT];

	lp_address_print(address, label, sizeof label);
	memcpy(listener->asked, label, sizeof label);
	if (address->scheme == LP_SCHEME_TLS && !listener->config.tls) {
		return lp_error_set(err, LP_ERROR_TLS, "cannot listen on %s without a certificate (option tls)", label);
	}
	listener->config.tls_first = address->scheme == LP_SCHEME_TLS;
	if (lp_heir_is() && listener_inherit(listener, address, label)) {
		return 0;
	}
	if (address->scheme == LP_SCHEME_FD || address->scheme == LP_SCHEME_SYSTEMD) {
		return listener_adopt(listener, address, label, err);
	}
	return listener_resolve(listener, address, label, err);
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
	listener->config.socket.owner = server->config.privileges;
	memset(config, 0, sizeof *config);
	lp_timer_init(&listener->retry, listener_retry);
	if (listener_bind(listener, address, err) < 0) {
		lp_listener_free(listener);
		return NULL;
	}
	return listener;
}

int lp_listener_bequeath(const lp_listener *listener, lp_estate *estate)
{
	int owner = estate->count;

	for (int i = 0; i < listener->count; i++) {
		if (listener->accepts[i].io.fd != LP_FD_NONE && lp_estate_add(estate, listener->asked, owner, listener->accepts[i].io.fd) < 0) {
			return -1;
		}
	}
	return 0;
}

void lp_listener_share(lp_listener *listener)
{
	listener->shared = true;
	for (int i = 0; i < listener->count; i++) {
		lp_unix_file_note(&listener->accepts[i].file, NULL);
	}
}

int lp_listener_start(lp_listener *listener, lp_error *err)
{
	for (int i = 0; i < listener->count; i++) {
		if (lp_loop_watch(&listener->server->loop, &listener->accepts[i].io, accept_interest(listener)) < 0) {
			return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot watch %s", listener->accepts[i].address);
		}
	}
	return 0;
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
			lp_accept_decide(at);
			if (!listener->inherited && !listener->shared) {   /* otherwise the next to accept there serves them */
				lp_accept_refuse_backlog(at);
			}
		}
		lp_fd_close(at->doubtful);
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

static bool ip_is_any(const lp_ip *ip)
{
	static const lp_ip any;

	return memcmp(ip->bytes, any.bytes, sizeof any.bytes) == 0;
}

/* 'near' and 'far' are the two ends of a connection. One to a wildcard's port leads here when it leaves from where it goes to. */
static bool accept_is_peer(const lp_accept *at, const lp_sockaddr *near, const lp_sockaddr *far)
{
	lp_sockaddr bound = {.length = sizeof bound.name};
	lp_ip here, from, to;

	if (at->io.fd == LP_FD_NONE || getsockname(at->io.fd, (struct sockaddr *) &bound.name, &bound.length) < 0) {
		return false;
	}
	if (bound.name.ss_family == AF_UNIX || far->name.ss_family == AF_UNIX) {
		return bound.length == far->length && memcmp(&bound.name, &far->name, far->length) == 0;
	}
	lp_ip_from_sockaddr(&here, (const struct sockaddr *) &bound.name);
	lp_ip_from_sockaddr(&from, (const struct sockaddr *) &near->name);
	lp_ip_from_sockaddr(&to, (const struct sockaddr *) &far->name);
	return here.port == to.port && memcmp(ip_is_any(&here) ? from.bytes : here.bytes, to.bytes, sizeof to.bytes) == 0;
}

bool lp_listener_is_peer(const lp_listener *listener, lp_fd fd)
{
	lp_sockaddr near = {.length = sizeof near.name}, far = {.length = sizeof far.name};

	if (listener->config.socket.reuse_port || listener->inherited || listener->shared
			|| getsockname(fd, (struct sockaddr *) &near.name, &near.length) < 0
			|| getpeername(fd, (struct sockaddr *) &far.name, &far.length) < 0) {
		return false;
	}
	for (int i = 0; i < listener->count; i++) {
		if (accept_is_peer(&listener->accepts[i], &near, &far)) {
			return true;
		}
	}
	return false;
}
