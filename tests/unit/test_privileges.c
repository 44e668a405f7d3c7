/* Tests of privileges_posix.c against a system that is played here: its databases, and a process whose ids do what the kernel's rules say.
 * So they need no root, and each call may fail. That a real kernel agrees is for tests/privileges.
 *
 * link: -Wl,--wrap=getpwnam_r,--wrap=getpwuid_r,--wrap=getgrnam_r,--wrap=getgrouplist,--wrap=setgroups,--wrap=getgroups,--wrap=setgid,--wrap=setuid,--wrap=setegid,--wrap=seteuid,--wrap=getuid,--wrap=geteuid,--wrap=getgid,--wrap=getegid */
#include "check.h"
#include "../../src/core/privileges.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>

/* --- the databases: "web" is user 33 with groups 33, 44 and 7; "many" is in more groups than a first guess has room for --- */

#define MANY 300

static int lookup_error;        /* of the next lookups */
static size_t entry_size;       /* how much room an entry needs */

static int give_user(uid_t uid, const char *name, struct passwd *entry, char *memory, size_t size, struct passwd **found)
{
	*found = NULL;
	if (lookup_error || size < entry_size) {
		return lookup_error ? lookup_error : ERANGE;
	}
	memset(entry, 0, sizeof *entry);
	snprintf(memory, size, "%s", name);
	entry->pw_name = memory;
	entry->pw_uid = uid;
	entry->pw_gid = uid;
	*found = entry;
	return 0;
}

int __wrap_getpwnam_r(const char *name, struct passwd *entry, char *memory, size_t size, struct passwd **found)
{
	*found = NULL;
	if (strcmp(name, "web") == 0 || strcmp(name, "many") == 0 || strcmp(name, "root") == 0) {
		return give_user(*name == 'w' ? 33 : *name == 'm' ? 40 : 0, name, entry, memory, size, found);
	}
	return lookup_error;
}

int __wrap_getpwuid_r(uid_t uid, struct passwd *entry, char *memory, size_t size, struct passwd **found)
{
	*found = NULL;
	return uid == 33 ? give_user(uid, "web", entry, memory, size, found) : lookup_error;
}

int __wrap_getgrnam_r(const char *name, struct group *entry, char *memory, size_t size, struct group **found)
{
	*found = NULL;
	if (lookup_error || size < entry_size) {
		return lookup_error ? lookup_error : ERANGE;
	}
	if (strcmp(name, "staff") == 0) {
		memset(entry, 0, sizeof *entry);
		memory[0] = '\0';
		entry->gr_gid = 50;
		*found = entry;
	}
	return 0;
}

int __wrap_getgrouplist(const char *name, gid_t primary, gid_t *groups, int *count)
{
	int room = *count;

	*count = strcmp(name, "many") == 0 ? MANY : 3;
	for (int i = 0; i < *count && i < room; i++) {
		groups[i] = *count == 3 ? (gid_t[]) {primary, 44, 7}[i] : (gid_t) (1000 + i);
	}
	return *count <= room ? *count : -1;
}

/* --- the process --- */

static struct {
	uid_t real, effective, saved;
	gid_t gid, egid;
	gid_t groups[512];
	int group_count;
} process;

static char calls[512];         /* what was called, in order */
static const char *failing;     /* the call that the kernel refuses */
static bool setuid_lies;        /* the rights come back: kept capabilities */

static void process_start(uid_t uid)
{
	memset(&process, 0, sizeof process);
	process.real = process.effective = process.saved = uid;
	process.gid = process.egid = (gid_t) uid;
	process.groups[0] = 4;
	process.groups[1] = 20;
	process.group_count = 2;
	calls[0] = '\0';
	failing = NULL;
	setuid_lies = false;
}

static int called(const char *call, long id, bool allowed)
{
	snprintf(calls + strlen(calls), sizeof calls - strlen(calls), "%s %ld, ", call, id);
	if (!allowed || (failing && strcmp(failing, call) == 0)) {
		errno = EPERM;
		return -1;
	}
	return 0;
}

int __wrap_setgroups(size_t count, const gid_t *groups)
{
	if (called("setgroups", (long) count, process.effective == 0) < 0) {
		return -1;
	}
	memcpy(process.groups, groups, count * sizeof *groups);
	process.group_count = (int) count;
	return 0;
}

int __wrap_getgroups(int size, gid_t *groups)
{
	if (size) {
		memcpy(groups, process.groups, (size_t) process.group_count * sizeof *groups);
	}
	return process.group_count;
}

int __wrap_setgid(gid_t gid)
{
	int result = called("setgid", (long) gid, process.effective == 0);

	if (result == 0) {
		process.gid = process.egid = gid;
	}
	return result;
}

int __wrap_setuid(uid_t uid)
{
	bool root = process.effective == 0 || setuid_lies;
	int result = called("setuid", (long) uid, root || uid == process.real || uid == process.saved);

	if (result == 0) {
		process.effective = uid;
		if (root) {
			process.real = process.saved = uid;
		}
	}
	return result;
}

int __wrap_setegid(gid_t gid)
{
	int result = called("setegid", (long) gid, process.effective == 0);

	if (result == 0) {
		process.egid = gid;
	}
	return result;
}

int __wrap_seteuid(uid_t uid)
{
	int result = called("seteuid", (long) uid, process.effective == 0 || uid == process.real || uid == process.saved);

	if (result == 0) {
		process.effective = uid;
	}
	return result;
}

uid_t __wrap_getuid(void) { return process.real; }
uid_t __wrap_geteuid(void) { return process.effective; }
gid_t __wrap_getgid(void) { return process.gid; }
gid_t __wrap_getegid(void) { return process.egid; }

/* --- the tests --- */

static lp_privileges wanted(const char *user, const char *group)
{
	lp_privileges privileges;
	lp_error err;

	lp_privileges_init(&privileges);
	CHECK(!user || lp_privileges_set_user(&privileges, user, &err) == 0);
	CHECK(!group || lp_privileges_set_group(&privileges, group, &err) == 0);
	return privileges;
}

static void check_drop(const char *user, const char *group, const char *order)
{
	lp_privileges privileges = wanted(user, group);
	lp_error err;

	process_start(0);
	CHECK(!lp_privileges_taken(&privileges));
	CHECK_EQ(lp_privileges_drop(&privileges, &err), 0);
	CHECK_STR(calls, order);
	CHECK(lp_privileges_taken(&privileges));
	lp_privileges_fini(&privileges);
}

static void test_order(void)
{
	check_drop("web", NULL, "setgroups 3, setgid 33, setuid 33, setuid 0, seteuid 0, ");
	CHECK_EQ(process.groups[0], 7);   /* sorted, as Linux does with them anyway */
	check_drop("web", "staff", "setgroups 0, setgid 50, setuid 33, setuid 0, seteuid 0, ");
	check_drop(NULL, "staff", "setgroups 0, setgid 50, ");
	check_drop("33", NULL, "setgroups 3, setgid 33, setuid 33, setuid 0, seteuid 0, ");
	check_drop("77", "78", "setgroups 0, setgid 78, setuid 77, setuid 0, seteuid 0, ");
	check_drop("many", NULL, "setgroups 300, setgid 40, setuid 40, setuid 0, seteuid 0, ");
	CHECK_EQ(process.groups[MANY - 1], 1000 + MANY - 1);
}

/* A group that was given counts, whichever is said first. */
static void test_either_order_of_options(void)
{
	lp_privileges privileges;
	lp_error err;

	lp_privileges_init(&privileges);
	CHECK_EQ(lp_privileges_set_group(&privileges, "staff", &err), 0);
	CHECK_EQ(lp_privileges_set_user(&privileges, "web", &err), 0);
	CHECK_EQ(privileges.gid, 50);
	CHECK_EQ(privileges.group_count, 0);
	lp_privileges_fini(&privileges);
	lp_privileges_init(&privileges);
	CHECK_EQ(lp_privileges_set_user(&privileges, "77", &err), 0);
	CHECK(!privileges.gid_known);
	CHECK_EQ(lp_privileges_set_group(&privileges, "staff", &err), 0);
	CHECK(privileges.gid_known);
	lp_privileges_fini(&privileges);
}

static void check_unknown(const char *user, const char *group, const char *text)
{
	lp_privileges privileges;
	lp_error err;

	lp_privileges_init(&privileges);
	CHECK_EQ(user ? lp_privileges_set_user(&privileges, user, &err) : lp_privileges_set_group(&privileges, group, &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_VALUE);
	CHECK_STR(err.text, text);
	CHECK(!privileges.has_user && !privileges.has_group);
	lp_privileges_fini(&privileges);
}

static void test_unknown(void)
{
	check_unknown("nope", NULL, "names no user of this system, \"nope\" given");
	check_unknown("", NULL, "names no user of this system, \"\" given");
	check_unknown("4294967295", NULL, "names no user of this system, \"4294967295\" given");
	check_unknown("99999999999999999999999999999999", NULL, "names no user of this system, \"99999999999999999999999999999999\" given");
	check_unknown("33x", NULL, "names no user of this system, \"33x\" given");
	check_unknown(NULL, "nope", "names no group of this system, \"nope\" given");
	check_unknown(NULL, "-1", "names no group of this system, \"-1\" given");
	check_unknown("root", NULL, "must not be root: it is there to give up root's rights");
	check_unknown("0", NULL, "must not be root: it is there to give up root's rights");
	lookup_error = EIO;
	check_unknown("web", NULL, "cannot be looked up, \"web\" given: Input/output error");
	check_unknown(NULL, "staff", "cannot be looked up, \"staff\" given: Input/output error");
	lookup_error = 0;
}

/* Entries of any size are read; one that never fits is an error and no loop. */
static void test_large_entries(void)
{
	entry_size = 1 << 20;
	check_drop("web", "staff", "setgroups 0, setgid 50, setuid 33, setuid 0, seteuid 0, ");
	entry_size = SIZE_MAX;
	check_unknown(NULL, "staff", "cannot be looked up, \"staff\" given: Numerical result out of range");
	entry_size = 0;
}

static void check_refused(const char *call, const char *text)
{
	lp_privileges privileges = wanted("web", NULL);
	lp_error err = {0};

	process_start(call ? 0 : 5);
	failing = call;
	CHECK_EQ(lp_privileges_drop(&privileges, &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_SYSTEM);
	CHECK_EQ(err.system, EPERM);
	CHECK_STR(err.text, text);
	lp_privileges_fini(&privileges);
}

static void test_refused(void)
{
	check_refused("setgroups", "cannot become user web: setgroups(): Operation not permitted");
	check_refused("setgid", "cannot become user web: setgid(): Operation not permitted");
	check_refused("setuid", "cannot become user web: setuid(): Operation not permitted");
	check_refused(NULL, "cannot become user web: setgroups(): Operation not permitted");
	CHECK_STR(calls, "setgroups 3, ");   /* nothing further was tried */
}

static void test_rights_that_come_back(void)
{
	lp_privileges privileges = wanted("web", NULL);
	lp_error err = {0};

	process_start(0);
	setuid_lies = true;
	CHECK_EQ(lp_privileges_drop(&privileges, &err), -1);
	CHECK_STR(err.text, "cannot become user web for good: setuid(0) brings root's rights back");
	lp_privileges_fini(&privileges);
}

static void test_taken_already(void)
{
	lp_privileges privileges = wanted("web", NULL);
	lp_error err;

	process_start(33);
	memcpy(process.groups, (gid_t[]) {44, 33, 7}, 3 * sizeof(gid_t));
	process.group_count = 3;
	CHECK(lp_privileges_taken(&privileges));
	CHECK_EQ(lp_privileges_drop(&privileges, &err), 0);
	CHECK_STR(calls, "setuid 0, ");
	process.saved = 0;   /* root was only laid down: now it is given up */
	CHECK_EQ(lp_privileges_drop(&privileges, &err), 0);
	CHECK(process.real == 33 && process.effective == 33 && process.saved == 33);
	process.group_count = 2;
	CHECK(!lp_privileges_taken(&privileges));
	process.group_count = 3;
	process.egid = 5;
	CHECK(!lp_privileges_taken(&privileges));
	lp_privileges_fini(&privileges);
}

static void test_for_a_moment(void)
{
	static const char *const each[] = {NULL, "setgroups", "setegid", "seteuid"};
	lp_privileges privileges = wanted("web", NULL);
	lp_identity before;
	const char *call;

	for (int i = 0; i < 4; i++) {
		process_start(0);
		failing = each[i];
		CHECK_EQ(lp_privileges_assume(&privileges, &before, &call), i ? -1 : 0);
		if (i == 0) {
			CHECK(process.effective == 33 && process.egid == 33 && process.group_count == 3 && process.real == 0);
			errno = ENOENT;
			lp_privileges_restore(&before);
			CHECK_EQ(errno, ENOENT);
		} else {
			CHECK_EQ(errno, EPERM);
			CHECK_STR(call, each[i]);
		}
		if (i < 3) {   /* with seteuid() refused nothing of this kind comes back; nor is it needed */
			CHECK(process.effective == 0 && process.egid == 0 && process.group_count == 2 && process.groups[1] == 20);
		}
	}
	lp_privileges_fini(&privileges);
}

int main(void)
{
	check_watchdog();
	test_order();
	test_either_order_of_options();
	test_unknown();
	test_large_entries();
	test_refused();
	test_rights_that_come_back();
	test_taken_already();
	test_for_a_moment();
	return check_done("privileges");
}
