/* Keeps worker processes alive. The process that has bound the addresses forks them from here, restarts those that die, with growing pauses
 * for those that die again and again, passes on what they tell each other, and ends when they have.
 *
 * fork() returns twice, so lp_supervisor_run() does: in each worker as well, which then serves by itself. */
#ifndef LP_SUPERVISOR_H
#define LP_SUPERVISOR_H

#include "channel.h"
#include "heir.h"
#include "log.h"
#include "pid_file.h"
#include "scoreboard.h"
#include "signals.h"

typedef struct lp_supervisor lp_supervisor;

/* Messages of a worker's or an heir's channel. To it: DRAIN, STOP; RETIRE, drain while another serves in its place; REOPEN the log; LOOK,
 * whether a client waits whom another one was woken for. From it: SOCKET, what an heir listens on; READY, and DRAIN, STOP, RELOAD as a wish
 * that concerns all. Both ways: BROADCAST. */
typedef enum lp_told {
	LP_TOLD_READY, LP_TOLD_DRAIN, LP_TOLD_STOP, LP_TOLD_RETIRE, LP_TOLD_RELOAD, LP_TOLD_REOPEN, LP_TOLD_LOOK, LP_TOLD_BROADCAST,
	LP_TOLD_SOCKET
} lp_told;

typedef struct lp_supervisor_hooks {
	bool (*turn)(void *context);                        /* between two turns. False: leave at once, the host has an error of its own */
	void (*signal)(void *context, lp_signal which);     /* USR1, USR2; all others are dealt with */
	void (*ready)(void *context);                       /* the first time that all workers serve */
	void (*leave)(void *context, bool replaced);        /* all workers are about to end: nobody else is to come in, or another process serves them */
	void *context;
} lp_supervisor_hooks;

typedef struct lp_supervisor_config {
	int workers;
	lp_time drain_timeout;      /* 0: as long as it takes */
	bool signals;
	bool notify;                /* tell the service manager */
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

/* A process that a server has started by a reload while it served alone, and leaves to a supervisor when it has ended. */
typedef struct lp_orphan {
	int pid;                    /* 0: none */
	lp_fd channel;
	bool serves;
	bool leave;                 /* it is to drain as well */
	bool reload;                /* another is wished for */
	lp_estate estate;
	lp_signals signals;         /* between two loops */
	lp_pid_file pid_file;       /* of the server that it was started by: held until the orphan has ended too */
} lp_orphan;

/* One that nobody has adopted is ended; the rest is let go of. */
void lp_orphan_end(lp_orphan *orphan);

/* Takes over 'estate', what heirs will inherit; it is empty afterwards. NULL and an error otherwise. */
lp_supervisor *lp_supervisor_new(const lp_supervisor_config *config, lp_estate *estate, lp_error *err);

/* Take over an orphan and the signals; before run(), of a supervisor without workers that was told to leave the signals alone. 0, or -1 and an
 * error, and nothing is taken over. */
int lp_supervisor_adopt(lp_supervisor *supervisor, lp_orphan *orphan, lp_error *err);

/* What a worker, an heir or the host wishes: DRAIN, STOP, RELOAD, by whoever is to decide, or BROADCAST. What hooks.leave() does happens at
 * once. */
void lp_supervisor_wish(lp_supervisor *supervisor, lp_told what, const lp_channel *by, const char *data, size_t length);

/* Not from within anything that a worker must not come out of: its stack is the caller's. */
lp_supervised lp_supervisor_run(lp_supervisor *supervisor, lp_worker *worker, lp_error *err);

/* In the process that made it: workers that are left are ended, by force if need be. In a worker: only let go of it. */
void lp_supervisor_free(lp_supervisor *supervisor);

#endif
