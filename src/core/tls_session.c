/* Sessions that a client can go on with, so that the next handshake is short (RFC 8446 section 2.2). They are kept in its context, by the
 * server's address: whoever trusts other authorities has another context. A server keeps nothing: its tickets hold all. */
#include "tls_internal.h"

#include <stdlib.h>
#include <string.h>

#define SESSIONS_MOST 64   /* servers that are remembered */

struct lp_tls_session {
	lp_tls_session *next;
	SSL_SESSION *session;
	char key[];
};

static void session_drop(lp_tls_context *context, lp_tls_session **link)
{
	lp_tls_session *dropped = *link;

	*link = dropped->next;
	context->session_count--;
	SSL_SESSION_free(dropped->session);
	free(dropped);
}

static lp_tls_session **session_find(lp_tls_context *context, const char *key)
{
	lp_tls_session **link = &context->sessions;

	while (*link && strcmp((*link)->key, key) != 0) {
		link = &(*link)->next;
	}
	return link;
}

/* A server has offered one. 1: the reference is ours. */
static int session_offered(SSL *ssl, SSL_SESSION *session)
{
	const lp_tls *tls = SSL_get_app_data(ssl);
	lp_tls_context *context = tls->context;
	size_t size = tls->session_key ? strlen(tls->session_key) + 1 : 0;
	lp_tls_session *kept = size ? malloc(sizeof *kept + size) : NULL;
	lp_tls_session **link;

	if (!kept) {
		return 0;
	}
	link = session_find(context, tls->session_key);
	if (*link) {
		session_drop(context, link);
	} else if (context->session_count >= SESSIONS_MOST) {
		for (link = &context->sessions; (*link)->next; link = &(*link)->next) {
		}
		session_drop(context, link);
	}
	kept->session = session;
	memcpy(kept->key, tls->session_key, size);
	kept->next = context->sessions;
	context->sessions = kept;
	context->session_count++;
	return 1;
}

void lp_tls_session_apply(lp_tls_context *context, SSL_CTX *ctx)
{
	if (context->role == LP_TLS_SERVER || context->config.no_ticket) {   /* TLS 1.3 has nothing but tickets */
		SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
		return;
	}
	SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
	SSL_CTX_sess_set_new_cb(ctx, session_offered);
}

void lp_tls_session_resume(lp_tls *tls)
{
	lp_tls_session **link = session_find(tls->context, tls->session_key);

	if (!*link) {
		return;
	}
	SSL_set_session(tls->ssl, (*link)->session);
	/* a ticket of TLS 1.3 shows whoever listens that it is the same client when it is used twice; the server sends new ones */
	if (SSL_SESSION_get_protocol_version((*link)->session) >= TLS1_3_VERSION || !SSL_SESSION_is_resumable((*link)->session)) {
		session_drop(tls->context, link);
	}
}

void lp_tls_sessions_free(lp_tls_context *context)
{
	while (context->sessions) {
		session_drop(context, &context->sessions);
	}
}
