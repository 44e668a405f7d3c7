/* The values of ip.h. */
#include "ip.h"

#include <stdio.h>
#include <string.h>

#ifndef _WIN32
# include <arpa/inet.h>
#endif

static void ip_set_v6(lp_ip *ip, const uint8_t *bytes)
{
	static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

	if (memcmp(bytes, mapped, sizeof mapped) == 0) {
		ip->family = 4;
		memcpy(ip->bytes, bytes + 12, 4);
	} else {
		ip->family = 6;
		memcpy(ip->bytes, bytes, 16);
	}
}

void lp_ip_from_sockaddr(lp_ip *ip, const struct sockaddr *name)
{
	memset(ip, 0, sizeof *ip);
	if (name->sa_family == AF_INET) {
		const struct sockaddr_in *v4 = (const struct sockaddr_in *) (const void *) name;

		ip->family = 4;
		memcpy(ip->bytes, &v4->sin_addr, 4);
		ip->port = ntohs(v4->sin_port);
	} else if (name->sa_family == AF_INET6) {
		const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *) (const void *) name;

		ip_set_v6(ip, (const uint8_t *) &v6->sin6_addr);
		ip->port = ntohs(v6->sin6_port);
	}
}

void lp_ip_set(lp_ip *ip, int family, const char *bytes, uint16_t port)
{
	uint8_t v6[16];

	memset(ip, 0, sizeof *ip);
	ip->port = port;
	if (family == 4) {
		ip->family = 4;
		memcpy(ip->bytes, bytes, 4);
	} else {
		memcpy(v6, bytes, sizeof v6);
		ip_set_v6(ip, v6);
	}
}

int lp_ip_parse(lp_ip *ip, int family, const char *text, size_t length)
{
	char copy[INET6_ADDRSTRLEN], bytes[16];

	if (length >= sizeof copy || memchr(text, '\0', length)) {
		return -1;
	}
	memcpy(copy, text, length);
	copy[length] = '\0';
	if (inet_pton(family == 4 ? AF_INET : AF_INET6, copy, bytes) != 1) {
		return -1;
	}
	lp_ip_set(ip, family, bytes, 0);
	return 0;
}

size_t lp_ip_print(const lp_ip *ip, char *text, size_t size)
{
	char host[INET6_ADDRSTRLEN] = "";

	if (!ip->family) {
		return (size_t) snprintf(text, size, "unix:");
	}
	inet_ntop(ip->family == 4 ? AF_INET : AF_INET6, ip->bytes, host, sizeof host);
	return (size_t) snprintf(text, size, ip->family == 4 ? "%s:%u" : "[%s]:%u", host, (unsigned) ip->port);
}

/* True when all bits behind the first 'bits' are zero. */
static bool cidr_tail_is_zero(const lp_cidr *cidr)
{
	int total = cidr->family == 4 ? 32 : 128;

	for (int bit = cidr->bits; bit < total; bit++) {
		if (cidr->bytes[bit / 8] & (0x80 >> bit % 8)) {
			return false;
		}
	}
	return true;
}

static int cidr_parse_bits(const char *slash, int total)
{
	int bits = 0;

	if (!slash) {
		return total;
	}
	if (!slash[1] || strlen(slash + 1) > 3) {
		return -1;
	}
	for (const char *digit = slash + 1; *digit; digit++) {
		if (*digit < '0' || *digit > '9') {
			return -1;
		}
		bits = bits * 10 + (*digit - '0');
	}
	return bits <= total ? bits : -1;
}

/* ::ffff:10.0.0.0/104 is what lp_ip keeps as 10.0.0.0/8: as IPv6 it would match no peer at all. */
static void cidr_unmap(lp_cidr *cidr)
{
	lp_ip ip;

	ip_set_v6(&ip, cidr->bytes);
	if (ip.family == 4 && cidr->bits >= 96) {
		memset(cidr->bytes, 0, sizeof cidr->bytes);
		memcpy(cidr->bytes, ip.bytes, 4);
		cidr->family = 4;
		cidr->bits -= 96;
	}
}

#define QUOTED_MAX 60   /* of a wrong range that an error repeats */

/* The range as an error may repeat it: printable and cut. */
static void cidr_quote(char quoted[QUOTED_MAX + 1], const char *text, size_t length)
{
	size_t used = 0;

	for (; used < length && used < QUOTED_MAX; used++) {
		unsigned char byte = (unsigned char) text[used];
		quoted[used] = byte < ' ' || byte == 127 ? '?' : (char) byte;
	}
	quoted[used] = '\0';
}

int lp_cidr_parse(lp_cidr *cidr, const char *text, size_t length, lp_error *err)
{
	char copy[INET6_ADDRSTRLEN + 8], quoted[QUOTED_MAX + 1];
	char *slash;
	int bits;

	memset(cidr, 0, sizeof *cidr);
	cidr_quote(quoted, text, length);
	if (length == 0 || length >= sizeof copy || memchr(text, '\0', length)) {
		return lp_error_set(err, LP_ERROR_VALUE, "\"%s\" is no CIDR range", quoted);
	}
	memcpy(copy, text, length);
	copy[length] = '\0';
	slash = strchr(copy, '/');
	if (slash) {
		*slash = '\0';
	}
	if (inet_pton(AF_INET, copy, cidr->bytes) == 1) {
		cidr->family = 4;
	} else if (inet_pton(AF_INET6, copy, cidr->bytes) == 1) {
		cidr->family = 6;
	} else {
		return lp_error_set(err, LP_ERROR_VALUE, "\"%s\" is no CIDR range: \"%.*s\" is no IP address", quoted,
			(int) strlen(copy), quoted);
	}
	bits = cidr_parse_bits(slash, cidr->family == 4 ? 32 : 128);
	if (bits < 0) {
		return lp_error_set(err, LP_ERROR_VALUE, "\"%s\" is no CIDR range: the prefix must be 0 to %d", quoted,
			cidr->family == 4 ? 32 : 128);
	}
	cidr->bits = (uint8_t) bits;
	if (!cidr_tail_is_zero(cidr)) {
		return lp_error_set(err, LP_ERROR_VALUE, "\"%s\" has bits set behind its prefix of %d", quoted, bits);
	}
	if (cidr->family == 6) {
		cidr_unmap(cidr);
	}
	return 0;
}

bool lp_cidr_contains(const lp_cidr *cidr, const lp_ip *ip)
{
	int whole = cidr->bits / 8, rest = cidr->bits % 8;

	if (cidr->family != ip->family || memcmp(cidr->bytes, ip->bytes, (size_t) whole) != 0) {
		return false;
	}
	return rest == 0 || ((cidr->bytes[whole] ^ ip->bytes[whole]) & (0xff00 >> rest) & 0xff) == 0;
}
