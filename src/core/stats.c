/* The names and the sums that go with stats.h. */
#include "stats.h"

const char *lp_close_reason_name(lp_close_reason reason)
{
	static const char *const names[LP_CLOSE_REASONS] = {
		"Peer", "Local", "Idle", "LineTimeout", "WriteTimeout", "Handshake", "Overflow", "SlowConsumer", "Error", "Drain"
	};

	return names[reason];
}

void lp_stats_add(lp_stats *stats, const lp_stats *more)
{
	uint64_t *to = (uint64_t *) stats;
	const uint64_t *from = (const uint64_t *) more;

	for (size_t i = 0; i < sizeof *stats / sizeof *to; i++) {
		to[i] += from[i];
	}
}

void lp_stats_read(lp_stats *to, const lp_stats *from)
{
	*to = *from;
	to->closed = 0;
	for (int i = 0; i < LP_CLOSE_REASONS; i++) {
		to->closed += to->closed_by[i];
	}
	if (to->accepted < to->closed) {   /* it was read first */
		to->accepted = to->closed;
	}
}
