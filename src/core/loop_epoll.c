/* epoll(7), level-triggered: a kernel set, one system call per change and one per turn. A timerfd in the set is the alarm for a loop
 * that hosts this one; it is made when it is first wanted. */
#include "loop_backend.h"

#ifdef HAVE_EPOLL_CREATE1

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>

typedef struct epoll_state {
	int fd;
	int alarm;   /* its event carries no lp_io */
	struct epoll_event events[LP_LOOP_BATCH];
} epoll_state;

static int epoll_backend_open(lp_loop *loop)
{
	epoll_state *state = malloc(sizeof *state);

	if (!state) {
		errno = ENOMEM;
		return -1;
	}
	state->fd = epoll_create1(EPOLL_CLOEXEC);
	if (state->fd < 0) {
		free(state);
		return -1;
	}
	state->alarm = -1;
	loop->state = state;
	return 0;
}

static void epoll_backend_close(lp_loop *loop)
{
	epoll_state *state = loop->state;

	if (state->alarm >= 0 && !loop->foreign) {   /* the host may have a copy of the set, and a child one of the timer */
		epoll_ctl(state->fd, EPOLL_CTL_DEL, state->alarm, NULL);
	}
	lp_fd_close(state->alarm);
	lp_fd_close(state->fd);
	free(state);
}

static uint32_t epoll_mask(unsigned interest)
{
	return (interest & LP_READ ? EPOLLIN : 0) | (interest & LP_WRITE ? EPOLLOUT : 0) | (interest & LP_EXCLUSIVE ? EPOLLEXCLUSIVE : 0);
}

/* A descriptor is always deleted before it is closed: a child that was forked meanwhile may hold a copy,
 * and the set would go on reporting it with a pointer to freed memory. */
static int epoll_backend_watch(lp_loop *loop, lp_io *io, unsigned interest)
{
	epoll_state *state = loop->state;
	struct epoll_event event;
	int operation = !interest ? EPOLL_CTL_DEL : io->interest ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;

	memset(&event, 0, sizeof event);
	event.events = epoll_mask(interest);
	event.data.ptr = io;
	return epoll_ctl(state->fd, operation, io->fd, &event);
}

/* EPOLLHUP and EPOLLERR count as both: the read or the write then says what happened. */
static inline unsigned epoll_meaning(uint32_t events)
{
	if (events & (EPOLLHUP | EPOLLERR)) {
		return LP_READ | LP_WRITE;
	}
	return (events & EPOLLIN ? LP_READ : 0) | (events & EPOLLOUT ? LP_WRITE : 0);
}

static LP_HOT int epoll_backend_wait(lp_loop *loop, lp_time deadline)
{
	epoll_state *state = loop->state;
	int timeout = deadline ? lp_clock_left_ms(deadline, lp_clock_now()) : 0;
	int count = epoll_wait(state->fd, state->events, LP_LOOP_BATCH, timeout);
	int fired = 0;

	if (count < 0) {
		return errno == EINTR ? 0 : -1;
	}
	for (int i = 0; i < count; i++) {
		if (lp_likely(state->events[i].data.ptr != NULL)) {
			loop->fired[fired].io = state->events[i].data.ptr;
			loop->fired[fired++].events = epoll_meaning(state->events[i].events);
		}
	}
	return fired;
}

static lp_fd epoll_backend_descriptor(const lp_loop *loop)
{
	return ((const epoll_state *) loop->state)->fd;
}

static int epoll_alarm_open(epoll_state *state)
{
	struct epoll_event event;
	int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);

	memset(&event, 0, sizeof event);
	event.events = EPOLLIN;
	if (fd < 0 || epoll_ctl(state->fd, EPOLL_CTL_ADD, fd, &event) < 0) {
		lp_fd_close(fd);
		return -1;
	}
	state->alarm = fd;
	return 0;
}

/* Setting it anew also takes back that it has gone off: nobody has to read from it. */
static int epoll_backend_alarm(lp_loop *loop, lp_time deadline)
{
	epoll_state *state = loop->state;
	struct itimerspec when;

	if (state->alarm < 0 && epoll_alarm_open(state) < 0) {
		return -1;
	}
	memset(&when, 0, sizeof when);
	if (deadline != LP_NEVER) {
		when.it_value.tv_sec = (time_t) (deadline / LP_SECOND);
		when.it_value.tv_nsec = deadline ? (long) (deadline % LP_SECOND) : 1;   /* all zero would be never */
	}
	return timerfd_settime(state->alarm, TFD_TIMER_ABSTIME, &when, NULL);
}

const lp_loop_backend lp_loop_epoll = {
	"epoll", epoll_backend_open, epoll_backend_close, epoll_backend_watch, epoll_backend_wait,
	epoll_backend_descriptor, epoll_backend_alarm
};

#endif
