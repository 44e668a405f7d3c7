/* Where the core says what happened: one event, a level, a message and fields. Formatting is the sink's. */
#ifndef LP_LOG_H
#define LP_LOG_H

#include "clock.h"

/* The levels of PSR-3 and RFC 5424, the gravest first. */
typedef enum lp_level {
	LP_LOG_EMERGENCY, LP_LOG_ALERT, LP_LOG_CRITICAL, LP_LOG_ERROR, LP_LOG_WARNING, LP_LOG_NOTICE, LP_LOG_INFO, LP_LOG_DEBUG
} lp_level;

typedef struct lp_field {
	const char *key;
	const char *value;
} lp_field;

typedef struct lp_log {
	lp_level level;      /* graver or equal is written */
	void (*write)(void *context, lp_level level, const char *message, const lp_field *fields, size_t count);
	void *context;
} lp_log;

/* A message that an attacker can cause is written once in ten seconds, with the count of those left out. */
typedef struct lp_log_limit {
	lp_time next;
	uint64_t suppressed;
} lp_log_limit;

/* Write one event; 'fields' may be NULL with count 0. */
void lp_log_event(const lp_log *log, lp_level level, const char *message, const lp_field *fields, size_t count);

/* The same with one field, which most events have. */
void lp_log_field(const lp_log *log, lp_level level, const char *message, const char *key, const char *value);

/* The same through a rate limit. */
void lp_log_limited(const lp_log *log, lp_log_limit *limit, lp_time now, lp_level level, const char *message,
	const char *key, const char *value);

const char *lp_level_name(lp_level level);

/* The level called 'name', or -1. */
int lp_level_find(const char *name);

/* "lineproto[pid] level: message key=value ...\n" into 'line'; values with blanks or control bytes are quoted
 * and escaped, so that no peer can forge a line. Returns the length, cut to size - 1. */
size_t lp_log_format(char *line, size_t size, lp_level level, const char *message, const lp_field *fields, size_t count);

/* The same event as one JSON object and a newline (log_json.c): time, level, pid, message and the fields, whose names are put behind "context_" where
 * they are one of these four. Valid UTF-8 whatever the values are. What does not fit into 'size', 256 at least, is cut, and "truncated"
 * is true. 'now' is lp_clock_calendar(). Returns the length. */
size_t lp_log_format_json(char *line, size_t size, lp_time now, lp_level level, const char *message, const lp_field *fields, size_t count);

/* "2026-01-31T23:59:59.123456Z" of lp_clock_calendar(). Returns the length, LP_LOG_TIME - 1. */
#define LP_LOG_TIME 28
size_t lp_log_time(char text[LP_LOG_TIME], lp_time now);

#endif
