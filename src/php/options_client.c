/* The options of lineproto_send(). */
#include "tls.h"

#include "classes.h"

#include "zend_enum.h"

#include <limits.h>

#define CONFIG(field) offsetof(php_lineproto_client_options, config.field)
#define OPTION(field) offsetof(php_lineproto_client_options, field)

static LP_HOT bool parse_greeting(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	php_lineproto_client_options *options = target->base;

	if (Z_TYPE_P(value) == IS_STRING) {
		options->config.greet = Z_STRLEN_P(value) > 0;
		return lp_text_set(&options->greeting, Z_STRVAL_P(value), Z_STRLEN_P(value)) == 0;
	}
	if (Z_TYPE_P(value) != IS_TRUE && Z_TYPE_P(value) != IS_FALSE) {
		return php_lineproto_option_type_error(option, target, "bool|string", value);
	}
	options->config.greet = Z_TYPE_P(value) == IS_TRUE;
	return lp_text_set(&options->greeting, NULL, 0) == 0;
}

static const char *const reply_names[] = {
	[LP_REPLY_LINE] = "Line", [LP_REPLY_NONE] = "None", [LP_REPLY_DOTTED] = "Dotted", [LP_REPLY_BLOCK] = "Block", [LP_REPLY_CODE] = "Code"
};

lp_reply_kind php_lineproto_reply_kind(zend_object *reply)
{
	const zend_string *name = Z_STR_P(zend_enum_fetch_case_name(reply));
	lp_reply_kind kind = LP_REPLY_LINE;

	while (strcmp(reply_names[kind], ZSTR_VAL(name)) != 0) {
		kind++;
	}
	return kind;
}

LP_HOT bool php_lineproto_reply_apply(lp_client_config *config, lp_reply_kind kind, uint32_t argument, const char *what)
{
	const lp_framing *framing = lp_framing_of_reply(kind, config->framing);

	if (!framing) {
		zend_argument_value_error(argument, "%scan be Lineproto\\Reply::%s with the framings lines() and crlf() only; "
			"Lineproto\\Reply::Line reads replies that are framed as the requests are", what, reply_names[kind]);
		return false;
	}
	config->reply_framing = framing;
	config->no_reply = kind == LP_REPLY_NONE;
	return true;
}

static bool parse_reply(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	php_lineproto_client_options *options = target->base;

	if (Z_TYPE_P(value) != IS_OBJECT || Z_OBJCE_P(value) != php_lineproto_reply_ce) {
		return php_lineproto_option_type_error(option, target, "Lineproto\\Reply", value);
	}
	options->reply = php_lineproto_reply_kind(Z_OBJ_P(value));
	return true;
}

static bool parse_bind_to(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	php_lineproto_client_options *options = target->base;
	lp_error err;

	if (Z_TYPE_P(value) == IS_NULL) {
		options->config.bind_to = NULL;
		return true;
	}
	if (Z_TYPE_P(value) != IS_STRING) {
		return php_lineproto_option_type_error(option, target, "?string", value);
	}
	if (lp_address_parse_host(&options->bind_to, Z_STRVAL_P(value), Z_STRLEN_P(value), &err) < 0) {
		return php_lineproto_option_value_error(option, target, "must be host or host:port: %s", err.text);
	}
	options->config.bind_to = &options->bind_to;
	return true;
}

static const php_lineproto_option table[] = {
	{"connect_timeout", php_lineproto_option_seconds, CONFIG(connect_timeout), 0, 0, 0},
	{"timeout", php_lineproto_option_seconds, OPTION(timeout), 0, 0, 0},
	{"greeting", parse_greeting, 0, 0, 0, 0},
	{"refusal", php_lineproto_option_text, OPTION(refusal), 0, 0, 0},
	{"reply", parse_reply, 0, 0, 0, 0},
	{"retries", php_lineproto_option_int, CONFIG(retries), 0, 1000, 0},
	{"idempotent", php_lineproto_option_bool, CONFIG(idempotent), 0, 0, 0},
	{"persistent", php_lineproto_option_bool, OPTION(persistent), 0, 0, 0},
	{"framing", php_lineproto_option_framing, CONFIG(framing), 0, 0, 0},
	{"max_line", php_lineproto_option_size, CONFIG(max_line), 1, INT_MAX - 65536, 0},
	{"bind_to", parse_bind_to, 0, 0, 0, 0},
	{"transcript", php_lineproto_option_bool, OPTION(transcript), 0, 0, 0},
	{"tls", php_lineproto_option_tls, OPTION(tls), 0, 0, 0},
	{NULL, NULL, 0, 0, 0, 0}
};

LP_HOT void php_lineproto_client_options_init(php_lineproto_client_options *options)
{
	memset(options, 0, sizeof *options);
	php_lineproto_seconds(LPG(connect_timeout), &options->config.connect_timeout);
	php_lineproto_seconds(LPG(timeout), &options->timeout);
	options->config.greet = true;
	lp_tls_config_init(&options->tls);
	options->config.framing = &lp_framing_lines;
	options->config.max_line = 1024 * 1024;
	lp_text_set(&options->refusal, "not connect", sizeof "not connect" - 1);
}

LP_HOT void php_lineproto_client_options_clear(php_lineproto_client_options *options)
{
	lp_framing_release(options->config.framing);
	free(options->greeting.data);
	free(options->refusal.data);
	lp_tls_context_release(options->config.tls);
	lp_tls_config_fini(&options->tls);
	memset(options, 0, sizeof *options);
}

/* A greeting that cannot come, such as "connect\n", is a mistake. */
static LP_HOT bool check_greeting(const php_lineproto_client_options *options, uint32_t argument)
{
	const lp_text *greeting = &options->greeting;
	const char *reason;

	if (greeting->length == 0) {
		return true;
	}
	if (options->reply == LP_REPLY_CODE) {
		if (!lp_code_is_whole(greeting->data, greeting->length)) {
			zend_argument_value_error(argument, "key \"greeting\" must be a whole reply with a code, such as \"220 ready\", "
				"as the replies are Lineproto\\Reply::Code");
			return false;
		}
		return true;
	}
	reason = options->config.framing->ops->refuse(options->config.framing, greeting->data, greeting->length);
	if (reason) {
		zend_argument_value_error(argument, "key \"greeting\" must not contain %s", reason);
		return false;
	}
	return true;
}

LP_HOT bool php_lineproto_client_options_parse(php_lineproto_client_options *options, HashTable *array, uint32_t argument)
{
	php_lineproto_option_target target = {options, argument};

	if (array && !php_lineproto_options_parse(table, array, &target, 0, NULL)) {
		return false;
	}
	if (!php_lineproto_reply_apply(&options->config, options->reply, argument, "key \"reply\" ") || !check_greeting(options, argument)) {
		return false;
	}
	options->config.greeting_framing = lp_framing_of_greeting(options->reply, options->config.framing);
	options->config.greeting = options->greeting.data;
	options->config.greeting_length = options->greeting.length;
	options->config.refusal = options->refusal.data;
	options->config.refusal_length = options->refusal.length;
	return true;
}
