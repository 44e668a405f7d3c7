/* The extension's module: version, entry, globals. */
#ifndef PHP_LINEPROTO_H
#define PHP_LINEPROTO_H

#ifdef HAVE_CONFIG_H
# include "config.h"
#endif

#include "php.h"
#include "src/core/pool.h"

#define PHP_LINEPROTO_VERSION "0.1.0"

extern zend_module_entry lineproto_module_entry;
#define phpext_lineproto_ptr &lineproto_module_entry

typedef struct php_lineproto_server php_lineproto_server;
typedef struct php_lineproto_call php_lineproto_call;
typedef struct php_lineproto_session php_lineproto_session;
typedef struct php_lineproto_fiber php_lineproto_fiber;

ZEND_BEGIN_MODULE_GLOBALS(lineproto)
	php_lineproto_server *running;    /* the server whose run() is on the stack */
	php_lineproto_call *calls;        /* lineproto_send()s on the stack: what a bailout would leave behind */
	php_lineproto_session *session;   /* whose Fiber is running, or one that it started */
	php_lineproto_fiber *fiber_starting;
	php_lineproto_fiber *idle_fibers; /* that have ended their work */
	uint32_t idle_fiber_count;
	struct php_lineproto_tls_kept *tls_contexts;   /* across requests, too */
	lp_pool pool;                     /* connections kept by 'persistent', across requests */
	zend_string *line;                /* the last line given to a handler, used again while nobody else holds it */
	size_t line_capacity;
	zend_long max_line;
	double connect_timeout;
	double timeout;
	zend_long pool_size;
	double pool_idle;
	char *backend;
ZEND_END_MODULE_GLOBALS(lineproto)

ZEND_EXTERN_MODULE_GLOBALS(lineproto)
#define LPG(v) ZEND_MODULE_GLOBALS_ACCESSOR(lineproto, v)

#if defined(ZTS) && defined(COMPILE_DL_LINEPROTO)
ZEND_TSRMLS_CACHE_EXTERN()
#endif

#endif
