/* Server::reload() and HUP: certificates are read again. Who is connected keeps what the handshake was made with. */
#include "server.h"

#include "tls.h"

/* The old context stays where the new certificate cannot be used: half a renewal must not end the service. */
static bool listener_renew(lp_listener *listener, const lp_log *log)
{
	lp_tls_context *renewed;
	lp_error err;

	renewed = php_lineproto_tls_find(lp_tls_context_config(listener->config.tls), LP_TLS_SERVER, &err);
	if (!renewed) {
		lp_log_field(log, LP_LOG_ERROR, "reload: the old certificate stays, since the new one cannot be used", "reason", err.text);
		return false;
	}
	lp_tls_context_release(listener->config.tls);
	listener->config.tls = renewed;
	return true;
}

void php_lineproto_server_reload(lp_server *core)
{
	bool renewed = true;

	lp_server_notify_reloading(core);
	for (lp_listener *listener = core->listeners; listener; listener = listener->next) {
		if (listener->config.tls && !listener_renew(listener, &core->config.log)) {
			renewed = false;
		}
	}
	if (renewed) {
		lp_log_event(&core->config.log, LP_LOG_NOTICE, "reload: certificates were read again", NULL, 0);
	}
	lp_server_notify_ready(core);
}

PHP_METHOD(Lineproto_Server, reload)
{
	lp_server *core;

	ZEND_PARSE_PARAMETERS_NONE();
	core = php_lineproto_server_core(php_lineproto_server_from(Z_OBJ_P(ZEND_THIS)), "reload");
	if (core && core->hosted) {   /* the program is its host's */
		php_lineproto_server_reload(core);
	} else if (core) {
		lp_server_reload(core);
	}
}
