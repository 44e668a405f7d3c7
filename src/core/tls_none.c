/* In place of TLS where there is no OpenSSL: every context fails with a reason. */
#include "tls.h"

int lp_tls_init(lp_error *err)
{
	(void) err;
	return 0;
}

const char *lp_tls_library(void)
{
	return NULL;
}

lp_tls_context *lp_tls_context_new(const lp_tls_config *config, lp_tls_role role, lp_error *err)
{
	(void) config;
	(void) role;
	lp_error_set(err, LP_ERROR_TLS, "this lineproto was built without TLS: install OpenSSL's headers (libssl-dev) and pkg-config and build it again");
	return NULL;
}

/* Nobody has a context, so nobody gets here. */

lp_tls_context *lp_tls_context_retain(lp_tls_context *context)
{
	return context;
}

void lp_tls_context_release(lp_tls_context *context)
{
	(void) context;
}

const lp_tls_config *lp_tls_context_config(const lp_tls_context *context)
{
	(void) context;
	return NULL;
}

const lp_tls_config *lp_tls_config_of(const lp_transport *transport)
{
	(void) transport;
	return NULL;
}

int lp_tls_start(lp_transport *transport, lp_tls_context *context, const lp_address *to, lp_error *err)
{
	(void) transport;
	(void) context;
	(void) to;
	return lp_error_set(err, LP_ERROR_TLS, "this lineproto was built without TLS");
}

bool lp_tls_get_info(const lp_transport *transport, lp_tls_info *info)
{
	(void) transport;
	(void) info;
	return false;
}

char *lp_tls_peer_pem(const lp_transport *transport, bool chain)
{
	(void) transport;
	(void) chain;
	return NULL;
}
