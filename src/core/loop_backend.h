/* What a backend must do: five functions over one kernel interface, and two more when another loop can host it. */
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
	/* The kernel's set as a descriptor, readable while it has events. NULL: the kernel has no set. */
	lp_fd (*descriptor)(const lp_loop *loop);
	/* Let the descriptor become readable at 'deadline' (LP_NEVER: not; in the past: at once), until the next call. 0, or -1 with errno. */
	int (*alarm)(lp_loop *loop, lp_time deadline);
};

#ifdef HAVE_EPOLL_CREATE1
extern const lp_loop_backend lp_loop_epoll;
#endif
#ifdef HAVE_KQUEUE
extern const lp_loop_backend lp_loop_kqueue;
#endif
extern const lp_loop_backend lp_loop_poll;

#endif
