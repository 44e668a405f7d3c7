/* kqueue(2) over epoll(7), as much of it as loop_kqueue.c and its tests need; see sys/event.h beside it.
 *
 * What it keeps of the original: reading and writing are separate filters with a udata each and are reported as separate
 * events; deleting a filter that is not there is ENOENT; a peer that is gone gives EV_EOF on both filters, one that
 * has shut down its writing EV_EOF on the read filter; closing a descriptor takes its filters out. A timer is of
 * one shot, in milliseconds, at least one, and is deleted by being reported. One thread. */
#define _GNU_SOURCE
#include <sys/event.h>

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define QUEUES 1024       /* highest descriptor of a queue plus one */
#define BATCH 128
#define LONGEST 100000000 /* seconds; macOS refuses to wait longer */

typedef struct watched {
	bool filters[2];      /* read, write */
	void *udata[2];
} watched;

/* By the queue's descriptor, then by the watched one. The queue is closed with close(2), of which nobody tells us:
 * an entry is cleared when its number is used again. */
static struct {
	watched *by_fd;
	size_t count;
	int timer;            /* a descriptor of its own in the set, 0: none */
	uintptr_t timer_ident;
	void *timer_udata;
} queues[QUEUES];

int kqueue(void)
{
	int queue = epoll_create1(0);

	if (queue >= QUEUES) {
		errno = EMFILE;
		return -1;
	}
	if (queue >= 0) {
		free(queues[queue].by_fd);
		queues[queue].by_fd = NULL;
		queues[queue].count = 0;
		queues[queue].timer = 0;   /* its descriptor is lost with the queue: nobody tells us either */
	}
	return queue;
}

static watched *watched_of(int queue, size_t fd)
{
	if (fd >= queues[queue].count) {
		size_t count = 2 * fd + 16;
		watched *by_fd = realloc(queues[queue].by_fd, count * sizeof *by_fd);

		if (!by_fd) {
			return NULL;
		}
		memset(by_fd + queues[queue].count, 0, (count - queues[queue].count) * sizeof *by_fd);
		queues[queue].by_fd = by_fd;
		queues[queue].count = count;
	}
	return &queues[queue].by_fd[fd];
}

static int watched_tell(int queue, int fd, int operation, const watched *entry)
{
	struct epoll_event event = {.data.fd = fd};

	event.events = (entry->filters[0] ? EPOLLIN | EPOLLRDHUP : 0) | (entry->filters[1] ? EPOLLOUT : 0);
	return epoll_ctl(queue, operation, fd, &event);
}

static int filter_add(int queue, int fd, int filter, void *udata, watched *entry)
{
	bool known = entry->filters[0] || entry->filters[1];
	watched before = *entry;

	entry->filters[filter] = true;
	entry->udata[filter] = udata;
	if (known && watched_tell(queue, fd, EPOLL_CTL_MOD, entry) == 0) {
		return 0;
	}
	if (known && errno == ENOENT) {   /* closed since, and with it the other filter */
		entry->filters[!filter] = false;
	}
	if ((!known || errno == ENOENT) && watched_tell(queue, fd, EPOLL_CTL_ADD, entry) == 0) {
		return 0;
	}
	*entry = before;
	return -1;
}

static int filter_delete(int queue, int fd, int filter, watched *entry)
{
	if (!entry->filters[filter]) {
		errno = ENOENT;
		return -1;
	}
	entry->filters[filter] = false;
	return watched_tell(queue, fd, entry->filters[!filter] ? EPOLL_CTL_MOD : EPOLL_CTL_DEL, entry);
}

static int alarm_delete(int queue)
{
	if (!queues[queue].timer) {
		errno = ENOENT;
		return -1;
	}
	epoll_ctl(queue, EPOLL_CTL_DEL, queues[queue].timer, NULL);
	close(queues[queue].timer);
	queues[queue].timer = 0;
	return 0;
}

static int alarm_change(int queue, const struct kevent *change)
{
	struct itimerspec when = {.it_value = {.tv_sec = change->data / 1000, .tv_nsec = change->data % 1000 * 1000000}};
	struct epoll_event event = {.events = EPOLLIN};
	int timer;

	if (change->flags == EV_DELETE) {
		return alarm_delete(queue);
	}
	if (change->flags != (EV_ADD | EV_ONESHOT) || change->data < 1 || queues[queue].timer) {
		errno = EINVAL;
		return -1;
	}
	timer = event.data.fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
	if (timer < 0 || timerfd_settime(timer, 0, &when, NULL) < 0 || epoll_ctl(queue, EPOLL_CTL_ADD, timer, &event) < 0) {
		return -1;
	}
	queues[queue].timer = timer;
	queues[queue].timer_ident = change->ident;
	queues[queue].timer_udata = change->udata;
	return 0;
}

static int kevent_change(int queue, const struct kevent *change)
{
	watched *entry;
	int filter = change->filter == EVFILT_WRITE;

	if (change->filter == EVFILT_TIMER) {
		return alarm_change(queue, change);
	}
	if (change->ident > INT_MAX || (change->filter != EVFILT_READ && change->filter != EVFILT_WRITE)) {
		errno = change->ident > INT_MAX ? EBADF : EINVAL;
		return -1;
	}
	entry = watched_of(queue, change->ident);
	if (!entry) {
		return -1;
	}
	switch (change->flags) {
		case EV_ADD:
			return filter_add(queue, (int) change->ident, filter, change->udata, entry);
		case EV_DELETE:
			return filter_delete(queue, (int) change->ident, filter, entry);
		default:
			errno = EINVAL;
			return -1;
	}
}

/* One event of epoll is up to two of kqueue. */
static int kevent_report(int queue, const struct epoll_event *from, struct kevent *events, int room)
{
	const watched *entry;
	bool gone = from->events & (EPOLLHUP | EPOLLERR);
	int count = 0;

	if (queues[queue].timer && from->data.fd == queues[queue].timer) {
		EV_SET(events, queues[queue].timer_ident, EVFILT_TIMER, EV_ONESHOT, 0, 1, queues[queue].timer_udata);
		alarm_delete(queue);
		return 1;
	}
	entry = watched_of(queue, (size_t) from->data.fd);
	if (entry->filters[0] && (gone || from->events & (EPOLLIN | EPOLLRDHUP))) {
		EV_SET(&events[count++], (uintptr_t) from->data.fd, EVFILT_READ,
			gone || from->events & EPOLLRDHUP ? EV_EOF : 0, 0, 0, entry->udata[0]);
	}
	if (count < room && entry->filters[1] && (gone || from->events & EPOLLOUT)) {
		EV_SET(&events[count++], (uintptr_t) from->data.fd, EVFILT_WRITE, gone ? EV_EOF : 0, 0, 0, entry->udata[1]);
	}
	return count;
}

static int timeout_ms(const struct timespec *timeout)
{
	if (!timeout) {
		return -1;
	}
	if (timeout->tv_sec >= INT_MAX / 1000) {
		return INT_MAX;
	}
	return (int) (timeout->tv_sec * 1000 + (timeout->tv_nsec + 999999) / 1000000);
}

int kevent(int queue, const struct kevent *changes, int change_count, struct kevent *events, int event_count,
	const struct timespec *timeout)
{
	struct epoll_event ready[BATCH];
	int wanted = event_count > 2 * BATCH ? BATCH : (event_count + 1) / 2;
	int count, reported = 0;

	/* the original would report a failed change as an event where there is room for one; our caller leaves none */
	for (int i = 0; i < change_count; i++) {
		if (kevent_change(queue, &changes[i]) < 0) {
			return -1;
		}
	}
	if (event_count == 0) {
		return 0;
	}
	if (timeout && (timeout->tv_sec < 0 || timeout->tv_sec > LONGEST || timeout->tv_nsec < 0 || timeout->tv_nsec > 999999999)) {
		errno = EINVAL;
		return -1;
	}
	count = epoll_wait(queue, ready, wanted, timeout_ms(timeout));
	for (int i = 0; i < count; i++) {
		reported += kevent_report(queue, &ready[i], events + reported, event_count - reported);
	}
	return count < 0 ? -1 : reported;
}
