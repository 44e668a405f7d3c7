/* The methods of Lineproto\Server, and lineproto_serve(), which is one listen() per address and run(). */
#include "server.h"

#include "errors.h"
#include "classes.h"

#include "zend_exceptions.h"

static php_lineproto_server *this_server(zval *this_value)
{
	return php_lineproto_server_from(Z_OBJ_P(this_value));
}

static lp_server *this_core(zval *this_value, const char *method)
{
	return php_lineproto_server_core(this_server(this_value), method);
}

PHP_METHOD(Lineproto_Server, __construct)
{
	HashTable *options = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(options)
	ZEND_PARSE_PARAMETERS_END();
	if (this_server(ZEND_THIS)->core) {
		php_lineproto_throw_misuse("Lineproto\\Server::__construct() cannot be called again");
		RETURN_THROWS();
	}
	php_lineproto_server_configure(this_server(ZEND_THIS), options, 1);
}

PHP_METHOD(Lineproto_Server, listen)
{
	zend_string *address;
	zval *on_line = NULL, *session = NULL;
	HashTable *options = NULL;
	lp_listener *listener;

	ZEND_PARSE_PARAMETERS_START(1, 4)
		Z_PARAM_STR(address)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(on_line)
		Z_PARAM_ARRAY_HT(options)
		Z_PARAM_ZVAL(session)
	ZEND_PARSE_PARAMETERS_END();
	listener = php_lineproto_server_listen(this_server(ZEND_THIS), address, 1, on_line, session, options, 3);
	if (!listener) {
		RETURN_THROWS();
	}
	RETURN_STRING(lp_listener_address(listener, 0));
}

static void addresses_to_array(lp_server *core, zval *array)
{
	array_init(array);
	for (lp_listener *listener = core ? core->listeners : NULL; listener; listener = listener->next) {
		for (int i = 0; lp_listener_address(listener, i); i++) {
			add_next_index_string(array, lp_listener_address(listener, i));
		}
	}
}

PHP_METHOD(Lineproto_Server, addresses)
{
	ZEND_PARSE_PARAMETERS_NONE();
	addresses_to_array(this_server(ZEND_THIS)->core, return_value);
}

PHP_METHOD(Lineproto_Server, run)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (php_lineproto_server_may_run("Lineproto\\Server::run()") && this_core(ZEND_THIS, "run")) {
		php_lineproto_server_run(this_server(ZEND_THIS));
	}
}

PHP_METHOD(Lineproto_Server, broadcast)
{
	zend_string *line, *group = NULL;
	zend_object *except = NULL;
	lp_server *core;
	int64_t receivers;
	lp_error err;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_STR(line)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(group)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(except, php_lineproto_connection_ce)
	ZEND_PARSE_PARAMETERS_END();
	core = this_core(ZEND_THIS, "broadcast");
	if (!core) {
		RETURN_THROWS();
	}
	receivers = lp_server_broadcast(core, ZSTR_VAL(line), ZSTR_LEN(line), group ? ZSTR_VAL(group) : NULL,
		group ? ZSTR_LEN(group) : 0, except ? php_lineproto_connection_from(except)->conn : NULL, &err);
	if (receivers < 0) {
		zend_argument_value_error(1, "%s", err.text);
		RETURN_THROWS();
	}
	RETURN_LONG((zend_long) receivers);
}

/* --- timers --- */

static void timer_fire(lp_server_timer *timer)
{
	php_lineproto_server *self = timer->server->user;
	zval argument;

	ZVAL_LONG(&argument, timer->id);
	if (!php_lineproto_callback_notify(timer->user, 1, &argument)) {
		php_lineproto_handler_threw(self, self->listeners, NULL);
	}
}

static void timer_release(lp_server_timer *timer)
{
	php_lineproto_callback *callback = timer->user;

	timer->user = NULL;
	php_lineproto_callback_clear(callback);
	efree(callback);
}

static void timer_add(INTERNAL_FUNCTION_PARAMETERS, const char *method, bool again)
{
	zval *seconds;
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
	php_lineproto_callback *callback;
	lp_server *core;
	lp_time delay;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_NUMBER(seconds)
		Z_PARAM_FUNC(fci, fcc)
	ZEND_PARSE_PARAMETERS_END();
	(void) fcc;
	if (!php_lineproto_seconds(zval_get_double(seconds), &delay) || (again && delay < LP_MILLISECOND)) {
		zend_argument_value_error(1, "must be between %s and 1000000000 seconds, %g given", again ? "0.001" : "0",
			zval_get_double(seconds));
		RETURN_THROWS();
	}
	core = this_core(ZEND_THIS, method);
	if (!core) {
		RETURN_THROWS();
	}
	callback = ecalloc(1, sizeof *callback);
	if (!php_lineproto_callback_argument(callback, &fci.function_name, 2, "a valid callback")) {
		efree(callback);
		RETURN_THROWS();
	}
	RETURN_LONG(lp_server_timer_add(core, delay, again ? delay : 0, timer_fire, timer_release, callback));
}

PHP_METHOD(Lineproto_Server, every)
{
	timer_add(INTERNAL_FUNCTION_PARAM_PASSTHRU, "every", true);
}

PHP_METHOD(Lineproto_Server, after)
{
	timer_add(INTERNAL_FUNCTION_PARAM_PASSTHRU, "after", false);
}

PHP_METHOD(Lineproto_Server, cancelTimer)
{
	zend_long id;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(id)
	ZEND_PARSE_PARAMETERS_END();
	if (this_server(ZEND_THIS)->core && id > 0 && id <= INT_MAX) {   /* a host that wakes a little early for nothing does no harm */
		lp_server_timer_cancel(this_server(ZEND_THIS)->core, (int) id);
	}
}

/* --- looking and leaving --- */

PHP_METHOD(Lineproto_Server, connections)
{
	lp_server *core = this_server(ZEND_THIS)->core;
	zval element;

	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	for (lp_conn *c = core ? core->connections : NULL; c; c = c->next) {
		if (c->opened && lp_conn_is_open(c)) {
			ZVAL_OBJ_COPY(&element, &php_lineproto_connection_of(c)->std);
			add_next_index_zval(return_value, &element);
		}
	}
}

PHP_METHOD(Lineproto_Server, drain)
{
	lp_server *core;

	ZEND_PARSE_PARAMETERS_NONE();
	core = this_core(ZEND_THIS, "drain");
	if (core) {
		if (!lp_server_ask_all(core, LP_TOLD_DRAIN)) {
			lp_server_drain(core);
		}
	}
}

PHP_METHOD(Lineproto_Server, stop)
{
	lp_server *core;

	ZEND_PARSE_PARAMETERS_NONE();
	core = this_core(ZEND_THIS, "stop");
	if (core) {
		if (!lp_server_ask_all(core, LP_TOLD_STOP)) {
			lp_server_stop(core);
		}
	}
}

PHP_METHOD(Lineproto_Server, stats)
{
	ZEND_PARSE_PARAMETERS_NONE();
	php_lineproto_server_figures(this_server(ZEND_THIS), return_value);
}

/* --- the function --- */

static bool listen_at(php_lineproto_server *self, zval *address, zval *on_line, zval *session)
{
	ZVAL_DEREF(address);
	if (Z_TYPE_P(address) != IS_STRING) {
		zend_argument_type_error(1, "must be a string or a list of strings, %s found in it", zend_zval_type_name(address));
		return false;
	}
	return php_lineproto_server_listen(self, Z_STR_P(address), 1, on_line, session, NULL, 3) != NULL;
}

static bool listen_at_all(php_lineproto_server *self, zend_string *address, HashTable *addresses, zval *on_line,
	zval *session)
{
	zval single, *element;

	if (!addresses) {
		ZVAL_STR(&single, address);
		return listen_at(self, &single, on_line, session);
	}
	if (zend_hash_num_elements(addresses) == 0) {
		zend_argument_value_error(1, "must not be empty");
		return false;
	}
	ZEND_HASH_FOREACH_VAL(addresses, element) {
		if (!listen_at(self, element, on_line, session)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

PHP_FUNCTION(lineproto_serve)
{
	zend_string *address = NULL, *standard = NULL;
	HashTable *addresses = NULL, *options = NULL;
	zval *on_line = NULL, *session = NULL, server;

	ZEND_PARSE_PARAMETERS_START(0, 4)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT_OR_STR(addresses, address)
		Z_PARAM_ZVAL(on_line)
		Z_PARAM_ARRAY_HT(options)
		Z_PARAM_ZVAL(session)
	ZEND_PARSE_PARAMETERS_END();
	if (!php_lineproto_server_may_run("lineproto_serve()")) {
		RETURN_THROWS();
	}
	if (!address && !addresses) {
		address = standard = zend_string_init("tcp://127.0.0.1:10008", sizeof "tcp://127.0.0.1:10008" - 1, 0);
	}
	object_init_ex(&server, php_lineproto_server_ce);
	if (php_lineproto_server_configure(php_lineproto_server_from(Z_OBJ(server)), options, 3)
			&& listen_at_all(php_lineproto_server_from(Z_OBJ(server)), address, addresses, on_line, session)) {
		php_lineproto_server_run(php_lineproto_server_from(Z_OBJ(server)));
	}
	zval_ptr_dtor(&server);
	if (standard) {
		zend_string_release(standard);
	}
}
