/* Whose rights a server has while it serves: a user and a group that are looked up before anything is opened, and taken on for good
 * when everything is bound. */
#ifndef LP_PRIVILEGES_H
#define LP_PRIVILEGES_H

#include "error.h"

#define LP_PRIVILEGES_NAME 64

typedef struct lp_privileges {
	bool has_user;
	bool has_group;        /* given; otherwise the user's own */
	uint32_t uid;
	uint32_t gid;          /* of the user or as given: see has_group */
	bool gid_known;        /* false: a user by number that is in no database, whose group nobody has said yet */
	uint32_t *groups;      /* the user's supplementary groups; none when a group was given */
	size_t group_count;
	char name[LP_PRIVILEGES_NAME];   /* as messages name it */
} lp_privileges;

void lp_privileges_init(lp_privileges *privileges);
void lp_privileges_fini(lp_privileges *privileges);

/* Look up a user or a group, by name or number. Both may be given, in any order. 0; -1 and an LP_ERROR_VALUE whose text goes on behind the
 * name of what was asked for, such as "names no user of this system, ...". */
int lp_privileges_set_user(lp_privileges *privileges, const char *user, lp_error *err);
int lp_privileges_set_group(lp_privileges *privileges, const char *group, lp_error *err);

/* Whether this process is exactly that already. */
bool lp_privileges_taken(const lp_privileges *privileges);

/* Become that for good. 0; -1 and an error that names the call, and then some of it may have been done: the process must not go on to serve. */
int lp_privileges_drop(const lp_privileges *privileges, lp_error *err);

/* What a process was before. */
typedef struct lp_identity {
	uint32_t uid, gid;
	uint32_t *groups;
	size_t group_count;
} lp_identity;

/* Act as that for a moment, where something is made in a place that others control. 0, and then restore; -1 with errno and the name of the
 * call that failed, and nothing has changed. */
int lp_privileges_assume(const lp_privileges *privileges, lp_identity *before, const char **call);
void lp_privileges_restore(lp_identity *before);

#endif
