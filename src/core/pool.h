/* Kept connections of clients: one process, many requests of its host.
 *
 * A connection is used again only by the process that opened it, for exactly the same key, when nothing is readable on it and nothing
 * is left over. Where replies to earlier requests may still come, it serves only those who want none. */
#ifndef LP_POOL_H
#define LP_POOL_H

#include "client.h"

typedef struct lp_pool_entry lp_pool_entry;

typedef struct lp_pool {
	lp_pool_entry *first;       /* the most recently used first */
	int count;
} lp_pool;

/* All zero is an empty pool. Closes all. */
void lp_pool_fini(lp_pool *pool);

/* Take the most recently used fresh connection of that key into 'client' (which is not connected): true. 'replies': one on which
 * nothing can come but what is asked for now. Stale ones that it
 * meets, and all that were idle longer than 'max_idle' (0: no limit) or came through a fork, are closed. */
bool lp_pool_take(lp_pool *pool, const char *key, size_t length, lp_time now, lp_time max_idle, bool replies, lp_client *client);

/* Keep a connected client, which is empty afterwards; the least recently used make room for it. One that has something left over, or
 * 'max_size' 0, or no memory: it is closed. The kernel is not asked: lp_pool_take() does that, when it matters. */
void lp_pool_keep(lp_pool *pool, const char *key, size_t length, lp_time now, int max_size, lp_client *client);

#endif
