/* Keeps worker processes alive. The process that has bound the addresses forks them from here, restarts those that die, with growing pauses
 * for those that die again and again, passes on what they tell each other, and ends when they have.
 *
 * fork() returns twice, so lp_supervisor_run() does: in each worker as well, which then serves by itself. */
#ifndef LP_SUPERVISOR_H
#define LP_SUPERVISOR_H

#include "channel.h"
#include "log.h"
#include "scoreboard.h"
#include "signals.h"

typedef struct lp_supervisor lp_supervisor;

/* Messages of a worker's channel. To the worker: DRAIN, STOP, RELOAD. From it: READY, and the same as a wish that concerns all. Both
 * ways: BROADCAST. */
typedef enum lp_told { LP_TOLD_READY, LP_TOLD_DRAIN, LP_TOLD_STOP, LP_TOLD_RELOAD, LP_TOLD_REOPEN, LP_TOLD_BROADCAST } lp_told;

typedef struct lp_supervisor_hooks {
	bool (*turn)(void *context);                        /* between two turns. False: leave at once, the host has an error of its own */
	void (*signal)(void *context, lp_signal which);     /* USR1, USR2; all others are dealt with */
	void (*ready)(void *context);                       /* the first time that all workers serve */
	void *context;
} lp_supervisor_hooks;

typedef struct lp_supervisor_config {
	int workers;
	lp_time drain_timeout;      /* 0: as long as it takes */
	bool signals;
	lp_sigaction_fn sigaction;
	const char *backend;
	lp_log log;
	lp_scoreboard *board;       /* the caller's */
	lp_supervisor_hooks hooks;
} lp_supervisor_config;

/* What a worker is told about itself. */
typedef struct lp_worker {
	int number;                 /* from 1 */
	lp_slot *slot;
	lp_fd channel;              /* its own now */
} lp_worker;

typedef enum lp_supervised {
	LP_SUPERVISED_ERROR = -1,   /* 'err' says why, or the host wanted to leave (ABORTED) */
	LP_SUPERVISED_OVER,         /* all workers have ended, as they were asked to */
	LP_SUPERVISED_WORKER        /* this is a new worker */
} lp_supervised;

/* NULL and an error otherwise. */
lp_supervisor *lp_supervisor_new(const lp_supervisor_config *config, lp_error *err);

/* Not from within anything that a worker must not come out of: its stack is the caller's. */
lp_supervised lp_supervisor_run(lp_supervisor *supervisor, lp_worker *worker, lp_error *err);

/* In the process that made it: workers that are left are ended, by force if need be. In a worker: only let go of it. */
void lp_supervisor_free(lp_supervisor *supervisor);

#endif
