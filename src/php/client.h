/* Lineproto\Client: a peer and its connection, for several calls. */
#ifndef PHP_LINEPROTO_CLIENT_H
#define PHP_LINEPROTO_CLIENT_H

#include "peer.h"

typedef struct php_lineproto_client {
	php_lineproto_peer peer;
	bool busy;               /* a call is on the stack, or suspended */
	zend_object std;
} php_lineproto_client;

void php_lineproto_client_init(zend_class_entry *ce);

#endif
