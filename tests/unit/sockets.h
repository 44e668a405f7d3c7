/* What the tests of sockets share: listeners on port 0 or in a folder of their own, connected pairs, bounded waits. */
#ifndef TEST_SOCKETS_H
#define TEST_SOCKETS_H

#include "check.h"
#include "../../src/core/socket.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>

#define WAIT_MS 10000   /* far longer than anything on this machine takes */

static const lp_listen_options plain_listener = {
	.backlog = 16, .nodelay = true, .keepalive = true, .ipv6_only = -1, .unix_mode = 0660
};

static char scratch[64];

/* A folder for socket files, gone at the end. */
static inline void scratch_open(void)
{
	const char *root = getenv("TMPDIR");

	/* a socket's path has 107 bytes */
	snprintf(scratch, sizeof scratch, "%s/lineproto-XXXXXX", root && strlen(root) < 30 ? root : "/tmp");
	CHECK(mkdtemp(scratch) != NULL);
}

static inline void scratch_close(void)
{
	CHECK_EQ(rmdir(scratch), 0);
}

static inline lp_sockaddr resolve_one(const char *text)
{
	lp_sockaddr list[LP_RESOLVED_MAX];
	lp_address address;
	lp_error err = {0};

	memset(list, 0, sizeof list);
	if (lp_address_parse(&address, text, strlen(text), &err) < 0
			|| lp_socket_resolve(&address, true, list, LP_RESOLVED_MAX, &err) < 1) {
		CHECK(!"address did not resolve");
		fprintf(stderr, "\t%s\n", err.text);
	}
	return list[0];
}

/* unix:///<scratch>/<name> */
static inline lp_sockaddr scratch_address(const char *name, char *path, size_t size)
{
	char text[160];

	snprintf(path, size, "%s/%s", scratch, name);
	snprintf(text, sizeof text, "unix://%s", path);
	return resolve_one(text);
}

static inline bool wait_for(lp_fd fd, short events)
{
	struct pollfd slot = {.fd = fd, .events = events};

	return poll(&slot, 1, WAIT_MS) == 1;
}

/* Where a listener on port 0 really is. */
static inline lp_sockaddr bound_address(lp_fd listener)
{
	lp_sockaddr at;

	memset(&at, 0, sizeof at);
	at.length = sizeof at.name;
	CHECK_EQ(getsockname(listener, (struct sockaddr *) &at.name, &at.length), 0);
	return at;
}

/* A client of 'listener' and the server's end of it. */
static inline bool connected_pair(lp_fd listener, lp_fd *client, lp_fd *server, lp_ip *peer)
{
	lp_sockaddr at = bound_address(listener);

	*server = LP_FD_NONE;
	*client = lp_socket_connect(&at, NULL);
	if (!CHECK(*client != LP_FD_NONE) || !CHECK(wait_for(*client, POLLOUT)) || !CHECK(wait_for(listener, POLLIN))) {
		return false;
	}
	CHECK_EQ(lp_socket_connect_result(*client), 0);
	*server = lp_socket_accept(listener, peer);
	return CHECK(*server != LP_FD_NONE);
}

static inline bool have_ipv6(void)
{
	lp_sockaddr at = resolve_one("tcp://[::1]:0");
	lp_fd fd = lp_socket_listen(&at, &plain_listener, "[::1]:0", NULL);

	lp_fd_close(fd);
	return fd != LP_FD_NONE;
}

#endif
