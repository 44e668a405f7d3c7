/* The life of a session: started when its connection opens, resumed by what it waits for, over when its function returns.
 *
 * How it reads is in session_read.c, how it waits for other descriptors in session_wait.c. */
#include "session.h"

#include "errors.h"
#include "server.h"

#include "zend_exceptions.h"
#include "zend_fibers.h"

#define MEMORY_RESERVE (4 * 1024 * 1024)   /* two of the pieces that the engine takes from the system */

php_lineproto_session *php_lineproto_session_current(void)
{
	php_lineproto_session *session = LPG(session);

	return session && php_lineproto_fiber_is_current(session->fiber) ? session : NULL;
}

static php_lineproto_session *session_of(const lp_conn *c)
{
	const php_lineproto_connection *connection = php_lineproto_connection_existing(c);

	return connection ? connection->session : NULL;
}

/* --- the list of those that were woken --- */

void php_lineproto_session_wake(php_lineproto_session *session)
{
	php_lineproto_server *server = session->server;

	session->waits = PHP_LINEPROTO_WAIT_NOTHING;
	if (session->woken) {
		return;
	}
	session->woken = true;
	session->next_woken = NULL;
	session->previous_woken = server->woken ? server->woken_last : NULL;
	*(server->woken ? &server->woken_last->next_woken : &server->woken) = session;
	server->woken_last = session;
	server->core->hurried = true;
}

static void session_unwake(php_lineproto_session *session)
{
	php_lineproto_server *server = session->server;

	if (session->woken) {
		*(session->next_woken ? &session->next_woken->previous_woken : &server->woken_last) = session->previous_woken;
		*(session->previous_woken ? &session->previous_woken->next_woken : &server->woken) = session->next_woken;
		session->woken = false;
	}
}

/* --- running --- */

/* In the Fiber: the user's function. */
static void session_main(void *context)
{
	php_lineproto_session *session = context;
	zval argument;

	ZVAL_OBJ_COPY(&argument, &session->connection->std);
	php_lineproto_callback_notify(&session->listener->callbacks[PHP_LINEPROTO_SESSION], 1, &argument);
	zval_ptr_dtor(&argument);
	session->finished = true;
	if (LPG(session) != session) {   /* user code had resumed the Fiber itself: nobody else knows that it is over */
		php_lineproto_session_wake(session);
	}
}

static void session_free(php_lineproto_session *session)
{
	php_lineproto_server *server = session->server;
	php_lineproto_connection *connection = session->connection;

	session_unwake(session);
	if (session->next) {
		session->next->previous = session->previous;
	}
	if (session->previous) {
		session->previous->next = session->next;
	} else {
		server->sessions = session->next;
	}
	lp_timer_stop(&server->core->loop.timers, &session->timer);
	if (session->message) {
		zend_string_release(session->message);
	}
	connection->session = NULL;
	efree(session);
	OBJ_RELEASE(&connection->std);
}

/* on_close, where it was put off. */
static void session_tell_closed(php_lineproto_session *session)
{
	if (session->bereft) {
		session->bereft = false;
		session->server->core->bereft--;
		if (!lp_server_halted(session->server->core)) {
			php_lineproto_handler_closed(session->connection, session->listener, session->reason);
		}
	}
}

/* Its function has returned or thrown: so ends the connection, where it is still open. */
static void session_over(php_lineproto_session *session)
{
	php_lineproto_server *server = session->server;
	lp_conn *c = session->connection->conn;
	php_lineproto_listener *listener = session->listener;

	if (EG(exception)) {
		php_lineproto_handler_threw(server, listener, c);
	} else if (c) {
		lp_conn_done(c);
	}
	session_tell_closed(session);
	session_free(session);
	php_lineproto_handler_check(server);
}

/* Let it run until it waits again. On the server's own stack only. */
static void session_resume(php_lineproto_session *session)
{
	php_lineproto_session *before = LPG(session);
	php_lineproto_fiber_state state;

	session_unwake(session);
	LPG(session) = session;
	if (session->finished) {
		state = php_lineproto_fiber_look(session->fiber);
	} else {
		session->waits = PHP_LINEPROTO_WAIT_NOTHING;
		state = php_lineproto_fiber_resume(session->fiber);
		if (UNEXPECTED(state == PHP_LINEPROTO_FIBER_STRAYED)) {
			state = php_lineproto_fiber_recall(session->fiber, "a session");
		}
	}
	LPG(session) = before;
	if (state == PHP_LINEPROTO_FIBER_OVER) {
		session_over(session);
	}
}

bool php_lineproto_sessions_run_woken(php_lineproto_server *server)
{
	php_lineproto_session *session, *last = server->woken_last;

	while ((session = server->woken) && !lp_server_halted(server->core)) {
		lp_conn *c = session->connection->conn;
		bool is_last = session == last;

		session_unwake(session);
		if (c && c->state < LP_CONN_LINGER) {
			lp_conn_attend(c);
		} else {
			session_resume(session);
		}
		if (is_last) {
			break;
		}
	}
	return server->woken != NULL;
}

/* --- the core's events --- */

static void timer_fired(lp_timer *timer)
{
	php_lineproto_session *session = lp_container_of(timer, php_lineproto_session, timer);
	lp_conn *c = session->connection->conn;

	if (c && session->waits == PHP_LINEPROTO_WAIT_MESSAGE) {   /* what comes from here on is for the next who asks */
		lp_conn_unask(c);
	}
	session->timed_out = true;
	php_lineproto_session_wake(session);
}

bool php_lineproto_session_suspend(php_lineproto_session *session, php_lineproto_session_wait what, lp_time deadline)
{
	lp_timers *timers = &session->server->core->loop.timers;
	bool waited;

	if (UNEXPECTED(zend_fiber_switch_blocked())) {
		php_lineproto_throw_misuse("A session cannot wait here: PHP does not switch Fibers now, before PHP 8.4 not in any destructor");
		return false;
	}
	session->timed_out = false;
	if (deadline != LP_NEVER && lp_timer_set(timers, &session->timer, deadline) < 0) {
		php_lineproto_throw_misuse("out of memory");
		return false;
	}
	session->waits = what;
	do {
		waited = php_lineproto_fiber_suspend(session->fiber);
	} while (waited && session->waits != PHP_LINEPROTO_WAIT_NOTHING);
	session->waits = PHP_LINEPROTO_WAIT_NOTHING;
	lp_timer_stop(timers, &session->timer);
	return waited;
}

static void session_start(lp_conn *c)
{
	php_lineproto_connection *connection = php_lineproto_connection_of(c);
	php_lineproto_listener *listener = c->listener->config.user;
	php_lineproto_session *session = ecalloc(1, sizeof *session);

	session->server = listener->server;
	session->listener = listener;
	session->connection = connection;
	GC_ADDREF(&connection->std);
	connection->session = session;
	lp_timer_init(&session->timer, timer_fired);
	session->next = session->server->sessions;
	if (session->next) {
		session->next->previous = session;
	}
	session->server->sessions = session;
	session->fiber = php_lineproto_fiber_new(session_main, session);
	if (session->fiber) {
		session_resume(session);
	} else {
		session_over(session);
	}
}

/* A Fiber's stack counts against memory_limit, and to go over that is fatal to all: there must be room for one, and for what sessions do. */
static const char *sessions_full(void)
{
	zend_long limit = PG(memory_limit);

	return limit > 0 && !LPG(idle_fibers) && zend_memory_usage(false) + MEMORY_RESERVE > (size_t) limit
		? "there is no memory for another session (php.ini: memory_limit)" : NULL;
}

static void session_opened(lp_conn *c)
{
	lp_conn_unask(c);
	php_lineproto_handler.open(c);
	if (lp_conn_is_open(c) && !lp_server_halted(c->listener->server)) {
		session_start(c);
	}
}

static LP_HOT void session_message(lp_conn *c, const char *data, size_t length)
{
	php_lineproto_session *session = session_of(c);

	session->message = php_lineproto_string_shared(data, length);
	lp_conn_unask(c);
	session_resume(session);
}

static bool session_input_ended(lp_conn *c)
{
	php_lineproto_session *session = session_of(c);

	if (session && (session->waits == PHP_LINEPROTO_WAIT_MESSAGE || session->waits == PHP_LINEPROTO_WAIT_ROOM
			|| session->waits == PHP_LINEPROTO_WAIT_TLS)) {
		session_resume(session);
	}
	return session_of(c) != NULL;
}

static void wake_who_waits_for_room(lp_conn *c)
{
	const php_lineproto_connection *connection = php_lineproto_connection_existing(c);
	php_lineproto_session *session;

	if (!connection || !connection->room_waiters) {
		return;
	}
	for (session = connection->server->sessions; session; session = session->next) {
		if (session->waits == PHP_LINEPROTO_WAIT_ROOM && session->room_of == connection) {
			php_lineproto_session_wake(session);
		}
	}
}

static void session_resumed(lp_conn *c)
{
	php_lineproto_session *session;

	wake_who_waits_for_room(c);
	session = session_of(c);
	if (session && session->waits == PHP_LINEPROTO_WAIT_NOTHING) {
		session_resume(session);
	}
}

static void session_secured(lp_conn *c)
{
	php_lineproto_session *session = session_of(c);

	if (session && session->waits == PHP_LINEPROTO_WAIT_TLS) {
		php_lineproto_session_wake(session);
	}
}

/* What a session has under way elsewhere goes on when its connection is closed, and on_close comes behind it. Not when the server stops, which
 * unwinds it behind on_stop. */
static void session_closed(lp_conn *c, lp_close_reason reason)
{
	php_lineproto_session *session = session_of(c);
	lp_server *core = c->listener->server;

	wake_who_waits_for_room(c);
	if (!session || core->stopping) {
		php_lineproto_handler.close(c, reason);
		return;
	}
	php_lineproto_connection_remember(session->connection);   /* the addresses are known until now only */
	session->bereft = true;
	session->reason = reason;
	core->bereft++;
}

static void session_overflow(lp_conn *c, uint64_t length)
{
	php_lineproto_handler.overflow(c, length);
}

static void session_pull(lp_conn *c)
{
	php_lineproto_handler.pull(c);
}

const lp_handler php_lineproto_session_handler = {
	.full = sessions_full, .open = session_opened, .message = session_message, .bytes = session_message, .overflow = session_overflow, .pull = session_pull,
	.end = session_input_ended, .secured = session_secured, .resume = session_resumed, .close = session_closed, .free = php_lineproto_connection_detach
};

/* --- the end of the server --- */

static bool is_exit(const zend_object *exception)
{
	return zend_is_unwind_exit(exception) || zend_is_graceful_exit(exception);
}

/* What already leaves the server goes on doing so, behind what has come out of a session's end or its on_error since. Nothing replaces an
 * exit(). */
static void exception_restore(php_lineproto_server *server, zend_object *pending)
{
	if (pending && EG(exception) && is_exit(pending)) {
		php_lineproto_handler_threw(server, NULL, NULL);
		if (EG(exception)) {
			zend_clear_exception();
		}
	}
	if (pending && EG(exception) && is_exit(EG(exception))) {
		OBJ_RELEASE(pending);
	} else if (pending && EG(exception)) {
		zend_exception_set_previous(EG(exception), pending);
	} else if (pending) {
		EG(exception) = pending;
	}
}

/* What it sends on its way out still has a chance to leave. */
static void session_unwind(php_lineproto_session *session)
{
	php_lineproto_session *before = LPG(session);
	lp_conn *c = session->connection->conn;
	zend_object *pending = EG(exception);

	EG(exception) = NULL;   /* else nothing could be told to on_error */
	LPG(session) = session;
	php_lineproto_fiber_destroy(session->fiber);
	LPG(session) = before;
	if (EG(exception)) {
		php_lineproto_handler_threw(session->server, session->listener, c);
	}
	exception_restore(session->server, pending);
	if (c) {
		lp_conn_flush(c);
	}
}

void php_lineproto_sessions_tell_closed(php_lineproto_server *server)
{
	php_lineproto_session *session = server->sessions;

	while (session && server->core->bereft) {
		bool told = session->bereft;

		session_tell_closed(session);
		session = told ? server->sessions : session->next;   /* what was called may have changed the list */
	}
}

void php_lineproto_sessions_end(php_lineproto_server *server)
{
	bool foreign = server->core->loop.foreign;

	while (server->sessions) {
		if (foreign) {
			php_lineproto_fiber_forget(server->sessions->fiber);
		} else {
			session_unwind(server->sessions);
		}
		session_free(server->sessions);
	}
	php_lineproto_fibers_shrink();
}
