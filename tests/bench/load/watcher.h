#ifndef BENCH_WATCHER_H
#define BENCH_WATCHER_H

#include <stdbool.h>
#include <stdint.h>

#include "options.h"

/* Somebody who has the status page open: a process of its own, which asks for the figures as the page does. */
struct watcher;

/* It begins to sleep. It holds copies of all descriptors, so it is to be made before there are connections. */
struct watcher *watcher_new(const struct options *options);

/* options->watchers pages are open, or none. */
void watcher_watch(struct watcher *watcher, bool watches);

/* How often the figures were asked for. Exits when an answer was none. */
uint64_t watcher_polls(const struct watcher *watcher);

#endif
