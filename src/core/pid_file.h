/* A file that says which process serves, locked for as long as it does, so that a second one does not start beside it. */
#ifndef LP_PID_FILE_H
#define LP_PID_FILE_H

#include "error.h"

typedef struct lp_pid_file {
	lp_fd fd;                /* locked; the lock is what counts, not that the file is there */
	lp_fd folder;
	char *name;              /* in it; NULL: none is held */
	int process;             /* who holds it; a process that it forks only lets go */
} lp_pid_file;

/* Make or take over the file at 'path', lock it and write this process's number and a newline into it. What a dead process has left is
 * taken over; what is no such file (a link, one of somebody else's, with other contents) is left as it is. 0; -1 and an LP_ERROR_SYSTEM, which
 * names the process that holds it if one does. */
int lp_pid_file_take(lp_pid_file *file, const char *path, lp_error *err);

/* Remove it if it is still ours, and unlock it. 0; -1 with errno when it is ours and could only be emptied. Does nothing when none is held. */
int lp_pid_file_release(lp_pid_file *file);

#endif
