/* A small stand-in for the <sys/event.h> of BSD and macOS, so that Linux can compile and run loop_kqueue.c in tests.
 *
 * Descriptors only, EVFILT_READ and EVFILT_WRITE, level-triggered, and one timer a queue. Not for use outside the tests. */
#ifndef STANDIN_SYS_EVENT_H
#define STANDIN_SYS_EVENT_H

#include <stdint.h>
#include <time.h>

#define EVFILT_READ (-1)
#define EVFILT_WRITE (-2)
#define EVFILT_TIMER (-7)

#define EV_ADD 0x0001
#define EV_DELETE 0x0002
#define EV_ONESHOT 0x0010
#define EV_ERROR 0x4000
#define EV_EOF 0x8000

struct kevent {
	uintptr_t ident;
	short filter;
	unsigned short flags;
	unsigned int fflags;
	intptr_t data;
	void *udata;
};

#define EV_SET(event, id, what, how, notes, number, context) \
	(*(event) = (struct kevent) {(id), (what), (how), (notes), (number), (context)})

int kqueue(void);

int kevent(int queue, const struct kevent *changes, int change_count, struct kevent *events, int event_count,
	const struct timespec *timeout);

#endif
