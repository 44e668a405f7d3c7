/* Sessions: user code that reads a connection's messages in a loop, in a Fiber of its own.
 *
 * A session runs while its connection's messages are delivered, or when what it waits for has come; both happen on the server's own
 * stack, never below another session. Between two runs it waits for one thing. */
#ifndef PHP_LINEPROTO_SESSION_H
#define PHP_LINEPROTO_SESSION_H

#include "fiber.h"
#include "handler.h"

#include "src/core/client.h"

extern const lp_handler php_lineproto_session_handler;

typedef enum php_lineproto_session_wait {
	PHP_LINEPROTO_WAIT_NOTHING,
	PHP_LINEPROTO_WAIT_MESSAGE,   /* a line or bytes of its connection */
	PHP_LINEPROTO_WAIT_ROOM,      /* a connection's peer takes its output */
	PHP_LINEPROTO_WAIT_TLS,       /* the end of a handshake of its connection */
	PHP_LINEPROTO_WAIT_IO         /* descriptors of a client */
} php_lineproto_session_wait;

struct php_lineproto_session {
	php_lineproto_session *next, *previous;      /* all of the server's */
	php_lineproto_session *next_woken, *previous_woken;
	php_lineproto_server *server;
	php_lineproto_connection *connection;        /* a reference; its own 'session' leads here */
	php_lineproto_listener *listener;
	php_lineproto_fiber *fiber;
	uint8_t waits;                               /* php_lineproto_session_wait */
	bool woken;                                  /* in the server's list */
	bool timed_out;
	bool finished;                               /* the user's function has returned */
	bool bereft;                                 /* its connection is closed already; on_close waits for its end */
	lp_close_reason reason;                      /* ... and will hear this */
	zend_string *message;                        /* what it waited for */
	php_lineproto_connection *room_of;           /* whose peer is behind */
	lp_timer timer;
};

/* The session that is running now, in its own Fiber; NULL elsewhere. */
php_lineproto_session *php_lineproto_session_current(void);

/* Wait for the next message of its connection, or with 'count' for so many raw bytes, 'timeout' at most (0: no limit). 1 and a reference in
 * *message; 0 when the input has ended; -1 with an exception. To be called in the session's own Fiber. */
int php_lineproto_session_read(php_lineproto_session *session, size_t count, lp_time timeout, zend_string **message);

/* Wait until 'length' bytes can be queued for a connection without passing max_write_buffer, and nothing is pulled for it. False when it
 * is closing, or with an exception. */
bool php_lineproto_session_await_room(php_lineproto_session *session, php_lineproto_connection *connection, size_t length);

/* An lp_client_wait_fn whose context is the session. */
int php_lineproto_session_wait_io(void *session, lp_client_wait *list, int count, lp_time deadline);

/* For session_wait.c: wait for 'what' until 'deadline'. False when an exception is pending. */
bool php_lineproto_session_suspend(php_lineproto_session *session, php_lineproto_session_wait what, lp_time deadline);

/* For session_wait.c: what it waits for has come; it runs before the loop sleeps again. */
void php_lineproto_session_wake(php_lineproto_session *session);

/* Between two turns of the loop: run those that were woken. True when there are more. */
bool php_lineproto_sessions_run_woken(php_lineproto_server *server);

/* The server stops: on_close comes now for connections that closed before their sessions ended. */
void php_lineproto_sessions_tell_closed(php_lineproto_server *server);

/* The server ends: whoever still waits is unwound, while its connection is there; in a forked child they are only forgotten. */
void php_lineproto_sessions_end(php_lineproto_server *server);

#endif
