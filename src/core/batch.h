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
	size_t open;                 /* of them, those before belong to the pieces; the rest is the piece that still grows */
	size_t quick;                /* up to here 'bytes' may be filled without a look at the connection; 0: not at all */
	size_t closed;               /* bytes of all pieces */
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

/* Bytes that wait in it. */
static inline size_t lp_batch_pending(const lp_batch *batch)
{
	return batch->closed + batch->used - batch->open;
}

/* Something about 'c' has changed: its next reply is looked at. */
static inline void lp_batch_spoil(lp_batch *batch, const struct lp_conn *c)
{
	if (batch->conn == c) {
		batch->quick = 0;
	}
}

/* Send what has gathered; the rest goes to the connection's queue. */
void lp_batch_send(lp_batch *batch, struct lp_conn *c);

/* Room in 'bytes' for 'length' more, to be counted in 'used' by the caller; sends what is there if need be. NULL when it does not fit. */
char *lp_batch_room(lp_batch *batch, struct lp_conn *c, size_t length);

/* Add bytes that are sent from where they lie; a piece is free after lp_batch_room(). release(owner) is called when they have left. */
void lp_batch_borrow(lp_batch *batch, const struct lp_conn *c, const char *data, size_t length, void (*release)(void *owner), void *owner);

#endif
