/* What client and server agree on by name: which certificate (SNI, RFC 6066), which protocol (ALPN, RFC 7301). */
#include "tls_internal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

int lp_tls_alpn_parse(lp_tls_context *context, lp_error *err)
{
	const char *at = context->config.alpn_protocols;
	size_t length = strlen(at);
	unsigned char *wire = context->alpn = malloc(length + 1);

	if (!wire) {
		return lp_error_set(err, LP_ERROR_SYSTEM, "no memory for a TLS context");
	}
	for (;;) {
		size_t name = strcspn(at, ",");

		if (name == 0 || name > 255) {
			return lp_error_set(err, LP_ERROR_VALUE, "alpn_protocols must be names of 1 to 255 bytes, separated by commas, \"%.64s\" given",
				context->config.alpn_protocols);
		}
		*wire++ = (unsigned char) name;
		memcpy(wire, at, name);
		wire += name;
		if (at[name] == '\0') {
			break;
		}
		at += name + 1;
	}
	context->alpn_length = (unsigned) (wire - context->alpn);
	return 0;
}

/* A server's choice: the first of its own that the client has too. Without one it goes on without ALPN, as PHP's streams do. */
static int choose_protocol(SSL *ssl, const unsigned char **chosen, unsigned char *length, const unsigned char *offered,
	unsigned offered_length, void *user)
{
	const lp_tls_context *context = user;

	(void) ssl;
	if (SSL_select_next_proto((unsigned char **) chosen, length, context->alpn, context->alpn_length, offered, offered_length)
			!= OPENSSL_NPN_NEGOTIATED) {
		return SSL_TLSEXT_ERR_NOACK;
	}
	return SSL_TLSEXT_ERR_OK;
}

static bool same_name(const char *a, const char *b)
{
	while (*a && tolower((unsigned char) *a) == tolower((unsigned char) *b)) {
		a++;
		b++;
	}
	return *a == *b;
}

/* "*.example.org" stands for one label. */
static bool name_matches(const char *pattern, const char *name)
{
	const char *rest;

	if (same_name(pattern, name)) {
		return true;
	}
	rest = strchr(name, '.');
	return pattern[0] == '*' && pattern[1] == '.' && rest && rest != name && same_name(pattern + 1, rest);
}

/* The certificate for the name that the client asks for; a full name goes before a pattern, and local_cert serves all others. */
static int choose_certificate(SSL *ssl, int *alert, void *user)
{
	const lp_tls_context *context = user;
	const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
	const lp_tls_config *config = &context->config;

	(void) alert;
	for (int patterns = 0; name && patterns < 2; patterns++) {
		for (size_t i = 0; i < config->sni_count; i++) {
			if ((config->sni[i].name[0] == '*') == (patterns == 1) && name_matches(config->sni[i].name, name)) {
				SSL_set_SSL_CTX(ssl, context->named[i]);
				return SSL_TLSEXT_ERR_OK;
			}
		}
	}
	return SSL_TLSEXT_ERR_OK;   /* also for local_cert: a name that is not acknowledged is not in the session, and unknown when it is resumed */
}

int lp_tls_names_apply(lp_tls_context *context, SSL_CTX *ctx, lp_error *err)
{
	if (context->role == LP_TLS_SERVER) {
		SSL_CTX_set_tlsext_servername_callback(ctx, choose_certificate);
		SSL_CTX_set_tlsext_servername_arg(ctx, context);
		if (context->alpn) {
			SSL_CTX_set_alpn_select_cb(ctx, choose_protocol, context);
		}
		return 0;
	}
	if (context->alpn && SSL_CTX_set_alpn_protos(ctx, context->alpn, context->alpn_length) != 0) {
		return lp_error_set(err, LP_ERROR_SYSTEM, "no memory for a TLS context");
	}
	return 0;
}
