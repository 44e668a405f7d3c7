/* Tests of pool.c: who gets a kept connection, and which are thrown away instead. link: -pthread */
#include "peer.h"
#include "../../src/core/pool.h"

#include <sys/wait.h>

#define NOW (100 * LP_SECOND)
#define IDLE (10 * LP_SECOND)
#define ENDS 16

static lp_pool pool;
static lp_fd ends[ENDS];   /* the servers' ends of what client_new() made */
static int used;

/* A connected client; its name is the number of its server's end. */
static int client_new(lp_client *client)
{
	lp_fd pair[2] = {LP_FD_NONE, LP_FD_NONE};

	CHECK_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	CHECK_EQ(lp_fd_nonblocking(pair[0], true), 0);
	lp_client_init(client);
	client->transport.ops = &lp_transport_plain;
	client->transport.fd = pair[0];
	client->framing = &lp_framing_lines;
	client->generation = lp_generation;
	ends[used] = pair[1];
	return used++;
}

static int keep_new(const char *key, lp_time now, int size)
{
	lp_client client;
	int name = client_new(&client);

	lp_pool_keep(&pool, key, strlen(key), now, size, &client);
	CHECK_EQ(client.transport.fd, LP_FD_NONE);
	return name;
}

/* True when the client's side of it is closed. */
static bool is_closed(int name)
{
	char byte;

	return recv(ends[name], &byte, 1, MSG_DONTWAIT) == 0;
}

/* Which one take() gives; -1: none. It is closed again. */
static int take(const char *key, lp_time now, lp_time max_idle)
{
	int found = -1, count = pool.count;
	lp_client client;

	lp_client_init(&client);
	if (!lp_pool_take(&pool, key, strlen(key), now, max_idle, true, &client)) {
		CHECK_EQ(client.transport.fd, LP_FD_NONE);
		return -1;
	}
	CHECK(pool.count < count);
	CHECK_EQ(send(client.transport.fd, "?", 1, 0), 1);
	for (int i = 0; i < used; i++) {
		char byte;

		if (recv(ends[i], &byte, 1, MSG_DONTWAIT) == 1) {
			found = i;
		}
	}
	CHECK(found >= 0);
	lp_client_fini(&client);
	return found;
}

static void pool_empty(void)
{
	lp_pool_fini(&pool);
	CHECK_EQ(pool.count, 0);
	CHECK(!pool.first);
	for (int i = 0; i < used; i++) {
		CHECK(is_closed(i));
		lp_fd_close(ends[i]);
	}
	used = 0;
}

static void test_keys(void)
{
	int a = keep_new("key", NOW, 8);

	CHECK_EQ(take("kez", NOW, IDLE), -1);
	CHECK_EQ(take("ke", NOW, IDLE), -1);
	CHECK_EQ(take("key2", NOW, IDLE), -1);
	CHECK_EQ(take("", NOW, IDLE), -1);
	CHECK_EQ(pool.count, 1);
	CHECK_EQ(take("key", NOW, IDLE), a);
	CHECK_EQ(take("key", NOW, IDLE), -1);
	pool_empty();
}

static void test_key_with_nul(void)
{
	lp_client client;

	client_new(&client);
	lp_pool_keep(&pool, "a\0b", 3, NOW, 8, &client);
	CHECK(!lp_pool_take(&pool, "a\0c", 3, NOW, IDLE, true, &client));
	CHECK(lp_pool_take(&pool, "a\0b", 3, NOW, IDLE, true, &client));
	lp_client_fini(&client);
	pool_empty();
}

static void test_order(void)
{
	int a = keep_new("key", NOW, 8), b = keep_new("other", NOW, 8), c = keep_new("key", NOW, 8);

	CHECK_EQ(pool.count, 3);
	CHECK_EQ(take("key", NOW, IDLE), c);   /* the most recently used */
	CHECK_EQ(take("key", NOW, IDLE), a);
	CHECK_EQ(take("other", NOW, IDLE), b);
	CHECK_EQ(pool.count, 0);
	pool_empty();
}

static void test_stale(void)
{
	int fine = keep_new("key", NOW, 8), closed = keep_new("key", NOW, 8), spoke = keep_new("key", NOW, 8);

	CHECK_EQ(shutdown(ends[closed], SHUT_WR), 0);
	CHECK(peer_print(ends[spoke], "x"));
	CHECK_EQ(pool.count, 3);
	CHECK_EQ(take("key", NOW, IDLE), fine);
	CHECK_EQ(pool.count, 0);
	CHECK(is_closed(closed));
	pool_empty();
}

static void test_idle(void)
{
	int old = keep_new("key", NOW, 8), other = keep_new("other", NOW, 8), young = keep_new("key", NOW + 1, 8);

	CHECK_EQ(take("key", NOW + IDLE + 1, IDLE), young);   /* idle for no longer than it may be */
	CHECK(is_closed(old));
	CHECK(is_closed(other));                              /* nobody had to ask for it */
	CHECK_EQ(pool.count, 0);
	old = keep_new("key", NOW, 8);
	CHECK_EQ(take("key", NOW - 1, IDLE), old);
	old = keep_new("key", NOW, 8);
	CHECK_EQ(take("key", NOW + 1000 * IDLE, 0), old);
	old = keep_new("key", NOW, 8);
	CHECK_EQ(take("key", NOW + 1000 * IDLE, LP_NEVER), old);
	pool_empty();
}

static void test_size(void)
{
	int a = keep_new("a", NOW, 2), b = keep_new("b", NOW, 2), c = keep_new("c", NOW, 2);

	CHECK_EQ(pool.count, 2);
	CHECK(is_closed(a));
	CHECK(!is_closed(b) && !is_closed(c));
	int d = keep_new("d", NOW, 1);   /* the limit was lowered */
	CHECK_EQ(pool.count, 1);
	CHECK(is_closed(b) && is_closed(c));
	int e = keep_new("e", NOW, 0);
	CHECK(is_closed(e));
	CHECK_EQ(take("d", NOW, IDLE), d);
	pool_empty();
}

static void test_not_worth_keeping(void)
{
	lp_client client;

	lp_client_init(&client);   /* not connected */
	lp_pool_keep(&pool, "key", 3, NOW, 8, &client);
	CHECK_EQ(pool.count, 0);
	for (int i = 0; i < 3; i++) {
		int name = client_new(&client);

		CHECK_EQ(lp_buffer_append(&client.in, i == 0 ? "left over" : "", i == 0 ? 9 : 0), 0);
		client.eof = i == 1;
		client.frame.skipping = i == 2;
		lp_pool_keep(&pool, "key", 3, NOW, 8, &client);
		CHECK_EQ(pool.count, 0);
		CHECK(is_closed(name));
		CHECK(!client.in.bytes);
	}
	pool_empty();
}

/* Where replies may still come that somebody else has asked for, nobody gets them who waits for his own. */
static void test_unread_replies(void)
{
	lp_client client;
	int asked, other = keep_new("key", NOW, 8);
	char byte;

	asked = client_new(&client);
	client.asked = true;
	lp_pool_keep(&pool, "key", 3, NOW, 8, &client);
	CHECK_EQ(pool.count, 2);
	CHECK_EQ(take("key", NOW, IDLE), other);   /* though the other was used more recently */
	CHECK_EQ(take("key", NOW, IDLE), -1);
	CHECK_EQ(pool.count, 1);
	CHECK_EQ(send(ends[asked], "late\n", 5, 0), 5);
	CHECK(lp_pool_take(&pool, "key", 3, NOW, IDLE, false, &client));
	CHECK(client.unanswered);
	CHECK(!client.asked);
	CHECK(lp_fd_peek(client.transport.fd, &byte, 1) < 0);   /* what came was thrown away */
	lp_pool_keep(&pool, "key", 3, NOW, 8, &client);
	lp_fd_close(ends[asked]);   /* a stale one is not left lying */
	CHECK_EQ(take("key", NOW, IDLE), -1);
	CHECK_EQ(pool.count, 0);
	ends[asked] = ends[--used];
	pool_empty();
}

/* Large memory goes back, the small one serves the next reply. */
static void test_memory(void)
{
	lp_client client;

	for (int i = 0; i < 2; i++) {
		client_new(&client);
		CHECK(lp_buffer_reserve(&client.in, i ? 65536 : 4096) != NULL);
		lp_pool_keep(&pool, "key", 3, NOW, 8, &client);
		CHECK(!client.in.bytes);
		CHECK(lp_pool_take(&pool, "key", 3, NOW, IDLE, true, &client));
		CHECK_EQ(client.in.capacity, i ? 0 : 4096);
		lp_client_fini(&client);
	}
	pool_empty();
}

/* A child has the descriptor, but the connection is its parent's: it lets go of it without a word to the server. */
static void test_fork(void)
{
	int a = keep_new("key", NOW, 8), other = keep_new("other", NOW, 8), status = -1;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		bool taken = take("key", NOW, IDLE) >= 0;

		_exit(taken || pool.count != 0 ? 1 : 0);
	}
	CHECK_EQ(waitpid(child, &status, 0), child);
	CHECK_EQ(status, 0);
	CHECK(!is_closed(a));
	CHECK_EQ(take("key", NOW, IDLE), a);
	CHECK_EQ(take("other", NOW, IDLE), other);
	pool_empty();
}

/* The whole way, with a server: several calls, one connection. */
static void greet_and_echo_script(peer *p)
{
	lp_fd fd = peer_accept(p);
	char line[300];

	peer_print(fd, "connect\n");
	while (peer_line(p, fd)) {
		snprintf(line, sizeof line, "%s\n", p->got);
		peer_print(fd, line);
	}
	lp_fd_close(fd);
}

static void test_calls(void)
{
	peer p;

	peer_start(&p, greet_and_echo_script, NULL);
	for (int i = 0; i < 5; i++) {
		talk t = {.count = 1 + (uint64_t) i};
		lp_exchange exchange;
		lp_client client;

		lp_client_init(&client);
		lp_exchange_init(&exchange, &talk_ops, &t, false);
		CHECK_EQ(lp_pool_take(&pool, "key", 3, NOW, IDLE, true, &client), i > 0);
		CHECK_EQ(lp_client_call(&client, &plain_client, &p.address, 1, &exchange, in_time(), NULL, NULL, NULL), 0);
		CHECK_EQ(t.taken, t.count);
		CHECK_EQ(t.wrong, 0);
		lp_pool_keep(&pool, "key", 3, NOW, 8, &client);
		lp_exchange_fini(&exchange);
	}
	CHECK_EQ(pool.count, 1);
	lp_pool_fini(&pool);
	peer_stop(&p);
	CHECK_EQ(p.accepted, 1);
}

int main(void)
{
	lp_generation_watch();
	check_watchdog();
	test_keys();
	test_key_with_nul();
	test_order();
	test_stale();
	test_idle();
	test_size();
	test_not_worth_keeping();
	test_unread_replies();
	test_memory();
	test_fork();
	test_calls();
	return check_done("pool");
}
