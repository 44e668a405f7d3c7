/* From a configuration to OpenSSL's contexts: certificates, versions, ciphers. Who may be at the other end is tls_verify.c's. */
#include "tls_internal.h"

#include <stdlib.h>
#include <string.h>

#define SESSION_CONTEXT "lineproto"   /* without one, sessions of peers with a certificate are not resumed */

int lp_tls_init(lp_error *err)
{
	if (OpenSSL_version_num() >> 28 != OPENSSL_VERSION_NUMBER >> 28) {
		return lp_error_set(err, LP_ERROR_TLS, "built for %s, but %s is loaded", OPENSSL_VERSION_TEXT, OpenSSL_version(OPENSSL_VERSION));
	}
	return lp_tls_bio_init() ? 0 : lp_error_set(err, LP_ERROR_SYSTEM, "no memory for TLS");
}

const char *lp_tls_library(void)
{
	return OpenSSL_version(OPENSSL_VERSION);
}

const char *lp_tls_reason(void)
{
	unsigned long code = ERR_peek_error();
	const char *reason = code ? ERR_reason_error_string(code) : NULL;

	if (code && ERR_GET_LIB(code) == ERR_LIB_SYS) {
		return strerror(ERR_GET_REASON(code));
	}
	return reason ? reason : "unknown error";
}

/* What reading a key is about: with which passphrase, and whether one was asked for. */
typedef struct tls_unlock {
	const char *passphrase;
	bool asked;
} tls_unlock;

/* Without a passphrase too: OpenSSL would ask at the terminal. */
static int give_passphrase(char *text, int size, int writing, void *user)
{
	tls_unlock *unlock = user;
	size_t length = unlock->passphrase ? strlen(unlock->passphrase) : 0;

	(void) writing;
	unlock->asked = true;
	if (length == 0 || length > (size_t) size) {
		return -1;
	}
	memcpy(text, unlock->passphrase, length);
	return (int) length;
}

static int identity_failed(const char *what, const char *path, const char *reason, lp_error *err)
{
	lp_error_set(err, LP_ERROR_TLS, "cannot use %s \"%s\": %s", what, path, reason);
	ERR_clear_error();
	return -1;
}

/* OpenSSL's words for a file without PEM are "no start line" or, for keys, "unsupported", which says little. */
static const char *certificate_reason(void)
{
	return ERR_GET_LIB(ERR_peek_error()) == ERR_LIB_PEM ? "there is no certificate in PEM in it" : lp_tls_reason();
}

static const char *key_reason(const tls_unlock *unlock)
{
	int library = ERR_GET_LIB(ERR_peek_error());

	if (unlock->asked) {
		return unlock->passphrase ? "the option passphrase does not open it" : "it is locked, and there is no option passphrase";
	}
	/* OpenSSL 3 has decoders for keys; 1.1.1 only PEM */
	return library != ERR_LIB_SYS && library != ERR_LIB_X509 ? "there is no private key in PEM in it" : lp_tls_reason();
}

static int context_identify(const lp_tls_config *config, SSL_CTX *ctx, const lp_tls_identity *identity, lp_error *err)
{
	const char *key = identity->key ? identity->key : identity->certificate;
	tls_unlock unlock = {config->passphrase, false};
	int result;

	if (!identity->certificate) {
		return 0;
	}
	SSL_CTX_set_default_passwd_cb(ctx, give_passphrase);
	SSL_CTX_set_default_passwd_cb_userdata(ctx, &unlock);
	if (SSL_CTX_use_certificate_chain_file(ctx, identity->certificate) != 1) {
		return identity_failed("the certificate of local_cert", identity->certificate, certificate_reason(), err);
	}
	/* says by itself that they do not belong together */
	result = SSL_CTX_use_PrivateKey_file(ctx, key, SSL_FILETYPE_PEM);
	SSL_CTX_set_default_passwd_cb_userdata(ctx, NULL);
	if (result != 1) {
		return identity_failed(identity->key ? "the key of local_pk" : "the key in local_cert", key, key_reason(&unlock), err);
	}
	return 0;
}

static int version_number(int version)
{
	switch (version) {
		case 10:
			return TLS1_VERSION;
		case 11:
			return TLS1_1_VERSION;
		case 12:
			return TLS1_2_VERSION;
		default:
			return TLS1_3_VERSION;
	}
}

static int context_choose(const lp_tls_config *config, SSL_CTX *ctx, lp_error *err)
{
	if (config->security_level >= 0) {   /* first: it decides which ciphers and certificates are taken */
		SSL_CTX_set_security_level(ctx, config->security_level);
	}
	if (SSL_CTX_set_min_proto_version(ctx, version_number(config->min_version ? config->min_version : 12)) != 1
			|| SSL_CTX_set_max_proto_version(ctx, version_number(config->max_version ? config->max_version : 13)) != 1) {
		return lp_error_set(err, LP_ERROR_TLS, "this OpenSSL does not speak the versions of min_proto_version and max_proto_version");
	}
	if (config->ciphers && SSL_CTX_set_cipher_list(ctx, config->ciphers) != 1) {
		lp_error_set(err, LP_ERROR_TLS, "no cipher is left by ciphers \"%s\": %s", config->ciphers, lp_tls_reason());
		ERR_clear_error();
		return -1;
	}
	if (config->curves && SSL_CTX_set1_groups_list(ctx, config->curves) != 1) {
		lp_error_set(err, LP_ERROR_TLS, "ecdh_curve \"%s\" names no curve that this OpenSSL has", config->curves);
		ERR_clear_error();
		return -1;
	}
	return 0;
}

static uint64_t context_options(const lp_tls_context *context)
{
	uint64_t options = SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION;

#ifdef SSL_OP_IGNORE_UNEXPECTED_EOF
	options |= SSL_OP_IGNORE_UNEXPECTED_EOF;   /* tls.c sees the end itself; this way the other direction stays usable */
#endif
	options |= context->config.no_ticket ? SSL_OP_NO_TICKET : 0;
	options |= context->config.any_cipher_order ? 0 : SSL_OP_CIPHER_SERVER_PREFERENCE;
	return options;
}

static SSL_CTX *context_build(lp_tls_context *context, const lp_tls_identity *identity, lp_error *err)
{
	SSL_CTX *ctx = SSL_CTX_new(context->role == LP_TLS_CLIENT ? TLS_client_method() : TLS_server_method());

	if (!ctx) {
		lp_error_set(err, LP_ERROR_TLS, "SSL_CTX_new(): %s", lp_tls_reason());
		ERR_clear_error();
		return NULL;
	}
	SSL_CTX_set_options(ctx, context_options(context));
	SSL_CTX_set_mode(ctx, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
	SSL_CTX_set_read_ahead(ctx, 1);   /* else two system calls for each record */
	SSL_CTX_set_session_id_context(ctx, (const unsigned char *) SESSION_CONTEXT, sizeof SESSION_CONTEXT - 1);
	lp_tls_session_apply(context, ctx);
	if (context_choose(&context->config, ctx, err) < 0 || context_identify(&context->config, ctx, identity, err) < 0
			|| lp_tls_verify_apply(context, ctx, err) < 0 || lp_tls_names_apply(context, ctx, err) < 0) {
		SSL_CTX_free(ctx);
		return NULL;
	}
	return ctx;
}

static void context_free(lp_tls_context *context)
{
	lp_tls_sessions_free(context);
	for (size_t i = 0; context->named && i < context->config.sni_count; i++) {
		SSL_CTX_free(context->named[i]);
	}
	free(context->named);
	SSL_CTX_free(context->base);
	free(context->alpn);
	free(context->outgoing);
	lp_tls_config_fini(&context->config);
	free(context);
}

static int context_build_all(lp_tls_context *context, lp_error *err)
{
	const lp_tls_config *config = &context->config;

	if (config->alpn_protocols && lp_tls_alpn_parse(context, err) < 0) {
		return -1;
	}
	context->base = context_build(context, &config->identity, err);
	context->named = calloc(config->sni_count + 1, sizeof *context->named);
	if (!context->base) {
		return -1;
	}
	if (!context->named) {
		return lp_error_set(err, LP_ERROR_SYSTEM, "no memory for a TLS context");
	}
	for (size_t i = 0; i < config->sni_count; i++) {
		context->named[i] = context_build(context, &config->sni[i], err);
		if (!context->named[i]) {
			return -1;
		}
	}
	return 0;
}

lp_tls_context *lp_tls_context_new(const lp_tls_config *config, lp_tls_role role, lp_error *err)
{
	lp_tls_context *context = calloc(1, sizeof *context);

	ERR_clear_error();
	if (!context || lp_tls_config_copy(&context->config, config) < 0) {
		free(context);
		lp_error_set(err, LP_ERROR_SYSTEM, "no memory for a TLS context");
		return NULL;
	}
	context->references = 1;
	context->role = role;
	if (context_build_all(context, err) < 0) {
		context_free(context);
		return NULL;
	}
	return context;
}

lp_tls_context *lp_tls_context_retain(lp_tls_context *context)
{
	context->references++;
	return context;
}

const lp_tls_config *lp_tls_context_config(const lp_tls_context *context)
{
	return &context->config;
}

void lp_tls_context_release(lp_tls_context *context)
{
	if (context && --context->references == 0) {
		context_free(context);
	}
}
