/* Addresses of peers as small values: compared with CIDR ranges, counted, printed. Pure. */
#ifndef LP_IP_H
#define LP_IP_H

#include "error.h"

/* A peer. IPv4-mapped IPv6 addresses are kept as IPv4, so that one rule serves dual-stack listeners. */
typedef struct lp_ip {
	uint8_t bytes[16];
	uint16_t port;       /* host order */
	uint8_t family;      /* 4, 6, or 0: no IP address (a Unix socket) */
} lp_ip;

typedef struct lp_cidr {
	uint8_t bytes[16];
	uint8_t family;      /* as above; a range of family 0, and of 0 bits, is every Unix socket */
	uint8_t bits;
} lp_cidr;

/* Take the address out of what accept() or getsockname() gave. */
void lp_ip_from_sockaddr(lp_ip *ip, const struct sockaddr *name);

/* The same from the bytes of an address in network order, four or sixteen of them for family 4 or 6. */
void lp_ip_set(lp_ip *ip, int family, const char *bytes, uint16_t port);

/* The same from its text, without a port. Nothing but the address: no leading zeros, no zone. 0 or -1. */
int lp_ip_parse(lp_ip *ip, int family, const char *text, size_t length);

/* "127.0.0.1:5" or "[::1]:5", as stream_socket_get_name() prints it. Returns the length; LP_IP_TEXT suffices. */
#define LP_IP_TEXT 64
size_t lp_ip_print(const lp_ip *ip, char *text, size_t size);

/* "10.0.0.0/8", "2001:db8::/32" or a single address. Bits behind the prefix must be zero: a range that says
 * more than it means is a mistake in a firewall rule. 0, or -1 and an LP_ERROR_VALUE. */
int lp_cidr_parse(lp_cidr *cidr, const char *text, size_t length, lp_error *err);

bool lp_cidr_contains(const lp_cidr *cidr, const lp_ip *ip);

#endif
