/* Levels, rate limits and the text form of a log line. Writing it anywhere is the sink's work. */
#include "log.h"

#include "printable.h"

#include <stdio.h>
#include <string.h>

static const char *const level_names[] = {
	"emergency", "alert", "critical", "error", "warning", "notice", "info", "debug"
};

const char *lp_level_name(lp_level level)
{
	return level_names[level];
}

int lp_level_find(const char *name)
{
	for (int i = 0; i <= LP_LOG_DEBUG; i++) {
		if (strcmp(level_names[i], name) == 0) {
			return i;
		}
	}
	return -1;
}

void lp_log_event(const lp_log *log, lp_level level, const char *message, const lp_field *fields, size_t count)
{
	if (log->write && level <= log->level) {
		log->write(log->context, level, message, fields, count);
	}
}

void lp_log_field(const lp_log *log, lp_level level, const char *message, const char *key, const char *value)
{
	lp_field field = {key, value};

	lp_log_event(log, level, message, &field, 1);
}

void lp_log_limited(const lp_log *log, lp_log_limit *limit, lp_time now, lp_level level, const char *message,
	const char *key, const char *value)
{
	lp_field fields[2] = {{key, value}, {"suppressed", NULL}};
	char suppressed[24];

	if (now < limit->next) {
		limit->suppressed++;
		return;
	}
	snprintf(suppressed, sizeof suppressed, "%llu", (unsigned long long) limit->suppressed);
	fields[1].value = suppressed;
	lp_log_event(log, level, message, fields, limit->suppressed ? 2 : 1);
	limit->next = lp_clock_after(now, 10 * LP_SECOND);
	limit->suppressed = 0;
}

typedef struct log_line {
	char *text;
	size_t size;
	size_t used;
} log_line;

static void line_add(log_line *line, const char *text)
{
	while (*text && line->used + 1 < line->size) {
		line->text[line->used++] = *text++;
	}
}

/* Nothing but letters that can be shown, and nothing that would end the value. */
static bool value_is_plain(const char *value)
{
	size_t left = strlen(value), count;

	if (!left) {
		return false;
	}
	for (; left; value += count, left -= count) {
		if (*value == ' ' || *value == '"' || *value == '\\' || !(count = lp_printable(value, left))) {
			return false;
		}
	}
	return true;
}

static void line_add_quoted(log_line *line, const char *value)
{
	char shown[5];
	size_t left = strlen(value), count;

	line_add(line, "\"");
	for (; left; value += count, left -= count) {
		count = lp_printable(value, left);
		if (*value == '"' || *value == '\\') {
			snprintf(shown, sizeof shown, "\\%c", *value);
		} else if (*value == '\n') {
			snprintf(shown, sizeof shown, "\\n");
		} else if (count) {
			snprintf(shown, sizeof shown, "%.*s", (int) count, value);
		} else {
			snprintf(shown, sizeof shown, "\\x%02x", (unsigned char) *value);
		}
		line_add(line, shown);
		count = count ? count : 1;
	}
	line_add(line, "\"");
}

size_t lp_log_format(char *text, size_t size, lp_level level, const char *message, const lp_field *fields, size_t count)
{
	log_line line = {text, size - 1, 0};   /* the newline always fits */
	char start[32];

	snprintf(start, sizeof start, "lineproto[%d] ", lp_process_id());
	line_add(&line, start);
	line_add(&line, level_names[level]);
	line_add(&line, ": ");
	line_add(&line, message);
	for (size_t i = 0; i < count; i++) {
		line_add(&line, " ");
		line_add(&line, fields[i].key);
		line_add(&line, "=");
		if (value_is_plain(fields[i].value)) {
			line_add(&line, fields[i].value);
		} else {
			line_add_quoted(&line, fields[i].value);
		}
	}
	text[line.used++] = '\n';
	text[line.used] = '\0';
	return line.used;
}
