/* Listening sockets: options, binding, inherited descriptors. The files of Unix sockets are unix_path.h's. */
#include "unix_path.h"

#include <errno.h>
#include <string.h>

#ifndef _WIN32
# include <fcntl.h>
# include <netinet/tcp.h>
#endif

static void set_flag(lp_fd fd, int level, int name, int on)
{
	setsockopt(fd, level, name, (const void *) &on, sizeof on);
}

/* Accepted sockets inherit these, which saves two system calls a connection. */
static void listen_inherit(lp_fd fd, int family, const lp_listen_options *options)
{
	if (family == AF_UNIX) {
		return;
	}
	set_flag(fd, IPPROTO_TCP, TCP_NODELAY, options->nodelay);
	set_flag(fd, SOL_SOCKET, SO_KEEPALIVE, options->keepalive);
}

static void listen_prepare(lp_fd fd, const lp_sockaddr *at, const lp_listen_options *options)
{
	if (at->name.ss_family == AF_UNIX) {
		return;
	}
#ifndef _WIN32   /* there SO_REUSEADDR would let two servers share a port */
	set_flag(fd, SOL_SOCKET, SO_REUSEADDR, 1);
#endif
#ifdef SO_REUSEPORT
	if (options->reuse_port) {
		set_flag(fd, SOL_SOCKET, SO_REUSEPORT, 1);
	}
#endif
	if (at->name.ss_family == AF_INET6) {
		set_flag(fd, IPPROTO_IPV6, IPV6_V6ONLY, options->ipv6_only > 0);
	}
	listen_inherit(fd, at->name.ss_family, options);
}

static int listen_at(lp_fd fd, const lp_sockaddr *at, const lp_listen_options *options, const char **call)
{
	*call = "fcntl";
	if (lp_fd_nonblocking(fd, true) < 0 || lp_fd_cloexec(fd) < 0) {
		return -1;
	}
	if (at->name.ss_family == AF_UNIX) {
		return lp_unix_listen(fd, at, options, call);
	}
	*call = "bind";
	if (bind(fd, (const struct sockaddr *) &at->name, at->length) < 0) {
		return -1;
	}
	*call = "listen";
	return listen(fd, options->backlog);
}

lp_fd lp_socket_listen(const lp_sockaddr *at, const lp_listen_options *options, const char *label, lp_error *err)
{
	const char *call = "socket";
	lp_fd fd = socket(at->name.ss_family, SOCK_STREAM, 0);

	if (fd != LP_FD_NONE) {
		listen_prepare(fd, at, options);
		if (listen_at(fd, at, options, &call) == 0) {
			return fd;
		}
	}
	lp_error_set_system(err, LP_ERROR_BIND, lp_socket_errno(), "cannot listen on %s: %s()", label, call);
	lp_fd_close(fd);
	return LP_FD_NONE;
}

lp_fd lp_socket_adopt(int number, const lp_listen_options *options, lp_error *err)
{
	lp_fd fd;
#ifdef _WIN32
	(void) options;
	fd = LP_FD_NONE;
	lp_error_set(err, LP_ERROR_BIND, "cannot listen on fd://%d: this system inherits no sockets by number", number);
#else
	int listening = 0, type = 0;
	socklen_t length = sizeof listening;
	struct sockaddr_storage name;
	socklen_t name_length = sizeof name;

	fd = fcntl(number, F_DUPFD_CLOEXEC, 3);
	if (fd < 0) {
		lp_error_set_system(err, LP_ERROR_BIND, errno, "cannot listen on fd://%d: dup()", number);
		return LP_FD_NONE;
	}
	if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) < 0) {
		lp_error_set_system(err, LP_ERROR_BIND, errno, "cannot listen on fd://%d: getsockopt()", number);
	} else if (type != SOCK_STREAM || getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &length) < 0 || !listening) {
		lp_error_set(err, LP_ERROR_BIND, "cannot listen on fd://%d: it is a socket, but not a listening stream socket", number);
	} else if (getsockname(fd, (struct sockaddr *) &name, &name_length) < 0 || lp_fd_nonblocking(fd, true) < 0) {
		lp_error_set_system(err, LP_ERROR_BIND, errno, "cannot listen on fd://%d: fcntl()", number);
	} else {
		listen_inherit(fd, name.ss_family, options);
		return fd;
	}
	lp_fd_close(fd);
	fd = LP_FD_NONE;
#endif
	return fd;
}
