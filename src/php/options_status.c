/* The option status: an address, or an address and who may look. */
#include "options.h"

static bool parse_address(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	lp_status_config *config = target->base;
	lp_error err;

	if (Z_TYPE_P(value) != IS_STRING) {
		return php_lineproto_option_type_error(option, target, "string", value);
	}
	if (lp_address_parse(&config->address, Z_STRVAL_P(value), Z_STRLEN_P(value), &err) < 0) {
		return php_lineproto_option_value_error(option, target, "is malformed: %s", err.text);
	}
	config->given = true;
	return true;
}

static const php_lineproto_option table[] = {
	{"address", parse_address, 0, 0, 0, 0},
	{"allow", php_lineproto_option_cidrs, offsetof(lp_status_config, allow), 0, 0, 0},
	{NULL, NULL, 0, 0, 0, 0}
};

static bool status_fits(const php_lineproto_option *option, const php_lineproto_option_target *target, const lp_status_config *config,
	bool has_list)
{
	char text[LP_ADDRESS_TEXT];

	if (!config->given) {
		return php_lineproto_option_value_error(option, target, "must have an \"address\"");
	}
	lp_address_print(&config->address, text, sizeof text);
	if (config->address.scheme == LP_SCHEME_TLS) {
		return php_lineproto_option_value_error(option, target, "cannot be %s: the status listener speaks plain HTTP", text);
	}
	if (has_list && !config->allow.count) {
		return php_lineproto_option_value_error(option, target, "must name somebody in \"allow\"");
	}
	if (!config->allow.count && !lp_status_is_local(&config->address)) {
		return php_lineproto_option_value_error(option, target, "cannot be %s, which others can reach, unless it says who may look: "
			"[\"address\" => ..., \"allow\" => [\"10.0.0.0/8\"]]", text);
	}
	return true;
}

bool php_lineproto_option_status(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	lp_status_config *config = (lp_status_config *) ((char *) target->base + option->offset);
	php_lineproto_option_target inner = {config, target->argument};
	bool has_list;

	free(config->allow.ranges);
	memset(config, 0, sizeof *config);
	if (Z_TYPE_P(value) == IS_NULL) {
		return true;
	}
	if (Z_TYPE_P(value) == IS_STRING) {
		return parse_address(option, &inner, value) && status_fits(option, target, config, false);
	}
	if (Z_TYPE_P(value) != IS_ARRAY) {
		return php_lineproto_option_type_error(option, target, "string|array|null", value);
	}
	has_list = zend_hash_str_exists(Z_ARRVAL_P(value), "allow", sizeof "allow" - 1);
	return php_lineproto_options_parse(table, Z_ARRVAL_P(value), &inner, 0, NULL) && status_fits(option, target, config, has_list);
}
