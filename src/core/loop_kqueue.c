/* kqueue(2): BSD and macOS. Reading and writing are two filters of one descriptor; a third kind is the alarm for a loop that hosts
 * this one. */
#include "loop_backend.h"

#ifdef HAVE_KQUEUE

#include <errno.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/event.h>
#include <sys/time.h>

#define LONGEST_WAIT (86400 * LP_SECOND)   /* some systems refuse one of years; a turn may end early */

#define ALARM 1   /* timers have names of their own, apart from descriptors */

typedef struct kqueue_state {
	int fd;
	struct kevent events[LP_LOOP_BATCH];
} kqueue_state;

static int kqueue_backend_open(lp_loop *loop)
{
	kqueue_state *state = malloc(sizeof *state);

	if (!state) {
		errno = ENOMEM;
		return -1;
	}
	state->fd = kqueue();
	if (state->fd < 0) {
		free(state);
		return -1;
	}
	lp_fd_cloexec(state->fd);
	loop->state = state;
	return 0;
}

static void kqueue_backend_close(lp_loop *loop)
{
	kqueue_state *state = loop->state;

	if (loop->alarm != LP_NEVER && !loop->foreign) {   /* the host may have a copy of the queue */
		loop->backend->alarm(loop, LP_NEVER);
	}
	lp_fd_close(state->fd);
	free(state);
}

static int kqueue_backend_watch(lp_loop *loop, lp_io *io, unsigned interest)
{
	static const struct {
		unsigned event;
		short filter;
	} filters[] = {{LP_READ, EVFILT_READ}, {LP_WRITE, EVFILT_WRITE}};
	kqueue_state *state = loop->state;
	struct kevent changes[2];
	int count = 0;

	for (int i = 0; i < 2; i++) {
		if ((interest ^ io->interest) & filters[i].event) {
			EV_SET(&changes[count], (uintptr_t) io->fd, filters[i].filter,
				interest & filters[i].event ? EV_ADD : EV_DELETE, 0, 0, io);
			count++;
		}
	}
	return kevent(state->fd, changes, count, NULL, 0, NULL);
}

/* kqueue reports each filter apart; the loop calls 'ready' once for each, which its owner survives. */
static int kqueue_backend_wait(lp_loop *loop, lp_time deadline)
{
	kqueue_state *state = loop->state;
	struct timespec timeout = {0, 0};
	lp_time now = lp_clock_now();
	int count, fired = 0;

	if (deadline != LP_NEVER && deadline > now) {
		lp_time left = deadline - now < LONGEST_WAIT ? deadline - now : LONGEST_WAIT;

		timeout.tv_sec = (time_t) (left / LP_SECOND);
		timeout.tv_nsec = (long) (left % LP_SECOND);
	}
	count = kevent(state->fd, NULL, 0, state->events, LP_LOOP_BATCH, deadline == LP_NEVER ? NULL : &timeout);
	if (count < 0) {
		return errno == EINTR ? 0 : -1;
	}
	for (int i = 0; i < count; i++) {
		if (state->events[i].filter != EVFILT_TIMER) {
			loop->fired[fired].io = (lp_io *) state->events[i].udata;
			loop->fired[fired++].events = state->events[i].filter == EVFILT_READ ? LP_READ : LP_WRITE;
		}
	}
	return fired;
}

static lp_fd kqueue_backend_descriptor(const lp_loop *loop)
{
	return ((const kqueue_state *) loop->state)->fd;
}

/* In milliseconds, which all systems have, and at least one: some refuse a timer of zero. The old one is deleted first, since not all
 * replace one that has gone off. */
static int kqueue_backend_alarm(lp_loop *loop, lp_time deadline)
{
	kqueue_state *state = loop->state;
	lp_time now = lp_clock_now();
	lp_time left = deadline > now ? deadline - now : 0;
	struct kevent change;

	EV_SET(&change, ALARM, EVFILT_TIMER, EV_DELETE, 0, 0, NULL);
	if (kevent(state->fd, &change, 1, NULL, 0, NULL) < 0 && errno != ENOENT) {
		return -1;
	}
	if (deadline == LP_NEVER) {
		return 0;
	}
	left = left < LONGEST_WAIT ? left / LP_MILLISECOND + 1 : LONGEST_WAIT / LP_MILLISECOND;
	EV_SET(&change, ALARM, EVFILT_TIMER, EV_ADD | EV_ONESHOT, 0, (intptr_t) left, NULL);
	return kevent(state->fd, &change, 1, NULL, 0, NULL);
}

const lp_loop_backend lp_loop_kqueue = {
	"kqueue", kqueue_backend_open, kqueue_backend_close, kqueue_backend_watch, kqueue_backend_wait,
	kqueue_backend_descriptor, kqueue_backend_alarm
};

#endif
