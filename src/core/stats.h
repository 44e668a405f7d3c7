/* What a server counts. Gauges follow from counters (open = accepted - closed), so they cannot drift. */
#ifndef LP_STATS_H
#define LP_STATS_H

#include "platform.h"

/* Why a connection ended, as users see it: Lineproto\CloseReason, same order. */
typedef enum lp_close_reason {
	LP_CLOSE_PEER,
	LP_CLOSE_LOCAL,
	LP_CLOSE_IDLE,
	LP_CLOSE_LINE_TIMEOUT,
	LP_CLOSE_WRITE_TIMEOUT,
	LP_CLOSE_HANDSHAKE,
	LP_CLOSE_OVERFLOW,
	LP_CLOSE_SLOW_CONSUMER,
	LP_CLOSE_ERROR,
	LP_CLOSE_DRAIN,
	LP_CLOSE_REASONS
} lp_close_reason;

#define LP_LATENCY_BOUNDS 25
#define LP_LATENCY_BUCKETS (LP_LATENCY_BOUNDS + 1)

/* Counters only, all of them uint64_t: they are added up as such. */
typedef struct lp_stats {
	uint64_t accepted;
	uint64_t closed;
	uint64_t refused;              /* never accepted: full, draining, denied, too many of one address */
	uint64_t closed_by[LP_CLOSE_REASONS];
	uint64_t handshakes;           /* of TLS, that succeeded */
	uint64_t lines_in;
	uint64_t lines_out;
	uint64_t bytes_in;
	uint64_t bytes_out;
	uint64_t handler_errors;
	uint64_t overflows;            /* messages longer than max_line, whatever was done about them */
	uint64_t protocol_errors;      /* bytes that the framing forbids */
	uint64_t discarded_lines;      /* lines to a slow consumer that SlowConsumer::Discard dropped */
	uint64_t discarded_tails;      /* unterminated rests at the end of a stream that were no line */
	uint64_t skipped_bytes;        /* between the end of a message and the start of the next, in framings with a start */
	uint64_t memory_limited;       /* connections ended because max_memory was reached */
	uint64_t accept_failures;      /* accept() failed, most often for want of descriptors */
	uint64_t log_failures;         /* lines that the log did not take */
	uint64_t handled_time;         /* of the line handlers, in nanoseconds; estimated, see latency.h */
	uint64_t handled[LP_LATENCY_BUCKETS];   /* lines by how long their handler took */
} lp_stats;

/* Add all counters of 'more'. */
void lp_stats_add(lp_stats *stats, const lp_stats *more);

/* A copy of what another process is counting at this moment, in which nothing contradicts itself: what is closed is the sum of its
 * reasons and was accepted. */
void lp_stats_read(lp_stats *to, const lp_stats *from);

/* "Peer", "Local", ... : the names of the enum's cases. */
const char *lp_close_reason_name(lp_close_reason reason);

#endif
