/* Who may be served: for connections as they are accepted and, where a proxy forwards them, when it has said whose they are. */
#ifndef LP_LISTENER_ADMIT_H
#define LP_LISTENER_ADMIT_H

#include "server.h"

typedef struct lp_admission {
	const char *objection;   /* why not */
	bool passing;            /* a moment later it may be otherwise */
	bool counted;            /* the peer has been entered in the server's count of addresses */
} lp_admission;

/* A peer that was accepted: true when it gets a connection. Where proxies forward peers it is one of them, who is only asked for being
 * trusted; the rest is asked by lp_admit_arrived(). */
bool lp_admit_accepted(lp_listener *listener, const lp_ip *peer, lp_admission *admission);

/* A connection that arrives, and so has its place among max_connections: true when it may be opened. */
bool lp_admit_arrived(lp_listener *listener, const lp_ip *peer, lp_admission *admission);

/* Log a refusal. True: the peer may be told. Only so many of them are lingered for; beyond that a flood just meets closed sockets. */
bool lp_admit_refuse(lp_listener *listener, const lp_ip *peer, const char *objection);

#endif
