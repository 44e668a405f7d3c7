/* A start and an end of any bytes: delimited(). With a start, as in HL7's MLLP, what stands between two messages is noise.
 *
 * Both are searched with the automaton of Knuth, Morris and Pratt: no byte is looked at again after a partial match, and how much of the
 * delimiter has matched is all that is remembered between two reads. */
#include "frame.h"

#include <stdlib.h>

typedef struct pattern {
	size_t length;
	unsigned char bytes[LP_DELIMITER_MAX];
	uint8_t border[LP_DELIMITER_MAX];   /* of its first n+1 bytes: the longest beginning that is also their end */
} pattern;

typedef struct delimited {
	lp_framing base;
	pattern start;
	pattern end;
	char parameters[1 + 2 * LP_DELIMITER_MAX];   /* length of the start, start, end */
} delimited;

static const delimited *delimited_from(const lp_framing *framing)
{
	return (const delimited *) (const void *) framing;   /* its first member */
}

static void pattern_set(pattern *p, const char *bytes, size_t length)
{
	size_t border = 0;

	p->length = length;
	if (length) {
		memcpy(p->bytes, bytes, length);
	}
	for (size_t i = 1; i < length; i++) {
		while (border && p->bytes[i] != p->bytes[border]) {
			border = p->border[border - 1];
		}
		border += p->bytes[i] == p->bytes[border];
		p->border[i] = (uint8_t) border;
	}
}

/* Search data[from..length), of which the bytes before 'from' end in '*matched' bytes of the pattern. The place behind its first
 * occurrence, or 0 for none. */
static size_t pattern_find(const pattern *p, const char *data, size_t from, size_t length, uint8_t *matched)
{
	size_t count = *matched;

	while (from < length) {
		if (count == 0) {
			const char *first = memchr(data + from, p->bytes[0], length - from);

			if (!first) {
				break;
			}
			from = (size_t) (first - data);
		}
		while (count && p->bytes[count] != (unsigned char) data[from]) {
			count = p->border[count - 1];
		}
		count += p->bytes[count] == (unsigned char) data[from++];
		if (count == p->length) {
			*matched = 0;
			return from;
		}
	}
	*matched = (uint8_t) count;
	return 0;
}

static lp_frame_result delimited_more(size_t consumed, lp_frame *frame)
{
	frame->consumed = consumed;
	return LP_FRAME_MORE;
}

static lp_frame_result delimited_too_long(lp_frame_state *state, char *data, size_t max, size_t before, lp_frame *frame)
{
	frame->data = data + before;
	frame->length = max;
	frame->consumed = before + max;
	memset(state, 0, sizeof *state);
	state->skipping = true;
	state->skipped = max;
	return LP_FRAME_TOO_LONG;
}

static lp_frame_result delimited_skipped(lp_frame_state *state, size_t consumed, lp_frame *frame)
{
	frame->data = NULL;
	frame->length = (size_t) state->skipped;
	frame->consumed = consumed;
	memset(state, 0, sizeof *state);
	return LP_FRAME_SKIPPED;
}

static lp_frame_result delimited_skip(const delimited *d, lp_frame_state *state, char *data, size_t length, lp_frame *frame)
{
	size_t behind = pattern_find(&d->end, data, 0, length, &state->matched);

	state->skipped += behind ? behind : length;
	if (!behind) {
		return delimited_more(length, frame);
	}
	state->skipped -= d->end.length;
	return delimited_skipped(state, behind, frame);
}

/* Look for the start. What stands before it is reported, so that the start is at the beginning of the range when it was found; bytes that
 * may be the beginning of it stay. */
static lp_frame_result delimited_seek(const delimited *d, lp_frame_state *state, char *data, size_t length, lp_frame *frame)
{
	size_t behind = pattern_find(&d->start, data, state->scanned, length, &state->matched);

	state->begun = behind > 0;
	state->scanned = behind ? d->start.length : state->matched;
	frame->consumed = behind ? behind - d->start.length : length - state->matched;
	frame->length = frame->consumed;
	return frame->consumed ? LP_FRAME_NOISE : LP_FRAME_MORE;
}

static lp_frame_result delimited_next(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	const delimited *d = delimited_from(framing);
	size_t before = d->start.length, window, behind;

	if (state->skipping) {
		return delimited_skip(d, state, data, length, frame);
	}
	if (before && !state->begun) {
		lp_frame_result result = delimited_seek(d, state, data, length, frame);

		if (result != LP_FRAME_MORE || !state->begun) {
			return result;
		}
	}
	/* a message within the limit ends in this window */
	window = length - before <= d->end.length || length - before - d->end.length <= max ? length : before + max + d->end.length;
	behind = pattern_find(&d->end, data, state->scanned, window, &state->matched);
	if (behind) {
		frame->data = data + before;
		frame->length = behind - before - d->end.length;
		frame->consumed = behind;
		memset(state, 0, sizeof *state);
		return LP_FRAME_MESSAGE;
	}
	state->scanned = window;
	if (window - before - state->matched > max) {
		return delimited_too_long(state, data, max, before, frame);
	}
	return delimited_more(0, frame);
}

/* Without a start, a rest is a message as with lines(); where both ends are demanded it is a fragment. */
static lp_frame_result delimited_end(const lp_framing *framing, lp_frame_state *state, char *data, size_t length, size_t max,
	lp_frame *frame)
{
	if (delimited_from(framing)->start.length || (length == 0 && !state->skipping)) {
		return delimited_more(0, frame);
	}
	if (state->skipping) {
		state->skipped += length;
		return delimited_skipped(state, length, frame);
	}
	if (length > max) {
		return delimited_too_long(state, data, max, 0, frame);
	}
	frame->data = data;
	frame->length = frame->consumed = length;
	memset(state, 0, sizeof *state);
	return LP_FRAME_MESSAGE;
}

/* Whether the end is found in the message, or sooner than behind it: "aa" behind "xa" is. */
static bool delimited_ends_early(const delimited *d, const char *data, size_t length)
{
	uint8_t matched = 0;

	if (length == 0) {
		return false;
	}
	return pattern_find(&d->end, data, 0, length, &matched)
		|| (matched && pattern_find(&d->end, (const char *) d->end.bytes, 0, d->end.length - 1, &matched));
}

static const char *delimited_refuse(const lp_framing *framing, const char *data, size_t length)
{
	const delimited *d = delimited_from(framing);
	uint8_t matched = 0;

	if (delimited_ends_early(d, data, length)) {
		return "the bytes that end a message in this framing";
	}
	return d->start.length && length && pattern_find(&d->start, data, 0, length, &matched)
		? "the bytes that start a message in this framing" : NULL;
}

static size_t delimited_size(const lp_framing *framing, const char *data, size_t length)
{
	(void) data;
	return delimited_from(framing)->start.length + length + delimited_from(framing)->end.length;
}

static void delimited_write(const lp_framing *framing, const char *data, size_t length, char *to)
{
	const delimited *d = delimited_from(framing);

	memcpy(to, d->start.bytes, d->start.length);
	to += d->start.length;
	if (length) {
		memcpy(to, data, length);
	}
	memcpy(to + length, d->end.bytes, d->end.length);
}

static const lp_framing_ops delimited_ops = {
	"delimited", delimited_next, delimited_end, delimited_refuse, delimited_size, delimited_write
};

const lp_framing *lp_framing_delimited_new(const char *end, size_t end_length, const char *start, size_t start_length)
{
	delimited *d = calloc(1, sizeof *d);

	if (!d) {
		return NULL;
	}
	pattern_set(&d->end, end, end_length);
	pattern_set(&d->start, start, start_length);
	d->parameters[0] = (char) start_length;
	memcpy(d->parameters + 1, d->start.bytes, start_length);
	memcpy(d->parameters + 1 + start_length, d->end.bytes, end_length);
	d->base.ops = &delimited_ops;
	d->base.delimiter = (const char *) d->end.bytes;
	d->base.delimiter_length = start_length ? 0 : end_length;
	d->base.references = 1;
	d->base.parameters = d->parameters;
	d->base.parameters_length = 1 + start_length + end_length;
	return &d->base;
}
