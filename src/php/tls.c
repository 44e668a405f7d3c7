/* The TLS contexts of this process, and the array of getTlsInfo(). Reading the system's authorities takes milliseconds: a context is made once
 * for each configuration and kept, together with the sessions that its connections may resume. */
#include "tls.h"

#include "errors.h"
#include "src/core/utf8.h"

#include <sys/stat.h>

#define KEPT_MOST 32                      /* contexts, the latest used first */
#define KEPT_FOR (3600 * LP_SECOND)       /* then it is made anew: the system's authorities may have changed */

struct php_lineproto_tls_kept {
	php_lineproto_tls_kept *next;
	lp_tls_context *context;
	lp_tls_role role;
	lp_time made;
	size_t length;
	char key[];
};

static void key_add(smart_str *key, const void *data, size_t length)
{
	smart_str_appendl(key, (const char *) &length, sizeof length);
	smart_str_appendl(key, data, length);
}

static void key_add_text(smart_str *key, const char *text)
{
	key_add(key, text ? text : "", text ? strlen(text) + 1 : 0);
}

/* With what changes when the file is replaced. */
static void key_add_path(smart_str *key, const char *path)
{
	struct {
		uint64_t inode, size;
		int64_t changed, changed_nanoseconds;
	} stamp = {0, 0, 0, 0};
	zend_stat_t file;

	key_add_text(key, path);
	if (path && VCWD_STAT(path, &file) == 0) {
		stamp.inode = (uint64_t) file.st_ino;
		stamp.size = (uint64_t) file.st_size;
		stamp.changed = (int64_t) file.st_mtime;
#ifdef __linux__
		stamp.changed_nanoseconds = (int64_t) file.st_mtim.tv_nsec;
#endif
		key_add(key, &stamp, sizeof stamp);
	}
}

static void key_add_identity(smart_str *key, const lp_tls_identity *identity)
{
	key_add_text(key, identity->name);
	key_add_path(key, identity->certificate);
	key_add_path(key, identity->key);
}

void php_lineproto_tls_key(smart_str *key, const lp_tls_config *config)
{
	int numbers[] = {config->verify_peer, config->verify_peer_name, config->allow_self_signed, config->verify_depth, config->security_level,
		config->min_version, config->max_version, config->no_ticket, config->no_server_name, config->any_cipher_order,
		config->capture_peer_cert, config->capture_peer_cert_chain};

	key_add(key, numbers, sizeof numbers);
	key_add_identity(key, &config->identity);
	key_add_text(key, config->passphrase);
	key_add_path(key, config->cafile);
	key_add_path(key, config->capath);
	key_add_text(key, config->peer_name);
	key_add_text(key, config->ciphers);
	key_add_text(key, config->curves);
	key_add_text(key, config->alpn_protocols);
	for (size_t i = 0; i < config->sni_count; i++) {
		key_add_identity(key, &config->sni[i]);
	}
	for (size_t i = 0; i < config->fingerprint_count; i++) {
		key_add_text(key, config->fingerprints[i].algorithm);
		key_add_text(key, config->fingerprints[i].hex);
	}
}

static void kept_drop(php_lineproto_tls_kept **link)
{
	php_lineproto_tls_kept *dropped = *link;

	*link = dropped->next;
	lp_tls_context_release(dropped->context);
	memset(dropped->key, 0, dropped->length);   /* there may be a passphrase in it */
	free(dropped);
}

void php_lineproto_tls_forget(php_lineproto_tls_kept **kept)
{
	while (*kept) {
		kept_drop(kept);
	}
}

/* The one with that key, in front of the list afterwards. Those that are too old are dropped on the way. */
static lp_tls_context *kept_find(const smart_str *key, lp_tls_role role, lp_time now)
{
	php_lineproto_tls_kept **link = &LPG(tls_contexts), *found;

	while (*link && ((*link)->role != role || (*link)->length != ZSTR_LEN(key->s)
			|| memcmp((*link)->key, ZSTR_VAL(key->s), ZSTR_LEN(key->s)) != 0)) {
		link = &(*link)->next;
	}
	if (*link && now - (*link)->made > KEPT_FOR) {
		kept_drop(link);
		return NULL;
	}
	found = *link;
	if (!found) {
		return NULL;
	}
	*link = found->next;
	found->next = LPG(tls_contexts);
	LPG(tls_contexts) = found;
	return found->context;
}

static void kept_add(const smart_str *key, lp_tls_role role, lp_time now, lp_tls_context *context)
{
	php_lineproto_tls_kept *added = malloc(sizeof *added + ZSTR_LEN(key->s)), **link = &LPG(tls_contexts);

	if (!added) {
		return;
	}
	added->context = lp_tls_context_retain(context);
	added->role = role;
	added->made = now;
	added->length = ZSTR_LEN(key->s);
	memcpy(added->key, ZSTR_VAL(key->s), added->length);
	added->next = *link;
	*link = added;
	for (int i = 0; *link && i < KEPT_MOST; i++) {
		link = &(*link)->next;
	}
	php_lineproto_tls_forget(link);
}

lp_tls_context *php_lineproto_tls_find(const lp_tls_config *config, lp_tls_role role, lp_error *err)
{
	smart_str key = {0};
	lp_time now = lp_clock_now();
	lp_tls_context *context;

	php_lineproto_tls_key(&key, config);
	context = kept_find(&key, role, now);
	if (context) {
		lp_tls_context_retain(context);
	} else if ((context = lp_tls_context_new(config, role, err)) != NULL) {
		kept_add(&key, role, now, context);
	}
	memset(ZSTR_VAL(key.s), 0, ZSTR_LEN(key.s));
	smart_str_free(&key);
	return context;
}

lp_tls_context *php_lineproto_tls_context(const lp_tls_config *config, lp_tls_role role)
{
	lp_error err;
	lp_tls_context *context = php_lineproto_tls_find(config, role, &err);

	if (!context) {
		php_lineproto_throw(&err);
	}
	return context;
}

/* --- getTlsInfo() --- */

static void add_text(zval *info, const char *key, const char *text)
{
	if (text && *text) {
		add_assoc_string(info, key, (char *) text);
	} else {
		add_assoc_null(info, key);
	}
}

static void add_pem(zval *info, const char *key, const lp_transport *transport, bool chain)
{
	char *pem = lp_tls_peer_pem(transport, chain);

	add_text(info, key, pem);
	free(pem);
}

/* A proxy passes on what its peers say. */
static void add_foreign(zval *info, const char *key, const char *text)
{
	char *copy = text ? estrdup(text) : NULL;

	if (copy) {
		lp_utf8_scrub(copy, strlen(copy));
	}
	add_text(info, key, copy);
	if (copy) {
		efree(copy);
	}
}

void php_lineproto_tls_info_proxied(const lp_proxied *proxied, zval *result)
{
	array_init(result);
	add_foreign(result, "protocol", proxied->tls_version);
	add_foreign(result, "cipher", proxied->tls_cipher);
	add_foreign(result, "alpn", proxied->alpn);
	add_foreign(result, "sni", proxied->authority);
	add_assoc_null(result, "resumed");
	add_assoc_null(result, "peer_subject");
	add_foreign(result, "peer_cn", proxied->verified ? proxied->tls_cn : NULL);
	add_assoc_null(result, "peer_san");
	add_assoc_null(result, "peer_fingerprint");
	add_assoc_null(result, "peer_not_after");
}

void php_lineproto_tls_info(const lp_transport *transport, zval *result)
{
	const lp_tls_config *config;
	lp_tls_info info;

	ZVAL_NULL(result);
	if (!lp_tls_get_info(transport, &info)) {
		return;
	}
	array_init(result);
	add_text(result, "protocol", info.protocol);
	add_text(result, "cipher", info.cipher);
	add_text(result, "alpn", info.alpn);
	add_text(result, "sni", info.sni);
	add_assoc_bool(result, "resumed", info.resumed);
	add_text(result, "peer_subject", info.peer_subject);
	add_text(result, "peer_cn", info.peer_cn);
	add_text(result, "peer_san", info.peer_san);
	add_text(result, "peer_fingerprint", info.peer_fingerprint);
	if (info.peer_certificate) {
		add_assoc_long(result, "peer_not_after", (zend_long) info.peer_not_after);
	} else {
		add_assoc_null(result, "peer_not_after");
	}
	config = lp_tls_config_of(transport);
	if (config->capture_peer_cert) {
		add_pem(result, "peer_certificate", transport, false);
	}
	if (config->capture_peer_cert_chain) {
		add_pem(result, "peer_certificate_chain", transport, true);
	}
}
