/* Tests of address.c: what is taken, what is refused and in which words, and that what is printed parses again. */
#include "check.h"
#include "../../src/core/address.h"

static int parse(lp_address *address, const char *text, lp_error *err)
{
	memset(err, 0, sizeof *err);
	return lp_address_parse(address, text, strlen(text), err);
}

static void test_taken(void)
{
	static const struct {
		const char *text;
		lp_scheme scheme;
		const char *host;
		int port;
		const char *printed;
	} cases[] = {
		{"tcp://127.0.0.1:10008", LP_SCHEME_TCP, "127.0.0.1", 10008, "tcp://127.0.0.1:10008"},
		{"127.0.0.1:10008", LP_SCHEME_TCP, "127.0.0.1", 10008, "tcp://127.0.0.1:10008"},
		{"localhost:0", LP_SCHEME_TCP, "localhost", 0, "tcp://localhost:0"},
		{"tcp://host.example:65535", LP_SCHEME_TCP, "host.example", 65535, "tcp://host.example:65535"},
		{"tcp://0.0.0.0:00080", LP_SCHEME_TCP, "0.0.0.0", 80, "tcp://0.0.0.0:80"},
		{"[::1]:5", LP_SCHEME_TCP, "::1", 5, "tcp://[::1]:5"},
		{"tcp://[::]:5", LP_SCHEME_TCP, "::", 5, "tcp://[::]:5"},
		{"tcp://[fe80::1%eth0]:5", LP_SCHEME_TCP, "fe80::1%eth0", 5, "tcp://[fe80::1%eth0]:5"},
		{"tcp://[::ffff:1.2.3.4]:5", LP_SCHEME_TCP, "::ffff:1.2.3.4", 5, "tcp://[::ffff:1.2.3.4]:5"},
		{"tls://host:443", LP_SCHEME_TLS, "host", 443, "tls://host:443"},
		{"tls://[2001:db8::1]:443", LP_SCHEME_TLS, "2001:db8::1", 443, "tls://[2001:db8::1]:443"},
		{"unix:///run/x.sock", LP_SCHEME_UNIX, "/run/x.sock", 0, "unix:///run/x.sock"},
		{"unix:///a:b@c", LP_SCHEME_UNIX, "/a:b@c", 0, "unix:///a:b@c"},
		{"systemd://", LP_SCHEME_SYSTEMD, "", 0, "systemd://"},
		{"systemd://lineproto.socket", LP_SCHEME_SYSTEMD, "lineproto.socket", 0, "systemd://lineproto.socket"},
		{"b\xc3\xbc" "cher.example:5", LP_SCHEME_TCP, "b\xc3\xbc" "cher.example", 5, "tcp://b\xc3\xbc" "cher.example:5"},
	};
	char printed[LP_ADDRESS_TEXT];
	lp_address address;
	lp_error err;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		if (!CHECK_EQ(parse(&address, cases[i].text, &err), 0)) {
			fprintf(stderr, "\t%s\n", err.text);
			continue;
		}
		CHECK_EQ(address.scheme, cases[i].scheme);
		CHECK_STR(address.host, cases[i].host);
		CHECK_EQ(address.port, cases[i].port);
		CHECK(!address.abstract);
		CHECK_EQ(lp_address_print(&address, printed, sizeof printed), strlen(cases[i].printed));
		CHECK_STR(printed, cases[i].printed);
	}
}

static void test_abstract(void)
{
	char printed[LP_ADDRESS_TEXT];
	lp_address address;
	lp_error err;

	CHECK_EQ(parse(&address, "unix://@name/part", &err), 0);
	CHECK(address.abstract);
	CHECK_STR(address.host, "name/part");
	lp_address_print(&address, printed, sizeof printed);
	CHECK_STR(printed, "unix://@name/part");
}

static void test_fd(void)
{
	char printed[LP_ADDRESS_TEXT];
	lp_address address;
	lp_error err;

	CHECK_EQ(parse(&address, "fd://3", &err), 0);
	CHECK_EQ(address.scheme, LP_SCHEME_FD);
	CHECK_EQ(address.fd, 3);
	lp_address_print(&address, printed, sizeof printed);
	CHECK_STR(printed, "fd://3");
	CHECK_EQ(parse(&address, "fd://0", &err), 0);
	CHECK_EQ(address.fd, 0);
}

static void check_refused(int result, const lp_error *err, const char *text, const char *words)
{
	if (!CHECK_EQ(result, -1) || !CHECK_EQ(err->kind, LP_ERROR_VALUE) || !CHECK(strstr(err->text, words) != NULL)) {
		fprintf(stderr, "\t%s: \"%s\" lacks \"%s\"\n", text, err->text, words);
	}
}

static void test_refused(void)
{
	static const struct {
		const char *text;
		const char *words;   /* of the error */
	} cases[] = {
		{"", "is empty"},
		{"tcp://", "no host"},
		{"tcp://:80", "no host"},
		{":80", "no host"},
		{"tcp://[]:80", "no host"},
		{"localhost", "no port"},
		{"tcp://localhost", "no port"},
		{"tcp://[::1]", "no port"},
		{"tcp://h:", "no valid port"},
		{"tcp://h:65536", "no valid port"},
		{"tcp://h:99999999999999999999", "no valid port"},
		{"tcp://h:-1", "no valid port"},
		{"tcp://h:+1", "no valid port"},
		{"tcp://h:80x", "no valid port"},
		{"tcp://h:8;", "no valid port"},
		{"tcp://h:8/", "has a path"},
		{"tcp://h:0x50", "no valid port"},
		{"tcp://::1:80", "more than one colon"},
		{"tcp://1:2:3", "more than one colon"},
		{"tcp://[::1", "without \"]\""},
		{"tcp://[::1]80", "between \"]\" and the port"},
		{"tcp://[localhost]:80", "no IPv6 address"},
		{"tcp://[127.0.0.1]:80", "no IPv6 address"},
		{"tcp://[a:b]:80", "no IPv6 address"},
		{"tcp://[::1%]:80", "no IPv6 address"},
		{"tcp://[:::]:80", "no IPv6 address"},
		{"tcp://h:80/", "has a path"},
		{"tcp://h/x:80", "has a path"},
		{"tcp:///run/x", "has a path"},
		{"http://h:80", "unknown scheme"},
		{"TCP://h:80", "unknown scheme"},
		{"://h:80", "unknown scheme"},
		{"unix://", "no path"},
		{"unix://@", "no path"},
		{"unix://run/x", "absolute path"},
		{"fd://", "descriptor's number"},
		{"fd://x", "descriptor's number"},
		{"fd://-1", "descriptor's number"},
		{"fd://3x", "descriptor's number"},
		{"fd://99999999999", "descriptor's number"},
		{"tcp://a b:80", "blank or a control byte"},
		{" tcp://h:80", "blank or a control byte"},
		{"tcp://h:80\n", "blank or a control byte"},
		{"unix:///a\tb", "blank or a control byte"},
		{"tcp://h\x7f:80", "blank or a control byte"},
	};
	lp_address address;
	lp_error err;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		check_refused(parse(&address, cases[i].text, &err), &err, cases[i].text, cases[i].words);
	}
	check_refused(lp_address_parse(&address, "tcp://h\0:80", 11, &err), &err, "NUL", "control byte");
	CHECK_EQ(lp_address_parse(&address, "tcp://h", 7, NULL), -1);   /* nobody need ask why */
}

/* A wrong address is quoted so that it cannot forge a line, and cut. */
static void test_quoting(void)
{
	char text[400];
	lp_address address;
	lp_error err;

	parse(&address, "a\r\nb", &err);
	CHECK(strstr(err.text, "\"a??b\"") != NULL);
	memset(text, 'h', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	parse(&address, text, &err);
	CHECK(strlen(err.text) < 250);
	CHECK(strstr(err.text, "hhh...\"") != NULL);
}

/* Brackets around text of every length near the longest IPv6 address. */
static void test_long_brackets(void)
{
	char text[400];
	lp_address address;
	lp_error err;

	for (int length = 30; length < 300; length++) {
		snprintf(text, sizeof text, "tcp://[%0*d:]:80", length, 0);
		check_refused(parse(&address, text, &err), &err, text, "no IPv6 address");
	}
	snprintf(text, sizeof text, "tcp://[fe80::1%%%0300d]:80", 1);
	check_refused(parse(&address, text, &err), &err, text, "more than 255 bytes");
}

/* The longest of each kind passes, one byte more does not. */
static void test_lengths(void)
{
	static const struct {
		const char *start, *end;
		size_t longest;
	} cases[] = {
		{"tcp://", ":80", 255},
		{"unix:///", "", sizeof(((struct sockaddr_un *) 0)->sun_path) - 2},
		{"unix://@", "", sizeof(((struct sockaddr_un *) 0)->sun_path) - 1},
		{"systemd://", "", 255},
	};
	char text[400], filler[300], printed[LP_ADDRESS_TEXT];
	lp_address address;
	lp_error err;

	memset(filler, 'h', sizeof filler);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		snprintf(text, sizeof text, "%s%.*s%s", cases[i].start, (int) cases[i].longest, filler, cases[i].end);
		CHECK_EQ(parse(&address, text, &err), 0);
		CHECK_EQ(lp_address_print(&address, printed, sizeof printed), strlen(text));
		CHECK_STR(printed, text);
		snprintf(text, sizeof text, "%s%.*s%s", cases[i].start, (int) cases[i].longest + 1, filler, cases[i].end);
		CHECK_EQ(parse(&address, text, &err), -1);
	}
}

static void test_host(void)
{
	static const struct {
		const char *text, *host;
		int port;
	} taken[] = {
		{"10.0.0.1", "10.0.0.1", 0}, {"10.0.0.1:5", "10.0.0.1", 5}, {"::1", "::1", 0}, {"[::1]", "::1", 0},
		{"[::1]:5", "::1", 5}, {"fe80::1%eth0", "fe80::1%eth0", 0}, {"name", "name", 0}, {"name:5", "name", 5},
	};
	static const char *const refused[] = {"", "a b", ":5", "a:", "a:b", "a:b:c", "1:2]:3", "[::1", "[::1]5", "::1/64", "::1%a/b", "::1%a]:5", "/x", "x\n"};
	lp_address address;
	lp_error err;

	for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
		if (!CHECK_EQ(lp_address_parse_host(&address, taken[i].text, strlen(taken[i].text), &err), 0)) {
			fprintf(stderr, "\t%s\n", err.text);
			continue;
		}
		CHECK_EQ(address.scheme, LP_SCHEME_TCP);
		CHECK_STR(address.host, taken[i].host);
		CHECK_EQ(address.port, taken[i].port);
	}
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		check_refused(lp_address_parse_host(&address, refused[i], strlen(refused[i]), &err), &err, refused[i], "address");
	}
}

int main(void)
{
	check_watchdog();
	test_taken();
	test_abstract();
	test_fd();
	test_refused();
	test_quoting();
	test_long_brackets();
	test_lengths();
	test_host();
	return check_done("address");
}
