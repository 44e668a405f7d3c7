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

#ifdef _WIN32
lp_fd lp_socket_adopt(int number, const lp_listen_options *options, const char *label, lp_error *err)
{
	(void) number;
	(void) options;
	lp_error_set(err, LP_ERROR_BIND, "cannot listen on %s: this system inherits no sockets by number", label);
	return LP_FD_NONE;
}
#else
/* What keeps a socket from being listened on here; NULL when nothing does. */
static const char *adopt_refused(lp_fd fd, int type)
{
	int listening = 0;
	socklen_t length = sizeof listening;

	if (type != SOCK_STREAM) {
		return type == SOCK_DGRAM ? "it takes datagrams" : "it is of another type";
	}
	if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &length) < 0 || !listening) {
		return "it does not listen (a .socket unit of systemd needs Accept=no)";
	}
	return NULL;
}

lp_fd lp_socket_adopt(int number, const lp_listen_options *options, const char *label, lp_error *err)
{
	struct sockaddr_storage name;
	socklen_t type_length = sizeof(int), name_length = sizeof name;
	lp_fd fd = fcntl(number, F_DUPFD_CLOEXEC, 3);
	const char *refused;
	int type = 0;

	if (fd < 0) {
		lp_error_set_system(err, LP_ERROR_BIND, errno, "cannot listen on %s: dup()", label);
		return LP_FD_NONE;
	}
	if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &type_length) < 0) {
		lp_error_set_system(err, LP_ERROR_BIND, errno, "cannot listen on %s: getsockopt()", label);
	} else if ((refused = adopt_refused(fd, type))) {
		lp_error_set(err, LP_ERROR_BIND, "cannot listen on %s: it is a socket, but not a listening stream socket: %s", label, refused);
	} else if (getsockname(fd, (struct sockaddr *) &name, &name_length) < 0 || lp_fd_nonblocking(fd, true) < 0) {
		lp_error_set_system(err, LP_ERROR_BIND, errno, "cannot listen on %s: fcntl()", label);
	} else {
		listen_inherit(fd, name.ss_family, options);
		return fd;
	}
	lp_fd_close(fd);
	return LP_FD_NONE;
}
#endif
