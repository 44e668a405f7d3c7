/* Fuzzes the parser of PROXY protocol headers: whatever comes in pieces is judged as when it comes at once, a header's end does not
 * depend on what follows, texts lie inside of the header, and what is kept of it can be printed. */
#include "fuzz.h"
#include "../../src/core/proxied.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define V2 "\r\n\r\n\0\r\nQUIT\n"

const fuzz_seed fuzz_seeds[] = {
	FUZZ_SEED("PROXY TCP4 192.168.0.1 192.168.0.11 56324 443\r\nGET / HTTP/1.1\r\n"), FUZZ_SEED("PROXY TCP6 ::1 2001:db8::2 5 6\r\n"),
	FUZZ_SEED("PROXY UNKNOWN\r\n"), FUZZ_SEED("PROXY UNKNOWN ffff::1 ffff::2 65535 65535\r\n"), FUZZ_SEED(V2 "\x20\0\0\0"),
	FUZZ_SEED(V2 "\x21\x11\0\x0c\1\2\3\4\5\6\7\10\0\x38\0\x4e" "hello"),
	FUZZ_SEED(V2 "\x21\x21\0\x24" "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\2" "\0\0\0\0\0\0\0\0\0\0\xff\xff\x0a\0\0\1" "\0\x38\0\x4e"),
	FUZZ_SEED(V2 "\x21\0\0\x19\x20\0\x0f\7\0\0\0\0\x21\0\7TLSv1.3\2\0\4host"),
	FUZZ_SEED(V2 "\x21\0\0\x12\1\0\2h2\4\0\3\0\0\0\3\0\4\0\0\0\0"),
};
const size_t fuzz_seed_count = sizeof fuzz_seeds / sizeof fuzz_seeds[0];

static void require(bool holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "%s\n", what);
		abort();
	}
}

static bool lies_within(const lp_proxy_text *text, const char *data, size_t length)
{
	return text->data ? text->data >= data && text->data <= data + length && text->length <= (size_t) (data + length - text->data)
		: !text->length;
}

static void check_texts(const lp_proxy *proxy, const char *data)
{
	const lp_proxy_text *const texts[] = {
		&proxy->remote_path, &proxy->local_path, &proxy->authority, &proxy->alpn, &proxy->tls_version, &proxy->tls_cipher, &proxy->tls_cn
	};

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		require(lies_within(texts[i], data, proxy->consumed), "a text lies outside of the header");
		require(i < 2 || !texts[i]->length || !memchr(texts[i]->data, '\0', texts[i]->length), "a text has a NUL");
	}
}

static void check_kept(const lp_proxy *proxy)
{
	lp_proxied *proxied = lp_proxied_new(proxy);

	require(!proxied->remote == !proxy->forwarded && !proxied->local == !proxy->forwarded, "addresses are kept or not");
	require(!proxied->remote || (proxied->remote[0] && strlen(proxied->remote) < 128), "an address prints badly");
	require(!proxied->authority || strlen(proxied->authority) == proxy->authority.length, "a text is not kept as it was");
	require(!proxied->tls_cn || strlen(proxied->tls_cn) == proxy->tls_cn.length, "a text is not kept as it was");
	require(proxied->tls || !proxied->verified, "verified without TLS");
	free(proxied);
}

/* The same bytes, one more at a time, each time in memory of exactly their number. */
static lp_proxy_result drip(const char *data, size_t size, size_t *taken)
{
	lp_proxy_result result = LP_PROXY_MORE;
	lp_proxy proxy;

	for (size_t here = 0; result == LP_PROXY_MORE && here <= size && here <= LP_PROXY_MAX; here++) {
		char *copy = malloc(here ? here : 1);

		if (here) {
			memcpy(copy, data, here);
		}
		result = lp_proxy_parse(copy, here, &proxy);
		*taken = here;
		free(copy);
	}
	return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size ? size : 1);   /* of exactly the length, so that a read past it shows */
	lp_proxy proxy;
	lp_proxy_result whole, dripped;
	size_t taken = 0;

	if (size) {
		memcpy(text, data, size);
	}
	whole = lp_proxy_parse(text, size, &proxy);
	require(whole != LP_PROXY_MORE || size < LP_PROXY_MAX, "it asks for more than is ever needed");
	require(whole != LP_PROXY_MALFORMED || (proxy.reason && proxy.reason[0]), "an error has no text");
	if (whole == LP_PROXY_DONE) {
		require(proxy.consumed > 0 && proxy.consumed <= size && proxy.consumed <= LP_PROXY_MAX, "a header is longer than what came");
		check_texts(&proxy, text);
		check_kept(&proxy);
	}
	dripped = drip(text, size, &taken);
	require(dripped == whole, "it is judged otherwise in pieces");
	require(whole != LP_PROXY_DONE || taken == proxy.consumed, "it ends elsewhere in pieces");
	free(text);
	return 0;
}
