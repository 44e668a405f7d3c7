/* Tests of socket_listen.c: options, addresses in use, the files of Unix sockets and their permissions, descriptors that
 * were handed to us.
 *
 * bind() is watched from between, since what counts is the file's mode at the very moment it appears.
 *
 * link: -Wl,--wrap=bind */
#include "sockets.h"

#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/stat.h>

static mode_t mode_at_birth;

int __real_bind(int fd, const struct sockaddr *name, socklen_t length);

int __wrap_bind(int fd, const struct sockaddr *name, socklen_t length)
{
	int result = __real_bind(fd, name, length);
	const struct sockaddr_un *file = (const struct sockaddr_un *) (const void *) name;
	struct stat status;

	if (result == 0 && name->sa_family == AF_UNIX && file->sun_path[0] && lstat(file->sun_path, &status) == 0) {
		mode_at_birth = status.st_mode & 07777;
	}
	return result;
}

/* 'name' in the scratch folder, or LP_FD_NONE and an error. */
static lp_fd listen_file(const char *name, int mode, lp_error *err)
{
	char path[LP_SOCKET_NAME];
	lp_sockaddr at = scratch_address(name, path, sizeof path);
	lp_listen_options options = plain_listener;

	options.unix_mode = mode;
	mode_at_birth = 0;
	memset(err, 0, sizeof *err);
	return lp_socket_listen(&at, &options, path, err);
}

static bool file_status(const char *name, struct stat *status)
{
	char path[LP_SOCKET_NAME];

	snprintf(path, sizeof path, "%s/%s", scratch, name);
	return lstat(path, status) == 0;
}

static void file_remove(const char *name)
{
	char path[LP_SOCKET_NAME];

	snprintf(path, sizeof path, "%s/%s", scratch, name);
	CHECK_EQ(unlink(path), 0);
}

static void test_options(void)
{
	lp_sockaddr at = resolve_one("tcp://127.0.0.1:0");
	lp_listen_options options = plain_listener;
	lp_fd listener;

	for (int on = 0; on < 2; on++) {
		int nodelay = -1, keepalive = -1;
		socklen_t length = sizeof nodelay;

		options.nodelay = options.keepalive = on;
		listener = lp_socket_listen(&at, &options, "x", NULL);
		if (!CHECK(listener != LP_FD_NONE)) {
			return;
		}
		getsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &nodelay, &length);
		getsockopt(listener, SOL_SOCKET, SO_KEEPALIVE, &keepalive, &length);
		CHECK_EQ(nodelay != 0, on);
		CHECK_EQ(keepalive != 0, on);
		CHECK(fcntl(listener, F_GETFL) & O_NONBLOCK);
		CHECK(fcntl(listener, F_GETFD) & FD_CLOEXEC);
		lp_fd_close(listener);
	}
}

static void test_in_use(void)
{
	lp_sockaddr at = resolve_one("tcp://127.0.0.1:0");
	lp_fd listener = lp_socket_listen(&at, &plain_listener, "x", NULL), second;
	char want[200];
	lp_error err;

	at = bound_address(listener);
	second = lp_socket_listen(&at, &plain_listener, "tcp://the.label:5", &err);
	CHECK_EQ(second, LP_FD_NONE);
	CHECK_EQ(err.kind, LP_ERROR_BIND);
	CHECK_EQ(err.system, EADDRINUSE);
	snprintf(want, sizeof want, "cannot listen on tcp://the.label:5: bind(): %s", strerror(EADDRINUSE));
	CHECK_STR(err.text, want);
	lp_fd_close(listener);
}

/* A restart must not wait for the connections of before to be forgotten. */
static void test_bind_again_at_once(void)
{
	lp_sockaddr at = resolve_one("tcp://127.0.0.1:0");
	lp_fd listener = lp_socket_listen(&at, &plain_listener, "x", NULL), client, server;
	lp_ip peer;

	at = bound_address(listener);
	connected_pair(listener, &client, &server, &peer);
	lp_fd_close(server);   /* the server closes first, so that TIME_WAIT is on its port */
	lp_fd_close(client);
	lp_fd_close(listener);
	listener = lp_socket_listen(&at, &plain_listener, "x", NULL);
	CHECK(listener != LP_FD_NONE);
	lp_fd_close(listener);
}

static void test_reuse_port(void)
{
#ifdef SO_REUSEPORT
	lp_sockaddr at = resolve_one("tcp://127.0.0.1:0");
	lp_listen_options options = plain_listener;
	lp_fd first, second;

	options.reuse_port = true;
	first = lp_socket_listen(&at, &options, "x", NULL);
	at = bound_address(first);
	second = lp_socket_listen(&at, &options, "x", NULL);
	CHECK(first != LP_FD_NONE && second != LP_FD_NONE);
	lp_fd_close(first);
	lp_fd_close(second);
#endif
}

/* Can a client of IPv4 reach a listener on [::]? */
static bool reached_by_ipv4(int ipv6_only)
{
	lp_sockaddr at = resolve_one("tcp://[::]:0"), v4 = resolve_one("tcp://127.0.0.1:0");
	lp_listen_options options = plain_listener;
	lp_fd listener, client;
	bool reached;
	lp_ip peer;

	options.ipv6_only = ipv6_only;
	listener = lp_socket_listen(&at, &options, "x", NULL);
	CHECK(listener != LP_FD_NONE);
	at = bound_address(listener);
	((struct sockaddr_in *) (void *) &v4.name)->sin_port = ((struct sockaddr_in6 *) (void *) &at.name)->sin6_port;
	client = lp_socket_connect(&v4, NULL);
	reached = client != LP_FD_NONE && wait_for(client, POLLOUT) && lp_socket_connect_result(client) == 0;
	if (reached && CHECK(wait_for(listener, POLLIN))) {
		lp_fd server = lp_socket_accept(listener, &peer);

		CHECK_EQ(peer.family, 4);   /* not ::ffff:127.0.0.1 */
		lp_fd_close(server);
	}
	lp_fd_close(client);
	lp_fd_close(listener);
	return reached;
}

static void test_dual_stack(void)
{
	if (!have_ipv6()) {
		check_note("socket_listen", "no IPv6 here");
		return;
	}
	CHECK(reached_by_ipv4(-1));
	CHECK(reached_by_ipv4(0));
	CHECK(!reached_by_ipv4(1));
}

/* The mode holds from the first moment, whatever the umask is, and the umask is as before. */
static void test_unix_mode(void)
{
	static const int modes[] = {0660, 0600, 0666, 0777, 0};
	static const mode_t masks[] = {022, 077, 0};
	struct stat status;
	lp_error err;

	for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
		for (size_t j = 0; j < sizeof masks / sizeof masks[0]; j++) {
			mode_t before = umask(masks[j]);
			lp_fd listener = listen_file("mode", modes[i], &err);

			CHECK_EQ(umask(before), masks[j]);
			CHECK(listener != LP_FD_NONE);
			CHECK_EQ(mode_at_birth, modes[i]);
			CHECK(file_status("mode", &status));
			CHECK_EQ(status.st_mode & 07777, modes[i]);
			lp_fd_close(listener);
			file_remove("mode");
		}
	}
}

/* A server that was killed leaves its file: the next one takes it over, with its own mode. */
static void test_stale_file(void)
{
	lp_error err;
	lp_fd listener = listen_file("stale", 0600, &err), client, server;
	lp_ip peer;

	CHECK(listener != LP_FD_NONE);
	lp_fd_close(listener);
	listener = listen_file("stale", 0644, &err);
	if (CHECK(listener != LP_FD_NONE)) {
		CHECK_EQ(mode_at_birth, 0644);
		connected_pair(listener, &client, &server, &peer);
		lp_fd_close(client);
		lp_fd_close(server);
	}
	lp_fd_close(listener);
	file_remove("stale");
}

static void check_refused(const char *name)
{
	struct stat before, after;
	lp_error err;

	CHECK(file_status(name, &before));
	CHECK_EQ(listen_file(name, 0660, &err), LP_FD_NONE);
	CHECK_EQ(err.kind, LP_ERROR_BIND);
	CHECK_EQ(err.system, EADDRINUSE);
	CHECK(strstr(err.text, name) != NULL);
	CHECK(file_status(name, &after));
	CHECK(before.st_ino == after.st_ino && before.st_mode == after.st_mode);
}

static void test_live_file(void)
{
	lp_error err;
	lp_fd listener = listen_file("live", 0660, &err), client, server;
	lp_ip peer;

	check_refused("live");
	/* the probe that looked whether somebody listens was a connection: the server sees it come and go */
	CHECK(wait_for(listener, POLLIN));
	lp_fd_close(lp_socket_accept(listener, &peer));
	CHECK(connected_pair(listener, &client, &server, &peer));
	lp_fd_close(client);
	lp_fd_close(server);
	lp_fd_close(listener);
	file_remove("live");
}

/* Nobody accepts and the backlog is full: in use all the same, and looking must not block. */
static void test_live_file_with_full_backlog(void)
{
	char path[LP_SOCKET_NAME];
	lp_sockaddr at = scratch_address("busy", path, sizeof path);
	lp_listen_options options = plain_listener;
	lp_fd clients[16], listener;
	int count = 0;

	options.backlog = 1;
	listener = lp_socket_listen(&at, &options, path, NULL);
	while (count < 16 && (clients[count] = lp_socket_connect(&at, NULL)) != LP_FD_NONE) {
		count++;
	}
	check_refused("busy");
	while (count > 0) {
		lp_fd_close(clients[--count]);
	}
	lp_fd_close(listener);
	file_remove("busy");
}

/* A datagram socket's file is somebody's too, though no stream can connect to it. */
static void test_datagram_file(void)
{
	char path[LP_SOCKET_NAME];
	lp_sockaddr at = scratch_address("datagram", path, sizeof path);
	lp_fd other = socket(AF_UNIX, SOCK_DGRAM, 0);

	CHECK_EQ(bind(other, (const struct sockaddr *) &at.name, at.length), 0);
	check_refused("datagram");
	lp_fd_close(other);
	file_remove("datagram");
}

static void test_other_files(void)
{
	char path[LP_SOCKET_NAME], target[LP_SOCKET_NAME];
	lp_error err;
	lp_fd listener = listen_file("target", 0660, &err);

	lp_fd_close(listener);   /* stale: but what stands at our path is a link */
	snprintf(target, sizeof target, "%s/target", scratch);
	snprintf(path, sizeof path, "%s/link", scratch);
	CHECK_EQ(symlink(target, path), 0);
	check_refused("link");
	file_remove("link");
	file_remove("target");

	snprintf(path, sizeof path, "%s/plain", scratch);
	int file = open(path, O_CREAT | O_WRONLY, 0600);
	CHECK_EQ(write(file, "precious", 8), 8);
	close(file);
	check_refused("plain");
	file_remove("plain");

	CHECK_EQ(listen_file("no/such/folder", 0660, &err), LP_FD_NONE);
	CHECK_EQ(err.system, ENOENT);
}

/* Names of the abstract kind have no file: in use is in use. */
static void test_abstract_in_use(void)
{
#ifdef __linux__
	char text[100];
	lp_sockaddr at;
	lp_error err;
	lp_fd first, second;

	snprintf(text, sizeof text, "unix://@lineproto-listen-%d", (int) getpid());
	at = resolve_one(text);
	first = lp_socket_listen(&at, &plain_listener, text, &err);
	second = lp_socket_listen(&at, &plain_listener, text, &err);
	CHECK(first != LP_FD_NONE);
	CHECK_EQ(second, LP_FD_NONE);
	CHECK_EQ(err.system, EADDRINUSE);
	lp_fd_close(first);
	second = lp_socket_listen(&at, &plain_listener, text, &err);
	CHECK(second != LP_FD_NONE);
	lp_fd_close(second);
#endif
}

static void test_adopt(void)
{
	lp_sockaddr at = resolve_one("tcp://127.0.0.1:0");
	lp_fd handed = socket(AF_INET, SOCK_STREAM, 0), adopted, client, server;
	int nodelay = 0;
	socklen_t length = sizeof nodelay;
	lp_error err;
	lp_ip peer;

	CHECK_EQ(bind(handed, (const struct sockaddr *) &at.name, at.length), 0);
	CHECK_EQ(listen(handed, 16), 0);
	adopted = lp_socket_adopt(handed, &plain_listener, "fd://x", &err);
	if (CHECK(adopted != LP_FD_NONE)) {
		CHECK(adopted != handed && adopted >= 3);
		CHECK(fcntl(adopted, F_GETFL) & O_NONBLOCK);
		CHECK(fcntl(adopted, F_GETFD) & FD_CLOEXEC);
		getsockopt(adopted, IPPROTO_TCP, TCP_NODELAY, &nodelay, &length);
		CHECK(nodelay != 0);
		lp_fd_close(handed);   /* a duplicate: its owner may close his */
		connected_pair(adopted, &client, &server, &peer);
		lp_fd_close(client);
		lp_fd_close(server);
	}
	lp_fd_close(adopted);
}

static void check_not_adopted(int fd, const char *words)
{
	lp_error err = {0};
	char label[24];

	snprintf(label, sizeof label, "fd://%d", fd);
	CHECK_EQ(lp_socket_adopt(fd, &plain_listener, label, &err), LP_FD_NONE);
	CHECK_EQ(err.kind, LP_ERROR_BIND);
	if (!CHECK(strstr(err.text, words) != NULL)) {
		fprintf(stderr, "\t%s\n", err.text);
	}
}

static void test_not_adopted(void)
{
	struct sockaddr_un name = {.sun_family = AF_UNIX};
	char number[20];
	int fd, pair[2];

	check_not_adopted(1 << 20, strerror(EBADF));
	fd = open("/dev/null", O_RDONLY);
	snprintf(number, sizeof number, "fd://%d", fd);
	check_not_adopted(fd, strerror(ENOTSOCK));
	check_not_adopted(fd, number);
	close(fd);
	fd = socket(AF_INET, SOCK_STREAM, 0);
	check_not_adopted(fd, "not a listening stream socket");
	close(fd);
	fd = socket(AF_INET, SOCK_DGRAM, 0);
	check_not_adopted(fd, "not a listening stream socket");
	close(fd);
	CHECK_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	check_not_adopted(pair[0], "not a listening stream socket");
	close(pair[0]);
	close(pair[1]);
	fd = socket(AF_UNIX, SOCK_SEQPACKET, 0);
	if (fd < 0) {
		check_note("socket_listen", "no Unix sockets of packets");
		return;
	}
	snprintf(name.sun_path, sizeof name.sun_path, "%s/packets", scratch);
	CHECK_EQ(bind(fd, (const struct sockaddr *) &name, sizeof name), 0);
	CHECK_EQ(listen(fd, 1), 0);
	check_not_adopted(fd, "not a listening stream socket");   /* it listens, but not for streams */
	close(fd);
	file_remove("packets");
}

int main(void)
{
	int before = check_open_files();

	check_watchdog();
	scratch_open();
	test_options();
	test_in_use();
	test_bind_again_at_once();
	test_reuse_port();
	test_dual_stack();
	test_unix_mode();
	test_stale_file();
	test_live_file();
	test_live_file_with_full_backlog();
	test_datagram_file();
	test_other_files();
	test_abstract_in_use();
	test_adopt();
	test_not_adopted();
	scratch_close();
	CHECK_EQ(check_open_files(), before);
	return check_done("socket_listen");
}
