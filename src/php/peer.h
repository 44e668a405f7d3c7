/* Whom a client talks to, and how: the addresses, the options, and the connection while there is one. */
#ifndef PHP_LINEPROTO_PEER_H
#define PHP_LINEPROTO_PEER_H

#include "options.h"

#include "src/core/client.h"

#include "zend_smart_str.h"

typedef struct php_lineproto_peer {
	php_lineproto_client_options options;
	lp_address *addresses;
	int count;
	smart_str key;             /* of the pool, complete once a connection was looked for there */
	bool keyed;
	bool secured;              /* by startTls(): another connection would not be, and must not take its place */
	lp_client client;
} php_lineproto_peer;

void php_lineproto_peer_init(php_lineproto_peer *peer);

/* Parse the first argument, one address or a list, and the array of options. False after an exception, which names the arguments. */
bool php_lineproto_peer_set(php_lineproto_peer *peer, zend_string *address, HashTable *list, HashTable *options, uint32_t options_argument);

/* Have the TLS context of the options. False after a TlsException. */
bool php_lineproto_peer_make_tls(php_lineproto_peer *peer);

/* Take a kept connection, if the option persistent is on and there is none yet. 'replies': somebody will read what comes. */
void php_lineproto_peer_take(php_lineproto_peer *peer, bool replies);

/* Give it back, or close it. */
void php_lineproto_peer_keep(php_lineproto_peer *peer);

/* Close the connection and free what is not the engine's; all that is to be done after a bailout. */
void php_lineproto_peer_close(php_lineproto_peer *peer);

/* The same and the rest. */
void php_lineproto_peer_free(php_lineproto_peer *peer);

#endif
