/* Tests of pid_file_posix.c: who holds it, what others have left or put there, and its end.
 *
 * link: -Wl,--wrap=unlinkat,--wrap=flock */
#include "sockets.h"
#include "../../src/core/pid_file.h"

#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>

int __real_unlinkat(int folder, const char *name, int flags);
int __real_flock(int fd, int how);

static int unlink_error;
static void (*before_locking)(void);

int __wrap_unlinkat(int folder, const char *name, int flags)
{
	CHECK(folder >= 0 && strchr(name, '/') == NULL);
	if (unlink_error) {
		errno = unlink_error;
		return -1;
	}
	return __real_unlinkat(folder, name, flags);
}

/* The file is open and not locked yet; somebody acts in between. */
int __wrap_flock(int fd, int how)
{
	void (*act)(void) = before_locking;

	before_locking = NULL;
	if (act) {
		act();
	}
	return __real_flock(fd, how);
}

static char path[LP_SOCKET_NAME], other[LP_SOCKET_NAME];
static lp_pid_file held;

static void put(const char *at, const char *contents)
{
	FILE *file = fopen(at, "w");

	CHECK(file && fwrite(contents, 1, strlen(contents), file) == strlen(contents) && fclose(file) == 0);
}

static const char *contents(const char *at)
{
	static char text[256];
	FILE *file = fopen(at, "r");
	size_t got = file ? fread(text, 1, sizeof text - 1, file) : 0;

	if (file) {
		fclose(file);
	}
	text[got] = '\0';
	return file ? text : "(none)";
}

static const char *own(void)
{
	static char text[24];

	snprintf(text, sizeof text, "%d\n", (int) getpid());
	return text;
}

static bool exists(const char *at)
{
	struct stat status;

	return lstat(at, &status) == 0;
}

static void refused(const char *words)
{
	lp_pid_file second;
	lp_error err = {0};
	int files = check_open_files();

	CHECK_EQ(lp_pid_file_take(&second, path, &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_SYSTEM);
	if (!CHECK(strstr(err.text, words) && strstr(err.text, path))) {
		fprintf(stderr, "\tit is: %s\n", err.text);
	}
	CHECK(second.name == NULL);
	CHECK_EQ(lp_pid_file_release(&second), 0);
	CHECK_EQ(check_open_files(), files);
}

static bool taken(void)
{
	lp_error err = {0};

	if (CHECK_EQ(lp_pid_file_take(&held, path, &err), 0)) {
		return true;
	}
	fprintf(stderr, "\t%s\n", err.text);
	return false;
}

static void test_life(void)
{
	int files = check_open_files();
	struct stat status;
	mode_t mask = umask(022);
	char words[40];

	CHECK(taken());
	CHECK_STR(contents(path), own());
	CHECK(stat(path, &status) == 0 && (status.st_mode & 07777) == 0644);
	CHECK(fcntl(held.fd, F_GETFD) & FD_CLOEXEC && fcntl(held.folder, F_GETFD) & FD_CLOEXEC);
	snprintf(words, sizeof words, "process %d holds it", (int) getpid());
	refused(words);
	CHECK_STR(contents(path), own());
	CHECK_EQ(lp_pid_file_release(&held), 0);
	CHECK(!exists(path));
	CHECK_EQ(lp_pid_file_release(&held), 0);   /* once more does nothing */
	CHECK_EQ(check_open_files(), files);
	umask(mask);
}

/* Whatever number is in it: nobody has locked it. */
static void test_stale(void)
{
	static const char *const left[] = {"", "1\n", "4194304000\n", "99999999", "12345 \r\n", "7\n\n"};

	for (size_t i = 0; i < sizeof left / sizeof left[0]; i++) {
		put(path, left[i]);
		if (taken()) {
			CHECK_STR(contents(path), own());
			CHECK_EQ(lp_pid_file_release(&held), 0);
			CHECK(!exists(path));
		}
	}
}

static void test_other_contents(void)
{
	static const char *const left[] = {"root:x:0:0\n", "12 34\n", "0\n", "-5\n", "1x", "\n", " 5", "99999999999999999999\n", "00000000000000000000000000000005\n"
		"and more than is looked at"};

	for (size_t i = 0; i < sizeof left / sizeof left[0]; i++) {
		put(path, left[i]);
		refused("something else than the number of a process");
		CHECK_STR(contents(path), left[i]);
	}
	CHECK_EQ(unlink(path), 0);
}

static void test_planted(void)
{
	put(other, "5\n");
	CHECK_EQ(symlink(other, path), 0);
	refused("symbolic link");
	CHECK_EQ(unlink(path), 0);
	CHECK_EQ(link(other, path), 0);
	refused("other names");
	CHECK_EQ(unlink(path), 0);
	CHECK_STR(contents(other), "5\n");
	CHECK_EQ(unlink(other), 0);
	CHECK_EQ(symlink(other, path), 0);   /* to nothing: it is not made */
	refused("symbolic link");
	CHECK(!exists(other));
	CHECK_EQ(unlink(path), 0);
	CHECK_EQ(mkfifo(path, 0600), 0);
	refused("not a regular file");
	CHECK_EQ(unlink(path), 0);
	CHECK_EQ(mkdir(path, 0700), 0);
	refused("open()");
	CHECK_EQ(rmdir(path), 0);
	if (geteuid() == 0) {
		put(path, "5\n");
		CHECK_EQ(chown(path, 65534, 65534), 0);
		refused("belongs to another user");
		CHECK_STR(contents(path), "5\n");
		CHECK_EQ(unlink(path), 0);
	}
}

static void removes_and_unlocks(void)
{
	CHECK_EQ(unlink(path), 0);
}

/* The last holder ends between our open() and flock(): what we have locked is nobody's file any more. */
static void test_removed_meanwhile(void)
{
	put(path, "5\n");
	before_locking = removes_and_unlocks;
	if (taken()) {
		CHECK_STR(contents(path), own());
		refused("holds it");
		CHECK_EQ(lp_pid_file_release(&held), 0);
	}
}

static void test_no_longer_ours(void)
{
	CHECK(taken());
	CHECK_EQ(unlink(path), 0);
	put(path, "5\n");
	CHECK_EQ(lp_pid_file_release(&held), 0);
	CHECK_STR(contents(path), "5\n");   /* somebody else's */
	CHECK(taken());
	put(path, "6\n");                   /* written into by somebody */
	CHECK_EQ(lp_pid_file_release(&held), 0);
	CHECK_STR(contents(path), "6\n");
	CHECK_EQ(unlink(path), 0);
}

static void test_cannot_be_removed(void)
{
	CHECK(taken());
	unlink_error = EACCES;
	CHECK_EQ(lp_pid_file_release(&held), -1);
	CHECK_EQ(errno, EACCES);
	unlink_error = 0;
	CHECK_STR(contents(path), "");
	CHECK(taken());   /* and is no obstacle */
	CHECK_EQ(lp_pid_file_release(&held), 0);
	CHECK(!exists(path));
}

/* A folder of another name now: the file in it is still the one. */
static void test_folder_moves(void)
{
	char folder[LP_SOCKET_NAME], moved[LP_SOCKET_NAME + 8], inside[LP_SOCKET_NAME], before[LP_SOCKET_NAME];

	strcpy(before, path);
	snprintf(folder, sizeof folder, "%s/folder", scratch);
	snprintf(moved, sizeof moved, "%s.moved", folder);
	snprintf(inside, sizeof inside, "%s/folder/pid", scratch);
	strcpy(path, inside);
	CHECK_EQ(mkdir(folder, 0700), 0);
	CHECK(taken());
	CHECK_EQ(rename(folder, moved), 0);
	CHECK_EQ(mkdir(folder, 0700), 0);
	put(path, own());
	CHECK_EQ(lp_pid_file_release(&held), 0);
	CHECK_STR(contents(path), own());   /* in a folder that somebody has put there */
	CHECK_EQ(unlink(path), 0);
	CHECK_EQ(rmdir(folder), 0);
	CHECK_EQ(rmdir(moved), 0);
	strcpy(path, before);
}

/* Run in a process of its own, which may go on behind us. */
static pid_t in_a_child(void (*run)(int), int argument)
{
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child == 0) {
		run(argument);
		_exit(check_failures != 0);
	}
	return child;
}

static void release_only(int ignored)
{
	(void) ignored;
	check_failures = 0;
	CHECK_EQ(lp_pid_file_release(&held), 0);
}

static int write_end;   /* of a pipe whose closing ends the children that wait for it */

static void wait_for_end_of(int pipe_end)
{
	char byte;

	close(write_end);
	CHECK_EQ(read(pipe_end, &byte, 1), 0);
}

static void take_and_fork(int ends)
{
	lp_error err;

	if (lp_pid_file_take(&held, path, &err) < 0 || in_a_child(wait_for_end_of, ends) < 0) {
		_exit(1);
	}
}

static void test_forks(void)
{
	int status = -1, ends[2];
	char words[64];
	pid_t child;

	CHECK(taken());
	child = in_a_child(release_only, 0);
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	CHECK_STR(contents(path), own());
	refused("holds it");
	CHECK_EQ(pipe(ends), 0);
	write_end = ends[1];
	child = in_a_child(wait_for_end_of, ends[0]);   /* has the open file too */
	close(ends[0]);
	CHECK_EQ(lp_pid_file_release(&held), 0);
	CHECK(taken());
	CHECK_EQ(lp_pid_file_release(&held), 0);
	close(ends[1]);
	CHECK_EQ(waitpid(child, &status, 0), child);

	CHECK_EQ(pipe(ends), 0);
	write_end = ends[1];
	child = in_a_child(take_and_fork, ends[0]);
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	snprintf(words, sizeof words, "process %d, which had it, is gone, but one that it has forked", (int) child);
	refused(words);
	close(ends[0]);
	close(ends[1]);
}

static void test_no_folder(void)
{
	char before[LP_SOCKET_NAME];

	strcpy(before, path);
	snprintf(path, sizeof path, "%s/no/such", scratch);
	refused("open(): No such file");
	strcpy(path, before);
}

int main(void)
{
	check_watchdog();
	scratch_open();
	snprintf(path, sizeof path, "%s/pid", scratch);
	snprintf(other, sizeof other, "%s/other", scratch);
	test_life();
	test_stale();
	test_other_contents();
	test_planted();
	test_removed_meanwhile();
	test_no_longer_ours();
	test_cannot_be_removed();
	test_folder_moves();
	test_no_folder();
	test_forks();
	unlink(path);
	scratch_close();
	return check_done("pid_file");
}
