/* What listener.c and listener_accept.c share: one listening socket. Not for others. */
#ifndef LP_LISTENER_ACCEPT_H
#define LP_LISTENER_ACCEPT_H

#include "server.h"
#include "unix_path.h"

struct lp_accept {
	lp_io io;
	lp_listener *listener;
	lp_fd doubtful;                 /* accepted when there was no room: decided when the events of the next turn were handled */
	lp_ip doubtful_peer;
	uint64_t doubtful_turn;
	bool had_turn;                  /* it has accepted since it was last the first to be woken */
	char address[LP_SOCKET_NAME + 16];
	lp_unix_file file;              /* of a Unix socket that we have made */
};

/* Ready to accept. */
void lp_accept_ready(lp_io *io, unsigned events);

/* Admit or refuse the one about whom there was doubt, now. */
void lp_accept_decide(lp_accept *at);

/* Closing a listener resets who waits in its backlog, so they are taken first and told. */
void lp_accept_refuse_backlog(lp_accept *at);

/* Accept (LP_READ) or rest (0). */
void lp_listener_watch(lp_listener *listener, unsigned interest);

/* Rest for so long. */
void lp_listener_rest(lp_listener *listener, lp_time duration);

/* Whether accept() has failed for want of descriptors or memory: whoever waits goes on waiting. */
bool lp_accept_is_starved(int error);

#endif
