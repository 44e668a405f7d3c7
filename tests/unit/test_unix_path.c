/* Tests of unix_path_posix.c: what others may have put where our file is to be, or may put there meanwhile. What is stale and what is in use,
 * and the mode, are in test_socket_listen.c.
 *
 * link: -Wl,--wrap=connect,--wrap=listen,--wrap=fchownat */
#include "sockets.h"
#include "../../src/core/privileges.h"
#include "../../src/core/unix_path.h"

#include <fcntl.h>
#include <sys/stat.h>

int __real_connect(int fd, const struct sockaddr *name, socklen_t length);
int __real_listen(int fd, int backlog);

static void (*while_probing)(void);
static int listen_error;
static int chown_error, chowns;
static uid_t chown_uid;
static gid_t chown_gid;

/* The probe has been answered; somebody acts before the answer is used. */
int __wrap_connect(int fd, const struct sockaddr *name, socklen_t length)
{
	int result = __real_connect(fd, name, length), saved = errno;

	if (while_probing) {
		while_probing();
		while_probing = NULL;
	}
	errno = saved;
	return result;
}

int __wrap_listen(int fd, int backlog)
{
	if (listen_error) {
		errno = listen_error;
		return -1;
	}
	return __real_listen(fd, backlog);
}

int __wrap_fchownat(int folder, const char *name, uid_t uid, gid_t gid, int flags)
{
	CHECK(folder >= 0 && strchr(name, '/') == NULL);   /* in the folder that was looked at, whatever the path means by now */
	CHECK_EQ(flags, AT_SYMLINK_NOFOLLOW);
	chowns++;
	chown_uid = uid;
	chown_gid = gid;
	errno = chown_error;
	return chown_error ? -1 : 0;
}

static char *in_scratch(const char *name)
{
	static char paths[4][LP_SOCKET_NAME];
	static int next;
	char *path = paths[next = (next + 1) % 4];

	snprintf(path, LP_SOCKET_NAME, "%s/%s", scratch, name);
	return path;
}

static lp_fd listen_as(const char *name, const lp_privileges *owner, lp_error *err)
{
	char path[LP_SOCKET_NAME];
	lp_sockaddr at = scratch_address(name, path, sizeof path);
	lp_listen_options options = plain_listener;

	options.owner = owner;
	memset(err, 0, sizeof *err);
	return lp_socket_listen(&at, &options, path, err);
}

static bool stands_there(const char *name)
{
	struct stat file;

	return lstat(in_scratch(name), &file) == 0;
}

/* A socket that nobody listens on. */
static void leave_behind(const char *name)
{
	lp_error err;
	lp_fd fd = listen_as(name, NULL, &err);

	CHECK(fd != LP_FD_NONE);
	lp_fd_close(fd);
}

static void put_file(const char *name)
{
	int fd = open(in_scratch(name), O_CREAT | O_WRONLY, 0600);

	CHECK_EQ(write(fd, "precious", 8), 8);
	close(fd);
}

/* --- what was planted before --- */

static void test_dangling_link(void)
{
	lp_error err;

	CHECK_EQ(symlink(in_scratch("elsewhere"), in_scratch("path")), 0);
	CHECK_EQ(listen_as("path", NULL, &err), LP_FD_NONE);
	CHECK_EQ(err.system, EADDRINUSE);
	CHECK(!stands_there("elsewhere"));
	CHECK(stands_there("path"));
	unlink(in_scratch("path"));
}

/* The other name of a stale socket stays: it is somebody else's. */
static void test_hard_link(void)
{
	lp_error err;
	lp_fd fd;

	leave_behind("other");
	CHECK_EQ(link(in_scratch("other"), in_scratch("path")), 0);
	fd = listen_as("path", NULL, &err);
	CHECK(fd != LP_FD_NONE);
	CHECK(stands_there("other"));
	lp_fd_close(fd);
	unlink(in_scratch("path"));
	unlink(in_scratch("other"));
}

/* --- what is put there while the probe is under way --- */

static void replace_by_file(void)
{
	unlink(in_scratch("path"));
	put_file("path");
}

static void replace_by_link(void)
{
	unlink(in_scratch("path"));
	CHECK_EQ(symlink(in_scratch("precious"), in_scratch("path")), 0);
}

static lp_fd rival;

static void replace_by_server(void)
{
	char path[LP_SOCKET_NAME];
	lp_sockaddr at = scratch_address("path", path, sizeof path);

	unlink(path);
	rival = socket(AF_UNIX, SOCK_STREAM, 0);
	CHECK_EQ(bind(rival, (const struct sockaddr *) &at.name, at.length), 0);
	CHECK_EQ(listen(rival, 1), 0);
}

static void test_replaced_while_probing(void)
{
	static void (*const ways[])(void) = {replace_by_file, replace_by_link, replace_by_server};
	struct stat file;
	lp_error err;

	put_file("precious");
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		rival = LP_FD_NONE;
		leave_behind("path");
		CHECK_EQ(lstat(in_scratch("path"), &file), 0);
		while_probing = ways[i];
		CHECK_EQ(listen_as("path", NULL, &err), LP_FD_NONE);
		CHECK_EQ(err.system, EADDRINUSE);
		CHECK(!while_probing);
		CHECK(stands_there("path") && stands_there("precious"));
		lp_fd_close(rival);
		unlink(in_scratch("path"));
	}
	unlink(in_scratch("precious"));
}

/* The folder itself is swapped: what is removed is in the folder that was looked at, or nothing is. */
static void swap_folders(void)
{
	CHECK_EQ(rename(in_scratch("folder"), in_scratch("aside")), 0);
	CHECK_EQ(rename(in_scratch("victim"), in_scratch("folder")), 0);
}

static void test_folder_swapped(void)
{
	lp_error err;
	lp_fd fd;

	CHECK_EQ(mkdir(in_scratch("folder"), 0700), 0);
	CHECK_EQ(mkdir(in_scratch("victim"), 0700), 0);
	leave_behind("folder/path");
	put_file("victim/path");
	while_probing = swap_folders;
	fd = listen_as("folder/path", NULL, &err);
	CHECK_EQ(fd, LP_FD_NONE);
	CHECK_EQ(err.system, EADDRINUSE);
	CHECK(stands_there("folder/path"));   /* the victim's file */
	CHECK(!stands_there("aside/path"));
	unlink(in_scratch("folder/path"));
	rmdir(in_scratch("folder"));
	rmdir(in_scratch("aside"));
}

/* --- failures leave nothing --- */

static void test_listen_fails(void)
{
	lp_error err;

	listen_error = ENOBUFS;
	CHECK_EQ(listen_as("path", NULL, &err), LP_FD_NONE);
	CHECK_EQ(err.system, ENOBUFS);
	CHECK(strstr(err.text, "listen(): ") != NULL);
	CHECK(!stands_there("path"));
	listen_error = 0;
}

static const lp_privileges somebody = {.has_user = true, .uid = 4321, .gid = 1234, .gid_known = true, .name = "user somebody"};
static const lp_privileges some_group = {.has_group = true, .gid = 1234, .gid_known = true, .name = "group some"};

static void test_owner_in_a_folder_of_ours(void)
{
	lp_error err;
	lp_fd fd = listen_as("path", &somebody, &err);

	CHECK(fd != LP_FD_NONE);
	CHECK_EQ(chowns, 1);
	CHECK(chown_uid == 4321 && chown_gid == 1234);
	lp_fd_close(fd);
	unlink(in_scratch("path"));
	fd = listen_as("path", &some_group, &err);
	CHECK(fd != LP_FD_NONE);
	CHECK(chown_uid == (uid_t) -1 && chown_gid == 1234);
	lp_fd_close(fd);
	unlink(in_scratch("path"));
	chown_error = EPERM;
	CHECK_EQ(listen_as("path", &somebody, &err), LP_FD_NONE);
	CHECK_EQ(err.system, EPERM);
	CHECK(strstr(err.text, "chown(): ") != NULL);
	CHECK(!stands_there("path"));
	chown_error = 0;
}

/* Where others may swap files nothing is given away, with the sticky bit it is safe. */
static void test_owner_in_an_open_folder(void)
{
	lp_error err;
	lp_fd fd;

	chowns = 0;
	CHECK_EQ(mkdir(in_scratch("open"), 0700), 0);
	CHECK_EQ(chmod(in_scratch("open"), 01777), 0);
	fd = listen_as("open/path", &somebody, &err);
	CHECK(fd != LP_FD_NONE);
	CHECK_EQ(chowns, 1);
	lp_fd_close(fd);
	unlink(in_scratch("open/path"));
	CHECK_EQ(chmod(in_scratch("open"), 0777), 0);
	fd = listen_as("open/path", &somebody, &err);   /* made by them, where we are root; refused otherwise */
	CHECK_EQ(fd != LP_FD_NONE, geteuid() == 0);
	CHECK_EQ(chowns, 1);
	lp_fd_close(fd);
	unlink(in_scratch("open/path"));
	CHECK_EQ(rmdir(in_scratch("open")), 0);
}

/* --- the end --- */

static void test_remove(void)
{
	lp_unix_file file;

	leave_behind("path");
	lp_unix_file_note(&file, in_scratch("path"));
	CHECK_EQ(lp_unix_file_remove(&file), 0);
	CHECK(!stands_there("path"));
	CHECK_EQ(lp_unix_file_remove(&file), 0);   /* once is enough */

	leave_behind("path");
	lp_unix_file_note(&file, in_scratch("path"));
	CHECK_EQ(rename(in_scratch("path"), in_scratch("aside")), 0);
	CHECK_EQ(symlink(in_scratch("aside"), in_scratch("path")), 0);
	CHECK_EQ(lp_unix_file_remove(&file), 0);
	CHECK(stands_there("path") && stands_there("aside"));   /* what stands there leads to our file, and is not ours */
	unlink(in_scratch("path"));
	unlink(in_scratch("aside"));

	put_file("path");
	lp_unix_file_note(&file, in_scratch("path"));   /* no socket: never ours */
	CHECK_EQ(lp_unix_file_remove(&file), 0);
	CHECK(stands_there("path"));
	unlink(in_scratch("path"));
	lp_unix_file_note(&file, NULL);
	CHECK_EQ(lp_unix_file_remove(&file), 0);
}

int main(void)
{
	int before;

	check_watchdog();
	scratch_open();
	CHECK_EQ(chmod(scratch, 0711), 0);
	before = check_open_files();
	test_dangling_link();
	test_hard_link();
	test_replaced_while_probing();
	test_folder_swapped();
	test_listen_fails();
	test_owner_in_a_folder_of_ours();
	test_owner_in_an_open_folder();
	test_remove();
	CHECK_EQ(check_open_files(), before);
	scratch_close();
	return check_done("unix_path");
}
