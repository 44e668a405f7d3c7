/* The peer behind peer.h: lineproto_send() has one for the call, Lineproto\Client one for its life. */
#include "peer.h"

#include "client_key.h"
#include "tls.h"

LP_HOT void php_lineproto_peer_init(php_lineproto_peer *peer)
{
	memset(peer, 0, sizeof *peer);
	php_lineproto_client_options_init(&peer->options);
	lp_client_init(&peer->client);
}

static LP_HOT bool peer_add_address(php_lineproto_peer *peer, zval *text)
{
	lp_address *address = &peer->addresses[peer->count];

	ZVAL_DEREF(text);
	if (Z_TYPE_P(text) != IS_STRING) {
		zend_argument_type_error(1, "must be a string or a list of strings, %s found in it", zend_zval_type_name(text));
		return false;
	}
	if (!php_lineproto_address_parse(Z_STR_P(text), 1, address)) {
		return false;
	}
	if (address->scheme == LP_SCHEME_FD || address->scheme == LP_SCHEME_SYSTEMD) {
		zend_argument_value_error(1, "must be a tcp, tls or unix address: one can listen on %s, not connect to it", Z_STRVAL_P(text));
		return false;
	}
	if (address->scheme != LP_SCHEME_UNIX && address->port == 0) {
		zend_argument_value_error(1, "must have a port other than 0 to connect to");
		return false;
	}
	peer->count++;
	smart_str_append(&peer->key, Z_STR_P(text));
	smart_str_appendc(&peer->key, '\0');
	return true;
}

static LP_HOT bool peer_add_addresses(php_lineproto_peer *peer, zend_string *address, HashTable *list)
{
	zval single, *element;

	if (!list) {
		peer->addresses = ecalloc(1, sizeof *peer->addresses);
		ZVAL_STR(&single, address);
		return peer_add_address(peer, &single);
	}
	if (zend_hash_num_elements(list) == 0) {
		zend_argument_value_error(1, "must not be empty");
		return false;
	}
	peer->addresses = ecalloc(zend_hash_num_elements(list), sizeof *peer->addresses);
	ZEND_HASH_FOREACH_VAL(list, element) {
		if (!peer_add_address(peer, element)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

bool php_lineproto_peer_make_tls(php_lineproto_peer *peer)
{
	if (!peer->options.config.tls) {
		peer->options.config.tls = php_lineproto_tls_context(&peer->options.tls, LP_TLS_CLIENT);
	}
	return peer->options.config.tls != NULL;
}

static LP_HOT bool peer_prepare_tls(php_lineproto_peer *peer)
{
	for (int i = 0; i < peer->count; i++) {
		if (peer->addresses[i].scheme == LP_SCHEME_TLS) {
			return php_lineproto_peer_make_tls(peer);
		}
	}
	return true;
}

LP_HOT bool php_lineproto_peer_set(php_lineproto_peer *peer, zend_string *address, HashTable *list, HashTable *options,
	uint32_t options_argument)
{
	return php_lineproto_client_options_parse(&peer->options, options, options_argument) && peer_add_addresses(peer, address, list)
		&& peer_prepare_tls(peer);
}

LP_HOT void php_lineproto_peer_take(php_lineproto_peer *peer, bool replies)
{
	lp_time idle = 0;

	if (!peer->options.persistent || peer->client.transport.fd != LP_FD_NONE) {
		return;
	}
	if (!peer->keyed) {
		php_lineproto_client_key(&peer->key, &peer->options, peer->addresses, peer->count);
		peer->keyed = true;
	}
	php_lineproto_seconds(LPG(pool_idle), &idle);
	lp_pool_take(&LPG(pool), ZSTR_VAL(peer->key.s), ZSTR_LEN(peer->key.s), lp_clock_now(), idle, replies, &peer->client);
}

LP_HOT void php_lineproto_peer_keep(php_lineproto_peer *peer)
{
	if (peer->options.persistent && peer->keyed && !peer->secured) {   /* the next one would take it for one in plain text */
		lp_pool_keep(&LPG(pool), ZSTR_VAL(peer->key.s), ZSTR_LEN(peer->key.s), lp_clock_now(), (int) MIN(LPG(pool_size), 65536),
			&peer->client);
	} else {
		lp_client_fini(&peer->client);
	}
}

LP_HOT void php_lineproto_peer_close(php_lineproto_peer *peer)
{
	lp_client_fini(&peer->client);
	php_lineproto_client_options_clear(&peer->options);
}

LP_HOT void php_lineproto_peer_free(php_lineproto_peer *peer)
{
	php_lineproto_peer_close(peer);
	smart_str_free(&peer->key);
	if (peer->addresses) {
		efree(peer->addresses);
		peer->addresses = NULL;
	}
}
