/* Log files on Windows, which others cannot rename while they are open. */
#include "log_file.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int open_path(const lp_log_file *file, lp_error *err)
{
	int fd = _open(file->path, _O_WRONLY | _O_APPEND | _O_CREAT | _O_BINARY | _O_NOINHERIT, _S_IREAD | _S_IWRITE);

	if (fd < 0) {
		lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot open the log \"%.255s\": open()", file->path);
	}
	return fd;
}

int lp_log_file_open(lp_log_file *file, const char *path, const lp_privileges *owner, lp_error *err)
{
	(void) owner;
	memset(file, 0, sizeof *file);
	file->path = _strdup(path);
	if (!file->path) {
		return lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
	}
	file->fd = open_path(file, err);
	if (file->fd < 0) {
		free(file->path);
		file->path = NULL;
		return -1;
	}
	return 0;
}

int lp_log_file_reopen(lp_log_file *file, lp_error *err)
{
	int fd = open_path(file, err);

	if (fd < 0) {
		return -1;
	}
	_close(file->fd);
	file->fd = fd;
	return 0;
}

bool lp_log_file_write(lp_log_file *file, const char *line, size_t length)
{
	return _write(file->fd, line, (unsigned) length) == (int) length;
}

void lp_log_file_close(lp_log_file *file)
{
	if (file->path) {
		_close(file->fd);
		free(file->path);
		file->path = NULL;
	}
}
