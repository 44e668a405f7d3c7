/* The option "tls": PHP's "ssl" stream context, by its names, with its meaning and defaults. What is not done here is a ValueError, not
 * something that is silently left out: these options decide whom to trust. */
#include "tls.h"

#include "ext/standard/file.h"   /* le_stream_context */

#define TLS(field) offsetof(lp_tls_config, field)

static bool option_memory(const php_lineproto_option *option, const php_lineproto_option_target *target)
{
	return php_lineproto_option_value_error(option, target, "is too long for the memory that is left");
}

static bool parse_string(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	char **text = (char **) ((char *) target->base + option->offset);

	if (Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_NULL) {
		return php_lineproto_option_type_error(option, target, "?string", value);
	}
	if (Z_TYPE_P(value) == IS_STRING && (Z_STRLEN_P(value) == 0 || zend_str_has_nul_byte(Z_STR_P(value)))) {
		return php_lineproto_option_value_error(option, target, "must not be empty or contain a NUL byte");
	}
	return lp_tls_text_set(text, Z_TYPE_P(value) == IS_STRING ? Z_STRVAL_P(value) : NULL) == 0 || option_memory(option, target);
}

/* OpenSSL takes a name that begins with a dot for all names below it. */
static bool parse_name(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	if (Z_TYPE_P(value) == IS_STRING && Z_STRVAL_P(value)[0] == '.') {
		return php_lineproto_option_value_error(option, target, "must be a whole name, \"%.64s\" given", Z_STRVAL_P(value));
	}
	return parse_string(option, target, value);
}

/* NULL after an exception. To be freed by efree(). */
static char *full_path(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_STRING) {
		php_lineproto_option_type_error(option, target, "string (a path)", value);
		return NULL;
	}
	return php_lineproto_option_path(option, target, Z_STR_P(value));
}

static bool parse_path(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	char **text = (char **) ((char *) target->base + option->offset), *path;
	int result;

	if (Z_TYPE_P(value) == IS_NULL) {
		return lp_tls_text_set(text, NULL) == 0;
	}
	path = full_path(option, target, value);
	if (!path) {
		return false;
	}
	result = lp_tls_text_set(text, path);
	efree(path);
	return result == 0 || option_memory(option, target);
}

/* bool, or 0 and 1 as contexts often have them. */
static bool take_bool(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value, bool *on)
{
	bool known = Z_TYPE_P(value) == IS_TRUE || Z_TYPE_P(value) == IS_FALSE
		|| (Z_TYPE_P(value) == IS_LONG && (Z_LVAL_P(value) == 0 || Z_LVAL_P(value) == 1));

	*on = known && zend_is_true(value);
	return known || php_lineproto_option_type_error(option, target, "bool", value);
}

static bool parse_flag(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	return take_bool(option, target, value, (bool *) ((char *) target->base + option->offset));
}

/* The field says the opposite. */
static bool parse_inverted(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	bool *field = (bool *) ((char *) target->base + option->offset);

	if (!take_bool(option, target, value, field)) {
		return false;
	}
	*field = !*field;
	return true;
}

/* Where "not given" is a third way: int, -1. */
static bool parse_choice(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	bool on;

	if (!take_bool(option, target, value, &on)) {
		return false;
	}
	*(int *) ((char *) target->base + option->offset) = on;
	return true;
}

/* --- versions: PHP's constants have a bit for each, from 1 << 3 for TLS 1.0 to 1 << 6 for TLS 1.3, and bit 0 for clients --- */

#define VERSION_BITS (15 << 3)

static bool take_versions(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value, int *least, int *most)
{
	zend_long bits = Z_TYPE_P(value) == IS_LONG ? Z_LVAL_P(value) & VERSION_BITS : 0;

	if (Z_TYPE_P(value) != IS_LONG) {
		return php_lineproto_option_type_error(option, target, "int (a STREAM_CRYPTO_ constant)", value);
	}
	if (!bits) {
		return php_lineproto_option_value_error(option, target, "must be a STREAM_CRYPTO_ constant for TLS 1.0 to 1.3, " ZEND_LONG_FMT " given",
			Z_LVAL_P(value));
	}
	*least = *most = -1;
	for (int version = 0; version < 4; version++) {
		if (bits & (8 << version)) {
			*least = *least < 0 ? 10 + version : *least;
			*most = 10 + version;
		}
	}
	return true;
}

static bool parse_version(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	int least = 0, most = 0;

	if (!take_versions(option, target, value, &least, &most)) {
		return false;
	}
	if (least != most) {
		return php_lineproto_option_value_error(option, target, "must name one version, such as STREAM_CRYPTO_PROTO_TLSv1_2");
	}
	*(int *) ((char *) target->base + option->offset) = least;
	return true;
}

/* "Any TLS" is not meant to bring back those that are broken. */
static bool parse_method(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	lp_tls_config *config = target->base;
	int least = 0, most = 0;

	if (!take_versions(option, target, value, &least, &most)) {
		return false;
	}
	config->min_version = least < 12 && most >= 12 ? 12 : least;
	config->max_version = most;
	return true;
}

/* --- lists --- */

static const struct {
	const char *name;
	size_t digits;
} digests[] = {{"md5", 32}, {"sha1", 40}, {"sha224", 56}, {"sha256", 64}, {"sha384", 96}, {"sha512", 128}};

/* The algorithm for a fingerprint of that name (NULL: one that is known by its length alone). NULL when there is none. */
static const char *digest_for(const char *name, size_t digits)
{
	for (size_t i = 0; i < sizeof digests / sizeof *digests; i++) {
		if (digests[i].digits == digits && (name ? strcasecmp(name, digests[i].name) == 0 : digits == 32 || digits == 40 || digits == 64)) {
			return digests[i].name;
		}
	}
	return NULL;
}

static bool add_fingerprint(const php_lineproto_option *option, const php_lineproto_option_target *target, const char *name, zval *value)
{
	const char *algorithm;

	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_STRING) {
		return php_lineproto_option_type_error(option, target, "string or array of strings", value);
	}
	algorithm = digest_for(name, Z_STRLEN_P(value));
	if (!algorithm || strspn(Z_STRVAL_P(value), "0123456789abcdefABCDEF") != Z_STRLEN_P(value)) {
		return php_lineproto_option_value_error(option, target, "must be 32 (md5), 40 (sha1) or 64 (sha256) hex digits, or an array of "
			"algorithm => hex digits");
	}
	return lp_tls_config_add_fingerprint(target->base, algorithm, Z_STRVAL_P(value)) == 0 || option_memory(option, target);
}

static bool parse_fingerprint(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	lp_tls_config *config = target->base;
	zend_string *name;
	zval *element;

	config->fingerprint_count = 0;
	if (Z_TYPE_P(value) != IS_ARRAY) {
		return add_fingerprint(option, target, NULL, value);
	}
	if (zend_hash_num_elements(Z_ARRVAL_P(value)) == 0) {
		return php_lineproto_option_value_error(option, target, "must not be empty");
	}
	ZEND_HASH_FOREACH_STR_KEY_VAL(Z_ARRVAL_P(value), name, element) {
		if (!add_fingerprint(option, target, name ? ZSTR_VAL(name) : "", element)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* 'value' is the path of both, or ['local_cert' => path, 'local_pk' => path]. */
static bool add_identity(const php_lineproto_option *option, const php_lineproto_option_target *target, const zend_string *name, zval *value)
{
	zval *certificate_value = value, *key_value = NULL;
	char *certificate, *key = NULL;
	bool added;

	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) == IS_ARRAY) {
		certificate_value = zend_hash_str_find(Z_ARRVAL_P(value), "local_cert", sizeof "local_cert" - 1);
		key_value = zend_hash_str_find(Z_ARRVAL_P(value), "local_pk", sizeof "local_pk" - 1);
	}
	if (!certificate_value) {
		return php_lineproto_option_value_error(option, target, "must have a \"local_cert\" for \"%.64s\"", ZSTR_VAL(name));
	}
	certificate = full_path(option, target, certificate_value);
	if (!certificate || (key_value && !(key = full_path(option, target, key_value)))) {
		if (certificate) {
			efree(certificate);
		}
		return false;
	}
	added = lp_tls_config_add_identity(target->base, ZSTR_VAL(name), certificate, key) == 0;
	efree(certificate);
	if (key) {
		efree(key);
	}
	return added || option_memory(option, target);
}

static bool parse_identities(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	zend_string *name;
	zval *element;

	if (Z_TYPE_P(value) != IS_ARRAY) {
		return php_lineproto_option_type_error(option, target, "array of name => certificate", value);
	}
	ZEND_HASH_FOREACH_STR_KEY_VAL(Z_ARRVAL_P(value), name, element) {
		if (!name || ZSTR_LEN(name) == 0) {
			return php_lineproto_option_value_error(option, target, "must have the names of servers as keys");
		}
		if (!add_identity(option, target, name, element)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* --- what there is one way to have --- */

static bool parse_compression(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	bool off;

	return take_bool(option, target, value, &off)
		&& (off || php_lineproto_option_value_error(option, target, "must be true: TLS compression gives secrets away and is never used"));
}

static bool refuse_renegotiation(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	return php_lineproto_option_value_error(option, target, "is not implemented: renegotiation is always refused");
}

static bool refuse(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	return php_lineproto_option_value_error(option, target, "is not implemented: OpenSSL chooses by itself");
}

static const php_lineproto_option table[] = {
	{"local_cert", parse_path, TLS(identity.certificate), 0, 0, 0},
	{"local_pk", parse_path, TLS(identity.key), 0, 0, 0},
	{"passphrase", parse_string, TLS(passphrase), 0, 0, 0},
	{"cafile", parse_path, TLS(cafile), 0, 0, 0},
	{"capath", parse_path, TLS(capath), 0, 0, 0},
	{"peer_name", parse_name, TLS(peer_name), 0, 0, 0},
	{"peer_fingerprint", parse_fingerprint, 0, 0, 0, 0},
	{"verify_peer", parse_choice, TLS(verify_peer), 0, 0, 0},
	{"verify_peer_name", parse_choice, TLS(verify_peer_name), 0, 0, 0},
	{"verify_depth", php_lineproto_option_int, TLS(verify_depth), 0, 100, 0},
	{"allow_self_signed", parse_flag, TLS(allow_self_signed), 0, 0, 0},
	{"ciphers", parse_string, TLS(ciphers), 0, 0, 0},
	{"ecdh_curve", parse_string, TLS(curves), 0, 0, 0},
	{"security_level", php_lineproto_option_int, TLS(security_level), 0, 5, 0},
	{"crypto_method", parse_method, 0, 0, 0, 0},
	{"min_proto_version", parse_version, TLS(min_version), 0, 0, 0},
	{"max_proto_version", parse_version, TLS(max_version), 0, 0, 0},
	{"alpn_protocols", parse_string, TLS(alpn_protocols), 0, 0, 0},
	{"SNI_enabled", parse_inverted, TLS(no_server_name), 0, 0, 0},
	{"SNI_server_certs", parse_identities, 0, 0, 0, 0},
	{"no_ticket", parse_flag, TLS(no_ticket), 0, 0, 0},
	{"honor_cipher_order", parse_inverted, TLS(any_cipher_order), 0, 0, 0},
	{"capture_peer_cert", parse_flag, TLS(capture_peer_cert), 0, 0, 0},
	{"capture_peer_cert_chain", parse_flag, TLS(capture_peer_cert_chain), 0, 0, 0},
	{"disable_compression", parse_compression, 0, 0, 0, 0},
	{"reneg_limit", refuse_renegotiation, 0, 0, 0, 0},
	{"reneg_window", refuse_renegotiation, 0, 0, 0, 0},
	{"reneg_limit_callback", refuse_renegotiation, 0, 0, 0, 0},
	{"dh_param", refuse, 0, 0, 0, 0},
	{"single_dh_use", refuse, 0, 0, 0, 0},
	{"single_ecdh_use", refuse, 0, 0, 0, 0},
	{"rsa_key_size", refuse, 0, 0, 0, 0},
	{NULL, NULL, 0, 0, 0, 0}
};

static bool versions_fit(const lp_tls_config *config, uint32_t argument)
{
	int least = config->min_version ? config->min_version : 12;
	int most = config->max_version ? config->max_version : 13;

	if (least > most) {
		zend_argument_value_error(argument, "key \"max_proto_version\" must not be below min_proto_version, which is TLS 1.2 unless given");
		return false;
	}
	return true;
}

bool php_lineproto_tls_parse(lp_tls_config *config, HashTable *options, uint32_t argument)
{
	php_lineproto_option_target target = {config, argument};

	return php_lineproto_options_parse(table, options, &target, 0, NULL) && versions_fit(config, argument);
}

/* The options of a stream context for TLS, without the results that PHP's streams have put there when it was used; NULL for what is no
 * context. To be released. */
static HashTable *context_options(zval *value)
{
	php_stream_context *context = zend_fetch_resource_ex(value, NULL, php_le_stream_context());
	zval *ssl = context ? zend_hash_str_find(Z_ARRVAL(context->options), "ssl", sizeof "ssl" - 1) : NULL;
	HashTable *options;

	if (!context) {
		return NULL;
	}
	if (!ssl || Z_TYPE_P(ssl) != IS_ARRAY) {
		return zend_new_array(0);
	}
	options = zend_array_dup(Z_ARRVAL_P(ssl));
	zend_hash_str_del(options, "peer_certificate", sizeof "peer_certificate" - 1);
	zend_hash_str_del(options, "peer_certificate_chain", sizeof "peer_certificate_chain" - 1);
	return options;
}

bool php_lineproto_option_tls(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	lp_tls_config *config = (lp_tls_config *) ((char *) target->base + option->offset);
	HashTable *options = Z_TYPE_P(value) == IS_ARRAY ? Z_ARRVAL_P(value) : NULL, *of_context = NULL;
	bool parsed;

	if (Z_TYPE_P(value) == IS_RESOURCE) {
		options = of_context = context_options(value);
	}
	lp_tls_config_fini(config);
	if (!options && Z_TYPE_P(value) != IS_NULL) {
		return php_lineproto_option_type_error(option, target, "array (of the options of PHP's ssl stream context), stream context or null", value);
	}
	parsed = !options || php_lineproto_tls_parse(config, options, target->argument);
	if (of_context) {
		zend_array_release(of_context);
	}
	return parsed;
}
