/* The batch behind batch.h: begun, filled, and sent with one system call when its connection's lines are handled. */
#include "server.h"

/* How far replies may be added without asking: not at all when anything about the connection is out of the ordinary. */
static inline void batch_ease(lp_batch *batch, const lp_conn *c)
{
	size_t pending = lp_batch_pending(batch);
	size_t most = c->listener->config.max_write_buffer;
	size_t room = LP_BATCH_SIZE - batch->used;

	if (lp_unlikely(c->state != LP_CONN_OPEN || c->hold & LP_HOLD_TLS || c->out.bytes || c->output_dead || batch->pieces >= LP_BATCH_PIECES - 2
			|| pending >= most)) {
		batch->quick = 0;
	} else {
		batch->quick = batch->used + (most - pending - 1 < room ? most - pending - 1 : room);
	}
}

LP_HOT void lp_conn_batch_begin(lp_conn *c)
{
	lp_batch *batch = &c->listener->server->batch;

	batch->conn = c;
	batch->flushed = 0;
	batch_ease(batch, c);
}

/* The bytes that were copied last become a piece of their own. */
static inline void batch_close_piece(lp_batch *batch)
{
	if (batch->used > batch->open) {
		batch->iov[batch->pieces].iov_base = batch->bytes + batch->open;
		batch->iov[batch->pieces++].iov_len = batch->used - batch->open;
		batch->closed += batch->used - batch->open;
		batch->open = batch->used;
	}
}

static inline void batch_empty(lp_batch *batch)
{
	for (int i = 0; i < batch->borrowed; i++) {
		batch->owners[i].release(batch->owners[i].owner);
	}
	batch->used = batch->open = batch->closed = 0;
	batch->pieces = batch->borrowed = 0;
}

/* What the kernel did not take goes to the queue. */
static void batch_keep(const lp_batch *batch, lp_conn *c, size_t sent)
{
	for (int i = 0; i < batch->pieces; i++) {
		size_t length = batch->iov[i].iov_len;

		if (sent >= length) {
			sent -= length;
		} else if (lp_conn_queue(c, (char *) batch->iov[i].iov_base + sent, length - sent) < 0) {
			return;
		} else {
			sent = 0;
		}
	}
}

/* One system call for what has gathered. */
static LP_HOT void batch_transmit(lp_batch *batch, lp_conn *c)
{
	batch_close_piece(batch);
	if (batch->closed && !c->dropped && !c->output_dead) {
		size_t sent = lp_conn_offer(c, batch->iov, batch->pieces);

		batch->flushed += sent;
		if (lp_unlikely(sent < batch->closed) && !c->output_dead) {
			batch_keep(batch, c, sent);
		}
	}
	batch_empty(batch);
}

void lp_batch_send(lp_batch *batch, lp_conn *c)
{
	batch_transmit(batch, c);
	batch_ease(batch, c);
}

LP_HOT void lp_conn_batch_flush(lp_conn *c)
{
	lp_batch *batch = &c->listener->server->batch;

	if (batch->conn == c) {
		if (lp_batch_pending(batch)) {
			batch_transmit(batch, c);
		}
		batch->conn = NULL;
	}
	if (c->out.bytes && !(c->io.interest & LP_WRITE)) {
		lp_conn_flush(c);
	}
}

char *lp_batch_room(lp_batch *batch, lp_conn *c, size_t length)
{
	if (lp_unlikely(batch->used + length > LP_BATCH_SIZE || batch->pieces >= LP_BATCH_PIECES - 2)) {
		lp_batch_send(batch, c);
		if (length > LP_BATCH_SIZE || c->out.bytes || c->dropped) {
			return NULL;
		}
	}
	return batch->bytes + batch->used;
}

void lp_batch_borrow(lp_batch *batch, const lp_conn *c, const char *data, size_t length, void (*release)(void *owner), void *owner)
{
	batch_close_piece(batch);
	batch->iov[batch->pieces].iov_base = (void *) data;
	batch->iov[batch->pieces++].iov_len = length;
	batch->closed += length;
	batch->owners[batch->borrowed].release = release;
	batch->owners[batch->borrowed++].owner = owner;
	batch_ease(batch, c);
}
