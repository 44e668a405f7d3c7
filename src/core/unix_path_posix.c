/* The files of Unix sockets, in folders where others may write too.
 *
 * All looks at the file and all changes go through one descriptor of its folder, so a folder that is swapped for another meanwhile gains
 * nothing. bind() alone takes a path; it follows no link in the path's last part and replaces nothing. */
#include "unix_path.h"

#include "privileges.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef O_PATH
# define O_PATH O_RDONLY   /* no system opens sockets so: there they go unpinned */
#endif

#define LOCK_TRIES 200   /* of a millisecond: a starter needs less than one */

typedef struct unix_place {
	char path[LP_SOCKET_NAME];
	lp_fd folder;            /* AT_FDCWD where it cannot be opened; 'name' is then the whole path */
	const char *name;
} unix_place;

/* --- the folder --- */

/* Between bind() and listen() a socket looks like one that was left behind, and of two starters that both find a stale file the later
 * would unlink the new one of the earlier. So they take turns, by a lock on the folder, which leaves no file of its own. Where folders
 * cannot be locked, or somebody else keeps this one, it goes without. */
static void place_lock(const unix_place *place)
{
	for (int i = 0; i < LOCK_TRIES && flock(place->folder, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK; i++) {
		usleep(1000);
	}
}

static void place_open(unix_place *place, const char *path)
{
	char folder[sizeof place->path];
	char *slash;

	snprintf(place->path, sizeof place->path, "%s", path);
	snprintf(folder, sizeof folder, "%s", path);
	slash = strrchr(folder, '/');
	place->name = slash ? place->path + (slash - folder) + 1 : place->path;
	if (slash) {
		slash[slash == folder] = '\0';
	}
	place->folder = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (place->folder < 0) {
		place->folder = AT_FDCWD;
		place->name = place->path;
	}
}

static void place_close(unix_place *place)
{
	if (place->folder != AT_FDCWD) {
		lp_fd_close(place->folder);
	}
}

/* Whether nobody but us (and root) can put a file in the place of another: in there a name goes on meaning the file that we have made. */
static bool place_is_ours(const unix_place *place)
{
	struct stat folder;

	return place->folder != AT_FDCWD && fstat(place->folder, &folder) == 0
		&& (folder.st_uid == 0 || folder.st_uid == geteuid())
		&& (!(folder.st_mode & (S_IWGRP | S_IWOTH)) || folder.st_mode & S_ISVTX);
}

static bool place_look(const unix_place *place, struct stat *file)
{
	return fstatat(place->folder, place->name, file, AT_SYMLINK_NOFOLLOW) == 0;
}

/* --- what stands there --- */

/* True when nobody listens on the socket of that path. */
static bool is_refused(const lp_sockaddr *at)
{
	lp_fd probe = socket(AF_UNIX, SOCK_STREAM, 0);
	bool refused;

	if (probe < 0) {
		return false;
	}
	lp_fd_nonblocking(probe, true);   /* a full backlog must not block us: it means "in use" */
	refused = connect(probe, (const struct sockaddr *) &at->name, at->length) < 0 && errno == ECONNREFUSED;
	lp_fd_close(probe);
	return refused;
}

/* The same file before and after; 'pin' keeps its number from being given to another meanwhile. */
static bool is_stale(const unix_place *place, const lp_sockaddr *at, lp_fd pin)
{
	struct stat file, again;

	return (pin < 0 ? place_look(place, &file) : fstat(pin, &file) == 0) && S_ISSOCK(file.st_mode) && is_refused(at)
		&& place_look(place, &again) && again.st_dev == file.st_dev && again.st_ino == file.st_ino;
}

/* Make room: 0 when nothing stands there, or nothing does any more. connect() follows links and takes the path anew; so what is removed
 * must have been a socket itself, the same one before and after. */
static int place_clear(const unix_place *place, const lp_sockaddr *at, const char **call)
{
	struct stat file;
	bool stale;
	lp_fd pin;

	if (!place_look(place, &file)) {
		return 0;   /* or something that bind() will complain about */
	}
	pin = openat(place->folder, place->name, O_PATH | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	stale = is_stale(place, at, pin);
	lp_fd_close(pin);
	if (!stale) {
		errno = EADDRINUSE;
		return -1;
	}
	*call = "unlink";
	return unlinkat(place->folder, place->name, 0);
}

/* --- making it --- */

/* The mode must hold from the first moment on, so it goes through umask: a chmod afterwards would leave a gap. */
static int place_bind(const unix_place *place, lp_fd fd, const lp_sockaddr *at, int mode, const char **call)
{
	mode_t before;
	int result, saved;

	*call = "bind";
	if (place_clear(place, at, call) < 0) {
		return -1;
	}
	*call = "bind";
	before = umask((mode_t) (~mode & 0777));
	result = bind(fd, (const struct sockaddr *) &at->name, at->length);
	saved = errno;
	umask(before);
	errno = saved;
	return result;
}

/* In a folder of ours: it belongs to us at first, which lets nobody in who has no right to. */
static int place_give(const unix_place *place, const lp_privileges *owner, const char **call)
{
	struct stat file;

	*call = "stat";
	if (!place_look(place, &file)) {
		return -1;
	}
	*call = "chown";
	if (!S_ISSOCK(file.st_mode)) {
		errno = EADDRINUSE;
		return -1;
	}
	return fchownat(place->folder, place->name, owner->has_user ? (uid_t) owner->uid : (uid_t) -1, (gid_t) owner->gid, AT_SYMLINK_NOFOLLOW);
}

/* In a folder where others can swap files, whoever names one might give away another, so the owner makes it there himself. */
static int place_bind_as(const unix_place *place, const lp_privileges *owner, lp_fd fd, const lp_sockaddr *at, int mode,
	const char **call)
{
	lp_identity before;
	int result;

	if (lp_privileges_assume(owner, &before, call) < 0) {
		return -1;
	}
	result = place_bind(place, fd, at, mode, call);
	lp_privileges_restore(&before);
	return result;
}

/* Undo a bind() that led to nothing; keeps errno. */
static void place_remove(const unix_place *place)
{
	struct stat file;
	int saved = errno;

	if (place_look(place, &file) && S_ISSOCK(file.st_mode)) {
		unlinkat(place->folder, place->name, 0);
	}
	errno = saved;
}

static int file_listen(lp_fd fd, const lp_sockaddr *at, const lp_listen_options *options, const char **call)
{
	const struct sockaddr_un *name = (const struct sockaddr_un *) (const void *) &at->name;
	const lp_privileges *owner = options->owner && !lp_privileges_taken(options->owner) ? options->owner : NULL;
	char path[sizeof name->sun_path + 1];
	unix_place place;
	int result;

	snprintf(path, sizeof path, "%.*s", (int) sizeof name->sun_path, name->sun_path);   /* a full one has no end of its own */
	place_open(&place, path);
	place_lock(&place);
	if (owner && !place_is_ours(&place)) {
		result = place_bind_as(&place, owner, fd, at, options->unix_mode, call);
		owner = NULL;
	} else {
		result = place_bind(&place, fd, at, options->unix_mode, call);
	}
	if (result == 0) {
		result = owner ? place_give(&place, owner, call) : 0;
		if (result == 0) {
			*call = "listen";
			result = listen(fd, options->backlog);
		}
		if (result < 0) {
			place_remove(&place);
		}
	}
	place_close(&place);
	return result;
}

int lp_unix_listen(lp_fd fd, const lp_sockaddr *at, const lp_listen_options *options, const char **call)
{
	if (((const struct sockaddr_un *) (const void *) &at->name)->sun_path[0]) {
		return file_listen(fd, at, options, call);
	}
	*call = "bind";
	if (bind(fd, (const struct sockaddr *) &at->name, at->length) < 0) {
		return -1;
	}
	*call = "listen";
	return listen(fd, options->backlog);
}

/* --- the end of it --- */

void lp_unix_file_note(lp_unix_file *file, const char *path)
{
	struct stat status;

	memset(file, 0, sizeof *file);
	if (path && lstat(path, &status) == 0 && S_ISSOCK(status.st_mode)) {
		snprintf(file->path, sizeof file->path, "%s", path);
		file->device = (uint64_t) status.st_dev;
		file->inode = (uint64_t) status.st_ino;
	}
}

int lp_unix_file_remove(lp_unix_file *file)
{
	unix_place place;
	struct stat status;
	int result = 0;

	if (!file->path[0]) {
		return 0;
	}
	place_open(&place, file->path);
	if (!place_look(&place, &status)) {
		result = errno == ENOENT ? 0 : -1;
	} else if ((uint64_t) status.st_dev == file->device && (uint64_t) status.st_ino == file->inode) {
		result = unlinkat(place.folder, place.name, 0);
	}
	place_close(&place);
	file->path[0] = '\0';
	return result;
}
