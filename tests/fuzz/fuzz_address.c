/* Fuzzes the parsers of addresses and CIDR ranges: what is taken prints and parses to the same, what is refused says
 * why in words that cannot forge a line. */
#include "fuzz.h"
#include "../../src/core/address.h"
#include "../../src/core/ip.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const fuzz_seed fuzz_seeds[] = {
	FUZZ_SEED("tcp://127.0.0.1:10008"), FUZZ_SEED("tls://host.example:443"), FUZZ_SEED("tcp://[::1]:5"),
	FUZZ_SEED("[fe80::1%eth0]:65535"), FUZZ_SEED("unix:///run/lineproto.sock"), FUZZ_SEED("unix://@name"), FUZZ_SEED("fd://3"),
	FUZZ_SEED("systemd://name"), FUZZ_SEED("localhost:0"), FUZZ_SEED("fe80::1"), FUZZ_SEED("10.0.0.0/8"),
	FUZZ_SEED("2001:db8::/32"), FUZZ_SEED("::ffff:10.0.0.0/104"), FUZZ_SEED("192.168.1.1"), FUZZ_SEED("::/0"),
};
const size_t fuzz_seed_count = sizeof fuzz_seeds / sizeof fuzz_seeds[0];

static void require(bool holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "%s\n", what);
		abort();
	}
}

static void check_error(int result, const lp_error *err)
{
	require(result == -1, "a result is neither 0 nor -1");
	require(err->kind == LP_ERROR_VALUE, "an error is of the wrong kind");
	require(err->text[0] != '\0', "an error has no text");
	require(memchr(err->text, '\0', sizeof err->text) != NULL, "an error does not end");
	for (const char *at = err->text; *at; at++) {
		require((unsigned char) *at >= ' ' && *at != 127, "an error has a control byte");
	}
}

static void check_same(const lp_address *a, const lp_address *b)
{
	require(a->scheme == b->scheme && a->abstract == b->abstract && a->port == b->port && a->fd == b->fd
		&& strcmp(a->host, b->host) == 0, "a printed address parses to another");
}

static void check_prints(const lp_address *address)
{
	char printed[LP_ADDRESS_TEXT], again[LP_ADDRESS_TEXT];
	size_t length = lp_address_print(address, printed, sizeof printed);
	lp_address parsed;
	lp_error err = {0};

	require(length == strlen(printed), "an address does not fit its print");
	if (lp_address_parse(&parsed, printed, length, &err) < 0) {
		fprintf(stderr, "%s: ", printed);
		require(false, err.text);
	}
	check_same(address, &parsed);
	lp_address_print(&parsed, again, sizeof again);
	require(strcmp(printed, again) == 0, "an address prints in two ways");
}

static void check_address(const char *text, size_t size)
{
	lp_address address;
	lp_error err = {0};
	int result = lp_address_parse(&address, text, size, &err);

	if (result == 0) {
		check_prints(&address);
	} else {
		check_error(result, &err);
	}
	result = lp_address_parse_host(&address, text, size, &err);
	if (result == 0) {
		require(address.scheme == LP_SCHEME_TCP && address.host[0], "a host is none");
		check_prints(&address);
	} else {
		check_error(result, &err);
	}
}

/* In 'cidr' are its own address and what differs from it behind the prefix, and nothing else. */
static void check_contains(const lp_cidr *cidr)
{
	int total = cidr->family == 4 ? 32 : 128;
	lp_ip ip = {.family = cidr->family};

	require(cidr->family == 4 || cidr->family == 6, "a range has no family");
	require(cidr->bits <= total, "a prefix is longer than its address");
	memcpy(ip.bytes, cidr->bytes, sizeof ip.bytes);
	require(lp_cidr_contains(cidr, &ip), "a range does not contain its own address");
	for (int bit = 0; bit < total; bit++) {
		ip.bytes[bit / 8] ^= (uint8_t) (0x80 >> bit % 8);
		require(lp_cidr_contains(cidr, &ip) == (bit >= cidr->bits), "a bit is on the wrong side of the prefix");
		ip.bytes[bit / 8] ^= (uint8_t) (0x80 >> bit % 8);
	}
	ip.family = cidr->family == 4 ? 6 : 4;
	require(!lp_cidr_contains(cidr, &ip), "a range contains the other family");
}

static void check_cidr(const char *text, size_t size)
{
	char printed[INET6_ADDRSTRLEN + 8], host[INET6_ADDRSTRLEN];
	lp_cidr cidr, again;
	lp_error err = {0};
	int result = lp_cidr_parse(&cidr, text, size, &err);

	if (result != 0) {
		check_error(result, &err);
		return;
	}
	check_contains(&cidr);
	inet_ntop(cidr.family == 4 ? AF_INET : AF_INET6, cidr.bytes, host, sizeof host);
	snprintf(printed, sizeof printed, "%s/%d", host, cidr.bits);
	require(lp_cidr_parse(&again, printed, strlen(printed), &err) == 0, "a printed range does not parse");
	require(cidr.family == again.family && cidr.bits == again.bits && memcmp(cidr.bytes, again.bytes, 16) == 0,
		"a printed range parses to another");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size ? size : 1);   /* of exactly the length, so that a read past it shows */

	if (size) {
		memcpy(text, data, size);
	}
	check_address(text, size);
	check_cidr(text, size);
	free(text);
	return 0;
}
