/* Windows has no numbers that a file would have to tell: its service manager knows what it has started. */
#include "pid_file.h"

int lp_pid_file_take(lp_pid_file *file, const char *path, lp_error *err)
{
	file->name = NULL;
	return lp_error_set(err, LP_ERROR_SYSTEM, "cannot take pid_file \"%.255s\": this is not available on Windows", path);
}

int lp_pid_file_release(lp_pid_file *file)
{
	(void) file;
	return 0;
}
