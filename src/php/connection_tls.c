/* Lineproto\Connection::startTls() and getTlsInfo(). */
#include "connection.h"

#include "errors.h"
#include "server.h"
#include "session.h"
#include "tls.h"

/* The listener's own context, or one for the caller's options on top of its. A reference; NULL after an exception. */
static lp_tls_context *context_for(const lp_conn *c, HashTable *options)
{
	lp_tls_context *given = c->listener->config.tls, *context = NULL;
	lp_tls_config config;

	if (!options || zend_hash_num_elements(options) == 0) {
		if (!given) {
			php_lineproto_throw_misuse("Lineproto\\Connection::startTls() needs a certificate: give it local_cert, or the server the option tls");
			return NULL;
		}
		return lp_tls_context_retain(given);
	}
	lp_tls_config_init(&config);
	if (given && lp_tls_config_copy(&config, lp_tls_context_config(given)) < 0) {
		php_lineproto_throw_misuse("out of memory");
	} else if (!php_lineproto_tls_parse(&config, options, 1)) {
		/* has thrown */
	} else if (!lp_tls_config_has_certificate(&config)) {
		zend_argument_value_error(1, "must have a \"local_cert\" or \"SNI_server_certs\", as the option tls has none");
	} else {
		context = php_lineproto_tls_context(&config, LP_TLS_SERVER);
	}
	lp_tls_config_fini(&config);
	return context;
}

/* The connection is closing, since the handshake failed or for another reason. */
static void throw_failed(const lp_conn *c)
{
	const char *failure = c && c->transport.ops ? c->transport.ops->failure(&c->transport) : NULL;
	lp_error err;

	if (failure) {
		lp_error_set(&err, LP_ERROR_TLS, "the TLS handshake failed: %s", failure);
	} else if (c && c->reason == LP_CLOSE_HANDSHAKE) {
		lp_error_set(&err, LP_ERROR_TIMEOUT, "the TLS handshake was not done within the option handshake_timeout");
		err.phase = LP_PHASE_HANDSHAKE;
	} else {
		lp_error_set(&err, LP_ERROR_CLOSED, "the connection was closed before the TLS handshake was done");
	}
	php_lineproto_throw(&err);
}

static void await_handshake(php_lineproto_connection *self, php_lineproto_session *session)
{
	bool waited = true;

	while (waited && self->conn && lp_conn_is_open(self->conn) && (self->conn->hold & LP_HOLD_TLS)
			&& !php_lineproto_fiber_is_ending(session->fiber)) {
		waited = php_lineproto_session_suspend(session, PHP_LINEPROTO_WAIT_TLS, LP_NEVER);
	}
	if (waited && (!self->conn || !lp_conn_is_open(self->conn) || (self->conn->hold & LP_HOLD_TLS))) {
		throw_failed(self->conn);
	}
}

PHP_METHOD(Lineproto_Connection, startTls)
{
	php_lineproto_connection *self = php_lineproto_connection_from(Z_OBJ_P(ZEND_THIS));
	php_lineproto_session *session = php_lineproto_session_current();
	HashTable *options = NULL;
	lp_tls_context *context;
	lp_error err;
	int result;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(options)
	ZEND_PARSE_PARAMETERS_END();
	if (!self->conn) {
		throw_failed(NULL);
		RETURN_THROWS();
	}
	context = context_for(self->conn, options);
	if (!context) {
		RETURN_THROWS();
	}
	lp_server_enter(self->server->core);
	result = lp_conn_start_tls(self->conn, context, &err);
	lp_tls_context_release(context);
	if (result < 0) {
		php_lineproto_throw(&err);
		RETURN_THROWS();
	}
	if (session && self->session == session) {
		await_handshake(self, session);
	}
}

PHP_METHOD(Lineproto_Connection, getTlsInfo)
{
	const php_lineproto_connection *self = php_lineproto_connection_from(Z_OBJ_P(ZEND_THIS));

	ZEND_PARSE_PARAMETERS_NONE();
	if (self->conn && self->conn->proxied && self->conn->proxied->tls) {   /* the peer is whom the proxy forwards, here too */
		php_lineproto_tls_info_proxied(self->conn->proxied, return_value);
	} else if (self->conn && self->conn->io.fd != LP_FD_NONE) {
		php_lineproto_tls_info(&self->conn->transport, return_value);
	}
}
