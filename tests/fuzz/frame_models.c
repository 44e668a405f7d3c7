/* The slow models of the framings that are not single lines. Each looks at the whole stream at once, searches byte by byte, and builds
 * every message in memory of its own; none knows of chunks or calls the framing. */
#include "frame_models.h"

#include <stdlib.h>
#include <string.h>

/* A message as it grows, and the one event that passing the limit is. */
typedef struct growing {
	frame_log *log;
	char *bytes;
	size_t count;
	size_t max;
} growing;

/* 'place' is where the framing stands when this byte is the first too many. */
static void grow(growing *g, char byte, size_t place)
{
	if (g->count == g->max) {
		frame_log_event(g->log, "too long", place, g->max, g->bytes, g->max);
	}
	g->bytes[g->count++] = byte;
}

static void grown(growing *g, size_t place)
{
	bool over = g->count > g->max;

	frame_log_event(g->log, over ? "skipped" : "message", place, g->count, g->bytes, over ? 0 : g->count);
	g->count = 0;
}

static void dropped(frame_log *log, size_t start, size_t length)
{
	if (start < length) {
		frame_log_event(log, "dropped", start, length - start, NULL, 0);
	}
}

static void fragment(frame_log *log, size_t place, size_t length)
{
	frame_log_event(log, "fragment", place, 0, NULL, 0);
	dropped(log, place, length);
}

static bool stands_at(const char *data, size_t length, size_t at, const char *text)
{
	size_t size = strlen(text);

	return length - at >= size && memcmp(data + at, text, size) == 0;
}

/* --- block and dotted --- */

typedef struct lines_model {
	growing g;
	const char *data;
	size_t length;
	bool dotted;
	bool strict;
	bool first;     /* no line of the message has ended */
	bool joined;    /* the LF in front of the current line is in the message */
} lines_model;

/* The LF in front of a line belongs to the message once there is anything of that line. */
static void line_begins(lines_model *m, size_t text)
{
	if (!m->joined && !m->first) {
		grow(&m->g, '\n', text);
	}
	m->joined = true;
}

static void line_byte(lines_model *m, size_t text, size_t at)
{
	line_begins(m, text);
	grow(&m->g, m->data[at], at);
}

/* How long the end of the message at 'at' is, or 0. */
static size_t message_ends(const lines_model *m, size_t at)
{
	if (m->dotted) {
		return stands_at(m->data, m->length, at, ".\r\n") ? 3 : !m->strict && stands_at(m->data, m->length, at, ".\n") ? 2 : 0;
	}
	if (stands_at(m->data, m->length, at, "\r\n")) {
		return 2;
	}
	return !m->strict && stands_at(m->data, m->length, at, "\n") ? 1 : 0;
}

/* One line from 'at'; returns where the next begins, or 0: the stream ended or broke in it. '*stop' is how far it was used up. */
static size_t model_line_of(lines_model *m, size_t at, size_t text, size_t *stop, bool *broken)
{
	for (size_t i = text; i < m->length; i++) {
		bool cr = m->data[i] == '\r', lf = m->data[i] == '\n';

		*stop = i + 1;
		if (cr && i + 1 < m->length && m->data[i + 1] == '\n') {
			line_begins(m, text);
			return i + 2;
		}
		if (lf && !m->strict) {
			line_begins(m, text);
			return i + 1;
		}
		if (m->strict && lf) {
			frame_log_event(m->g.log, "bare LF", i + 1, 0, NULL, 0);
			*broken = true;
			return 0;
		}
		if (m->strict && cr) {
			if (i + 1 < m->length) {
				frame_log_event(m->g.log, "bare CR", i + 1, 0, NULL, 0);
				*broken = true;
			}
			*stop = i;
			return 0;
		}
		if (m->dotted && cr && i + 1 == m->length) {   /* nobody will learn what it was */
			return 0;
		}
		line_byte(m, text, i);
	}
	(void) at;
	return 0;
}

static void model_lines_end(lines_model *m, size_t start, size_t stop)
{
	if (!m->strict && !m->dotted) {
		if (m->g.count || !m->first) {
			grown(&m->g, m->length);
		}
	} else if (m->g.count > m->g.max) {
		fragment(m->g.log, stop, m->length);
	} else {
		dropped(m->g.log, start, m->length);
	}
}

/* Whether what is left may become the end of the message. */
static bool may_end(const lines_model *m, size_t at)
{
	const char *end = m->dotted ? ".\r\n" : "\r\n";

	return m->length - at < strlen(end) && memcmp(m->data + at, end, m->length - at) == 0;
}

static void model_joined(frame_log *log, bool dotted, bool strict, const char *data, size_t length, size_t max)
{
	lines_model m = {.g = {log, malloc(length + 1), 0, max}, .data = data, .length = length, .dotted = dotted, .strict = strict,
		.first = true};
	size_t start = 0, at = 0;
	bool broken = false;

	for (;;) {
		size_t ends = message_ends(&m, at), text, next, stop = at;

		if (ends) {
			at += ends;
			if (dotted || !m.first) {
				grown(&m.g, at);
			}
			start = at;
			m.first = true;
			m.joined = false;
			continue;
		}
		text = at + (dotted && at < length && data[at] == '.' && !may_end(&m, at));
		m.joined = false;
		if ((strict || dotted) && may_end(&m, at)) {
			model_lines_end(&m, start, at);
			break;
		}
		stop = text;
		next = model_line_of(&m, at, text, &stop, &broken);
		if (!next) {
			if (!broken) {
				model_lines_end(&m, start, stop);
			}
			break;
		}
		m.first = false;
		at = next;
	}
	free(m.g.bytes);
}

/* --- delimited --- */

static size_t find(const char *data, size_t from, size_t length, const char *what, size_t size)
{
	for (size_t at = from; at + size <= length; at++) {
		if (memcmp(data + at, what, size) == 0) {
			return at;
		}
	}
	return SIZE_MAX;
}

/* How many bytes at the end of the stream are the beginning of 'what'. */
static size_t beginning(const char *data, size_t from, size_t length, const char *what, size_t size)
{
	for (size_t count = size - 1; count > 0; count--) {
		if (length - from >= count && memcmp(data + length - count, what, count) == 0) {
			return count;
		}
	}
	return 0;
}

static void model_delimited(frame_log *log, const lp_framing *framing, const char *data, size_t length, size_t max)
{
	size_t start_size = (unsigned char) framing->parameters[0];
	const char *start = framing->parameters + 1, *end = start + start_size;
	size_t end_size = framing->parameters_length - 1 - start_size;
	size_t at = 0, noise = 0;

	for (;;) {
		size_t base = at, stop, content, known;

		if (start_size) {
			base = find(data, at, length, start, start_size);
			if (base == SIZE_MAX) {
				size_t held = beginning(data, at, length, start, start_size);

				noise += length - at - held;
				dropped(log, length - held, length);
				break;
			}
			noise += base - at;
			base += start_size;
			at = base - start_size;
		}
		stop = find(data, base, length, end, end_size);
		content = (stop == SIZE_MAX ? length : stop) - base;
		known = content;
		if (stop == SIZE_MAX && start_size) {
			known -= beginning(data, base, length, end, end_size);
		}
		if (known > max) {
			frame_log_event(log, "too long", base + max, max, data + base, max);
		}
		if (stop != SIZE_MAX) {
			at = stop + end_size;
			frame_log_event(log, known > max ? "skipped" : "message", at, content, data + base, known > max ? 0 : content);
			continue;
		}
		if (start_size && known > max) {
			fragment(log, length, length);
		} else if (start_size) {
			dropped(log, at, length);
		} else if (content) {
			frame_log_event(log, known > max ? "skipped" : "message", length, content, data + base, known > max ? 0 : content);
		}
		break;
	}
	if (noise) {
		frame_log_event(log, "noise", 0, noise, NULL, 0);
	}
}

/* --- netstring and syslog --- */

#define COUNT_DIGITS (SIZE_MAX > UINT32_MAX ? 18u : 9u)

/* True: go on at *at. */
static bool model_counted(frame_log *log, const char *data, size_t length, size_t max, size_t header, uint64_t value, bool comma, size_t *at)
{
	size_t body = *at + header;
	bool over = value > max;

	if (length - body < (over ? max : value)) {
		dropped(log, *at, length);
		return false;
	}
	if (over) {
		frame_log_event(log, "too long", body + max, max, data + body, max);
	}
	if (length - body < value + comma) {
		if (over) {
			fragment(log, length, length);
		} else {
			dropped(log, *at, length);
		}
		return false;
	}
	if (comma && data[body + value] != ',') {
		frame_log_event(log, "no comma", body + value + 1, 0, NULL, 0);
		return false;
	}
	*at = body + value + comma;
	frame_log_event(log, over ? "skipped" : "message", *at, value, data + body, over ? 0 : value);
	return true;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static void model_netstring(frame_log *log, const char *data, size_t length, size_t max)
{
	size_t at = 0;

	for (;;) {
		uint64_t value = 0;
		size_t digits = 0;

		while (at + digits < length && is_digit(data[at + digits]) && !(digits == 1 && data[at] == '0')) {
			value = value * 10 + (uint64_t) (data[at + digits++] - '0');
			if (digits > COUNT_DIGITS) {
				frame_log_event(log, "bad length", at + digits, 0, NULL, 0);
				return;
			}
		}
		if (at + digits == length) {
			dropped(log, at, length);
			return;
		}
		if (digits == 0 || data[at + digits] != ':') {
			frame_log_event(log, "bad length", at + digits + 1, 0, NULL, 0);
			return;
		}
		if (!model_counted(log, data, length, max, digits + 1, value, true, &at)) {
			return;
		}
	}
}

static void model_syslog(frame_log *log, const char *data, size_t length, size_t max)
{
	size_t at = 0;

	while (at < length) {
		uint64_t value = 0;
		size_t digits = 0, lf, size;

		if (data[at] != '0') {
			while (at + digits < length && is_digit(data[at + digits]) && digits <= COUNT_DIGITS) {
				value = value * 10 + (uint64_t) (data[at + digits++] - '0');
			}
		}
		if (digits && digits <= COUNT_DIGITS && at + digits == length) {
			dropped(log, at, length);
			return;
		}
		if (digits && digits <= COUNT_DIGITS && data[at + digits] == ' ') {
			if (!model_counted(log, data, length, max, digits + 1, value, false, &at)) {
				return;
			}
			continue;
		}
		lf = find(data, at, length, "\n", 1);
		size = (lf == SIZE_MAX ? length : lf) - at;
		size -= lf != SIZE_MAX && size && data[lf - 1] == '\r';
		if (size > max) {
			frame_log_event(log, "too long", at + max, max, data + at, max);
		}
		frame_log_event(log, size > max ? "skipped" : "message", lf == SIZE_MAX ? length : lf + 1, size, data + at, size > max ? 0 : size);
		at = lf == SIZE_MAX ? length : lf + 1;
	}
}

bool frame_models_run(frame_log *log, const lp_framing *framing, const char *data, size_t length, size_t max)
{
	const char *name = framing->ops->name;

	if (strcmp(name, "block") == 0 || strcmp(name, "dotted") == 0) {
		model_joined(log, *name == 'd', framing->strict, data, length, max);
	} else if (strcmp(name, "delimited") == 0) {
		model_delimited(log, framing, data, length, max);
	} else if (strcmp(name, "netstring") == 0) {
		model_netstring(log, data, length, max);
	} else if (strcmp(name, "syslog") == 0) {
		model_syslog(log, data, length, max);
	} else if (strcmp(name, "code") == 0) {
		frame_model_code(log, framing->strict, data, length, max);
	} else {
		return false;
	}
	return true;
}
