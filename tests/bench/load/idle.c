/* What a connection costs in memory that has been accepted and has said nothing.
 *
 * A few hundred come first, so that what the server sets up once (its loop, its tables) is not
 * counted; then resident memory is read, the idle ones are opened, and it is read again. */

#include <stdio.h>
#include <stdlib.h>

#include "meter.h"
#include "scenario.h"
#include "stream.h"

#define FIRST 64

void idle_run(const struct options *options)
{
	struct meter meter;

	meter_begin(&meter, options);
	stream_open_idle(&options->to, FIRST);
	meter_start(&meter, 0);
	stream_open_idle(&options->to, options->idle);
	meter_stop(&meter, options->idle);
	meter_print(&meter, options->idle);
}
