/* The server's log: stderr unless a callable, a stream or a PSR-3 logger was given. */
#ifndef PHP_LINEPROTO_LOG_H
#define PHP_LINEPROTO_LOG_H

#include "php_lineproto.h"
#include "src/core/log.h"

bool php_lineproto_log_accepts(zval *log);

/* Whether a string is meant as the path of a file: it has a slash and names no function. */
bool php_lineproto_log_is_path(zval *log);

/* A sink for lp_log; 'context' is the php_lineproto_server. */
void php_lineproto_log_write(void *context, lp_level level, const char *message, const lp_field *fields, size_t count);

/* USR1: open the file anew, where the log is one. Streams, callables and loggers are their owners' business. */
void php_lineproto_log_reopen(php_lineproto_server *server);

/* Log a throwable with its class, message, place and trace. */
void php_lineproto_log_throwable(const lp_log *log, const char *message, zend_object *throwable);

#endif
