/* What is under way while a client connects. It hangs on the client, so that fini() finds it when the host leaves by longjmp. */
#ifndef LP_CLIENT_DIAL_H
#define LP_CLIENT_DIAL_H

#include "client.h"

struct lp_client_dial {
	lp_sockaddr remote[LP_RESOLVED_MAX];
	lp_sockaddr local[LP_RESOLVED_MAX];   /* of bind_to; the first of a family is used */
	int remotes;
	int locals;
	int next;                             /* of 'remote': the first that was not tried */
	lp_time next_at;                      /* it waits until then if others are open */
	lp_client_wait open[LP_RESOLVED_MAX]; /* attempts under way, oldest first */
	int target[LP_RESOLVED_MAX];          /* of 'remote', for each of them */
	int decided[LP_RESOLVED_MAX];         /* ... and how it ended, an errno value or 0; EINPROGRESS while nobody has looked */
	int opened;
	int failed;                           /* of 'remote': the last that failed; -1: none has */
	const char *call;                     /* the system call that failed there */
	int system;                           /* and its errno */
};

#endif
