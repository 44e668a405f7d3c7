/* Messages between two processes of one server over a socket pair: whole, in order, bounded. Both ends run the same program, so what
 * comes is trusted to be well-formed. */
#ifndef LP_CHANNEL_H
#define LP_CHANNEL_H

#include "buffer.h"
#include "loop.h"
#include "output.h"

#define LP_CHANNEL_MOST (64u * 1024 * 1024)   /* bytes that wait for an end that does not read */

typedef struct lp_channel lp_channel;

struct lp_channel {
	lp_io io;               /* fd LP_FD_NONE: closed */
	lp_loop *loop;
	lp_buffer in;
	lp_output out;
	size_t most;            /* that has waited in it since it was empty */
	lp_fd passed;           /* came with the message at hand: message() keeps it and sets LP_FD_NONE, or it is closed */
	void (*message)(lp_channel *channel, uint32_t type, const char *data, size_t length);   /* may close it */
	void (*end)(lp_channel *channel);   /* the other process has gone, or closed it; close it now */
};

/* A connected pair of descriptors, non-blocking and close-on-exec. 0, or -1 with errno set. */
int lp_channel_pair(lp_fd pair[2]);

/* Take over 'fd', one end of a pair. 0, or -1 with errno set; the descriptor is closed then. */
int lp_channel_open(lp_channel *channel, lp_loop *loop, lp_fd fd);

/* Also for one that was never opened but is all zero with fd LP_FD_NONE. */
void lp_channel_close(lp_channel *channel);

/* Send one message. False when it was dropped: the other end is too far behind, or gone, or memory ran out. */
bool lp_channel_send(lp_channel *channel, uint32_t type, const char *data, size_t length);

/* Send one message, of a few hundred bytes at most, and a copy of a descriptor with it, before anything else was sent from this end. 0, or
 * -1 with errno set. */
int lp_channel_pass(lp_fd end, uint32_t type, const char *data, size_t length, lp_fd passing);

/* Deliver what has come by now, to the last byte: for an end whose process has gone. */
void lp_channel_read_rest(lp_channel *channel);

#endif
