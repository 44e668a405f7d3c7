/* What a service manager is told about this process, by the protocol of sd_notify(3) and without libsystemd: that it serves, reloads or stops, a line
 * of status, and that it is alive.
 *
 * Where nobody asked for it (NOTIFY_SOCKET), all of this does nothing. Nothing here fails, waits or ends a server: a message that finds no
 * room is sent again from the loop, one that cannot be sent is forgotten. */
#ifndef LP_NOTIFY_H
#define LP_NOTIFY_H

#include "loop.h"
#include "socket.h"

#define LP_NOTIFY_TEXT 512

typedef struct lp_notify {
	lp_loop *loop;                 /* NULL: nobody is told anything */
	lp_fd fd;
	lp_sockaddr to;
	lp_time period;                /* between two pings; 0: nobody waits for them */
	lp_timer ping;
	lp_timer again;                /* set while 'unsent' could not be sent */
	char unsent[LP_NOTIFY_TEXT];   /* the last change of state */
} lp_notify;

/* Look at the environment. From here on the loop pings, at half of the time after which the manager takes this process for hung: a loop that
 * is held up does not. To be called by the process that serves alone or supervises others; lp_notify_close() in those that it forks. */
void lp_notify_open(lp_notify *notify, lp_loop *loop);
void lp_notify_close(lp_notify *notify);

/* Changes of state, with a line for whoever looks at it. */
void lp_notify_ready(lp_notify *notify, const char *status);
void lp_notify_reloading(lp_notify *notify, const char *status);   /* lp_notify_ready() ends it */
void lp_notify_stopping(lp_notify *notify, const char *status);

/* Only the line. */
void lp_notify_status(lp_notify *notify, const char *status);

#endif
