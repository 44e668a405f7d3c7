/* The parser behind address.h. */
#include "address.h"

#include <stdio.h>
#include <string.h>

#ifndef _WIN32
# include <arpa/inet.h>
#endif

static const struct {
	const char *prefix;
	lp_scheme scheme;
} schemes[] = {
	{"tcp://", LP_SCHEME_TCP}, {"tls://", LP_SCHEME_TLS}, {"unix://", LP_SCHEME_UNIX},
	{"fd://", LP_SCHEME_FD}, {"systemd://", LP_SCHEME_SYSTEMD},
};

#define SCHEMES (sizeof schemes / sizeof schemes[0])
#define UNIX_MAX (sizeof(((struct sockaddr_un *) 0)->sun_path) - 1)
#define QUOTED_MAX 120   /* of a wrong address that an error repeats */

typedef struct text_range {
	const char *at;
	size_t length;
} text_range;

/* A wrong address comes from outside at times: it is quoted printable and cut. */
static int address_error(lp_error *err, text_range whole, const char *what)
{
	char quoted[QUOTED_MAX + 4];
	size_t used = 0;

	while (used < whole.length && used < QUOTED_MAX) {
		unsigned char byte = (unsigned char) whole.at[used];
		quoted[used++] = byte < ' ' || byte == 127 ? '?' : (char) byte;
	}
	snprintf(quoted + used, sizeof quoted - used, "%s", used < whole.length ? "..." : "");
	return lp_error_set(err, LP_ERROR_VALUE, "address \"%s\" %s", quoted, what);
}

/* Decimal digits only, up to 'max'; -1 otherwise. */
static long parse_number(text_range text, long max)
{
	long number = 0;

	if (text.length == 0 || text.length > 10) {
		return -1;
	}
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] < '0' || text.at[i] > '9') {
			return -1;
		}
		number = number * 10 + (text.at[i] - '0');
		if (number > max) {
			return -1;
		}
	}
	return number;
}

static int parse_port(lp_address *address, text_range port, text_range whole, lp_error *err)
{
	long number = parse_number(port, 65535);

	if (number < 0) {
		return address_error(err, whole, "has no valid port: it must be a number from 0 to 65535");
	}
	address->port = (uint16_t) number;
	return 0;
}

static int store_host(lp_address *address, text_range host, text_range whole, lp_error *err)
{
	if (host.length == 0) {
		return address_error(err, whole, "has no host; to listen on every interface, write 0.0.0.0 or [::]");
	}
	if (host.length > LP_HOST_MAX) {
		return address_error(err, whole, "has a host of more than 255 bytes");
	}
	memcpy(address->host, host.at, host.length);
	address->host[host.length] = '\0';
	return 0;
}

/* The name of an interface, as far as it matters here: nothing that ends an address. */
static bool is_zone(text_range text)
{
	for (size_t i = 0; i < text.length; i++) {
		if (strchr("/[]%", text.at[i])) {
			return false;
		}
	}
	return text.length > 0;
}

/* An IPv6 address, with a zone where it is link-local: fe80::1%eth0. */
static bool is_ipv6(text_range text)
{
	const char *zone = text.length ? memchr(text.at, '%', text.length) : NULL;
	size_t length = zone ? (size_t) (zone - text.at) : text.length;
	char copy[INET6_ADDRSTRLEN];
	struct in6_addr parsed;

	if (length >= sizeof copy || (zone && !is_zone((text_range) {zone + 1, text.length - length - 1}))) {
		return false;
	}
	memcpy(copy, text.at, length);
	copy[length] = '\0';
	return inet_pton(AF_INET6, copy, &parsed) == 1;
}

/* "[v6]" or "host", and what stands behind it. */
static int split_host(text_range text, text_range *host, text_range *rest, text_range whole, lp_error *err)
{
	if (text.length && text.at[0] == '[') {
		const char *close = memchr(text.at, ']', text.length);

		if (!close) {
			return address_error(err, whole, "has a \"[\" without \"]\"");
		}
		*host = (text_range) {text.at + 1, (size_t) (close - text.at) - 1};
		*rest = (text_range) {close + 1, text.length - (size_t) (close - text.at) - 1};
		if (host->length && !is_ipv6(*host)) {
			return address_error(err, whole, "has brackets around something that is no IPv6 address");
		}
		return 0;
	}
	size_t colon = 0;
	while (colon < text.length && text.at[colon] != ':') {
		colon++;
	}
	*host = (text_range) {text.at, colon};
	*rest = (text_range) {text.at + colon, text.length - colon};
	if (rest->length > 1 && memchr(rest->at + 1, ':', rest->length - 1)) {
		return address_error(err, whole, "has more than one colon; an IPv6 address stands in brackets, as in [::1]:10008");
	}
	return 0;
}

static LP_HOT int parse_inet(lp_address *address, text_range text, bool port_needed, text_range whole, lp_error *err)
{
	text_range host = {NULL, 0}, rest = {NULL, 0};
	const char *slash = text.length ? memchr(text.at, '/', text.length) : NULL;

	if (slash) {
		return address_error(err, whole, "has a path; only unix:// addresses have one");
	}
	if (split_host(text, &host, &rest, whole, err) < 0 || store_host(address, host, whole, err) < 0) {
		return -1;
	}
	if (rest.length == 0) {
		return port_needed ? address_error(err, whole, "has no port; it is written host:port") : 0;
	}
	if (rest.at[0] != ':') {
		return address_error(err, whole, "has text between \"]\" and the port");
	}
	return parse_port(address, (text_range) {rest.at + 1, rest.length - 1}, whole, err);
}

static int parse_unix(lp_address *address, text_range text, text_range whole, lp_error *err)
{
	char limit[80];

	address->abstract = text.length && text.at[0] == '@';
	if (address->abstract) {
		text.at++;
		text.length--;
	} else if (text.length && text.at[0] != '/') {
		return address_error(err, whole, "must have an absolute path (three slashes: unix:///path) or an abstract name (unix://@name)");
	}
	if (text.length == 0) {
		return address_error(err, whole, "has no path");
	}
	if (text.length > UNIX_MAX) {
		snprintf(limit, sizeof limit, "has a path of %zu bytes; this system's limit is %zu", text.length, (size_t) UNIX_MAX);
		return address_error(err, whole, limit);
	}
	memcpy(address->host, text.at, text.length);
	address->host[text.length] = '\0';
	return 0;
}

static int parse_fd(lp_address *address, text_range text, text_range whole, lp_error *err)
{
	long number = parse_number(text, 1 << 24);

	if (number < 0) {
		return address_error(err, whole, "must name a descriptor's number, as in fd://3");
	}
	address->fd = (int) number;
	return 0;
}

static int parse_systemd(lp_address *address, text_range text, text_range whole, lp_error *err)
{
	if (text.length > LP_HOST_MAX) {
		return address_error(err, whole, "must name a socket of up to 255 bytes");
	}
	memcpy(address->host, text.at, text.length);
	address->host[text.length] = '\0';
	return 0;
}

static LP_HOT int check_bytes(text_range whole, lp_error *err)
{
	if (whole.length == 0) {
		return address_error(err, whole, "is empty");
	}
	for (size_t i = 0; i < whole.length; i++) {
		unsigned char byte = (unsigned char) whole.at[i];
		if (byte <= ' ' || byte == 127) {
			return address_error(err, whole, "contains a blank or a control byte");
		}
	}
	return 0;
}

LP_HOT int lp_address_parse(lp_address *address, const char *text, size_t length, lp_error *err)
{
	text_range whole = {text, length}, rest = whole;
	bool known = false;

	memset(address, 0, sizeof *address);
	if (check_bytes(whole, err) < 0) {
		return -1;
	}
	for (size_t i = 0; i < SCHEMES; i++) {
		size_t prefix = strlen(schemes[i].prefix);

		if (length >= prefix && memcmp(text, schemes[i].prefix, prefix) == 0) {
			address->scheme = schemes[i].scheme;
			rest = (text_range) {text + prefix, length - prefix};
			known = true;
		}
	}
	for (size_t i = 0; !known && i + 2 < length; i++) {
		if (memcmp(text + i, "://", 3) == 0) {
			return address_error(err, whole, "has an unknown scheme; known are tcp, tls, unix, fd and systemd");
		}
	}
	switch (address->scheme) {
		case LP_SCHEME_UNIX:
			return parse_unix(address, rest, whole, err);
		case LP_SCHEME_FD:
			return parse_fd(address, rest, whole, err);
		case LP_SCHEME_SYSTEMD:
			return parse_systemd(address, rest, whole, err);
		default:
			return parse_inet(address, rest, true, whole, err);
	}
}

int lp_address_parse_host(lp_address *address, const char *text, size_t length, lp_error *err)
{
	text_range whole = {text, length};

	memset(address, 0, sizeof *address);
	if (check_bytes(whole, err) < 0) {
		return -1;
	}
	/* a bare IPv6 address needs no brackets where no port follows */
	if (is_ipv6(whole)) {
		return store_host(address, whole, whole, err);
	}
	return parse_inet(address, whole, false, whole, err);
}

size_t lp_address_print(const lp_address *address, char *text, size_t size)
{
	bool v6 = strchr(address->host, ':') != NULL;

	switch (address->scheme) {
		case LP_SCHEME_UNIX:
			return (size_t) snprintf(text, size, "unix://%s%s", address->abstract ? "@" : "", address->host);
		case LP_SCHEME_FD:
			return (size_t) snprintf(text, size, "fd://%d", address->fd);
		case LP_SCHEME_SYSTEMD:
			return (size_t) snprintf(text, size, "systemd://%s", address->host);
		default:
			return (size_t) snprintf(text, size, "%s://%s%s%s:%u", address->scheme == LP_SCHEME_TLS ? "tls" : "tcp",
				v6 ? "[" : "", address->host, v6 ? "]" : "", (unsigned) address->port);
	}
}
