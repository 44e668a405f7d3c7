/* The file of a listening Unix socket: made with its mode and owner, taken over from who is dead, removed in the end; nobody else's file
 * is ever touched. */
#ifndef LP_UNIX_PATH_H
#define LP_UNIX_PATH_H

#include "socket.h"

/* Bind and listen. A file that a dead server left gives way. 0; -1 with errno and the name of the call that failed, and then no file is
 * left. An abstract name has no file, and so neither mode nor owner. */
int lp_unix_listen(lp_fd fd, const lp_sockaddr *at, const lp_listen_options *options, const char **call);

/* A file that we have made, and which one it was, since others may put another in its place. */
typedef struct lp_unix_file {
	char path[LP_SOCKET_NAME];      /* "": none */
	uint64_t device, inode;
} lp_unix_file;

/* Note the socket's file at this path, NULL for none. */
void lp_unix_file_note(lp_unix_file *file, const char *path);

/* Remove it if it is still that file, and forget it. 0; -1 with errno when it is ours and has to stay. */
int lp_unix_file_remove(lp_unix_file *file);

#endif
