/* The core's handler vtable over PHP callbacks: what arrives goes to user code, what user code returns goes out. */
#ifndef PHP_LINEPROTO_HANDLER_H
#define PHP_LINEPROTO_HANDLER_H

#include "options.h"
#include "connection.h"

extern const lp_handler php_lineproto_handler;

/* The same without on_line: the documents' dialogue, with the other callbacks. */
extern const lp_handler php_lineproto_dialogue_handler;

/* What belongs to one listener; lp_listener_config.user. */
typedef struct php_lineproto_listener {
	struct php_lineproto_listener *next;
	php_lineproto_server *server;
	php_lineproto_callback callbacks[PHP_LINEPROTO_LISTENER_CALLBACKS];
} php_lineproto_listener;

/* User code has thrown. exit() and fatal errors leave the server; anything else ends 'c' (NULL: nobody), goes to on_error or
 * to the log, and the server goes on. Afterwards no exception is pending unless the server is halted. */
void php_lineproto_handler_threw(php_lineproto_server *server, php_lineproto_listener *listener, lp_conn *c);

/* Call on_close for a connection, which may be gone from the core. */
void php_lineproto_handler_closed(php_lineproto_connection *connection, php_lineproto_listener *listener, lp_close_reason reason);

/* After something was released whose destructor may have thrown: deal with that as with a handler that threw for nobody. Does nothing
 * while the server is not running; the exception then leaves to its caller. */
void php_lineproto_handler_check(php_lineproto_server *server);

/* Send what a handler returned: string, iterable, null; a TypeError for anything else. 'what' names the handler. */
void php_lineproto_handler_reply(lp_conn *c, zval *result, const char *what);

#endif
