/* Lineproto\Framing: a value that names one of the core's framings. */
#ifndef PHP_LINEPROTO_FRAMING_H
#define PHP_LINEPROTO_FRAMING_H

#include "php_lineproto.h"

void php_lineproto_framing_init(zend_class_entry *ce);

/* The framing of a Lineproto\Framing object, which holds it: who keeps it longer than the object retains it. */
const lp_framing *php_lineproto_framing_of(const zend_object *object);

#endif
