/* Tests of stats.c: the names are those of the enum's cases, in its order. */
#include "check.h"
#include "../../src/core/stats.h"

int main(void)
{
	static const char *const names[] = {
		"Peer", "Local", "Idle", "LineTimeout", "WriteTimeout", "Handshake", "Overflow", "SlowConsumer", "Error", "Drain"
	};

	check_watchdog();
	CHECK_EQ(LP_CLOSE_REASONS, sizeof names / sizeof names[0]);
	for (int i = 0; i < LP_CLOSE_REASONS; i++) {
		CHECK_STR(lp_close_reason_name((lp_close_reason) i), names[i]);
	}
	return check_done("stats");
}
