/* Log files by POSIX. Several processes may append to one: each line is a single write(). */
#include "log_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A device is for /dev/null; who reads from a pipe could keep us waiting, or end us. */
static const char *objection(const struct stat *status)
{
	if (S_ISCHR(status->st_mode)) {
		return NULL;
	}
	if (!S_ISREG(status->st_mode)) {
		return "it is neither a file nor a device";
	}
	return status->st_nlink > 1 ? "it has other names (hard links), so it may be somebody else's" : NULL;
}

static int refuse(const lp_log_file *file, lp_error *err, const char *call)
{
	if (errno == ELOOP) {
		return lp_error_set(err, LP_ERROR_SYSTEM, "cannot open the log \"%.255s\": it is a symbolic link", file->path);
	}
	return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot open the log \"%.255s\": %s()", file->path, call);
}

/* A descriptor, or LP_FD_NONE and an error. Only a file that we make is given away. */
static int open_path(const lp_log_file *file, lp_error *err)
{
	int flags = O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
	int fd = open(file->path, flags | O_CREAT | O_EXCL, 0640);
	bool made = fd >= 0;
	struct stat status;
	const char *reason;

	if (!made && errno == EEXIST) {
		fd = open(file->path, flags);
	}
	if (fd < 0) {
		refuse(file, err, "open");
		return LP_FD_NONE;
	}
	if (fstat(fd, &status) < 0 || (made && file->given && fchown(fd, (uid_t) file->uid, (gid_t) file->gid) < 0)) {
		refuse(file, err, made ? "fchown" : "stat");
	} else if ((reason = objection(&status))) {
		lp_error_set(err, LP_ERROR_SYSTEM, "cannot open the log \"%.255s\": %s", file->path, reason);
	} else {
		return fd;
	}
	lp_fd_close(fd);
	return LP_FD_NONE;
}

int lp_log_file_open(lp_log_file *file, const char *path, const lp_privileges *owner, lp_error *err)
{
	*file = (lp_log_file) {.path = strdup(path), .fd = LP_FD_NONE};
	if (!file->path) {
		return lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
	}
	if (owner && owner->has_user && geteuid() == 0) {
		file->given = true;
		file->uid = owner->uid;
		file->gid = owner->gid;
	}
	file->fd = open_path(file, err);
	if (file->fd == LP_FD_NONE) {
		lp_log_file_close(file);
		return -1;
	}
	return 0;
}

int lp_log_file_reopen(lp_log_file *file, lp_error *err)
{
	int fd;

	file->given = file->given && geteuid() == 0;
	fd = open_path(file, err);
	if (fd == LP_FD_NONE) {
		return -1;
	}
	lp_fd_close(file->fd);
	file->fd = fd;
	file->torn = false;
	return 0;
}

bool lp_log_file_write(lp_log_file *file, const char *line, size_t length)
{
	struct iovec parts[2] = {{(void *) "\n", 1}, {(void *) line, length}};
	bool torn = file->torn;
	ssize_t written = writev(file->fd, torn ? parts : parts + 1, torn ? 2 : 1);

	if (written == (ssize_t) (length + torn)) {
		file->torn = false;
		return true;
	}
	if (written >= 0) {
		file->torn = written > (ssize_t) torn || (torn && written == 0);
		errno = ENOSPC;
	}
	return false;
}

void lp_log_file_close(lp_log_file *file)
{
	if (file->path) {
		lp_fd_close(file->fd);
		free(file->path);
		file->path = NULL;
	}
}
