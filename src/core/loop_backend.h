/* What a backend must do: five functions over one kernel interface. */
#ifndef LP_LOOP_BACKEND_H
#define LP_LOOP_BACKEND_H

#include "loop.h"

struct lp_loop_backend {
	const char *name;
	/* Allocate loop->state. 0, or -1 with errno set. */
	int (*open)(lp_loop *loop);
	void (*close)(lp_loop *loop);
	/* Change io->interest to 'interest', which differs from it. The loop stores the new one. */
	int (*watch)(lp_loop *loop, lp_io *io, unsigned interest);
	/* Fill loop->fired and return how many; EINTR counts as 0. 'deadline' is absolute. */
	int (*wait)(lp_loop *loop, lp_time deadline);
};

#ifdef HAVE_EPOLL_CREATE1
extern const lp_loop_backend lp_loop_epoll;
#endif
#ifdef HAVE_KQUEUE
extern const lp_loop_backend lp_loop_kqueue;
#endif
extern const lp_loop_backend lp_loop_poll;

#endif
