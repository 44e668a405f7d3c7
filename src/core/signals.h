/* Signals as events of the loop: a handler that writes one byte, a descriptor that becomes readable. */
#ifndef LP_SIGNALS_H
#define LP_SIGNALS_H

#include "loop.h"

#ifndef _WIN32
# include <signal.h>
#endif

typedef enum lp_signal { LP_SIGNAL_TERM, LP_SIGNAL_INT, LP_SIGNAL_HUP, LP_SIGNAL_USR1, LP_SIGNAL_USR2, LP_SIGNALS } lp_signal;

#ifndef _WIN32
/* sigaction(2) or a host's stand-in for it: an engine that defers signals must see ours too. */
typedef int (*lp_sigaction_fn)(int number, const struct sigaction *act, struct sigaction *old);
#else
typedef int (*lp_sigaction_fn)(void);
#endif

typedef struct lp_signals {
	lp_io io;
	lp_loop *loop;
	lp_fd write_end;
	bool between;           /* two loops */
	void (*caught)(struct lp_signals *signals, lp_signal which);
#ifndef _WIN32
	lp_sigaction_fn action;
	struct sigaction before[LP_SIGNALS];
	bool taken[LP_SIGNALS];
#endif
} lp_signals;

/* Take those of the five whose disposition is the default; 'caught' runs from the loop. One set per process at a time.
 * 0, or -1 and an error. */
int lp_signals_open(lp_signals *signals, lp_loop *loop, lp_sigaction_fn action,
	void (*caught)(lp_signals *signals, lp_signal which), lp_error *err);

/* From one loop to another: out of the first, then the set may be moved to another place, then into the second. What comes meanwhile is told of
 * there; the handlers stay, since a disposition that was the default for but a moment would end the process. Entering: 0, or -1 and an error;
 * nothing is to be entered when nothing was left. */
void lp_signals_leave(lp_signals *signals);
int lp_signals_enter(lp_signals *signals, lp_loop *loop, void (*caught)(lp_signals *signals, lp_signal which), lp_error *err);

/* Tell of those that have come and that the loop has not got to. */
void lp_signals_look(lp_signals *signals);

/* Put every disposition back as it was. Does nothing when not open; also for one that is between two loops. */
void lp_signals_close(lp_signals *signals);

#endif
