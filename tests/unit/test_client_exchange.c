/* Tests of client_exchange.c, client_source.c and client_failure.c: pipelining in both directions at once, and what ends it.
 * link: -pthread */
#define _GNU_SOURCE   /* POLLRDHUP */
#include "peer.h"
#include "../../src/core/client_io.h"
#include "../../src/core/reply.h"

#define TINY 2048   /* the kernel makes more of it; still far less than what is sent here */

/* An exchange on a connection of its own. */
typedef struct session {
	peer p;
	lp_client client;
	lp_client_config config;
	lp_exchange exchange;
	lp_error err;
	talk talk;
} session;

static void session_open(session *s, void (*script)(peer *p), void *context, const char *const *lines, uint64_t count, int buffers)
{
	memset(s, 0, sizeof *s);
	s->config = plain_client;
	s->config.greet = false;
	s->talk.lines = lines;
	s->talk.count = count;
	lp_exchange_init(&s->exchange, &talk_ops, &s->talk, false);
	peer_listen(&s->p, "tcp://127.0.0.1:0", 4, buffers);
	peer_go(&s->p, script, context);
	lp_client_init(&s->client);
	CHECK_EQ(lp_client_connect(&s->client, &s->config, &s->p.address, in_time(), &s->err), 0);
	if (buffers) {
		setsockopt(s->client.transport.fd, SOL_SOCKET, SO_RCVBUF, &buffers, sizeof buffers);
		setsockopt(s->client.transport.fd, SOL_SOCKET, SO_SNDBUF, &buffers, sizeof buffers);
	}
}

static int session_run(session *s, lp_time deadline)
{
	return lp_client_exchange(&s->client, &s->config, &s->exchange, deadline, &s->err);
}

static void session_close(session *s)
{
	lp_client_fini(&s->client);
	lp_exchange_fini(&s->exchange);
	peer_stop(&s->p);
}

static void session_fails(session *s, lp_time deadline, lp_error_kind kind, const char *text)
{
	CHECK_EQ(session_run(s, deadline), -1);
	CHECK_EQ(s->err.kind, kind);
	CHECK_STR(s->err.text, with_address(&s->p, text));
}

/* --- what goes well --- */

/* Every byte comes back. Blocking: it reads on only when its replies have found room. */
static void echo_script(peer *p)
{
	lp_fd fd = peer_accept(p);
	char data[4096];
	ssize_t got;

	while ((got = recv(fd, data, sizeof data, 0)) > 0 && peer_say(fd, data, (size_t) got)) {
	}
	lp_fd_close(fd);
}

static void test_lines(void)
{
	static const char *const lines[] = {"one", "", "three\r"};
	session s;

	session_open(&s, echo_script, NULL, lines, 3, 0);
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK_STR(s.talk.replies, "one||three|");
	CHECK_EQ(s.exchange.requests, 3);
	CHECK_EQ(s.exchange.replies, 3);
	CHECK(s.exchange.touched);
	CHECK(lp_client_is_fresh(&s.client));
	lp_exchange_fini(&s.exchange);   /* another on the same connection, and one of nothing */
	s.talk = (talk) {.lines = lines, .count = 1};
	lp_exchange_init(&s.exchange, &talk_ops, &s.talk, false);
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK_STR(s.talk.replies, "one|");
	lp_exchange_fini(&s.exchange);
	lp_exchange_init(&s.exchange, &talk_ops, &s.talk, false);
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK(!s.exchange.touched);
	session_close(&s);
}

static void crlf_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	peer_line(p, fd);
	peer_print(fd, "250 ok\r\n");
	peer_close(fd);
}

static void test_crlf(void)
{
	static const char *const lines[] = {"HELO"};
	session s;

	session_open(&s, crlf_script, NULL, lines, 1, 0);
	s.config.framing = &lp_framing_crlf_strict;
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK_STR(s.talk.replies, "250 ok|");
	session_close(&s);
	CHECK_STR(s.p.got, "HELO\r");
}

static void mail_script(peer *p)
{
	static const char *const replies[] = {"250-mail\r\n250-SIZE\r\n250 OK\r\n", "250 OK\r\n", "221 bye\r\n"};
	lp_fd fd = peer_accept(p);

	peer_print(fd, "220-mail\r\n220 ready\r\n");
	for (int i = 0; i < 3 && peer_line(p, fd); i++) {
		for (const char *at = replies[i]; *at; at++) {
			peer_say(fd, at, 1);
		}
	}
	peer_close(fd);
}

/* The greeting and the replies have codes, requests are lines. */
static void test_mail(void)
{
	static const char *const lines[] = {"EHLO x", "NOOP", "QUIT"};
	session s = {.talk = {.lines = lines, .count = 3}};

	s.config = plain_client;
	s.config.framing = &lp_framing_crlf_strict;
	s.config.reply_framing = lp_framing_of_reply(LP_REPLY_CODE, s.config.framing);
	s.config.greeting_framing = lp_framing_of_greeting(LP_REPLY_CODE, s.config.framing);
	s.config.greeting = "220-mail\n220 ready";
	s.config.greeting_length = strlen(s.config.greeting);
	lp_exchange_init(&s.exchange, &talk_ops, &s.talk, false);
	peer_start(&s.p, mail_script, NULL);
	lp_client_init(&s.client);
	CHECK_EQ(lp_client_connect(&s.client, &s.config, &s.p.address, in_time(), &s.err), 0);
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK_STR(s.talk.replies, "250-mail\n250-SIZE\n250 OK|250 OK|221 bye|");
	session_close(&s);
	CHECK_STR(s.p.got, "QUIT\r");
}

static void list_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	peer_print(fd, "ready\n");
	peer_line(p, fd);
	peer_print(fd, "a\n..b\n.\n");
	peer_line(p, fd);
	peer_print(fd, "version 1\n");
	peer_close(fd);
}

/* A line as the greeting, a list as the first reply, a line as the second, which is another exchange. */
static void test_kinds_in_turn(void)
{
	static const char *const status[] = {"status"}, *const version[] = {"version"};
	session s = {.talk = {.lines = status, .count = 1}};

	s.config = plain_client;
	s.config.reply_framing = lp_framing_of_reply(LP_REPLY_DOTTED, s.config.framing);
	lp_exchange_init(&s.exchange, &talk_ops, &s.talk, false);
	peer_start(&s.p, list_script, NULL);
	lp_client_init(&s.client);
	CHECK_EQ(lp_client_connect(&s.client, &s.config, &s.p.address, in_time(), &s.err), 0);
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK_STR(s.talk.replies, "a\n.b|");
	lp_exchange_fini(&s.exchange);
	s.talk = (talk) {.lines = version, .count = 1};
	s.config.reply_framing = NULL;
	lp_exchange_init(&s.exchange, &talk_ops, &s.talk, false);
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK_STR(s.talk.replies, "version 1|");
	session_close(&s);
}

/* An early reply, of which a part was looked at with the greeting's framing in vain, is looked at anew. */
static void hasty_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	peer_print(fd, "ready\na\n.\n");
	peer_line(p, fd);
	peer_close(fd);
}

static void test_framing_changes_the_state(void)
{
	static const char *const lines[] = {"list"};
	session s = {.talk = {.lines = lines, .count = 1}};
	lp_frame frame;

	s.config = plain_client;
	s.config.greet = false;
	lp_exchange_init(&s.exchange, &talk_ops, &s.talk, false);
	peer_start(&s.p, hasty_script, NULL);
	lp_client_init(&s.client);
	CHECK_EQ(lp_client_connect(&s.client, &s.config, &s.p.address, in_time(), &s.err), 0);
	CHECK(wait_for(s.client.transport.fd, POLLIN));
	CHECK(lp_client_receive(&s.client, false, false) > 0);
	lp_client_read_with(&s.client, &lp_framing_crlf_lenient);
	CHECK_EQ(lp_client_cut(&s.client, 100, &frame), LP_FRAME_MESSAGE);
	lp_client_use(&s.client, frame.consumed);
	lp_client_read_with(&s.client, &lp_framing_block);
	CHECK_EQ(lp_client_cut(&s.client, 100, &frame), LP_FRAME_MORE);
	s.config.reply_framing = &lp_framing_dotted_lenient;
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK_STR(s.talk.replies, "a|");
	session_close(&s);
}

static void no_code_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	peer_line(p, fd);
	peer_print(fd, "502 what?\r\nHello\tyou\r\n");
	peer_close(fd);
}

static void test_no_code(void)
{
	static const char *const lines[] = {"NOOP", "NOOP"};
	session s;

	session_open(&s, no_code_script, NULL, lines, 2, 0);
	s.config.reply_framing = &lp_framing_code;
	session_fails(&s, in_time(), LP_ERROR_PROTOCOL, "the reply from %s contains a first line without a reply code: \"Hello?you\"");
	CHECK_STR(s.talk.replies, "502 what?|");
	session_close(&s);
}

static int ask_binary(void *context, const char **data, size_t *length)
{
	static char bytes[255];
	int *left = context;

	if (*left == 0) {
		return 0;
	}
	--*left;
	for (int i = 0; i < 255; i++) {
		bytes[i] = (char) (i < '\n' ? i : i + 1);
	}
	*data = bytes;
	*length = sizeof bytes;
	return 1;
}

static int take_binary(void *context, const char *data, size_t length)
{
	const char *want;
	size_t want_length;
	int one = 1;

	(void) context;
	ask_binary(&one, &want, &want_length);
	CHECK_MEM(data, length, want, want_length);
	return 0;
}

static void test_bytes(void)
{
	static const lp_exchange_ops ops = {ask_binary, take_binary};
	int left = 3;
	session s;

	session_open(&s, echo_script, NULL, NULL, 0, 0);
	lp_exchange_init(&s.exchange, &ops, &left, false);
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK_EQ(s.exchange.replies, 3);
	session_close(&s);
}

/* Both sides' buffers are full for most of the time. */
static void test_many(void)
{
	for (int keep = 0; keep < 2; keep++) {
		session s;

		session_open(&s, echo_script, NULL, NULL, 200000, TINY);
		s.exchange.keep = keep;
		CHECK_EQ(session_run(&s, lp_clock_now() + 50 * LP_SECOND), 0);
		CHECK_EQ(s.talk.taken, 200000);
		CHECK_EQ(s.talk.wrong, 0);
		CHECK_EQ(lp_buffer_length(&s.exchange.out), 0);
		CHECK(lp_client_is_fresh(&s.client));
		session_close(&s);
	}
}

/* Answers a hundredfold: it is the way back that is full. */
static void verbose_script(peer *p)
{
	lp_fd fd = peer_accept(p);
	char answer[512];

	memset(answer, 'z', sizeof answer);
	answer[sizeof answer - 1] = '\n';
	while (peer_line(p, fd) && peer_say(fd, answer, sizeof answer)) {
	}
	lp_fd_close(fd);
}

static int take_verbose(void *context, const char *data, size_t length)
{
	talk *t = context;

	t->wrong += length != 511 || data[0] != 'z' || data[510] != 'z';
	return 0;
}

static void test_reads_while_it_writes(void)
{
	static const lp_exchange_ops ops = {talk_next, take_verbose};
	session s;

	session_open(&s, verbose_script, NULL, NULL, 3000, TINY);
	s.exchange.ops = &ops;
	CHECK_EQ(session_run(&s, lp_clock_now() + 50 * LP_SECOND), 0);
	CHECK_EQ(s.exchange.replies, 3000);
	CHECK_EQ(s.talk.wrong, 0);
	session_close(&s);
}

/* --- no reply is waited for --- */

static void count_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	while (peer_line(p, fd)) {
		++*(uint64_t *) p->context;
	}
	lp_fd_close(fd);
}

static void test_no_reply(void)
{
	uint64_t lines = 0;
	session s;

	session_open(&s, count_script, &lines, NULL, 5000, TINY);
	s.config.no_reply = true;
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK(s.client.unanswered);
	CHECK(lp_client_is_fresh(&s.client));
	session_close(&s);
	CHECK_EQ(lines, 5000);
	CHECK_EQ(s.talk.taken, 0);
}

/* A server that replies all the same must not be able to stop us. */
static void test_no_reply_to_an_answering_server(void)
{
	session s;

	session_open(&s, echo_script, NULL, NULL, 100000, TINY);
	s.config.no_reply = true;
	CHECK_EQ(session_run(&s, lp_clock_now() + 50 * LP_SECOND), 0);
	CHECK_EQ(s.talk.taken, 0);
	session_close(&s);
}

/* --- deadlines --- */

/* Reads as many lines as the context says, answers none, and waits for us to go. */
static void mute_script(peer *p)
{
	lp_fd fd = peer_accept(p);
	struct pollfd slot = {.fd = fd, .events = POLLRDHUP};

	for (int i = *(int *) p->context; i > 0; i--) {
		peer_line(p, fd);
	}
	poll(&slot, 1, WAIT_MS);
	lp_fd_close(fd);
}

static void test_no_answer(void)
{
	int lines = 1;
	session s;

	session_open(&s, mute_script, &lines, NULL, 1, 0);
	session_fails(&s, in_a_moment(), LP_ERROR_TIMEOUT, "no reply from %s within 10 seconds (option timeout)");
	CHECK_EQ(s.err.phase, LP_PHASE_REPLY);
	CHECK(s.err.request_sent);
	session_close(&s);
}

static void some_answers_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	peer_line(p, fd);
	peer_print(fd, "0\n1\nhal");
	while (peer_line(p, fd)) {
	}
	lp_fd_close(fd);
}

static void test_some_answers(void)
{
	session s;

	session_open(&s, some_answers_script, NULL, NULL, 5, 0);
	s.config.timeout = 1500 * LP_MILLISECOND;
	session_fails(&s, in_a_moment(), LP_ERROR_TIMEOUT,
		"no reply from %s within 1.5 seconds (option timeout); 2 of 5 requests are answered; 3 bytes of an unfinished reply came");
	CHECK_EQ(s.err.phase, LP_PHASE_REPLY);
	CHECK_EQ(s.talk.taken, 2);
	session_close(&s);
}

/* However many there are, no more than a batch is held. */
static size_t most_held;

static int held_next(void *context, const char **data, size_t *length)
{
	session *s = lp_container_of(context, session, talk);
	size_t held = lp_buffer_length(&s->exchange.out);

	most_held = held > most_held ? held : most_held;
	return talk_next(context, data, length);
}

/* Nobody reads: we stop pulling, and say which side it is. */
static void test_not_read(void)
{
	static const lp_exchange_ops ops = {held_next, talk_reply};
	int lines = 0;
	session s;

	session_open(&s, mute_script, &lines, NULL, 100000000, TINY);
	s.exchange.ops = &ops;
	CHECK_EQ(session_run(&s, in_a_moment()), -1);
	CHECK_EQ(s.err.kind, LP_ERROR_TIMEOUT);
	CHECK_EQ(s.err.phase, LP_PHASE_WRITE);
	CHECK(s.err.request_sent);
	CHECK(strstr(s.err.text, " does not read: ") != NULL);
	CHECK(strstr(s.err.text, " bytes of requests were not taken within 10 seconds (option timeout); 0 of ") != NULL);
	CHECK(most_held > 0 && most_held < 65536);
	lp_socket_reset_on_close(s.client.transport.fd);   /* a FIN would wait behind what nobody reads */
	session_close(&s);
}

static void sink_script(peer *p)
{
	peer_close(peer_accept(p));
}

static int endless_next(void *context, const char **data, size_t *length)
{
	lp_time *pause = context;

	if (*pause) {
		lp_client_wait_poll(NULL, NULL, 0, lp_clock_now() + *pause);
	}
	*data = "x";
	*length = 1;
	return 1;
}

static int take_any(void *context, const char *data, size_t length)
{
	(void) context;
	(void) data;
	(void) length;
	return 0;
}

/* A source without end is bounded by the deadline however fast or slow it is. */
static void test_endless_source(void)
{
	static const lp_exchange_ops ops = {endless_next, take_any};
	static const lp_time pauses[] = {0, 10 * LP_MILLISECOND};

	for (int i = 0; i < 2; i++) {
		lp_time pause = pauses[i], begin = lp_clock_now();
		session s;

		session_open(&s, sink_script, NULL, NULL, 0, 0);
		lp_exchange_init(&s.exchange, &ops, &pause, false);
		s.config.no_reply = true;
		CHECK_EQ(session_run(&s, in_a_moment()), -1);
		CHECK_EQ(s.err.kind, LP_ERROR_TIMEOUT);
		CHECK_EQ(s.err.phase, LP_PHASE_WRITE);
		CHECK(lp_clock_now() - begin < 5 * LP_SECOND);
		session_close(&s);
	}
}

/* --- a slow source --- */

/* Tells through a pipe of every line it has read. */
static void telling_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	while (peer_line(p, fd)) {
		peer_print(fd, "OK\n");
		CHECK_EQ(write(*(int *) p->context, "x", 1), 1);
	}
	lp_fd_close(fd);
}

typedef struct follower {
	int told;
	int pulled;
	int missed;
} follower;

/* Each line takes its time, and comes only when the server has told that it got the one before. */
static int follower_next(void *context, const char **data, size_t *length)
{
	follower *f = context;
	char byte;

	if (f->pulled == 5) {
		return 0;
	}
	if (f->pulled > 0 && !(wait_for(f->told, POLLIN) && read(f->told, &byte, 1) == 1)) {
		f->missed++;
	}
	lp_client_wait_poll(NULL, NULL, 0, lp_clock_now() + 3 * LP_MILLISECOND);
	f->pulled++;
	*data = "line";
	*length = 4;
	return 1;
}

static void test_slow_source(void)
{
	static const lp_exchange_ops ops = {follower_next, take_any};
	follower f = {0};
	int pair[2];
	session s;

	CHECK_EQ(pipe(pair), 0);
	f.told = pair[0];
	session_open(&s, telling_script, &pair[1], NULL, 0, 0);
	lp_exchange_init(&s.exchange, &ops, &f, false);
	CHECK_EQ(session_run(&s, LP_NEVER), 0);
	CHECK_EQ(f.missed, 0);
	CHECK_EQ(s.exchange.replies, 5);
	session_close(&s);
	close(pair[0]);
	close(pair[1]);
}

/* --- ends --- */

typedef struct ending {
	int lines;           /* read before it speaks */
	const char *says;
	bool reset;
} ending;

static void ending_script(peer *p)
{
	const ending *e = p->context;
	lp_fd fd = peer_accept(p);

	for (int i = 0; i < e->lines; i++) {
		peer_line(p, fd);
	}
	peer_print(fd, e->says);
	if (e->reset) {
		peer_reset(fd);
	} else {
		peer_close(fd);
	}
}

static void test_endings(void)
{
	static const struct {
		ending e;
		uint64_t requests;
		const char *replies, *text;
	} cases[] = {
		{{1, "", false}, 1, "", "%s closed the connection before its reply"},
		{{1, "hal", false}, 1, "", "%s closed the connection before its reply; 3 bytes of an unfinished reply came"},
		{{1, "half\r", false}, 1, "", "%s closed the connection before its reply; 5 bytes of an unfinished reply came"},
		{{3, "a\nb\nc", false}, 3, "a|b|",
			"%s closed the connection before its reply; 2 of 3 requests are answered; 1 byte of an unfinished reply came"},
		{{1, "", true}, 1, "", "the connection to %s was lost before its reply: recv(): Connection reset by peer"},
		{{2, "a\n", true}, 2, "a|",
			"the connection to %s was lost before its reply; 1 of 2 requests are answered: recv(): Connection reset by peer"},
	};
	static const char *const lines[] = {"1", "2", "3"};
	session s;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		session_open(&s, ending_script, (void *) &cases[i].e, lines, cases[i].requests, 0);
		session_fails(&s, in_time(), LP_ERROR_CLOSED, cases[i].text);
		CHECK(s.err.request_sent);
		CHECK_STR(s.talk.replies, cases[i].replies);
		session_close(&s);
	}
}

/* All replies, then the end at once: nothing is wrong with that, but the connection is used up. */
static void test_answer_and_end(void)
{
	static const char *const lines[] = {"1", "2"};
	static const ending e = {2, "a\nb\n", false}, longer = {2, "a\nb\nc", false};
	session s;

	session_open(&s, ending_script, (void *) &e, lines, 2, 0);
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK_STR(s.talk.replies, "a|b|");
	CHECK(wait_for(s.client.transport.fd, POLLIN));
	CHECK(!lp_client_is_fresh(&s.client));
	session_close(&s);
	session_open(&s, ending_script, (void *) &longer, lines, 2, 0);
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK(lp_buffer_length(&s.client.in) == 1 || wait_for(s.client.transport.fd, POLLIN));
	CHECK(!lp_client_is_fresh(&s.client));
	session_close(&s);
}

/* What was said behind the greeting, in one piece with it, is there without another byte. */
static void early_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	peer_print(fd, "connect\nearly\n");
	while (peer_line(p, fd)) {
	}
	lp_fd_close(fd);
}

static void test_early_reply(void)
{
	static const char *const lines[] = {"1"};
	session s;

	session_open(&s, early_script, NULL, lines, 1, 0);
	CHECK_EQ(lp_client_greet(&s.client, &s.config, in_time(), &s.err), 0);
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK_STR(s.talk.replies, "early|");
	session_close(&s);
}

/* A server that gives up while we write: its last words are replies, and come before the error. */
static void gives_up_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	peer_line(p, fd);
	peer_print(fd, "busy\n");
	lp_fd_close(fd);   /* with our lines unread: RST */
}

static void test_last_words(void)
{
	session s;

	session_open(&s, gives_up_script, NULL, NULL, 10000000, TINY);
	CHECK_EQ(session_run(&s, in_time()), -1);
	CHECK_EQ(s.err.kind, LP_ERROR_CLOSED);
	CHECK(s.err.request_sent);
	CHECK_EQ(s.talk.taken, 1);
	CHECK_EQ(s.talk.wrong, 1);   /* "busy" is not "0" */
	CHECK(strstr(s.err.text, "(): ") != NULL);
	session_close(&s);
}

/* It had gone before we wrote at all. */
static void busy_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	peer_print(fd, "busy\n");
	peer_reset(fd);
}

static void test_last_words_before_the_first(void)
{
	static const char *const lines[] = {"1", "2"};

	for (uint64_t count = 1; count <= 2; count++) {
		struct pollfd slot = {.events = 0};   /* POLLERR */
		session s;

		session_open(&s, busy_script, NULL, lines, count, 0);
		slot.fd = s.client.transport.fd;
		CHECK_EQ(poll(&slot, 1, WAIT_MS), 1);
		CHECK_EQ(session_run(&s, in_time()), count == 1 ? 0 : -1);
		CHECK_STR(s.talk.replies, "busy|");
		CHECK(!s.exchange.touched && !s.err.request_sent);
		CHECK(!lp_client_is_fresh(&s.client));
		session_close(&s);
	}
}

/* One request that is too much for the server: its answer is the result, though the request never left as a whole. */
static int huge_next(void *context, const char **data, size_t *length)
{
	static char huge[4 << 20];
	int *left = context;

	if (*left == 0) {
		return 0;
	}
	--*left;
	memset(huge, 'x', sizeof huge);
	*data = huge;
	*length = sizeof huge;
	return 1;
}

static int take_busy(void *context, const char *data, size_t length)
{
	(void) context;
	CHECK_MEM(data, length, "busy", 4);
	return 0;
}

static void gives_up_early_script(peer *p)
{
	lp_fd fd = peer_accept(p);
	char byte;

	recv(fd, &byte, 1, 0);
	peer_print(fd, "busy\n");
	lp_fd_close(fd);
}

static void test_answer_before_the_end(void)
{
	static const lp_exchange_ops ops = {huge_next, take_busy};

	for (int keep = 0; keep < 2; keep++) {
		int left = 1;
		session s;

		session_open(&s, gives_up_early_script, NULL, NULL, 0, TINY);
		lp_exchange_init(&s.exchange, &ops, &left, keep);
		CHECK_EQ(session_run(&s, in_time()), 0);
		CHECK_EQ(s.exchange.replies, 1);
		CHECK(!lp_client_is_fresh(&s.client));
		session_close(&s);
	}
}

/* The same from one that reads on: the rest of the request still has to leave, or the next would begin in its middle. */
static void answers_early_script(peer *p)
{
	lp_fd fd = peer_accept(p);
	uint64_t *count = p->context;
	char data[4096] = "";
	ssize_t got = recv(fd, data, 1, 0);

	peer_print(fd, "busy\n");
	for (; got > 0 && data[got - 1] != '\n'; *count += (uint64_t) got) {
		got = recv(fd, data, sizeof data, 0);
	}
	lp_fd_close(fd);
}

static int short_huge_next(void *context, const char **data, size_t *length)
{
	int got = huge_next(context, data, length);

	*length = 300000;
	return got;
}

static void test_answer_before_the_rest(void)
{
	static const lp_exchange_ops ops = {short_huge_next, take_busy};

	for (int keep = 0; keep < 2; keep++) {
		uint64_t bytes = 1;   /* and the line feed */
		int left = 1;
		session s;

		session_open(&s, answers_early_script, &bytes, NULL, 0, TINY);
		lp_exchange_init(&s.exchange, &ops, &left, keep);
		CHECK_EQ(session_run(&s, in_time()), 0);
		CHECK_EQ(lp_buffer_length(&s.exchange.out), 0);
		CHECK_EQ(s.exchange.sent, 0);
		session_close(&s);
		CHECK_EQ(bytes, 300001);
	}
}

/* --- what is no reply, no request --- */

static void test_reply_limit(void)
{
	static const char *const lines[] = {"1"};
	static const ending fits = {1, "12345678\r\n", false}, over = {1, "123456789\n", false}, endless = {1, "1234567890", false};
	session s;

	session_open(&s, ending_script, (void *) &fits, lines, 1, 0);
	s.config.max_line = 8;
	CHECK_EQ(session_run(&s, in_time()), 0);
	CHECK_STR(s.talk.replies, "12345678|");
	session_close(&s);
	for (int i = 0; i < 2; i++) {
		session_open(&s, ending_script, (void *) (i ? &endless : &over), lines, 1, 0);
		s.config.max_line = 8;
		session_fails(&s, in_time(), LP_ERROR_TOO_LONG, "reply of more than 8 bytes from %s (option max_line)");
		CHECK_EQ(s.talk.taken, 0);
		session_close(&s);
	}
}

static void big_reply_script(peer *p)
{
	static char big[1 << 20];
	lp_fd fd = peer_accept(p);

	memset(big, 'y', sizeof big);
	peer_line(p, fd);
	peer_say(fd, big, sizeof big);
	peer_print(fd, p->context);
	peer_close(fd);
}

static int take_big(void *context, const char *data, size_t length)
{
	(void) context;
	CHECK_EQ(length, 1 << 20);
	CHECK(data[0] == 'y' && memcmp(data, data + 1, length - 1) == 0);
	return 0;
}

static void test_big_reply(void)
{
	static const lp_exchange_ops ops = {talk_next, take_big};
	session s;

	session_open(&s, big_reply_script, "\n", NULL, 1, 0);
	s.exchange.ops = &ops;
	CHECK_EQ(session_run(&s, in_time()), 0);
	session_close(&s);
	session_open(&s, big_reply_script, "y\n", NULL, 1, 0);
	s.exchange.ops = &ops;
	session_fails(&s, in_time(), LP_ERROR_TOO_LONG, "reply of more than 1048576 bytes from %s (option max_line)");
	session_close(&s);
}

static void test_protocol_error(void)
{
	static const char *const lines[] = {"1"};
	static const ending e = {1, "ok\n", false};
	session s;

	session_open(&s, ending_script, (void *) &e, lines, 1, 0);
	s.config.framing = &lp_framing_crlf_strict;
	session_fails(&s, in_time(), LP_ERROR_PROTOCOL, "the reply from %s contains a line feed without a carriage return before it");
	session_close(&s);
}

static void test_injection(void)
{
	static const char *const lines[] = {"fine", "one\ntwo"};
	session s;

	session_open(&s, echo_script, NULL, lines, 2, 0);
	session_fails(&s, in_time(), LP_ERROR_VALUE, "request 2 contains a line feed, which ends a line in this framing");
	CHECK(!s.exchange.touched);
	session_close(&s);
}

static int never_waits(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	(void) context;
	(void) list;
	(void) count;
	(void) deadline;
	return -1;
}

static void test_aborted(void)
{
	static const char *const lines[] = {"1", "2", "3"};
	int count = 0;
	session s;

	session_open(&s, echo_script, NULL, lines, 3, 0);
	s.talk.stop_pulling = 2;
	session_fails(&s, in_time(), LP_ERROR_ABORTED, "the source of requests left");
	session_close(&s);
	session_open(&s, echo_script, NULL, lines, 3, 0);
	s.talk.stop_taking = 2;
	session_fails(&s, in_time(), LP_ERROR_ABORTED, "the taker of replies left");
	CHECK_STR(s.talk.replies, "1|");
	session_close(&s);
	session_open(&s, mute_script, &count, lines, 3, 0);
	s.config.wait = never_waits;
	session_fails(&s, in_time(), LP_ERROR_ABORTED, "left while waiting for a reply");
	session_close(&s);
}

int main(void)
{
	check_watchdog();
	test_lines();
	test_crlf();
	test_mail();
	test_kinds_in_turn();
	test_framing_changes_the_state();
	test_no_code();
	test_bytes();
	test_many();
	test_reads_while_it_writes();
	test_no_reply();
	test_no_reply_to_an_answering_server();
	test_no_answer();
	test_some_answers();
	test_not_read();
	test_endless_source();
	test_slow_source();
	test_endings();
	test_answer_and_end();
	test_early_reply();
	test_last_words();
	test_last_words_before_the_first();
	test_answer_before_the_end();
	test_answer_before_the_rest();
	test_reply_limit();
	test_big_reply();
	test_protocol_error();
	test_injection();
	test_aborted();
	return check_done("client_exchange");
}
