/* What the files of TLS share. Not for others. */
#ifndef LP_TLS_INTERNAL_H
#define LP_TLS_INTERNAL_H

#include "tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

typedef struct lp_tls_session lp_tls_session;
typedef struct lp_tls_outgoing lp_tls_outgoing;

struct lp_tls_context {
	unsigned references;
	lp_tls_role role;
	lp_tls_config config;
	SSL_CTX *base;                /* what every connection begins with */
	SSL_CTX **named;              /* for each of config.sni, what it goes on with */
	unsigned char *alpn;          /* in the wire's form */
	unsigned alpn_length;
	lp_tls_session *sessions;     /* of a client: the latest first */
	int session_count;
	lp_tls_outgoing *outgoing;    /* where records are gathered; NULL until it is needed */
};

/* One connection's. */
typedef struct lp_tls {
	SSL *ssl;
	lp_tls_context *context;      /* a reference */
	lp_fd fd;
	bool eof;                     /* FIN has been read */
	bool established;             /* the handshake is done and the peer is whom we want */
	bool broken;                  /* nothing more can be said on it, not even goodbye */
	int system;                   /* errno of the socket call that failed last */
	bool gathering;               /* what OpenSSL writes goes to context->outgoing */
	lp_tls_outgoing *rest;        /* records that the kernel has not taken; NULL: none */
	size_t rest_plain;            /* bytes of the user's in them: they were not counted as sent, so sendv is called with them again */
	size_t retry;                 /* bytes of an unfinished SSL_write(), which has to be repeated with the same */
	char *failure;                /* why it failed, in words */
	char *session_key;            /* of a client */
	char *host;                   /* the name that is verified; NULL: none */
} lp_tls;

extern const lp_transport_ops lp_transport_tls;

/* Keep why it failed; the first reason stays. */
void lp_tls_fail(lp_tls *tls, const char *format, ...) LP_PRINTF(2, 3);

/* OpenSSL's oldest pending reason, which is the deepest; "unknown error" when there is none. */
const char *lp_tls_reason(void);

/* --- tls_bio.c --- */

/* Once a process. False when memory ran out. */
bool lp_tls_bio_init(void);

BIO *lp_tls_bio_new(lp_tls *tls);   /* NULL: no memory */

/* From now on what OpenSSL writes is gathered, unless a rest is waiting. */
void lp_tls_gather(lp_tls *tls);

/* A record with 'plain' bytes of the user's was gathered. False when the next one may not find room: flush. */
bool lp_tls_gather_mark(lp_tls *tls, size_t plain);

/* Send what was gathered, or the rest, and gather no more. 1: all has left; 0: there is a rest, with 'rest_plain' of the user's bytes; -1: the
 * peer is gone, 'system' says why. */
int lp_tls_flush(lp_tls *tls);

/* --- tls_names.c --- */

/* The wire's form of "h2,http/1.1". 0, or -1 and an error. */
int lp_tls_alpn_parse(lp_tls_context *context, lp_error *err);

/* Callbacks and names of one of a context's SSL_CTXs. */
int lp_tls_names_apply(lp_tls_context *context, SSL_CTX *ctx, lp_error *err);

/* --- tls_verify.c --- */

bool lp_tls_verifies_peer(const lp_tls_context *context);
bool lp_tls_verifies_name(const lp_tls_context *context);

/* Authorities and what is asked of the peer. 0, or -1 and an error. */
int lp_tls_verify_apply(lp_tls_context *context, SSL_CTX *ctx, lp_error *err);

/* Before a client's handshake: the name that the certificate has to have. False when memory ran out. */
bool lp_tls_verify_expect(lp_tls *tls);

/* After a handshake that OpenSSL finds good. False when the peer is not whom we want; then 'failure' is set. */
bool lp_tls_verify_done(lp_tls *tls);

/* What is wrong with the peer's certificate, as OpenSSL found it, for a handshake that failed; false when that was not why. */
bool lp_tls_verify_explain(lp_tls *tls);

/* A reference, or NULL when the peer has shown none. */
X509 *lp_tls_peer_certificate(const SSL *ssl);

/* A certificate's fingerprint in lower case hex digits, two for each byte of the digest, and a NUL. False when it cannot be had. */
bool lp_tls_digest(const X509 *certificate, const EVP_MD *algorithm, char *hex);

/* --- tls_session.c --- */

void lp_tls_session_apply(lp_tls_context *context, SSL_CTX *ctx);

/* Go on with an earlier session with the same server, if there is one. */
void lp_tls_session_resume(lp_tls *tls);
void lp_tls_sessions_free(lp_tls_context *context);

#endif
