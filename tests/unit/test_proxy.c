/* Tests of proxy.c, proxy_v2.c and proxied.c: headers of both versions in every piece, all that can be wrong with them, what is kept. */
#include "check.h"
#include "../../src/core/proxied.h"

#include <stdlib.h>

/* A header of the second version as it is put together. */
typedef struct writing {
	char bytes[8192];
	size_t length;
} writing;

static void put(writing *w, const void *bytes, size_t length)
{
	memcpy(w->bytes + w->length, bytes, length);
	w->length += length;
}

static void put_byte(writing *w, unsigned byte)
{
	w->bytes[w->length++] = (char) byte;
}

static void put_uint16(writing *w, unsigned number)
{
	put_byte(w, number >> 8);
	put_byte(w, number & 0xff);
}

static void begin(writing *w, unsigned command, unsigned family)
{
	w->length = 0;
	put(w, LP_PROXY_V2_SIGNATURE, 12);
	put_byte(w, command);
	put_byte(w, family);
	put_uint16(w, 0);
}

static void finish(writing *w)
{
	w->bytes[14] = (char) ((w->length - 16) >> 8);
	w->bytes[15] = (char) ((w->length - 16) & 0xff);
}

static void put_tlv(writing *w, unsigned type, const char *value, size_t length)
{
	put_byte(w, type);
	put_uint16(w, (unsigned) length);
	put(w, value, length);
}

#define PUT_TEXT(w, type, text) put_tlv(w, type, text, sizeof(text) - 1)

static void begin_tcp4(writing *w)
{
	begin(w, 0x21, 0x11);
	put(w, "\1\2\3\4\5\6\7\10", 8);
	put_uint16(w, 56);
	put_uint16(w, 65535);
}

/* From memory of exactly that size, so that a read past it shows. The texts are of use until the next call. */
static lp_proxy_result parse(const char *data, size_t length, lp_proxy *proxy)
{
	static char *copy;

	free(copy);
	copy = malloc(length ? length : 1);
	memcpy(copy, data, length);
	return lp_proxy_parse(copy, length, proxy);
}

/* However much has come: before the end it is not done, from there on it is, and what follows does not matter. */
static void check_pieces(const char *header, size_t length)
{
	char *data = malloc(length + 300);
	lp_proxy proxy;

	memcpy(data, header, length);
	memset(data + length, 'x', 300);
	for (size_t here = 0; here < length; here++) {
		CHECK_EQ(parse(data, here, &proxy), LP_PROXY_MORE);
	}
	for (size_t here = length; here < length + 300; here += 37) {
		CHECK_EQ(parse(data, here, &proxy), LP_PROXY_DONE);
		CHECK_EQ(proxy.consumed, length);
	}
	free(data);
}

static void check_refused(const char *header, size_t length, const char *reason)
{
	lp_proxy proxy;

	if (CHECK_EQ(parse(header, length, &proxy), LP_PROXY_MALFORMED)) {
		CHECK_STR(proxy.reason, reason);
	}
}

static void check_ends(const char *header, size_t length, const char *remote, const char *local)
{
	lp_proxied *proxied;
	lp_proxy proxy;

	CHECK_EQ(parse(header, length, &proxy), LP_PROXY_DONE);
	CHECK(proxy.forwarded);
	proxied = lp_proxied_new(&proxy);
	CHECK_STR(proxied->remote, remote);
	CHECK_STR(proxied->local, local);
	CHECK(!proxied->authority && !proxied->alpn && !proxied->tls && !proxied->tls_version);
	free(proxied);
}

static void check_not_forwarded(const char *header, size_t length)
{
	lp_proxy proxy;

	CHECK_EQ(parse(header, length, &proxy), LP_PROXY_DONE);
	CHECK(!proxy.forwarded && !proxy.remote.family && !proxy.remote_path.data);
	CHECK_EQ(proxy.consumed, length);
	check_pieces(header, length);
}

static void test_v1(void)
{
	static const struct {
		const char *line, *remote, *local;
	} cases[] = {
		/* the examples and worst cases of the protocol's description */
		{"PROXY TCP4 192.168.0.1 192.168.0.11 56324 443\r\n", "192.168.0.1:56324", "192.168.0.11:443"},
		{"PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535\r\n", "255.255.255.255:65535", "255.255.255.255:65535"},
		{"PROXY TCP6 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535\r\n",
			"[ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535", "[ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535"},
		{"PROXY TCP4 0.0.0.0 127.0.0.1 0 1\r\n", "0.0.0.0:0", "127.0.0.1:1"},
		{"PROXY TCP6 ::1 2001:DB8::2 5 6\r\n", "[::1]:5", "[2001:db8::2]:6"},
		{"PROXY TCP6 ::ffff:10.0.0.1 ::ffff:a00:2 5 6\r\n", "10.0.0.1:5", "10.0.0.2:6"},   /* as lp_ip keeps them */
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		check_ends(cases[i].line, strlen(cases[i].line), cases[i].remote, cases[i].local);
		check_pieces(cases[i].line, strlen(cases[i].line));
	}
}

static void test_v1_unknown(void)
{
	static const char *const lines[] = {
		"PROXY UNKNOWN\r\n",
		"PROXY UNKNOWN \r\n",
		"PROXY UNKNOWN anything goes, it is not looked at\r\n",
		"PROXY UNKNOWN ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535\r\n",   /* 107 bytes */
	};

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		check_not_forwarded(lines[i], strlen(lines[i]));
	}
	CHECK_EQ(strlen(lines[3]), LP_PROXY_V1_MAX);
}

static void test_v1_malformed(void)
{
	static const struct {
		const char *line, *reason;
	} cases[] = {
		{"x", "other bytes came in its place"},
		{"\n", "other bytes came in its place"},
		{"proxy TCP4 1.2.3.4 5.6.7.8 9 10\r\n", "other bytes came in its place"},
		{"PROXY\tTCP4", "other bytes came in its place"},
		{"PROXY\r\n", "other bytes came in its place"},
		{"GET / HTTP/1.1\r\n", "other bytes came in its place"},
		{"\r\n\r\n\r", "other bytes came in its place"},
		{"PROXY \r\n", "its protocol is none of TCP4, TCP6 and UNKNOWN"},
		{"PROXY UNKNOWNS\r\n", "its protocol is none of TCP4, TCP6 and UNKNOWN"},
		{"PROXY unknown\r\n", "its protocol is none of TCP4, TCP6 and UNKNOWN"},
		{"PROXY UDP4 1.2.3.4 5.6.7.8 9 10\r\n", "its protocol is none of TCP4, TCP6 and UNKNOWN"},
		{"PROXY TCP5 1.2.3.4 5.6.7.8 9 10\r\n", "its protocol is none of TCP4, TCP6 and UNKNOWN"},
		{"PROXY  TCP4 1.2.3.4 5.6.7.8 9 10\r\n", "its protocol is none of TCP4, TCP6 and UNKNOWN"},
		{"PROXY TCP4\r\n", "its line has too few words"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 9\r\n", "its line has too few words"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 9 \r\n", "it has a wrong port"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 9 10 \r\n", "its line has too many words"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 9 10 11\r\n", "its line has too many words"},
		{"PROXY TCP4  1.2.3.4 5.6.7.8 9 10\r\n", "its line has too many words"},
		{"PROXY TCP4 1.2.3 5.6.7.8 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP4 1.2.3.256 5.6.7.8 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP4 1.2.3.04 5.6.7.8 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP4 1.2.3.4 5.6.7.0x8 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP4 16909060 5.6.7.8 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP4 ::1 ::1 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP4 localhost 5.6.7.8 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP6 1.2.3.4 5.6.7.8 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP6 ::1%lo ::1 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP6 [::1] [::1] 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP6 ::1 1::2::3 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP6 0000:0000:0000:0000:0000:0000:0000:0000:1 ::1 9 10\r\n", "it has a wrong address"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 65536 10\r\n", "it has a wrong port"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 09 10\r\n", "it has a wrong port"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 00 10\r\n", "it has a wrong port"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 +9 10\r\n", "it has a wrong port"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 -1 10\r\n", "it has a wrong port"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 9 100000\r\n", "it has a wrong port"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 9 4294967297\r\n", "it has a wrong port"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 9 1x\r\n", "it has a wrong port"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 9 10\n", "its line does not end with CR LF"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 9 10\rx", "its line does not end with CR LF"},
		{"PROXY TCP4 1.2.3.4 5.6.7.8 9 10\r\r\n", "its line does not end with CR LF"},
		{"PROXY UNKNOWN \n\r\n", "its line does not end with CR LF"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		check_refused(cases[i].line, strlen(cases[i].line), cases[i].reason);
	}
	check_refused("PROXY TCP4 1.2.3.4\0 5.6.7.8 9 10\r\n", 34, "it has a wrong address");
	check_refused("PROXY TCP4 1.2.3.4 5.6.7.8 9\0 10\r\n", 34, "it has a wrong port");
}

/* 107 bytes with the end are the most; that a line is too long shows before it ends. */
static void test_v1_too_long(void)
{
	char line[200];
	lp_proxy proxy;

	memset(line, 'x', sizeof line);
	memcpy(line, "PROXY UNKNOWN ", 14);
	CHECK_EQ(parse(line, 105, &proxy), LP_PROXY_MORE);
	check_refused(line, 106, "its line is longer than 107 bytes");
	check_refused(line, 200, "its line is longer than 107 bytes");
	memcpy(line + 105, "\r\n", 2);
	CHECK_EQ(parse(line, 107, &proxy), LP_PROXY_DONE);
	CHECK_EQ(parse(line, 106, &proxy), LP_PROXY_MORE);
	memcpy(line + 105, "x\r\n", 3);
	check_refused(line, 107, "its line is longer than 107 bytes");
	check_refused(line, 108, "its line is longer than 107 bytes");
}

static void test_v2_addresses(void)
{
	static const char v6[] = "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\2" "\0\0\0\0\0\0\0\0\0\0\xff\xff\x0a\0\0\1";
	writing w;

	begin_tcp4(&w);
	finish(&w);
	check_ends(w.bytes, w.length, "1.2.3.4:56", "5.6.7.8:65535");
	check_pieces(w.bytes, w.length);

	begin(&w, 0x21, 0x21);
	put(&w, v6, 32);
	put_uint16(&w, 0);
	put_uint16(&w, 443);
	finish(&w);
	check_ends(w.bytes, w.length, "[2001:db8::2]:0", "10.0.0.1:443");
	check_pieces(w.bytes, w.length);
}

static void test_v2_unix(void)
{
	static const struct {
		const char *path;
		size_t length;
		const char *printed;
	} cases[] = {
		{"/run/client", 11, "/run/client"},
		{"", 0, "unix:"},
		{"\0name", 5, "@name"},
		{"/x\0y", 4, "/x"},
	};
	char path[109];
	lp_proxied *proxied;
	lp_proxy proxy;
	writing w;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		begin(&w, 0x21, 0x31);
		memset(w.bytes + w.length, 0, 216);
		memcpy(w.bytes + w.length, cases[i].path, cases[i].length);
		memcpy(w.bytes + w.length + 108, "/run/server", 11);
		w.length += 216;
		finish(&w);
		check_ends(w.bytes, w.length, cases[i].printed, "/run/server");
		check_pieces(w.bytes, w.length);
	}
	memset(w.bytes + 16, '/', 108);   /* no NUL at all */
	memset(path, '/', 108);
	path[108] = '\0';
	CHECK_EQ(parse(w.bytes, w.length, &proxy), LP_PROXY_DONE);
	CHECK_EQ(proxy.remote.family, 0);
	proxied = lp_proxied_new(&proxy);
	CHECK_STR(proxied->remote, path);
	free(proxied);
}

/* The proxy's own connection: what else is in the header is of no interest. */
static void test_v2_not_forwarded(void)
{
	writing w;

	begin(&w, 0x20, 0x00);
	check_not_forwarded(w.bytes, w.length);
	begin(&w, 0x20, 0x11);
	put(&w, "short", 5);
	finish(&w);
	check_not_forwarded(w.bytes, w.length);
	begin(&w, 0x20, 0xff);
	finish(&w);
	check_not_forwarded(w.bytes, w.length);
	begin(&w, 0x21, 0x00);
	check_not_forwarded(w.bytes, w.length);
	PUT_TEXT(&w, 0x04, "padding");
	finish(&w);
	check_not_forwarded(w.bytes, w.length);
}

static void put_ssl(writing *w, unsigned client, uint32_t verify)
{
	char value[256];
	writing inner = {.length = 0};

	put_byte(&inner, client);
	put_uint16(&inner, verify >> 16);
	put_uint16(&inner, verify & 0xffff);
	PUT_TEXT(&inner, 0x21, "TLSv1.3");
	PUT_TEXT(&inner, 0x22, "client.example");
	PUT_TEXT(&inner, 0x24, "unknown here");
	PUT_TEXT(&inner, 0x23, "TLS_AES_256_GCM_SHA384");
	memcpy(value, inner.bytes, inner.length);
	put_tlv(w, 0x20, value, inner.length);
}

static void test_v2_tlvs(void)
{
	lp_proxied *proxied;
	lp_proxy proxy;
	writing w;

	begin_tcp4(&w);
	PUT_TEXT(&w, 0x04, "\0\0\0");
	PUT_TEXT(&w, 0x01, "h2");
	PUT_TEXT(&w, 0xea, "somebody's own");
	put_ssl(&w, 0x07, 0);
	PUT_TEXT(&w, 0x02, "host.example");
	PUT_TEXT(&w, 0x05, "unique\0id");
	finish(&w);
	CHECK_EQ(parse(w.bytes, w.length, &proxy), LP_PROXY_DONE);
	proxied = lp_proxied_new(&proxy);
	CHECK_STR(proxied->remote, "1.2.3.4:56");
	CHECK_STR(proxied->local, "5.6.7.8:65535");
	CHECK_STR(proxied->alpn, "h2");
	CHECK_STR(proxied->authority, "host.example");
	CHECK(proxied->tls && proxied->verified);
	CHECK_STR(proxied->tls_version, "TLSv1.3");
	CHECK_STR(proxied->tls_cn, "client.example");
	CHECK_STR(proxied->tls_cipher, "TLS_AES_256_GCM_SHA384");
	free(proxied);
	check_pieces(w.bytes, w.length);

	begin(&w, 0x21, 0x00);   /* nothing is known of the addresses, but of the rest */
	PUT_TEXT(&w, 0x02, "");
	finish(&w);
	CHECK_EQ(parse(w.bytes, w.length, &proxy), LP_PROXY_DONE);
	proxied = lp_proxied_new(&proxy);
	CHECK(!proxied->remote && !proxied->local && !proxied->tls);
	CHECK_STR(proxied->authority, "");
	free(proxied);
}

static void test_v2_verified(void)
{
	static const struct {
		unsigned client;
		uint32_t verify;
		bool tls, verified;
	} cases[] = {
		{0x01, 0, true, false},            /* no certificate: there was nothing to find bad */
		{0x03, 0, true, true},
		{0x05, 0, true, true},
		{0x07, 18, true, false},
		{0x03, 0x01000000, true, false},
		{0x06, 0, false, false},           /* a certificate without TLS is none */
		{0xf8, 0, false, false},
	};
	lp_proxy proxy;
	writing w;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		begin_tcp4(&w);
		put_ssl(&w, cases[i].client, cases[i].verify);
		finish(&w);
		CHECK_EQ(parse(w.bytes, w.length, &proxy), LP_PROXY_DONE);
		CHECK_EQ(proxy.tls, cases[i].tls);
		CHECK_EQ(proxy.verified, cases[i].verified);
	}
}

/* CRC-32C bit by bit, as its definition has it. */
static uint32_t slow_crc(const char *data, size_t length)
{
	uint32_t crc = 0xffffffff;

	for (size_t i = 0; i < length * 8; i++) {
		unsigned bit = ((uint8_t) data[i / 8] >> i % 8 ^ crc) & 1;

		crc = crc >> 1 ^ (bit ? 0x82f63b78u : 0);
	}
	return ~crc;
}

/* Put the sum into the four zeros at 'at'. */
static void sign(writing *w, size_t at)
{
	uint32_t crc = slow_crc(w->bytes, w->length);

	for (int i = 0; i < 4; i++) {
		w->bytes[at++] = (char) (crc >> (24 - 8 * i));
	}
}

static void test_v2_checksum(void)
{
	lp_proxy proxy;
	writing w;
	size_t at;

	CHECK_EQ(slow_crc("123456789", 9), 0xe3069283);   /* the check value of the catalogues */
	begin_tcp4(&w);
	PUT_TEXT(&w, 0x02, "host.example");
	PUT_TEXT(&w, 0x03, "\0\0\0\0");
	at = w.length - 4;
	PUT_TEXT(&w, 0x01, "h2");
	finish(&w);
	sign(&w, at);
	CHECK_EQ(parse(w.bytes, w.length, &proxy), LP_PROXY_DONE);
	check_pieces(w.bytes, w.length);
	for (size_t i = 16; i < w.length; i++) {   /* one bit of any byte, but of the one that says that there is a sum */
		if (i == at - 3) {
			continue;
		}
		w.bytes[i] ^= 0x10;
		CHECK_EQ(parse(w.bytes, w.length, &proxy), LP_PROXY_MALFORMED);
		w.bytes[i] ^= 0x10;
	}
	w.bytes[at] ^= 1;
	check_refused(w.bytes, w.length, "its checksum is wrong");

	begin_tcp4(&w);
	PUT_TEXT(&w, 0x03, "\0\0\0");
	finish(&w);
	check_refused(w.bytes, w.length, "its checksum is wrong");

	begin_tcp4(&w);
	PUT_TEXT(&w, 0x03, "\0\0\0\0");
	at = w.length - 4;
	PUT_TEXT(&w, 0x03, "\0\0\0\0");
	finish(&w);
	sign(&w, at);
	check_refused(w.bytes, w.length, "it says a thing twice");
}

static void test_v2_malformed_start(void)
{
	static const struct {
		unsigned command, family;
		const char *reason;
	} cases[] = {
		{0x11, 0x11, "its version is not 2"},
		{0x31, 0x11, "its version is not 2"},
		{0x22, 0x11, "its command is neither LOCAL nor PROXY"},
		{0x2f, 0x11, "its command is neither LOCAL nor PROXY"},
		{0x21, 0x12, "it is about datagrams"},
		{0x21, 0x22, "it is about datagrams"},
		{0x21, 0x32, "it is about datagrams"},
		{0x21, 0x10, "its family or protocol is unknown"},
		{0x21, 0x01, "its family or protocol is unknown"},
		{0x21, 0x13, "its family or protocol is unknown"},
		{0x21, 0x41, "its family or protocol is unknown"},
		{0x21, 0xff, "its family or protocol is unknown"},
		{0x21, 0x11, "it is too short for its addresses"},
		{0x21, 0x21, "it is too short for its addresses"},
		{0x21, 0x31, "it is too short for its addresses"},
	};
	lp_proxy proxy;
	writing w;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		begin(&w, cases[i].command, cases[i].family);
		put(&w, "eleven byte", 11);
		finish(&w);
		check_refused(w.bytes, w.length, cases[i].reason);
	}
	begin_tcp4(&w);
	for (size_t i = 0; i < 12; i++) {   /* the signature, each byte of it */
		w.bytes[i] ^= 0x20;
		CHECK_EQ(parse(w.bytes, w.length, &proxy), LP_PROXY_MALFORMED);
		CHECK_EQ(parse(w.bytes, i + 1, &proxy), LP_PROXY_MALFORMED);
		w.bytes[i] ^= 0x20;
	}
}

static void test_v2_malformed_tlvs(void)
{
	static const struct {
		const char *tlvs;
		size_t length;
		const char *reason;
	} cases[] = {
		{"\4", 1, "a TLV of it is cut"},
		{"\4\0", 2, "a TLV of it is cut"},
		{"\4\0\1", 3, "a TLV of it is cut"},
		{"\4\0\1xy", 5, "a TLV of it is cut"},
		{"\352\377\377xy", 5, "a TLV of it is cut"},
		{"\40\0\0", 3, "a TLV of it is cut"},
		{"\40\0\4\1\0\0\0", 7, "a TLV of it is cut"},
		{"\40\0\6\1\0\0\0\0\41", 9, "a TLV of it is cut"},
		{"\40\0\11\1\0\0\0\0\41\0\2x", 12, "a TLV of it is cut"},
		{"\40\0\11\1\0\0\0\0\41\0\2xyz", 14, "a TLV of it is cut"},   /* would reach into the next one */
		{"\2\0\1x\2\0\1x", 8, "it says a thing twice"},
		{"\1\0\0\1\0\1x", 7, "it says a thing twice"},
		{"\40\0\5\0\0\0\0\0\40\0\5\0\0\0\0\0", 16, "it says a thing twice"},
		{"\40\0\15\1\0\0\0\0\42\0\1x\42\0\1y", 16, "it says a thing twice"},
		{"\2\0\3x\0y", 6, "a text of it has a NUL byte"},
		{"\1\0\1\0", 4, "a text of it has a NUL byte"},
		{"\40\0\12\1\0\0\0\0\42\0\2x\0", 13, "a text of it has a NUL byte"},
	};
	writing w;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		begin_tcp4(&w);
		put(&w, cases[i].tlvs, cases[i].length);
		finish(&w);
		check_refused(w.bytes, w.length, cases[i].reason);
		begin(&w, 0x21, 0x00);
		put(&w, cases[i].tlvs, cases[i].length);
		finish(&w);
		check_refused(w.bytes, w.length, cases[i].reason);
	}
}

/* 4096 bytes of variable length are the most; that a header is longer shows with its first sixteen bytes. */
static void test_v2_too_long(void)
{
	lp_proxy proxy;
	writing w;
	size_t left;

	begin_tcp4(&w);
	left = LP_PROXY_MAX - w.length - 3;
	put_byte(&w, 0x04);
	put_uint16(&w, (unsigned) left);
	memset(w.bytes + w.length, 'x', left);
	w.length += left;
	finish(&w);
	CHECK_EQ(w.length, LP_PROXY_MAX);
	CHECK_EQ(parse(w.bytes, w.length, &proxy), LP_PROXY_DONE);
	CHECK_EQ(parse(w.bytes, w.length - 1, &proxy), LP_PROXY_MORE);
	w.length++;
	finish(&w);
	check_refused(w.bytes, 16, "it is longer than 4096 bytes");
	w.bytes[12] = 0x20;
	check_refused(w.bytes, 16, "it is longer than 4096 bytes");
	w.bytes[14] = w.bytes[15] = '\xff';
	check_refused(w.bytes, w.length, "it is longer than 4096 bytes");
}

int main(void)
{
	lp_proxy proxy;

	check_watchdog();
	test_v1();
	test_v1_unknown();
	test_v1_malformed();
	test_v1_too_long();
	test_v2_addresses();
	test_v2_unix();
	test_v2_not_forwarded();
	test_v2_tlvs();
	test_v2_verified();
	test_v2_checksum();
	test_v2_malformed_start();
	test_v2_malformed_tlvs();
	test_v2_too_long();
	parse("", 0, &proxy);   /* frees the last one */
	return check_done("proxy");
}
