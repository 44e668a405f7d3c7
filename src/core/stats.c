/* The names that go with stats.h. */
#include "stats.h"

const char *lp_close_reason_name(lp_close_reason reason)
{
	static const char *const names[LP_CLOSE_REASONS] = {
		"Peer", "Local", "Idle", "LineTimeout", "WriteTimeout", "Handshake", "Overflow", "SlowConsumer", "Error", "Drain"
	};

	return names[reason];
}
