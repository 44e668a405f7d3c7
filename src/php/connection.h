/* Lineproto\Connection: a thin object over lp_conn, made when user code first asks for it. */
#ifndef PHP_LINEPROTO_CONNECTION_H
#define PHP_LINEPROTO_CONNECTION_H

#include "php_lineproto.h"
#include "callback.h"
#include "source.h"
#include "src/core/server.h"

typedef struct php_lineproto_connection {
	lp_conn *conn;                       /* NULL once it is freed; the object may live on */
	php_lineproto_server *server;
	php_lineproto_sources sources;       /* iterables that are being sent */
	php_lineproto_callback on_bytes;
	php_lineproto_session *session;      /* that reads it; NULL: none, or over */
	uint32_t room_waiters;               /* sessions that wait for its peer to take output */
	zend_object std;
} php_lineproto_connection;

void php_lineproto_connection_init(zend_class_entry *ce);

static inline php_lineproto_connection *php_lineproto_connection_from(const zend_object *object)
{
	return (php_lineproto_connection *) ((char *) object - offsetof(php_lineproto_connection, std));
}

/* The object of a connection, made at need; the connection holds one reference to it. */
php_lineproto_connection *php_lineproto_connection_of(lp_conn *c);

/* The same when there is one already, else NULL. */
static inline php_lineproto_connection *php_lineproto_connection_existing(const lp_conn *c)
{
	return c->user;
}

/* 'c' is being freed: the object keeps what can be known and lets go of it. */
void php_lineproto_connection_detach(lp_conn *c);

/* For foreach. */
zend_object_iterator *php_lineproto_connection_get_iterator(zend_class_entry *ce, zval *object, int by_ref);

/* Fill in the addresses while the descriptor is open. */
void php_lineproto_connection_remember(php_lineproto_connection *connection);

#endif
