/* What a TLS context is made of, by the names and with the meaning of PHP's "ssl" stream context. Plain data; no OpenSSL here. */
#ifndef LP_TLS_CONFIG_H
#define LP_TLS_CONFIG_H

#include "platform.h"

/* Paths of PEM files. 'key' NULL: it is in the certificate's file. */
typedef struct lp_tls_identity {
	char *name;               /* of SNI_server_certs: "example.org" or "*.example.org"; else NULL */
	char *certificate;
	char *key;
} lp_tls_identity;

#define LP_TLS_DIGEST_HEX 128

typedef struct lp_tls_fingerprint {
	char algorithm[16];                /* as OpenSSL calls it: "sha256" */
	char hex[LP_TLS_DIGEST_HEX + 1];   /* in lower case */
} lp_tls_fingerprint;

typedef struct lp_tls_config {
	lp_tls_identity identity;
	char *passphrase;
	char *cafile;
	char *capath;
	char *peer_name;
	char *ciphers;
	char *curves;                      /* ecdh_curve: groups by name, separated by colons */
	char *alpn_protocols;              /* separated by commas, the preferred one first */
	lp_tls_identity *sni;
	size_t sni_count;
	lp_tls_fingerprint *fingerprints;  /* all must match */
	size_t fingerprint_count;
	int verify_peer;                   /* -1: as the role has it, yes for clients and no for servers */
	int verify_peer_name;              /* the same */
	bool allow_self_signed;
	int verify_depth;
	int security_level;                /* -1: OpenSSL's default */
	int min_version;                   /* 10 * major + minor of TLS: 12, 13; 0: 12 */
	int max_version;                   /* 0: the newest */
	bool no_ticket;
	bool no_server_name;               /* SNI_enabled false */
	bool any_cipher_order;             /* honor_cipher_order false */
	bool capture_peer_cert;
	bool capture_peer_cert_chain;
} lp_tls_config;

/* Nothing given: what a client needs that trusts the system's authorities. */
void lp_tls_config_init(lp_tls_config *config);

/* Deep copy. 0, or -1 when memory ran out ('to' is then empty). */
int lp_tls_config_copy(lp_tls_config *to, const lp_tls_config *from);

/* Also wipes the passphrase from memory. */
void lp_tls_config_fini(lp_tls_config *config);

/* Replace a text by a copy; NULL clears it. 0, or -1 when memory ran out. */
int lp_tls_text_set(char **text, const char *value);

/* One more of SNI_server_certs, of fingerprints. 0, or -1 when memory ran out. */
int lp_tls_config_add_identity(lp_tls_config *config, const char *name, const char *certificate, const char *key);
int lp_tls_config_add_fingerprint(lp_tls_config *config, const char *algorithm, const char *hex);

/* True when a server has something to show. */
bool lp_tls_config_has_certificate(const lp_tls_config *config);

#endif
