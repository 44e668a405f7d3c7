/* Tests of client_call.c: which address is asked after a failure, and that no request is carried out twice unless it may be.
 * link: -pthread */
#include "peer.h"

#include <signal.h>

/* --- the server's side: one thread that treats its clients one after the other, as told --- */

typedef struct visit {
	const char *greeting;
	int lines;            /* read before it speaks; -1: all that come, each answered with "<name>:<line>" */
	const char *says;
	bool reset;
} visit;

typedef struct house {
	const char *name;
	const visit *visits;
	int count;
	char read[512];       /* every line that was read, with a "|" behind it, and "/" between visitors */
} house;

static void house_note(house *h, const char *text, const char *end)
{
	size_t used = strlen(h->read);

	snprintf(h->read + used, sizeof h->read - used, "%s%s", text, end);
}

static void house_receive(peer *p, house *h, const visit *v)
{
	lp_fd fd = peer_accept(p);
	char answer[512];

	peer_print(fd, v->greeting);
	for (int i = 0; i != v->lines && peer_line(p, fd); i++) {
		house_note(h, p->got, "|");
		if (v->lines < 0) {
			snprintf(answer, sizeof answer, "%s:%s\n", h->name, p->got);
			peer_print(fd, answer);
		}
	}
	house_note(h, "", "/");
	peer_print(fd, v->says ? v->says : "");
	if (v->reset) {
		peer_reset(fd);
	} else {
		peer_close(fd);
	}
}

static void house_script(peer *p)
{
	house *h = p->context;

	for (int i = 0; i < h->count; i++) {
		house_receive(p, h, &h->visits[i]);
	}
}

static const visit serves = {"connect\n", -1, NULL, false};
static const visit refuses = {"not connect\n", 0, NULL, false};
static const visit shuts = {"", 0, NULL, false};
static const visit takes_and_leaves = {"connect\n", 1, NULL, false};

/* --- the client's side --- */

#define HOUSES 3

typedef struct call {
	house houses[HOUSES];
	peer peers[HOUSES];
	lp_address addresses[HOUSES];
	int count;
	lp_client client;
	lp_client_config config;
	lp_exchange exchange;
	lp_error err;
	talk talk;
	char failed[512];     /* kinds of the errors before the last, each with a "|" */
} call;

static const char *const three[] = {"one", "two", "three"};

static void call_open(call *c, int lines)
{
	memset(c, 0, sizeof *c);
	lp_client_init(&c->client);
	c->config = plain_client;
	c->talk.lines = three;
	c->talk.count = (uint64_t) lines;
	lp_exchange_init(&c->exchange, &talk_ops, &c->talk, false);
}

static void call_idempotent(call *c, int retries)
{
	c->config.idempotent = true;
	c->config.retries = retries;
	c->exchange.keep = true;
}

/* Another server in the list of addresses: one that treats its visitors like that. */
static void call_add(call *c, const char *name, const visit *visits, int count)
{
	house *h = &c->houses[c->count];

	*h = (house) {.name = name, .visits = visits, .count = count};
	peer_start(&c->peers[c->count], house_script, h);
	c->addresses[c->count] = c->peers[c->count].address;
	c->count++;
}

/* One where nobody is. */
static void call_add_nobody(call *c)
{
	peer p;

	peer_listen(&p, "tcp://127.0.0.1:0", 1, 0);
	lp_fd_close(p.listener);
	c->peers[c->count].listener = LP_FD_NONE;
	c->addresses[c->count++] = p.address;
}

static void call_add_text(call *c, const char *text)
{
	CHECK_EQ(lp_address_parse(&c->addresses[c->count], text, strlen(text), NULL), 0);
	c->peers[c->count++].listener = LP_FD_NONE;
}

static void heard(void *context, const lp_error *error)
{
	static const char *const names[] = {"none", "value", "misuse", "system", "bind", "connect", "timeout", "closed", "protocol",
		"too long", "refused", "tls", "aborted"};
	call *c = context;
	size_t used = strlen(c->failed);

	snprintf(c->failed + used, sizeof c->failed - used, "%s|", names[error->kind]);
}

static int call_run(call *c, lp_time deadline)
{
	return lp_client_call(&c->client, &c->config, c->addresses, c->count, &c->exchange, deadline, heard, c, &c->err);
}

/* Ends the servers, too: each must have had all the visitors that it was to have. */
static void call_close(call *c)
{
	lp_client_fini(&c->client);
	lp_exchange_fini(&c->exchange);
	for (int i = 0; i < c->count; i++) {
		if (c->peers[i].listener != LP_FD_NONE) {
			peer_stop(&c->peers[i]);
			CHECK_EQ(c->peers[i].accepted, c->houses[i].count);
		}
	}
}

static void call_succeeds(call *c, const char *replies, const char *failed)
{
	if (!CHECK_EQ(call_run(c, in_time()), 0)) {
		fprintf(stderr, "\t%s\n", c->err.text);
	}
	CHECK_STR(c->talk.replies, replies);
	CHECK_STR(c->failed, failed);
	CHECK(lp_client_is_fresh(&c->client));
}

static void call_fails(call *c, lp_error_kind kind, bool sent, const char *failed)
{
	CHECK_EQ(call_run(c, in_time()), -1);
	CHECK_EQ(c->err.kind, kind);
	CHECK_EQ(c->err.request_sent, sent);
	CHECK_STR(c->failed, failed);
	CHECK_EQ(c->client.transport.fd, LP_FD_NONE);
	CHECK(!c->client.in.bytes);
}

/* --- failover --- */

static void test_first(void)
{
	call c;

	call_open(&c, 3);
	call_add(&c, "a", &serves, 1);
	call_add_nobody(&c);
	call_succeeds(&c, "a:one|a:two|a:three|", "");
	call_close(&c);
}

static void test_failover(void)
{
	static const visit resets = {"", 0, NULL, true}, is_another = {"hello\n", 0, NULL, false};
	static const struct {
		const visit *first;
		const char *failed;
	} cases[] = {
		{&refuses, "connect|refused|"}, {&shuts, "connect|closed|"}, {&resets, "connect|closed|"},
		{&is_another, "connect|protocol|"},
	};
	call c;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		call_open(&c, 2);
		c.config.greeting = "connect";
		c.config.greeting_length = 7;
		call_add_nobody(&c);
		call_add(&c, "b", cases[i].first, 1);
		call_add(&c, "c", &serves, 1);
		call_succeeds(&c, "c:one|c:two|", cases[i].failed);
		call_close(&c);
	}
}

static void test_failover_of_tls(void)
{
	call c;

	call_open(&c, 1);
	call_add_text(&c, "tls://127.0.0.1:5");
	call_add(&c, "b", &serves, 1);
	call_succeeds(&c, "b:one|", "tls|");
	call_close(&c);
}

static void test_all_fail(void)
{
	call c;

	call_open(&c, 1);
	call_add_nobody(&c);
	call_add(&c, "b", &refuses, 1);
	call_fails(&c, LP_ERROR_REFUSED, false, "connect|");
	CHECK_STR(c.err.greeting, "not connect");
	call_close(&c);
}

static void test_no_failover_after_sending(void)
{
	call c;

	call_open(&c, 2);
	c.config.retries = 3;   /* and no retry, since it is not said to be idempotent */
	call_add(&c, "a", &takes_and_leaves, 1);
	call_add(&c, "b", &serves, 0);
	call_fails(&c, LP_ERROR_CLOSED, true, "");
	call_close(&c);
	CHECK_STR(c.houses[0].read, "one|/");
}

static void test_value_ends_it(void)
{
	static const char *const injected[] = {"one\n"};
	call c;

	call_open(&c, 1);
	call_add_text(&c, "fd://3");
	call_add(&c, "b", &serves, 0);
	call_fails(&c, LP_ERROR_VALUE, false, "");
	call_close(&c);
	call_open(&c, 1);
	c.talk.lines = injected;
	call_add(&c, "a", &serves, 1);
	call_add(&c, "b", &serves, 0);
	call_fails(&c, LP_ERROR_VALUE, false, "");
	call_close(&c);
}

static int leaving_wait(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	int *left = context;

	return --*left <= 0 ? -1 : lp_client_wait_poll(NULL, list, count, deadline);
}

static void test_aborted_ends_it(void)
{
	int left = CONNECT_WAITS + 1;   /* while it waits for the greeting */
	call c;

	call_open(&c, 1);
	c.config.wait = leaving_wait;
	c.config.wait_context = &left;
	call_add(&c, "a", &serves, 1);
	call_add(&c, "b", &serves, 0);
	call_fails(&c, LP_ERROR_ABORTED, false, "");
	call_close(&c);
	left = CONNECT_WAITS + 1;   /* in the pause before a retry */
	call_open(&c, 1);
	c.config.wait = leaving_wait;
	c.config.wait_context = &left;
	c.config.retries = 1;
	call_add_nobody(&c);
	call_fails(&c, LP_ERROR_ABORTED, false, "connect|");
	call_close(&c);
}

/* A deadline that has passed leaves the last error as it is, and nobody else is asked. */
static void test_deadline_ends_it(void)
{
	static const visit mute = {"", 1, NULL, false};
	call c;

	call_open(&c, 1);
	call_add(&c, "a", &mute, 1);
	call_add(&c, "b", &serves, 0);
	CHECK_EQ(call_run(&c, in_a_moment()), -1);
	CHECK_EQ(c.err.kind, LP_ERROR_TIMEOUT);
	CHECK_EQ(c.err.phase, LP_PHASE_GREETING);
	CHECK_STR(c.failed, "");
	call_close(&c);
	call_open(&c, 1);   /* no time for the pause that a second round begins with */
	c.config.retries = 100;
	call_add_nobody(&c);
	CHECK_EQ(call_run(&c, lp_clock_now() + 40 * LP_MILLISECOND), -1);
	CHECK_EQ(c.err.kind, LP_ERROR_CONNECT);
	CHECK_STR(c.failed, "");
	call_close(&c);
}

/* --- retries --- */

static void test_retry_before_sending(void)
{
	const visit visits[] = {shuts, refuses, serves};
	call c;

	call_open(&c, 1);
	c.config.retries = 2;
	call_add(&c, "a", visits, 3);
	call_succeeds(&c, "a:one|", "closed|refused|");
	call_close(&c);
	call_open(&c, 1);
	c.config.retries = 1;
	call_add(&c, "a", visits, 2);
	call_fails(&c, LP_ERROR_REFUSED, false, "closed|");
	call_close(&c);
}

/* A retry is a round: every address gets its turn in each. */
static void test_retry_is_a_round(void)
{
	const visit visits[] = {shuts, serves};
	call c;

	call_open(&c, 1);
	c.config.retries = 1;
	call_add_nobody(&c);
	call_add(&c, "b", visits, 2);
	call_succeeds(&c, "b:one|", "connect|closed|connect|");
	call_close(&c);
}

/* All that was not answered is sent again, in order, and nothing that was. */
static void test_resend(void)
{
	static const visit visits[] = {{"connect\n", 2, "1\n", false}, {"connect\n", 2, "2\n3", false}, {"connect\n", 1, "3\n", false}};
	call c;

	call_open(&c, 3);
	call_idempotent(&c, 2);
	call_add(&c, "a", visits, 3);
	CHECK_EQ(call_run(&c, in_time()), 0);
	CHECK_STR(c.talk.replies, "1|2|3|");
	CHECK_STR(c.failed, "closed|closed|");
	CHECK_EQ(c.talk.pulled, 3);
	CHECK_EQ(c.exchange.requests, 3);
	call_close(&c);
	CHECK_STR(c.houses[0].read, "one|two|/two|three|/three|/");
}

static void test_resend_elsewhere(void)
{
	call c;

	call_open(&c, 2);
	call_idempotent(&c, 1);
	call_add(&c, "a", &takes_and_leaves, 1);
	call_add_nobody(&c);
	call_add(&c, "c", &serves, 1);
	call_succeeds(&c, "c:one|c:two|", "closed|connect|");
	call_close(&c);
}

static void test_resend_not_kept(void)
{
	call c;

	call_open(&c, 1);
	call_idempotent(&c, 1);
	c.exchange.keep = false;   /* nothing to send again */
	call_add(&c, "a", &takes_and_leaves, 1);
	call_fails(&c, LP_ERROR_CLOSED, true, "");
	call_close(&c);
}

static void test_retries_used_up(void)
{
	const visit visits[] = {takes_and_leaves, takes_and_leaves};
	call c;

	call_open(&c, 1);
	call_idempotent(&c, 1);
	call_add(&c, "a", visits, 2);
	call_fails(&c, LP_ERROR_CLOSED, true, "closed|");
	call_close(&c);
	CHECK_STR(c.houses[0].read, "one|/one|/");
}

/* What was sent before stays sent, whatever ends the last attempt. */
static void test_sent_once_before(void)
{
	const visit visits[] = {takes_and_leaves, refuses};
	call c;

	call_open(&c, 1);
	call_idempotent(&c, 1);
	call_add(&c, "a", visits, 2);
	call_fails(&c, LP_ERROR_REFUSED, true, "closed|");
	call_close(&c);
}

static void test_bad_reply_is_not_asked_for_again(void)
{
	static const visit too_long = {"connect\n", 1, "much too long for it\n", false};
	call c;

	call_open(&c, 1);
	call_idempotent(&c, 3);
	c.config.max_line = 8;
	call_add(&c, "a", &too_long, 1);
	call_fails(&c, LP_ERROR_TOO_LONG, true, "");
	call_close(&c);
}

/* A connection lost in the middle of a request: the next one gets it from its first byte. */
static void middle_script(peer *p)
{
	lp_fd fd = peer_accept(p);
	uint64_t *bytes = p->context;
	char data[4096];
	ssize_t got;

	peer_print(fd, "connect\n");
	recv(fd, data, sizeof data, 0);
	peer_reset(fd);
	fd = peer_accept(p);
	peer_print(fd, "connect\n");
	for (got = 1, data[0] = 0; got > 0 && data[got - 1] != '\n'; *bytes += (uint64_t) got) {
		got = recv(fd, data, sizeof data, 0);
	}
	peer_print(fd, "fine\n");
	peer_close(fd);
}

static int long_next(void *context, const char **data, size_t *length)
{
	static char text[3000001];
	talk *t = context;

	memset(text, 'x', sizeof text);
	*data = text;
	*length = sizeof text - 1;
	return t->pulled++ == 0;
}

static void test_resend_from_the_first_byte(void)
{
	static const lp_exchange_ops ops = {long_next, talk_reply};
	uint64_t bytes = 0;
	peer p;
	call c;

	call_open(&c, 1);
	call_idempotent(&c, 1);
	c.exchange.ops = &ops;
	peer_listen(&p, "tcp://127.0.0.1:0", 4, 0);
	peer_go(&p, middle_script, &bytes);
	c.addresses[0] = p.address;
	c.peers[0].listener = LP_FD_NONE;
	c.count = 1;
	CHECK_EQ(call_run(&c, in_time()), 0);
	CHECK_STR(c.talk.replies, "fine|");
	call_close(&c);
	peer_stop(&p);
	CHECK_EQ(bytes, 3000001);
}

/* An answer came before the end of its request: no byte of that one goes to the next connection. */
static void early_script(peer *p)
{
	lp_fd fd = peer_accept(p);
	char byte;

	peer_print(fd, "connect\n");
	recv(fd, &byte, 1, 0);
	peer_print(fd, "too much\n");
	lp_fd_close(fd);   /* with unread input: RST */
	fd = peer_accept(p);
	peer_print(fd, "connect\n");
	peer_line(p, fd);
	peer_print(fd, "fine\n");
	peer_close(fd);
}

static int long_then_short_next(void *context, const char **data, size_t *length)
{
	talk *t = context;
	int got = long_next(context, data, length);

	if (t->pulled == 2) {
		*data = "two";
		*length = 3;
		return 1;
	}
	return got;
}

static void test_resend_behind_an_early_answer(void)
{
	static const lp_exchange_ops ops = {long_then_short_next, talk_reply};
	peer p;
	call c;

	call_open(&c, 1);
	call_idempotent(&c, 1);
	c.exchange.ops = &ops;
	peer_listen(&p, "tcp://127.0.0.1:0", 4, 4096);
	peer_go(&p, early_script, NULL);
	c.addresses[0] = p.address;
	c.peers[0].listener = LP_FD_NONE;
	c.count = 1;
	CHECK_EQ(call_run(&c, in_time()), 0);
	CHECK_STR(c.talk.replies, "too much|fine|");
	CHECK_STR(c.failed, "closed|");
	call_close(&c);
	peer_stop(&p);
	CHECK_STR(p.got, "two");
}

/* --- a connection that was there before --- */

static void connect_first(call *c)
{
	CHECK_EQ(lp_client_connect(&c->client, &c->config, &c->addresses[0], in_time(), &c->err), 0);
}

static void test_kept(void)
{
	call c;

	call_open(&c, 2);
	call_add(&c, "a", &serves, 1);
	connect_first(&c);
	call_succeeds(&c, "a:one|a:two|", "");
	call_close(&c);
}

/* It had died before a byte could leave: that costs no retry. */
static void test_kept_died(void)
{
	static const visit dies = {"connect\n", 0, NULL, true};
	const visit visits[] = {dies, serves};
	call c;

	call_open(&c, 1);
	call_add(&c, "a", visits, 2);
	connect_first(&c);
	CHECK(wait_for(c.client.transport.fd, POLLIN));
	call_succeeds(&c, "a:one|", "closed|");
	call_close(&c);
	CHECK_STR(c.houses[0].read, "/one|/");
}

/* It took the request with it: only an idempotent one goes on, and pays for it. */
static void test_kept_ends_after_sending(void)
{
	const visit visits[] = {takes_and_leaves, serves};
	call c;

	call_open(&c, 1);
	call_add(&c, "a", visits, 1);
	connect_first(&c);
	call_fails(&c, LP_ERROR_CLOSED, true, "");
	call_close(&c);
	call_open(&c, 1);
	call_idempotent(&c, 1);
	call_add(&c, "a", visits, 2);
	connect_first(&c);
	call_succeeds(&c, "a:one|", "closed|");
	call_close(&c);
}

/* Replies to requests of another call may still come on it. */
static void test_unanswered_is_not_asked(void)
{
	static const visit visits[] = {{"connect\n", 0, NULL, false}, {"connect\n", -1, NULL, false}};
	call c;

	call_open(&c, 1);
	call_add(&c, "a", visits, 2);
	connect_first(&c);
	c.client.unanswered = true;
	call_succeeds(&c, "a:one|", "");
	CHECK(!c.client.unanswered);
	call_close(&c);
}

static void test_no_error_wanted(void)
{
	call c;

	call_open(&c, 1);
	call_add_nobody(&c);
	CHECK_EQ(lp_client_call(&c.client, &c.config, c.addresses, 1, &c.exchange, in_time(), NULL, NULL, NULL), -1);
	call_close(&c);
}

int main(void)
{
	check_watchdog();
	test_first();
	test_failover();
	test_failover_of_tls();
	test_all_fail();
	test_no_failover_after_sending();
	test_value_ends_it();
	test_aborted_ends_it();
	test_deadline_ends_it();
	test_retry_before_sending();
	test_retry_is_a_round();
	test_resend();
	test_resend_elsewhere();
	test_resend_not_kept();
	test_retries_used_up();
	test_sent_once_before();
	test_bad_reply_is_not_asked_for_again();
	test_resend_from_the_first_byte();
	test_resend_behind_an_early_answer();
	test_kept();
	test_kept_died();
	test_kept_ends_after_sending();
	test_unanswered_is_not_asked();
	test_no_error_wanted();
	return check_done("client_call");
}
