/* A log that is a file, for others to rename and for us to open again. */
#ifndef LP_LOG_FILE_H
#define LP_LOG_FILE_H

#include "error.h"
#include "privileges.h"

typedef struct lp_log_file {
	char *path;              /* NULL: not open */
	int fd;
	bool torn;               /* the last line is there in part: the next one begins a line of its own */
	bool given;              /* one that we make belongs to ... */
	uint32_t uid, gid;       /* ... these */
} lp_log_file;

/* Open 'path' for appending; made with mode 0640 where it is not there, and then 'owner''s (NULL: ours). What others have planted there, a link
 * or what is no file, is not written to. 0, or -1 and an LP_ERROR_SYSTEM. */
int lp_log_file_open(lp_log_file *file, const char *path, const lp_privileges *owner, lp_error *err);

/* Again, after it was renamed. 0; -1 and an error, and then the one that is open goes on. */
int lp_log_file_reopen(lp_log_file *file, lp_error *err);

/* One line, by one system call that does not wait for a reader. False when it is not there in full, with errno. */
bool lp_log_file_write(lp_log_file *file, const char *line, size_t length);

/* Does nothing when none is open. */
void lp_log_file_close(lp_log_file *file);

#endif
