/* The header that a proxy sends before the bytes of a connection which it forwards: HAProxy's PROXY protocol, versions 1 and 2. Pure.
 *
 * It says who is at the other end of the proxy, and in version 2 what TLS the proxy has ended for it. Whoever can send one can claim to
 * be anybody: whom to believe is the caller's to know. */
#ifndef LP_PROXY_H
#define LP_PROXY_H

#include "ip.h"

#define LP_PROXY_V1_MAX 107           /* with its CR LF: so says the protocol */
#define LP_PROXY_V2_START 16          /* what precedes the part of variable length ... */
#define LP_PROXY_V2_VARIABLE 4096     /* ... which may be 64 KiB; a longer one than this is refused */
#define LP_PROXY_MAX (LP_PROXY_V2_START + LP_PROXY_V2_VARIABLE)

typedef enum lp_proxy_result {
	LP_PROXY_MORE,       /* all bytes belong to the header, and it goes on */
	LP_PROXY_DONE,
	LP_PROXY_MALFORMED
} lp_proxy_result;

/* A run of the header's bytes; data is NULL where it does not say such a thing. */
typedef struct lp_proxy_text {
	const char *data;
	size_t length;
} lp_proxy_text;

typedef struct lp_proxy {
	size_t consumed;               /* DONE: how long the header is; what follows is the peer's */
	const char *reason;            /* MALFORMED */
	bool forwarded;                /* false (v1 UNKNOWN, v2 LOCAL and UNSPEC): the addresses of the socket itself are the right ones */
	lp_ip remote, local;           /* both of family 0 for Unix sockets, and then the paths tell */
	lp_proxy_text remote_path;     /* without the NULs at the end; abstract ones begin with a NUL; may be empty */
	lp_proxy_text local_path;
	lp_proxy_text authority;       /* the host name that was asked for: SNI. No text contains a NUL; none is sure to be UTF-8 */
	lp_proxy_text alpn;
	bool tls;                      /* the peer speaks TLS to the proxy ... */
	bool verified;                 /* ... and has shown a certificate that the proxy found good */
	lp_proxy_text tls_version;     /* "TLSv1.3" */
	lp_proxy_text tls_cipher;
	lp_proxy_text tls_cn;          /* the common name of its certificate */
} lp_proxy;

/* Look at the bytes at the start of a connection, all that came so far. With MORE call again when there are more, with all of them;
 * LP_PROXY_MAX bytes are always enough. The texts point into 'data'. */
lp_proxy_result lp_proxy_parse(const char *data, size_t length, lp_proxy *proxy);

/* For proxy.c: the second version, of which the signature has been seen as far as it is here. */
#define LP_PROXY_V2_SIGNATURE "\r\n\r\n\0\r\nQUIT\n"
lp_proxy_result lp_proxy_v2_parse(const char *data, size_t length, lp_proxy *proxy);

/* A proxy's header is wrong. */
static inline lp_proxy_result lp_proxy_malformed(lp_proxy *proxy, const char *reason)
{
	proxy->reason = reason;
	return LP_PROXY_MALFORMED;
}

#endif
