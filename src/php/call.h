/* One call of a client: messages out, replies in, failures told. While user code runs (generators, output handlers, signal handlers) it
 * hangs on the module globals, since the engine may leave by longjmp. */
#ifndef PHP_LINEPROTO_CALL_H
#define PHP_LINEPROTO_CALL_H

#include "peer.h"

/* With 'peer' NULL it has one of its own, to be filled in by php_lineproto_peer_set(). Replies go to 'result', which the caller owns. */
php_lineproto_call *php_lineproto_call_new(php_lineproto_peer *peer, zval *result);

php_lineproto_peer *php_lineproto_call_peer(php_lineproto_call *call);

/* The messages, by the argument 'argument' of the function on the stack. A string gives a string, a list a list. False after an exception. */
bool php_lineproto_call_messages(php_lineproto_call *call, zval *messages, uint32_t argument);

/* Connect if need be, send, and read the replies, with 'config' instead of the peer's. False after an exception; the connection is
 * closed then. */
bool php_lineproto_call_run(php_lineproto_call *call, const lp_client_config *config, lp_time deadline);

/* When a call that begins now has to end. */
lp_time php_lineproto_call_deadline(const php_lineproto_client_options *options);

void php_lineproto_call_free(php_lineproto_call *call);

/* At the end of a request: close what a bailout left on the stack. */
void php_lineproto_calls_abandon(void);

#endif
