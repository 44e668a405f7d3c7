/* poll(2) and WSAPoll: everywhere else. The set is an array of ours; a turn costs O(descriptors). */
#include "loop_backend.h"

#include <errno.h>
#include <stdlib.h>

#ifdef _WIN32
# define poll WSAPoll
typedef ULONG poll_count;
#else
# include <poll.h>
typedef nfds_t poll_count;
#endif

/* slots[0..used) and the io of each side by side: poll() wants its own array dense. */
typedef struct poll_state {
	struct pollfd *slots;
	lp_io **ios;
	uint32_t used;
	uint32_t capacity;
	uint32_t next;      /* where the next turn starts to report, so that no one starves behind a full batch */
} poll_state;

static int poll_backend_open(lp_loop *loop)
{
	loop->state = calloc(1, sizeof(poll_state));
	if (!loop->state) {
		errno = ENOMEM;
		return -1;
	}
	return 0;
}

static void poll_backend_close(lp_loop *loop)
{
	poll_state *state = loop->state;

	free(state->slots);
	free(state->ios);
	free(state);
}

static int poll_grow(poll_state *state)
{
	uint32_t capacity = state->capacity ? state->capacity * 2 : 64;
	struct pollfd *slots = realloc(state->slots, capacity * sizeof *slots);
	lp_io **ios;

	if (slots) {
		state->slots = slots;
		ios = realloc(state->ios, capacity * sizeof *ios);
		if (ios) {
			state->ios = ios;
			state->capacity = capacity;
			return 0;
		}
	}
	errno = ENOMEM;
	return -1;
}

static int poll_backend_watch(lp_loop *loop, lp_io *io, unsigned interest)
{
	poll_state *state = loop->state;

	if (!interest) {
		uint32_t last = --state->used;

		state->slots[io->slot] = state->slots[last];
		state->ios[io->slot] = state->ios[last];
		state->ios[io->slot]->slot = io->slot;
		return 0;
	}
	if (!io->interest) {
		if (state->used == state->capacity && poll_grow(state) < 0) {
			return -1;
		}
		io->slot = state->used++;
		state->ios[io->slot] = io;
	}
	state->slots[io->slot].fd = io->fd;
	state->slots[io->slot].events = (short) ((interest & LP_READ ? POLLIN : 0) | (interest & LP_WRITE ? POLLOUT : 0));
	state->slots[io->slot].revents = 0;
	return 0;
}

static unsigned poll_meaning(short events)
{
	if (events & (POLLHUP | POLLERR | POLLNVAL)) {
		return LP_READ | LP_WRITE;
	}
	return (events & POLLIN ? LP_READ : 0) | (events & POLLOUT ? LP_WRITE : 0);
}

static int poll_backend_wait(lp_loop *loop, lp_time deadline)
{
	poll_state *state = loop->state;
	int timeout = deadline ? lp_clock_left_ms(deadline, lp_clock_now()) : 0;
	int ready = poll(state->slots, (poll_count) state->used, timeout);
	int count = 0;

	if (ready < 0) {
		return lp_socket_errno() == EINTR ? 0 : -1;
	}
	for (uint32_t i = 0; i < state->used && ready > 0 && count < LP_LOOP_BATCH; i++) {
		uint32_t at = (state->next + i) % state->used;

		if (state->slots[at].revents) {
			loop->fired[count].io = state->ios[at];
			loop->fired[count++].events = poll_meaning(state->slots[at].revents);
			ready--;
		}
		if (count == LP_LOOP_BATCH) {
			state->next = at + 1;
		}
	}
	return count;
}

const lp_loop_backend lp_loop_poll = {
	"poll", poll_backend_open, poll_backend_close, poll_backend_watch, poll_backend_wait, NULL, NULL
};
