/* Ownership of lp_tls_config. */
#include "tls_config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define VERIFY_DEPTH 9   /* PHP's default */

void lp_tls_config_init(lp_tls_config *config)
{
	memset(config, 0, sizeof *config);
	config->verify_peer = config->verify_peer_name = -1;
	config->verify_depth = VERIFY_DEPTH;
	config->security_level = -1;
}

/* A compiler may leave out a memset() before free(). */
static void text_wipe(char *text)
{
	volatile char *at = text;

	while (at && *at) {
		*at++ = '\0';
	}
}

int lp_tls_text_set(char **text, const char *value)
{
	size_t size = value ? strlen(value) + 1 : 0;
	char *copy = value ? malloc(size) : NULL;

	if (value && !copy) {
		return -1;
	}
	if (value) {
		memcpy(copy, value, size);
	}
	text_wipe(*text);
	free(*text);
	*text = copy;
	return 0;
}

static void identity_fini(lp_tls_identity *identity)
{
	free(identity->name);
	free(identity->certificate);
	free(identity->key);
}

static int identity_copy(lp_tls_identity *to, const lp_tls_identity *from)
{
	memset(to, 0, sizeof *to);
	if (lp_tls_text_set(&to->name, from->name) < 0 || lp_tls_text_set(&to->certificate, from->certificate) < 0
			|| lp_tls_text_set(&to->key, from->key) < 0) {
		identity_fini(to);
		memset(to, 0, sizeof *to);
		return -1;
	}
	return 0;
}

int lp_tls_config_add_identity(lp_tls_config *config, const char *name, const char *certificate, const char *key)
{
	lp_tls_identity *grown = realloc(config->sni, (config->sni_count + 1) * sizeof *grown);
	const lp_tls_identity added = {(char *) name, (char *) certificate, (char *) key};

	if (!grown) {
		return -1;
	}
	config->sni = grown;
	if (identity_copy(&grown[config->sni_count], &added) < 0) {
		return -1;
	}
	config->sni_count++;
	return 0;
}

int lp_tls_config_add_fingerprint(lp_tls_config *config, const char *algorithm, const char *hex)
{
	lp_tls_fingerprint *grown = realloc(config->fingerprints, (config->fingerprint_count + 1) * sizeof *grown);
	size_t at = 0;

	if (!grown) {
		return -1;
	}
	config->fingerprints = grown;
	grown += config->fingerprint_count++;
	memset(grown, 0, sizeof *grown);
	for (; algorithm[at] && at < sizeof grown->algorithm - 1; at++) {
		grown->algorithm[at] = algorithm[at];
	}
	for (at = 0; hex[at] && at < LP_TLS_DIGEST_HEX; at++) {
		grown->hex[at] = (char) tolower((unsigned char) hex[at]);
	}
	return 0;
}

bool lp_tls_config_has_certificate(const lp_tls_config *config)
{
	return config->identity.certificate || config->sni_count;
}

static int config_copy_lists(lp_tls_config *to, const lp_tls_config *from)
{
	for (size_t i = 0; i < from->sni_count; i++) {
		if (lp_tls_config_add_identity(to, from->sni[i].name, from->sni[i].certificate, from->sni[i].key) < 0) {
			return -1;
		}
	}
	for (size_t i = 0; i < from->fingerprint_count; i++) {
		if (lp_tls_config_add_fingerprint(to, from->fingerprints[i].algorithm, from->fingerprints[i].hex) < 0) {
			return -1;
		}
	}
	return 0;
}

int lp_tls_config_copy(lp_tls_config *to, const lp_tls_config *from)
{
	int failed;

	*to = *from;
	to->passphrase = to->cafile = to->capath = to->peer_name = to->ciphers = to->curves = to->alpn_protocols = NULL;
	to->sni = NULL;
	to->fingerprints = NULL;
	to->sni_count = to->fingerprint_count = 0;
	failed = identity_copy(&to->identity, &from->identity);
	failed |= lp_tls_text_set(&to->passphrase, from->passphrase);
	failed |= lp_tls_text_set(&to->cafile, from->cafile);
	failed |= lp_tls_text_set(&to->capath, from->capath);
	failed |= lp_tls_text_set(&to->peer_name, from->peer_name);
	failed |= lp_tls_text_set(&to->ciphers, from->ciphers);
	failed |= lp_tls_text_set(&to->curves, from->curves);
	failed |= lp_tls_text_set(&to->alpn_protocols, from->alpn_protocols);
	if (failed || config_copy_lists(to, from) < 0) {
		lp_tls_config_fini(to);
		return -1;
	}
	return 0;
}

void lp_tls_config_fini(lp_tls_config *config)
{
	identity_fini(&config->identity);
	for (size_t i = 0; i < config->sni_count; i++) {
		identity_fini(&config->sni[i]);
	}
	free(config->sni);
	free(config->fingerprints);
	text_wipe(config->passphrase);
	free(config->passphrase);
	free(config->cafile);
	free(config->capath);
	free(config->peer_name);
	free(config->ciphers);
	free(config->curves);
	free(config->alpn_protocols);
	lp_tls_config_init(config);
}
