/* What the tests of the framings share: every way to cut an input against the model of tests/fuzz/frame_models.c, and what a byte costs.
 *
 * A test that counts bytes stands between the framing and memchr(): link: -Wl,--wrap=memchr in its opening comment. */
#ifndef FRAMES_H
#define FRAMES_H

#include "check.h"
#include "../fuzz/frame_model.h"

#include <stdlib.h>

static const size_t frames_limits[] = {0, 1, 2, 3, 5, 1000};

#define FRAMES_LIMITS (sizeof frames_limits / sizeof frames_limits[0])

static frame_log frames_got, frames_want;

static inline void frames_compare(const lp_framing *framing, const char *data, size_t length, size_t max, const char *how)
{
	if (!CHECK(frame_log_same(&frames_got, &frames_want)) && check_failures <= CHECK_REPORTED) {
		fprintf(stderr, "\t%s%s, max %zu, %s, input ", framing->ops->name, framing->strict ? " strict" : "", max, how);
		check_print_bytes(data, length);
		fprintf(stderr, "\n");
		frame_log_print("\tgot", &frames_got);
		frame_log_print("\twant", &frames_want);
	}
}

/* All subsets of the cuts of a short input: 2^(length - 1) of them. */
static inline void frames_all_cuts(const lp_framing *framing, const char *data, size_t length)
{
	for (size_t i = 0; i < FRAMES_LIMITS; i++) {
		frame_log_model(&frames_want, framing, data, length, frames_limits[i]);
		for (unsigned long set = 0; set < 1ul << (length ? length - 1 : 0); set++) {
			size_t cuts[16], count = 0;

			for (size_t at = 1; at < length; at++) {
				if (set >> (at - 1) & 1) {
					cuts[count++] = at;
				}
			}
			frame_log_chunks(&frames_got, framing, data, length, frames_limits[i], cuts, count);
			frames_compare(framing, data, length, frames_limits[i], "one of all cuts");
		}
	}
}

/* Every input of up to 'most' bytes of this alphabet, in all cuts. */
static inline void frames_all_inputs(const lp_framing *framing, const char *alphabet, size_t most)
{
	size_t letters = strlen(alphabet);
	char data[16];

	for (size_t length = 0; length <= most; length++) {
		size_t inputs = 1;

		for (size_t i = 0; i < length; i++) {
			inputs *= letters;
		}
		for (size_t input = 0; input < inputs; input++) {
			for (size_t i = 0, rest = input; i < length; i++, rest /= letters) {
				data[i] = alphabet[rest % letters];
			}
			frames_all_cuts(framing, data, length);
		}
	}
}

/* Steps of each size, one cut and two: for inputs too long for all subsets. */
static inline void frames_some_cuts(const lp_framing *framing, const char *data, size_t length)
{
	for (size_t i = 0; i < FRAMES_LIMITS; i++) {
		frame_log_model(&frames_want, framing, data, length, frames_limits[i]);
		for (size_t step = 1; step <= length; step++) {
			frame_log_steps(&frames_got, framing, data, length, frames_limits[i], step);
			frames_compare(framing, data, length, frames_limits[i], "steps");
		}
		for (size_t first = 0; first <= length; first++) {
			for (size_t second = first; second <= length; second++) {
				size_t cuts[2] = {first, second};

				frame_log_chunks(&frames_got, framing, data, length, frames_limits[i], cuts, 2);
				frames_compare(framing, data, length, frames_limits[i], "two cuts");
			}
		}
	}
}

/* One call on a fresh state. */
static inline lp_frame_result frames_next(const lp_framing *framing, char *data, size_t length, size_t max, lp_frame *frame)
{
	lp_frame_state state = {0};

	memset(frame, 0, sizeof *frame);
	return lp_frame_next(framing, &state, data, length, max, frame);
}

/* What one call on a fresh state must say about an input; 'data' NULL: not looked at. */
typedef struct frames_case {
	const char *input;
	size_t max;
	lp_frame_result result;
	const char *data;
	size_t consumed;
} frames_case;

static inline void frames_check(const lp_framing *framing, const frames_case *want, size_t number)
{
	char input[80];
	lp_frame frame;

	if (!CHECK(strlen(want->input) < sizeof input)) {
		return;
	}
	strcpy(input, want->input);
	if (!CHECK_EQ(frames_next(framing, input, strlen(input), want->max, &frame), want->result) || !CHECK_EQ(frame.consumed, want->consumed)) {
		fprintf(stderr, "\t%s%s, max %zu, case %zu\n", framing->ops->name, framing->strict ? " strict" : "", want->max, number);
	}
	if (want->data) {
		CHECK_MEM(frame.data, frame.length, want->data, strlen(want->data));
	}
}

static inline void frames_check_all(const lp_framing *framing, const frames_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		frames_check(framing, &cases[i], i);
	}
}

#define FRAMES_CHECK(framing, cases) frames_check_all(framing, cases, sizeof(cases) / sizeof((cases)[0]))

/* How a message looks on the wire, and that it is read as 'back'; NULL: as it was. */
static inline void frames_round_trip(const lp_framing *framing, const char *data, size_t length, const char *wire, size_t wire_length,
	const char *back)
{
	size_t framed, back_length = back ? strlen(back) : length;
	char *bytes;
	lp_frame frame;

	if (!CHECK(framing->ops->refuse(framing, data, length) == NULL)) {
		return;
	}
	bytes = lp_frame_make(framing, data, length, &framed);
	CHECK_MEM(bytes, framed, wire, wire_length);
	CHECK_EQ(frames_next(framing, bytes, framed, length, &frame), LP_FRAME_MESSAGE);
	CHECK_MEM(frame.data, frame.length, back ? back : data, back_length);
	CHECK_EQ(frame.consumed, framed);
	free(bytes);
}

#define FRAMES_TRIP(framing, data, wire) frames_round_trip(framing, data, sizeof data - 1, wire, sizeof wire - 1, NULL)
#define FRAMES_REFUSES(framing, data) CHECK((framing)->ops->refuse(framing, data, sizeof data - 1) != NULL)

/* Feed a growing range in steps, as a connection that keeps its tail does. Returns the messages, also those skipped. */
static inline int frames_feed(const lp_framing *framing, const char *input, size_t length, size_t max, size_t step)
{
	char *data = malloc(length);
	lp_frame_state state = {0};
	lp_frame_result result;
	size_t start = 0;
	int messages = 0;

	memcpy(data, input, length);
	for (size_t end = step < length ? step : length;; end = length - end < step ? length : end + step) {
		do {
			lp_frame frame = {0};

			result = lp_frame_next(framing, &state, data + start, end - start, max, &frame);
			start += frame.consumed;
			messages += result == LP_FRAME_MESSAGE || result == LP_FRAME_SKIPPED;
			CHECK(result != LP_FRAME_ERROR);
		} while (result != LP_FRAME_MORE && result != LP_FRAME_ERROR);
		if (end == length) {
			break;
		}
	}
	CHECK_EQ(start, length);
	free(data);
	return messages;
}

static inline int frames_done(const char *name)
{
	frame_log_fini(&frames_got);
	frame_log_fini(&frames_want);
	return check_done(name);
}

#endif
