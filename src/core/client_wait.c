/* How a client waits when nobody else is to run meanwhile: poll(2) or WSAPoll. */
#include "client.h"

#include <errno.h>
#include <stdlib.h>

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

/* The longest wait in one piece: a signal may come between a look at it and poll(). */
#define WAIT_SLICE_MS 1000

/* Wait for a while: until something is ready, a signal came, or the slice is over. */
static int wait_slice(struct pollfd *slots, int count, lp_time deadline, bool sliced)
{
	int left = lp_clock_left_ms(deadline, lp_clock_now());

	if (sliced && (left < 0 || left > WAIT_SLICE_MS)) {
		left = WAIT_SLICE_MS;
	}
	return wait_once(slots, count, left);
}

int lp_client_look(void *context)
{
	const lp_client_interrupt *interrupt = context;

	return interrupt ? interrupt->look() : 0;
}

/* One slice, for however many. The memory is gone again before anything else runs, which may leave by longjmp. */
static int wait_for_all(lp_client_wait *list, int count, lp_time deadline, bool sliced)
{
	struct pollfd few[LP_RESOLVED_MAX], *slots = few;
	int ready;

	if (count > LP_RESOLVED_MAX) {
		slots = malloc((size_t) count * sizeof *slots);
		if (!slots) {
			return -1;
		}
	}
	wait_prepare(slots, list, count);
	ready = wait_slice(slots, count, deadline, sliced);
	if (ready >= 0) {
		wait_report(slots, list, count);
	} else if (lp_socket_errno() == EINTR) {
		ready = 0;
	}
	if (slots != few) {
		free(slots);
	}
	return ready;
}

int lp_client_wait_poll(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	for (;;) {
		int ready;

		if (lp_client_look(context) < 0) {   /* a signal may have come since user code was left */
			return -1;
		}
		ready = wait_for_all(list, count, deadline, context != NULL);
		if (ready < 0) {   /* of no use to anyone: let the caller's next call on each fail in its own words */
			for (int i = 0; i < count; i++) {
				list[i].ready = list[i].events;
			}
			return 0;
		}
		if (ready > 0) {
			return 0;
		}
		/* a signal is no answer, and an int of milliseconds may be shorter than the deadline */
		if (lp_clock_now() >= deadline) {
			for (int i = 0; i < count; i++) {
				list[i].ready = 0;
			}
			return 0;
		}
	}
}
