/* The kinds of option values and the walk over an array. The tables are in options_server.c and options_client.c. */
#include "options.h"

#include "framing.h"
#include "classes.h"

#include <math.h>

#define NEAREST_MAX 64

/* Levenshtein's distance of two short names. */
static size_t name_distance(const char *a, const char *b)
{
	size_t row[NEAREST_MAX + 1], length = strlen(b);

	for (size_t j = 0; j <= length; j++) {
		row[j] = j;
	}
	for (size_t i = 0; a[i]; i++) {
		size_t corner = row[0]++;

		for (size_t j = 0; j < length; j++) {
			size_t change = corner + (a[i] != b[j]);

			corner = row[j + 1];
			row[j + 1] = MIN(change, MIN(row[j], corner) + 1);
		}
	}
	return row[length];
}

static const char *nearest_name(const php_lineproto_option *table, const char *name)
{
	const char *best = table->name;
	size_t distance = SIZE_MAX;

	if (strlen(name) > NEAREST_MAX) {
		return best;
	}
	for (; table->name; table++) {
		size_t d = name_distance(name, table->name);

		if (d < distance) {
			distance = d;
			best = table->name;
		}
	}
	return best;
}

static LP_HOT const php_lineproto_option *option_find(const php_lineproto_option *table, const zend_string *name)
{
	for (; table->name; table++) {
		if (zend_string_equals_cstr(name, table->name, strlen(table->name))) {
			return table;
		}
	}
	return NULL;
}

LP_HOT bool php_lineproto_options_parse(const php_lineproto_option *table, HashTable *options, const php_lineproto_option_target *target,
	int scope, const char *misplaced)
{
	zend_string *name;
	zval *value;

	ZEND_HASH_FOREACH_STR_KEY_VAL(options, name, value) {
		const php_lineproto_option *option;

		if (!name) {
			zend_argument_value_error(target->argument, "must be an array with string keys, such as [\"%s\" => ...]", table->name);
			return false;
		}
		option = option_find(table, name);
		if (!option) {
			zend_argument_value_error(target->argument, "has an unknown key \"%.64s\", did you mean \"%s\"?", ZSTR_VAL(name),
				nearest_name(table, ZSTR_VAL(name)));
			return false;
		}
		if (misplaced && option->scope != scope) {
			zend_argument_value_error(target->argument, "key \"%s\" %s", option->name, misplaced);
			return false;
		}
		ZVAL_DEREF(value);
		if (!option->parse(option, target, value)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

bool php_lineproto_option_type_error(const php_lineproto_option *option, const php_lineproto_option_target *target,
	const char *expected, zval *value)
{
	zend_argument_type_error(target->argument, "key \"%s\" must be of type %s, %s given", option->name, expected,
		zend_zval_type_name(value));
	return false;
}

bool php_lineproto_option_value_error(const php_lineproto_option *option, const php_lineproto_option_target *target,
	const char *format, ...)
{
	va_list args;
	zend_string *text;

	va_start(args, format);
	text = zend_vstrpprintf(0, format, args);
	va_end(args);
	zend_argument_value_error(target->argument, "key \"%s\" %s", option->name, ZSTR_VAL(text));
	zend_string_release(text);
	return false;
}

static void *option_field(const php_lineproto_option *option, const php_lineproto_option_target *target)
{
	return (char *) target->base + option->offset;
}

LP_HOT bool php_lineproto_option_bool(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	if (Z_TYPE_P(value) != IS_TRUE && Z_TYPE_P(value) != IS_FALSE) {
		return php_lineproto_option_type_error(option, target, "bool", value);
	}
	*(bool *) option_field(option, target) = Z_TYPE_P(value) == IS_TRUE;
	return true;
}

/* An int within the option's limits, or an exception. */
static bool option_long(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value, zend_long *number)
{
	if (Z_TYPE_P(value) != IS_LONG) {
		return php_lineproto_option_type_error(option, target, "int", value);
	}
	*number = Z_LVAL_P(value);
	if (*number < option->min || *number > option->max) {
		return php_lineproto_option_value_error(option, target, "must be between " ZEND_LONG_FMT " and " ZEND_LONG_FMT ", "
			ZEND_LONG_FMT " given", option->min, option->max, *number);
	}
	return true;
}

bool php_lineproto_option_int(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	zend_long number;

	if (!option_long(option, target, value, &number)) {
		return false;
	}
	*(int *) option_field(option, target) = (int) number;
	return true;
}

bool php_lineproto_option_uint32(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	zend_long number;

	if (!option_long(option, target, value, &number)) {
		return false;
	}
	*(uint32_t *) option_field(option, target) = (uint32_t) number;
	return true;
}

bool php_lineproto_option_size(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	zend_long number;

	if (!option_long(option, target, value, &number)) {
		return false;
	}
	*(size_t *) option_field(option, target) = (size_t) number;
	return true;
}

bool php_lineproto_seconds(double seconds, lp_time *time)
{
	if (!isfinite(seconds) || seconds < 0 || seconds > 1e9) {
		return false;
	}
	*time = (lp_time) (seconds * 1e9);
	if (*time == 0 && seconds > 0) {
		*time = 1;   /* not "off" */
	}
	return true;
}

bool php_lineproto_timeout(zval *timeout, uint32_t argument, lp_time *time)
{
	if (timeout && !php_lineproto_seconds(zval_get_double(timeout), time)) {
		zend_argument_value_error(argument, "must be a number of seconds that is not negative, or null");
		return false;
	}
	return true;
}

bool php_lineproto_byte_count(zend_long length, zend_long least, uint32_t argument)
{
	if (length < least || length > INT_MAX) {
		zend_argument_value_error(argument, "must be between " ZEND_LONG_FMT " and %d, " ZEND_LONG_FMT " given", least, INT_MAX, length);
		return false;
	}
	return true;
}

/* What is no duration must not be taken for 0, which is "off". In php.ini nobody sees that it was refused: say so. */
ZEND_INI_MH(php_lineproto_ini_seconds)
{
	double *field = (double *) ZEND_INI_GET_ADDR(), seconds = 0;
	zend_long whole;
	lp_time time;
	int type = new_value ? is_numeric_string(ZSTR_VAL(new_value), ZSTR_LEN(new_value), &whole, &seconds, false) : 0;

	if (type == IS_LONG) {
		seconds = (double) whole;
	}
	if (type && php_lineproto_seconds(seconds, &time)) {
		*field = seconds;
		return SUCCESS;
	}
	if (stage == ZEND_INI_STAGE_STARTUP) {
		zend_error(E_WARNING, "%s must be between 0 and 1000000000 seconds, \"%s\" given; the default stands", ZSTR_VAL(entry->name),
			new_value ? ZSTR_VAL(new_value) : "");
	}
	return FAILURE;
}

bool php_lineproto_option_seconds(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	if (Z_TYPE_P(value) != IS_LONG && Z_TYPE_P(value) != IS_DOUBLE) {
		return php_lineproto_option_type_error(option, target, "int|float (seconds)", value);
	}
	if (!php_lineproto_seconds(zval_get_double(value), option_field(option, target))) {
		return php_lineproto_option_value_error(option, target, "must be between 0 and 1000000000 seconds, %g given",
			zval_get_double(value));
	}
	return true;
}

bool php_lineproto_option_text(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	if (Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_NULL) {
		return php_lineproto_option_type_error(option, target, "?string", value);
	}
	if (lp_text_set(option_field(option, target), Z_TYPE_P(value) == IS_STRING ? Z_STRVAL_P(value) : NULL,
			Z_TYPE_P(value) == IS_STRING ? Z_STRLEN_P(value) : 0) < 0) {
		return php_lineproto_option_value_error(option, target, "is too long for the memory that is left");
	}
	return true;
}

bool php_lineproto_option_callback(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	php_lineproto_callback *callback = option_field(option, target);
	char *error;

	php_lineproto_callback_clear(callback);
	if (!php_lineproto_callback_set(callback, value, &error)) {
		zend_argument_type_error(target->argument, "key \"%s\" must be a valid callback or null, %s", option->name,
			error ? error : "no callable given");
		if (error) {
			efree(error);
		}
		return false;
	}
	return true;
}

bool php_lineproto_option_framing(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	const lp_framing **framing;

	if (Z_TYPE_P(value) != IS_OBJECT || Z_OBJCE_P(value) != php_lineproto_framing_ce) {
		return php_lineproto_option_type_error(option, target, "Lineproto\\Framing", value);
	}
	framing = option_field(option, target);
	lp_framing_release(*framing);
	*framing = lp_framing_retain(php_lineproto_framing_of(Z_OBJ_P(value)));
	return true;
}

static bool cidr_add(const php_lineproto_option *option, const php_lineproto_option_target *target, lp_cidr_list *list, zval *element,
	bool with_unix)
{
	lp_error err;

	ZVAL_DEREF(element);
	if (Z_TYPE_P(element) != IS_STRING) {
		return php_lineproto_option_type_error(option, target, "array of strings", element);
	}
	if (with_unix && zend_string_equals_literal(Z_STR_P(element), "unix:")) {
		list->count++;   /* all zero is what stands for them */
		return true;
	}
	if (lp_cidr_parse(&list->ranges[list->count], Z_STRVAL_P(element), Z_STRLEN_P(element), &err) < 0) {
		return php_lineproto_option_value_error(option, target, "must be a list of CIDR ranges: %s", err.text);
	}
	list->count++;
	return true;
}

static bool cidrs_parse(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value, bool with_unix)
{
	lp_cidr_list *list = option_field(option, target);
	zval *element;

	if (Z_TYPE_P(value) != IS_ARRAY) {
		return php_lineproto_option_type_error(option, target, "array of strings", value);
	}
	free(list->ranges);
	list->count = 0;
	list->ranges = calloc(zend_hash_num_elements(Z_ARRVAL_P(value)) + 1, sizeof *list->ranges);
	if (!list->ranges) {
		return php_lineproto_option_value_error(option, target, "is too long for the memory that is left");
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(value), element) {
		if (!cidr_add(option, target, list, element, with_unix)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

bool php_lineproto_option_cidrs(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	return cidrs_parse(option, target, value, false);
}

bool php_lineproto_option_proxies(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value)
{
	return cidrs_parse(option, target, value, true);
}

bool php_lineproto_address_parse(zend_string *text, uint32_t argument, lp_address *address)
{
	lp_error err;

	if (lp_address_parse(address, ZSTR_VAL(text), ZSTR_LEN(text), &err) < 0) {
		zend_argument_value_error(argument, "is malformed: %s", err.text);
		return false;
	}
	return true;
}
