/* How long exchanges take while the server is reloaded again and again, and before that: the startup of the new processes has to share
 * the server's processor, so some waiting is not the reload's fault but that of PHP, and the rest of the machine is in both. */

#include <stdio.h>
#include <stdlib.h>

#include "crowd.h"
#include "hangups.h"
#include "latency.h"
#include "meter.h"
#include "scenario.h"

void reload_run(const struct options *options)
{
	static struct crowd x;
	struct latency warm_up = { 0 }, steady = { 0 }, reloads = { 0 };
	struct hangups hangups;

	if (!options->output || !options->reloads) {
		fprintf(stderr, "load: reload needs --output and --reloads\n");
		exit(2);
	}
	hangups_prepare(&hangups, options);
	crowd_init(&x, options);
	crowd_run(&x, &warm_up, options->warm_up);
	crowd_run(&x, &steady, options->seconds);
	hangups_begin(&hangups);
	x.latency = &reloads;
	reloads.began = meter_now();
	x.connected = x.again = 0;
	while (!hangups_are_over(&hangups)) {
		crowd_turn(&x);
	}
	reloads.ended = meter_now();
	crowd_finish(&x);
	fprintf(stderr, "load: %s, %s: %u reloads, %llu connections, %zu lines, %llu of them sent again; none failed, none lost\n",
		options->scenario, options->server, options->reloads, (unsigned long long)x.connected, reloads.count,
		(unsigned long long)x.again);
	crowd_fini(&x);
	latency_print(&reloads, options, "");
	latency_print(&steady, options, "steady_");
	latency_fini(&warm_up);
	latency_fini(&steady);
	latency_fini(&reloads);
}
