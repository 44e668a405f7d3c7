/* The core's figures as a PHP array, for stats(), and the few that USR2 logs. */
#include "server.h"

#include "src/core/figures.h"

#define LEVELS 8

typedef struct figures {
	zval arrays[LEVELS];
	const char *names[LEVELS];
	char name[LEVELS][24];      /* the walk's own may be gone when its array is done */
	int level;
} figures;

static void figure_add(figures *to, const char *name, zval *value)
{
	if (name) {
		zend_symtable_str_update(Z_ARRVAL(to->arrays[to->level]), name, strlen(name), value);   /* a process id becomes an int */
	} else {
		zend_hash_next_index_insert(Z_ARRVAL(to->arrays[to->level]), value);
	}
}

static void figure_count(void *to, const char *name, uint64_t count)
{
	zval value;

	ZVAL_LONG(&value, (zend_long) count);
	figure_add(to, name, &value);
}

static void figure_seconds(void *to, const char *name, lp_time time)
{
	zval value;

	ZVAL_DOUBLE(&value, (double) time / 1e9);
	figure_add(to, name, &value);
}

static void figure_text(void *to, const char *name, const char *text)
{
	zval value;

	ZVAL_STRING(&value, text);
	figure_add(to, name, &value);
}

static void figure_open(void *to, const char *name, bool list)
{
	figures *at = to;

	at->level++;
	at->names[at->level] = name ? at->name[at->level] : NULL;
	if (name) {
		snprintf(at->name[at->level], sizeof at->name[0], "%s", name);
	}
	array_init(&at->arrays[at->level]);
}

static void figure_close(void *to)
{
	figures *at = to;
	zval array;

	ZVAL_COPY_VALUE(&array, &at->arrays[at->level]);
	at->level--;
	figure_add(at, at->names[at->level + 1], &array);
}

void php_lineproto_server_figures(php_lineproto_server *self, zval *array)
{
	static const lp_figures_writer writer = {figure_count, figure_seconds, figure_seconds, figure_text, figure_open, figure_close};
	figures to;

	to.level = 0;
	array_init(&to.arrays[0]);
	lp_figures_write(self->core, &self->last_stats, &writer, &to);
	ZVAL_COPY_VALUE(array, &to.arrays[0]);
}

void php_lineproto_server_log_stats(lp_server *core)
{
	lp_stats sums;
	const lp_stats *stats = lp_server_stats(core, &sums);
	char numbers[5][24];
	lp_field fields[] = {
		{"accepted", numbers[0]}, {"open", numbers[1]}, {"lines_in", numbers[2]}, {"lines_out", numbers[3]}, {"refused", numbers[4]}
	};

	snprintf(numbers[0], sizeof numbers[0], "%llu", (unsigned long long) stats->accepted);
	snprintf(numbers[1], sizeof numbers[1], "%llu", (unsigned long long) (stats->accepted - stats->closed));
	snprintf(numbers[2], sizeof numbers[2], "%llu", (unsigned long long) stats->lines_in);
	snprintf(numbers[3], sizeof numbers[3], "%llu", (unsigned long long) stats->lines_out);
	snprintf(numbers[4], sizeof numbers[4], "%llu", (unsigned long long) stats->refused);
	lp_log_event(&core->config.log, LP_LOG_NOTICE, "stats", fields, 5);
}
