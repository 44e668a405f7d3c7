/* Tests of client_connect.c and client_greeting.c: which address answers, how long we try, what the first line has to be.
 * link: -pthread -Wl,--wrap=getaddrinfo -Wl,--wrap=freeaddrinfo */
#include "peer.h"

#include <netdb.h>
#include <sys/wait.h>
#include <netinet/tcp.h>

/* --- the greeting --- */

/* Says what the test wants and waits for the client's end. */
static void say_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	peer_print(fd, p->context);
	peer_close(fd);
}

/* The same, and stays open until the client has gone. */
static void hold_script(peer *p)
{
	lp_fd fd = peer_accept(p);
	char byte;

	peer_print(fd, p->context);
	recv(fd, &byte, 1, 0);
	lp_fd_close(fd);
}

static void drip_script(peer *p)
{
	lp_fd fd = peer_accept(p);
	int on = 1;

	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
	for (const char *at = p->context; *at; at++) {
		peer_say(fd, at, 1);
	}
	peer_close(fd);
}

static void reset_script(peer *p)
{
	lp_fd fd = peer_accept(p);

	peer_print(fd, p->context);
	peer_reset(fd);
}

static int connect_to(peer *p, const lp_client_config *config, lp_client *client, lp_time deadline, lp_error *err)
{
	lp_client_init(client);
	memset(err, 0, sizeof *err);
	return lp_client_connect(client, config, &p->address, deadline, err);
}

static void heard(void *context, const char *data, size_t length)
{
	snprintf(context, 64, "%.*s|", (int) length, data);
}

static void test_greeting_accepted(void)
{
	static const struct {
		const char *said, *expected, *heard, *left;
	} cases[] = {
		{"connect\n", NULL, "connect|", ""},
		{"connect\r\n", "connect", "connect|", ""},
		{"\n", NULL, "|", ""},
		{"not connec\n", NULL, "not connec|", ""},
		{"220 mail\nnot connect\n", NULL, "220 mail|", "not connect\n"},   /* only the first line is the greeting */
	};
	lp_client_config config = plain_client;
	lp_client client;
	lp_error err;
	peer p;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		for (int dripped = 0; dripped < 2; dripped++) {
			char greeting[64] = "";

			config.greeting = cases[i].expected;
			config.greeting_length = cases[i].expected ? strlen(cases[i].expected) : 0;
			config.greeted = heard;
			config.greeted_context = greeting;
			peer_start(&p, dripped ? drip_script : say_script, (void *) cases[i].said);
			CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), 0);
			CHECK_STR(greeting, cases[i].heard);
			if (!dripped) {
				CHECK_MEM(lp_buffer_data(&client.in), lp_buffer_length(&client.in), cases[i].left, strlen(cases[i].left));
			}
			CHECK(!client.dial);
			lp_client_fini(&client);
			peer_stop(&p);
		}
	}
}

static void test_greeting_wrong(void)
{
	static const struct {
		void (*script)(peer *p);
		const char *said;
		lp_error_kind kind;
		const char *text, *greeting;
	} cases[] = {
		{say_script, "hello\n", LP_ERROR_PROTOCOL, "%s greeted with \"hello\", not with \"connect\" (option greeting)", ""},
		{say_script, "connect \n", LP_ERROR_PROTOCOL, "%s greeted with \"connect \", not with \"connect\" (option greeting)", ""},
		{say_script, "conn\n", LP_ERROR_PROTOCOL, "%s greeted with \"conn\", not with \"connect\" (option greeting)", ""},
		{say_script, "\x1b[2J\n", LP_ERROR_PROTOCOL, "%s greeted with \"?[2J\", not with \"connect\" (option greeting)", ""},
		{say_script, "not connect\n", LP_ERROR_REFUSED, "%s refused the connection: not connect", "not connect"},
		{say_script, "nnot connect: full\n", LP_ERROR_REFUSED, "%s refused the connection: nnot connect: full", "nnot connect: full"},
		{say_script, "not connect", LP_ERROR_REFUSED, "%s refused the connection: not connect", "not connect"},
		{drip_script, "not connect\r\n", LP_ERROR_REFUSED, "%s refused the connection: not connect", "not connect"},
		{say_script, "", LP_ERROR_CLOSED, "%s closed the connection before its greeting", ""},
		{say_script, "connect", LP_ERROR_CLOSED, "%s closed the connection before its greeting; 7 bytes of an unfinished greeting came", ""},
		{say_script, "c", LP_ERROR_CLOSED, "%s closed the connection before its greeting; 1 byte of an unfinished greeting came", ""},
		{hold_script, "12345678901\n", LP_ERROR_TOO_LONG, "greeting of more than 10 bytes from %s (option max_line)", ""},
		{hold_script, "12345678901", LP_ERROR_TOO_LONG, "greeting of more than 10 bytes from %s (option max_line)", ""},
		{hold_script, "1234567890\n", LP_ERROR_PROTOCOL, "%s greeted with \"1234567890\", not with \"connect\" (option greeting)", ""},
	};
	char greeting[64] = "";
	lp_client_config config = plain_client;
	lp_client client;
	lp_error err;
	peer p;

	config.greeting = "connect";
	config.greeting_length = 7;
	config.greeted = heard;
	config.greeted_context = greeting;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		config.max_line = cases[i].script == hold_script ? 10 : 64;
		peer_start(&p, cases[i].script, (void *) cases[i].said);
		CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), -1);
		CHECK_EQ(err.kind, cases[i].kind);
		CHECK_STR(err.text, with_address(&p, cases[i].text));
		CHECK_STR(err.greeting, cases[i].greeting);
		CHECK_EQ(client.transport.fd, LP_FD_NONE);
		CHECK(!client.dial && !client.in.bytes);
		CHECK_STR(greeting, "");
		peer_stop(&p);
	}
}

/* Connecting takes until the server has gone again. */
static int late_wait(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	peer *p = context;
	struct pollfd slot = {.fd = list[0].fd};

	if (!p->script) {
		peer_go(p, reset_script, p->context);
		CHECK_EQ(poll(&slot, 1, WAIT_MS), 1);   /* POLLERR */
	}
	return lp_client_wait_poll(NULL, list, count, deadline);
}

/* A reset destroys nothing that was said before it. */
static void test_greeting_and_reset(void)
{
	static const struct {
		const char *said;
		lp_error_kind kind;
	} cases[] = {{"", LP_ERROR_CLOSED}, {"conn", LP_ERROR_CLOSED}, {"not connect\n", LP_ERROR_REFUSED}};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		for (int late = 0; late < 2; late++) {
			lp_client_config config = plain_client;
			lp_client client;
			lp_error err;
			peer p;

			peer_listen(&p, "tcp://127.0.0.1:0", 4, 0);
			if (late) {
				p.context = (void *) cases[i].said;
				config.wait = late_wait;
				config.wait_context = &p;
			} else {
				peer_go(&p, reset_script, (void *) cases[i].said);
			}
			CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), -1);
			CHECK_EQ(err.kind, cases[i].kind);
			CHECK(cases[i].kind == LP_ERROR_REFUSED || strstr(err.text, "before its greeting") != NULL);
			peer_stop(&p);
		}
	}
}

static void test_greeting_strict(void)
{
	lp_client_config config = plain_client;
	lp_client client;
	lp_error err;
	peer p;

	config.framing = &lp_framing_crlf_strict;
	peer_start(&p, say_script, "220 mail\n");
	CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_PROTOCOL);
	CHECK_STR(err.text, with_address(&p, "the greeting from %s contains a line feed without a carriage return before it"));
	peer_stop(&p);
}

static void test_greeting_timeout(void)
{
	lp_client_config config = plain_client;
	lp_client client;
	lp_error err;
	lp_time deadline;
	peer p;

	config.timeout = 5 * LP_SECOND;
	peer_start(&p, hold_script, "conn");
	deadline = in_a_moment();
	CHECK_EQ(connect_to(&p, &config, &client, deadline, &err), -1);
	CHECK(lp_clock_now() >= deadline);
	CHECK_EQ(err.kind, LP_ERROR_TIMEOUT);
	CHECK_EQ(err.phase, LP_PHASE_GREETING);
	CHECK_STR(err.text, with_address(&p, "no greeting from %s within 5 seconds; 4 bytes of an unfinished greeting came; "
		"if that server does not greet, set the option greeting to false"));
	peer_stop(&p);
}

static void test_no_greeting(void)
{
	lp_client_config config = plain_client;
	lp_client client;
	lp_error err;
	peer p;

	config.greet = false;
	peer_start(&p, hold_script, "");
	CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), 0);
	CHECK_EQ(client.generation, lp_generation);
	CHECK(lp_client_is_fresh(&client));
	lp_client_fini(&client);
	peer_stop(&p);
}

/* --- addresses --- */

static void test_schemes(void)
{
	static const struct {
		const char *address;
		lp_error_kind kind;
		const char *text;
	} cases[] = {
		{"fd://3", LP_ERROR_VALUE, "address \"fd://3\" names a listening socket; a client takes tcp, tls and unix"},
		{"systemd://web", LP_ERROR_VALUE, "address \"systemd://web\" names a listening socket; a client takes tcp, tls and unix"},
		{"tls://127.0.0.1:5", LP_ERROR_TLS, "cannot connect to tls://127.0.0.1:5 without a TLS context"},
		{"unix:///nowhere/at/all", LP_ERROR_CONNECT, "cannot connect to unix:///nowhere/at/all: connect(): No such file or directory"},
		{"tcp://256.1.1.1:5", LP_ERROR_CONNECT, NULL},
	};
	lp_address address;
	lp_client client;
	lp_error err;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		lp_client_init(&client);
		CHECK_EQ(lp_address_parse(&address, cases[i].address, strlen(cases[i].address), &err), 0);
		CHECK_EQ(lp_client_connect(&client, &plain_client, &address, in_time(), &err), -1);
		CHECK_EQ(err.kind, cases[i].kind);
		if (cases[i].text) {
			CHECK_STR(err.text, cases[i].text);
		} else {
			CHECK(strstr(err.text, "cannot resolve host \"256.1.1.1\"") != NULL);
		}
		CHECK_EQ(client.transport.fd, LP_FD_NONE);
		CHECK(!client.dial);
	}
}

static void test_refused(void)
{
	lp_client client;
	lp_error err;
	peer p;

	peer_listen(&p, "tcp://127.0.0.1:0", 1, 0);
	lp_fd_close(p.listener);
	CHECK_EQ(connect_to(&p, &plain_client, &client, in_time(), &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_CONNECT);
	CHECK_EQ(err.system, ECONNREFUSED);
	CHECK_STR(err.text, with_address(&p, "cannot connect to %s: connect(): Connection refused"));
}

/* Connections that nobody accepts, until the listener's queue takes no more: what comes then is dropped. */
#define FILLERS 16

static bool fill_backlog(const peer *p, lp_fd fillers[FILLERS])
{
	lp_sockaddr at = bound_address(p->listener);
	bool full = false;

	for (int i = 0; i < FILLERS; i++) {
		struct pollfd slot = {.events = POLLOUT};

		fillers[i] = full ? LP_FD_NONE : lp_socket_connect(&at, NULL);
		slot.fd = fillers[i];
		full = full || fillers[i] == LP_FD_NONE || poll(&slot, 1, at.name.ss_family == AF_UNIX ? 0 : 200) == 0;
	}
	return full;
}

static void free_fillers(lp_fd fillers[FILLERS])
{
	for (int i = 0; i < FILLERS; i++) {
		lp_fd_close(fillers[i]);
	}
}

static void test_connect_timeout(void)
{
	lp_client_config config = plain_client;
	lp_fd fillers[FILLERS];
	lp_client client;
	lp_error err;
	peer p;

	peer_listen(&p, "tcp://127.0.0.1:0", 0, 0);
	if (!CHECK(fill_backlog(&p, fillers))) {
		return;
	}
	config.connect_timeout = LP_SECOND / 20;
	CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_TIMEOUT);
	CHECK_EQ(err.phase, LP_PHASE_CONNECT);
	CHECK(!err.request_sent);
	CHECK_STR(err.text, with_address(&p, "cannot connect to %s within 0.05 seconds (option connect_timeout)"));
	config.connect_timeout = LP_NEVER;
	config.timeout = LP_SECOND;
	CHECK_EQ(connect_to(&p, &config, &client, in_a_moment(), &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_TIMEOUT);
	CHECK_STR(err.text, with_address(&p, "cannot connect to %s within 1 second (option timeout)"));
	free_fillers(fillers);
	lp_fd_close(p.listener);
}

/* --- several resolved addresses --- */

/* The name "both.test" is ::1 and 127.0.0.1, whatever this machine's resolver knows. */
int __real_getaddrinfo(const char *host, const char *port, const struct addrinfo *hints, struct addrinfo **found);
void __real_freeaddrinfo(struct addrinfo *list);
int __wrap_getaddrinfo(const char *host, const char *port, const struct addrinfo *hints, struct addrinfo **found);
void __wrap_freeaddrinfo(struct addrinfo *list);

static struct addrinfo *joined;

int __wrap_getaddrinfo(const char *host, const char *port, const struct addrinfo *hints, struct addrinfo **found)
{
	int code = __real_getaddrinfo(strcmp(host, "both.test") == 0 ? "::1" : host, port, hints, found);

	if (code == 0 && strcmp(host, "both.test") == 0) {
		code = __real_getaddrinfo("127.0.0.1", port, hints, &(*found)->ai_next);
		joined = *found;
	}
	return code;
}

void __wrap_freeaddrinfo(struct addrinfo *list)
{
	if (list == joined && list->ai_next) {
		__real_freeaddrinfo(list->ai_next);
		list->ai_next = NULL;
		joined = NULL;
	}
	__real_freeaddrinfo(list);
}

/* A free port of ::1 and 127.0.0.1 alike. */
static bool two_families(peer *six, peer *four)
{
	char text[64];

	if (!have_ipv6()) {
		return false;
	}
	peer_listen(six, "tcp://[::1]:0", 0, 0);
	snprintf(text, sizeof text, "tcp://127.0.0.1:%u", six->address.port);
	peer_listen(four, text, 16, 0);
	strcpy(six->address.host, "both.test");
	return four->listener != LP_FD_NONE;
}

static lp_time longest_wait;
static int most_attempts;

static int watching_wait(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	lp_time left = deadline - lp_clock_now();

	longest_wait = left > longest_wait ? left : longest_wait;
	most_attempts = count > most_attempts ? count : most_attempts;
	return lp_client_wait_poll(context, list, count, deadline);
}

/* 'expected' of the attempts run side by side at most. */
static void both_connect(const peer *six, int expected, lp_client *client)
{
	lp_client_config config = plain_client;
	lp_error err = {0};

	config.wait = watching_wait;
	longest_wait = 0;
	most_attempts = 0;
	lp_client_init(client);
	if (!CHECK_EQ(lp_client_connect(client, &config, &six->address, in_time(), &err), 0)) {
		fprintf(stderr, "\t%s\n", err.text);
	}
	CHECK_EQ(most_attempts, expected);
}

static void test_stagger(void)
{
	lp_fd fillers[FILLERS];
	lp_time begin;
	lp_client client;
	peer six, four;

	if (!two_families(&six, &four)) {
		check_note("client_connect", "several addresses: there is no IPv6 here");
		return;
	}
	peer_go(&four, hold_script, "connect\n");
	CHECK(fill_backlog(&six, fillers));   /* ::1 drops what comes */
	begin = lp_clock_now();
	both_connect(&six, CONNECT_WAITS + 1, &client);   /* the second may be decided when it begins */
	CHECK(lp_clock_now() - begin >= 250 * LP_MILLISECOND);
	CHECK(lp_clock_now() - begin < 2 * LP_SECOND);
	lp_client_fini(&client);
	peer_stop(&four);
	CHECK_EQ(four.accepted, 1);
	free_fillers(fillers);
	lp_fd_close(six.listener);
}

static void test_second_address(void)
{
	char text[LP_ERROR_TEXT];
	lp_client client;
	lp_error err;
	peer six, four;

	if (!two_families(&six, &four)) {
		return;
	}
	lp_fd_close(six.listener);   /* refuses at once: no head start for it */
	peer_go(&four, hold_script, "connect\n");
	both_connect(&six, 1, &client);
	lp_client_fini(&client);
	peer_stop(&four);
	/* nobody listens on either now */
	CHECK_EQ(connect_to(&six, &plain_client, &client, in_time(), &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_CONNECT);
	snprintf(text, sizeof text, "cannot connect to tcp://both.test:%u: 127.0.0.1:%u: connect(): Connection refused",
		six.address.port, six.address.port);
	CHECK_STR(err.text, text);
}

/* --- bind_to --- */

static void test_bind_to_skips(void)
{
	lp_client_config config = plain_client;
	lp_address local;
	lp_client client;
	lp_error err;
	peer six, four;

	if (!two_families(&six, &four)) {
		return;
	}
	config.bind_to = &local;
	CHECK_EQ(lp_address_parse_host(&local, "127.0.0.3", 9, &err), 0);
	peer_go(&four, hold_script, "connect\n");
	CHECK_EQ(connect_to(&six, &config, &client, in_time(), &err), 0);   /* ::1 listens, but cannot be reached from there */
	lp_client_fini(&client);
	peer_stop(&four);
	CHECK(strncmp(four.seen, "127.0.0.3:", 10) == 0);
	lp_fd_close(six.listener);
}

static void test_bind_to(void)
{
	lp_client_config config = plain_client;
	lp_address local;
	lp_client client;
	lp_error err;
	peer p;

	config.bind_to = &local;
	peer_start(&p, hold_script, "connect\n");
	CHECK_EQ(lp_address_parse_host(&local, "127.0.0.2", 9, &err), 0);
	CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), 0);
	lp_client_fini(&client);
	peer_stop(&p);
	CHECK(strncmp(p.seen, "127.0.0.2:", 10) == 0);

	CHECK_EQ(lp_address_parse_host(&local, "192.0.2.1", 9, &err), 0);
	CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_CONNECT);
	CHECK_STR(err.text, with_address(&p, "cannot connect to %s from 192.0.2.1: bind(): Cannot assign requested address"));
	CHECK_EQ(lp_address_parse_host(&local, "::1", 3, &err), 0);
	CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), -1);
	CHECK_STR(err.text, with_address(&p, "cannot connect to %s from ::1: bind(): Address family not supported by protocol"));
	CHECK_EQ(lp_address_parse_host(&local, "127.0.0.1", 9, &err), 0);   /* nobody listens: this is no fault of bind */
	CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), -1);
	CHECK_STR(err.text, with_address(&p, "cannot connect to %s from 127.0.0.1: connect(): Connection refused"));
	CHECK_EQ(lp_address_parse_host(&local, "256.1.1.1", 9, &err), 0);
	CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), -1);
	CHECK(strncmp(err.text, "option bind_to: cannot resolve host \"256.1.1.1\"", 47) == 0);
}

/* Both ends at one port is a connection that TCP grants and nobody wants. */
static void test_meets_itself(void)
{
	lp_client_config config = plain_client;
	lp_address local;
	lp_client client;
	lp_error err;
	peer p;

	peer_listen(&p, "tcp://127.0.0.1:0", 1, 0);
	lp_fd_close(p.listener);
	local = p.address;
	config.bind_to = &local;
	config.greet = false;
	CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), -1);
	CHECK_STR(err.text, with_address(&p, "cannot connect to %s from 127.0.0.1: connect(): Connection refused"));
}

/* --- Unix sockets --- */

#ifdef __linux__
/* Other copies of this test may run beside this one. */
static void abstract_listen(peer *p, const char *name, int backlog)
{
	char text[80];

	snprintf(text, sizeof text, "unix://@lineproto-test-%s-%d", name, (int) getpid());
	peer_listen(p, text, backlog, 0);
}
#endif

static void test_unix(void)
{
	lp_client_config config = plain_client;
	char text[160], path[128];
	lp_client client;
	lp_error err;
	peer p;

	scratch_open();
	snprintf(path, sizeof path, "%s/socket", scratch);
	snprintf(text, sizeof text, "unix://%s", path);
	peer_listen(&p, text, 4, 0);
	peer_go(&p, hold_script, "connect\n");
	CHECK_EQ(lp_address_parse_host(&p.address, "127.0.0.1", 9, &err), 0);   /* of no meaning here: must be ignored */
	config.bind_to = &p.address;
	lp_address unix_address;
	CHECK_EQ(lp_address_parse(&unix_address, text, strlen(text), &err), 0);
	lp_client_init(&client);
	CHECK_EQ(lp_client_connect(&client, &config, &unix_address, in_time(), &err), 0);
	lp_client_fini(&client);
	peer_stop(&p);
	p.address = unix_address;
	CHECK_EQ(connect_to(&p, &plain_client, &client, in_time(), &err), -1);
	CHECK_STR(err.text, with_address(&p, "cannot connect to %s: connect(): Connection refused"));
	CHECK_EQ(unlink(path), 0);
	scratch_close();
#ifdef __linux__
	abstract_listen(&p, "client", 4);
	peer_go(&p, hold_script, "connect\n");
	CHECK_EQ(connect_to(&p, &plain_client, &client, in_time(), &err), 0);
	lp_client_fini(&client);
	peer_stop(&p);
#endif
}

/* Accepts all that wait: those that filled the queue, and then the one that was asking again and again. */
static void unix_queue_script(peer *p)
{
	for (;;) {
		lp_fd fd = peer_accept(p);

		if (peer_print(fd, "connect\n") && peer_line(p, fd)) {
			lp_fd_close(fd);
			return;
		}
		lp_fd_close(fd);
	}
}

static int pauses;

static int pausing_wait(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	peer *p = context;

	if (count == 0 && ++pauses == 2) {   /* it has been turned away twice: let the server begin */
		peer_go(p, unix_queue_script, NULL);
	}
	return lp_client_wait_poll(NULL, list, count, deadline);
}

static void test_unix_backlog(void)
{
#ifdef __linux__
	lp_client_config config = plain_client;
	lp_fd fillers[FILLERS];
	lp_client client;
	lp_error err;
	peer p;

	abstract_listen(&p, "backlog", 0);
	if (!CHECK(fill_backlog(&p, fillers))) {
		return;
	}
	config.connect_timeout = 30 * LP_MILLISECOND;
	CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_TIMEOUT);
	CHECK_EQ(err.phase, LP_PHASE_CONNECT);
	CHECK_STR(err.text, with_address(&p, "cannot connect to %s within 0.03 seconds (option connect_timeout); the server's backlog is full"));
	config.connect_timeout = LP_NEVER;
	config.wait = pausing_wait;
	config.wait_context = &p;
	free_fillers(fillers);   /* they still wait in the queue, closed */
	CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), 0);
	CHECK(pauses >= 2);
	CHECK(peer_print(client.transport.fd, "it was me\n"));
	peer_stop(&p);
	CHECK_STR(p.got, "it was me");
	lp_client_fini(&client);
#endif
}

/* --- leaving --- */

static int leave_at;

static int leaving_wait(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	return --leave_at <= 0 ? -1 : lp_client_wait_poll(context, list, count, deadline);
}

static void test_aborted(void)
{
	lp_client_config config = plain_client;
	lp_fd fillers[FILLERS];
	lp_client client;
	lp_error err;
	peer p;

	config.wait = leaving_wait;
	for (int connecting = 0; connecting <= 1; connecting++) {   /* while waiting for the greeting, while connecting */
		leave_at = connecting ? 1 : CONNECT_WAITS + 1;
		peer_listen(&p, "tcp://127.0.0.1:0", connecting ? 0 : 4, 0);
		if (connecting) {
			CHECK(fill_backlog(&p, fillers));
		} else {
			peer_go(&p, hold_script, "");
		}
		CHECK_EQ(connect_to(&p, &config, &client, in_time(), &err), -1);
		CHECK_EQ(err.kind, LP_ERROR_ABORTED);
		CHECK_EQ(client.transport.fd, LP_FD_NONE);
		CHECK(!client.dial);
		if (connecting) {
			free_fillers(fillers);
			lp_fd_close(p.listener);
		} else {
			peer_stop(&p);
		}
	}
}

/* What a host that leaves by longjmp out of wait() has: the client, nothing else. */
static lp_client *left_behind;
static int descriptors_then;

static int descriptors(void)
{
	int probe = dup(0);

	close(probe);
	return probe;
}

static int fini_wait(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	(void) context;
	(void) deadline;
	CHECK(left_behind->dial != NULL);
	CHECK_EQ(count, 1);
	CHECK(list[0].fd != LP_FD_NONE);
	lp_client copy = *left_behind;
	lp_client_fini(&copy);   /* as if from the host's list, after the jump */
	CHECK_EQ(descriptors(), descriptors_then);
	_exit(check_done("client_connect, left by a jump") ? 1 : 0);
}

static void test_left_by_jump(void)
{
	lp_client_config config = plain_client;
	int status = 1;
	lp_client client;
	lp_fd fillers[FILLERS];
	lp_error err;
	peer p;

	peer_listen(&p, "tcp://127.0.0.1:0", 0, 0);
	CHECK(fill_backlog(&p, fillers));
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		config.wait = fini_wait;
		left_behind = &client;
		descriptors_then = descriptors();
		connect_to(&p, &config, &client, in_time(), &err);
		_exit(2);
	}
	CHECK_EQ(waitpid(child, &status, 0), child);
	CHECK_EQ(status, 0);
	free_fillers(fillers);
	lp_fd_close(p.listener);
}

int main(void)
{
	check_watchdog();
	test_greeting_accepted();
	test_greeting_wrong();
	test_greeting_and_reset();
	test_greeting_strict();
	test_greeting_timeout();
	test_no_greeting();
	test_schemes();
	test_refused();
	test_connect_timeout();
	test_stagger();
	test_second_address();
	test_bind_to();
	test_bind_to_skips();
	test_meets_itself();
	test_unix();
	test_unix_backlog();
	test_aborted();
	test_left_by_jump();
	return check_done("client_connect");
}
