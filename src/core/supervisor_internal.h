/* What the files of the supervisor share: supervisor_posix.c, supervisor_seats.c and supervisor_heirs.c. Not for others. */
#ifndef LP_SUPERVISOR_INTERNAL_H
#define LP_SUPERVISOR_INTERNAL_H

#include "notify.h"
#include "supervisor.h"

#define PAUSE_FIRST (100 * LP_MILLISECOND)   /* before a worker that died is started again ... */
#define PAUSE_MOST (10 * LP_SECOND)          /* ... doubled each time up to this ... */
#define SETTLED (5 * LP_SECOND)              /* ... until one lives for so long */
#define LOOK (LP_SECOND)                     /* how often those are looked at whose end nobody has told */
#define LOOK_SOON (5 * LP_MILLISECOND)       /* one whose channel has ended is about to; the longer it takes, the less often */
#define GRACE (5 * LP_SECOND)                /* beyond drain_timeout, for a worker that does not answer any more */
#define KILLED_WAIT (2 * LP_SECOND)

typedef enum seat_state {
	SEAT_VACANT,      /* to be taken at 'due' */
	SEAT_TAKEN,
	SEAT_LEFT         /* and nobody will follow */
} seat_state;

typedef struct seat {
	lp_supervisor *supervisor;
	lp_channel channel;
	lp_slot *slot;
	int number;
	pid_t pid;
	seat_state state;
	lp_time due;
	lp_time pause;
	lp_time since;
	lp_time ending;   /* since when its channel has been at its end; 0: it is not */
	bool ready;
	bool taken_before;
	bool counted;     /* as a restart, though fork() has failed so far */
} seat;

typedef enum heir_state {
	HEIR_STARTING,
	HEIR_SERVING,
	HEIR_LEAVING      /* another has taken its place */
} heir_state;

/* A process that a reload has started. */
typedef struct heir {
	struct heir *next;
	lp_supervisor *supervisor;
	lp_channel channel;
	pid_t pid;
	heir_state state;
	lp_time since;
	lp_estate estate;  /* what it listens on, as far as it has told */
	bool ending;
} heir;

struct lp_supervisor {
	lp_supervisor_config config;
	lp_notify notify;
	lp_estate estate;            /* what heirs inherit */
	heir *heirs;
	lp_time heir_due;            /* when the next one is to be started; 0: none is */
	lp_time heir_pause;
	bool reload_again;           /* wished for while one was starting */
	bool retired;                /* an heir serves: our own workers are not replaced */
	lp_channel up;               /* to whoever has started this process by a reload */
	lp_loop loop;
	lp_signals signals;
	lp_timer deadline;           /* of a drain */
	lp_log_limit limit_died, limit_fork, limit_dropped;
	bool draining;
	bool stopping;
	bool announced;              /* hooks.ready */
	bool failed;                 /* an heir whose workers do not even start: it gives up */
	int generation;              /* of the process that made it */
	int count;
	seat seats[];
};

/* Tell all workers and heirs but one of them. */
void lp_supervisor_tell(lp_supervisor *supervisor, lp_told what, const lp_channel *except, const char *data, size_t length);

/* DRAIN, STOP, RETIRE: all end. */
void lp_supervisor_leave(lp_supervisor *supervisor, lp_told how);

/* One of the signals has come. */
void lp_supervisor_signal(lp_signals *signals, lp_signal which);

/* A reload has ended, one way or the other, or all serve for the first time: tell the service manager. */
void lp_supervisor_notify_ready(lp_supervisor *supervisor);

/* In a new worker: what is its parent's goes. */
void lp_supervisor_let_go(lp_supervisor *supervisor);

/* --- supervisor_seats.c --- */

void lp_seat_number(const seat *s, char text[16]);

/* Whether its worker has ended, and then who follows when. */
void lp_seat_look(seat *s);

/* Fork a worker into it. True in the child. */
bool lp_seat_take(seat *s, lp_worker *worker);

/* --- supervisor_heirs.c --- */

void lp_heirs_tell(lp_supervisor *supervisor, lp_told what, const lp_channel *except, const char *data, size_t length);

/* Start one, or note that another is wished for. */
void lp_heirs_reload(lp_supervisor *supervisor);

/* Whoever has ended goes, and is replaced if it served; those that take too long are killed. '*until' comes nearer where it has to. */
void lp_heirs_look(lp_supervisor *supervisor, lp_time *until);
void lp_heirs_kill(lp_supervisor *supervisor);

/* In a forked worker, or at the end. */
void lp_heirs_free(lp_supervisor *supervisor);

#endif
