/* The counts behind peers.h: an entry exists while its address has a connection. */
#include "peers.h"

#include <stdlib.h>
#include <string.h>

typedef struct peer {
	lp_table_entry entry;
	uint8_t key[9];      /* the family and four or eight bytes */
	uint32_t count;
} peer;

void lp_peers_init(lp_peers *peers)
{
	lp_table_init(&peers->table);
}

void lp_peers_fini(lp_peers *peers)
{
	for (uint32_t i = 0; i < peers->table.size; i++) {
		lp_table_entry *entry, *next;

		for (entry = peers->table.buckets[i]; entry; entry = next) {
			next = entry->next;
			free(lp_container_of(entry, peer, entry));
		}
	}
	lp_table_fini(&peers->table);
}

static void peer_key(const lp_ip *ip, uint8_t key[9])
{
	memset(key, 0, 9);
	key[0] = ip->family;
	memcpy(key + 1, ip->bytes, ip->family == 4 ? 4 : 8);
}

static peer *peers_find(lp_peers *peers, const uint8_t key[9], uint64_t hash)
{
	lp_table_entry *entry = NULL;

	while ((entry = lp_table_find(&peers->table, hash, entry)) != NULL) {
		peer *found = lp_container_of(entry, peer, entry);

		if (memcmp(found->key, key, 9) == 0) {
			return found;
		}
	}
	return NULL;
}

int lp_peers_enter(lp_peers *peers, const lp_ip *ip, uint32_t max)
{
	uint8_t key[9];
	uint64_t hash;
	peer *found;

	if (!ip->family) {
		return 0;
	}
	peer_key(ip, key);
	hash = lp_table_hash(&peers->table, key, sizeof key);
	found = peers_find(peers, key, hash);
	if (found) {
		return found->count < max ? (found->count++, 0) : -1;
	}
	found = calloc(1, sizeof *found);
	if (!found) {
		return -1;
	}
	memcpy(found->key, key, sizeof key);
	found->count = 1;
	if (lp_table_add(&peers->table, &found->entry, hash) < 0) {
		free(found);
		return -1;
	}
	return 0;
}

void lp_peers_leave(lp_peers *peers, const lp_ip *ip)
{
	uint8_t key[9];
	peer *found;

	if (!ip->family) {
		return;
	}
	peer_key(ip, key);
	found = peers_find(peers, key, lp_table_hash(&peers->table, key, sizeof key));
	if (found && --found->count == 0) {
		lp_table_remove(&peers->table, &found->entry);
		free(found);
	}
}
