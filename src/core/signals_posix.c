/* The self-pipe behind signals.h. Handlers do nothing but write their number; in a forked child, whose pipe is its parent's, they do what
 * the signal would have done without them. */
#include "signals.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const int numbers[LP_SIGNALS] = {SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2};

static volatile sig_atomic_t wake_fd = -1;
static pid_t wake_pid;   /* not lp_generation: a signal may come to a child before it knows that it is one */

static void signal_handler(int number)
{
	int saved = errno;
	unsigned char byte = (unsigned char) number;

	if (getpid() != wake_pid) {   /* those that we take had the default before; it comes when we return */
		signal(number, SIG_DFL);
		kill(getpid(), number);
	} else if (wake_fd >= 0) {
		/* a full pipe already wakes the loop; what is lost then is a repetition */
		ssize_t ignored = write(wake_fd, &byte, 1);
		(void) ignored;
	}
	errno = saved;
}

static void signals_ready(lp_io *io, unsigned events)
{
	lp_signals *signals = lp_container_of(io, lp_signals, io);
	unsigned char bytes[64];
	ssize_t got = read(io->fd, bytes, sizeof bytes);

	(void) events;
	for (ssize_t i = 0; i < got && signals->loop; i++) {   /* 'caught' may close us */
		for (int which = 0; which < LP_SIGNALS; which++) {
			if (numbers[which] == bytes[i]) {
				signals->caught(signals, (lp_signal) which);
			}
		}
	}
}

static void signals_take(lp_signals *signals, int which)
{
	struct sigaction ours;

	memset(&ours, 0, sizeof ours);
	ours.sa_handler = signal_handler;
	ours.sa_flags = SA_RESTART;
	sigemptyset(&ours.sa_mask);
	memset(&signals->before[which], 0, sizeof signals->before[which]);
	if (signals->action(numbers[which], NULL, &signals->before[which]) == 0
			&& signals->before[which].sa_handler == SIG_DFL
			&& signals->action(numbers[which], &ours, NULL) == 0) {
		signals->taken[which] = true;
	}
}

int lp_signals_open(lp_signals *signals, lp_loop *loop, lp_sigaction_fn action,
	void (*caught)(lp_signals *signals, lp_signal which), lp_error *err)
{
	lp_fd pair[2];

	memset(signals, 0, sizeof *signals);
	if (lp_fd_pair(pair) < 0) {
		signals->write_end = LP_FD_NONE;
		lp_io_init(&signals->io, LP_FD_NONE, signals_ready);
		return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot open a pipe for signals");
	}
	signals->loop = loop;
	signals->action = action;
	signals->caught = caught;
	signals->write_end = pair[1];
	lp_io_init(&signals->io, pair[0], signals_ready);
	if (lp_loop_watch(loop, &signals->io, LP_READ) < 0) {
		lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot watch for signals");
		lp_signals_close(signals);
		return -1;
	}
	wake_pid = getpid();
	wake_fd = pair[1];
	for (int which = 0; which < LP_SIGNALS; which++) {
		signals_take(signals, which);
	}
	return 0;
}

void lp_signals_look(lp_signals *signals)
{
	if (signals->loop) {
		signals_ready(&signals->io, LP_READ);
	}
}

void lp_signals_close(lp_signals *signals)
{
	if (!signals->loop && !signals->between) {
		return;
	}
	for (int which = 0; which < LP_SIGNALS; which++) {
		if (signals->taken[which]) {
			signals->action(numbers[which], &signals->before[which], NULL);
			signals->taken[which] = false;
		}
	}
	wake_fd = -1;
	if (signals->loop) {
		lp_loop_watch(signals->loop, &signals->io, 0);
	}
	lp_fd_close(signals->io.fd);
	lp_fd_close(signals->write_end);
	signals->loop = NULL;
	signals->between = false;
}

void lp_signals_leave(lp_signals *signals)
{
	if (signals->loop) {
		lp_loop_forget(signals->loop, &signals->io);
		signals->loop = NULL;
		signals->between = true;
	}
}

int lp_signals_enter(lp_signals *signals, lp_loop *loop, void (*caught)(lp_signals *signals, lp_signal which), lp_error *err)
{
	if (!signals->between) {
		return 0;
	}
	signals->caught = caught;
	lp_io_init(&signals->io, signals->io.fd, signals_ready);
	if (lp_loop_watch(loop, &signals->io, LP_READ) < 0) {
		return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot watch for signals");
	}
	signals->loop = loop;
	signals->between = false;
	return 0;
}
