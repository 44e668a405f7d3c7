/* How a call of the client waits: the one place where that is chosen. */
#ifndef PHP_LINEPROTO_WAIT_H
#define PHP_LINEPROTO_WAIT_H

#include "php_lineproto.h"
#include "src/core/client.h"

/* In a session its Fiber is suspended; elsewhere the call blocks, with an eye on signals. False, with a LineprotoError, in a Fiber that
 * a session has made for itself: there it could do neither. */
bool php_lineproto_client_waits(lp_client_config *config, lp_time deadline);

#endif
