/* Users and groups by POSIX. The databases may be anywhere (files, LDAP), so they are asked once, while we are still who we were. */
#include "privileges.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ENTRY_FIRST 4096
#define ENTRY_MOST (4 * 1024 * 1024)   /* a group may have many members */
#define GROUPS_FIRST 64

#ifdef __APPLE__
typedef int group_number;   /* what getgrouplist() fills there */
#else
typedef gid_t group_number;
#endif

void lp_privileges_init(lp_privileges *privileges)
{
	memset(privileges, 0, sizeof *privileges);
}

void lp_privileges_fini(lp_privileges *privileges)
{
	free(privileges->groups);
	memset(privileges, 0, sizeof *privileges);
}

/* A number that can be an id: the last one means "none" to the system calls. */
static bool parse_id(const char *text, uint32_t *id)
{
	uint64_t number = 0;

	if (!*text) {
		return false;
	}
	for (; *text; text++) {
		if (*text < '0' || *text > '9' || (number = number * 10 + (uint64_t) (*text - '0')) >= UINT32_MAX) {
			return false;
		}
	}
	*id = (uint32_t) number;
	return true;
}

/* --- the databases --- */

/* One entry, by name or, with NULL, by number. 'found' points into *memory, which the caller frees. 0 or an errno value; 0 without an
 * entry: there is none. */
static int user_entry(const char *name, uint32_t number, struct passwd *entry, struct passwd **found, char **memory)
{
	int error = ERANGE;

	*memory = NULL;
	for (size_t size = ENTRY_FIRST; error == ERANGE && size <= ENTRY_MOST; size *= 4) {
		free(*memory);
		*memory = malloc(size);
		*found = NULL;
		if (!*memory) {
			return ENOMEM;
		}
		error = name ? getpwnam_r(name, entry, *memory, size, found) : getpwuid_r((uid_t) number, entry, *memory, size, found);
	}
	return error;
}

static int group_entry(const char *name, struct group *entry, struct group **found, char **memory)
{
	int error = ERANGE;

	*memory = NULL;
	for (size_t size = ENTRY_FIRST; error == ERANGE && size <= ENTRY_MOST; size *= 4) {
		free(*memory);
		*memory = malloc(size);
		*found = NULL;
		if (!*memory) {
			return ENOMEM;
		}
		error = getgrnam_r(name, entry, *memory, size, found);
	}
	return error;
}

static int by_number(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *) a, right = *(const uint32_t *) b;

	return (left > right) - (left < right);
}

/* All groups of a user, sorted, as initgroups() would set them. 0, or -1 when memory ran out. */
static int user_groups(lp_privileges *privileges, const char *name, gid_t primary)
{
	group_number *list = NULL;
	int count = GROUPS_FIRST, room;

	do {
		group_number *more;

		room = count;
		more = realloc(list, (size_t) room * sizeof *list);
		if (!more) {
			free(list);
			return -1;
		}
		list = more;
		count = room;
	} while (getgrouplist(name, (group_number) primary, list, &count) < 0 && (count = count > room ? count : room * 2) <= 1 << 20);
	privileges->groups = calloc((size_t) count + 1, sizeof *privileges->groups);
	for (int i = 0; privileges->groups && i < count && i < room; i++) {
		privileges->groups[privileges->group_count++] = (uint32_t) list[i];
	}
	free(list);
	if (!privileges->groups) {
		return -1;
	}
	qsort(privileges->groups, privileges->group_count, sizeof *privileges->groups, by_number);
	return 0;
}

/* --- looking up --- */

static void forget_groups(lp_privileges *privileges)
{
	free(privileges->groups);
	privileges->groups = NULL;
	privileges->group_count = 0;
}

static int unknown(lp_error *err, const char *what, const char *name, int error)
{
	return error ? lp_error_set(err, LP_ERROR_VALUE, "cannot be looked up, \"%.32s\" given: %s", name, strerror(error))
		: lp_error_set(err, LP_ERROR_VALUE, "names no %s of this system, \"%.32s\" given", what, name);
}

static int user_found(lp_privileges *privileges, const struct passwd *entry, lp_error *err)
{
	privileges->uid = (uint32_t) entry->pw_uid;
	if (privileges->has_group) {
		return 0;
	}
	privileges->gid = (uint32_t) entry->pw_gid;
	privileges->gid_known = true;
	if (user_groups(privileges, entry->pw_name, entry->pw_gid) < 0) {
		return lp_error_set(err, LP_ERROR_VALUE, "has more groups than there is memory for");
	}
	return 0;
}

int lp_privileges_set_user(lp_privileges *privileges, const char *user, lp_error *err)
{
	struct passwd entry, *found;
	uint32_t number;
	char *memory;
	int error = user_entry(user, 0, &entry, &found, &memory), result = 0;

	forget_groups(privileges);
	if (!found && parse_id(user, &number)) {
		free(memory);
		error = user_entry(NULL, number, &entry, &found, &memory);
		privileges->uid = number;
		privileges->gid_known = privileges->has_group;
	} else if (!found) {
		result = unknown(err, "user", user, error);
	}
	if (found) {
		result = user_found(privileges, found, err);
	}
	free(memory);
	if (result == 0 && privileges->uid == 0) {
		result = lp_error_set(err, LP_ERROR_VALUE, "must not be root: it is there to give up root's rights");
	}
	privileges->has_user = result == 0;
	snprintf(privileges->name, sizeof privileges->name, "user %s", user);
	return result;
}

int lp_privileges_set_group(lp_privileges *privileges, const char *group, lp_error *err)
{
	struct group entry, *found;
	uint32_t number;
	char *memory;
	int error = group_entry(group, &entry, &found, &memory);

	if (found) {
		number = (uint32_t) found->gr_gid;
	}
	free(memory);
	if (!found && !parse_id(group, &number)) {
		return unknown(err, "group", group, error);
	}
	forget_groups(privileges);
	privileges->gid = number;
	privileges->has_group = privileges->gid_known = true;
	if (!privileges->has_user) {
		snprintf(privileges->name, sizeof privileges->name, "group %s", group);
	}
	return 0;
}

/* --- becoming --- */

static gid_t *gids(const uint32_t *groups, size_t count)
{
	gid_t *list = malloc((count + 1) * sizeof *list);

	for (size_t i = 0; list && i < count; i++) {
		list[i] = (gid_t) groups[i];
	}
	return list;
}

static int groups_set(const uint32_t *groups, size_t count)
{
	gid_t *list = gids(groups, count);
	int result = list ? setgroups((int) count, list) : -1, saved = errno;

	free(list);
	errno = saved;
	return result;
}

/* The supplementary groups of this process, freed by the caller. 0, or -1 with errno. */
static int groups_get(uint32_t **groups, size_t *count)
{
	int most = getgroups(0, NULL);
	gid_t *list = most < 0 ? NULL : malloc(((size_t) most + 1) * sizeof *list);

	*groups = list ? malloc(((size_t) most + 1) * sizeof **groups) : NULL;
	*count = 0;
	if (!*groups || (most = getgroups(most, list)) < 0) {
		free(list);
		free(*groups);
		*groups = NULL;
		return -1;
	}
	for (; *count < (size_t) most; (*count)++) {
		(*groups)[*count] = (uint32_t) list[*count];
	}
	free(list);
	return 0;
}

static bool has_those_groups(const lp_privileges *privileges)
{
	uint32_t *groups;
	size_t count;
	bool same;

	if (groups_get(&groups, &count) < 0) {
		return false;
	}
	same = count == privileges->group_count;
	if (same && count) {   /* the order is the kernel's */
		qsort(groups, count, sizeof *groups, by_number);
		same = memcmp(groups, privileges->groups, count * sizeof *groups) == 0;
	}
	free(groups);
	return same;
}

static bool has_those_ids(const lp_privileges *privileges)
{
	return getgid() == privileges->gid && getegid() == privileges->gid
		&& (!privileges->has_user || (getuid() == privileges->uid && geteuid() == privileges->uid));
}

bool lp_privileges_taken(const lp_privileges *privileges)
{
	return has_those_ids(privileges) && has_those_groups(privileges);
}

/* The groups first: without root's rights they can no longer be changed. */
int lp_privileges_drop(const lp_privileges *privileges, lp_error *err)
{
	const char *call = NULL;

	if (lp_privileges_taken(privileges) && (!privileges->has_user || setuid(0) < 0)) {
		return 0;
	}
	if (groups_set(privileges->groups, privileges->group_count) < 0) {
		call = "setgroups";
	} else if (setgid((gid_t) privileges->gid) < 0) {
		call = "setgid";
	} else if (privileges->has_user && setuid((uid_t) privileges->uid) < 0) {
		call = "setuid";
	}
	if (call) {
		return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot become %s: %s()", privileges->name, call);
	}
	if (privileges->has_user && (setuid(0) == 0 || seteuid(0) == 0)) {
		return lp_error_set(err, LP_ERROR_SYSTEM, "cannot become %s for good: setuid(0) brings root's rights back", privileges->name);
	}
	if (!has_those_ids(privileges)) {
		return lp_error_set(err, LP_ERROR_SYSTEM, "cannot become %s: setuid() and setgid() have left other ids", privileges->name);
	}
	return 0;
}

/* --- for a moment --- */

void lp_privileges_restore(lp_identity *before)
{
	int saved = errno;

	/* what does not come back here are rights: with fewer of them nothing goes wrong in silence */
	if (seteuid((uid_t) before->uid) == 0 && groups_set(before->groups, before->group_count) == 0) {
		setegid((gid_t) before->gid);
	}
	free(before->groups);
	errno = saved;
}

int lp_privileges_assume(const lp_privileges *privileges, lp_identity *before, const char **call)
{
	*call = "getgroups";
	before->uid = (uint32_t) geteuid();
	before->gid = (uint32_t) getegid();
	if (groups_get(&before->groups, &before->group_count) < 0) {
		return -1;
	}
	*call = "setgroups";
	if (groups_set(privileges->groups, privileges->group_count) == 0) {
		*call = "setegid";
		if (setegid((gid_t) privileges->gid) == 0) {
			*call = "seteuid";
			if (!privileges->has_user || seteuid((uid_t) privileges->uid) == 0) {
				return 0;
			}
		}
	}
	lp_privileges_restore(before);
	return -1;
}
