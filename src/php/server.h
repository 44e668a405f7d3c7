/* Lineproto\Server: options, listeners and callbacks over lp_server. */
#ifndef PHP_LINEPROTO_SERVER_H
#define PHP_LINEPROTO_SERVER_H

#include "handler.h"
#include "options.h"
#include "src/core/log_file.h"

struct php_lineproto_server {
	lp_server *core;                         /* NULL before the first listen() and after run() */
	php_lineproto_server_options options;
	lp_log_file log_file;                    /* open while there is a core, where the log is a file */
	php_lineproto_listener *listeners;       /* freed with the core */
	php_lineproto_session *sessions;         /* all that are not over */
	php_lineproto_session *woken;            /* of them, those that will run before the loop sleeps */
	php_lineproto_session *woken_last;
	lp_supervisor *supervisor;               /* in the parent of workers */
	lp_scoreboard *board;                    /* with workers */
	lp_stats last_stats;                     /* of a server that has ended */
	bool over;                               /* ... without a listen() since */
	zval stream;                             /* what getStream() has given */
	zend_object std;
};

void php_lineproto_server_init(zend_class_entry *ce);

static inline php_lineproto_server *php_lineproto_server_from(const zend_object *object)
{
	return (php_lineproto_server *) ((char *) object - offsetof(php_lineproto_server, std));
}

/* The steps that lineproto_serve() and the class share. Each throws and returns false on failure. 'argument' numbers are those of the
 * function on the stack, for its messages. */
bool php_lineproto_server_may_run(const char *function);
bool php_lineproto_server_configure(php_lineproto_server *server, HashTable *options, uint32_t argument);
lp_listener *php_lineproto_server_listen(php_lineproto_server *server, zend_string *address, uint32_t address_argument,
	zval *on_line, zval *session, HashTable *options, uint32_t options_argument);
void php_lineproto_server_run(php_lineproto_server *server);

/* What lp_server_run() or its like has returned is over: everything closed; throws what the core has to say. */
void php_lineproto_server_ended(php_lineproto_server *server, int result, const lp_error *err);

/* The same as php_lineproto_server_run() when the option workers is more than 1 (server_workers.c). */
void php_lineproto_workers_run(php_lineproto_server *server);

/* The same without workers; a reload may turn it into a parent. */
void php_lineproto_single_run(php_lineproto_server *server);

/* After a bailout: whoever was started is ended. */
void php_lineproto_workers_abandon(php_lineproto_server *server);

/* USR2. */
void php_lineproto_server_log_stats(lp_server *core);

/* The core for a method, which is told that something is about to be done to it; NULL and a LineprotoError before the first listen()
 * and after the end. */
lp_server *php_lineproto_server_core(php_lineproto_server *server, const char *method);

/* The end of what was started, run or hosted: on_stop, everything closed; throws what the core has to say. */
void php_lineproto_server_end(php_lineproto_server *server, int result, lp_error *err);

/* What stats() says. */
void php_lineproto_server_figures(php_lineproto_server *server, zval *array);

/* What watch() holds, for the garbage collector. */
void php_lineproto_watch_gc(const lp_server_watch *watch, zend_get_gc_buffer *buffer);

/* At the end of a request: free what a bailout left running. */
void php_lineproto_server_abandon(void);

/* Whether a server runs in this process; false in a child that one of its handlers forked. */
bool php_lineproto_server_is_here(void);

/* Whether a connected socket leads to the server that is running in this process. */
bool php_lineproto_server_is_own(lp_fd fd);

/* HUP: read the certificates again. */
void php_lineproto_server_reload(lp_server *core);

#endif
