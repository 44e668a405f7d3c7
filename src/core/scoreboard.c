/* The scoreboard behind scoreboard.h: one anonymous shared mapping. */
#include "scoreboard.h"

#include <errno.h>
#include <string.h>

#ifndef _WIN32
# include <sys/mman.h>
#endif

struct lp_scoreboard {
	lp_time started_at;
	uint64_t restarts;
	lp_stats ended;
	lp_slot slots[LP_SCOREBOARD_SLOTS];
};

lp_scoreboard *lp_scoreboard_new(void)
{
#ifdef _WIN32
	errno = ENOSYS;   /* no processes to share it with */
	return NULL;
#else
	lp_scoreboard *board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (board == MAP_FAILED) {
		return NULL;
	}
	board->started_at = lp_clock_now();   /* the rest is zeroed, and of no weight until it is written to */
	return board;
#endif
}

void lp_scoreboard_free(lp_scoreboard *board)
{
#ifndef _WIN32
	if (board) {
		munmap(board, sizeof *board);
	}
#else
	(void) board;
#endif
}

lp_slot *lp_scoreboard_take(lp_scoreboard *board, int number)
{
	for (int i = 0; i < LP_SCOREBOARD_SLOTS; i++) {
		lp_slot *slot = &board->slots[i];

		if (slot->state == LP_SLOT_FREE) {
			memset(slot, 0, sizeof *slot);
			slot->number = number;
			slot->state = LP_SLOT_STARTING;
			slot->started_at = lp_clock_now();
			return slot;
		}
	}
	return NULL;
}

void lp_scoreboard_retire(lp_scoreboard *board, lp_slot *slot)
{
	lp_stats *last = &slot->stats;

	if (last->accepted > last->closed) {
		last->closed_by[LP_CLOSE_ERROR] += last->accepted - last->closed;
		last->closed = last->accepted;
	}
	lp_stats_add(&board->ended, last);
	slot->state = LP_SLOT_FREE;
}

void lp_scoreboard_restarted(lp_scoreboard *board)
{
	board->restarts++;
}

lp_time lp_scoreboard_started(const lp_scoreboard *board)
{
	return board->started_at;
}

uint64_t lp_scoreboard_restarts(const lp_scoreboard *board)
{
	return board->restarts;
}

const lp_slot *lp_scoreboard_slot(const lp_scoreboard *board, int n)
{
	for (int i = 0; i < LP_SCOREBOARD_SLOTS; i++) {
		if (board->slots[i].state != LP_SLOT_FREE && n-- == 0) {
			return &board->slots[i];
		}
	}
	return NULL;
}

void lp_scoreboard_total(const lp_scoreboard *board, lp_stats *total)
{
	*total = board->ended;
	for (int i = 0; i < LP_SCOREBOARD_SLOTS; i++) {
		if (board->slots[i].state != LP_SLOT_FREE) {
			lp_stats_add(total, &board->slots[i].stats);
		}
	}
}
