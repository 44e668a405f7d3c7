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

/* Hold back those of the five that were taken and come from now on, or let them in: for the moment between two sets. */
void lp_signals_hold(bool on);

/* Tell of those that have come and that the loop has not got to. */
void lp_signals_look(lp_signals *signals);

/* Put every disposition back as it was. Does nothing when not open. */
void lp_signals_close(lp_signals *signals);

#endif
