/* The turn of the loop, the same for every backend. It does not know what the descriptors are for. */
#include "loop_backend.h"

#include <errno.h>
#include <string.h>

static const lp_loop_backend *const backends[] = {
#ifdef HAVE_EPOLL_CREATE1
	&lp_loop_epoll,
#endif
#ifdef HAVE_KQUEUE
	&lp_loop_kqueue,
#endif
	&lp_loop_poll,
};

#define BACKENDS (sizeof backends / sizeof backends[0])

const char *const *lp_loop_backends(void)
{
	static const char *names[BACKENDS + 1];

	for (size_t i = 0; i < BACKENDS; i++) {
		names[i] = backends[i]->name;
	}
	return names;
}

const char *lp_loop_name(const lp_loop *loop)
{
	return loop->backend->name;
}

static const lp_loop_backend *loop_find(const char *name)
{
	if (!name || !*name) {
		return backends[0];
	}
	for (size_t i = 0; i < BACKENDS; i++) {
		if (strcmp(backends[i]->name, name) == 0) {
			return backends[i];
		}
	}
	return NULL;
}

int lp_loop_open(lp_loop *loop, const char *name, lp_error *err)
{
	const lp_loop_backend *backend = loop_find(name);

	memset(loop, 0, sizeof *loop);
	if (!backend) {
		return lp_error_set(err, LP_ERROR_VALUE, "this build has no event backend called \"%s\"", name);
	}
	loop->backend = backend;
	lp_timers_init(&loop->timers);
	loop->now = loop->last_event = lp_clock_now();
	loop->alarm = LP_NEVER;
	if (backend->open(loop) < 0) {
		loop->backend = NULL;
		return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot open the %s event backend", backend->name);
	}
	return 0;
}

int lp_loop_reopen(lp_loop *loop, lp_error *err)
{
	loop->foreign = true;
	loop->backend->close(loop);
	loop->foreign = false;
	loop->alarm = LP_NEVER;
	loop->fired_count = 0;
	if (loop->backend->open(loop) < 0) {
		lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot open the %s event backend", loop->backend->name);
		lp_timers_fini(&loop->timers);
		loop->backend = NULL;
		return -1;
	}
	return 0;
}

void lp_loop_close(lp_loop *loop)
{
	if (loop->backend) {
		loop->backend->close(loop);
		lp_timers_fini(&loop->timers);
		loop->backend = NULL;
	}
}

void lp_io_init(lp_io *io, lp_fd fd, void (*ready)(lp_io *io, unsigned events))
{
	io->fd = fd;
	io->interest = 0;
	io->slot = 0;
	io->ready = ready;
}

int lp_loop_watch(lp_loop *loop, lp_io *io, unsigned interest)
{
	if (io->interest != interest) {
		if (!loop->foreign && loop->backend->watch(loop, io, interest) < 0) {
			return -1;
		}
		io->interest = (uint8_t) interest;
	}
	return 0;
}

void lp_loop_forget(lp_loop *loop, lp_io *io)
{
	lp_loop_watch(loop, io, 0);
	for (int i = loop->fired_next; i < loop->fired_count; i++) {
		if (loop->fired[i].io == io) {
			loop->fired[i].io = NULL;
		}
	}
}

lp_fd lp_loop_descriptor(const lp_loop *loop)
{
	return loop->backend->descriptor ? loop->backend->descriptor(loop) : LP_FD_NONE;
}

int lp_loop_alarm(lp_loop *loop, lp_time deadline)
{
	if (deadline == loop->alarm && deadline > loop->now) {   /* it has not gone off yet */
		return 0;
	}
	if (loop->backend->alarm(loop, deadline) < 0) {
		return -1;
	}
	loop->alarm = deadline;
	return 0;
}

/* While events keep coming, spinning beats sleeping for a lone connection: the wake-up costs more than the work. */
static inline lp_time loop_sleep_until(lp_loop *loop, lp_time until)
{
	if (loop->busy_poll && loop->now - loop->last_event < loop->busy_poll) {
		return 0;
	}
	return until;
}

LP_HOT int lp_loop_turn(lp_loop *loop, lp_time until)
{
	lp_time timer = lp_timers_next(&loop->timers);
	int count = loop->backend->wait(loop, loop_sleep_until(loop, timer < until ? timer : until));

	if (count < 0) {
		return -1;
	}
	loop->now = lp_clock_now();
	if (count > 0) {
		loop->last_event = loop->now;
	}
	loop->fired_count = count;
	for (loop->fired_next = 0; loop->fired_next < count; ) {
		lp_fired *fired = &loop->fired[loop->fired_next++];
		unsigned events = fired->io ? fired->events & fired->io->interest : 0;

		if (events) {   /* else: closed, paused or forgotten by one of the handlers before it */
			fired->io->ready(fired->io, events);
		}
	}
	lp_timers_run(&loop->timers, loop->now);
	return 0;
}
