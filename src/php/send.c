/* lineproto_send(): arguments in, one call of the client, replies out. */
#include "call.h"
#include "wait.h"

static LP_HOT void send_run(php_lineproto_call *call)
{
	php_lineproto_peer *peer = php_lineproto_call_peer(call);
	lp_time deadline = php_lineproto_call_deadline(&peer->options);

	if (php_lineproto_client_waits(&peer->options.config, deadline)) {
		php_lineproto_peer_take(peer, !peer->options.config.no_reply);
		if (php_lineproto_call_run(call, &peer->options.config, deadline)) {
			php_lineproto_peer_keep(peer);
		}
	}
}

PHP_FUNCTION(lineproto_send)
{
	zend_string *address;
	HashTable *addresses, *options = NULL;
	zval *message;
	php_lineproto_call *call;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_ARRAY_HT_OR_STR(addresses, address)
		Z_PARAM_ZVAL(message)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(options)
	ZEND_PARSE_PARAMETERS_END();
	call = php_lineproto_call_new(NULL, return_value);
	if (php_lineproto_peer_set(php_lineproto_call_peer(call), address, addresses, options, 3)
			&& php_lineproto_call_messages(call, message, 2)) {
		send_run(call);
	}
	php_lineproto_call_free(call);
	if (EG(exception)) {
		zval_ptr_dtor(return_value);
		ZVAL_NULL(return_value);
	}
}
