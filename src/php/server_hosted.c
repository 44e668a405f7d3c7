/* Lineproto\Server in a loop that is not ours: getStream() and dispatch(). */
#include "server.h"

#include "errors.h"

static php_lineproto_server *this_server(zval *this_value)
{
	return php_lineproto_server_from(Z_OBJ_P(this_value));
}

/* Whether nothing keeps it from being hosted, or from being it still. */
static bool may_be_hosted(php_lineproto_server *self, const char *method)
{
	lp_server *core = self->core;

	if (core && core->hosted && core->generation != lp_generation) {
		php_lineproto_throw_misuse("Lineproto\\Server::%s(): the server is that of the process that forked this one", method);
		return false;
	}
	if (core && LPG(running) == self && !core->hosted) {
		php_lineproto_throw_misuse("Lineproto\\Server::%s(): run() serves already", method);
		return false;
	}
	if (core && LPG(running) == self) {
		return true;
	}
	if (!php_lineproto_server_may_run("a Lineproto\\Server in another loop") || !php_lineproto_server_core(self, method)) {
		return false;
	}
	if (self->options.workers > 1) {
		php_lineproto_throw_misuse("Lineproto\\Server::%s(): workers cannot be served in another loop; call run()", method);
		return false;
	}
	if (lp_loop_descriptor(&core->loop) == LP_FD_NONE) {
		php_lineproto_throw_misuse("Lineproto\\Server::%s(): the event backend \"%s\" has no descriptor that another loop could watch; "
			"call run(), or choose another by the INI entry lineproto.backend", method, lp_loop_name(&core->loop));
		return false;
	}
	return true;
}

/* One step with everything that must hold around it. The server ends when the step says so or there is nothing more to do. */
static void hosted_step(php_lineproto_server *self, int (*step)(lp_server *core, lp_error *err))
{
	bool ignore_user_abort = PG(ignore_user_abort);
	lp_error err;
	int result;

	GC_ADDREF(&self->std);
	PG(ignore_user_abort) = true;   /* stdout may close; the clients are elsewhere */
	LPG(running) = self;
	result = step(self->core, &err);
	if (result < 0 || !lp_server_goes_on(self->core)) {
		php_lineproto_server_end(self, result, &err);
	}
	PG(ignore_user_abort) = ignore_user_abort;
	OBJ_RELEASE(&self->std);
}

/* True when it is hosted: since now, or since an earlier call. */
static bool hosted(php_lineproto_server *self, const char *method)
{
	if (!may_be_hosted(self, method)) {
		return false;
	}
	if (!self->core->hosted) {
		hosted_step(self, lp_server_host);
	}
	return self->core && !EG(exception);
}

static bool stream_is_open(const zval *stream)
{
	return Z_TYPE_P(stream) == IS_RESOURCE && Z_RES_P(stream)->type >= 0;
}

/* Of a copy of the descriptor: whoever closes the stream closes nothing of ours. */
static bool stream_open(php_lineproto_server *self)
{
	lp_fd fd = lp_fd_dup(lp_loop_descriptor(&self->core->loop));
	php_stream *stream = fd == LP_FD_NONE ? NULL : php_stream_fopen_from_fd((int) fd, "r", NULL);

	if (!stream) {
		php_lineproto_throw_misuse("Lineproto\\Server::getStream(): cannot copy the descriptor: %s", strerror(errno));
		lp_fd_close(fd);
		return false;
	}
	zval_ptr_dtor(&self->stream);
	php_stream_to_zval(stream, &self->stream);
	return true;
}

PHP_METHOD(Lineproto_Server, getStream)
{
	php_lineproto_server *self = this_server(ZEND_THIS);

	ZEND_PARSE_PARAMETERS_NONE();
	if (!hosted(self, "getStream") || (!stream_is_open(&self->stream) && !stream_open(self))) {
		RETURN_THROWS();
	}
	RETURN_COPY(&self->stream);
}

PHP_METHOD(Lineproto_Server, dispatch)
{
	php_lineproto_server *self = this_server(ZEND_THIS);

	ZEND_PARSE_PARAMETERS_NONE();
	if (!self->core && self->over) {
		return;   /* the host had seen the stream readable just before the end */
	}
	if (self->core && self->core->turning) {
		php_lineproto_throw_misuse("Lineproto\\Server::dispatch() is at work already: it cannot be called from a handler, "
			"nor while one is suspended");
		RETURN_THROWS();
	}
	if (hosted(self, "dispatch")) {
		hosted_step(self, lp_server_dispatch);
	}
}
