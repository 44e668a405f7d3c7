/* The figures as rows of an HTML table, for whoever has no JavaScript: what is inside of another is indented by its name. */
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
	bool in_list;                    /* a row is open that takes more values */
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

/* The values of a list are side by side in one row. */
static void row_begin(table *to, const char *name)
{
	if (to->in_list) {
		lp_sheet_add(to->sheet, ", ", 2);
		return;
	}
	to->in_list = !name;
	lp_sheet_print(to->sheet, "<tr><th>");
	html_text(to->sheet, to->path);
	if (name) {
		html_text(to->sheet, *to->path ? "." : "");
		html_text(to->sheet, name);
	}
	lp_sheet_print(to->sheet, "<td>");
}

static void row_end(table *to, const char *name)
{
	if (!to->in_list) {
		lp_sheet_print(to->sheet, "<td>%s\n", html_help(to, name));
	}
}

static void table_count(void *to, const char *name, uint64_t value)
{
	row_begin(to, name);
	lp_sheet_print(((table *) to)->sheet, "%llu", (unsigned long long) value);
	row_end(to, name);
}

static void table_seconds(void *to, const char *name, lp_time value)
{
	row_begin(to, name);
	lp_sheet_seconds(((table *) to)->sheet, value);
	lp_sheet_print(((table *) to)->sheet, " s");
	row_end(to, name);
}

static void table_text(void *to, const char *name, const char *value)
{
	row_begin(to, name);
	html_text(((table *) to)->sheet, value);
	row_end(to, name);
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
	}
}

static void table_close(void *to)
{
	table *at = to;

	if (at->in_list) {
		at->in_list = false;
		row_end(at, NULL);
	}
	at->path[at->lengths[--at->level]] = '\0';
}

void lp_figures_html(const struct lp_server *server, lp_sheet *sheet)
{
	static const lp_figures_writer writer = {table_count, table_seconds, table_text, table_open, table_close};
	table to = {.sheet = sheet};

	lp_figures_write(server, NULL, &writer, &to);
}
