/* The class Lineproto\Framing. */
#include "framing.h"

#include "classes.h"
#include "errors.h"

typedef struct framing_object {
	const lp_framing *framing;
	zend_object std;
} framing_object;

static zend_object_handlers framing_handlers;

static framing_object *framing_from(const zend_object *object)
{
	return (framing_object *) ((char *) object - offsetof(framing_object, std));
}

static zend_object *framing_create(zend_class_entry *ce)
{
	framing_object *self = zend_object_alloc(sizeof *self, ce);

	self->framing = &lp_framing_lines;
	zend_object_std_init(&self->std, ce);
	object_properties_init(&self->std, ce);
	self->std.handlers = &framing_handlers;
	return &self->std;
}

static int framing_compare(zval *a, zval *b)
{
	ZEND_COMPARE_OBJECTS_FALLBACK(a, b);
	return lp_framing_same(framing_from(Z_OBJ_P(a))->framing, framing_from(Z_OBJ_P(b))->framing) ? 0 : ZEND_UNCOMPARABLE;
}

static void framing_free(zend_object *object)
{
	lp_framing_release(framing_from(object)->framing);
	zend_object_std_dtor(object);
}

void php_lineproto_framing_init(zend_class_entry *ce)
{
	ce->create_object = framing_create;
	memcpy(&framing_handlers, &std_object_handlers, sizeof framing_handlers);
	framing_handlers.offset = offsetof(framing_object, std);
	framing_handlers.free_obj = framing_free;
	framing_handlers.clone_obj = NULL;
	framing_handlers.compare = framing_compare;
}

const lp_framing *php_lineproto_framing_of(const zend_object *object)
{
	return framing_from(object)->framing;
}

/* Takes over a reference to 'framing'. */
static void framing_return(zval *return_value, const lp_framing *framing)
{
	object_init_ex(return_value, php_lineproto_framing_ce);
	framing_from(Z_OBJ_P(return_value))->framing = framing;
}

PHP_METHOD(Lineproto_Framing, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Lineproto_Framing, lines)
{
	ZEND_PARSE_PARAMETERS_NONE();
	framing_return(return_value, &lp_framing_lines);
}

PHP_METHOD(Lineproto_Framing, crlf)
{
	bool strict = true;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(strict)
	ZEND_PARSE_PARAMETERS_END();
	framing_return(return_value, strict ? &lp_framing_crlf_strict : &lp_framing_crlf_lenient);
}

/* '\r\n' in single quotes is four bytes that no peer sends. */
static bool has_escape(const zend_string *text)
{
	for (size_t i = 0; i + 1 < ZSTR_LEN(text); i++) {
		if (ZSTR_VAL(text)[i] == '\\' && strchr("rntvefxu01234567", ZSTR_VAL(text)[i + 1]) && ZSTR_VAL(text)[i + 1]) {
			return true;
		}
	}
	return false;
}

static bool is_delimiter(const zend_string *text, uint32_t argument, size_t least)
{
	if (ZSTR_LEN(text) < least || ZSTR_LEN(text) > LP_DELIMITER_MAX) {
		zend_argument_value_error(argument, "must be %s%d bytes long, %zu given", least ? "between 1 and " : "at most ", LP_DELIMITER_MAX,
			ZSTR_LEN(text));
		return false;
	}
	if (has_escape(text)) {
		zend_argument_value_error(argument, "must not contain a backslash sequence such as '\\r\\n' as text; in double quotes, \"\\r\\n\", "
			"PHP makes it the bytes that it stands for");
		return false;
	}
	return true;
}

PHP_METHOD(Lineproto_Framing, delimited)
{
	zend_string *end, *start = zend_empty_string;
	const lp_framing *framing;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(end)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(start)
	ZEND_PARSE_PARAMETERS_END();
	if (!is_delimiter(end, 1, 1) || !is_delimiter(start, 2, 0)) {
		RETURN_THROWS();
	}
	framing = lp_framing_delimited_new(ZSTR_VAL(end), ZSTR_LEN(end), ZSTR_VAL(start), ZSTR_LEN(start));
	if (!framing) {
		php_lineproto_throw_misuse("Lineproto\\Framing::delimited(): out of memory");
		RETURN_THROWS();
	}
	framing_return(return_value, framing);
}

PHP_METHOD(Lineproto_Framing, block)
{
	zend_string *eol = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(eol)
	ZEND_PARSE_PARAMETERS_END();
	if (eol && zend_string_equals_literal(eol, "\r\n")) {
		framing_return(return_value, &lp_framing_block_crlf);
	} else if (!eol || zend_string_equals_literal(eol, "\n")) {
		framing_return(return_value, &lp_framing_block);
	} else {
		zend_argument_value_error(1, "must be \"\\n\" or \"\\r\\n\" (in double quotes)");
	}
}

PHP_METHOD(Lineproto_Framing, dotted)
{
	ZEND_PARSE_PARAMETERS_NONE();
	framing_return(return_value, &lp_framing_dotted);
}

PHP_METHOD(Lineproto_Framing, netstring)
{
	ZEND_PARSE_PARAMETERS_NONE();
	framing_return(return_value, &lp_framing_netstring);
}

PHP_METHOD(Lineproto_Framing, syslog)
{
	ZEND_PARSE_PARAMETERS_NONE();
	framing_return(return_value, &lp_framing_syslog);
}
