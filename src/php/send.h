/* lineproto_send(): one call of the core's client. */
#ifndef PHP_LINEPROTO_SEND_H
#define PHP_LINEPROTO_SEND_H

#include "php_lineproto.h"

/* At the end of a request: close what a bailout left on the stack. */
void php_lineproto_calls_abandon(void);

#endif
