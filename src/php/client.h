/* The class Lineproto\Client. */
#ifndef PHP_LINEPROTO_CLIENT_H
#define PHP_LINEPROTO_CLIENT_H

#include "php_lineproto.h"

void php_lineproto_client_init(zend_class_entry *ce);

#endif
