/* Windows has none of the five signals in a form that a loop could take; Ctrl+C ends the process there. */
#include "signals.h"

#include <string.h>

int lp_signals_open(lp_signals *signals, lp_loop *loop, lp_sigaction_fn action,
	void (*caught)(lp_signals *signals, lp_signal which), lp_error *err)
{
	(void) loop;
	(void) action;
	(void) err;
	memset(signals, 0, sizeof *signals);
	signals->caught = caught;
	return 0;
}

void lp_signals_close(lp_signals *signals)
{
	(void) signals;
}

void lp_signals_leave(lp_signals *signals)
{
	(void) signals;
}

int lp_signals_enter(lp_signals *signals, lp_loop *loop, void (*caught)(lp_signals *signals, lp_signal which), lp_error *err)
{
	(void) signals;
	(void) loop;
	(void) caught;
	(void) err;
	return 0;
}

void lp_signals_look(lp_signals *signals)
{
	(void) signals;
}
