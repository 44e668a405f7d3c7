/* The hash table behind table.h: chains, doubled when full. */
#include "table.h"

#include "siphash.h"

#include <stdlib.h>
#include <string.h>

void lp_table_init(lp_table *table)
{
	memset(table, 0, sizeof *table);
	table->key[0] = lp_random_seed();
	table->key[1] = lp_random_seed();
}

void lp_table_fini(lp_table *table)
{
	free(table->buckets);
	table->buckets = NULL;
	table->size = table->count = 0;
}

uint64_t lp_table_hash(const lp_table *table, const void *key, size_t length)
{
	return lp_siphash(table->key, key, length);
}

lp_table_entry *lp_table_find(const lp_table *table, uint64_t hash, const lp_table_entry *after)
{
	lp_table_entry *entry;

	if (!table->size) {
		return NULL;
	}
	entry = after ? after->next : table->buckets[hash & (table->size - 1)];
	while (entry && entry->hash != hash) {
		entry = entry->next;
	}
	return entry;
}

static int table_grow(lp_table *table)
{
	uint32_t size = table->size ? table->size * 2 : 16;
	lp_table_entry **buckets = calloc(size, sizeof(lp_table_entry *));

	if (!buckets) {
		return -1;
	}
	for (uint32_t i = 0; i < table->size; i++) {
		lp_table_entry *entry, *next;

		for (entry = table->buckets[i]; entry; entry = next) {
			lp_table_entry **bucket = &buckets[entry->hash & (size - 1)];

			next = entry->next;
			entry->next = *bucket;
			*bucket = entry;
		}
	}
	free(table->buckets);
	table->buckets = buckets;
	table->size = size;
	return 0;
}

int lp_table_add(lp_table *table, lp_table_entry *entry, uint64_t hash)
{
	lp_table_entry **bucket;

	if (table->count == table->size && table_grow(table) < 0) {
		return -1;
	}
	bucket = &table->buckets[hash & (table->size - 1)];
	entry->hash = hash;
	entry->next = *bucket;
	*bucket = entry;
	table->count++;
	return 0;
}

void lp_table_remove(lp_table *table, lp_table_entry *entry)
{
	lp_table_entry **at = &table->buckets[entry->hash & (table->size - 1)];

	while (*at != entry) {
		at = &(*at)->next;
	}
	*at = entry->next;
	table->count--;
}
