/* Whether the peer is whom we want: its chain, its name, its fingerprint. OpenSSL does the matching; this says what is asked of it, by the
 * rules of PHP's streams: verify_peer for the chain, verify_peer_name and peer_fingerprint on their own. */
#include "tls_internal.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

bool lp_tls_verifies_peer(const lp_tls_context *context)
{
	return context->config.verify_peer < 0 ? context->role == LP_TLS_CLIENT : context->config.verify_peer;
}

bool lp_tls_verifies_name(const lp_tls_context *context)
{
	return context->config.verify_peer_name < 0 ? context->role == LP_TLS_CLIENT : context->config.verify_peer_name;
}

X509 *lp_tls_peer_certificate(const SSL *ssl)
{
#if OPENSSL_VERSION_NUMBER >= 0x30000000L
	return SSL_get1_peer_certificate(ssl);
#else
	return SSL_get_peer_certificate(ssl);
#endif
}

/* Called for each certificate of the chain, and for each thing that is wrong with one. */
static int verify_step(int good, X509_STORE_CTX *store)
{
	const SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
	const lp_tls *tls = SSL_get_app_data(ssl);

	if (!lp_tls_verifies_peer(tls->context)) {
		return 1;
	}
	/* as PHP counts, the authority too; OpenSSL's own limit is for those in between */
	if (good && X509_STORE_CTX_get_error_depth(store) > tls->context->config.verify_depth) {
		X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_CHAIN_TOO_LONG);
		return 0;
	}
	if (!good && X509_STORE_CTX_get_error(store) == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT && tls->context->config.allow_self_signed) {
		X509_STORE_CTX_set_error(store, X509_V_OK);
		return 1;
	}
	return good;
}

/* OpenSSL looks into capath only when it needs an authority, and takes what is not there for empty. */
static bool is_folder(const char *path)
{
	struct stat file;

	return stat(path, &file) == 0 && (file.st_mode & S_IFMT) == S_IFDIR;
}

static int verify_load(const lp_tls_config *config, SSL_CTX *ctx, lp_error *err)
{
	if (!config->cafile && !config->capath) {
		return SSL_CTX_set_default_verify_paths(ctx) == 1 ? 0
			: lp_error_set(err, LP_ERROR_TLS, "cannot find the system's certificate authorities: %s", lp_tls_reason());
	}
	if (config->capath && !is_folder(config->capath)) {
		return lp_error_set(err, LP_ERROR_TLS, "cannot use the certificate authorities of capath \"%s\": it is no folder", config->capath);
	}
	if (SSL_CTX_load_verify_locations(ctx, config->cafile, config->capath) != 1) {
		return lp_error_set(err, LP_ERROR_TLS, "cannot use the certificate authorities of %s \"%s\": %s",
			config->cafile ? "cafile" : "capath", config->cafile ? config->cafile : config->capath, lp_tls_reason());
	}
	return 0;
}

int lp_tls_verify_apply(lp_tls_context *context, SSL_CTX *ctx, lp_error *err)
{
	const lp_tls_config *config = &context->config;
	bool chain = lp_tls_verifies_peer(context);
	bool certificate = chain || lp_tls_verifies_name(context) || config->fingerprint_count;
	int mode = SSL_VERIFY_NONE;

	if (chain && verify_load(config, ctx, err) < 0) {
		ERR_clear_error();
		return -1;
	}
	if (context->role == LP_TLS_SERVER && chain && config->cafile) {
		SSL_CTX_set_client_CA_list(ctx, SSL_load_client_CA_file(config->cafile));
	}
	if (context->role == LP_TLS_CLIENT) {
		mode = chain ? SSL_VERIFY_PEER : SSL_VERIFY_NONE;
	} else if (certificate) {
		mode = SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT | SSL_VERIFY_CLIENT_ONCE;
	} else if (config->capture_peer_cert || config->capture_peer_cert_chain) {
		mode = SSL_VERIFY_PEER | SSL_VERIFY_CLIENT_ONCE;   /* asked for, whatever it is worth */
	}
	SSL_CTX_set_verify(ctx, mode, verify_step);
	SSL_CTX_set_verify_depth(ctx, config->verify_depth);
	ERR_clear_error();
	return 0;
}

bool lp_tls_verify_expect(lp_tls *tls)
{
	X509_VERIFY_PARAM *param = SSL_get0_param(tls->ssl);

	if (!tls->host || !lp_tls_verifies_peer(tls->context) || !lp_tls_verifies_name(tls->context)) {
		return true;
	}
	X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
	return X509_VERIFY_PARAM_set1_ip_asc(param, tls->host) == 1 || SSL_set1_host(tls->ssl, tls->host) == 1;
}

static bool certificate_has_name(X509 *certificate, const char *name)
{
	return X509_check_ip_asc(certificate, name, 0) == 1
		|| X509_check_host(certificate, name, 0, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS, NULL) == 1;
}

bool lp_tls_digest(const X509 *certificate, const EVP_MD *algorithm, char *hex)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned length;

	if (X509_digest(certificate, algorithm, digest, &length) != 1) {
		return false;
	}
	for (unsigned i = 0; i < length; i++) {
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
	}
	return true;
}

static bool fingerprint_matches(X509 *certificate, const lp_tls_fingerprint *wanted)
{
	const EVP_MD *algorithm = EVP_get_digestbyname(wanted->algorithm);
	char hex[LP_TLS_DIGEST_HEX + 1];

	return algorithm && lp_tls_digest(certificate, algorithm, hex) && strcmp(hex, wanted->hex) == 0;
}

static bool certificate_satisfies(lp_tls *tls, X509 *certificate)
{
	const lp_tls_config *config = &tls->context->config;

	for (size_t i = 0; i < config->fingerprint_count; i++) {
		if (!fingerprint_matches(certificate, &config->fingerprints[i])) {
			lp_tls_fail(tls, "the peer's certificate does not have the %s fingerprint of peer_fingerprint", config->fingerprints[i].algorithm);
			return false;
		}
	}
	if (lp_tls_verifies_name(tls->context) && !tls->host) {   /* over a Unix socket there is none by itself */
		lp_tls_fail(tls, "there is no name to verify: give the option peer_name, or turn verify_peer_name off");
		return false;
	}
	if (lp_tls_verifies_name(tls->context) && !certificate_has_name(certificate, tls->host)) {
		lp_tls_fail(tls, "the peer's certificate is not for \"%s\" (options peer_name, verify_peer_name)", tls->host);
		return false;
	}
	return true;
}

bool lp_tls_verify_done(lp_tls *tls)
{
	const lp_tls_context *context = tls->context;
	X509 *certificate;
	bool satisfied;

	if (!context->config.fingerprint_count && !lp_tls_verifies_name(context) && !lp_tls_verifies_peer(context)) {
		return true;
	}
	certificate = lp_tls_peer_certificate(tls->ssl);
	if (!certificate) {
		lp_tls_fail(tls, "the peer has shown no certificate");
		return false;
	}
	satisfied = certificate_satisfies(tls, certificate);
	X509_free(certificate);
	return satisfied;
}

/* The options that decide about it. */
static const char *options_for(long result, const lp_tls_config *config)
{
	switch (result) {
		case X509_V_ERR_CERT_CHAIN_TOO_LONG:
			return "verify_depth, verify_peer";
		case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
			return "allow_self_signed, cafile, verify_peer";
		default:
			return config->capath && !config->cafile ? "capath, verify_peer" : "cafile, verify_peer";
	}
}

bool lp_tls_verify_explain(lp_tls *tls)
{
	long result = SSL_get_verify_result(tls->ssl);

	if (result == X509_V_OK || !lp_tls_verifies_peer(tls->context)) {
		return false;
	}
	if (result == X509_V_ERR_HOSTNAME_MISMATCH || result == X509_V_ERR_IP_ADDRESS_MISMATCH) {
		lp_tls_fail(tls, "the peer's certificate is not for \"%s\" (options peer_name, verify_peer_name)", tls->host);
	} else {
		lp_tls_fail(tls, "the peer's certificate is not trusted: %s (options %s)", X509_verify_cert_error_string(result),
			options_for(result, &tls->context->config));
	}
	return true;
}
