/* The same calls on Winsock. No workers and no signals there: see DESIGN's limits in README. */
#define _CRT_RAND_S
#include "platform.h"

#include <errno.h>
#include <limits.h>
#include <process.h>
#include <stdlib.h>

static const struct {
	int winsock;
	int posix;
} error_map[] = {
	{WSAEWOULDBLOCK, EAGAIN},         {WSAEINPROGRESS, EINPROGRESS},   {WSAEINTR, EINTR},
	{WSAECONNRESET, ECONNRESET},      {WSAECONNABORTED, ECONNABORTED}, {WSAECONNREFUSED, ECONNREFUSED},
	{WSAETIMEDOUT, ETIMEDOUT},        {WSAEADDRINUSE, EADDRINUSE},     {WSAEADDRNOTAVAIL, EADDRNOTAVAIL},
	{WSAEACCES, EACCES},              {WSAEMFILE, EMFILE},             {WSAENOBUFS, ENOBUFS},
	{WSAEHOSTUNREACH, EHOSTUNREACH},  {WSAENETUNREACH, ENETUNREACH},   {WSAENOTCONN, ENOTCONN},
	{WSAESHUTDOWN, EPIPE},            {WSAEAFNOSUPPORT, EAFNOSUPPORT}, {WSAENOTSOCK, ENOTSOCK},
};

int lp_socket_errno(void)
{
	int error = WSAGetLastError();

	for (size_t i = 0; i < sizeof error_map / sizeof error_map[0]; i++) {
		if (error_map[i].winsock == error) {
			return error_map[i].posix;
		}
	}
	return error;
}

bool lp_would_block(int error)
{
	return error == EAGAIN || error == EWOULDBLOCK;
}

void lp_fd_close(lp_fd fd)
{
	if (fd != LP_FD_NONE) {
		int saved = WSAGetLastError();
		closesocket(fd);
		WSASetLastError(saved);
	}
}

int lp_fd_nonblocking(lp_fd fd, bool on)
{
	u_long mode = on;

	return ioctlsocket(fd, FIONBIO, &mode) == 0 ? 0 : -1;
}

int lp_fd_cloexec(lp_fd fd)
{
	return SetHandleInformation((HANDLE) fd, HANDLE_FLAG_INHERIT, 0) ? 0 : -1;
}

lp_fd lp_fd_dup(lp_fd fd)
{
	WSAPROTOCOL_INFOW info;

	if (WSADuplicateSocketW(fd, GetCurrentProcessId(), &info) != 0) {
		return INVALID_SOCKET;
	}
	return WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, 0, WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
}

bool lp_fd_is_file(lp_fd fd)
{
	(void) fd;
	return false;   /* only sockets get here */
}

/* Winsock can wait for sockets only, so the wake-up pair is a loopback connection. */
int lp_fd_pair(lp_fd pair[2])
{
	struct sockaddr_in name = {0};
	int length = sizeof name;
	SOCKET listener = socket(AF_INET, SOCK_STREAM, 0);

	pair[0] = pair[1] = INVALID_SOCKET;
	name.sin_family = AF_INET;
	name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (listener == INVALID_SOCKET || bind(listener, (struct sockaddr *) &name, sizeof name) != 0
			|| listen(listener, 1) != 0 || getsockname(listener, (struct sockaddr *) &name, &length) != 0) {
		goto fail;
	}
	pair[1] = socket(AF_INET, SOCK_STREAM, 0);
	if (pair[1] == INVALID_SOCKET || connect(pair[1], (struct sockaddr *) &name, sizeof name) != 0) {
		goto fail;
	}
	pair[0] = accept(listener, NULL, NULL);
	if (pair[0] == INVALID_SOCKET || lp_fd_nonblocking(pair[0], true) < 0 || lp_fd_nonblocking(pair[1], true) < 0) {
		goto fail;
	}
	closesocket(listener);
	return 0;
fail:
	lp_fd_close(listener);
	lp_fd_close(pair[0]);
	lp_fd_close(pair[1]);
	return -1;
}

lp_ssize lp_fd_sendv(lp_fd fd, const struct iovec *iov, int count)
{
	WSABUF buffers[64];
	DWORD sent = 0;
	DWORD used = (DWORD) (count < 64 ? count : 64);

	for (DWORD i = 0; i < used; i++) {
		buffers[i].buf = iov[i].iov_base;
		buffers[i].len = (ULONG) iov[i].iov_len;
	}
	return WSASend(fd, buffers, used, &sent, 0, NULL, NULL) == 0 ? (lp_ssize) sent : -1;
}

lp_ssize lp_fd_recv(lp_fd fd, char *data, size_t size)
{
	return recv(fd, data, (int) (size < INT_MAX ? size : INT_MAX), 0);
}

lp_ssize lp_fd_recv_passed(lp_fd fd, char *data, size_t size, lp_fd *passed)
{
	*passed = LP_FD_NONE;
	return lp_fd_recv(fd, data, size);
}

int lp_fd_send_passing(lp_fd fd, const char *data, size_t size, lp_fd passing)
{
	(void) fd;
	(void) data;
	(void) size;
	(void) passing;
	errno = ENOSYS;
	return -1;
}

lp_ssize lp_fd_peek(lp_fd fd, char *data, size_t size)
{
	return recv(fd, data, (int) (size < INT_MAX ? size : INT_MAX), MSG_PEEK);
}

void lp_fd_finish(lp_fd fd)
{
	shutdown(fd, SD_SEND);
}

bool lp_fd_patient(lp_fd fd)
{
	(void) fd;   /* no MSG_DONTWAIT here */
	return false;
}

int lp_fd_connect_progress(lp_fd fd, const struct sockaddr *to, socklen_t length)
{
	(void) fd;
	(void) to;
	(void) length;
	return EINPROGRESS;
}

size_t lp_fd_pending(lp_fd fd)
{
	u_long count = 0;

	return ioctlsocket(fd, FIONREAD, &count) == 0 ? (size_t) count : 0;
}

uint64_t lp_fd_limit(void)
{
	return 16384;   /* handles are bounded by memory; a number that WSAPoll carries well */
}

uint64_t lp_fd_limit_raise(uint64_t want)
{
	(void) want;
	return lp_fd_limit();
}

uint64_t lp_random_seed(void)
{
	unsigned int low = 0, high = 0;

	rand_s(&low);
	rand_s(&high);
	return (uint64_t) high << 32 | low;
}

void lp_memory_trim(void)
{
}

int lp_process_id(void)
{
	return _getpid();
}

int lp_generation;

void lp_generation_watch(void)
{
	/* nothing forks here */
}

int lp_usable_processors(void)
{
	SYSTEM_INFO info;

	GetSystemInfo(&info);
	return (int) info.dwNumberOfProcessors;
}

size_t lp_fd_unsent(lp_fd fd)
{
	(void) fd;
	return 0;
}
