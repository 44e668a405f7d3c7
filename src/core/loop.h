/* The event loop: readiness of descriptors and deadlines, nothing else.
 *
 * Level-triggered. One thread. A backend per kernel interface, chosen by name. */
#ifndef LP_LOOP_H
#define LP_LOOP_H

#include "error.h"
#include "timer.h"

#define LP_READ 1u
#define LP_WRITE 2u
#define LP_EXCLUSIVE 4u    /* with LP_READ, for a descriptor that several processes watch: not all of them need to wake up */

typedef struct lp_io lp_io;
typedef struct lp_loop lp_loop;
typedef struct lp_loop_backend lp_loop_backend;

/* One descriptor in the loop; embedded in what owns it. */
struct lp_io {
	lp_fd fd;
	uint8_t interest;    /* what the kernel was told: LP_READ | LP_WRITE; 0: not registered */
	uint32_t slot;       /* the poll backend's place for it */
	void (*ready)(lp_io *io, unsigned events);
};

typedef struct lp_fired {
	lp_io *io;
	unsigned events;
} lp_fired;

#define LP_LOOP_BATCH 256   /* events taken from the kernel at once */

struct lp_loop {
	const lp_loop_backend *backend;
	void *state;         /* the backend's own */
	lp_timers timers;
	lp_time now;         /* read once a turn */
	bool foreign;        /* this process is a child of the one that opened it: the kernel's set is the parent's, leave it alone */
	lp_time alarm;       /* what the descriptor was last told; LP_NEVER at first */
	lp_time busy_poll;   /* spin this long after the last event before sleeping; 0: never */
	lp_time last_event;
	lp_fired fired[LP_LOOP_BATCH];
	int fired_count;     /* of this turn, in which ... */
	int fired_next;      /* ... this one comes next */
};

/* Open with the backend called 'name' ("epoll", "kqueue", "poll"); NULL or "" takes the best one. */
int lp_loop_open(lp_loop *loop, const char *name, lp_error *err);
void lp_loop_close(lp_loop *loop);

/* In a child process: a kernel's set of its own in place of its parent's. The timers stay; no descriptor is in it. 0, or -1 and an error. */
int lp_loop_reopen(lp_loop *loop, lp_error *err);

void lp_io_init(lp_io *io, lp_fd fd, void (*ready)(lp_io *io, unsigned events));

/* Watch for 'interest' from now on; 0 takes the descriptor out, after which no event of this turn reaches
 * it either. Its memory must live until the turn has ended, but see lp_loop_forget(). 0, or -1 with errno set. */
int lp_loop_watch(lp_loop *loop, lp_io *io, unsigned interest);

/* Take it out of the loop for good: its memory may go at once, also in the middle of a turn. */
void lp_loop_forget(lp_loop *loop, lp_io *io);

/* One turn: wait for events until 'until' or the nearest timer (0: do not wait), deliver them, fire timers.
 * A signal ends the wait early and is no error. 0, or -1 with errno set when the kernel refuses. */
int lp_loop_turn(lp_loop *loop, lp_time until);

/* A descriptor that is readable while lp_loop_turn() would find events, for another loop to watch; LP_FD_NONE when this backend has
 * none. It dies with the loop. */
lp_fd lp_loop_descriptor(const lp_loop *loop);

/* Let that descriptor be readable from 'deadline' on, also without events; 0: from now on, LP_NEVER: not. The next call takes its place.
 * 0, or -1 with errno set. */
int lp_loop_alarm(lp_loop *loop, lp_time deadline);

/* The backend in use. */
const char *lp_loop_name(const lp_loop *loop);

/* The names of the backends in this build, the best first; NULL behind the last. */
const char *const *lp_loop_backends(void);

#endif
