/* A server's life on the engine's side: from options to the running loop and back. The class's methods are in server_methods.c. */
#include "server.h"
#include "tls.h"

#include "errors.h"
#include "log.h"
#include "classes.h"
#include "session.h"

#include "src/core/dialogue.h"

#include "SAPI.h"
#include "zend_exceptions.h"

#ifndef PHP_WIN32
# include "zend_signal.h"
#endif

static zend_object_handlers server_handlers;

static zend_object *server_create(zend_class_entry *ce)
{
	php_lineproto_server *self = zend_object_alloc(sizeof *self, ce);

	memset(self, 0, offsetof(php_lineproto_server, std));
	php_lineproto_server_options_init(&self->options);
	zend_object_std_init(&self->std, ce);
	object_properties_init(&self->std, ce);
	self->std.handlers = &server_handlers;
	return &self->std;
}

static void listener_free(php_lineproto_listener *listener)
{
	for (int i = 0; i < PHP_LINEPROTO_LISTENER_CALLBACKS; i++) {
		php_lineproto_callback_clear(&listener->callbacks[i]);
	}
	efree(listener);
}

/* Close everything. Callbacks are released last: connections are detached from them by then. */
static void server_close(php_lineproto_server *self)
{
	lp_server *core = self->core;

	self->core = NULL;
	if (core) {
		self->over = true;
		self->last_stats = *core->stats;
		lp_server_free(core);
	}
	lp_log_file_close(&self->log_file);
	while (self->listeners) {
		php_lineproto_listener *listener = self->listeners;

		self->listeners = listener->next;
		listener_free(listener);
	}
}

static void server_free(zend_object *object)
{
	php_lineproto_server *self = php_lineproto_server_from(object);

	if (LPG(running) == self) {   /* in a loop that does not hold it */
		LPG(running) = NULL;
	}
	server_close(self);
	php_lineproto_server_options_clear(&self->options);
	zval_ptr_dtor(&self->stream);
	zend_object_std_dtor(object);
}

static void gc_callbacks(zend_get_gc_buffer *buffer, php_lineproto_callback *callbacks, int count)
{
	for (int i = 0; i < count; i++) {
		zend_get_gc_buffer_add_zval(buffer, &callbacks[i].callable);
	}
}

static HashTable *server_gc(zend_object *object, zval **table, int *count)
{
	php_lineproto_server *self = php_lineproto_server_from(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	gc_callbacks(buffer, self->options.listener_callbacks, PHP_LINEPROTO_LISTENER_CALLBACKS);
	gc_callbacks(buffer, self->options.server_callbacks, PHP_LINEPROTO_SERVER_CALLBACKS);
	zend_get_gc_buffer_add_zval(buffer, &self->options.log);
	for (php_lineproto_listener *listener = self->listeners; listener; listener = listener->next) {
		gc_callbacks(buffer, listener->callbacks, PHP_LINEPROTO_LISTENER_CALLBACKS);
	}
	if (self->core) {
		for (lp_conn *c = self->core->connections; c; c = c->next) {
			if (c->user) {
				zend_get_gc_buffer_add_obj(buffer, &((php_lineproto_connection *) c->user)->std);
			}
		}
		for (lp_server_timer *timer = self->core->timers; timer; timer = timer->next) {
			zend_get_gc_buffer_add_zval(buffer, &((php_lineproto_callback *) timer->user)->callable);
		}
		for (lp_server_watch *watch = self->core->watches; watch; watch = watch->next) {
			php_lineproto_watch_gc(watch, buffer);
		}
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL;
}

void php_lineproto_server_init(zend_class_entry *ce)
{
	ce->create_object = server_create;
	memcpy(&server_handlers, &std_object_handlers, sizeof server_handlers);
	server_handlers.offset = offsetof(php_lineproto_server, std);
	server_handlers.free_obj = server_free;
	server_handlers.clone_obj = NULL;
	server_handlers.get_gc = server_gc;
}

/* --- what the core tells --- */

static php_lineproto_server *host_of(lp_server *core)
{
	return core->user;
}

static void server_notify(lp_server *core, int which)
{
	php_lineproto_server *self = host_of(core);
	zval argument;

	if (!php_lineproto_callback_is_set(&self->options.server_callbacks[which])) {
		return;
	}
	ZVAL_OBJ(&argument, &self->std);
	if (!php_lineproto_callback_notify(&self->options.server_callbacks[which], 1, &argument)) {
		lp_server_halt(core);   /* a server that cannot start or stop as meant is its caller's business */
	}
}

static void hook_started(lp_server *core)
{
	for (lp_listener *listener = core->listeners; listener; listener = listener->next) {
		for (int i = 0; lp_listener_address(listener, i); i++) {
			lp_log_field(&core->config.log, LP_LOG_INFO, "listening", "address", lp_listener_address(listener, i));
		}
	}
	if (lp_status_address(core)) {
		lp_log_field(&core->config.log, LP_LOG_INFO, "listening", "status", lp_status_address(core));
	}
	server_notify(core, PHP_LINEPROTO_ON_START);
}

static void hook_stopped(lp_server *core)
{
	php_lineproto_sessions_tell_closed(host_of(core));
	if (lp_server_halted(core)) {
		return;
	}
	server_notify(core, PHP_LINEPROTO_ON_STOP);
}

static LP_HOT bool hook_turn(lp_server *core)
{
	php_lineproto_handler_check(host_of(core));
	if (UNEXPECTED(!core->hosted && !php_lineproto_interrupts())) {   /* of a hosted one they are its host's */
		lp_server_halt(core);
		return false;
	}
	return host_of(core)->woken && php_lineproto_sessions_run_woken(host_of(core));
}

static void hook_transcript(lp_server *core, const char *text, size_t length)
{
	int exit_status = EG(exit_status);

	PHPWRITE(text, length);
	EG(exit_status) = exit_status;   /* a transcript that nobody reads any more is no failure */
	if (EG(exception)) {
		lp_server_halt(core);
	}
}

static void hook_signal(lp_server *core, lp_signal which)
{
	if (which == LP_SIGNAL_USR2) {
		php_lineproto_server_log_stats(core);
	} else if (which == LP_SIGNAL_HUP) {
		php_lineproto_server_reload(core);
	} else if (which == LP_SIGNAL_USR1) {
		php_lineproto_log_reopen(host_of(core));
	}
}

static const lp_server_hooks hooks = {hook_started, hook_stopped, hook_turn, hook_transcript, hook_signal};

/* --- steps --- */

bool php_lineproto_server_may_run(const char *function)
{
	static const char *const sapis[] = {"cli", "phpdbg", "embed", "micro", NULL};

	php_lineproto_server *other = LPG(running);

	if (other && other->core && other->core->hosted && !other->core->turning && other->core->generation != lp_generation) {
		lp_server_look_whose(other->core);   /* its parent's: this child has a copy, which it only lets go of */
		php_lineproto_sessions_end(other);
		LPG(running) = NULL;
		server_close(other);
	}
	if (LPG(running)) {
		php_lineproto_throw_misuse("%s: a server is running in this process already; let it listen at more addresses instead", function);
		return false;
	}
	for (int i = 0; sapis[i]; i++) {
		if (strcmp(sapi_module.name, sapis[i]) == 0) {
			return true;
		}
	}
	php_lineproto_throw_misuse("%s works in the command line SAPI only, this is %s", function, sapi_module.name);
	return false;
}

bool php_lineproto_server_configure(php_lineproto_server *self, HashTable *options, uint32_t argument)
{
	return !options || php_lineproto_server_options_parse(&self->options, options, argument, false);
}

#ifdef PHP_WIN32
# define server_sigaction NULL
#else
static int server_sigaction(int number, const struct sigaction *act, struct sigaction *old)
{
	zend_sigaction(number, act, old);
	return 0;
}
#endif

/* It takes those of the server's options that are about sockets. */
static bool status_open(php_lineproto_server *self, lp_error *err)
{
	lp_listener_config options;

	if (!self->options.status.given) {
		return true;
	}
	lp_listener_config_init(&options);
	options.socket.unix_mode = self->options.listener.socket.unix_mode;
	options.socket.ipv6_only = self->options.listener.socket.ipv6_only;
	self->core->status = lp_status_new(self->core, &self->options.status, &options, err);
	return self->core->status != NULL;
}

/* The core is made by the first listen(), when all options are known. */
static bool server_open(php_lineproto_server *self)
{
	lp_server_config config = self->options.server;
	lp_error err;

	if (self->core) {
		return true;
	}
	config.log.write = php_lineproto_log_write;
	config.log.context = self;
	config.sigaction = server_sigaction;
	config.privileges = self->options.privileges.has_user || self->options.privileges.has_group ? &self->options.privileges : NULL;
	config.pid_file = self->options.pid_file;
	if (self->options.log_path && lp_log_file_open(&self->log_file, self->options.log_path, config.privileges, &err) < 0) {
		php_lineproto_throw(&err);
		return false;
	}
	self->core = lp_server_new(&config, &hooks, self, &err);
	if (!self->core) {
		lp_log_file_close(&self->log_file);
		php_lineproto_throw(&err);
	} else if (!status_open(self, &err)) {
		lp_server_free(self->core);
		self->core = NULL;
		php_lineproto_throw(&err);
	}
	self->over = false;
	return self->core != NULL;
}

/* The two ways to handle lines; at most one of them. */
static bool handlers_set(php_lineproto_server_options *options, zval *on_line, zval *session)
{
	zval *given[] = {on_line, session};
	int which[] = {PHP_LINEPROTO_ON_LINE, PHP_LINEPROTO_SESSION};

	for (int i = 0; i < 2; i++) {
		php_lineproto_callback_clear(&options->listener_callbacks[which[i]]);
		if (!php_lineproto_callback_argument(&options->listener_callbacks[which[i]], given[i], i ? 4 : 2, "a valid callback or null")) {
			return false;
		}
	}
	if (php_lineproto_callback_is_set(&options->listener_callbacks[which[0]])
			&& php_lineproto_callback_is_set(&options->listener_callbacks[which[1]])) {
		zend_argument_value_error(4, "must be null when there is a handler for lines already");
		return false;
	}
	return true;
}

static bool has_handler(const php_lineproto_server_options *options)
{
	return php_lineproto_callback_is_set(&options->listener_callbacks[PHP_LINEPROTO_ON_LINE])
		|| php_lineproto_callback_is_set(&options->listener_callbacks[PHP_LINEPROTO_SESSION]);
}

/* The options of one listener: the server's, with this call's on top. */
static bool listener_options(php_lineproto_server *self, php_lineproto_server_options *options, zval *on_line, zval *session,
	HashTable *array, uint32_t argument)
{
	const char *reason;

	php_lineproto_server_options_copy(options, &self->options);
	if ((array && !php_lineproto_server_options_parse(options, array, argument, true)) || !handlers_set(options, on_line, session)) {
		return false;
	}
	if (!has_handler(options) && (reason = lp_dialogue_refused(options->listener.framing))) {
		zend_argument_value_error(argument, "key \"framing\" cannot be used without a handler: the reply of the dialogue contains %s", reason);
		return false;
	}
	if (options->listener.slow_consumer == LP_SLOW_BLOCK
			&& !php_lineproto_callback_is_set(&options->listener_callbacks[PHP_LINEPROTO_SESSION])) {
		zend_argument_value_error(argument, "key \"slow_consumer\" cannot be Lineproto\\SlowConsumer::Block without a session: "
			"there is no Fiber to wait in");
		return false;
	}
	options->listener.transcript = options->transcript >= 0 ? options->transcript : !has_handler(options);
	return true;
}

static const lp_handler *handler_for(const php_lineproto_listener *listener)
{
	if (php_lineproto_callback_is_set(&listener->callbacks[PHP_LINEPROTO_SESSION])) {
		return &php_lineproto_session_handler;
	}
	return php_lineproto_callback_is_set(&listener->callbacks[PHP_LINEPROTO_ON_LINE])
		? &php_lineproto_handler : &php_lineproto_dialogue_handler;
}

static php_lineproto_listener *listener_new(php_lineproto_server *self, php_lineproto_server_options *options)
{
	php_lineproto_listener *listener = ecalloc(1, sizeof *listener);

	listener->server = self;
	for (int i = 0; i < PHP_LINEPROTO_LISTENER_CALLBACKS; i++) {
		php_lineproto_callback_copy(&listener->callbacks[i], &options->listener_callbacks[i]);
	}
	listener->next = self->listeners;
	self->listeners = listener;
	options->listener.user = listener;
	options->listener.handler = handler_for(listener);
	return listener;
}

/* What tls:// and startTls() begin with. */
static bool listener_tls(php_lineproto_server_options *options, const lp_address *address, uint32_t argument)
{
	if (!lp_tls_config_has_certificate(&options->tls)) {
		if (address->scheme == LP_SCHEME_TLS) {
			zend_argument_value_error(argument, "is a tls address, which needs the option tls with a \"local_cert\" or \"SNI_server_certs\"");
		}
		return address->scheme != LP_SCHEME_TLS;
	}
	options->listener.tls = php_lineproto_tls_context(&options->tls, LP_TLS_SERVER);
	return options->listener.tls != NULL;
}

lp_listener *php_lineproto_server_listen(php_lineproto_server *self, zend_string *address, uint32_t address_argument,
	zval *on_line, zval *session, HashTable *array, uint32_t options_argument)
{
	php_lineproto_server_options options;
	php_lineproto_listener *host;
	lp_listener *listener = NULL;
	lp_address parsed;
	lp_error err;

	if (!php_lineproto_address_parse(address, address_argument, &parsed) || !server_open(self)) {
		return NULL;
	}
	if (listener_options(self, &options, on_line, session, array, options_argument)
			&& listener_tls(&options, &parsed, address_argument)) {
		host = listener_new(self, &options);
		listener = lp_server_listen(self->core, &parsed, &options.listener, &err);
		if (!listener) {
			self->listeners = host->next;
			listener_free(host);
			php_lineproto_throw(&err);
		}
	}
	php_lineproto_server_options_clear(&options);
	return listener;
}

lp_server *php_lineproto_server_core(php_lineproto_server *self, const char *method)
{
	if (!self->core) {
		php_lineproto_throw_misuse("Lineproto\\Server::%s() needs a server that listens: call listen() first", method);
		return NULL;
	}
	lp_server_enter(self->core);
	return self->core;
}

void php_lineproto_server_ended(php_lineproto_server *self, int result, const lp_error *err)
{
	php_lineproto_sessions_end(self);
	lp_server_reports_end(self->core);
	LPG(running) = NULL;
	server_close(self);
	zval_ptr_dtor(&self->stream);   /* another life has another loop; the host's own reference stays silent */
	ZVAL_UNDEF(&self->stream);
	if (result < 0 && !EG(exception)) {
		php_lineproto_throw(err);
	}
}

void php_lineproto_server_end(php_lineproto_server *self, int result, lp_error *err)
{
	self->core->turning = true;   /* on_stop is no place for dispatch() */
	result = lp_server_finish(self->core, result, err);
	php_lineproto_server_ended(self, result, err);
}

void php_lineproto_server_run(php_lineproto_server *self)
{
	bool ignore_user_abort = PG(ignore_user_abort);

	LPG(running) = self;
	GC_ADDREF(&self->std);
	PG(ignore_user_abort) = true;   /* stdout may close; the clients are elsewhere */
	if (self->options.workers > 1) {
		php_lineproto_workers_run(self);
	} else {
		php_lineproto_single_run(self);
	}
	PG(ignore_user_abort) = ignore_user_abort;
	OBJ_RELEASE(&self->std);
}
