/* The replies of one connection's batch of lines: gathered here, sent with one system call.
 *
 * One for the whole server: a connection borrows it while its lines are handled. Small replies are copied side by side; large ones
 * may be sent from where they lie. What the kernel does not take moves to the connection's own queue. */
#ifndef LP_BATCH_H
#define LP_BATCH_H

#include "platform.h"

struct lp_conn;

#define LP_BATCH_SIZE 65536
#define LP_BATCH_PIECES 64
#define LP_BATCH_BORROW 2048     /* replies from this size on are not copied */
#define LP_BATCH_TURN (256 * 1024)   /* a source of output is asked for this much a turn */

typedef struct lp_batch {
	struct lp_conn *conn;        /* whose batch it is; NULL between batches */
	size_t used;                 /* bytes in 'bytes' */
	size_t pending;              /* bytes of all pieces */
	size_t flushed;              /* bytes that left in this batch already */
	int pieces;
	int borrowed;
	struct iovec iov[LP_BATCH_PIECES];
	struct {
		void (*release)(void *owner);
		void *owner;
	} owners[LP_BATCH_PIECES];
	char bytes[LP_BATCH_SIZE];
} lp_batch;

#endif
