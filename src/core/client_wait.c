/* How a client waits when nobody else is to run meanwhile: poll(2) or WSAPoll. */
#include "client.h"

#include <errno.h>

#ifdef _WIN32
# define poll WSAPoll
typedef ULONG poll_count;
#else
# include <poll.h>
typedef nfds_t poll_count;
#endif

static void wait_prepare(struct pollfd *slots, const lp_client_wait *list, int count)
{
	for (int i = 0; i < count; i++) {
		slots[i].fd = list[i].fd;
		slots[i].events = (short) ((list[i].events & LP_CLIENT_READ ? POLLIN : 0) | (list[i].events & LP_CLIENT_WRITE ? POLLOUT : 0));
		slots[i].revents = 0;
	}
}

/* A failed descriptor is ready for whatever was asked: the next call on it says what is the matter. */
static void wait_report(const struct pollfd *slots, lp_client_wait *list, int count)
{
	for (int i = 0; i < count; i++) {
		short events = slots[i].revents;

		if (events & (POLLHUP | POLLERR | POLLNVAL)) {
			list[i].ready = list[i].events;
		} else {
			list[i].ready = (events & POLLIN ? LP_CLIENT_READ : 0) | (events & POLLOUT ? LP_CLIENT_WRITE : 0);
		}
	}
}

/* poll() for at most 'timeout' ms; a pause when there is nothing to wait for, which WSAPoll does not offer. */
static int wait_once(struct pollfd *slots, int count, int timeout)
{
#ifdef _WIN32
	if (count == 0) {
		Sleep(timeout < 0 ? INFINITE : (DWORD) timeout);
		return 0;
	}
#endif
	return poll(slots, (poll_count) count, timeout);
}

int lp_client_wait_poll(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	struct pollfd slots[LP_RESOLVED_MAX];
	int ready;

	(void) context;
	if (count > LP_RESOLVED_MAX) {
		count = LP_RESOLVED_MAX;
	}
	wait_prepare(slots, list, count);
	do {
		ready = wait_once(slots, count, lp_clock_left_ms(deadline, lp_clock_now()));
		/* a signal is no answer, and an int of milliseconds may be shorter than the deadline */
	} while ((ready < 0 && lp_socket_errno() == EINTR) || (ready == 0 && lp_clock_now() < deadline));
	if (ready < 0) {   /* of no use to anyone: let the caller's next call fail in its own words */
		for (int i = 0; i < count; i++) {
			slots[i].revents = POLLERR;
		}
	}
	wait_report(slots, list, count);
	return 0;
}
