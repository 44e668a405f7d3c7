/* The class entries, filled in by the module's start, and the check that this engine is the one we were built for. */
#include "classes.h"

#include "errors.h"

zend_class_entry *php_lineproto_framing_ce;
zend_class_entry *php_lineproto_overflow_ce;
zend_class_entry *php_lineproto_slow_consumer_ce;
zend_class_entry *php_lineproto_reply_ce;
zend_class_entry *php_lineproto_close_reason_ce;
zend_class_entry *php_lineproto_connection_ce;
zend_class_entry *php_lineproto_server_ce;
zend_class_entry *php_lineproto_client_ce;

zend_class_entry *php_lineproto_error_ce;
zend_class_entry *php_lineproto_exception_ce;
zend_class_entry *php_lineproto_bind_exception_ce;
zend_class_entry *php_lineproto_connect_exception_ce;
zend_class_entry *php_lineproto_timeout_exception_ce;
zend_class_entry *php_lineproto_closed_exception_ce;
zend_class_entry *php_lineproto_protocol_exception_ce;
zend_class_entry *php_lineproto_line_too_long_exception_ce;
zend_class_entry *php_lineproto_refused_exception_ce;
zend_class_entry *php_lineproto_tls_exception_ce;

bool php_lineproto_engine_matches(void)
{
#ifdef ZEND_HAS_OOM
	/* EG(delayed_oom) came in the middle of a branch */
	zval *id = zend_get_constant_str("PHP_VERSION_ID", sizeof "PHP_VERSION_ID" - 1);

	if (id && Z_LVAL_P(id) < PHP_VERSION_ID) {
		zend_error(E_CORE_WARNING, "lineproto was built for PHP %s and cannot run on the older %s: build it anew", PHP_VERSION,
			zend_get_constant_str("PHP_VERSION", sizeof "PHP_VERSION" - 1)
				? Z_STRVAL_P(zend_get_constant_str("PHP_VERSION", sizeof "PHP_VERSION" - 1)) : "version");
		return false;
	}
#endif
	return true;
}
