/* The system calls of sockets that servers and clients share. Listening sockets are in socket_listen.c. */
#include "socket.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#ifndef _WIN32
# include <netdb.h>
# include <netinet/tcp.h>
# include <unistd.h>
#endif

static int resolve_unix(const lp_address *address, lp_sockaddr *out)
{
	struct sockaddr_un *name = (struct sockaddr_un *) (void *) &out->name;
	size_t length = strlen(address->host);

	memset(out, 0, sizeof *out);
	name->sun_family = AF_UNIX;
	memcpy(name->sun_path + address->abstract, address->host, length);
	out->length = (socklen_t) (offsetof(struct sockaddr_un, sun_path) + address->abstract + length);
	return 1;
}

/* IPv6 and IPv4 in turn, each family in the resolver's order, so that a dead family costs one attempt, not all. */
static int resolve_interleave(const struct addrinfo *found, lp_sockaddr *list, int max)
{
	const struct addrinfo *next[2] = {found, found};
	int first = found->ai_family == AF_INET ? 1 : 0;
	static const int families[2] = {AF_INET6, AF_INET};
	int count = 0;

	for (int turn = first; count < max && (next[0] || next[1]); turn ^= 1) {
		while (next[turn] && next[turn]->ai_family != families[turn]) {
			next[turn] = next[turn]->ai_next;
		}
		if (next[turn]) {
			memset(&list[count], 0, sizeof list[count]);
			memcpy(&list[count].name, next[turn]->ai_addr, next[turn]->ai_addrlen);
			list[count++].length = (socklen_t) next[turn]->ai_addrlen;
			next[turn] = next[turn]->ai_next;
		}
	}
	return count;
}

int lp_socket_resolve(const lp_address *address, bool passive, lp_sockaddr *list, int max, lp_error *err)
{
	lp_error_kind kind = passive ? LP_ERROR_BIND : LP_ERROR_CONNECT;
	struct addrinfo hints, *found;
	char port[8];
	int code, count;

	if (address->scheme == LP_SCHEME_UNIX) {
		return resolve_unix(address, list);
	}
	memset(&hints, 0, sizeof hints);
	hints.ai_socktype = SOCK_STREAM;
	hints.ai_flags = AI_NUMERICSERV | AI_NUMERICHOST | (passive ? AI_PASSIVE : 0);
	snprintf(port, sizeof port, "%u", (unsigned) address->port);
	code = getaddrinfo(address->host, port, &hints, &found);
	if (code == EAI_NONAME) {   /* no literal address: ask the resolver */
		hints.ai_flags &= ~AI_NUMERICHOST;
		code = getaddrinfo(address->host, port, &hints, &found);
	}
	if (code != 0) {
		return lp_error_set(err, kind, "cannot resolve host \"%s\": %s", address->host, gai_strerror(code));
	}
	count = resolve_interleave(found, list, max);
	freeaddrinfo(found);
	return count > 0 ? count : lp_error_set(err, kind, "host \"%s\" has no IP address", address->host);
}

lp_fd lp_socket_accept(lp_fd listener, lp_ip *peer)
{
	struct sockaddr_storage name;
	socklen_t length = sizeof name;
	lp_fd fd;

	name.ss_family = AF_UNSPEC;
#ifdef HAVE_ACCEPT4
	fd = accept4(listener, (struct sockaddr *) &name, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
	fd = accept(listener, (struct sockaddr *) &name, &length);
	if (fd != LP_FD_NONE && (lp_fd_nonblocking(fd, true) < 0 || lp_fd_cloexec(fd) < 0)) {
		lp_fd_close(fd);
		return LP_FD_NONE;
	}
#endif
	if (fd != LP_FD_NONE) {
		lp_ip_from_sockaddr(peer, (struct sockaddr *) &name);
	}
	return fd;
}

static lp_fd socket_open(int family)
{
	lp_fd fd;

#ifdef SOCK_CLOEXEC
	fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
#else
	fd = socket(family, SOCK_STREAM, 0);
	if (fd != LP_FD_NONE && (lp_fd_nonblocking(fd, true) < 0 || lp_fd_cloexec(fd) < 0)) {
		lp_fd_close(fd);
		return LP_FD_NONE;
	}
#endif
#ifdef SO_NOSIGPIPE
	if (fd != LP_FD_NONE) {
		int on = 1;
		setsockopt(fd, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
	}
#endif
	return fd;
}

/* EAGAIN from a Unix socket means a full backlog: that attempt has not begun. */
static bool connect_has_begun(const lp_sockaddr *to)
{
	int error = lp_socket_errno();

	return error == EINPROGRESS || (lp_would_block(error) && to->name.ss_family != AF_UNIX);
}

lp_fd lp_socket_connect(const lp_sockaddr *to, const lp_sockaddr *local)
{
	lp_fd fd = socket_open(to->name.ss_family);
	int on = 1;
	int error;

	if (fd == LP_FD_NONE) {
		return fd;
	}
	if (to->name.ss_family != AF_UNIX) {
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, (const void *) &on, sizeof on);
	}
	if (!local || bind(fd, (const struct sockaddr *) &local->name, local->length) == 0) {
		if (connect(fd, (const struct sockaddr *) &to->name, to->length) == 0 || connect_has_begun(to)) {
			return fd;
		}
	}
	error = lp_socket_errno();
	lp_fd_close(fd);
	errno = error;
	return LP_FD_NONE;
}

int lp_socket_connect_result(lp_fd fd)
{
	int error = 0;
	socklen_t length = sizeof error;

	if (getsockopt(fd, SOL_SOCKET, SO_ERROR, (void *) &error, &length) < 0) {
		return lp_socket_errno();
	}
	return error;
}

static size_t unix_name(const struct sockaddr_un *name, socklen_t length, char *text, size_t size)
{
	size_t used = length > offsetof(struct sockaddr_un, sun_path) ? length - offsetof(struct sockaddr_un, sun_path) : 0;

	if (used == 0) {
		return (size_t) snprintf(text, size, "unix:");
	}
	if (name->sun_path[0] == '\0') {
		return (size_t) snprintf(text, size, "@%.*s", (int) used - 1, name->sun_path + 1);
	}
	return (size_t) snprintf(text, size, "%.*s", (int) used, name->sun_path);
}

size_t lp_socket_name(lp_fd fd, bool remote, char *text, size_t size)
{
	struct sockaddr_storage name;
	socklen_t length = sizeof name;
	lp_ip ip;

	if ((remote ? getpeername : getsockname)(fd, (struct sockaddr *) &name, &length) < 0) {
		return (size_t) snprintf(text, size, "%s", "");
	}
	if (name.ss_family == AF_UNIX) {
		return unix_name((struct sockaddr_un *) (void *) &name, length, text, size);
	}
	lp_ip_from_sockaddr(&ip, (struct sockaddr *) &name);
	return lp_ip_print(&ip, text, size);
}

int lp_socket_discard(lp_fd fd)
{
	static char sink[16384];   /* written by the kernel, read by nobody */

	for (int turns = 0; turns < 16; turns++) {
		lp_ssize got = recv(fd, sink, sizeof sink, 0);

		if (got == 0 || (got < 0 && !lp_would_block(lp_socket_errno()) && lp_socket_errno() != EINTR)) {
			return 1;
		}
		if (got < 0) {
			return 0;
		}
	}
	return 0;
}

void lp_socket_reset_on_close(lp_fd fd)
{
	struct linger reset = {1, 0};

	setsockopt(fd, SOL_SOCKET, SO_LINGER, (const void *) &reset, sizeof reset);
}
