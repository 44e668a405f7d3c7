/* Listening sockets: options, binding, Unix files and their permissions, inherited descriptors. */
#include "socket.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#ifndef _WIN32
# include <fcntl.h>
# include <netinet/tcp.h>
# include <sys/file.h>
# include <sys/stat.h>
# include <unistd.h>
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

#ifdef _WIN32
static lp_fd unix_lock(const lp_sockaddr *at)
{
	(void) at;
	return LP_FD_NONE;
}

static int bind_unix(lp_fd fd, const lp_sockaddr *at, const lp_listen_options *options)
{
	(void) options;
	return bind(fd, (const struct sockaddr *) &at->name, at->length);
}
#else
#define LOCK_TRIES 200   /* of a millisecond: a starter needs less than one */

/* Between bind() and listen() a socket looks like one that was left behind, and of two starters that both find a stale file the later
 * would unlink the new one of the earlier. So they take turns, by a lock on the folder, which leaves no file of its own. The
 * descriptor to close, or LP_FD_NONE: where folders cannot be locked, or somebody else keeps this one, it goes without. */
static lp_fd unix_lock(const lp_sockaddr *at)
{
	const struct sockaddr_un *name = (const struct sockaddr_un *) (const void *) &at->name;
	char folder[sizeof name->sun_path + 1];
	char *slash;
	lp_fd fd;

	if (at->name.ss_family != AF_UNIX || name->sun_path[0] == '\0') {
		return LP_FD_NONE;
	}
	snprintf(folder, sizeof folder, "%.*s", (int) sizeof name->sun_path, name->sun_path);
	slash = strrchr(folder, '/');
	if (slash) {
		slash[slash == folder] = '\0';
	} else {
		snprintf(folder, sizeof folder, ".");
	}
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	for (int i = 0; fd >= 0 && i < LOCK_TRIES && flock(fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK; i++) {
		usleep(1000);
	}
	return fd;
}

/* True for the file of a Unix socket that nobody listens on: left behind by a server that was killed. */
static bool unix_is_stale(const lp_sockaddr *at)
{
	const struct sockaddr_un *name = (const struct sockaddr_un *) (const void *) &at->name;
	struct stat file;
	bool refused;
	lp_fd probe;

	if (name->sun_path[0] == '\0' || lstat(name->sun_path, &file) < 0 || !S_ISSOCK(file.st_mode)) {
		return false;
	}
	probe = socket(AF_UNIX, SOCK_STREAM, 0);
	if (probe < 0) {
		return false;
	}
	lp_fd_nonblocking(probe, true);   /* a full backlog must not block us: it means "in use" */
	refused = connect(probe, (const struct sockaddr *) &at->name, at->length) < 0 && errno == ECONNREFUSED;
	lp_fd_close(probe);
	return refused;
}

/* The mode must hold from the first moment on, so it goes through umask: a chmod afterwards would leave a gap. */
static int bind_unix(lp_fd fd, const lp_sockaddr *at, const lp_listen_options *options)
{
	const struct sockaddr_un *name = (const struct sockaddr_un *) (const void *) &at->name;
	mode_t before = umask((mode_t) (~options->unix_mode & 0777));
	int result = bind(fd, (const struct sockaddr *) &at->name, at->length);

	if (result < 0 && errno == EADDRINUSE) {
		if (unix_is_stale(at) && unlink(name->sun_path) == 0) {
			result = bind(fd, (const struct sockaddr *) &at->name, at->length);
		} else {
			errno = EADDRINUSE;
		}
	}
	int saved = errno;
	umask(before);
	errno = saved;
	return result;
}
#endif

static int listen_bind(lp_fd fd, const lp_sockaddr *at, const lp_listen_options *options)
{
	if (at->name.ss_family == AF_UNIX) {
		return bind_unix(fd, at, options);
	}
	return bind(fd, (const struct sockaddr *) &at->name, at->length);
}

/* Undo a bind() that led to nothing; keeps errno. */
static void remove_unix_file(const lp_sockaddr *at)
{
#ifdef _WIN32
	(void) at;
#else
	const struct sockaddr_un *name = (const struct sockaddr_un *) (const void *) &at->name;
	int saved = errno;

	if (at->name.ss_family == AF_UNIX && name->sun_path[0]) {
		unlink(name->sun_path);
	}
	errno = saved;
#endif
}

lp_fd lp_socket_listen(const lp_sockaddr *at, const lp_listen_options *options, const char *label, lp_error *err)
{
	const char *call = "socket";
	lp_fd lock = unix_lock(at);
	lp_fd fd = socket(at->name.ss_family, SOCK_STREAM, 0);

	if (fd != LP_FD_NONE) {
		listen_prepare(fd, at, options);
		call = "bind";
		if (lp_fd_nonblocking(fd, true) == 0 && lp_fd_cloexec(fd) == 0 && listen_bind(fd, at, options) == 0) {
			call = "listen";
			if (listen(fd, options->backlog) == 0) {
				lp_fd_close(lock);
				return fd;
			}
			remove_unix_file(at);
		}
	}
	lp_error_set_system(err, LP_ERROR_BIND, lp_socket_errno(), "cannot listen on %s: %s()", label, call);
	lp_fd_close(fd);
	lp_fd_close(lock);
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
