/* A hash table of intrusive entries, under a secret key of its own, so that peers who choose the names cannot choose the buckets. */
#ifndef LP_TABLE_H
#define LP_TABLE_H

#include "platform.h"

typedef struct lp_table_entry lp_table_entry;

struct lp_table_entry {
	lp_table_entry *next;
	uint64_t hash;
};

typedef struct lp_table {
	lp_table_entry **buckets;
	uint32_t size;       /* a power of two, 0 while empty */
	uint32_t count;
	uint64_t key[2];
} lp_table;

void lp_table_init(lp_table *table);

/* Frees the buckets; entries are their owners'. */
void lp_table_fini(lp_table *table);

uint64_t lp_table_hash(const lp_table *table, const void *key, size_t length);

/* The first entry of that hash behind 'after' (NULL: from the start); the caller compares the keys. */
lp_table_entry *lp_table_find(const lp_table *table, uint64_t hash, const lp_table_entry *after);

/* 0, or -1 when memory ran out. */
int lp_table_add(lp_table *table, lp_table_entry *entry, uint64_t hash);
void lp_table_remove(lp_table *table, lp_table_entry *entry);

#endif
