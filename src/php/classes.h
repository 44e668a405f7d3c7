/* The classes of the stub. The exceptions are in errors.h. */
#ifndef PHP_LINEPROTO_CLASSES_H
#define PHP_LINEPROTO_CLASSES_H

#include "php_lineproto.h"

extern zend_class_entry *php_lineproto_framing_ce;
extern zend_class_entry *php_lineproto_overflow_ce;
extern zend_class_entry *php_lineproto_slow_consumer_ce;
extern zend_class_entry *php_lineproto_reply_ce;
extern zend_class_entry *php_lineproto_close_reason_ce;
extern zend_class_entry *php_lineproto_connection_ce;
extern zend_class_entry *php_lineproto_server_ce;
extern zend_class_entry *php_lineproto_client_ce;

/* A binary built against newer headers of the same branch may read past the structs of an older engine: refuse to load there. */
bool php_lineproto_engine_matches(void);

#endif
