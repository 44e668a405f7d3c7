/* The chunked driver and the slow model behind frame_model.h. They share the log and nothing else: the model does not
 * call the framing, it only asks whether it is strict. */
#include "frame_models.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void frame_log_clear(frame_log *log)
{
	log->length = 0;
}

void frame_log_fini(frame_log *log)
{
	free(log->text);
	memset(log, 0, sizeof *log);
}

bool frame_log_same(const frame_log *a, const frame_log *b)
{
	return a->length == b->length && (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
}

void frame_log_print(const char *title, const frame_log *log)
{
	fprintf(stderr, "%s:\n", title);
	for (size_t i = 0; i < log->length && i < 4000; i++) {
		unsigned char byte = (unsigned char) log->text[i];
		fprintf(stderr, byte >= ' ' && byte < 127 ? "%c" : byte == 0 ? "\n" : "\\x%02x", byte);
	}
	fprintf(stderr, "\n");
}

static void log_bytes(frame_log *log, const char *bytes, size_t length)
{
	if (log->capacity - log->length < length) {
		log->capacity = 2 * log->capacity + length + 256;
		log->text = realloc(log->text, log->capacity);
		if (!log->text) {
			abort();
		}
	}
	if (length) {
		memcpy(log->text + log->length, bytes, length);
		log->length += length;
	}
}

/* "what@place length bytes\0" */
void frame_log_event(frame_log *log, const char *what, size_t place, uint64_t number, const char *bytes, size_t length)
{
	char start[80];
	int used = snprintf(start, sizeof start, "%.40s@%zu %llu ", what, place, (unsigned long long) number);

	log_bytes(log, start, (size_t) used);
	log_bytes(log, bytes, length);
	log_bytes(log, "", 1);
}

/* A connection as the core runs one: an unfinished tail, the framing's memory, the place in the stream. */
typedef struct stream {
	const lp_framing *framing;
	lp_frame_state state;
	const char *data;
	size_t start;       /* the first byte that the framing has not used up */
	size_t end;         /* behind the last byte that has arrived */
	size_t max;
	frame_log *log;
	size_t noise;       /* between messages: told at the end, since how it comes in pieces is not what matters */
	bool broken;
} stream;

static void stream_contradiction(stream *s, const char *what)
{
	frame_log_event(s->log, what, s->start, 0, NULL, 0);
	s->broken = true;
}

/* What must hold whatever the input is; 'range' is the memory that the framing saw. */
static void stream_check(stream *s, lp_frame_result result, const lp_frame *frame, const char *range)
{
	size_t length = s->end - s->start;

	if (frame->consumed > length) {
		stream_contradiction(s, "consumed more than there is");
	} else if (result == LP_FRAME_MESSAGE && frame->length > s->max) {
		stream_contradiction(s, "message over the limit");
	} else if (result == LP_FRAME_TOO_LONG && frame->length != s->max) {
		stream_contradiction(s, "too long without the first max bytes");
	} else if (result == LP_FRAME_SKIPPED && frame->length <= s->max) {
		stream_contradiction(s, "skipped a message within the limit");
	} else if (result == LP_FRAME_NOISE && (frame->length == 0 || frame->length != frame->consumed)) {
		stream_contradiction(s, "noise that is not used up");
	} else if (result == LP_FRAME_ERROR && (!frame->reason || !*frame->reason)) {
		stream_contradiction(s, "error without a reason");
	} else if ((result == LP_FRAME_MESSAGE || result == LP_FRAME_TOO_LONG)
			&& (frame->data < range || frame->data + frame->length > range + length)) {
		stream_contradiction(s, "message outside the range");
	}
}

/* The words are the framing's own; which error it is shows in the first of them. */
static const char *error_name(const char *reason)
{
	static const char *const names[][2] = {
		{"a line feed", "bare LF"}, {"a carriage return", "bare CR"}, {"a netstring without a valid", "bad length"},
		{"a netstring without a comma", "no comma"}, {"a first line without", "no code"}
	};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strncmp(reason, names[i][0], strlen(names[i][0])) == 0) {
			return names[i][1];
		}
	}
	return reason;
}

static void stream_log(stream *s, lp_frame_result result, const lp_frame *frame)
{
	switch (result) {
		case LP_FRAME_MESSAGE:
			frame_log_event(s->log, "message", s->start, frame->length, frame->data, frame->length);
			break;
		case LP_FRAME_TOO_LONG:
			frame_log_event(s->log, "too long", s->start, frame->length, frame->data, frame->length);
			break;
		case LP_FRAME_SKIPPED:
			frame_log_event(s->log, "skipped", s->start, frame->length, NULL, 0);
			break;
		case LP_FRAME_ERROR:
			frame_log_event(s->log, error_name(frame->reason), s->start, 0, NULL, 0);
			break;
		case LP_FRAME_NOISE:
			s->noise += frame->length;
			break;
		case LP_FRAME_MORE:
			break;
	}
}

typedef lp_frame_result (*frame_call)(const lp_framing *framing, lp_frame_state *state, char *data, size_t length,
	size_t max, lp_frame *frame);

/* One call on memory of exactly the range's length. */
static lp_frame_result stream_step(stream *s, frame_call call)
{
	size_t length = s->end - s->start;
	char *range = malloc(length ? length : 1);
	lp_frame frame = {NULL, 0, 0, NULL};
	lp_frame_result result;

	if (!range) {
		abort();
	}
	if (length) {
		memcpy(range, s->data + s->start, length);
	}
	result = call(s->framing, &s->state, range, length, s->max, &frame);
	stream_check(s, result, &frame, range);
	if (!s->broken) {
		s->start += frame.consumed;
		stream_log(s, result, &frame);
	}
	free(range);
	return s->broken ? LP_FRAME_ERROR : result;
}

/* Returns false when the stream ended with an error. */
static bool stream_next(stream *s)
{
	lp_frame_result result;
	size_t calls = 0;

	do {
		result = stream_step(s, lp_frame_next);
		if (++calls > 2 * s->end + 2) {
			stream_contradiction(s, "no progress");
		}
	} while (result != LP_FRAME_MORE && result != LP_FRAME_ERROR && !s->broken);
	return result == LP_FRAME_MORE;
}

static void stream_end(stream *s)
{
	lp_frame_result result = stream_step(s, lp_frame_end);

	if (result == LP_FRAME_TOO_LONG) {
		result = stream_step(s, lp_frame_end);
		if (result == LP_FRAME_TOO_LONG) {
			stream_contradiction(s, "too long twice");
		}
	}
	if (result == LP_FRAME_MORE && s->state.skipping) {
		frame_log_event(s->log, "fragment", s->start, 0, NULL, 0);
	}
	if (result != LP_FRAME_ERROR && s->start < s->end) {
		frame_log_event(s->log, "dropped", s->start, s->end - s->start, NULL, 0);
	}
	if (s->noise) {
		frame_log_event(s->log, "noise", 0, s->noise, NULL, 0);
	}
}

void frame_log_chunks(frame_log *log, const lp_framing *framing, const char *data, size_t length, size_t max,
	const size_t *cuts, size_t count)
{
	stream s = {.framing = framing, .data = data, .max = max, .log = log};

	frame_log_clear(log);
	for (size_t i = 0; i < count; i++) {
		s.end = cuts[i];
		if (!stream_next(&s)) {
			return;
		}
	}
	s.end = length;
	if (stream_next(&s)) {
		stream_end(&s);
	}
}

void frame_log_steps(frame_log *log, const lp_framing *framing, const char *data, size_t length, size_t max, size_t step)
{
	stream s = {.framing = framing, .data = data, .max = max, .log = log};

	frame_log_clear(log);
	do {
		s.end = length - s.end < step ? length : s.end + step;
		if (!stream_next(&s)) {
			return;
		}
	} while (s.end < length);
	stream_end(&s);
}

/* The model's line: how long it is so far, where it began, and a CR of which nobody knows yet what it is. */
typedef struct model {
	frame_log *log;
	const char *data;
	size_t start;
	size_t count;
	size_t max;
	bool cr;
} model;

static void model_byte(model *m)
{
	m->count++;
	if (m->count == m->max + 1) {
		frame_log_event(m->log, "too long", m->start + m->max, m->max, m->data + m->start, m->max);
	}
}

static void model_line(model *m, size_t place)
{
	if (m->count > m->max) {
		frame_log_event(m->log, "skipped", place, m->count, NULL, 0);
	} else {
		frame_log_event(m->log, "message", place, m->count, m->data + m->start, m->count);
	}
	m->start = place;
	m->count = 0;
	m->cr = false;
}

static void model_lenient(model *m, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (m->data[i] == '\n') {
			model_line(m, i + 1);
			continue;
		}
		if (m->cr) {   /* it was a byte like any other */
			model_byte(m);
		}
		m->cr = m->data[i] == '\r';
		if (!m->cr) {
			model_byte(m);
		}
	}
	if (m->cr) {
		model_byte(m);
	}
	if (m->count) {
		model_line(m, length);
	}
}

static void model_strict(model *m, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (m->data[i] == '\n') {
			if (!m->cr) {
				frame_log_event(m->log, "bare LF", i + 1, 0, NULL, 0);
				return;
			}
			model_line(m, i + 1);
		} else if (m->cr) {
			frame_log_event(m->log, "bare CR", i, 0, NULL, 0);
			return;
		} else if (m->data[i] == '\r') {
			m->cr = true;
		} else {
			model_byte(m);
		}
	}
	if (m->count > m->max) {
		m->count += m->cr;
		model_line(m, length);
	} else if (m->count || m->cr) {
		frame_log_event(m->log, "dropped", m->start, m->count + m->cr, NULL, 0);
	}
}

void frame_log_model(frame_log *log, const lp_framing *framing, const char *data, size_t length, size_t max)
{
	model m = {.log = log, .data = data, .max = max};

	frame_log_clear(log);
	if (frame_models_run(log, framing, data, length, max)) {
		return;
	}
	if (framing->strict) {
		model_strict(&m, length);
	} else {
		model_lenient(&m, length);
	}
}
