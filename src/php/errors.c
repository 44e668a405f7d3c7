/* Exceptions. The texts are the core's; nothing is added to them here. */
#include "errors.h"

#include "zend_exceptions.h"

static zend_class_entry *error_class(lp_error_kind kind)
{
	switch (kind) {
		case LP_ERROR_VALUE:
			return zend_ce_value_error;
		case LP_ERROR_MISUSE:
			return php_lineproto_error_ce;
		case LP_ERROR_BIND:
			return php_lineproto_bind_exception_ce;
		case LP_ERROR_CONNECT:
			return php_lineproto_connect_exception_ce;
		case LP_ERROR_TIMEOUT:
			return php_lineproto_timeout_exception_ce;
		case LP_ERROR_CLOSED:
			return php_lineproto_closed_exception_ce;
		case LP_ERROR_PROTOCOL:
			return php_lineproto_protocol_exception_ce;
		case LP_ERROR_TOO_LONG:
			return php_lineproto_line_too_long_exception_ce;
		case LP_ERROR_REFUSED:
			return php_lineproto_refused_exception_ce;
		case LP_ERROR_TLS:
			return php_lineproto_tls_exception_ce;
		default:
			return php_lineproto_exception_ce;
	}
}

void php_lineproto_throw(const lp_error *err)
{
	php_lineproto_throw_refused(err, NULL);
}

void php_lineproto_throw_refused(const lp_error *err, zend_string *greeting)
{
	zend_object *exception;

	if (err->kind == LP_ERROR_ABORTED) {
		return;
	}
	exception = zend_throw_exception(error_class(err->kind), err->text, err->system);
	if (err->kind == LP_ERROR_TIMEOUT) {
		zend_update_property_string(exception->ce, exception, "phase", sizeof "phase" - 1, lp_phase_name(err->phase));
	} else if (err->kind == LP_ERROR_CLOSED) {
		zend_update_property_bool(exception->ce, exception, "requestSent", sizeof "requestSent" - 1, err->request_sent);
	} else if (err->kind == LP_ERROR_REFUSED && greeting) {
		zend_update_property_str(exception->ce, exception, "greeting", sizeof "greeting" - 1, greeting);
	} else if (err->kind == LP_ERROR_REFUSED) {
		zend_update_property_string(exception->ce, exception, "greeting", sizeof "greeting" - 1, err->greeting);
	}
}

void php_lineproto_throw_misuse(const char *format, ...)
{
	va_list args;
	zend_string *text;

	va_start(args, format);
	text = zend_vstrpprintf(0, format, args);
	va_end(args);
	zend_throw_exception(php_lineproto_error_ce, ZSTR_VAL(text), 0);
	zend_string_release(text);
}
