/* Tests of table.c and siphash.c: the hash is the published one, each table has a key of its own, and a table finds what is in it. */
#include "check.h"
#include "../../src/core/siphash.h"
#include "../../src/core/table.h"

#include <stdlib.h>

/* The paper's key and messages: 00 01 02 ... The results are those of its reference implementation. */
static void test_published_values(void)
{
	static const struct {
		size_t length;
		uint64_t hash;
	} published[] = {
		{0, UINT64_C(0x726fdb47dd0e0e31)}, {1, UINT64_C(0x74f839c593dc67fd)}, {2, UINT64_C(0x0d6c8009d9a94f5a)},
		{3, UINT64_C(0x85676696d7fb7e2d)}, {7, UINT64_C(0xab0200f58b01d137)}, {8, UINT64_C(0x93f5f5799a932462)},
		{15, UINT64_C(0xa129ca6149be45e5)}
	};
	static const uint64_t key[2] = {UINT64_C(0x0706050403020100), UINT64_C(0x0f0e0d0c0b0a0908)};
	unsigned char message[64];

	for (size_t i = 0; i < sizeof message; i++) {
		message[i] = (unsigned char) i;
	}
	for (size_t i = 0; i < sizeof published / sizeof published[0]; i++) {
		CHECK(lp_siphash(key, message, published[i].length) == published[i].hash);
	}
}

static void test_keys_differ(void)
{
	lp_table a, b;

	lp_table_init(&a);
	lp_table_init(&b);
	CHECK(a.key[0] != a.key[1]);
	CHECK(a.key[0] != b.key[0] && a.key[1] != b.key[1]);
	CHECK(lp_table_hash(&a, "name", 4) != lp_table_hash(&b, "name", 4));
	CHECK(lp_table_hash(&a, "name", 4) == lp_table_hash(&a, "name", 4));
	lp_table_fini(&a);
	lp_table_fini(&b);
}

/* Names that differ in one bit, or in their ends only, spread over the buckets as chance would do it. */
static void test_spread(void)
{
	enum { NAMES = 1 << 16, BUCKETS = 1 << 12 };
	static uint32_t counts[BUCKETS];
	uint32_t most = 0;
	lp_table table;
	char name[16];

	lp_table_init(&table);
	for (int i = 0; i < NAMES; i++) {
		int length = snprintf(name, sizeof name, "room-%d", i);
		uint32_t *count = &counts[lp_table_hash(&table, name, (size_t) length) & (BUCKETS - 1)];

		if (++*count > most) {
			most = *count;
		}
	}
	CHECK(most < 64);   /* 16 on average */
	lp_table_fini(&table);
}

typedef struct item {
	lp_table_entry entry;
	int number;
} item;

static item *find(lp_table *table, int number)
{
	lp_table_entry *entry = NULL;

	while ((entry = lp_table_find(table, lp_table_hash(table, &number, sizeof number), entry)) != NULL) {
		item *found = lp_container_of(entry, item, entry);

		if (found->number == number) {
			return found;
		}
	}
	return NULL;
}

static void test_add_find_remove(void)
{
	enum { ITEMS = 1000 };
	item *items = calloc(ITEMS, sizeof *items);
	lp_table table;

	lp_table_init(&table);
	CHECK(find(&table, 1) == NULL);
	for (int i = 0; i < ITEMS; i++) {
		items[i].number = i;
		CHECK_EQ(lp_table_add(&table, &items[i].entry, lp_table_hash(&table, &i, sizeof i)), 0);
	}
	for (int i = 0; i < ITEMS; i += 2) {
		lp_table_remove(&table, &items[i].entry);
	}
	CHECK_EQ(table.count, ITEMS / 2);
	for (int i = 0; i < ITEMS; i++) {
		CHECK(find(&table, i) == (i % 2 ? &items[i] : NULL));
	}
	lp_table_fini(&table);
	free(items);
}

/* The same hash is no sameness: those behind are found too. */
static void test_same_hash(void)
{
	item first = {.number = 1}, second = {.number = 2};
	lp_table_entry *found;
	lp_table table;

	lp_table_init(&table);
	lp_table_add(&table, &first.entry, 7);
	lp_table_add(&table, &second.entry, 7);
	found = lp_table_find(&table, 7, NULL);
	CHECK(found == &second.entry);
	CHECK(lp_table_find(&table, 7, found) == &first.entry);
	CHECK(lp_table_find(&table, 7, &first.entry) == NULL);
	CHECK(lp_table_find(&table, 7 + 16, NULL) == NULL);   /* the same bucket */
	lp_table_fini(&table);
}

int main(void)
{
	check_watchdog();
	test_published_values();
	test_keys_differ();
	test_spread();
	test_add_find_remove();
	test_same_hash();
	return check_done("table");
}
