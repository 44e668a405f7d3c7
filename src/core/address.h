/* Addresses as users write them: parsed and printed, never resolved. Pure.
 *
 * tcp://host:port  tls://host:port  unix:///path  unix://@abstract  fd://3  systemd://name  host:port */
#ifndef LP_ADDRESS_H
#define LP_ADDRESS_H

#include "error.h"

typedef enum lp_scheme { LP_SCHEME_TCP, LP_SCHEME_TLS, LP_SCHEME_UNIX, LP_SCHEME_FD, LP_SCHEME_SYSTEMD } lp_scheme;

#define LP_HOST_MAX 255          /* RFC 1035 2.3.4 */

typedef struct lp_address {
	lp_scheme scheme;
	bool abstract;               /* unix: Linux' abstract namespace */
	uint16_t port;               /* tcp, tls; in host order */
	int fd;                      /* fd */
	char host[LP_HOST_MAX + 1];  /* tcp, tls: a name or a bare IP address, without brackets; unix: the path or
	                              * abstract name; systemd: the socket's name, "" for none */
} lp_address;

/* Parse 'text'. 0, or -1 and an LP_ERROR_VALUE that quotes it and says what is wrong. A NUL byte or blank anywhere is
 * refused; port 0 is allowed. */
int lp_address_parse(lp_address *address, const char *text, size_t length, lp_error *err);

/* "host:port" or "host" alone (then port 0), for bind_to. */
int lp_address_parse_host(lp_address *address, const char *text, size_t length, lp_error *err);

/* The address in its full form, "tcp://[::1]:80". Returns the length; 'size' of LP_ADDRESS_TEXT always suffices. */
#define LP_ADDRESS_TEXT (LP_HOST_MAX + 32)
size_t lp_address_print(const lp_address *address, char *text, size_t size);

#endif
