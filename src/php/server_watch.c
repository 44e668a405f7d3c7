/* Lineproto\Server::watch() and unwatch(): from a stream or Socket of the user's to a descriptor in the loop, and back to a callback. */
#include "server.h"

#include "errors.h"

#include "php_network.h"

typedef struct watched {
	zval given;                          /* what the user gave, for the callback */
	zval stream;                         /* the same as a stream */
	php_lineproto_callback callback;
} watched;

static php_lineproto_server *this_server(zval *this_value)
{
	return php_lineproto_server_from(Z_OBJ_P(this_value));
}

/* NULL when it was closed. */
static php_stream *stream_of(const zval *stream)
{
	return zend_fetch_resource2(Z_RES_P(stream), NULL, php_file_le_stream(), php_file_le_pstream());
}

/* False when it has none. What a TLS stream has decrypted already moves to the stream's buffer by this, where look() sees it. */
static bool stream_descriptor(php_stream *stream, lp_fd *fd)
{
	php_socket_t descriptor = SOCK_ERR;

	if (php_stream_cast(stream, PHP_STREAM_AS_FD_FOR_SELECT | PHP_STREAM_CAST_INTERNAL, (void **) &descriptor, 0) != SUCCESS
			|| descriptor == SOCK_ERR) {
		return false;
	}
	*fd = (lp_fd) descriptor;
	return true;
}

static lp_watch_state watch_look(const lp_server_watch *watch)
{
	const php_stream *stream = stream_of(&((const watched *) watch->user)->stream);

	if (!stream) {
		return LP_WATCH_GONE;
	}
	return stream->writepos > stream->readpos ? LP_WATCH_READABLE : LP_WATCH_WAITS;
}

static void watch_fire(lp_server_watch *watch)
{
	php_lineproto_server *self = watch->server->user;
	watched *w = watch->user;
	php_stream *stream;
	zval arguments[2];
	lp_fd fd;

	ZVAL_COPY_VALUE(&arguments[0], &w->given);
	ZVAL_LONG(&arguments[1], watch->id);
	if (!php_lineproto_callback_notify(&w->callback, 2, arguments)) {
		php_lineproto_handler_threw(self, self->listeners, NULL);
	}
	stream = watch->ended ? NULL : stream_of(&w->stream);
	if (stream) {
		stream_descriptor(stream, &fd);
	}
}

static void watched_free(watched *w)
{
	php_lineproto_callback_clear(&w->callback);
	zval_ptr_dtor(&w->stream);
	zval_ptr_dtor(&w->given);
	efree(w);
}

static void watch_release(lp_server_watch *watch)
{
	php_lineproto_server *self = watch->server->user;

	watched_free(watch->user);
	php_lineproto_handler_check(self);   /* a destructor may have thrown */
}

static const lp_watch_ops watch_ops = {watch_look, watch_fire, watch_release};

void php_lineproto_watch_gc(const lp_server_watch *watch, zend_get_gc_buffer *buffer)
{
	const watched *w = watch->user;

	if (w) {
		zend_get_gc_buffer_add_zval(buffer, (zval *) &w->given);
		zend_get_gc_buffer_add_zval(buffer, (zval *) &w->callback.callable);
	}
}

/* --- from the argument to a descriptor --- */

static bool is_socket(const zval *value)
{
	return Z_TYPE_P(value) == IS_OBJECT && Z_OBJCE_P(value)->type == ZEND_INTERNAL_CLASS && zend_string_equals_literal(Z_OBJCE_P(value)->name, "Socket");
}

/* The stream behind a Socket, which ext/sockets makes and keeps; that extension may have been loaded after this one. */
static bool stream_of_socket(zval *socket, zval *stream)
{
	zend_function *export = zend_hash_str_find_ptr(CG(function_table), ZEND_STRL("socket_export_stream"));

	ZVAL_UNDEF(stream);
	if (export) {
		zend_call_known_function(export, NULL, NULL, stream, 1, socket, NULL);
	}
	if (EG(exception) || Z_TYPE_P(stream) != IS_RESOURCE) {
		zval_ptr_dtor(stream);
		if (!EG(exception)) {
			zend_argument_value_error(1, "must be a Socket that socket_export_stream() can make a stream of");
		}
		return false;
	}
	return true;
}

/* A reference to the stream that is meant, open at this moment. */
static bool stream_of_argument(zval *given, zval *stream)
{
	if (is_socket(given)) {
		return stream_of_socket(given, stream);
	}
	if (Z_TYPE_P(given) != IS_RESOURCE || !stream_of(given)) {
		zend_argument_type_error(1, "must be an open stream or a Socket, %s given", zend_zval_type_name(given));
		return false;
	}
	ZVAL_COPY(stream, given);
	return true;
}

static bool descriptor_of(zval *stream, lp_fd *fd)
{
	const php_stream *of = stream_of(stream);

	if (stream_descriptor((php_stream *) of, fd)) {
		return true;
	}
	if (!EG(exception)) {
		zend_argument_value_error(1, "must be a stream with a descriptor to wait for; %s, of type %s, has none",
			of->orig_path ? of->orig_path : "this one", of->ops->label);
	}
	return false;
}

static bool is_new(const lp_server *core, const zval *given)
{
	for (const lp_server_watch *watch = core->watches; watch; watch = watch->next) {
		const watched *w = watch->user;

		if (w && !watch->ended && Z_TYPE(w->given) == Z_TYPE_P(given) && Z_COUNTED(w->given) == Z_COUNTED_P(given)) {
			php_lineproto_throw_misuse("Lineproto\\Server::watch(): this stream is watched already, by id %d", watch->id);
			return false;
		}
	}
	return true;
}

/* Takes over nothing; the watch holds references of its own. */
static int watch_add(lp_server *core, lp_fd fd, zval *given, zval *stream, zval *callable)
{
	watched *w = ecalloc(1, sizeof *w);
	lp_error err;
	int id;

	ZVAL_COPY(&w->given, given);
	ZVAL_COPY(&w->stream, stream);
	if (!php_lineproto_callback_argument(&w->callback, callable, 2, "a valid callback")) {
		watched_free(w);
		return -1;
	}
	id = lp_server_watch_add(core, fd, &watch_ops, w, &err);
	if (id < 0) {
		php_lineproto_throw(&err);
		watched_free(w);
	}
	return id;
}

PHP_METHOD(Lineproto_Server, watch)
{
	zval *given, stream;
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
	lp_server *core;
	lp_fd fd;
	int id = -1;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_ZVAL(given)
		Z_PARAM_FUNC(fci, fcc)
	ZEND_PARSE_PARAMETERS_END();
	(void) fcc;
	core = php_lineproto_server_core(this_server(ZEND_THIS), "watch");
	if (!core || !stream_of_argument(given, &stream)) {
		RETURN_THROWS();
	}
	if (is_new(core, given) && descriptor_of(&stream, &fd)) {
		id = watch_add(core, fd, given, &stream, &fci.function_name);
	}
	zval_ptr_dtor(&stream);
	if (id < 0) {
		RETURN_THROWS();
	}
	RETURN_LONG(id);
}

PHP_METHOD(Lineproto_Server, unwatch)
{
	zend_long id;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(id)
	ZEND_PARSE_PARAMETERS_END();
	if (this_server(ZEND_THIS)->core && id > 0 && id <= INT_MAX) {
		lp_server_watch_end(this_server(ZEND_THIS)->core, (int) id);
	}
}
