/* The figures as a JSON object. Texts are addresses and words of ours, but a path may contain anything. */
#include "figures.h"

#include "utf8.h"

#include <stdio.h>
#include <string.h>

typedef struct json {
	lp_sheet *sheet;
	bool more;           /* something stands before the next value on its level */
	unsigned lists;      /* one bit a level: it is a list */
} json;

/* Scrubbed first, so only these two need to be escaped. */
static void json_string(lp_sheet *sheet, const char *text)
{
	char clean[256];

	snprintf(clean, sizeof clean, "%s", text);
	lp_utf8_scrub(clean, strlen(clean));
	lp_sheet_add(sheet, "\"", 1);
	for (const char *at = clean; *at; at++) {
		if (*at == '"' || *at == '\\') {
			lp_sheet_add(sheet, "\\", 1);
		}
		lp_sheet_add(sheet, at, 1);
	}
	lp_sheet_add(sheet, "\"", 1);
}

static void json_name(json *to, const char *name)
{
	if (to->more) {
		lp_sheet_add(to->sheet, ",", 1);
	}
	to->more = true;
	if (name) {
		json_string(to->sheet, name);
		lp_sheet_add(to->sheet, ":", 1);
	}
}

static void json_count(void *to, const char *name, uint64_t value)
{
	json_name(to, name);
	lp_sheet_print(((json *) to)->sheet, "%llu", (unsigned long long) value);
}

static void json_seconds(void *to, const char *name, lp_time value)
{
	json_name(to, name);
	lp_sheet_seconds(((json *) to)->sheet, value);
}

static void json_text(void *to, const char *name, const char *value)
{
	json_name(to, name);
	json_string(((json *) to)->sheet, value);
}

static void json_open(void *to, const char *name, bool list)
{
	json *at = to;

	json_name(at, name);
	lp_sheet_add(at->sheet, list ? "[" : "{", 1);
	at->lists = at->lists << 1 | list;
	at->more = false;
}

static void json_close(void *to)
{
	json *at = to;

	lp_sheet_add(at->sheet, at->lists & 1 ? "]" : "}", 1);
	at->lists >>= 1;
	at->more = true;
}

void lp_figures_json(const struct lp_server *server, lp_sheet *sheet)
{
	static const lp_figures_writer writer = {json_count, json_seconds, json_seconds, json_text, json_open, json_close};
	json to = {sheet, false, 0};

	lp_sheet_add(sheet, "{", 1);
	lp_figures_write(server, NULL, &writer, &to);
	lp_sheet_add(sheet, "}\n", 2);
}
