/* The class Lineproto\Framing. */
#include "framing.h"

#include "classes.h"

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
	return framing_from(Z_OBJ_P(a))->framing == framing_from(Z_OBJ_P(b))->framing ? 0 : ZEND_UNCOMPARABLE;
}

void php_lineproto_framing_init(zend_class_entry *ce)
{
	ce->create_object = framing_create;
	memcpy(&framing_handlers, &std_object_handlers, sizeof framing_handlers);
	framing_handlers.offset = offsetof(framing_object, std);
	framing_handlers.clone_obj = NULL;
	framing_handlers.compare = framing_compare;
}

const lp_framing *php_lineproto_framing_of(const zend_object *object)
{
	return framing_from(object)->framing;
}

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
