/* The figures as rows of an HTML table, for whoever has no JavaScript. What is inside of another has its name in front; a list, and each
 * object in one, is a single row. */
#include "figures.h"

#include <stdio.h>
#include <string.h>

#define NAME_MAX_LENGTH 96
#define LEVELS 8

typedef struct table {
	lp_sheet *sheet;
	char path[NAME_MAX_LENGTH];      /* "closed_by", "workers.4711" */
	size_t lengths[LEVELS];          /* of the path before each level */
	int level;
	int place;                       /* of the object within the list at hand */
	int row;                         /* the level whose row is open and takes more values; 0: none */
	bool more;                       /* it has some */
} table;

static void html_text(lp_sheet *sheet, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
			case '<': lp_sheet_print(sheet, "&lt;"); break;
			case '&': lp_sheet_print(sheet, "&amp;"); break;
			case '"': lp_sheet_print(sheet, "&quot;"); break;
			default: lp_sheet_add(sheet, text, 1);
		}
	}
}

static const char *html_help(const table *to, const char *name)
{
	for (const lp_figure *figure = lp_figures; to->level == 0 && name && figure->name; figure++) {
		if (strcmp(figure->name, name) == 0) {
			return figure->help;
		}
	}
	return "";
}

static void row_head(table *to, const char *name)
{
	lp_sheet_print(to->sheet, "<tr><th>");
	html_text(to->sheet, to->path);
	html_text(to->sheet, name && *to->path ? "." : "");
	html_text(to->sheet, name ? name : "");
	lp_sheet_print(to->sheet, "<td>");
}

static void value_begin(table *to, const char *name)
{
	if (!to->row && name) {
		row_head(to, name);
		return;
	}
	if (!to->row) {
		row_head(to, NULL);
		to->row = to->level;
		to->more = false;
	}
	lp_sheet_print(to->sheet, "%s", to->more ? ", " : "");
	lp_sheet_print(to->sheet, name ? "%s " : "", name);
	to->more = true;
}

static void value_end(table *to, const char *name)
{
	if (!to->row) {
		lp_sheet_print(to->sheet, "<td>%s\n", html_help(to, name));
	}
}

static void table_count(void *to, const char *name, uint64_t value)
{
	value_begin(to, name);
	lp_sheet_print(((table *) to)->sheet, "%llu", (unsigned long long) value);
	value_end(to, name);
}

/* "186 ns", "2.5 ms", "21.793 s" */
static void table_seconds(void *to, const char *name, lp_time value)
{
	static const char *const units[] = {"ns", "\302\265s", "ms", "s"};
	lp_time unit = 1;
	int which = 0;

	value_begin(to, name);
	while (which < 3 && value >= unit * 1000) {
		unit *= 1000;
		which++;
	}
	lp_sheet_seconds(((table *) to)->sheet, value / unit * LP_SECOND + value % unit * 1000 / unit * LP_MILLISECOND);
	lp_sheet_print(((table *) to)->sheet, " %s", units[which]);
	value_end(to, name);
}

static void table_date(void *to, const char *name, lp_time value)
{
	char text[LP_CLOCK_DATE];

	lp_clock_print(value, text, sizeof text);
	value_begin(to, name);
	lp_sheet_print(((table *) to)->sheet, "%s", text);
	value_end(to, name);
}

static void table_text(void *to, const char *name, const char *value)
{
	value_begin(to, name);
	html_text(((table *) to)->sheet, value);
	value_end(to, name);
}

static void path_add(table *to, const char *name)
{
	size_t length = strlen(to->path);

	snprintf(to->path + length, sizeof to->path - length, "%s%s", length ? "." : "", name);
}

static void table_open(void *to, const char *name, bool list)
{
	table *at = to;
	char place[16];

	at->lengths[at->level++] = strlen(at->path);
	snprintf(place, sizeof place, "%d", list ? 0 : ++at->place);
	path_add(at, name ? name : place);
	if (list) {
		at->place = 0;
	} else if (!name) {
		row_head(at, NULL);
		at->row = at->level;
		at->more = false;
	}
}

static void table_close(void *to)
{
	table *at = to;

	if (at->row == at->level) {
		at->row = 0;
		lp_sheet_print(at->sheet, "<td>\n");
	}
	at->path[at->lengths[--at->level]] = '\0';
}

void lp_figures_html(const struct lp_server *server, lp_sheet *sheet)
{
	static const lp_figures_writer writer = {table_count, table_seconds, table_date, table_text, table_open, table_close};
	table to = {.sheet = sheet};

	lp_figures_write(server, NULL, &writer, &to);
}
