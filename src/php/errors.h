/* From lp_error to exceptions: the one place where a class is chosen. */
#ifndef PHP_LINEPROTO_ERRORS_H
#define PHP_LINEPROTO_ERRORS_H

#include "php_lineproto.h"

extern zend_class_entry *php_lineproto_error_ce;
extern zend_class_entry *php_lineproto_exception_ce;
extern zend_class_entry *php_lineproto_bind_exception_ce;
extern zend_class_entry *php_lineproto_connect_exception_ce;
extern zend_class_entry *php_lineproto_timeout_exception_ce;
extern zend_class_entry *php_lineproto_closed_exception_ce;
extern zend_class_entry *php_lineproto_protocol_exception_ce;
extern zend_class_entry *php_lineproto_line_too_long_exception_ce;
extern zend_class_entry *php_lineproto_refused_exception_ce;
extern zend_class_entry *php_lineproto_tls_exception_ce;

/* Throw what 'err' describes; with an exception pending already it becomes the previous one. LP_ERROR_ABORTED throws nothing: its
 * cause has been thrown. */
void php_lineproto_throw(const lp_error *err);

/* The same with all that a server said when it refused; NULL: what the error holds of it. */
void php_lineproto_throw_refused(const lp_error *err, zend_string *greeting);

/* Misuse of the API. */
void php_lineproto_throw_misuse(const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 1, 2);

#endif
