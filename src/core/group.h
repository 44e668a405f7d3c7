/* Named sets of connections, for broadcasts. */
#ifndef LP_GROUP_H
#define LP_GROUP_H

#include "table.h"

struct lp_conn;

typedef struct lp_groups {
	lp_table table;
} lp_groups;

typedef struct lp_group {
	lp_table_entry entry;
	struct lp_conn **members;
	uint32_t count;
	uint32_t capacity;
	uint32_t name_length;
	char name[];
} lp_group;

void lp_groups_init(lp_groups *groups);
void lp_groups_fini(lp_groups *groups);

/* The group of that name, NULL when it has no members. */
lp_group *lp_group_find(const lp_groups *groups, const char *name, size_t length);

/* Joining twice is joining once. 0, or -1 when memory ran out. */
int lp_group_join(lp_groups *groups, struct lp_conn *c, const char *name, size_t length);

/* Leaving a group that one is not in does nothing. */
void lp_group_leave(lp_groups *groups, struct lp_conn *c, const char *name, size_t length);
void lp_group_leave_all(lp_groups *groups, struct lp_conn *c);

#endif
