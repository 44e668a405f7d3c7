/* The pool behind pool.h: a short list, most recently used first. Its sizes are tens, so it is walked. */
#include "pool.h"

#include <stdlib.h>
#include <string.h>

#define KEEP_INPUT 4096   /* input memory that an idle connection may hold */

struct lp_pool_entry {
	lp_pool_entry *next;
	lp_client client;
	lp_time used;          /* when it was put here */
	size_t length;
	char key[];
};

/* Close what '*link' points to and close the gap. */
static LP_HOT void pool_drop(lp_pool *pool, lp_pool_entry **link)
{
	lp_pool_entry *entry = *link;

	*link = entry->next;
	pool->count--;
	lp_client_fini(&entry->client);
	free(entry);
}

void lp_pool_fini(lp_pool *pool)
{
	while (pool->first) {
		pool_drop(pool, &pool->first);
	}
}

static bool entry_has_key(const lp_pool_entry *entry, const char *key, size_t length)
{
	return entry->length == length && memcmp(entry->key, key, length) == 0;
}

/* After a fork, parent and child would talk on it at once. */
static bool entry_is_over(const lp_pool_entry *entry, lp_time now, lp_time max_idle)
{
	return lp_client_is_foreign(&entry->client) || (max_idle && now > entry->used && now - entry->used > max_idle);
}

LP_HOT bool lp_pool_take(lp_pool *pool, const char *key, size_t length, lp_time now, lp_time max_idle, bool replies, lp_client *client)
{
	lp_pool_entry **link = &pool->first;
	bool found = false;

	while (*link) {
		lp_pool_entry *entry = *link;

		if (entry_is_over(entry, now, max_idle)) {
			pool_drop(pool, link);
		} else if (found || !entry_has_key(entry, key, length)) {
			link = &entry->next;
		} else if (!lp_client_is_fresh(&entry->client)) {
			pool_drop(pool, link);
		} else if (replies && entry->client.unanswered) {
			link = &entry->next;
		} else {   /* the caller's from here on; dropping the entry closes nothing */
			found = true;
			*client = entry->client;
			lp_client_init(&entry->client);
			pool_drop(pool, link);
		}
	}
	return found;
}

/* Make room: the last ones of the list go. */
static void pool_shrink(lp_pool *pool, int size)
{
	while (pool->count > size) {
		lp_pool_entry **link = &pool->first;

		while ((*link)->next) {
			link = &(*link)->next;
		}
		pool_drop(pool, link);
	}
}

static bool client_is_clean(const lp_client *client)
{
	return client->transport.fd != LP_FD_NONE && !lp_client_is_foreign(client) && !client->eof && !client->frame.skipping
		&& (client->unanswered || lp_buffer_length(&client->in) == 0);
}

LP_HOT void lp_pool_keep(lp_pool *pool, const char *key, size_t length, lp_time now, int max_size, lp_client *client)
{
	lp_pool_entry *entry = NULL;

	if (max_size > 0 && client_is_clean(client)) {
		entry = malloc(sizeof *entry + length);
	}
	if (!entry) {
		lp_client_fini(client);
		return;
	}
	entry->client = *client;
	entry->client.framing = NULL;   /* the next call brings an equal one, as that is in the key; this may go with its own */
	entry->client.unanswered |= entry->client.asked;   /* what is still to come is not for the next one */
	entry->client.asked = false;
	lp_client_init(client);
	if (entry->client.in.capacity > KEEP_INPUT) {
		lp_buffer_fini(&entry->client.in);
	}
	entry->used = now;
	entry->length = length;
	memcpy(entry->key, key, length);
	entry->next = pool->first;
	pool->first = entry;
	pool->count++;
	pool_shrink(pool, max_size);
}
