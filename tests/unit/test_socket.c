/* Tests of socket.c: resolving, accepting, connecting, names, discarding, reset.
 *
 * The host "mixed.test" is resolved here, since no real one can be relied on to have several addresses of both kinds.
 *
 * link: -Wl,--wrap=getaddrinfo,--wrap=freeaddrinfo */
#include "sockets.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>

#define MIXED_MAX 8

static struct addrinfo mixed[MIXED_MAX];
static struct sockaddr_in6 mixed_names[MIXED_MAX];   /* room for either family */

int __real_getaddrinfo(const char *host, const char *port, const struct addrinfo *hints, struct addrinfo **found);
void __real_freeaddrinfo(struct addrinfo *found);

int __wrap_getaddrinfo(const char *host, const char *port, const struct addrinfo *hints, struct addrinfo **found)
{
	if (strcmp(host, "mixed.test") != 0) {
		return __real_getaddrinfo(host, port, hints, found);
	}
	*found = mixed;
	return hints->ai_flags & AI_NUMERICHOST ? EAI_NONAME : 0;
}

void __wrap_freeaddrinfo(struct addrinfo *found)
{
	if (found != mixed) {
		__real_freeaddrinfo(found);
	}
}

/* One address for each character: '4' or '6'; the last byte is its place. */
static void mix(const char *families)
{
	int count = (int) strlen(families);

	memset(mixed, 0, sizeof mixed);
	memset(mixed_names, 0, sizeof mixed_names);
	for (int i = 0; i < count; i++) {
		bool v4 = families[i] == '4';
		struct sockaddr_in *name = (struct sockaddr_in *) (void *) &mixed_names[i];

		mixed[i].ai_family = v4 ? AF_INET : AF_INET6;
		mixed[i].ai_addr = (struct sockaddr *) &mixed_names[i];
		mixed[i].ai_addrlen = v4 ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
		mixed[i].ai_next = i + 1 < count ? &mixed[i + 1] : NULL;
		mixed_names[i].sin6_family = (sa_family_t) mixed[i].ai_family;
		if (v4) {
			name->sin_addr.s_addr = htonl(0x7f000000u + (unsigned) i);
		} else {
			mixed_names[i].sin6_addr.s6_addr[15] = (uint8_t) i;
		}
	}
}

static int resolve(const char *text, bool passive, lp_sockaddr *list, int max, lp_error *err)
{
	lp_address address;

	CHECK_EQ(lp_address_parse(&address, text, strlen(text), err), 0);
	return lp_socket_resolve(&address, passive, list, max, err);
}

static void test_resolve(void)
{
	lp_sockaddr list[LP_RESOLVED_MAX];
	struct addrinfo *known;
	lp_error err = {0};
	lp_ip ip;

	CHECK_EQ(resolve("tcp://127.0.0.1:5", false, list, LP_RESOLVED_MAX, &err), 1);
	CHECK_EQ(list[0].name.ss_family, AF_INET);
	CHECK_EQ(list[0].length, sizeof(struct sockaddr_in));
	lp_ip_from_sockaddr(&ip, (struct sockaddr *) &list[0].name);
	CHECK_EQ(ip.port, 5);

	CHECK_EQ(resolve("tls://[::1]:65535", false, list, LP_RESOLVED_MAX, &err), 1);
	CHECK_EQ(list[0].name.ss_family, AF_INET6);
	lp_ip_from_sockaddr(&ip, (struct sockaddr *) &list[0].name);
	CHECK_EQ(ip.port, 65535);

	if (getaddrinfo("localhost", NULL, NULL, &known) == 0) {   /* not in a Debian that debootstrap made a moment ago: no /etc/hosts */
		freeaddrinfo(known);
		CHECK(resolve("tcp://localhost:5", false, list, LP_RESOLVED_MAX, &err) >= 1);
		CHECK_EQ(resolve("tcp://localhost:5", false, list, 1, &err), 1);
	}

	CHECK_EQ(resolve("unix:///run/x", false, list, 1, &err), 1);
	CHECK_EQ(list[0].name.ss_family, AF_UNIX);
	CHECK_STR(((struct sockaddr_un *) (void *) &list[0].name)->sun_path, "/run/x");
}

/* IPv6 and IPv4 in turn, beginning with what the resolver likes best, each family in its order. */
static void test_resolve_in_turn(void)
{
	static const struct {
		const char *families, *order;
		int max;
	} cases[] = {
		{"44664", "02134", 16}, {"66446", "02134", 16}, {"6666", "0123", 16}, {"444", "012", 16}, {"64", "01", 16},
		{"4446", "0312", 16}, {"44664", "021", 3}, {"66", "0", 1},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		lp_sockaddr list[LP_RESOLVED_MAX];
		lp_error err = {0};
		char order[LP_RESOLVED_MAX + 1] = "";
		int count;

		mix(cases[i].families);
		count = resolve("tcp://mixed.test:5", false, list, cases[i].max, &err);
		for (int j = 0; j < count; j++) {
			lp_ip ip;

			lp_ip_from_sockaddr(&ip, (struct sockaddr *) &list[j].name);
			order[j] = (char) ('0' + ip.bytes[ip.family == 4 ? 3 : 15]);
			CHECK_EQ(list[j].length, ip.family == 4 ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6));
		}
		CHECK_STR(order, cases[i].order);
	}
}

/* The words name the host; which kind of error it is depends on what the address is for. */
static void test_resolve_fails(void)
{
	lp_sockaddr list[LP_RESOLVED_MAX];
	lp_error err = {0};

	CHECK_EQ(resolve("tcp://nobody.invalid:5", false, list, LP_RESOLVED_MAX, &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_CONNECT);
	CHECK(strstr(err.text, "\"nobody.invalid\"") != NULL);
	CHECK_EQ(resolve("tcp://nobody.invalid:5", true, list, LP_RESOLVED_MAX, &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_BIND);
}

/* An accepted and a connecting socket never block, are not inherited by programs, and send small lines at once. */
static void check_flags(lp_fd fd, bool tcp)
{
	int nodelay = 0;
	socklen_t length = sizeof nodelay;

	CHECK(fcntl(fd, F_GETFL) & O_NONBLOCK);
	CHECK(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	if (tcp) {
		CHECK_EQ(getsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &nodelay, &length), 0);
		CHECK(nodelay != 0);
	}
}

static void check_name(lp_fd fd, bool remote, const char *start, int port)
{
	char name[LP_SOCKET_NAME], want[LP_SOCKET_NAME];

	snprintf(want, sizeof want, "%s%d", start, port);
	CHECK_EQ(lp_socket_name(fd, remote, name, sizeof name), strlen(want));
	CHECK_STR(name, want);
}

static void check_tcp(const char *address, const char *start, int family)
{
	lp_sockaddr at = resolve_one(address);
	lp_fd listener = lp_socket_listen(&at, &plain_listener, address, NULL), client, server;
	char name[LP_SOCKET_NAME];
	lp_ip bound, peer;

	if (!CHECK(listener != LP_FD_NONE)) {
		return;
	}
	CHECK_EQ(lp_socket_accept(listener, &peer), LP_FD_NONE);   /* nobody waits: later, not an error */
	CHECK(lp_would_block(errno));
	at = bound_address(listener);
	lp_ip_from_sockaddr(&bound, (struct sockaddr *) &at.name);
	CHECK(bound.port != 0);
	if (connected_pair(listener, &client, &server, &peer)) {
		CHECK_EQ(peer.family, family);
		check_flags(client, true);
		check_flags(server, true);
		check_name(listener, false, start, bound.port);
		check_name(client, true, start, bound.port);
		check_name(server, false, start, bound.port);
		check_name(server, true, start, peer.port);
		check_name(client, false, start, peer.port);
		CHECK_EQ(lp_socket_name(listener, true, name, sizeof name), 0);   /* no peer, no name */
		CHECK_STR(name, "");
	}
	lp_fd_close(client);
	lp_fd_close(server);
	lp_fd_close(listener);
}

static void test_unix_names(void)
{
	char path[LP_SOCKET_NAME], name[LP_SOCKET_NAME];
	lp_sockaddr at = scratch_address("names", path, sizeof path);
	lp_fd listener = lp_socket_listen(&at, &plain_listener, path, NULL), client, server;
	lp_ip peer;

	if (CHECK(listener != LP_FD_NONE) && connected_pair(listener, &client, &server, &peer)) {
		CHECK_EQ(peer.family, 0);
		check_flags(client, false);
		check_flags(server, false);
		lp_socket_name(server, false, name, sizeof name);
		CHECK_STR(name, path);
		lp_socket_name(client, true, name, sizeof name);
		CHECK_STR(name, path);
		lp_socket_name(server, true, name, sizeof name);
		CHECK_STR(name, "unix:");
		lp_fd_close(client);
		lp_fd_close(server);
	}
	lp_fd_close(listener);
	CHECK_EQ(unlink(path), 0);
}

/* sun_path without a NUL at its end: all of it is the name. */
static void test_longest_unix_path(void)
{
	enum { LONGEST = sizeof(((struct sockaddr_un *) 0)->sun_path) - 1 };
	char text[LONGEST + 20], path[LONGEST + 1], name[LP_SOCKET_NAME], filler[LONGEST];
	lp_sockaddr at;
	lp_fd listener;

	memset(filler, 'p', sizeof filler);
	snprintf(path, sizeof path, "%s/%.*s", scratch, (int) (LONGEST - strlen(scratch) - 1), filler);
	CHECK_EQ(strlen(path), LONGEST);
	snprintf(text, sizeof text, "unix://%s", path);
	at = resolve_one(text);
	listener = lp_socket_listen(&at, &plain_listener, path, NULL);
	CHECK(listener != LP_FD_NONE);
	CHECK_EQ(lp_socket_name(listener, false, name, sizeof name), LONGEST);
	CHECK_STR(name, path);
	lp_fd_close(listener);
	CHECK_EQ(unlink(path), 0);
}

static void test_abstract(void)
{
#ifdef __linux__
	char text[128], want[128], name[LP_SOCKET_NAME];
	lp_fd listener, client, server;
	lp_sockaddr at;
	lp_ip peer;

	snprintf(text, sizeof text, "unix://@lineproto/%d/%0*d", (int) getpid(), 60, 7);
	snprintf(want, sizeof want, "@lineproto/%d/%0*d", (int) getpid(), 60, 7);
	at = resolve_one(text);
	listener = lp_socket_listen(&at, &plain_listener, text, NULL);
	if (CHECK(listener != LP_FD_NONE) && connected_pair(listener, &client, &server, &peer)) {
		CHECK_EQ(lp_socket_name(server, false, name, sizeof name), strlen(want));
		CHECK_STR(name, want);
		lp_socket_name(client, true, name, sizeof name);
		CHECK_STR(name, want);
		lp_fd_close(client);
		lp_fd_close(server);
	}
	lp_fd_close(listener);
#else
	check_note("socket", "this system has no abstract Unix sockets");
#endif
}

static void test_connect_refused(void)
{
	lp_sockaddr at = resolve_one("tcp://127.0.0.1:0");
	lp_fd listener = lp_socket_listen(&at, &plain_listener, "x", NULL), client;

	at = bound_address(listener);
	lp_fd_close(listener);
	client = lp_socket_connect(&at, NULL);
	if (client == LP_FD_NONE) {   /* some systems know at once */
		CHECK_EQ(errno, ECONNREFUSED);
		return;
	}
	CHECK(wait_for(client, POLLOUT));
	CHECK_EQ(lp_socket_connect_result(client), ECONNREFUSED);
	lp_fd_close(client);
}

static void test_connect_fails_at_once(void)
{
	char path[LP_SOCKET_NAME];
	lp_sockaddr at = scratch_address("nobody", path, sizeof path);
	lp_sockaddr v4 = resolve_one("tcp://127.0.0.1:9"), v6 = resolve_one("tcp://[::1]:0");
	int before = check_open_files();

	errno = 0;
	CHECK_EQ(lp_socket_connect(&at, NULL), LP_FD_NONE);
	CHECK_EQ(errno, ENOENT);
	errno = 0;
	CHECK_EQ(lp_socket_connect(&v4, &v6), LP_FD_NONE);   /* a local address of the wrong family */
	CHECK(errno != 0);
	CHECK_EQ(check_open_files(), before);
}

/* A full backlog on a Unix socket is "try again", not a connection in progress: waiting for it would be for ever. */
static void test_full_unix_backlog(void)
{
	char path[LP_SOCKET_NAME];
	lp_sockaddr at = scratch_address("full", path, sizeof path);
	lp_listen_options options = plain_listener;
	lp_fd clients[64], listener;
	int count = 0;

	options.backlog = 1;
	listener = lp_socket_listen(&at, &options, path, NULL);
	while (count < 64 && (clients[count] = lp_socket_connect(&at, NULL)) != LP_FD_NONE) {
		count++;
	}
#ifdef __linux__
	CHECK(count > 0 && count < 64);
	CHECK(lp_would_block(errno));
#endif
	while (count > 0) {
		lp_fd_close(clients[--count]);
	}
	lp_fd_close(listener);
	CHECK_EQ(unlink(path), 0);
}

static void test_local_address(void)
{
	lp_sockaddr any = resolve_one("tcp://127.0.0.1:0"), at;
	lp_fd listener = lp_socket_listen(&any, &plain_listener, "x", NULL), client, server;
	lp_sockaddr local = resolve_one("tcp://127.0.0.1:0");
	lp_ip peer;

	at = bound_address(listener);
#ifdef __linux__
	local = resolve_one("tcp://127.0.0.2:0");   /* all of 127/8 is this machine */
#endif
	client = lp_socket_connect(&at, &local);
	if (CHECK(client != LP_FD_NONE) && CHECK(wait_for(listener, POLLIN))) {
		server = lp_socket_accept(listener, &peer);
		CHECK_EQ(peer.bytes[3], ((struct sockaddr_in *) (void *) &local.name)->sin_addr.s_addr >> 24 & 0xff);
		lp_fd_close(server);
	}
	lp_fd_close(client);
	lp_fd_close(listener);
}

static bool tcp_pair(lp_fd *client, lp_fd *server)
{
	lp_sockaddr any = resolve_one("tcp://127.0.0.1:0");
	lp_fd listener = lp_socket_listen(&any, &plain_listener, "x", NULL);
	lp_ip peer;
	bool connected = connected_pair(listener, client, server, &peer);

	lp_fd_close(listener);
	return connected;
}

static void test_discard(void)
{
	static char bytes[50000];
	lp_fd client, server;

	tcp_pair(&client, &server);
	CHECK_EQ(lp_socket_discard(server), 0);
	CHECK_EQ(send(client, bytes, sizeof bytes, 0), sizeof bytes);
	CHECK(wait_for(server, POLLIN));
	CHECK_EQ(lp_socket_discard(server), 0);
	lp_fd_close(client);
	while (lp_socket_discard(server) == 0 && wait_for(server, POLLIN)) {
	}
	CHECK_EQ(lp_socket_discard(server), 1);
	lp_fd_close(server);
}

/* A peer that sends faster than we read must not hold us: one call takes a bounded share. */
static void test_discard_is_bounded(void)
{
	static char bytes[65536];
	int pair[2];
	size_t sent = 0;
	lp_ssize got;
	int room = 1 << 20;

	CHECK_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
	lp_fd_nonblocking(pair[0], true);
	lp_fd_nonblocking(pair[1], true);
	while ((got = send(pair[0], bytes, 8192, 0)) > 0) {
		sent += (size_t) got;
	}
	CHECK_EQ(lp_socket_discard(pair[1]), 0);
	if (sent > 16 * 16384) {
		CHECK_EQ(recv(pair[1], bytes, 1, 0), 1);
	}
	lp_fd_close(pair[0]);
	lp_fd_close(pair[1]);
}

static void test_reset_on_close(void)
{
	lp_fd client, server;
	char byte;

	tcp_pair(&client, &server);
	lp_socket_reset_on_close(server);
	lp_fd_close(server);
	CHECK(wait_for(client, POLLIN));
	CHECK_EQ(recv(client, &byte, 1, 0), -1);
	CHECK_EQ(errno, ECONNRESET);
	CHECK_EQ(lp_socket_discard(client), 1);
	lp_fd_close(client);
}

int main(void)
{
	int before = check_open_files();

	check_watchdog();
	scratch_open();
	test_resolve();
	test_resolve_in_turn();
	test_resolve_fails();
	check_tcp("tcp://127.0.0.1:0", "127.0.0.1:", 4);
	if (have_ipv6()) {
		check_tcp("tcp://[::1]:0", "[::1]:", 6);
	} else {
		check_note("socket", "no IPv6 here");
	}
	test_unix_names();
	test_longest_unix_path();
	test_abstract();
	test_connect_refused();
	test_connect_fails_at_once();
	test_full_unix_backlog();
	test_local_address();
	test_discard();
	test_discard_is_bounded();
	test_reset_on_close();
	scratch_close();
	CHECK_EQ(check_open_files(), before);
	return check_done("socket");
}
