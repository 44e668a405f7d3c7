/* The system calls of POSIX behind platform.h. Nothing here knows what a line is. */
#include "platform.h"

#include <errno.h>
#include <sched.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
# include <sys/random.h>
#endif
#ifdef __GLIBC__
# include <malloc.h>
#endif

LP_HOT int lp_socket_errno(void)
{
	return errno;
}

LP_HOT bool lp_would_block(int error)
{
	return error == EAGAIN || error == EWOULDBLOCK;
}

void lp_fd_close(lp_fd fd)
{
	if (fd >= 0) {
		int saved = errno;
		close(fd);   /* EINTR closes too, on every system we run on: no retry */
		errno = saved;
	}
}

int lp_fd_nonblocking(lp_fd fd, bool on)
{
	int flags = fcntl(fd, F_GETFL);

	if (flags < 0) {
		return -1;
	}
	return fcntl(fd, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK);
}

int lp_fd_cloexec(lp_fd fd)
{
	return fcntl(fd, F_SETFD, FD_CLOEXEC);
}

lp_fd lp_fd_dup(lp_fd fd)
{
	return fcntl(fd, F_DUPFD_CLOEXEC, 3);
}

bool lp_fd_is_file(lp_fd fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

int lp_fd_pair(lp_fd pair[2])
{
	if (pipe(pair) < 0) {
		return -1;
	}
	for (int i = 0; i < 2; i++) {
		if (lp_fd_nonblocking(pair[i], true) < 0 || lp_fd_cloexec(pair[i]) < 0) {
			lp_fd_close(pair[0]);
			lp_fd_close(pair[1]);
			return -1;
		}
	}
	return 0;
}

LP_HOT lp_ssize lp_fd_sendv(lp_fd fd, const struct iovec *iov, int count)
{
	struct msghdr message = {0};

	if (count == 1) {
		return send(fd, iov[0].iov_base, iov[0].iov_len, MSG_NOSIGNAL | MSG_DONTWAIT);
	}
	message.msg_iov = (struct iovec *) iov;
	message.msg_iovlen = (size_t) count;
	return sendmsg(fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

LP_HOT lp_ssize lp_fd_recv(lp_fd fd, char *data, size_t size)
{
	return recv(fd, data, size, MSG_DONTWAIT);
}

/* Room for more than one, so that none that comes is left open unseen. */
#define PASSED_MOST 4

lp_ssize lp_fd_recv_passed(lp_fd fd, char *data, size_t size, lp_fd *passed)
{
	union {
		struct cmsghdr header;
		char bytes[CMSG_SPACE(PASSED_MOST * sizeof(int))];
	} control;
	struct iovec iov = {data, size};
	struct msghdr message = {.msg_iov = &iov, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
	ssize_t got = recvmsg(fd, &message, MSG_DONTWAIT);
	struct cmsghdr *header = got > 0 ? CMSG_FIRSTHDR(&message) : NULL;

	*passed = LP_FD_NONE;
	if (header && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS) {
		int fds[PASSED_MOST];
		size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof fds[0];

		memcpy(fds, CMSG_DATA(header), count * sizeof fds[0]);
		*passed = fds[0];
		lp_fd_cloexec(*passed);
		for (size_t i = 1; i < count; i++) {
			lp_fd_close(fds[i]);
		}
	}
	return got;
}

int lp_fd_send_passing(lp_fd fd, const char *data, size_t size, lp_fd passing)
{
	union {
		struct cmsghdr header;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control = {{0}};
	struct iovec iov = {(void *) (uintptr_t) data, size};
	struct msghdr message = {.msg_iov = &iov, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	ssize_t sent;

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof passing);
	memcpy(CMSG_DATA(header), &passing, sizeof passing);
	sent = sendmsg(fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
	if (sent >= 0 && (size_t) sent < size) {
		errno = EMSGSIZE;
	}
	return sent == (ssize_t) size ? 0 : -1;
}

LP_HOT lp_ssize lp_fd_peek(lp_fd fd, char *data, size_t size)
{
	return recv(fd, data, size, MSG_PEEK | MSG_DONTWAIT);
}

void lp_fd_finish(lp_fd fd)
{
	shutdown(fd, SHUT_WR);
}

bool lp_fd_patient(lp_fd fd)
{
	struct timeval second = {1, 0};

	return setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second) == 0 && fcntl(fd, F_SETFL, O_RDWR) == 0;
}

int lp_fd_connect_progress(lp_fd fd, const struct sockaddr *to, socklen_t length)
{
#ifdef __linux__
	if (connect(fd, to, length) == 0 || errno == EISCONN) {
		return 0;
	}
	return errno == EALREADY || errno == EINTR || errno == EAGAIN ? EINPROGRESS : errno;
#else
	(void) fd;
	(void) to;
	(void) length;
	return EINPROGRESS;
#endif
}

size_t lp_fd_pending(lp_fd fd)
{
	int count = 0;

	return ioctl(fd, FIONREAD, &count) == 0 && count > 0 ? (size_t) count : 0;
}

uint64_t lp_fd_limit(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) < 0) {
		return 256;
	}
	return limit.rlim_cur == RLIM_INFINITY ? UINT32_MAX : (uint64_t) limit.rlim_cur;
}

uint64_t lp_fd_limit_raise(uint64_t want)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < want) {
		limit.rlim_cur = limit.rlim_max < want ? limit.rlim_max : (rlim_t) want;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
	return lp_fd_limit();
}

uint64_t lp_random_seed(void)
{
	uint64_t seed = 0;
	FILE *file;

#ifdef __linux__
	if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) == (ssize_t) sizeof seed) {
		return seed;
	}
#endif
	file = fopen("/dev/urandom", "rb");
	if (file) {
		size_t got = fread(&seed, sizeof seed, 1, file);
		fclose(file);
		if (got == 1) {
			return seed;
		}
	}
	return (uint64_t) time(NULL) * UINT64_C(0x9E3779B97F4A7C15) ^ (uint64_t) getpid();
}

void lp_memory_trim(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

int lp_process_id(void)
{
	return (int) getpid();
}

int lp_generation;

static void generation_forked(void)
{
	lp_generation++;
}

void lp_generation_watch(void)
{
	static bool watched;

	if (!watched) {
		watched = pthread_atfork(NULL, NULL, generation_forked) == 0;
	}
}

int lp_usable_processors(void)
{
	long count = 0;
#ifdef __linux__
	cpu_set_t usable;

	if (sched_getaffinity(0, sizeof usable, &usable) == 0) {
		count = CPU_COUNT(&usable);
	}
#endif
	if (count < 1) {
		count = sysconf(_SC_NPROCESSORS_ONLN);
	}
	return count < 1 ? 1 : (int) count;
}

size_t lp_fd_unsent(lp_fd fd)
{
#ifdef TIOCOUTQ
	int count = 0;

	return ioctl(fd, TIOCOUTQ, &count) == 0 && count > 0 ? (size_t) count : 0;
#else
	(void) fd;
	return 0;
#endif
}
