/* Which version of the PROXY protocol it is, and the first: one line of text. The second is in proxy_v2.c. */
#include "proxy.h"

#include <string.h>

#define V1_START "PROXY "

/* Both versions begin with bytes of their own. True while what is here of data[0..length) agrees with 'start'. */
static bool begins(const char *data, size_t length, const char *start, size_t start_length)
{
	return memcmp(data, start, length < start_length ? length : start_length) == 0;
}

/* The next word, and the blank behind it. Two blanks in a row make an empty word. */
static lp_proxy_text v1_word(const char **at, const char *end)
{
	lp_proxy_text word = {*at, 0};
	const char *blank = memchr(*at, ' ', (size_t) (end - *at));

	word.length = (size_t) ((blank ? blank : end) - *at);
	*at = blank ? blank + 1 : NULL;
	return word;
}

static bool v1_is(const lp_proxy_text *word, const char *text)
{
	return word->length == strlen(text) && memcmp(word->data, text, word->length) == 0;
}

/* Digits without a leading zero. */
static bool v1_port(const lp_proxy_text *word, uint16_t *port)
{
	unsigned value = 0;

	if (word->length < 1 || word->length > 5 || (word->data[0] == '0' && word->length > 1)) {
		return false;
	}
	for (size_t i = 0; i < word->length; i++) {
		if (word->data[i] < '0' || word->data[i] > '9') {
			return false;
		}
		value = value * 10 + (unsigned) (word->data[i] - '0');
	}
	*port = (uint16_t) value;
	return value <= 65535;
}

/* "1.2.3.4 5.6.7.8 56 78" */
static lp_proxy_result v1_addresses(const char *at, const char *end, int family, lp_proxy *proxy)
{
	lp_proxy_text words[4];

	for (int i = 0; i < 4; i++) {
		if (!at) {
			return lp_proxy_malformed(proxy, "its line has too few words");
		}
		words[i] = v1_word(&at, end);
	}
	if (at) {
		return lp_proxy_malformed(proxy, "its line has too many words");
	}
	if (lp_ip_parse(&proxy->remote, family, words[0].data, words[0].length) < 0
			|| lp_ip_parse(&proxy->local, family, words[1].data, words[1].length) < 0) {
		return lp_proxy_malformed(proxy, "it has a wrong address");
	}
	if (!v1_port(&words[2], &proxy->remote.port) || !v1_port(&words[3], &proxy->local.port)) {
		return lp_proxy_malformed(proxy, "it has a wrong port");
	}
	proxy->forwarded = true;
	return LP_PROXY_DONE;
}

/* The line without its end. */
static lp_proxy_result v1_line(const char *line, const char *end, lp_proxy *proxy)
{
	const char *at = line + strlen(V1_START);
	lp_proxy_text protocol = v1_word(&at, end);

	if (v1_is(&protocol, "UNKNOWN")) {   /* and whatever stands behind that */
		return LP_PROXY_DONE;
	}
	if (v1_is(&protocol, "TCP4") || v1_is(&protocol, "TCP6")) {
		return v1_addresses(at, end, protocol.data[3] == '4' ? 4 : 6, proxy);
	}
	return lp_proxy_malformed(proxy, "its protocol is none of TCP4, TCP6 and UNKNOWN");
}

static lp_proxy_result v1_parse(const char *data, size_t length, lp_proxy *proxy)
{
	size_t most = length < LP_PROXY_V1_MAX ? length : LP_PROXY_V1_MAX, end = 0;

	while (end < most && data[end] != '\r' && data[end] != '\n') {
		end++;
	}
	if (end + 1 >= LP_PROXY_V1_MAX) {
		return lp_proxy_malformed(proxy, "its line is longer than 107 bytes");
	}
	if (end == length || (data[end] == '\r' && end + 1 == length)) {
		return LP_PROXY_MORE;
	}
	if (data[end] != '\r' || data[end + 1] != '\n') {
		return lp_proxy_malformed(proxy, "its line does not end with CR LF");
	}
	proxy->consumed = end + 2;
	return v1_line(data, data + end, proxy);
}

lp_proxy_result lp_proxy_parse(const char *data, size_t length, lp_proxy *proxy)
{
	memset(proxy, 0, sizeof *proxy);
	if (length == 0) {
		return LP_PROXY_MORE;
	}
	if (begins(data, length, V1_START, strlen(V1_START))) {
		return v1_parse(data, length, proxy);
	}
	if (begins(data, length, LP_PROXY_V2_SIGNATURE, sizeof LP_PROXY_V2_SIGNATURE - 1)) {
		return lp_proxy_v2_parse(data, length, proxy);
	}
	return lp_proxy_malformed(proxy, "other bytes came in its place");
}
