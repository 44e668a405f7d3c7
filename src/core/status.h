/* The status listener: a tiny HTTP server on the server's own loop, for people and for those who watch over the server.
 *
 *   status.c          the listener and who may come
 *   status_conn.c     one request, one response
 *   status_reply.c    what there is to see
 *   status_page.c     the page, made of status_page.html
 *
 * Its connections are in no counter and in none of the server's lists: a drain does not wait for them. All that it holds is bounded. */
#ifndef LP_STATUS_H
#define LP_STATUS_H

#include "listener.h"

#define LP_STATUS_CONNECTIONS 64           /* at once; more wait in the kernel */
#define LP_STATUS_HEAD 4096                /* the longest head of a request */
#define LP_STATUS_TIME (5 * LP_SECOND)     /* for a request to come, and for its response to be taken */

typedef struct lp_status lp_status;

/* Who may look. */
typedef struct lp_status_config {
	bool given;
	lp_address address;
	lp_cidr_list allow;        /* empty: this machine alone */
} lp_status_config;

/* Whether the address may be one that only this machine can reach; of names one does not know before they are resolved. */
bool lp_status_is_local(const lp_address *address);

/* Bind, with the other options taken over from 'options' (emptied). NULL and an error: also LP_ERROR_VALUE for an address that others can
 * reach without a list of those who may. */
lp_status *lp_status_new(lp_server *server, const lp_status_config *config, lp_listener_config *options, lp_error *err);

/* Answer from now on. 0, or -1 and an error. */
int lp_status_start(lp_status *status, lp_error *err);

/* In a worker: whether others go on answering there when this one drains. */
void lp_status_share(lp_status *status, bool shared);

/* As lp_server_own(). */
void lp_status_own(lp_status *status);

/* Add copies of its sockets. 0, or -1 with errno set. */
int lp_status_bequeath(const lp_status *status, lp_estate *estate);

/* A drain begins. Who answers alone goes on, to say so; otherwise the others answer from now on. */
void lp_status_drain(lp_status *status);

/* NULL is allowed. */
void lp_status_free(lp_status *status);

/* Whether a connected socket's other end is this listener. */
bool lp_status_is_peer(const lp_status *status, lp_fd fd);

/* Where it listens, in full; NULL without one. */
const char *lp_status_address(const lp_server *server);

#endif
