/* What a server says about itself, described once: for stats(), for /status.json, for the page and for the metrics.
 *
 * A walk over the figures calls a writer, which makes an array, JSON or a table of them. */
#ifndef LP_FIGURES_H
#define LP_FIGURES_H

#include "sheet.h"
#include "stats.h"

struct lp_server;

typedef enum lp_figure_kind {
	LP_FIGURE_COUNTER,
	LP_FIGURE_OPEN,          /* a gauge: accepted - closed */
	LP_FIGURE_CLOSED,        /* the sum of the next */
	LP_FIGURE_CLOSED_BY
} lp_figure_kind;

typedef struct lp_figure {
	const char *name;
	lp_figure_kind kind;
	size_t offset;           /* of its counter in lp_stats */
	const char *help;
} lp_figure;

/* The counters, in their order; a NULL name behind the last. */
extern const lp_figure lp_figures[];

/* The value of a single figure. */
uint64_t lp_figure_value(const lp_figure *figure, const lp_stats *stats);

/* Where the walk writes to. Within a list names are NULL. */
typedef struct lp_figures_writer {
	void (*count)(void *to, const char *name, uint64_t value);
	void (*seconds)(void *to, const char *name, lp_time value);
	void (*date)(void *to, const char *name, lp_time value);    /* since 1970 */
	void (*text)(void *to, const char *name, const char *value);
	void (*open)(void *to, const char *name, bool list);      /* what follows is inside of it ... */
	void (*close)(void *to);                                  /* ... up to here */
} lp_figures_writer;

/* All figures of a server. Of one that has ended, for which 'server' is NULL, 'last' has what it counted. */
void lp_figures_write(const struct lp_server *server, const lp_stats *last, const lp_figures_writer *writer, void *to);

/* For how long it has been serving, whichever of its processes. */
lp_time lp_figures_uptime(const struct lp_server *server);

/* As a JSON object. */
void lp_figures_json(const struct lp_server *server, lp_sheet *sheet);

/* As rows of an HTML table. */
void lp_figures_html(const struct lp_server *server, lp_sheet *sheet);

/* In Prometheus' text format, version 0.0.4. */
void lp_figures_metrics(const struct lp_server *server, lp_sheet *sheet);

#endif
