/* The load generator: one thread that talks to one server and measures what that costs the server.
 *
 * Every reply is compared byte for byte with the one that is due; a wrong, missing or surplus one
 * ends the run with an error and no figure. The figure is the server's CPU time, not our speed:
 * throughput on a shared machine is noise. It starts no server and talks to loopback addresses only.
 * The parts are in load/, one scenario a file. */

#include <stdio.h>
#include <string.h>

#include "load/options.h"
#include "load/scenario.h"
#include "load/secure.h"
#include "load/wire.h"

static const struct {
	const char *name;
	void (*run)(const struct options *options);
} modes[] = {
	{ "exchange", exchange_run },
	{ "churn", churn_run },
	{ "oneway", oneway_run },
	{ "idle", idle_run },
	{ "drip", drip_run },
	{ "broadcast", broadcast_run },
	{ "reload", reload_run },
	{ "watch", watch_run },
};

int main(int argc, char **argv)
{
	struct options options;

	options_parse(&options, argc, argv);
	if (options.certificate) {
		secure_want(options.certificate, options.resume);
	}
	wire_reserve(options.connections + options.idle + 256);
	process_add_descendants(&options.tree);
	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
		if (!strcmp(options.mode, modes[i].name)) {
			modes[i].run(&options);
			return 0;
		}
	}
	fprintf(stderr, "load: no mode \"%s\"\n", options.mode);
	return 2;
}
