/* Tests of log_file_posix.c: opening, what others have planted, opening again, a full disk.
 *
 * link: -Wl,--wrap=writev,--wrap=fchown */
#include "sockets.h"
#include "../../src/core/log_file.h"

#include <limits.h>
#include <sys/stat.h>

ssize_t __real_writev(int fd, const struct iovec *parts, int count);

static int write_limit = INT_MAX;   /* bytes that the disk still takes; negative: an error */
static int chowns;
static uid_t chown_uid;
static gid_t chown_gid;

ssize_t __wrap_writev(int fd, const struct iovec *parts, int count)
{
	char all[256];
	size_t length = 0;

	if (write_limit == INT_MAX) {
		return __real_writev(fd, parts, count);
	}
	if (write_limit < 0) {
		errno = ENOSPC;
		return -1;
	}
	for (int i = 0; i < count; i++) {
		memcpy(all + length, parts[i].iov_base, parts[i].iov_len);
		length += parts[i].iov_len;
	}
	return write(fd, all, length < (size_t) write_limit ? length : (size_t) write_limit);
}

int __wrap_fchown(int fd, uid_t uid, gid_t gid)
{
	CHECK(fd >= 0);
	chowns++;
	chown_uid = uid;
	chown_gid = gid;
	return 0;
}

static char path[LP_SOCKET_NAME], other[LP_SOCKET_NAME];
static lp_log_file file;

static const char *contents(const char *at)
{
	static char text[512];
	FILE *stream = fopen(at, "r");
	size_t got = stream ? fread(text, 1, sizeof text - 1, stream) : 0;

	if (stream) {
		fclose(stream);
	}
	text[got] = '\0';
	return stream ? text : "(none)";
}

static bool opened(void)
{
	lp_error err = {0};

	if (CHECK_EQ(lp_log_file_open(&file, path, NULL, &err), 0)) {
		return true;
	}
	fprintf(stderr, "\t%s\n", err.text);
	return false;
}

static bool put(const char *line)
{
	return lp_log_file_write(&file, line, strlen(line));
}

static void refused(const char *words)
{
	lp_error err = {0};

	CHECK_EQ(lp_log_file_open(&file, path, NULL, &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_SYSTEM);
	if (!CHECK(strstr(err.text, words) && strstr(err.text, path))) {
		fprintf(stderr, "\tit is: %s\n", err.text);
	}
	CHECK(file.path == NULL);
}

static void test_appends(void)
{
	mode_t mask = umask(0);
	struct stat status;

	CHECK(opened() && put("one\n"));
	CHECK(stat(path, &status) == 0 && (status.st_mode & 07777) == 0640);
	CHECK(fcntl(file.fd, F_GETFD) & FD_CLOEXEC);
	lp_log_file_close(&file);
	CHECK(opened() && put("two\n"));
	CHECK_EQ(truncate(path, 0), 0);   /* as logrotate's copytruncate */
	CHECK(put("three\n"));
	CHECK_STR(contents(path), "three\n");
	lp_log_file_close(&file);
	lp_log_file_close(&file);
	CHECK_EQ(unlink(path), 0);
	umask(mask);
}

static void test_planted(void)
{
	int files = check_open_files();

	CHECK_EQ(symlink(other, path), 0);
	refused("symbolic link");
	CHECK_EQ(access(other, F_OK), -1);
	CHECK_EQ(close(open(other, O_CREAT | O_WRONLY, 0600)), 0);
	refused("symbolic link");
	CHECK_EQ(unlink(path), 0);
	CHECK_EQ(link(other, path), 0);
	refused("other names");
	CHECK_EQ(unlink(path), 0);
	CHECK_EQ(mkfifo(path, 0600), 0);
	refused("open()");   /* nobody reads */
	int reader = open(path, O_RDONLY | O_NONBLOCK);
	refused("neither a file nor a device");
	close(reader);
	CHECK_EQ(unlink(path), 0);
	CHECK_EQ(mkdir(path, 0700), 0);
	refused("open()");
	CHECK_EQ(rmdir(path), 0);
	CHECK_STR(contents(other), "");
	CHECK_EQ(unlink(other), 0);
	CHECK_EQ(check_open_files(), files);
	strcpy(other, path);
	strcpy(path, "/dev/null");
	CHECK(opened() && put("gone\n"));
	lp_log_file_close(&file);
	strcpy(path, other);
	snprintf(other, sizeof other, "%s/other", scratch);
}

static void test_reopens(void)
{
	lp_error err = {0};
	int files = check_open_files();

	CHECK(opened() && put("one\n"));
	CHECK_EQ(rename(path, other), 0);
	CHECK(put("two\n"));
	CHECK_EQ(lp_log_file_reopen(&file, &err), 0);
	CHECK(put("three\n"));
	CHECK_STR(contents(other), "one\ntwo\n");
	CHECK_STR(contents(path), "three\n");
	CHECK_EQ(unlink(path), 0);
	CHECK_EQ(symlink(other, path), 0);
	CHECK_EQ(lp_log_file_reopen(&file, &err), -1);
	CHECK(strstr(err.text, "symbolic link") != NULL);
	CHECK(put("four\n"));   /* into the one that is open */
	CHECK_STR(contents(other), "one\ntwo\n");
	CHECK_EQ(unlink(path), 0);
	CHECK_EQ(unlink(other), 0);
	lp_log_file_close(&file);
	CHECK_EQ(check_open_files(), files);
}

static void test_full_disk(void)
{
	CHECK(opened());
	write_limit = -1;
	CHECK(!put("lost\n"));
	CHECK_EQ(errno, ENOSPC);
	write_limit = 0;
	CHECK(!put("lost\n"));
	write_limit = INT_MAX;
	CHECK(put("one\n"));
	write_limit = 2;
	CHECK(!put("torn line\n"));
	write_limit = 0;
	CHECK(!put("lost\n"));
	write_limit = -1;
	CHECK(!put("lost\n"));
	write_limit = INT_MAX;
	CHECK(put("two\n"));
	CHECK_STR(contents(path), "one\nto\ntwo\n");
	write_limit = 2;
	CHECK(!put("three\n"));
	write_limit = 1;   /* only the end of the torn one */
	CHECK(!put("lost\n"));
	write_limit = INT_MAX;
	CHECK(put("four\n") && put("five\n"));
	CHECK_STR(contents(path), "one\nto\ntwo\nth\nfour\nfive\n");
	lp_log_file_close(&file);
	CHECK_EQ(unlink(path), 0);
}

/* A file that was there belongs to whom it did. */
static void test_owner(void)
{
	lp_privileges owner = {.has_user = true, .uid = 4711, .gid = 4712};
	lp_error err;

	if (geteuid() != 0) {
		check_note("log_file", "only root can give files away");
		return;
	}
	CHECK_EQ(lp_log_file_open(&file, path, &owner, &err), 0);
	CHECK_EQ(chowns, 1);
	CHECK(chown_uid == 4711 && chown_gid == 4712);
	CHECK_EQ(lp_log_file_reopen(&file, &err), 0);
	CHECK_EQ(chowns, 1);
	CHECK_EQ(unlink(path), 0);
	CHECK_EQ(lp_log_file_reopen(&file, &err), 0);
	CHECK_EQ(chowns, 2);
	lp_log_file_close(&file);
	CHECK_EQ(unlink(path), 0);
	CHECK(opened());
	CHECK_EQ(chowns, 2);
	lp_log_file_close(&file);
	CHECK_EQ(unlink(path), 0);
}

int main(void)
{
	check_watchdog();
	scratch_open();
	snprintf(path, sizeof path, "%s/log", scratch);
	snprintf(other, sizeof other, "%s/other", scratch);
	test_appends();
	test_planted();
	test_reopens();
	test_full_disk();
	test_owner();
	scratch_close();
	return check_done("log_file");
}
