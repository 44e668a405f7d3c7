/* What a session reads, and the methods that do it: readLine(), readBytes() and foreach. */
#include "session.h"

#include "classes.h"
#include "errors.h"
#include "options.h"
#include "server.h"

#include "zend_exceptions.h"
#include "zend_interfaces.h"

static int read_timed_out(size_t count, lp_time timeout)
{
	lp_error err;
	double seconds = (double) timeout / (double) LP_SECOND;

	if (count) {
		lp_error_set(&err, LP_ERROR_TIMEOUT, "%zu bytes did not come within %.6g seconds", count, seconds);
	} else {
		lp_error_set(&err, LP_ERROR_TIMEOUT, "no line came within %.6g seconds", seconds);
	}
	err.phase = LP_PHASE_READ;
	php_lineproto_throw(&err);
	return -1;
}

static int read_string(const char *data, size_t length, zend_string **message)
{
	*message = length > 1 ? php_lineproto_string(data, length) : zend_string_init_fast(data, length);
	if (EXPECTED(*message != NULL)) {
		return 1;
	}
	php_lineproto_interrupts();   /* says that there was no memory */
	return -1;
}

/* Nothing is here: give way to others until the server brings it. */
static int read_later(php_lineproto_session *session, size_t count, lp_time timeout, zend_string **message)
{
	php_lineproto_connection *connection = session->connection;
	lp_time deadline = timeout ? lp_clock_after(lp_clock_now(), timeout) : LP_NEVER;
	bool waited;

	lp_conn_ask(connection->conn);
	waited = php_lineproto_session_suspend(session, PHP_LINEPROTO_WAIT_MESSAGE, deadline);
	*message = session->message;
	session->message = NULL;
	if (connection->conn) {
		lp_conn_unask(connection->conn);
		if (count && !*message && lp_conn_is_open(connection->conn)) {
			lp_conn_expect_bytes(connection->conn, 0);
		}
	}
	if (!waited) {
		if (*message) {
			zend_string_release(*message);
		}
		return -1;
	}
	if (*message) {
		return 1;
	}
	if (connection->conn && lp_conn_is_open(connection->conn) && !session->timed_out && !connection->conn->ended) {
		return php_lineproto_interrupts() ? 0 : -1;   /* it came, but there was no memory for it */
	}
	return session->timed_out ? read_timed_out(count, timeout) : 0;
}

LP_HOT int php_lineproto_session_read(php_lineproto_session *session, size_t count, lp_time timeout, zend_string **message)
{
	lp_conn *c = session->connection->conn;
	const char *data;
	size_t length;

	if (UNEXPECTED(!c || !lp_conn_is_open(c) || php_lineproto_fiber_is_ending(session->fiber))) {
		return 0;
	}
	if (UNEXPECTED(!php_lineproto_interrupts())) {   /* before anything is taken that would be lost with the exception of a signal's handler */
		return -1;
	}
	if (count) {
		lp_conn_expect_bytes(c, count);
	}
	if (EXPECTED(lp_conn_take(c, &data, &length))) {
		return read_string(data, length, message);
	}
	return c->ended ? 0 : read_later(session, count, timeout, message);
}

/* Whether one will come or has been; of a connection that is gone nobody knows. */
static bool has_session(const php_lineproto_connection *self)
{
	return self->session || !self->conn || self->conn->listener->config.handler == &php_lineproto_session_handler;
}

/* The session of this connection, where it is the caller; else NULL and a LineprotoError. */
static php_lineproto_session *caller(const php_lineproto_connection *self, const char *method)
{
	php_lineproto_session *session = self->session;

	if (EXPECTED(session && php_lineproto_fiber_is_current(session->fiber))) {
		return session;
	}
	if (!has_session(self)) {
		php_lineproto_throw_misuse("Lineproto\\Connection::%s() can only be used in a session; with $on_line every line is given to the handler",
			method);
	} else if (session && LPG(session) == session) {
		php_lineproto_throw_misuse("Lineproto\\Connection::%s() was called in another Fiber: only the session's own can wait for its connection",
			method);
	} else {
		php_lineproto_throw_misuse("Lineproto\\Connection::%s() was called from outside of the connection's session", method);
	}
	return NULL;
}

static bool read_timeout(zval *timeout, uint32_t argument, lp_time *time)
{
	*time = 0;
	if (timeout && !php_lineproto_seconds(zval_get_double(timeout), time)) {
		zend_argument_value_error(argument, "must be a number of seconds that is not negative, or null");
		return false;
	}
	return true;
}

PHP_METHOD(Lineproto_Connection, readLine)
{
	php_lineproto_connection *self = php_lineproto_connection_from(Z_OBJ_P(ZEND_THIS));
	php_lineproto_session *session;
	zend_string *line;
	zval *timeout = NULL;
	lp_time time;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_NUMBER_OR_NULL(timeout)
	ZEND_PARSE_PARAMETERS_END();
	session = caller(self, "readLine");
	if (!session || !read_timeout(timeout, 1, &time)) {
		RETURN_THROWS();
	}
	switch (php_lineproto_session_read(session, 0, time, &line)) {
		case 1:
			RETURN_STR(line);
		case 0:
			RETURN_NULL();
		default:
			RETURN_THROWS();
	}
}

static void throw_bytes_ended(zend_long length)
{
	lp_error err;

	lp_error_set(&err, LP_ERROR_CLOSED, "the connection ended before the " ZEND_LONG_FMT " bytes that were to be read", length);
	php_lineproto_throw(&err);
}

PHP_METHOD(Lineproto_Connection, readBytes)
{
	php_lineproto_connection *self = php_lineproto_connection_from(Z_OBJ_P(ZEND_THIS));
	php_lineproto_session *session;
	zend_string *bytes;
	zend_long length;
	zval *timeout = NULL;
	lp_time time;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(length)
		Z_PARAM_OPTIONAL
		Z_PARAM_NUMBER_OR_NULL(timeout)
	ZEND_PARSE_PARAMETERS_END();
	session = caller(self, "readBytes");
	if (!session || !read_timeout(timeout, 2, &time)) {
		RETURN_THROWS();
	}
	if (length < 0 || length > INT_MAX) {
		zend_argument_value_error(1, "must be between 0 and %d, " ZEND_LONG_FMT " given", INT_MAX, length);
		RETURN_THROWS();
	}
	if (length == 0) {
		RETURN_EMPTY_STRING();
	}
	switch (php_lineproto_session_read(session, (size_t) length, time, &bytes)) {
		case 1:
			RETURN_STR(bytes);
		case 0:
			throw_bytes_ended(length);
			RETURN_THROWS();
		default:
			RETURN_THROWS();
	}
}

/* --- foreach --- */

typedef struct line_iterator {
	zend_object_iterator base;
	zval line;
	zend_ulong number;
} line_iterator;

static void iterator_free(zend_object_iterator *base)
{
	zval_ptr_dtor(&((line_iterator *) base)->line);
	zval_ptr_dtor(&base->data);
}

static int iterator_valid(zend_object_iterator *base)
{
	return Z_ISUNDEF(((line_iterator *) base)->line) ? FAILURE : SUCCESS;
}

static zval *iterator_current(zend_object_iterator *base)
{
	line_iterator *iterator = (line_iterator *) base;

	return Z_ISUNDEF(iterator->line) ? NULL : &iterator->line;
}

static void iterator_key(zend_object_iterator *base, zval *key)
{
	ZVAL_LONG(key, (zend_long) ((line_iterator *) base)->number);
}

static void iterator_read(line_iterator *iterator)
{
	php_lineproto_connection *self = php_lineproto_connection_from(Z_OBJ(iterator->base.data));
	php_lineproto_session *session = caller(self, "getIterator");
	zend_string *line;

	zval_ptr_dtor(&iterator->line);
	ZVAL_UNDEF(&iterator->line);
	if (session && php_lineproto_session_read(session, 0, 0, &line) == 1) {
		ZVAL_STR(&iterator->line, line);
	}
}

static void iterator_next(zend_object_iterator *base)
{
	((line_iterator *) base)->number++;
	iterator_read((line_iterator *) base);
}

/* There is no way back; a second loop goes on where the first one stopped. */
static void iterator_rewind(zend_object_iterator *base)
{
	((line_iterator *) base)->number = 0;
	iterator_read((line_iterator *) base);
}

static HashTable *iterator_gc(zend_object_iterator *base, zval **table, int *count)
{
	*table = &base->data;
	*count = 1;
	return NULL;
}

static const zend_object_iterator_funcs iterator_funcs = {
	.dtor = iterator_free, .get_gc = iterator_gc, .valid = iterator_valid, .get_current_data = iterator_current, .get_current_key = iterator_key,
	.move_forward = iterator_next, .rewind = iterator_rewind
};

zend_object_iterator *php_lineproto_connection_get_iterator(zend_class_entry *ce, zval *object, int by_ref)
{
	line_iterator *iterator;

	if (by_ref) {
		zend_throw_error(NULL, "An iterator cannot be used with foreach by reference");
		return NULL;
	}
	if (!caller(php_lineproto_connection_from(Z_OBJ_P(object)), "getIterator")) {
		return NULL;
	}
	iterator = emalloc(sizeof *iterator);
	zend_iterator_init(&iterator->base);
	iterator->base.funcs = &iterator_funcs;
	ZVAL_OBJ_COPY(&iterator->base.data, Z_OBJ_P(object));
	ZVAL_UNDEF(&iterator->line);
	iterator->number = 0;
	return &iterator->base;
}

PHP_METHOD(Lineproto_Connection, getIterator)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (!caller(php_lineproto_connection_from(Z_OBJ_P(ZEND_THIS)), "getIterator")) {
		RETURN_THROWS();
	}
	zend_create_internal_iterator_zval(return_value, ZEND_THIS);
}
