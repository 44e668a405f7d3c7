/* Tests of frame_lines.c: lines(), crlf(true), crlf(false).
 *
 * First single facts, then every way to cut interesting inputs into reads against the model of
 * tests/fuzz/frame_model.c, then the cost: the bytes that the framing has searched are counted by standing
 * between it and memchr(), so that the check does not depend on a clock.
 *
 * link: -Wl,--wrap=memchr */
#include "check.h"
#include "memchr.h"
#include "../fuzz/frame_model.h"

#include <stdlib.h>

static const lp_framing *const framings[] = {&lp_framing_lines, &lp_framing_crlf_strict, &lp_framing_crlf_lenient};
static const char *const framing_names[] = {"lines", "crlf strict", "crlf lenient"};

#define FRAMINGS 3

/* One call on a fresh state. */
static lp_frame_result next_of(const lp_framing *framing, char *data, size_t length, size_t max, lp_frame *frame)
{
	lp_frame_state state = {0};

	memset(frame, 0, sizeof *frame);
	return lp_frame_next(framing, &state, data, length, max, frame);
}

static void test_one_line(void)
{
	static const struct {
		const char *input;
		size_t max;
		int framing;
		lp_frame_result result;
		const char *data;
		size_t consumed;
	} cases[] = {
		{"ab\n", 9, 0, LP_FRAME_MESSAGE, "ab", 3},
		{"ab\r\n", 9, 0, LP_FRAME_MESSAGE, "ab", 4},
		{"ab\r\r\n", 9, 0, LP_FRAME_MESSAGE, "ab\r", 5},
		{"\n", 0, 0, LP_FRAME_MESSAGE, "", 1},
		{"\r\n", 0, 0, LP_FRAME_MESSAGE, "", 2},
		{"ab\n", 2, 0, LP_FRAME_MESSAGE, "ab", 3},
		{"ab\r\n", 2, 0, LP_FRAME_MESSAGE, "ab", 4},
		{"abc\n", 2, 0, LP_FRAME_TOO_LONG, "ab", 2},
		{"ab\r\r\n", 2, 0, LP_FRAME_TOO_LONG, "ab", 2},
		{"ab\r", 2, 0, LP_FRAME_MORE, NULL, 0},
		{"ab\rc", 2, 0, LP_FRAME_TOO_LONG, "ab", 2},
		{"abc", 2, 0, LP_FRAME_TOO_LONG, "ab", 2},
		{"a", 0, 0, LP_FRAME_TOO_LONG, "", 0},
		{"\r", 0, 0, LP_FRAME_MORE, NULL, 0},
		{"a\nb\n", 9, 0, LP_FRAME_MESSAGE, "a", 2},
		{"", 9, 0, LP_FRAME_MORE, NULL, 0},
		{"ab\r\n", 9, 1, LP_FRAME_MESSAGE, "ab", 4},
		{"\r\n", 0, 1, LP_FRAME_MESSAGE, "", 2},
		{"ab\r\n", 2, 1, LP_FRAME_MESSAGE, "ab", 4},
		{"ab\r", 2, 1, LP_FRAME_MORE, NULL, 0},
		{"abc\r\n", 2, 1, LP_FRAME_TOO_LONG, "ab", 2},
		{"abc", 2, 1, LP_FRAME_TOO_LONG, "ab", 2},
		{"ab\n", 9, 1, LP_FRAME_ERROR, NULL, 3},
		{"\n", 9, 1, LP_FRAME_ERROR, NULL, 1},
		{"ab\rc", 9, 1, LP_FRAME_ERROR, NULL, 3},
		{"ab\r\r\n", 9, 1, LP_FRAME_ERROR, NULL, 3},
		{"ab\nc\r\n", 9, 1, LP_FRAME_ERROR, NULL, 3},
		{"", 9, 1, LP_FRAME_MORE, NULL, 0},
		{"ab\n", 9, 2, LP_FRAME_MESSAGE, "ab", 3},
		{"ab\r\n", 9, 2, LP_FRAME_MESSAGE, "ab", 4},
		{"a\rb\r\n", 9, 2, LP_FRAME_MESSAGE, "a\rb", 5},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char input[16];
		lp_frame frame;
		lp_frame_result result;

		strcpy(input, cases[i].input);
		result = next_of(framings[cases[i].framing], input, strlen(input), cases[i].max, &frame);
		if (!CHECK_EQ(result, cases[i].result) || !CHECK_EQ(frame.consumed, cases[i].consumed)) {
			fprintf(stderr, "\t%s, max %zu, case %zu\n", framing_names[cases[i].framing], cases[i].max, i);
		}
		if (cases[i].data) {
			CHECK_MEM(frame.data, frame.length, cases[i].data, strlen(cases[i].data));
		}
	}
}

static void test_every_byte_passes(void)
{
	char line[258];
	size_t length = 0;
	lp_frame frame;

	for (int byte = 0; byte < 256; byte++) {
		if (byte != '\r' && byte != '\n') {
			line[length++] = (char) byte;
		}
	}
	memcpy(line + length, "\r\n", 2);
	for (int i = 0; i < FRAMINGS; i++) {
		CHECK_EQ(next_of(framings[i], line, length + 2, length, &frame), LP_FRAME_MESSAGE);
		CHECK_MEM(frame.data, frame.length, line, length);
	}
}

/* A limit that nobody means as one must not overflow. */
static void test_no_limit(void)
{
	char line[] = "abc\r\n";
	lp_frame frame;

	for (int i = 0; i < FRAMINGS; i++) {
		for (size_t less = 0; less < 4; less++) {
			CHECK_EQ(next_of(framings[i], line, 5, SIZE_MAX - less, &frame), LP_FRAME_MESSAGE);
			CHECK_EQ(frame.length, 3);
			CHECK_EQ(next_of(framings[i], line, 4, SIZE_MAX - less, &frame), LP_FRAME_MORE);
		}
	}
}

static void test_end(void)
{
	lp_frame_state state = {0};
	lp_frame frame;
	char tail[] = "abc\r";

	CHECK_EQ(lp_frame_end(&lp_framing_lines, &state, tail, 0, 9, &frame), LP_FRAME_MORE);
	CHECK_EQ(frame.consumed, 0);
	CHECK_EQ(lp_frame_next(&lp_framing_lines, &state, tail, 4, 9, &frame), LP_FRAME_MORE);
	CHECK_EQ(lp_frame_end(&lp_framing_lines, &state, tail, 4, 9, &frame), LP_FRAME_MESSAGE);
	CHECK_MEM(frame.data, frame.length, "abc\r", 4);

	/* without LF the CR is a byte of the line, and one too many */
	memset(&state, 0, sizeof state);
	CHECK_EQ(lp_frame_next(&lp_framing_lines, &state, tail, 4, 3, &frame), LP_FRAME_MORE);
	CHECK_EQ(lp_frame_end(&lp_framing_lines, &state, tail, 4, 3, &frame), LP_FRAME_TOO_LONG);
	CHECK_MEM(frame.data, frame.length, "abc", 3);
	CHECK_EQ(frame.consumed, 3);
	CHECK_EQ(lp_frame_end(&lp_framing_lines, &state, tail + 3, 1, 3, &frame), LP_FRAME_SKIPPED);
	CHECK_EQ(frame.length, 4);

	/* strict: no CR LF, no line; what is left over is the caller's to count */
	memset(&state, 0, sizeof state);
	CHECK_EQ(lp_frame_next(&lp_framing_crlf_strict, &state, tail, 4, 9, &frame), LP_FRAME_MORE);
	CHECK_EQ(lp_frame_end(&lp_framing_crlf_strict, &state, tail, 4, 9, &frame), LP_FRAME_MORE);
	CHECK_EQ(frame.consumed, 0);
}

static void test_refuse(void)
{
	for (int i = 0; i < FRAMINGS; i++) {
		CHECK(framings[i]->ops->refuse(framings[i], "", 0) == NULL);
		CHECK(framings[i]->ops->refuse(framings[i], NULL, 0) == NULL);
		CHECK(framings[i]->ops->refuse(framings[i], "a\0b", 3) == NULL);
		CHECK(framings[i]->ops->refuse(framings[i], "\n", 1) != NULL);
		CHECK(framings[i]->ops->refuse(framings[i], "a\nb", 3) != NULL);
		CHECK(framings[i]->ops->refuse(framings[i], "a\r\nb", 4) != NULL);
		CHECK(framings[i]->ops->refuse(framings[i], "a\n", 1) == NULL);
	}
	CHECK(lp_framing_crlf_strict.ops->refuse(&lp_framing_crlf_strict, "a\rb", 3) != NULL);
	CHECK(lp_framing_lines.ops->refuse(&lp_framing_lines, "a\rb", 3) == NULL);
	CHECK_MEM(lp_framing_lines.delimiter, lp_framing_lines.delimiter_length, "\n", 1);
	CHECK_MEM(lp_framing_crlf_strict.delimiter, lp_framing_crlf_strict.delimiter_length, "\r\n", 2);
	CHECK_MEM(lp_framing_crlf_lenient.delimiter, lp_framing_crlf_lenient.delimiter_length, "\r\n", 2);
}

static frame_log got, want;

static void compare(int which, const char *data, size_t length, size_t max, const char *how)
{
	if (!CHECK(frame_log_same(&got, &want)) && check_failures <= CHECK_REPORTED) {
		fprintf(stderr, "\t%s, max %zu, %s, input ", framing_names[which], max, how);
		check_print_bytes(data, length);
		fprintf(stderr, "\n");
		frame_log_print("\tgot", &got);
		frame_log_print("\twant", &want);
	}
}

static const size_t limits[] = {0, 1, 2, 3, 5, 1000};

#define LIMITS (sizeof limits / sizeof limits[0])

/* All subsets of the cuts of a short input: 2^(length - 1) of them. */
static void check_all_cuts(const char *data, size_t length)
{
	for (int which = 0; which < FRAMINGS; which++) {
		for (size_t i = 0; i < LIMITS; i++) {
			frame_log_model(&want, framings[which], data, length, limits[i]);
			for (unsigned long set = 0; set < 1ul << (length ? length - 1 : 0); set++) {
				size_t cuts[16], count = 0;

				for (size_t at = 1; at < length; at++) {
					if (set >> (at - 1) & 1) {
						cuts[count++] = at;
					}
				}
				frame_log_chunks(&got, framings[which], data, length, limits[i], cuts, count);
				compare(which, data, length, limits[i], "one of all cuts");
			}
		}
	}
}

/* One cut, two cuts and steps of each size: for inputs too long for all subsets. */
static void check_some_cuts(const char *data, size_t length)
{
	for (int which = 0; which < FRAMINGS; which++) {
		for (size_t i = 0; i < LIMITS; i++) {
			frame_log_model(&want, framings[which], data, length, limits[i]);
			for (size_t step = 1; step <= length; step++) {
				frame_log_steps(&got, framings[which], data, length, limits[i], step);
				compare(which, data, length, limits[i], "steps");
			}
			for (size_t first = 0; first <= length; first++) {
				for (size_t second = first; second <= length; second++) {
					size_t cuts[2] = {first, second};

					frame_log_chunks(&got, framings[which], data, length, limits[i], cuts, 2);
					compare(which, data, length, limits[i], "two cuts");
				}
			}
		}
	}
}

static void test_all_short_inputs(void)
{
	static const char alphabet[] = {'a', '\r', '\n'};
	char data[6];

	for (size_t length = 0; length <= sizeof data; length++) {
		unsigned inputs = 1;

		for (size_t i = 0; i < length; i++) {
			inputs *= 3;
		}
		for (unsigned input = 0; input < inputs; input++) {
			for (size_t i = 0, rest = input; i < length; i++, rest /= 3) {
				data[i] = alphabet[rest % 3];
			}
			check_all_cuts(data, length);
		}
	}
}

static void test_interesting_inputs(void)
{
	static const char *const inputs[] = {
		"one\ntwo\r\nthree\n\n\r\nfour",
		"ab\r\ncd\r\n\r\nabcdef\r\nx\r",
		"abcde\r\nabcdef\r\nabcde\r\r\nabcdef",
		"abcdefghijkl\r\r\r\nab\r",
		"\r\r\r\r\r\r\r\n\n\r\n",
		"abcdefg\rh\r\nab\r\n",
		"abcdefghij\nab\r\n",
		"ab\rcd\r\n",
		"aaaaaaaaaaaaaaa\r",
	};

	for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
		check_some_cuts(inputs[i], strlen(inputs[i]));
	}
}

/* A line just under, at and over a limit of the usual size, its CR and LF in reads of their own. */
static void test_usual_limit(void)
{
	enum { MAX = 65536 };
	char *data = malloc(MAX + 16);

	memset(data, 'x', MAX + 16);
	for (int over = -2; over <= 3; over++) {
		size_t body = (size_t) (MAX + over);
		size_t cuts[6] = {MAX - 1, MAX, MAX + 1, body, body + 1, body + 2};

		memcpy(data + body, "\r\nend\r\n", 7);
		for (int i = 0; i < 3; i++) {
			cuts[i] = cuts[i] < body ? cuts[i] : body;
		}
		for (int which = 0; which < FRAMINGS; which++) {
			frame_log_model(&want, framings[which], data, body + 7, MAX);
			frame_log_chunks(&got, framings[which], data, body + 7, MAX, NULL, 0);
			compare(which, data, body + 7, MAX, "whole");
			frame_log_chunks(&got, framings[which], data, body + 7, MAX, cuts, 6);
			compare(which, data, body + 7, MAX, "cut at the limit");
			frame_log_steps(&got, framings[which], data, body + 7, MAX, 4096);
			compare(which, data, body + 7, MAX, "pages");
		}
		memset(data + body, 'x', 7);
	}
	free(data);
}

/* Feed a growing range in steps, as a connection that keeps its tail does; returns the bytes searched. */
static unsigned long long cost_of(const lp_framing *framing, char *data, size_t length, size_t max, size_t step, int *messages)
{
	lp_frame_state state = {0};
	lp_frame_result result;
	size_t start = 0;

	*messages = 0;
	searched = 0;
	for (size_t end = step; end <= length; end += step) {
		do {
			lp_frame frame = {0};
			size_t before = state.scanned;

			result = lp_frame_next(framing, &state, data + start, end - start, max, &frame);
			start += frame.consumed;
			*messages += result == LP_FRAME_MESSAGE || result == LP_FRAME_SKIPPED;
			if (result == LP_FRAME_MORE && !state.skipping) {
				CHECK(state.scanned >= before && state.scanned <= end - start);
			}
		} while (result != LP_FRAME_MORE);
	}
	return searched;
}

/* Each byte is searched once for LF and, in strict framing, once more for CR; a byte that ends a search in vain may be
 * looked at twice. Quadratic cost would be a thousand times as much. */
static void test_cost(void)
{
	enum { LENGTH = 60000 };
	char *data = malloc(LENGTH);
	int messages;

	for (int which = 0; which < FRAMINGS; which++) {
		unsigned long long bound = (which == 1 ? 2 : 1) * LENGTH + 16;

		memset(data, 'x', LENGTH);
		memcpy(data + LENGTH - 2, "\r\n", 2);
		CHECK(cost_of(framings[which], data, LENGTH, LENGTH, 1, &messages) <= bound);   /* dripped */
		CHECK_EQ(messages, 1);
		CHECK(cost_of(framings[which], data, LENGTH, LENGTH, LENGTH, &messages) <= bound);   /* at once */
		CHECK_EQ(messages, 1);
		CHECK(cost_of(framings[which], data, LENGTH, 100, 1, &messages) <= bound + 200);   /* dripped and skipped */
		CHECK_EQ(messages, 1);

		for (size_t i = 0; i < LENGTH; i += 3) {   /* many short lines: a limit far beyond each */
			memcpy(data + i, "x\r\n", 3);
		}
		CHECK(cost_of(framings[which], data, LENGTH, LENGTH, LENGTH, &messages) <= bound);
		CHECK_EQ(messages, LENGTH / 3);
		CHECK(cost_of(framings[which], data, LENGTH, LENGTH, 1, &messages) <= 2 * bound);
		CHECK_EQ(messages, LENGTH / 3);
	}
	free(data);
}

/* The search must not look past the limit: a line of a gigabyte in one range is refused after 'max' bytes. */
static void test_cost_of_a_refusal(void)
{
	enum { LENGTH = 100000 };
	char *data = malloc(LENGTH);
	lp_frame frame;

	memset(data, 'x', LENGTH);
	for (int which = 0; which < FRAMINGS; which++) {
		searched = 0;
		CHECK_EQ(next_of(framings[which], data, LENGTH, 10, &frame), LP_FRAME_TOO_LONG);
		CHECK(searched <= 24);
	}
	free(data);
}

int main(void)
{
	check_watchdog();
	test_one_line();
	test_every_byte_passes();
	test_no_limit();
	test_end();
	test_refuse();
	test_all_short_inputs();
	test_interesting_inputs();
	test_usual_limit();
	test_cost();
	test_cost_of_a_refusal();
	frame_log_fini(&got);
	frame_log_fini(&want);
	return check_done("frame_lines");
}
