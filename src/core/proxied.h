/* What a proxy said about a connection that it forwards, kept for as long as that lives. */
#ifndef LP_PROXIED_H
#define LP_PROXIED_H

#include "proxy.h"

/* Texts are NULL where the proxy did not say such a thing. Only the addresses are sure to be UTF-8. */
typedef struct lp_proxied {
	const char *remote, *local;   /* "127.0.0.1:5", "[::1]:5", a Unix path, "@abstract" or "unix:"; NULL: those of the socket are right */
	const char *authority;        /* the host name that the peer asked the proxy for: SNI */
	const char *alpn;
	bool tls;                     /* the peer speaks TLS to the proxy ... */
	bool verified;                /* ... and has shown a certificate that the proxy found good */
	const char *tls_version;      /* "TLSv1.3" */
	const char *tls_cipher;
	const char *tls_cn;           /* the common name of its certificate, good or not */
	char texts[];
} lp_proxied;

/* To be freed with free(). NULL when memory ran out. */
lp_proxied *lp_proxied_new(const lp_proxy *proxy);

#endif
