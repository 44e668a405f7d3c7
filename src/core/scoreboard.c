/* The scoreboard behind scoreboard.h: one anonymous shared mapping. */
#include "scoreboard.h"

#include <errno.h>
#include <string.h>

#ifndef _WIN32
# include <sys/mman.h>
# include <time.h>
#endif

#define TRIES 300       /* the one that moves counts may die in the middle of it */
#define TRIES_AT_ONCE 50   /* after those its processor is somebody else's just now */

struct lp_scoreboard {
	unsigned moves;
	lp_time started_at;
	uint64_t restarts;
	lp_stats ended;
	lp_slot slots[LP_SCOREBOARD_SLOTS];
};

/* Around the moment in which counts move from a slot to those of who has ended: nobody is to see them twice. It is odd in between. */
static void board_moves(lp_scoreboard *board)
{
#ifndef _WIN32
	__atomic_add_fetch(&board->moves, 1, __ATOMIC_SEQ_CST);
#else
	(void) board;
#endif
}

static void board_wait(void)
{
#ifndef _WIN32
	struct timespec moment = {0, 100 * 1000};

	nanosleep(&moment, NULL);
#endif
}

static unsigned board_look(const lp_scoreboard *board)
{
#ifndef _WIN32
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
	return __atomic_load_n(&board->moves, __ATOMIC_SEQ_CST);
#else
	(void) board;
	return 0;
#endif
}

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
	lp_stats last;

	lp_stats_read(&last, &slot->stats);   /* it may have died in the middle of counting */
	last.closed_by[LP_CLOSE_ERROR] += last.accepted - last.closed;
	last.closed = last.accepted;
	board_moves(board);
	lp_stats_add(&board->ended, &last);
	slot->state = LP_SLOT_FREE;
	board_moves(board);
}

void lp_scoreboard_lost(lp_scoreboard *board)
{
	board->ended.discarded_broadcasts++;   /* by whoever supervises, as all that is there */
}

void lp_scoreboard_restarted(lp_scoreboard *board, bool started)
{
	board->restarts += started ? 1 : (uint64_t) -1;
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

static void board_add_up(const lp_scoreboard *board, lp_stats *total)
{
	*total = board->ended;
	for (int i = 0; i < LP_SCOREBOARD_SLOTS; i++) {
		if (board->slots[i].state != LP_SLOT_FREE) {
			lp_stats one;

			lp_stats_read(&one, &board->slots[i].stats);
			lp_stats_add(total, &one);
		}
	}
}

void lp_scoreboard_total(const lp_scoreboard *board, lp_stats *total)
{
	for (int tries = 0; tries < TRIES; tries++) {
		unsigned before = board_look(board);

		board_add_up(board, total);
		if (before % 2 == 0 && before == board_look(board)) {
			return;
		}
		if (tries >= TRIES_AT_ONCE) {
			board_wait();
		}
	}
}
