/* The slow model of replies with codes: the whole stream at once, a line at a time, each message in memory of its own. */
#include "frame_models.h"

#include <stdlib.h>
#include <string.h>

typedef struct code_model {
	frame_log *log;
	const char *data;
	size_t length;
	size_t max;
	bool strict;
	char *bytes;       /* the reply so far, joined */
	size_t count;
	size_t lines;      /* whole ones of it */
	char code[3];
	bool over;         /* too long has been told */
} code_model;

/* A line from 'at' on: its text ends at 'end'; 'next' is 0 when its end is missing; 'wrong' is told as 'what'. */
typedef struct code_line {
	size_t at, end, next, wrong;
	const char *what;
} code_line;

static code_line line_at(const code_model *m, size_t at)
{
	code_line line = {at, m->length, 0, 0, NULL};

	for (size_t i = at; i < m->length; i++) {
		bool cr = m->data[i] == '\r', lf = m->data[i] == '\n', pair = cr && i + 1 < m->length && m->data[i + 1] == '\n';

		if (pair || (lf && !m->strict)) {
			line.end = i;
			line.next = i + 1 + pair;
			return line;
		}
		if (m->strict && (lf || cr)) {
			line.end = i;
			if (lf || i + 1 < m->length) {
				line.wrong = i + 1;
				line.what = lf ? "bare LF" : "bare CR";
			}
			return line;
		}
	}
	line.end -= line.end > at && m->data[line.end - 1] == '\r';
	return line;
}

static bool has_code(const char *text, size_t length)
{
	for (size_t i = 0; i < 3; i++) {
		if (i == length || text[i] < '0' || text[i] > '9') {
			return false;
		}
	}
	return length == 3 || text[3] == ' ' || text[3] == '-';
}

/* What ends a reply that began with such a line: one with its code and no hyphen. */
static bool is_last(const code_model *m, const code_line *line)
{
	const char *text = m->data + line->at;
	size_t length = line->end - line->at;

	return length >= 3 && memcmp(text, m->code, 3) == 0 && (length == 3 || text[3] == ' ');
}

static void add(code_model *m, const code_line *line)
{
	if (m->lines) {
		m->bytes[m->count++] = '\n';
	}
	memcpy(m->bytes + m->count, m->data + line->at, line->end - line->at);
	m->count += line->end - line->at;
}

/* The rest of a stream, whose last line 'line' is not whole; 'started' is where the reply begins. 'undecided': when the line was long enough
 * to tell what it is, the reply was too long already. */
static void stream_ends(code_model *m, const code_line *line, bool undecided, size_t started)
{
	const char *text = m->data + line->at;
	size_t here = m->length - line->at, place = m->strict ? line->end : m->length;

	if (!m->over) {
		if (started < m->length) {
			frame_log_event(m->log, "dropped", started, m->length - started, NULL, 0);
		}
		return;
	}
	/* what may still be the last line is not used up */
	if (undecided && memcmp(text, m->code, here < 3 ? here : 3) == 0 && (here <= 3 || (here == 4 && text[3] == '\r'))) {
		place = line->at;
	}
	frame_log_event(m->log, "fragment", place, 0, NULL, 0);
	if (place < m->length) {
		frame_log_event(m->log, "dropped", place, m->length - place, NULL, 0);
	}
}

/* True: go on with the next reply at *at. */
static bool model_reply(code_model *m, size_t *at)
{
	size_t started = *at;
	bool coded = false;

	m->count = m->lines = 0;
	m->over = false;
	for (;;) {
		code_line line = line_at(m, *at);
		size_t known = line.end - line.at, before = m->count + (m->lines > 0);
		bool told_here = false, last;

		add(m, &line);
		if (!m->lines) {
			coded = has_code(m->data + line.at, known);
			if (coded) {
				memcpy(m->code, m->data + line.at, 3);
			}
		}
		last = !coded || is_last(m, &line);
		if (!m->over && m->count > m->max && (known >= 4 || line.next)) {
			frame_log_event(m->log, "too long", line.at + (before < m->max ? m->max - before : 0), m->max, m->bytes, m->max);
			m->over = told_here = true;
		}
		if (line.wrong) {
			frame_log_event(m->log, line.what, line.wrong, 0, NULL, 0);
			return false;
		}
		if (!line.next) {
			stream_ends(m, &line, m->lines && !told_here, started);
			return false;
		}
		*at = line.next;
		if (!coded && !m->over) {
			frame_log_event(m->log, "no code", line.next, 0, NULL, 0);
			return false;
		}
		if (last) {
			frame_log_event(m->log, m->over ? "skipped" : "message", line.next, m->count, m->bytes, m->over ? 0 : m->count);
			return true;
		}
		m->lines++;
	}
}

void frame_model_code(frame_log *log, bool strict, const char *data, size_t length, size_t max)
{
	code_model m = {.log = log, .data = data, .length = length, .max = max, .strict = strict, .bytes = malloc(length + 1)};

	for (size_t at = 0; model_reply(&m, &at);) {
	}
	free(m.bytes);
}
