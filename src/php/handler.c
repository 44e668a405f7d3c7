/* From the core's events to PHP callbacks and back. No descriptor and no buffer is touched here. */
#include "handler.h"

#include "errors.h"
#include "log.h"
#include "classes.h"
#include "server.h"

#include "src/core/dialogue.h"

#include "zend_enum.h"
#include "zend_exceptions.h"

static php_lineproto_listener *listener_of(const lp_conn *c)
{
	return c->listener->config.user;
}

static php_lineproto_callback *callback_of(const lp_conn *c, int which)
{
	return &listener_of(c)->callbacks[which];
}

static void argument_connection(zval *argument, lp_conn *c)
{
	ZVAL_OBJ(argument, &php_lineproto_connection_of(c)->std);
}

/* --- exceptions --- */

/* What on_error says is the last line of the connection. What it throws leaves the server. */
static void report_to_handler(php_lineproto_server *server, php_lineproto_callback *on_error, zend_object *thrown, lp_conn *c)
{
	zval arguments[2], result;

	ZVAL_OBJ(&arguments[0], thrown);
	ZVAL_NULL(&arguments[1]);
	if (c) {
		argument_connection(&arguments[1], c);
	}
	if (!php_lineproto_callback_call(on_error, 2, arguments, &result)) {
		lp_server_halt(server->core);
		return;
	}
	if (c && Z_TYPE(result) == IS_STRING
			&& !c->framing->ops->refuse(c->framing, Z_STRVAL(result), Z_STRLEN(result))) {
		lp_conn_send(c, Z_STRVAL(result), Z_STRLEN(result));
	} else if (c && Z_TYPE(result) != IS_NULL) {
		lp_log_limited(&server->core->config.log, &server->core->limit_last_line, server->core->loop.now, LP_LOG_ERROR,
			"on_error returned what cannot be a last line", "type", Z_TYPE(result) == IS_STRING ? "string with a line end" : zend_zval_type_name(&result));
	}
	zval_ptr_dtor(&result);
}

static void report_to_log(php_lineproto_server *server, zend_object *thrown)
{
	if (lp_server_may_report(server->core)) {
		php_lineproto_log_throwable(&server->core->config.log, "uncaught exception in a handler", thrown);
	}
	if (EG(exception)) {
		lp_server_halt(server->core);
	}
}

static bool leaves_the_server(const zend_object *exception)
{
	return zend_is_unwind_exit(exception) || zend_is_graceful_exit(exception);
}

/* Tell somebody, and forget it. */
static void report(php_lineproto_server *server, php_lineproto_listener *listener, lp_conn *c)
{
	zend_object *thrown = EG(exception);

	GC_ADDREF(thrown);
	zend_clear_exception();
	if (listener && php_lineproto_callback_is_set(&listener->callbacks[PHP_LINEPROTO_ON_ERROR])) {
		report_to_handler(server, &listener->callbacks[PHP_LINEPROTO_ON_ERROR], thrown, c);
	} else {
		report_to_log(server, thrown);
	}
	OBJ_RELEASE(thrown);
}

/* What a connection whose handler threw has not sent yet is not sent any more. Its generators' finally blocks run. */
static void give_up(lp_conn *c)
{
	php_lineproto_connection *connection = php_lineproto_connection_existing(c);

	lp_conn_set_pulling(c, false);
	lp_conn_close(c, LP_CLOSE_ERROR);
	if (connection) {
		php_lineproto_sources_clear(&connection->sources);
		lp_conn_set_held(c, connection->sources.waiting);
	}
}

void php_lineproto_handler_threw(php_lineproto_server *server, php_lineproto_listener *listener, lp_conn *c)
{
	server->core->stats.handler_errors++;
	if (leaves_the_server(EG(exception))) {
		lp_server_halt(server->core);
		return;
	}
	report(server, listener, c);
	if (c && !lp_server_halted(server->core)) {
		give_up(c);
		if (EG(exception)) {   /* once more, but for nobody: there is nothing left that could throw for this connection */
			php_lineproto_handler_threw(server, listener, NULL);
		}
	}
	if (EG(exception)) {
		lp_server_halt(server->core);
	}
}

void php_lineproto_handler_check(php_lineproto_server *server)
{
	if (UNEXPECTED(EG(exception) != NULL) && server->core && LPG(running) == server && !lp_server_halted(server->core)) {
		php_lineproto_handler_threw(server, server->listeners, NULL);
	}
}

static void conn_threw(lp_conn *c)
{
	php_lineproto_handler_threw(listener_of(c)->server, listener_of(c), c);
}

/* --- replies --- */

static void release_string(void *owner)
{
	zend_string_release((zend_string *) owner);
}

/* Takes over the reference. */
static LP_HOT void send_string(lp_conn *c, zend_string *line)
{
	const char *reason = c->framing->ops->refuse(c->framing, ZSTR_VAL(line), ZSTR_LEN(line));

	if (UNEXPECTED(reason)) {
		zend_value_error("A reply line must not contain %s", reason);
		zend_string_release(line);
		conn_threw(c);
		return;
	}
	if (ZSTR_LEN(line) >= LP_BATCH_BORROW) {
		lp_conn_send_borrowed(c, ZSTR_VAL(line), ZSTR_LEN(line), release_string, line);
		return;
	}
	lp_conn_send(c, ZSTR_VAL(line), ZSTR_LEN(line));
	zend_string_release(line);
}

/* Send lines of the connection's sources while the peer keeps up. */
static void handle_pull(lp_conn *c)
{
	php_lineproto_connection *connection = php_lineproto_connection_existing(c);
	zend_string *line;
	bool raw;

	while (lp_conn_wants_more(c)) {
		int got = php_lineproto_sources_next(&connection->sources, &line, &raw);

		lp_conn_set_held(c, connection->sources.waiting);
		if (got > 0 && raw) {
			lp_conn_write(c, ZSTR_VAL(line), ZSTR_LEN(line));
			zend_string_release(line);
			continue;
		}
		if (got > 0) {
			send_string(c, line);
			continue;
		}
		if (got < 0) {
			conn_threw(c);
		} else {
			lp_conn_set_pulling(c, false);
		}
		return;
	}
}

static void reply_later(lp_conn *c, zval *result)
{
	if (!php_lineproto_sources_push(&php_lineproto_connection_of(c)->sources, result, false)) {
		conn_threw(c);
		return;
	}
	lp_conn_set_pulling(c, true);
	handle_pull(c);
}

LP_HOT void php_lineproto_handler_reply(lp_conn *c, zval *result, const char *what)
{
	if (EXPECTED(Z_TYPE_P(result) == IS_STRING && lp_conn_is_open(c) && !(c->hold & LP_HOLD_PULLING))) {
		send_string(c, Z_STR_P(result));
		return;
	}
	if (!lp_conn_is_open(c)) {
		/* the handler closed it: its last line has been said */
	} else if (Z_TYPE_P(result) == IS_STRING || zend_is_iterable(result)) {
		reply_later(c, result);
	} else if (Z_TYPE_P(result) != IS_NULL) {
		zend_type_error("%s must return string, iterable of strings or null, %s returned", what, zend_zval_type_name(result));
		conn_threw(c);
	}
	zval_ptr_dtor(result);
}

/* --- lines --- */

/* A string for the handler, NULL when there is no memory for it. While nobody kept the last one, its memory is used again; not when
 * it is much larger than the line, as a handler that stores its lines would then store the slack too. */
static LP_HOT zend_string *line_string(const char *data, size_t length)
{
	zend_string *line = LPG(line);

	if (EXPECTED(line != NULL)) {
		if (EXPECTED(GC_REFCOUNT(line) == 1 && length <= LPG(line_capacity) && LPG(line_capacity) <= 2 * length + 64)) {
			GC_TYPE_INFO(line) = GC_STRING;   /* flags such as "valid UTF-8" were the last line's */
			ZSTR_H(line) = 0;
			ZSTR_LEN(line) = length;
			memcpy(ZSTR_VAL(line), data, length);
			ZSTR_VAL(line)[length] = '\0';
			return line;
		}
		LPG(line) = NULL;
		zend_string_release(line);
	}
	line = php_lineproto_string(data, length);
	LPG(line) = line;
	LPG(line_capacity) = length;
	return line;
}

static zend_always_inline void call_with_bytes(lp_conn *c, php_lineproto_callback *callback, const char *data, size_t length, const char *what)
{
	zend_string *line = line_string(data, length);
	zval arguments[2], result;

	if (UNEXPECTED(!line)) {
		php_lineproto_interrupts();
		php_lineproto_handler_check(listener_of(c)->server);
		return;
	}
	ZVAL_STR(&arguments[0], line);
	if (callback->accepts > 1) {
		argument_connection(&arguments[1], c);
	}
	if (UNEXPECTED(!php_lineproto_callback_call(callback, 2, arguments, &result))) {
		conn_threw(c);
		return;
	}
	if (Z_TYPE(result) != IS_NULL) {
		php_lineproto_handler_reply(c, &result, what);
	}
}

static LP_HOT void handle_message(lp_conn *c, const char *data, size_t length)
{
	call_with_bytes(c, callback_of(c, PHP_LINEPROTO_ON_LINE), data, length, "The line handler");
}

static void handle_bytes(lp_conn *c, const char *data, size_t length)
{
	php_lineproto_connection *connection = php_lineproto_connection_of(c);
	php_lineproto_callback callback = connection->on_bytes;   /* it may ask for more bytes itself */

	memset(&connection->on_bytes, 0, sizeof connection->on_bytes);
	call_with_bytes(c, &callback, data, length, "The callback of onBytes()");
	php_lineproto_callback_clear(&callback);
	php_lineproto_handler_check(listener_of(c)->server);
}

/* --- the other events --- */

/* Call with the connection and perhaps one more argument, whose reference is taken over. */
static void notify(lp_conn *c, int which, zval *second)
{
	php_lineproto_callback *callback = callback_of(c, which);
	zval arguments[2];

	if (php_lineproto_callback_is_set(callback)) {
		argument_connection(&arguments[0], c);
		if (second) {
			ZVAL_COPY_VALUE(&arguments[1], second);
		}
		if (!php_lineproto_callback_notify(callback, second ? 2 : 1, arguments)) {
			conn_threw(c);
		}
	}
	if (second) {
		zval_ptr_dtor(second);
	}
}

static void handle_open(lp_conn *c)
{
	notify(c, PHP_LINEPROTO_ON_CONNECT, NULL);
}

static void handle_overflow(lp_conn *c, uint64_t length)
{
	zval argument;

	ZVAL_LONG(&argument, (zend_long) length);
	notify(c, PHP_LINEPROTO_ON_OVERFLOW, &argument);
}

void php_lineproto_handler_closed(php_lineproto_connection *connection, php_lineproto_listener *listener, lp_close_reason reason)
{
	zval arguments[2];

	ZVAL_OBJ(&arguments[0], &connection->std);
	ZVAL_OBJ_COPY(&arguments[1], zend_enum_get_case_cstr(php_lineproto_close_reason_ce, lp_close_reason_name(reason)));
	if (php_lineproto_callback_is_set(&listener->callbacks[PHP_LINEPROTO_ON_CLOSE])
			&& !php_lineproto_callback_notify(&listener->callbacks[PHP_LINEPROTO_ON_CLOSE], 2, arguments)) {
		php_lineproto_handler_threw(listener->server, listener, connection->conn);
	}
	zval_ptr_dtor(&arguments[1]);
}

static void handle_close(lp_conn *c, lp_close_reason reason)
{
	php_lineproto_connection *connection;

	if (php_lineproto_callback_is_set(callback_of(c, PHP_LINEPROTO_ON_CLOSE))) {
		php_lineproto_handler_closed(php_lineproto_connection_of(c), listener_of(c), reason);
	}
	connection = php_lineproto_connection_existing(c);
	if (connection && GC_REFCOUNT(&connection->std) > 1) {
		php_lineproto_connection_remember(connection);   /* somebody keeps it: the addresses are known until now only */
	}
}

const lp_handler php_lineproto_handler = {
	.open = handle_open, .message = handle_message, .bytes = handle_bytes, .overflow = handle_overflow, .pull = handle_pull,
	.close = handle_close, .free = php_lineproto_connection_detach
};

static void dialogue_message(lp_conn *c, const char *data, size_t length)
{
	lp_dialogue.message(c, data, length);
}

const lp_handler php_lineproto_dialogue_handler = {
	.open = handle_open, .message = dialogue_message, .bytes = handle_bytes, .overflow = handle_overflow, .pull = handle_pull,
	.close = handle_close, .free = php_lineproto_connection_detach
};
