/* The options of servers and their listeners: the table of the README, in its order. */
#include "tls.h"

#include "log.h"
#include "classes.h"

#include "SAPI.h"
#include "zend_enum.h"

#include <limits.h>

enum { SCOPE_LISTENER, SCOPE_SERVER };

#define LISTENER(field) offsetof(php_lineproto_server_options, listener.field)
#define SERVER(field) offsetof(php_lineproto_server_options, server.field)
#define LISTENER_CALLBACK(index) offsetof(php_lineproto_server_options, listener_callbacks[index])
#define SERVER_CALLBACK(index) offsetof(php_lineproto_server_options, server_callbacks[index])

/* The place of an enum's case, by its name; -1 for a value of another type. */
static int option_case(zend_class_entry *ce, zval *value, const char *const *names)
{
	if (Z_TYPE_P(value) != IS_OBJECT || Z_OBJCE_P(value) != ce) {
		return -1;
	}
	for (int i = 0; names[i]; i++) {
		if (zend_string_equals_cstr(Z_STR_P(zend_enum_fetch_case_name(Z_OBJ_P(value))), names[i], strlen(names[i]))) {
			return i;
		}
	}
	return -1;
}

static bool parse_overflow(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	static const char *const names[] = {"Close", "Discard", "Truncate", NULL};
	int which = option_case(php_lineproto_overflow_ce, value, names);

	if (which < 0) {
		return php_lineproto_option_type_error(option, target, "Lineproto\\Overflow", value);
	}
	((php_lineproto_server_options *) target->base)->listener.overflow = (lp_overflow) which;
	return true;
}

static bool parse_slow_consumer(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	static const char *const names[] = {"Close", "Discard", "Block", NULL};
	int which = option_case(php_lineproto_slow_consumer_ce, value, names);

	if (which < 0) {
		return php_lineproto_option_type_error(option, target, "Lineproto\\SlowConsumer", value);
	}
	((php_lineproto_server_options *) target->base)->listener.slow_consumer = (lp_slow_consumer) which;
	return true;
}

static bool parse_transcript(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	php_lineproto_server_options *options = target->base;

	if (Z_TYPE_P(value) != IS_TRUE && Z_TYPE_P(value) != IS_FALSE) {
		return php_lineproto_option_type_error(option, target, "bool", value);
	}
	options->transcript = Z_TYPE_P(value) == IS_TRUE;
	return true;
}

static bool parse_ipv6_only(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	php_lineproto_server_options *options = target->base;

	if (Z_TYPE_P(value) != IS_TRUE && Z_TYPE_P(value) != IS_FALSE && Z_TYPE_P(value) != IS_NULL) {
		return php_lineproto_option_type_error(option, target, "?bool", value);
	}
	options->listener.socket.ipv6_only = Z_TYPE_P(value) == IS_NULL ? -1 : Z_TYPE_P(value) == IS_TRUE;
	return true;
}

/* A file of the system's: PHP's streams have nothing to do with it. Absolute, since the process may go to another folder later. */
static bool parse_path(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value, char **path)
{
	char *absolute = php_lineproto_option_path(option, target, Z_STR_P(value));

	if (!absolute) {
		return false;
	}
	free(*path);
	*path = strdup(absolute);
	efree(absolute);
	return *path || php_lineproto_option_value_error(option, target, "is too long for the memory that is left");
}

static bool parse_log(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	php_lineproto_server_options *options = target->base;
	bool is_path = php_lineproto_log_is_path(value);

	if (Z_TYPE_P(value) != IS_NULL && !is_path && !php_lineproto_log_accepts(value)) {
		return Z_TYPE_P(value) == IS_STRING
			? php_lineproto_option_value_error(option, target, "must name a function, or a file by a path with a slash in it, such as "
				"\"./server.log\", \"%.64s\" given", Z_STRVAL_P(value))
			: php_lineproto_option_type_error(option, target, "callable, stream, PSR-3 logger, path or null", value);
	}
	zval_ptr_dtor(&options->log);
	ZVAL_UNDEF(&options->log);
	free(options->log_path);
	options->log_path = NULL;
	if (is_path) {
		return parse_path(option, target, value, &options->log_path);
	}
	if (Z_TYPE_P(value) != IS_NULL) {
		ZVAL_COPY(&options->log, value);
	}
	return true;
}

static bool parse_log_format(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	php_lineproto_server_options *options = target->base;

	if (Z_TYPE_P(value) != IS_STRING) {
		return php_lineproto_option_type_error(option, target, "string", value);
	}
	options->log_json = zend_string_equals_literal(Z_STR_P(value), "json");
	if (!options->log_json && !zend_string_equals_literal(Z_STR_P(value), "text")) {
		return php_lineproto_option_value_error(option, target, "must be \"text\" or \"json\", \"%.32s\" given", Z_STRVAL_P(value));
	}
	return true;
}

static bool parse_log_level(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	php_lineproto_server_options *options = target->base;
	int level;

	if (Z_TYPE_P(value) != IS_STRING) {
		return php_lineproto_option_type_error(option, target, "string", value);
	}
	level = lp_level_find(Z_STRVAL_P(value));
	if (level < 0) {
		return php_lineproto_option_value_error(option, target, "must be one of emergency, alert, critical, error, warning, notice, "
			"info or debug, \"%.32s\" given", Z_STRVAL_P(value));
	}
	options->server.log.level = (lp_level) level;
	return true;
}

/* A process whose threads serve others too must not change its user for all of them. */
static bool is_alone_in_its_process(void)
{
#ifdef ZTS
	return tsrm_is_main_thread() && (strcmp(sapi_module.name, "cli") == 0 || strcmp(sapi_module.name, "phpdbg") == 0
		|| strcmp(sapi_module.name, "micro") == 0);
#else
	return true;
#endif
}

#define WORKERS_MOST 256

static bool parse_workers(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	php_lineproto_server_options *options = target->base;

	if (Z_TYPE_P(value) == IS_STRING && zend_string_equals_literal(Z_STR_P(value), "auto")) {
		options->workers = MIN(lp_usable_processors(), WORKERS_MOST);
	} else if (Z_TYPE_P(value) != IS_LONG) {
		return Z_TYPE_P(value) == IS_STRING ? php_lineproto_option_value_error(option, target, "must be a number of processes or \"auto\"")
			: php_lineproto_option_type_error(option, target, "int|string", value);
	} else if (Z_LVAL_P(value) < 1 || Z_LVAL_P(value) > WORKERS_MOST) {
		return php_lineproto_option_value_error(option, target, "must be between 1 and %d, or \"auto\"", WORKERS_MOST);
	} else {
		options->workers = (int) Z_LVAL_P(value);
	}
	if (options->workers > 1 && (!LP_HAVE_FORK || !is_alone_in_its_process())) {
		return php_lineproto_option_value_error(option, target, "must be 1 where processes cannot be forked: on Windows, and in several threads");
	}
	return true;
}

/* The user or group by its name or number; null is none. */
static bool parse_privileges(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value,
	int (*set)(lp_privileges *privileges, const char *name, lp_error *err))
{
	php_lineproto_server_options *options = target->base;
	zend_string *name;
	lp_error err;
	bool set_up;

	if (Z_TYPE_P(value) == IS_NULL) {
		return true;
	}
	if (Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_LONG) {
		return php_lineproto_option_type_error(option, target, "string|int|null", value);
	}
	if (!is_alone_in_its_process()) {
		return php_lineproto_option_value_error(option, target, "cannot be used in a process of several threads: all of them would change");
	}
	name = zval_get_string(value);
	if (strlen(ZSTR_VAL(name)) == ZSTR_LEN(name)) {
		set_up = set(&options->privileges, ZSTR_VAL(name), &err) == 0 || php_lineproto_option_value_error(option, target, "%s", err.text);
	} else {
		set_up = php_lineproto_option_value_error(option, target, "must not contain any null bytes");
	}
	zend_string_release(name);
	return set_up;
}

static bool parse_user(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	return parse_privileges(option, target, value, lp_privileges_set_user);
}

static bool parse_group(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	return parse_privileges(option, target, value, lp_privileges_set_group);
}

static bool parse_pid_file(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	php_lineproto_server_options *options = target->base;

	if (Z_TYPE_P(value) == IS_NULL) {
		free(options->pid_file);
		options->pid_file = NULL;
		return true;
	}
	if (Z_TYPE_P(value) != IS_STRING) {
		return php_lineproto_option_type_error(option, target, "?string", value);
	}
	return parse_path(option, target, value, &options->pid_file);
}

static const php_lineproto_option table[] = {
	{"framing", php_lineproto_option_framing, LISTENER(framing), 0, 0, SCOPE_LISTENER},
	{"max_line", php_lineproto_option_size, LISTENER(max_line), 1, INT_MAX - 65536, SCOPE_LISTENER},
	{"overflow", parse_overflow, 0, 0, 0, SCOPE_LISTENER},
	{"overflow_reply", php_lineproto_option_text, LISTENER(overflow_reply), 0, 0, SCOPE_LISTENER},
	{"eof_tail", php_lineproto_option_bool, LISTENER(eof_tail), 0, 0, SCOPE_LISTENER},
	{"greeting", php_lineproto_option_text, LISTENER(greeting), 0, 0, SCOPE_LISTENER},
	{"refusal", php_lineproto_option_text, LISTENER(refusal), 0, 0, SCOPE_LISTENER},
	{"transcript", parse_transcript, 0, 0, 0, SCOPE_LISTENER},
	{"on_connect", php_lineproto_option_callback, LISTENER_CALLBACK(PHP_LINEPROTO_ON_CONNECT), 0, 0, SCOPE_LISTENER},
	{"on_close", php_lineproto_option_callback, LISTENER_CALLBACK(PHP_LINEPROTO_ON_CLOSE), 0, 0, SCOPE_LISTENER},
	{"on_error", php_lineproto_option_callback, LISTENER_CALLBACK(PHP_LINEPROTO_ON_ERROR), 0, 0, SCOPE_LISTENER},
	{"on_overflow", php_lineproto_option_callback, LISTENER_CALLBACK(PHP_LINEPROTO_ON_OVERFLOW), 0, 0, SCOPE_LISTENER},
	{"on_start", php_lineproto_option_callback, SERVER_CALLBACK(PHP_LINEPROTO_ON_START), 0, 0, SCOPE_SERVER},
	{"on_stop", php_lineproto_option_callback, SERVER_CALLBACK(PHP_LINEPROTO_ON_STOP), 0, 0, SCOPE_SERVER},
	{"max_connections", php_lineproto_option_uint32, SERVER(max_connections), 0, INT_MAX / 2, SCOPE_SERVER},
	{"max_per_ip", php_lineproto_option_uint32, LISTENER(max_per_ip), 0, INT_MAX, SCOPE_LISTENER},
	{"allow", php_lineproto_option_cidrs, LISTENER(allow), 0, 0, SCOPE_LISTENER},
	{"deny", php_lineproto_option_cidrs, LISTENER(deny), 0, 0, SCOPE_LISTENER},
	{"max_write_buffer", php_lineproto_option_size, LISTENER(max_write_buffer), 1, INT_MAX, SCOPE_LISTENER},
	{"max_memory", php_lineproto_option_size, SERVER(max_memory), 0, ZEND_LONG_MAX, SCOPE_SERVER},
	{"slow_consumer", parse_slow_consumer, 0, 0, 0, SCOPE_LISTENER},
	{"max_lines_per_turn", php_lineproto_option_uint32, LISTENER(max_lines_per_turn), 1, INT_MAX, SCOPE_LISTENER},
	{"idle_timeout", php_lineproto_option_seconds, LISTENER(idle_timeout), 0, 0, SCOPE_LISTENER},
	{"line_timeout", php_lineproto_option_seconds, LISTENER(line_timeout), 0, 0, SCOPE_LISTENER},
	{"write_timeout", php_lineproto_option_seconds, LISTENER(write_timeout), 0, 0, SCOPE_LISTENER},
	{"handshake_timeout", php_lineproto_option_seconds, LISTENER(handshake_timeout), 0, 0, SCOPE_LISTENER},
	{"drain_timeout", php_lineproto_option_seconds, SERVER(drain_timeout), 0, 0, SCOPE_SERVER},
	{"backlog", php_lineproto_option_int, LISTENER(socket.backlog), 1, INT_MAX, SCOPE_LISTENER},
	{"reuse_port", php_lineproto_option_bool, LISTENER(socket.reuse_port), 0, 0, SCOPE_LISTENER},
	{"ipv6_only", parse_ipv6_only, 0, 0, 0, SCOPE_LISTENER},
	{"nodelay", php_lineproto_option_bool, LISTENER(socket.nodelay), 0, 0, SCOPE_LISTENER},
	{"keepalive", php_lineproto_option_bool, LISTENER(socket.keepalive), 0, 0, SCOPE_LISTENER},
	{"busy_poll", php_lineproto_option_seconds, SERVER(busy_poll), 0, 0, SCOPE_SERVER},
	{"unix_mode", php_lineproto_option_int, LISTENER(socket.unix_mode), 0, 0777, SCOPE_LISTENER},
	{"proxy_protocol", php_lineproto_option_bool, LISTENER(proxy_protocol), 0, 0, SCOPE_LISTENER},
	{"trusted_proxies", php_lineproto_option_proxies, LISTENER(trusted_proxies), 0, 0, SCOPE_LISTENER},
	{"signals", php_lineproto_option_bool, SERVER(signals), 0, 0, SCOPE_SERVER},
	{"log", parse_log, 0, 0, 0, SCOPE_SERVER},
	{"log_format", parse_log_format, 0, 0, 0, SCOPE_SERVER},
	{"log_level", parse_log_level, 0, 0, 0, SCOPE_SERVER},
	{"tls", php_lineproto_option_tls, offsetof(php_lineproto_server_options, tls), 0, 0, SCOPE_LISTENER},
	{"workers", parse_workers, 0, 0, 0, SCOPE_SERVER},
	{"user", parse_user, 0, 0, 0, SCOPE_SERVER},
	{"group", parse_group, 0, 0, 0, SCOPE_SERVER},
	{"pid_file", parse_pid_file, 0, 0, 0, SCOPE_SERVER},
	{"status", php_lineproto_option_status, offsetof(php_lineproto_server_options, status), 0, 0, SCOPE_SERVER},
	{NULL, NULL, 0, 0, 0, 0}
};

void php_lineproto_server_options_init(php_lineproto_server_options *options)
{
	memset(options, 0, sizeof *options);
	lp_listener_config_init(&options->listener);
	lp_tls_config_init(&options->tls);
	if (LPG(max_line) > 0) {
		options->listener.max_line = (size_t) MIN(LPG(max_line), INT_MAX - 65536);
	}
	options->server.drain_timeout = 30 * LP_SECOND;
	options->server.signals = true;
	options->server.notify = true;
	options->server.backend = LPG(backend);
	options->server.version = PHP_LINEPROTO_VERSION;
	options->server.log.level = LP_LOG_NOTICE;
	options->transcript = -1;
	options->workers = 1;
	lp_privileges_init(&options->privileges);
	ZVAL_UNDEF(&options->log);
}

void php_lineproto_server_options_copy(php_lineproto_server_options *to, const php_lineproto_server_options *from)
{
	*to = *from;
	if (lp_listener_config_copy(&to->listener, &from->listener) < 0 || lp_tls_config_copy(&to->tls, &from->tls) < 0) {
		zend_error_noreturn(E_ERROR, "Out of memory");
	}
	for (int i = 0; i < PHP_LINEPROTO_LISTENER_CALLBACKS; i++) {
		php_lineproto_callback_copy(&to->listener_callbacks[i], &from->listener_callbacks[i]);
	}
	memset(to->server_callbacks, 0, sizeof to->server_callbacks);
	memset(&to->status, 0, sizeof to->status);
	lp_privileges_init(&to->privileges);
	to->pid_file = to->log_path = NULL;
	ZVAL_UNDEF(&to->log);
}

void php_lineproto_server_options_clear(php_lineproto_server_options *options)
{
	lp_listener_config_fini(&options->listener);
	lp_tls_config_fini(&options->tls);
	for (int i = 0; i < PHP_LINEPROTO_LISTENER_CALLBACKS; i++) {
		php_lineproto_callback_clear(&options->listener_callbacks[i]);
	}
	for (int i = 0; i < PHP_LINEPROTO_SERVER_CALLBACKS; i++) {
		php_lineproto_callback_clear(&options->server_callbacks[i]);
	}
	free(options->status.allow.ranges);
	lp_privileges_fini(&options->privileges);
	free(options->pid_file);
	free(options->log_path);
	options->pid_file = options->log_path = NULL;
	zval_ptr_dtor(&options->log);
	ZVAL_UNDEF(&options->log);
}

/* The server's own texts must be messages of the framing that they are sent in. */
static bool text_fits(const php_lineproto_server_options *options, const char *key, const lp_text *text, uint32_t argument)
{
	const lp_framing *framing = options->listener.framing;
	const char *reason = text->length ? framing->ops->refuse(framing, text->data, text->length) : NULL;

	if (reason) {
		zend_argument_value_error(argument, "key \"%s\" must not contain %s", key, reason);
		return false;
	}
	return true;
}

/* Whoever can send the header can claim to be anybody. */
static bool proxies_are_known(const php_lineproto_server_options *options, uint32_t argument)
{
	if (options->listener.proxy_protocol && !options->listener.trusted_proxies.count) {
		zend_argument_value_error(argument, "key \"proxy_protocol\" must be given together with \"trusted_proxies\", "
			"the list of those whose header is believed");
		return false;
	}
	return true;
}

static bool has_its_group(const php_lineproto_server_options *options, uint32_t argument)
{
	if (options->privileges.has_user && !options->privileges.gid_known) {
		zend_argument_value_error(argument, "key \"user\" is a number that no user of this system has: give \"group\" as well");
		return false;
	}
	return true;
}

bool php_lineproto_server_options_parse(php_lineproto_server_options *options, HashTable *array, uint32_t argument, bool listener_only)
{
	php_lineproto_option_target target = {options, argument};

	return php_lineproto_options_parse(table, array, &target, SCOPE_LISTENER,
			listener_only ? "belongs to the whole server: give it to Lineproto\\Server::__construct()" : NULL)
		&& text_fits(options, "greeting", &options->listener.greeting, argument)
		&& text_fits(options, "refusal", &options->listener.refusal, argument)
		&& text_fits(options, "overflow_reply", &options->listener.overflow_reply, argument)
		&& proxies_are_known(options, argument)
		&& has_its_group(options, argument);
}
