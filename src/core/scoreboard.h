/* What the processes of one server count, in memory that they share: each has a slot of its own and writes nowhere else, so nothing is
 * locked. Whoever wants to know reads all slots; a figure may be a moment older than its neighbour.
 *
 * A process that ends leaves its counts to the total; connections that it had open then count as closed by an error. */
#ifndef LP_SCOREBOARD_H
#define LP_SCOREBOARD_H

#include "latency.h"

#define LP_SCOREBOARD_SLOTS 512     /* workers of all generations that may live at the same time, two of each */

typedef enum lp_slot_state {
	LP_SLOT_FREE,
	LP_SLOT_STARTING,
	LP_SLOT_SERVING,
	LP_SLOT_DRAINING
} lp_slot_state;

typedef struct lp_slot {
	int pid;
	int number;              /* of the worker, from 1; 0: it serves alone */
	int state;               /* lp_slot_state */
	lp_time started_at;
	lp_stats stats;
	lp_slowest slowest;
} lp_slot;

typedef struct lp_scoreboard lp_scoreboard;

/* Shared with every process that is forked from here on. NULL with errno set otherwise. */
lp_scoreboard *lp_scoreboard_new(void);
void lp_scoreboard_free(lp_scoreboard *board);   /* NULL is allowed; only this process lets go of it */

/* A free slot, zeroed and STARTING; NULL when none is left. Only the process that starts others takes slots and gives them back. */
lp_slot *lp_scoreboard_take(lp_scoreboard *board, int number);

/* Its process has ended: its counts go to the total, and what it had open is closed with LP_CLOSE_ERROR. */
void lp_scoreboard_retire(lp_scoreboard *board, lp_slot *slot);

/* When it was made. */
lp_time lp_scoreboard_started(const lp_scoreboard *board);

/* A broadcast did not get from one process to another. */
void lp_scoreboard_lost(lp_scoreboard *board);

/* One is about to be started in place of another that had died; false: it could not be, after all. */
void lp_scoreboard_restarted(lp_scoreboard *board, bool started);
uint64_t lp_scoreboard_restarts(const lp_scoreboard *board);

/* The n-th slot that is in use, or NULL behind the last. */
const lp_slot *lp_scoreboard_slot(const lp_scoreboard *board, int n);

/* The counts of all, those that have ended too. */
void lp_scoreboard_total(const lp_scoreboard *board, lp_stats *total);

#endif
