/* The sets behind group.h. A connection lists its memberships and knows its place in each, so leaving costs nothing to search. */
#include "group.h"

#include "conn.h"

#include <stdlib.h>
#include <string.h>

struct lp_membership {
	lp_membership *next;
	lp_group *group;
	uint32_t place;
};

void lp_groups_init(lp_groups *groups)
{
	lp_table_init(&groups->table);
}

void lp_groups_fini(lp_groups *groups)
{
	lp_table_fini(&groups->table);   /* the last member took its group along */
}

lp_group *lp_group_find(const lp_groups *groups, const char *name, size_t length)
{
	uint64_t hash = lp_table_hash(&groups->table, name, length);
	lp_table_entry *entry = NULL;

	while ((entry = lp_table_find(&groups->table, hash, entry)) != NULL) {
		lp_group *group = lp_container_of(entry, lp_group, entry);

		if (group->name_length == length && memcmp(group->name, name, length) == 0) {
			return group;
		}
	}
	return NULL;
}

static lp_group *group_new(lp_groups *groups, const char *name, size_t length)
{
	lp_group *group = calloc(1, sizeof *group + length);

	if (group) {
		group->name_length = (uint32_t) length;
		memcpy(group->name, name, length);
		if (lp_table_add(&groups->table, &group->entry, lp_table_hash(&groups->table, name, length)) < 0) {
			free(group);
			return NULL;
		}
	}
	return group;
}

static void group_free_if_empty(lp_groups *groups, lp_group *group)
{
	if (group->count == 0) {
		lp_table_remove(&groups->table, &group->entry);
		free(group->members);
		free(group);
	}
}

static int group_reserve(lp_group *group)
{
	uint32_t capacity = group->capacity ? group->capacity * 2 : 4;
	lp_conn **members;

	if (group->count < group->capacity) {
		return 0;
	}
	members = realloc(group->members, capacity * sizeof *members);
	if (!members) {
		return -1;
	}
	group->members = members;
	group->capacity = capacity;
	return 0;
}

static lp_membership **membership_find(lp_conn *c, const lp_group *group)
{
	lp_membership **at = &c->groups;

	while (*at && (*at)->group != group) {
		at = &(*at)->next;
	}
	return at;
}

int lp_group_join(lp_groups *groups, lp_conn *c, const char *name, size_t length)
{
	lp_group *group = lp_group_find(groups, name, length);
	lp_membership *membership;

	if (group && *membership_find(c, group)) {
		return 0;
	}
	if (!group && !(group = group_new(groups, name, length))) {
		return -1;
	}
	membership = malloc(sizeof *membership);
	if (!membership || group_reserve(group) < 0) {
		free(membership);
		group_free_if_empty(groups, group);
		return -1;
	}
	membership->group = group;
	membership->place = group->count;
	membership->next = c->groups;
	c->groups = membership;
	group->members[group->count++] = c;
	return 0;
}

static void membership_end(lp_groups *groups, lp_membership **at)
{
	lp_membership *membership = *at;
	lp_group *group = membership->group;
	lp_conn *last = group->members[--group->count];

	if (membership->place != group->count) {   /* the last member takes the free place */
		group->members[membership->place] = last;
		(*membership_find(last, group))->place = membership->place;
	}
	*at = membership->next;
	free(membership);
	group_free_if_empty(groups, group);
}

void lp_group_leave(lp_groups *groups, lp_conn *c, const char *name, size_t length)
{
	lp_group *group = lp_group_find(groups, name, length);
	lp_membership **at = group ? membership_find(c, group) : NULL;

	if (at && *at) {
		membership_end(groups, at);
	}
}

void lp_group_leave_all(lp_groups *groups, lp_conn *c)
{
	while (c->groups) {
		membership_end(groups, &c->groups);
	}
}
