/* A reload starts the program anew, as a child: new code, new options, new certificates. It inherits the listening sockets, so that no client
 * is lost, and a channel on which it says when it serves; the process before it then retires.
 *
 * A process that was started so is an heir. It learns of its inheritance from its environment, before anything else runs. */
#ifndef LP_HEIR_H
#define LP_HEIR_H

#include "address.h"
#include "channel.h"
#include "error.h"
#include "unix_path.h"

#define LP_HEIRLOOM_NAME (LP_ADDRESS_TEXT + 16)

/* A listening socket that outlives whoever accepts on it: the address by which it was asked for, perhaps with something and a '+' in front; a
 * descriptor of its own; and its file. */
typedef struct lp_heirloom {
	char address[LP_HEIRLOOM_NAME];
	lp_fd fd;
	lp_unix_file file;
} lp_heirloom;

typedef struct lp_estate {
	lp_heirloom *sockets;
	int count;
} lp_estate;

/* Add a copy of 'fd'. 0, or -1 when memory or descriptors ran out. */
int lp_estate_add(lp_estate *estate, const char *address, lp_fd fd);
void lp_estate_fini(lp_estate *estate);

/* The first that was asked for by this address and not taken yet, or NULL. It stays the estate's. */
lp_heirloom *lp_estate_find(const lp_estate *estate, const char *address);

/* What an heir listens on may be other than what it has inherited; whoever has started it passes that on to the next. So it tells, before all
 * else, by messages of this type, each with a descriptor. 0, or -1 with errno set; 'channel' is closed then. */
int lp_estate_tell(const lp_estate *estate, lp_fd channel, uint32_t type);

/* One of these messages has come. */
void lp_estate_hear(lp_estate *estate, lp_channel *channel, const char *data, size_t length);

/* 'heir', which is empty afterwards, takes the place of 'estate': sockets that only the old one has are closed, their files removed. An heir
 * that has told nothing has what it was given. */
void lp_estate_replace(lp_estate *estate, lp_estate *heir);

/* The end of it all: files too. Only for whoever was there first, never for an heir, which another may follow. 0, or -1 with errno set when one
 * of them has to stay. */
int lp_estate_remove(lp_estate *estate);

/* Once a process, as early as possible: note where it was started, and take the inheritance out of the environment. */
void lp_heir_init(void);

/* The channel to the process that has started this one, the first time; LP_FD_NONE when there is none. */
lp_fd lp_heir_channel(void);

/* True in a process that was started by a reload, also after its channel was taken. */
bool lp_heir_is(void);

/* An inherited socket that was asked for by this address; once for each. LP_FD_NONE when none is left. */
lp_fd lp_heir_socket(const char *address);

/* How many there are. */
int lp_heir_sockets(const char *address);

/* What nobody has asked for is closed. */
void lp_heir_refuse_rest(void);

/* Start an heir; '*channel' is our end of its channel. The process id, or -1 and an error. */
int lp_heir_start(const lp_estate *estate, lp_fd *channel, lp_error *err);

#define LP_HEIR_START_MOST (60 * LP_SECOND)   /* who does not serve by then is given up, so that the next may try */

/* One that does not serve yet is not wanted any more. It dies of that, or drains, unless its script has other plans. */
void lp_heir_dismiss(int pid);

/* One that is not wanted, or has failed: end it, and wait for that, which does not take long. Its status: of its own end, where it was about to
 * do so anyway. */
int lp_heir_bury(int pid);

#define LP_STATUS_UNKNOWN (-1)

/* How a process has ended, in words. */
void lp_heir_describe(int status, char text[48]);

#endif
