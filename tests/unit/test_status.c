/* Tests of status*.c on a loop of the test's own: a peer that does not read, a full house, the end with requests in hand. */
#include "check.h"
#include "../../src/core/listener_accept.h"
#include "../../src/core/status_internal.h"

#include <stdlib.h>

static void sink(void *context, lp_level level, const char *message, const lp_field *fields, size_t count)
{
	(void) context, (void) level, (void) message, (void) fields, (void) count;
}

static lp_server *server_make(void)
{
	lp_server_config config = {.log = {.level = LP_LOG_ERROR, .write = sink}};
	static const lp_server_hooks hooks = {0};
	lp_status_config status = {.given = true};
	lp_listener_config options;
	lp_error err;
	lp_server *server = lp_server_new(&config, &hooks, NULL, &err);

	lp_listener_config_init(&options);
	CHECK_EQ(lp_address_parse(&status.address, "127.0.0.1:0", strlen("127.0.0.1:0"), &err), 0);
	server->status = lp_status_new(server, &status, &options, &err);
	CHECK(server->status != NULL);
	CHECK_EQ(lp_status_start(server->status, &err), 0);
	server->state = LP_SERVER_SERVING;
	return server;
}

static lp_fd listening(lp_server *server)
{
	return server->status->listener->accepts[0].io.fd;
}

static lp_fd visit(lp_server *server, int buffer)
{
	struct sockaddr_storage name;
	socklen_t length = sizeof name;
	lp_fd fd = socket(AF_INET, SOCK_STREAM, 0);

	if (buffer) {
		setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
	}
	getsockname(listening(server), (struct sockaddr *) &name, &length);
	CHECK_EQ(connect(fd, (struct sockaddr *) &name, length), 0);
	return fd;
}

static void say(lp_fd fd, const char *text)
{
	CHECK_EQ(write(fd, text, strlen(text)), (ssize_t) strlen(text));
}

/* Turns until nothing happens at once any more. */
static void settle(lp_server *server)
{
	for (int i = 0; i < 20; i++) {
		lp_loop_turn(&server->loop, server->loop.now + 2 * LP_MILLISECOND);
	}
}

static size_t read_all(lp_server *server, lp_fd fd, char *first, size_t size)
{
	char piece[4096];
	size_t all = 0;
	ssize_t got;

	while ((got = recv(fd, piece, sizeof piece, MSG_DONTWAIT)) != 0) {
		if (got < 0) {
			lp_loop_turn(&server->loop, server->loop.now + 10 * LP_MILLISECOND);
			continue;
		}
		if (all < size) {
			memcpy(first + all, piece, (size_t) got < size - all ? (size_t) got : size - all);
		}
		all += (size_t) got;
	}
	return all;
}

/* Both buffers are small, so a response is in pieces. */
static void test_slow_reader(void)
{
	lp_server *server = server_make();
	int small = 4608, before = check_open_files();
	char first[16] = "";
	lp_fd slow, patient;

	setsockopt(listening(server), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
	slow = visit(server, small);
	patient = visit(server, small);
	say(slow, "GET / HTTP/1.1\r\n\r\n");
	say(patient, "GET / HTTP/1.1\r\n\r\n");
	settle(server);
	CHECK_EQ(server->status->count, 2);
	CHECK(read_all(server, patient, first, sizeof first) > 20000);
	CHECK_MEM(first, 15, "HTTP/1.1 200 OK", 15);
	close(patient);
	settle(server);
	CHECK_EQ(server->status->count, 1);
	lp_timers_run(&server->loop.timers, lp_clock_now() + LP_STATUS_TIME + LP_SECOND);
	CHECK_EQ(server->status->count, 0);   /* who does not read is dropped */
	CHECK(read_all(server, slow, first, sizeof first) < 20000);
	close(slow);
	CHECK_EQ(check_open_files(), before);
	lp_server_free(server);
}

static void test_full_house(void)
{
	lp_server *server = server_make();
	lp_fd fds[LP_STATUS_CONNECTIONS + 8];
	char first[16];

	for (int i = 0; i < LP_STATUS_CONNECTIONS + 8; i++) {
		fds[i] = visit(server, 0);
	}
	settle(server);
	CHECK_EQ(server->status->count, LP_STATUS_CONNECTIONS);
	CHECK_EQ(server->status->listener->accepts[0].io.interest, 0);   /* no turn is woken for those who wait */
	say(fds[LP_STATUS_CONNECTIONS + 7], "HEAD /health HTTP/1.1\r\n\r\n");
	for (int i = 0; i < 8; i++) {
		close(fds[i]);
	}
	CHECK(read_all(server, fds[LP_STATUS_CONNECTIONS + 7], first, sizeof first) > 50);
	CHECK_MEM(first, 15, "HTTP/1.1 200 OK", 15);
	CHECK(server->status->listener->accepts[0].io.interest != 0 || server->status->count == LP_STATUS_CONNECTIONS);
	for (int i = 8; i < LP_STATUS_CONNECTIONS + 8; i++) {
		close(fds[i]);
	}
	settle(server);
	CHECK_EQ(server->status->count, 0);
	lp_server_free(server);
}

/* In any state of its connections the end leaves nothing behind. */
static void test_end(void)
{
	int before = check_open_files();
	lp_server *server = server_make();
	lp_fd silent = visit(server, 0), half = visit(server, 0), leaving = visit(server, 0), late = visit(server, 0);
	char first[16] = "";

	say(half, "GET / HTT");
	say(leaving, "GET /health HTTP/1.1\r\n\r\n");
	settle(server);
	CHECK_EQ(server->status->count, 4);
	say(late, "GET /health HTTP/1.1\r\n\r\n");
	server->state = LP_SERVER_DRAINING;
	CHECK(read_all(server, late, first, sizeof first) > 50);
	CHECK_MEM(first, 12, "HTTP/1.1 503", 12);
	lp_server_free(server);
	CHECK_EQ(read(silent, first, 1), 0);
	close(silent);
	close(half);
	close(leaving);
	close(late);
	CHECK_EQ(check_open_files(), before);
}

/* Of several processes one drains: the others answer there from now on, so it must not. */
static void test_shared(void)
{
	lp_server *server = server_make();

	lp_status_drain(server->status);
	CHECK(listening(server) != LP_FD_NONE);
	lp_status_share(server->status, true);
	lp_status_drain(server->status);
	CHECK(listening(server) == LP_FD_NONE);
	lp_server_free(server);
}

int main(void)
{
	check_watchdog();
	test_slow_reader();
	test_full_house();
	test_end();
	test_shared();
	return check_done("status");
}
