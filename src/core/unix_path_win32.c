/* Windows: the file has no mode and no owner of ours, and goes with the folder's rights. */
#include "unix_path.h"

#include <string.h>

int lp_unix_listen(lp_fd fd, const lp_sockaddr *at, const lp_listen_options *options, const char **call)
{
	*call = "bind";
	if (bind(fd, (const struct sockaddr *) &at->name, at->length) < 0) {
		return -1;
	}
	*call = "listen";
	return listen(fd, options->backlog);
}

void lp_unix_file_note(lp_unix_file *file, const char *path)
{
	(void) path;
	memset(file, 0, sizeof *file);
}

int lp_unix_file_remove(lp_unix_file *file)
{
	(void) file;
	return 0;
}
