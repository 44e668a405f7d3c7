/* Where log events go. A sink that fails falls back to stderr and is counted: an event is not lost because its logger is broken. */
#include "log.h"

#include "callback.h"
#include "server.h"

#include "zend_closures.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"
#include "zend_smart_str.h"

#ifdef PHP_WIN32
# include <io.h>
# define write _write
#else
# include <unistd.h>
#endif

#define LOG_LINE 8192

static bool is_psr_logger(const zval *log)
{
	return Z_TYPE_P(log) == IS_OBJECT && Z_OBJCE_P(log) != zend_ce_closure
		&& zend_hash_str_exists(&Z_OBJCE_P(log)->function_table, "log", sizeof "log" - 1);
}

bool php_lineproto_log_accepts(zval *log)
{
	if (Z_TYPE_P(log) == IS_RESOURCE) {
		return zend_fetch_resource2(Z_RES_P(log), NULL, php_file_le_stream(), php_file_le_pstream()) != NULL;
	}
	return is_psr_logger(log) || zend_is_callable(log, 0, NULL);
}

bool php_lineproto_log_is_path(zval *log)
{
#ifdef PHP_WIN32
	static const char slashes[] = "/\\";
#else
	static const char slashes[] = "/";
#endif

	return Z_TYPE_P(log) == IS_STRING && Z_STRVAL_P(log)[strcspn(Z_STRVAL_P(log), slashes)] && !zend_is_callable(log, 0, NULL);
}

/* A stream that fails raises a notice, which the script's error handler may make an exception of, as that of a stream wrapper may come by
 * itself: neither is anybody's business here. An exception that was there before is. */
static bool log_to_stream(zval *log, const char *line, size_t length)
{
	php_stream *stream = zend_fetch_resource2(Z_RES_P(log), NULL, php_file_le_stream(), php_file_le_pstream());
	int reporting = EG(error_reporting);
	bool pending = EG(exception) != NULL;
	ssize_t written;

	if (!stream) {
		return false;
	}
	EG(error_reporting) &= E_FATAL_ERRORS;
	stream->flags |= PHP_STREAM_FLAG_SUPPRESS_ERRORS;
	written = php_stream_write(stream, line, length);
	stream->flags &= ~PHP_STREAM_FLAG_SUPPRESS_ERRORS;
	EG(error_reporting) = reporting;
	if (EG(exception) && !pending && !zend_is_unwind_exit(EG(exception))) {
		zend_clear_exception();
		return false;
	}
	return written == (ssize_t) length;
}

static void fields_to_array(zval *array, const lp_field *fields, size_t count)
{
	array_init(array);
	for (size_t i = 0; i < count; i++) {
		add_assoc_string(array, fields[i].key, fields[i].value);
	}
}

static bool log_to_callable(zval *log, lp_level level, const char *message, const lp_field *fields, size_t count)
{
	zval arguments[3], result, method;
	zend_result called;

	ZVAL_STRING(&arguments[0], lp_level_name(level));
	ZVAL_STRING(&arguments[1], message);
	fields_to_array(&arguments[2], fields, count);
	ZVAL_UNDEF(&result);
	if (is_psr_logger(log)) {
		ZVAL_STRING(&method, "log");
		called = call_user_function(NULL, log, &method, &result, 3, arguments);
		zval_ptr_dtor(&method);
	} else {
		called = call_user_function(NULL, NULL, log, &result, 3, arguments);
	}
	zval_ptr_dtor(&result);
	for (int i = 0; i < 3; i++) {
		zval_ptr_dtor(&arguments[i]);
	}
	return called == SUCCESS && !EG(exception);
}

/* A line begins at 'text'; before it there is the time, for files in which nothing else would tell it. */
typedef struct log_line {
	char bytes[LOG_LINE];
	const char *text;
	size_t length;
} log_line;

static void line_make(log_line *line, bool json, lp_level level, const char *message, const lp_field *fields, size_t count)
{
	lp_time now = lp_clock_calendar();
	size_t used = 0;

	if (json) {
		line->text = line->bytes;
		line->length = lp_log_format_json(line->bytes, sizeof line->bytes, now, level, message, fields, count);
		return;
	}
	used = lp_log_time(line->bytes, now);
	line->bytes[used++] = ' ';
	line->text = line->bytes + used;
	line->length = lp_log_format(line->bytes + used, sizeof line->bytes - used, level, message, fields, count);
}

static bool line_write(php_lineproto_server *server, const log_line *line)
{
	zval *log = &server->options.log;

	if (server->log_file.path) {
		return lp_log_file_write(&server->log_file, line->bytes, (size_t) (line->text - line->bytes) + line->length);
	}
	if (Z_TYPE_P(log) == IS_RESOURCE) {
		return log_to_stream(log, line->text, line->length);
	}
	return Z_TYPE_P(log) == IS_UNDEF && write(2, line->text, line->length) == (ssize_t) line->length;
}

/* 1: the event is with a callable or logger; 0: it is not, and is to be written; -1: exit() in there ends the process. */
static int log_call(zval *log, lp_level level, const char *message, const lp_field *fields, size_t count)
{
	if (Z_TYPE_P(log) != IS_OBJECT && Z_TYPE_P(log) != IS_STRING && Z_TYPE_P(log) != IS_ARRAY) {
		return 0;
	}
	if (EG(exception) || log_to_callable(log, level, message, fields, count)) {
		return 1;
	}
	if (zend_is_unwind_exit(EG(exception))) {
		return -1;
	}
	zend_clear_exception();
	return 0;
}

void php_lineproto_log_write(void *context, lp_level level, const char *message, const lp_field *fields, size_t count)
{
	php_lineproto_server *server = context;
	log_line line;

	if (log_call(&server->options.log, level, message, fields, count) != 0) {
		return;
	}
	line_make(&line, server->options.log_json, level, message, fields, count);
	if (line_write(server, &line)) {
		return;
	}
	if (server->core) {
		server->core->stats->log_failures++;
	}
	if (server->log_file.path || Z_TYPE(server->options.log) != IS_UNDEF) {
		if (write(2, line.text, line.length) < 0) {
			return;   /* nobody is left to tell */
		}
	}
}

void php_lineproto_log_reopen(php_lineproto_server *server)
{
	lp_error err;

	if (!server->log_file.path || !server->core) {
		return;
	}
	if (lp_log_file_reopen(&server->log_file, &err) < 0) {
		lp_log_field(&server->core->config.log, LP_LOG_ERROR, "the log goes on in the old file", "reason", err.text);
	} else {
		lp_log_event(&server->core->config.log, LP_LOG_INFO, "the log was opened again", NULL, 0);
	}
}

static zend_string *throwable_property(zend_object *throwable, const char *name)
{
	zval copy, *value = zend_read_property(zend_get_exception_base(throwable), throwable, name, strlen(name), 1, &copy);

	return zval_get_string(value);
}

static const char *frame_text(HashTable *frame, const char *key, size_t length)
{
	zval *value = zend_hash_str_find(frame, key, length);

	return value && Z_TYPE_P(value) == IS_STRING ? Z_STRVAL_P(value) : "";
}

static void trace_add_frame(smart_str *text, uint32_t number, HashTable *frame)
{
	zval *line = zend_hash_str_find(frame, "line", sizeof "line" - 1);
	const char *file = frame_text(frame, "file", sizeof "file" - 1);

	smart_str_append_printf(text, "#%u %s", number, *file ? file : "[internal function]");
	if (*file && line && Z_TYPE_P(line) == IS_LONG) {
		smart_str_append_printf(text, "(" ZEND_LONG_FMT ")", Z_LVAL_P(line));
	}
	smart_str_append_printf(text, ": %s%s%s()\n", frame_text(frame, "class", sizeof "class" - 1), frame_text(frame, "type", sizeof "type" - 1),
		frame_text(frame, "function", sizeof "function" - 1));
}

/* As getTraceAsString() puts it, but without the arguments: in a handler they begin with what a peer has sent. */
static zend_string *throwable_trace(zend_object *throwable)
{
	zval copy, *trace = zend_read_property(zend_get_exception_base(throwable), throwable, "trace", sizeof "trace" - 1, 1, &copy), *frame;
	smart_str text = {0};
	uint32_t number = 0;

	ZVAL_DEREF(trace);
	if (Z_TYPE_P(trace) == IS_ARRAY) {
		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(trace), frame) {
			if (text.s && ZSTR_LEN(text.s) > LOG_LINE) {
				break;
			}
			if (Z_TYPE_P(frame) == IS_ARRAY) {
				trace_add_frame(&text, number++, Z_ARRVAL_P(frame));
			}
		} ZEND_HASH_FOREACH_END();
		smart_str_append_printf(&text, "#%u %s", number, number == zend_hash_num_elements(Z_ARRVAL_P(trace)) ? "{main}" : "...");
	}
	return smart_str_extract(&text);
}

void php_lineproto_log_throwable(const lp_log *log, const char *message, zend_object *throwable)
{
	zend_string *text = throwable_property(throwable, "message");
	zend_string *file = throwable_property(throwable, "file");
	zend_string *line = throwable_property(throwable, "line");
	zend_string *trace = throwable_trace(throwable);
	lp_field fields[] = {
		{"class", ZSTR_VAL(throwable->ce->name)}, {"message", ZSTR_VAL(text)}, {"file", ZSTR_VAL(file)},
		{"line", ZSTR_VAL(line)}, {"trace", ZSTR_VAL(trace)}
	};

	lp_log_event(log, LP_LOG_ERROR, message, fields, sizeof fields / sizeof fields[0]);
	zend_string_release(text);
	zend_string_release(file);
	zend_string_release(line);
	zend_string_release(trace);
}
