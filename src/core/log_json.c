/* Log lines for programs: one JSON object each, in valid UTF-8 that also a terminal may show. */
#include "log.h"

#include "printable.h"

#include <stdio.h>
#include <string.h>

#define END ",\"truncated\":true}\n"

typedef struct json_line {
	char *text;
	size_t room;      /* of 'text', less the quote and the brace that close it */
	size_t used;
	bool cut;         /* something did not fit: nothing follows */
} json_line;

static bool json_add(json_line *line, const char *bytes, size_t length)
{
	if (line->cut || line->used + length > line->room) {
		line->cut = true;
		return false;
	}
	memcpy(line->text + line->used, bytes, length);
	line->used += length;
	return true;
}

static bool json_add_text(json_line *line, const char *text)
{
	return json_add(line, text, strlen(text));
}

static bool json_add_escape(json_line *line, uint32_t character)
{
	char escape[16];

	if (character == '"' || character == '\\') {
		snprintf(escape, sizeof escape, "\\%c", (char) character);
	} else if (character == '\n') {
		snprintf(escape, sizeof escape, "\\n");
	} else if (character < 0x10000) {
		snprintf(escape, sizeof escape, "\\u%04x", (unsigned) character);
	} else {
		snprintf(escape, sizeof escape, "\\u%04x\\u%04x", 0xd7c0u + (unsigned) (character >> 10), 0xdc00u + (unsigned) (character & 0x3ff));
	}
	return json_add_text(line, escape);
}

/* What lies between the quotes. A byte that belongs to no character becomes U+FFFD. */
static bool json_add_string(json_line *line, const char *text)
{
	size_t left = strlen(text), count;
	bool fits = true;

	for (; left && fits; text += count, left -= count) {
		uint32_t character;

		count = lp_character(text, left, &character);
		if (!count) {
			fits = json_add_escape(line, 0xfffd);
			count = 1;
		} else if (lp_printable(text, left) && *text != '"' && *text != '\\') {
			fits = json_add(line, text, count);
		} else {
			fits = json_add_escape(line, character);
		}
	}
	return fits;
}

static bool is_taken(const char *key)
{
	return strcmp(key, "time") == 0 || strcmp(key, "level") == 0 || strcmp(key, "pid") == 0 || strcmp(key, "message") == 0;
}

static void json_add_field(json_line *line, const char *prefix, const char *key, const char *value)
{
	size_t before = line->used;

	if (json_add_text(line, ",\"") && json_add_text(line, prefix) && json_add_string(line, key) && json_add_text(line, "\":\"")) {
		json_add_string(line, value);
		line->text[line->used++] = '"';   /* there is room for one beyond 'room' */
	} else {
		line->used = before;
	}
}

size_t lp_log_format_json(char *text, size_t size, lp_time now, lp_level level, const char *message, const lp_field *fields, size_t count)
{
	json_line line = {text, size - sizeof END - 1, 0, false};
	char time[LP_LOG_TIME];

	lp_log_time(time, now);
	line.used = (size_t) snprintf(text, size, "{\"time\":\"%s\",\"level\":\"%s\",\"pid\":%d", time, lp_level_name(level), lp_process_id());
	json_add_field(&line, "", "message", message);
	for (size_t i = 0; i < count; i++) {
		json_add_field(&line, is_taken(fields[i].key) ? "context_" : "", fields[i].key, fields[i].value);
	}
	strcpy(text + line.used, line.cut ? END : "}\n");
	return line.used + strlen(text + line.used);
}

size_t lp_log_time(char text[LP_LOG_TIME], lp_time now)
{
	static const unsigned lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	unsigned days = (unsigned) (now / LP_SECOND / 86400), second = (unsigned) (now / LP_SECOND % 86400), year = 1970, month = 0;
	bool leap = false;

	for (;; year++) {
		leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
		if (days < 365u + leap) {
			break;
		}
		days -= 365 + leap;
	}
	while (days >= lengths[month] + (month == 1 && leap)) {
		days -= lengths[month] + (month == 1 && leap);
		month++;
	}
	return (size_t) snprintf(text, LP_LOG_TIME, "%04u-%02u-%02uT%02u:%02u:%02u.%06uZ", year % 10000, month + 1, days + 1, second / 3600,
		second / 60 % 60, second % 60, (unsigned) (now % LP_SECOND / 1000));
}
