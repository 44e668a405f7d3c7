/* Tests of client.c and client_wait.c: what waiting sees, and which connection may be used again. link: -pthread */
#include "peer.h"

#include <signal.h>
#include <sys/socket.h>

static void socket_pair(lp_fd pair[2])
{
	CHECK_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	CHECK_EQ(lp_fd_nonblocking(pair[0], true), 0);
}

static void test_wait_deadline(void)
{
	lp_time deadline = lp_clock_now() + 20 * LP_MILLISECOND;
	lp_client_wait wait;
	lp_fd pair[2];

	socket_pair(pair);
	wait = (lp_client_wait) {pair[0], LP_CLIENT_READ, LP_CLIENT_READ};
	CHECK_EQ(lp_client_wait_poll(NULL, &wait, 1, deadline), 0);
	CHECK_EQ(wait.ready, 0);
	CHECK(lp_clock_now() >= deadline);
	deadline = lp_clock_now() + 20 * LP_MILLISECOND;
	CHECK_EQ(lp_client_wait_poll(NULL, NULL, 0, deadline), 0);
	CHECK(lp_clock_now() >= deadline);
	CHECK_EQ(lp_client_wait_poll(NULL, &wait, 1, 1), 0);   /* long ago */
	CHECK_EQ(wait.ready, 0);
	lp_fd_close(pair[0]);
	lp_fd_close(pair[1]);
}

static void test_wait_ready(void)
{
	lp_client_wait list[2];
	lp_fd one[2], two[2];

	socket_pair(one);
	socket_pair(two);
	list[0] = (lp_client_wait) {one[0], LP_CLIENT_READ | LP_CLIENT_WRITE, 0};
	list[1] = (lp_client_wait) {two[0], LP_CLIENT_READ, 0};
	lp_client_wait_poll(NULL, list, 2, LP_NEVER);
	CHECK_EQ(list[0].ready, LP_CLIENT_WRITE);
	CHECK_EQ(list[1].ready, 0);
	CHECK(peer_print(one[1], "x"));
	lp_fd_close(two[1]);   /* an end is something to be read */
	lp_client_wait_poll(NULL, list, 2, LP_NEVER);
	CHECK_EQ(list[0].ready, LP_CLIENT_READ | LP_CLIENT_WRITE);
	CHECK_EQ(list[1].ready, LP_CLIENT_READ);
	lp_fd_close(one[0]);
	list[0].events = LP_CLIENT_READ;   /* nobody's descriptor: the next call is to say so */
	lp_client_wait_poll(NULL, list, 1, LP_NEVER);
	CHECK_EQ(list[0].ready, LP_CLIENT_READ);
	lp_fd_close(one[1]);
	lp_fd_close(two[0]);
}

static volatile sig_atomic_t interrupts;

static void interrupted(int signal)
{
	(void) signal;
	interrupts++;
}

/* A signal in the middle neither ends the wait nor begins it anew. */
static void test_wait_signal(void)
{
	struct sigaction action = {.sa_handler = interrupted}, before;
	sigevent_t event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
	struct itimerspec every = {{0, 3000000}, {0, 3000000}};
	lp_time begin = lp_clock_now(), deadline = begin + 40 * LP_MILLISECOND;
	timer_t timer;

	CHECK_EQ(sigaction(SIGUSR1, &action, &before), 0);
	CHECK_EQ(timer_create(CLOCK_MONOTONIC, &event, &timer), 0);
	CHECK_EQ(timer_settime(timer, 0, &every, NULL), 0);
	CHECK_EQ(lp_client_wait_poll(NULL, NULL, 0, deadline), 0);
	timer_delete(timer);
	CHECK(interrupts > 0);
	CHECK(lp_clock_now() >= deadline);
	sigaction(SIGUSR1, &before, NULL);
}

/* A client that is connected to pair[1]. */
static void client_of(lp_client *client, lp_fd pair[2])
{
	socket_pair(pair);
	lp_client_init(client);
	client->transport.ops = &lp_transport_plain;
	client->transport.fd = pair[0];
	client->framing = &lp_framing_lines;
}

static void test_fresh(void)
{
	lp_client client;
	lp_fd pair[2];
	char byte;

	lp_client_init(&client);
	CHECK(!lp_client_is_fresh(&client));
	client_of(&client, pair);
	CHECK(lp_client_is_fresh(&client));
	CHECK(peer_print(pair[1], "x"));
	CHECK(!lp_client_is_fresh(&client));
	CHECK(!lp_client_is_fresh(&client));   /* it only looked */
	CHECK_EQ(recv(pair[0], &byte, 1, 0), 1);
	CHECK(lp_client_is_fresh(&client));
	CHECK_EQ(lp_buffer_append(&client.in, "y", 1), 0);
	CHECK(!lp_client_is_fresh(&client));
	client.in.start = client.in.end = 0;
	client.frame.skipping = true;
	CHECK(!lp_client_is_fresh(&client));
	client.frame.skipping = false;
	client.eof = true;
	CHECK(!lp_client_is_fresh(&client));
	client.eof = false;
	CHECK(lp_client_is_fresh(&client));
	lp_fd_close(pair[1]);
	CHECK(!lp_client_is_fresh(&client));
	lp_client_fini(&client);
	CHECK_EQ(client.transport.fd, LP_FD_NONE);
	lp_client_fini(&client);
}

/* Replies that nobody waits for are no reason to part, but an end is. */
static void test_fresh_unanswered(void)
{
	lp_client client;
	lp_fd pair[2];

	client_of(&client, pair);
	client.unanswered = true;
	CHECK(peer_print(pair[1], "OK\nOK\n"));
	CHECK(lp_client_is_fresh(&client));
	CHECK(peer_print(pair[1], "OK\n"));
	CHECK_EQ(lp_buffer_append(&client.in, "O", 1), 0);
	CHECK(lp_client_is_fresh(&client));
	CHECK(peer_print(pair[1], "OK\n"));
	lp_fd_close(pair[1]);
	CHECK(!lp_client_is_fresh(&client));
	lp_client_fini(&client);
}

/* Closing with unread input sends RST, which would take away what the server has not read yet. */
typedef struct unread {
	int sent[2];       /* a pipe: all requests have left, the server may answer */
	bool in_order;
} unread;

static void unread_script(peer *p)
{
	unread *u = p->context;
	lp_fd fd = peer_accept(p);
	char byte;

	peer_print(fd, "connect\n");
	if (read(u->sent[0], &byte, 1) == 1 && peer_print(fd, "OK\n") && peer_line(p, fd) && peer_line(p, fd)) {
		u->in_order = recv(fd, &byte, 1, 0) == 0;   /* and not ECONNRESET */
	}
	lp_fd_close(fd);
}

static void test_close_unanswered(void)
{
	static const char *const lines[] = {"one", "two"};
	talk t = {.lines = lines, .count = 2};
	lp_client_config config = plain_client;
	lp_exchange exchange;
	lp_client client;
	lp_error err;
	unread u = {.in_order = false};
	peer p;

	config.no_reply = true;
	CHECK_EQ(pipe(u.sent), 0);
	peer_start(&p, unread_script, &u);
	lp_client_init(&client);
	lp_exchange_init(&exchange, &talk_ops, &t, false);
	CHECK_EQ(lp_client_connect(&client, &config, &p.address, in_time(), &err), 0);
	CHECK_EQ(lp_client_exchange(&client, &config, &exchange, in_time(), &err), 0);
	CHECK(client.unanswered);
	CHECK_EQ(write(u.sent[1], "x", 1), 1);
	CHECK(wait_for(client.transport.fd, POLLIN));
	lp_client_fini(&client);
	lp_exchange_fini(&exchange);
	peer_stop(&p);
	CHECK(u.in_order);
	close(u.sent[0]);
	close(u.sent[1]);
}

int main(void)
{
	check_watchdog();
	test_wait_deadline();
	test_wait_ready();
	test_wait_signal();
	test_fresh();
	test_fresh_unanswered();
	test_close_unanswered();
	return check_done("client");
}
