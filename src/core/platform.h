/* What differs between systems, named once: the socket type and the calls around it.
 *
 * Everything else in src/core is C11 and BSD sockets. The differences live in
 * platform_posix.c and platform_win32.c, of which a build compiles one. */
#ifndef LP_PLATFORM_H
#define LP_PLATFORM_H

#ifndef _GNU_SOURCE
# define _GNU_SOURCE   /* accept4(2), before any system header */
#endif
#ifdef HAVE_CONFIG_H
# include "config.h"
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef _WIN32
# include <winsock2.h>
# include <ws2tcpip.h>
# include <afunix.h>
typedef SOCKET lp_fd;
typedef ptrdiff_t lp_ssize;
struct iovec {
	void *iov_base;
	size_t iov_len;
};
# define LP_FD_NONE INVALID_SOCKET
# define LP_HAVE_FORK 0
#else
# include <sys/types.h>
# include <sys/socket.h>
# include <sys/uio.h>
# include <sys/un.h>
# include <netinet/in.h>
typedef int lp_fd;
typedef ssize_t lp_ssize;
# define LP_FD_NONE (-1)
# define LP_HAVE_FORK 1
#endif

#if defined(__GNUC__) || defined(__clang__)
# define LP_PRINTF(text, first) __attribute__((__format__(__printf__, text, first)))
# define LP_HOT __attribute__((hot))
# define lp_likely(x) __builtin_expect(!!(x), 1)
# define lp_unlikely(x) __builtin_expect(!!(x), 0)
#else
# define LP_PRINTF(text, first)
# define LP_HOT
# define lp_likely(x) (x)
# define lp_unlikely(x) (x)
#endif

/* The structure that embeds 'member'. */
#define lp_container_of(pointer, type, member) ((type *) (void *) ((char *) (pointer) - offsetof(type, member)))

/* The error of the last socket call as an errno value, on every system. */
int lp_socket_errno(void);

/* True for EAGAIN and its twins: not an error, "later". */
bool lp_would_block(int error);

/* Close a socket; LP_FD_NONE is allowed. Keeps errno. */
void lp_fd_close(lp_fd fd);

/* Make a socket non-blocking (or blocking). 0, or -1 with errno set. */
int lp_fd_nonblocking(lp_fd fd, bool on);

/* Keep a descriptor from programs that this process starts. 0, or -1 with errno set. */
int lp_fd_cloexec(lp_fd fd);

/* One more descriptor of the same socket or file, close-on-exec. LP_FD_NONE with errno set otherwise. */
lp_fd lp_fd_dup(lp_fd fd);

/* True for what never lets a reader wait, and so is in no kernel's set: a regular file. */
bool lp_fd_is_file(lp_fd fd);

/* A connected pair for wake-ups, non-blocking and close-on-exec: write to [1], read from [0]. */
int lp_fd_pair(lp_fd pair[2]);

/* Write iov[0..count) with one system call that neither blocks nor raises SIGPIPE. */
lp_ssize lp_fd_sendv(lp_fd fd, const struct iovec *iov, int count);

/* Read what is there now, whether the socket blocks or not. */
lp_ssize lp_fd_recv(lp_fd fd, char *data, size_t size);

/* The same, with a descriptor that may have come along: '*passed', close-on-exec and the caller's, or LP_FD_NONE. */
lp_ssize lp_fd_recv_passed(lp_fd fd, char *data, size_t size, lp_fd *passed);

/* Send all of these few bytes at once, and a descriptor along with them. 0, or -1 with errno set and nothing sent. */
int lp_fd_send_passing(lp_fd fd, const char *data, size_t size, lp_fd passing);

/* Look at what is there now and leave it there; the count is recv()'s. */
lp_ssize lp_fd_peek(lp_fd fd, char *data, size_t size);

/* Say that no more output comes: FIN. */
void lp_fd_finish(lp_fd fd);

/* Let a blocking recv() on a socket end after a second. True when this system keeps the other calls from blocking all the same, so that
 * one socket serves both ways; otherwise it stays as it is. */
bool lp_fd_patient(lp_fd fd);

/* How a connect that was started is getting on: 0, an errno value, or EINPROGRESS while it is not decided. A system that cannot tell
 * without spoiling the answer says EINPROGRESS. On one machine it is mostly decided at once. */
int lp_fd_connect_progress(lp_fd fd, const struct sockaddr *to, socklen_t length);

/* How many bytes the kernel holds for reading now; 0 when unknown. */
size_t lp_fd_pending(lp_fd fd);

/* How many bytes that were written the other end's system has not taken yet; 0 when unknown. */
size_t lp_fd_unsent(lp_fd fd);

/* How many descriptors this process may open: the soft limit. */
uint64_t lp_fd_limit(void);

/* Try to raise that limit to 'want'; returns the limit in force afterwards. */
uint64_t lp_fd_limit_raise(uint64_t want);

/* A seed that a peer cannot guess. */
uint64_t lp_random_seed(void);

/* This process, for log lines and for pools that must not cross a fork. */
int lp_process_id(void);

/* Much memory was freed: give it back to the system, where the C library keeps it because of a few bytes at its end. Takes milliseconds. */
void lp_memory_trim(void);

/* How many processors this process may use, 1 at least. */
int lp_usable_processors(void);

/* How many forks lie between this process and the one that called lp_generation_watch() first: what remembers another number was made
 * by a parent. Read where asking the kernel for the process's id would cost too much. */
extern int lp_generation;
void lp_generation_watch(void);

#endif
