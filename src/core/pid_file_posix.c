/* Pid files, in folders where others may write too.
 *
 * The lock is flock()'s: it belongs to the open file, so nothing that this process opens and closes elsewhere gives it up, and the kernel
 * drops it however we end. Looks and changes go through a descriptor of the folder, so a folder that is swapped meanwhile gains nothing. */
#include "pid_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define TRIES 50          /* of a millisecond: who has just locked it needs less than one to write his number */
#define CONTENTS 32       /* more is in no pid file */

/* --- what is in it --- */

/* The number in it; 0 when it is empty, -1 when it contains something else. */
static long read_process(lp_fd fd)
{
	char text[CONTENTS + 1];
	ssize_t got = pread(fd, text, CONTENTS, 0);
	long number;
	char *end;

	if (got <= 0) {
		return got;
	}
	text[got] = '\0';
	if (got == CONTENTS || strlen(text) != (size_t) got || text[0] < '1' || text[0] > '9') {
		return -1;
	}
	errno = 0;
	number = strtol(text, &end, 10);
	return errno || end[strspn(end, " \t\r\n")] ? -1 : number;
}

/* Shorter only when the number is there: a reader finds one at any moment. */
static int write_process(lp_fd fd, int process)
{
	char text[CONTENTS];
	int length = snprintf(text, sizeof text, "%d\n", process);
	ssize_t written = pwrite(fd, text, (size_t) length, 0);

	if (written >= 0 && written < length) {
		errno = ENOSPC;
	}
	return written == length && ftruncate(fd, length) == 0 ? 0 : -1;
}

/* --- taking it --- */

static int refuse(const char *path, lp_error *err, const char *reason)
{
	return lp_error_set(err, LP_ERROR_SYSTEM, "cannot take pid_file \"%.255s\": %s", path, reason);
}

static int refuse_system(const char *path, lp_error *err, const char *call)
{
	return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot take pid_file \"%.255s\": %s()", path, call);
}

static int open_folder(lp_pid_file *file, const char *path, lp_error *err)
{
	const char *slash = strrchr(path, '/');
	size_t length = slash ? (size_t) (slash - path) : 1;
	char *folder = malloc(length + 2);

	file->name = strdup(slash ? slash + 1 : path);
	if (!folder || !file->name) {
		free(folder);
		return refuse(path, err, "out of memory");
	}
	memcpy(folder, slash ? path : ".", length);
	folder[length] = '\0';
	file->folder = open(length ? folder : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(folder);
	return file->folder < 0 ? refuse_system(path, err, "open") : 0;
}

/* Nothing that somebody has put there for us to write into. */
static const char *objection(const struct stat *status)
{
	if (!S_ISREG(status->st_mode)) {
		return "it is not a regular file";
	}
	if (status->st_nlink > 1) {
		return "it has other names (hard links), so it may be somebody else's";
	}
	return status->st_uid != 0 && status->st_uid != geteuid() ? "it belongs to another user" : NULL;
}

static int open_file(lp_pid_file *file, const char *path, lp_error *err)
{
	struct stat status;
	const char *reason;

	file->fd = openat(file->folder, file->name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0644);
	if (file->fd < 0) {
		return errno == ELOOP ? refuse(path, err, "it is a symbolic link") : refuse_system(path, err, "open");
	}
	if (fstat(file->fd, &status) < 0) {
		return refuse_system(path, err, "stat");
	}
	reason = objection(&status);
	return reason ? refuse(path, err, reason) : 0;
}

static int refuse_held(lp_pid_file *file, const char *path, lp_error *err)
{
	long holder = read_process(file->fd);
	char reason[128];

	for (int i = 0; holder == 0 && i < TRIES; i++) {
		usleep(1000);
		holder = read_process(file->fd);
	}
	if (holder <= 0) {
		return refuse(path, err, "another process holds it");
	}
	snprintf(reason, sizeof reason, kill((pid_t) holder, 0) < 0 && errno == ESRCH
		? "process %ld, which had it, is gone, but one that it has forked holds it still" : "process %ld holds it", holder);
	return refuse(path, err, reason);
}

/* Whether the name still stands for the file that we have locked: its last holder removes it before he unlocks it. */
static bool is_there(const lp_pid_file *file)
{
	struct stat ours, there;

	return fstat(file->fd, &ours) == 0 && fstatat(file->folder, file->name, &there, AT_SYMLINK_NOFOLLOW) == 0
		&& ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

static int lock_file(lp_pid_file *file, const char *path, lp_error *err)
{
	for (int i = 0; i < TRIES; i++) {
		if (open_file(file, path, err) < 0) {
			return -1;
		}
		if (flock(file->fd, LOCK_EX | LOCK_NB) < 0) {
			return errno == EWOULDBLOCK ? refuse_held(file, path, err) : refuse_system(path, err, "flock");
		}
		if (is_there(file)) {
			return 0;
		}
		lp_fd_close(file->fd);
		file->fd = LP_FD_NONE;
	}
	return refuse(path, err, "others replace it again and again");
}

/* The lock goes with the last descriptor of it, and a forked process may have one: so it is given up first. */
static void let_go(lp_pid_file *file, bool unlock)
{
	int saved = errno;

	if (unlock && file->fd != LP_FD_NONE) {
		flock(file->fd, LOCK_UN);
	}
	lp_fd_close(file->fd);
	lp_fd_close(file->folder);
	free(file->name);
	file->name = NULL;
	errno = saved;
}

int lp_pid_file_take(lp_pid_file *file, const char *path, lp_error *err)
{
	*file = (lp_pid_file) {.fd = LP_FD_NONE, .folder = LP_FD_NONE, .process = (int) getpid()};
	if (open_folder(file, path, err) < 0 || lock_file(file, path, err) < 0) {
		let_go(file, false);
		return -1;
	}
	if (read_process(file->fd) < 0) {
		refuse(path, err, "it contains something else than the number of a process");
	} else if (write_process(file->fd, file->process) < 0) {
		refuse_system(path, err, "write");
		unlinkat(file->folder, file->name, 0);
	} else {
		return 0;
	}
	let_go(file, true);
	return -1;
}

int lp_pid_file_release(lp_pid_file *file)
{
	bool own = file->name && file->process == (int) getpid();
	int result = 0;

	if (!file->name) {
		return 0;
	}
	if (own && is_there(file) && read_process(file->fd) == file->process && unlinkat(file->folder, file->name, 0) < 0) {
		int saved = errno;

		result = -1;
		if (ftruncate(file->fd, 0) == 0) {   /* otherwise it names a process that is gone, as after a crash */
			errno = saved;
		}
	}
	let_go(file, own);
	return result;
}
