/* Tests of ip.c: addresses out of socket names, their print, CIDR ranges and what lies in them. */
#include "check.h"
#include "../../src/core/ip.h"

#include <arpa/inet.h>

static lp_ip ip_of(const char *text, int port)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons((uint16_t) port)};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t) port)};
	lp_ip ip;

	if (inet_pton(AF_INET, text, &v4.sin_addr) == 1) {
		lp_ip_from_sockaddr(&ip, (const struct sockaddr *) &v4);
	} else {
		CHECK_EQ(inet_pton(AF_INET6, text, &v6.sin6_addr), 1);
		lp_ip_from_sockaddr(&ip, (const struct sockaddr *) &v6);
	}
	return ip;
}

static void test_print(void)
{
	static const struct {
		const char *address;
		int port, family;
		const char *printed;
	} cases[] = {
		{"127.0.0.1", 5, 4, "127.0.0.1:5"},
		{"255.255.255.255", 65535, 4, "255.255.255.255:65535"},
		{"::1", 5, 6, "[::1]:5"},
		{"2001:db8::ff00:42:8329", 80, 6, "[2001:db8::ff00:42:8329]:80"},
		{"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 65535, 6, "[ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535"},
		{"::ffff:10.1.2.3", 7, 4, "10.1.2.3:7"},   /* IPv4 that came in through a dual-stack socket */
		{"::10.1.2.3", 7, 6, "[::10.1.2.3]:7"},
	};
	char printed[LP_IP_TEXT];

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		lp_ip ip = ip_of(cases[i].address, cases[i].port);

		CHECK_EQ(ip.family, cases[i].family);
		CHECK_EQ(ip.port, cases[i].port);
		CHECK_EQ(lp_ip_print(&ip, printed, sizeof printed), strlen(cases[i].printed));
		CHECK_STR(printed, cases[i].printed);
	}
}

static void test_parse(void)
{
	static const struct {
		int family;
		const char *text, *printed;   /* NULL: refused */
	} cases[] = {
		{4, "1.2.3.4", "1.2.3.4:0"},
		{4, "0.0.0.0", "0.0.0.0:0"},
		{6, "2001:DB8::2", "[2001:db8::2]:0"},
		{6, "::ffff:1.2.3.4", "1.2.3.4:0"},
		{6, "1.2.3.4", NULL},
		{4, "::1", NULL},
		{4, "", NULL},
		{6, "", NULL},
		{4, "1.2.3.04", NULL},
		{4, "1.2.3.4 ", NULL},
		{4, " 1.2.3.4", NULL},
		{4, "1.2.3.4.", NULL},
		{6, "::1%1", NULL},
		{6, "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000", NULL},
	};
	char printed[LP_IP_TEXT];
	lp_ip ip;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int result = lp_ip_parse(&ip, cases[i].family, cases[i].text, strlen(cases[i].text));

		if (CHECK_EQ(result, cases[i].printed ? 0 : -1) && cases[i].printed) {
			lp_ip_print(&ip, printed, sizeof printed);
			CHECK_STR(printed, cases[i].printed);
		}
	}
	CHECK_EQ(lp_ip_parse(&ip, 4, "1.2.3.4\0", 8), -1);
	CHECK_EQ(lp_ip_parse(&ip, 4, "1.2.3.45", 7), 0);   /* no NUL is needed */
	CHECK_EQ(ip.bytes[3], 4);
}

static void test_unix_peer(void)
{
	struct sockaddr_un name = {.sun_family = AF_UNIX};
	char printed[LP_IP_TEXT];
	lp_cidr cidr;
	lp_ip ip;

	lp_ip_from_sockaddr(&ip, (const struct sockaddr *) &name);
	CHECK_EQ(ip.family, 0);
	lp_ip_print(&ip, printed, sizeof printed);
	CHECK_STR(printed, "unix:");
	memset(&cidr, 0, sizeof cidr);
	CHECK(lp_cidr_contains(&cidr, &ip));   /* the range of family 0 */
	CHECK_EQ(lp_cidr_parse(&cidr, "0.0.0.0/0", 9, NULL), 0);
	CHECK(!lp_cidr_contains(&cidr, &ip));
	CHECK_EQ(lp_cidr_parse(&cidr, "::/0", 4, NULL), 0);
	CHECK(!lp_cidr_contains(&cidr, &ip));
}

static void test_contains(void)
{
	static const struct {
		const char *range, *address;
		bool inside;
	} cases[] = {
		{"10.0.0.0/8", "10.255.255.255", true}, {"10.0.0.0/8", "11.0.0.0", false}, {"10.0.0.0/8", "9.255.255.255", false},
		{"10.1.2.3", "10.1.2.3", true}, {"10.1.2.3", "10.1.2.2", false}, {"10.1.2.3/32", "10.1.2.3", true},
		{"10.1.2.2/31", "10.1.2.3", true}, {"10.1.2.2/31", "10.1.2.4", false}, {"10.1.2.2/31", "10.1.2.1", false},
		{"172.16.0.0/12", "172.31.255.255", true}, {"172.16.0.0/12", "172.32.0.0", false}, {"172.16.0.0/12", "172.15.9.9", false},
		{"0.0.0.0/0", "255.1.2.3", true}, {"0.0.0.0/0", "::1", false}, {"128.0.0.0/1", "127.0.0.1", false},
		{"128.0.0.0/1", "255.0.0.1", true}, {"10.0.0.0/8", "::ffff:10.2.3.4", true},
		{"2001:db8::/32", "2001:db8:ffff::1", true}, {"2001:db8::/32", "2001:db9::1", false}, {"::1", "::1", true},
		{"::1/128", "::2", false}, {"::/0", "2001::1", true}, {"::/0", "1.2.3.4", false}, {"fe80::/10", "febf::1", true},
		{"fe80::/10", "fec0::1", false}, {"2001:db8::8000:0/113", "2001:db8::8000:1", true},
		{"2001:db8::8000:0/113", "2001:db8::7fff:1", false}, {"2001:db8::2/127", "2001:db8::3", true},
		{"2001:db8::2/127", "2001:db8::4", false},
		/* an IPv4-mapped range means those IPv4 peers: a deny rule that never matches is worse than none */
		{"::ffff:10.0.0.0/104", "10.2.3.4", true}, {"::ffff:10.0.0.0/104", "11.2.3.4", false},
		{"::ffff:10.1.2.3", "10.1.2.3", true}, {"::ffff:10.1.2.3", "10.1.2.4", false}, {"::ffff:0:0/96", "10.1.2.3", true},
		{"::ffff:0:0/96", "::1", false},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		lp_ip ip = ip_of(cases[i].address, 1);
		lp_error err = {0};
		lp_cidr cidr;

		if (!CHECK_EQ(lp_cidr_parse(&cidr, cases[i].range, strlen(cases[i].range), &err), 0)
				|| !CHECK_EQ(lp_cidr_contains(&cidr, &ip), cases[i].inside)) {
			fprintf(stderr, "\t%s in %s %s\n", cases[i].address, cases[i].range, err.text);
		}
	}
}

static void test_refused(void)
{
	static const char *const cases[] = {
		"", "/", "/8", "10.0.0.0/", "0.0.0.0/", "::/", "\x7f", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8x", "10.0.0.0/ 8", "10.0.0.0/0008",
		"10.0.0.0/8/8", "10.0.0.1/8", "10.0.0.0/7x", "10.0.0/8", "10.0.0.256", "010.0.0.1/33", "localhost", " 10.0.0.1", "10.0.0.1 ",
		"::/129", "::1/127", "2001:db8::/16", ":::", "[::1]", "fe80::1%eth0", "1.2.3.4.5", "10.0.0.0/99999999999999999999",
		"2001:0db8:0000:0000:0000:0000:0000:0000:0000:0000/128", "a\r\nb", "\x1b[2J", "::ffff:10.0.0.1/104",
		"10.0.0.1/8aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	};
	lp_cidr cidr;
	lp_error err;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		memset(&err, 0, sizeof err);
		if (!CHECK_EQ(lp_cidr_parse(&cidr, cases[i], strlen(cases[i]), &err), -1)) {
			fprintf(stderr, "\t%s\n", cases[i]);
			continue;
		}
		CHECK_EQ(err.kind, LP_ERROR_VALUE);
		CHECK(strlen(err.text) > 10);
		for (const char *at = err.text; *at; at++) {
			CHECK((unsigned char) *at >= ' ' && *at != 127);
		}
	}
	for (int length = 30; length < 80; length++) {   /* around the longest that is looked at */
		char text[100];

		snprintf(text, sizeof text, "%0*d", length, 0);
		CHECK_EQ(lp_cidr_parse(&cidr, text, (size_t) length, &err), -1);
	}
	CHECK_EQ(lp_cidr_parse(&cidr, "10.0.0.0\0/8", 11, &err), -1);
	CHECK_EQ(lp_cidr_parse(&cidr, "x", 1, NULL), -1);
}

/* The words name what is wrong, and the range. */
static void test_errors(void)
{
	lp_cidr cidr;
	lp_error err;

	lp_cidr_parse(&cidr, "10.0.0.1/8", 10, &err);
	CHECK_STR(err.text, "\"10.0.0.1/8\" has bits set behind its prefix of 8");
	lp_cidr_parse(&cidr, "10.0.0.0/40", 11, &err);
	CHECK_STR(err.text, "\"10.0.0.0/40\" is no CIDR range: the prefix must be 0 to 32");
	lp_cidr_parse(&cidr, "::/200", 6, &err);
	CHECK_STR(err.text, "\"::/200\" is no CIDR range: the prefix must be 0 to 128");
	lp_cidr_parse(&cidr, "lan/8", 5, &err);
	CHECK_STR(err.text, "\"lan/8\" is no CIDR range: \"lan\" is no IP address");
}

/* Against the definition: the first 'bits' bits are the same. */
static bool same_bits(const uint8_t *a, const uint8_t *b, int bits)
{
	for (int bit = 0; bit < bits; bit++) {
		if ((a[bit / 8] ^ b[bit / 8]) & (0x80 >> bit % 8)) {
			return false;
		}
	}
	return true;
}

static void test_every_prefix(void)
{
	for (int family = 4; family <= 6; family += 2) {
		int total = family == 4 ? 32 : 128;

		for (int bits = 0; bits <= total; bits++) {
			lp_cidr cidr = {.family = (uint8_t) family, .bits = (uint8_t) bits};
			lp_ip ip = {.family = (uint8_t) family};

			for (int bit = 0; bit < bits; bit++) {
				cidr.bytes[bit / 8] |= (uint8_t) (bit % 3 ? 0x80 >> bit % 8 : 0);
			}
			for (int flipped = 0; flipped < total; flipped++) {
				memcpy(ip.bytes, cidr.bytes, sizeof ip.bytes);
				ip.bytes[flipped / 8] ^= (uint8_t) (0x80 >> flipped % 8);
				CHECK_EQ(lp_cidr_contains(&cidr, &ip), same_bits(cidr.bytes, ip.bytes, bits));
			}
		}
	}
}

int main(void)
{
	check_watchdog();
	test_print();
	test_parse();
	test_unix_peer();
	test_contains();
	test_refused();
	test_errors();
	test_every_prefix();
	return check_done("ip");
}
