/* A reload starts the program anew, as a child: new code, new options, new certificates. It inherits the listening sockets, so that no client
 * is lost, and a channel on which it says when it serves; the process before it then retires.
 *
 * A process that was started so is an heir. It learns of its inheritance from its environment, before anything else runs. */
#ifndef LP_HEIR_H
#define LP_HEIR_H

#include "address.h"
#include "error.h"

/* A listening socket that outlives whoever accepts on it: the address by which it was asked for, whose it is, and a descriptor of its own. */
typedef struct lp_heirloom {
	char address[LP_ADDRESS_TEXT];
	int owner;   /* the same for all sockets of one listener */
	lp_fd fd;
} lp_heirloom;

typedef struct lp_estate {
	lp_heirloom *sockets;
	int count;
} lp_estate;

/* Add a copy of 'fd'. 0, or -1 when memory or descriptors ran out. */
int lp_estate_add(lp_estate *estate, const char *address, int owner, lp_fd fd);
void lp_estate_fini(lp_estate *estate);

/* Once a process, as early as possible: note where it was started, and take the inheritance out of the environment. */
void lp_heir_init(void);

/* The channel to the process that has started this one, the first time; LP_FD_NONE when there is none. */
lp_fd lp_heir_channel(void);

/* True in a process that was started by a reload, also after its channel was taken. */
bool lp_heir_is(void);

/* An inherited socket that was asked for by this address; once for each. LP_FD_NONE when none is left. The first one sets '*owner', -1 before,
 * and those that follow have the same: several listeners may have asked for one address, with port 0. */
lp_fd lp_heir_socket(const char *address, int *owner);

/* What nobody has asked for is closed. */
void lp_heir_refuse_rest(void);

/* Start an heir; '*channel' is our end of its channel. The process id, or -1 and an error. */
int lp_heir_start(const lp_estate *estate, lp_fd *channel, lp_error *err);

/* One that is not wanted, or has failed: end it, and wait for that, which does not take long. */
void lp_heir_bury(int pid);

#endif
