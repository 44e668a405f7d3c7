/* Sockets of the load: loopback only, every wait bounded.
 *
 * These are the plain, blocking parts (connecting, one exchange, idle connections by the thousand);
 * the scenarios that need speed do their own reading and writing. */

#define _GNU_SOURCE
#include "wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static void die(const char *what)
{
	fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
	exit(1);
}

struct sockaddr_in wire_parse(const char *text)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	char host[64];
	unsigned port;

	if (sscanf(text, "%63[^:]:%u", host, &port) != 2 || port < 1 || port > 65535
			|| inet_pton(AF_INET, host, &address.sin_addr) != 1
			|| ntohl(address.sin_addr.s_addr) >> 24 != 127) {
		fprintf(stderr, "load: \"%s\" is not an address on the loopback, like 127.0.0.1:4321\n", text);
		exit(2);
	}
	address.sin_port = htons((unsigned short)port);
	return address;
}

void wire_reserve(size_t needed)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) < 0) {
		die("getrlimit");
	}
	if (limit.rlim_max < needed) {
		fprintf(stderr, "load: %zu descriptors needed, the hard limit is %llu\n", needed,
			(unsigned long long)limit.rlim_max);
		exit(1);
	}
	limit.rlim_cur = limit.rlim_max;
	if (setrlimit(RLIMIT_NOFILE, &limit) < 0) {
		die("setrlimit");
	}
}

int wire_connect(const struct sockaddr_in *to, unsigned from)
{
	struct sockaddr_in source = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK + from) };
	struct timeval patience = { .tv_sec = 30 };
	int on = 1;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0) {
		die("socket");
	}
	if (setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) < 0
			|| setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience)) < 0
			|| setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience)) < 0
			|| setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof(on)) < 0) {
		die("setsockopt");
	}
	if (from && bind(fd, (struct sockaddr *)&source, sizeof(source)) < 0) {
		die("bind");
	}
	if (connect(fd, (const struct sockaddr *)to, sizeof(*to)) < 0) {
		die("connect");
	}
	return fd;
}

void wire_unblock(int fd)
{
	int flags = fcntl(fd, F_GETFL);

	if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0) {
		die("fcntl");
	}
}

void wire_send_all(int fd, const char *data, size_t length)
{
	while (length) {
		ssize_t sent = send(fd, data, length, MSG_NOSIGNAL);

		if (sent < 0) {
			die("send");
		}
		data += sent;
		length -= (size_t)sent;
	}
}
