/* TLS as a transport, by OpenSSL 1.1.1 or newer, for server and client alike.
 *
 *   tls_config.c     what it is made of
 *   tls_context.c    from that to an SSL_CTX: certificates, authorities, versions, ciphers
 *   tls_names.c      what is agreed on by name: SNI, ALPN
 *   tls.c            the transport: handshake, records in and out, the end
 *   tls_bio.c        between OpenSSL and the socket
 *   tls_verify.c     whether the peer is whom we want
 *   tls_session.c    sessions that clients resume
 *   tls_info.c       what a user may know about a connection
 *   tls_none.c       instead of all these but the first, where there is no OpenSSL
 *
 * Errors are LP_ERROR_TLS; their texts end with OpenSSL's reason. */
#ifndef LP_TLS_H
#define LP_TLS_H

#include "address.h"
#include "error.h"
#include "tls_config.h"
#include "transport.h"

typedef struct lp_tls_context lp_tls_context;

typedef enum lp_tls_role { LP_TLS_CLIENT, LP_TLS_SERVER } lp_tls_role;

/* Once a process, before anything else here. 0, or -1 with an error when OpenSSL is another one than this was built for. */
int lp_tls_init(lp_error *err);

/* The library's name and version; NULL where there is none. */
const char *lp_tls_library(void);

/* Certificates and keys are read now. 'config' is copied. One reference; NULL and an error otherwise. A context belongs to one thread. */
lp_tls_context *lp_tls_context_new(const lp_tls_config *config, lp_tls_role role, lp_error *err);
lp_tls_context *lp_tls_context_retain(lp_tls_context *context);
void lp_tls_context_release(lp_tls_context *context);   /* NULL is allowed */


const lp_tls_config *lp_tls_context_config(const lp_tls_context *context);

/* Make 'transport', which is plain and connected, speak TLS from now on; it keeps a reference to the context. 'to' is whom a client means
 * (NULL for servers): its host is the name that is asked for and verified unless the context has a peer_name, and with its port what a
 * session is kept by. What comes next is the handshake. 0, or -1 and an error: the transport is as it was. */
int lp_tls_start(lp_transport *transport, lp_tls_context *context, const lp_address *to, lp_error *err);

static inline bool lp_transport_is_tls(const lp_transport *transport)
{
	return transport->ops && transport->ops->handshake;
}

#define LP_TLS_HEX 65
#define LP_TLS_SUBJECT 512
#define LP_TLS_NAMES 1024

/* What getTlsInfo() tells; texts are empty where there is none, and as the peer has them: not always UTF-8. */
typedef struct lp_tls_info {
	const char *protocol;              /* "TLSv1.3" */
	const char *cipher;
	char sni[256];
	char alpn[256];
	bool resumed;
	bool peer_certificate;             /* there is one; those below are its */
	char peer_subject[LP_TLS_SUBJECT]; /* RFC 2253 */
	char peer_cn[256];
	char peer_san[LP_TLS_NAMES];       /* "DNS:a, DNS:b, IP Address:::1", as far as it fits; commas in names as "\," */
	char peer_fingerprint[LP_TLS_HEX]; /* SHA-256 of the certificate, in hex */
	int64_t peer_not_after;            /* Unix time */
} lp_tls_info;

/* What a connection that speaks TLS was configured with. */
const lp_tls_config *lp_tls_config_of(const lp_transport *transport);

/* False when the transport is plain or has not done its handshake. */
bool lp_tls_get_info(const lp_transport *transport, lp_tls_info *info);

/* The peer's certificate in PEM, or with 'chain' all that it sent: malloc'd, or NULL where there is none. */
char *lp_tls_peer_pem(const lp_transport *transport, bool chain);

#endif
