/* Tests of frame_delimited.c: ends and starts of any bytes, and what stands between.
 *
 * link: -Wl,--wrap=memchr */
#include "frames.h"
#include "memchr.h"

static const lp_framing *delimited(const char *end, const char *start)
{
	return lp_framing_delimited_new(end, strlen(end), start, strlen(start));
}

static void test_one_message(void)
{
	static const struct {
		const char *end, *start;
		frames_case want;
	} cases[] = {
		{";", "", {"ab;c", 9, LP_FRAME_MESSAGE, "ab", 3}},
		{";", "", {";", 0, LP_FRAME_MESSAGE, "", 1}},
		{"\r\n", "", {"ab\r\n", 2, LP_FRAME_MESSAGE, "ab", 4}},
		{"\r\n", "", {"ab\r\r\n", 3, LP_FRAME_MESSAGE, "ab\r", 5}},
		{"\r\n", "", {"ab\r", 2, LP_FRAME_MORE, NULL, 0}},
		{"\r\n", "", {"ab\rx", 2, LP_FRAME_TOO_LONG, "ab", 2}},
		{"\r\n", "", {"abc", 2, LP_FRAME_TOO_LONG, "ab", 2}},
		{"aab", "", {"aaab", 1, LP_FRAME_MESSAGE, "a", 4}},
		{"\x1c\r", "\x0b", {"\x0bmsg\x1c\r", 3, LP_FRAME_MESSAGE, "msg", 6}},
		{"\x1c\r", "\x0b", {"\x0b\x1c\r", 0, LP_FRAME_MESSAGE, "", 3}},
		{"\x1c\r", "\x0b", {"\x0bm\x0b\x1c\r", 3, LP_FRAME_MESSAGE, "m\x0b", 5}},
		{"\x1c\r", "\x0b", {"\x0bmsg\x1c", 3, LP_FRAME_MORE, NULL, 0}},
		{"\x1c\r", "\x0b", {"\x0bmsg!", 3, LP_FRAME_TOO_LONG, "msg", 4}},
		{"\x1c\r", "\x0b", {"\r\n\x0bm", 3, LP_FRAME_NOISE, NULL, 2}},
		{"\x1c\r", "\x0b", {"\r\n", 3, LP_FRAME_NOISE, NULL, 2}},
		{"]]", "[[", {"x[", 3, LP_FRAME_NOISE, NULL, 1}},
		{"]]", "[[", {"[", 3, LP_FRAME_MORE, NULL, 0}},
		{"]]", "[[", {"", 3, LP_FRAME_MORE, NULL, 0}},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const lp_framing *framing = delimited(cases[i].end, cases[i].start);

		frames_check(framing, &cases[i].want, i);
		lp_framing_release(framing);
	}
}

static void test_written(void)
{
	const lp_framing *mllp = delimited("\x1c\r", "\x0b"), *twin = delimited("aa", ""), *semicolon = delimited(";", "");

	FRAMES_TRIP(mllp, "MSH|a\r", "\x0bMSH|a\r\x1c\r");
	FRAMES_TRIP(mllp, "", "\x0b\x1c\r");
	FRAMES_TRIP(mllp, "a\x1c", "\x0b" "a\x1c\x1c\r");
	FRAMES_REFUSES(mllp, "a\x1c\rb");
	FRAMES_REFUSES(mllp, "a\x0b");
	FRAMES_TRIP(semicolon, "a\nb", "a\nb;");
	FRAMES_TRIP(semicolon, "", ";");
	FRAMES_REFUSES(semicolon, "a;b");
	FRAMES_TRIP(twin, "ab", "abaa");
	FRAMES_REFUSES(twin, "aa");
	FRAMES_REFUSES(twin, "xa");   /* "xaaa" would be "x", and an "a" too many */
	CHECK_EQ(semicolon->delimiter_length, 1);
	CHECK_EQ(mllp->delimiter_length, 0);
	lp_framing_release(mllp);
	lp_framing_release(twin);
	lp_framing_release(semicolon);
}

/* The longest allowed, of the worst kind, and every byte. */
static void test_long_delimiters(void)
{
	char end[LP_DELIMITER_MAX], data[4096];
	const lp_framing *framing;
	lp_frame frame;

	memset(end, 'a', sizeof end);
	end[sizeof end - 1] = 'b';
	framing = lp_framing_delimited_new(end, sizeof end, end, sizeof end);
	memset(data, 'a', sizeof data);
	memcpy(data, end, sizeof end);
	memcpy(data + 1000, end, sizeof end);
	CHECK_EQ(frames_next(framing, data, 1000 + sizeof end, 1000 - sizeof end, &frame), LP_FRAME_MESSAGE);
	CHECK_EQ(frame.length, 1000 - sizeof end);
	CHECK_EQ(frames_feed(framing, data, 1000 + sizeof end, 10, 1), 1);
	lp_framing_release(framing);
	for (int byte = 0; byte < 256; byte++) {
		char bytes[4] = {'x', (char) byte, (char) (byte ^ 1), (char) byte};

		framing = lp_framing_delimited_new(bytes + 1, 2, bytes + 3, 1);
		memcpy(data, bytes + 3, 1);
		memcpy(data + 1, bytes, 3);
		CHECK_EQ(frames_next(framing, data, 4, 1, &frame), LP_FRAME_MESSAGE);
		lp_framing_release(framing);
	}
}

static void test_holders_and_equals(void)
{
	const lp_framing *a = delimited("ab", "c"), *b = delimited("ab", "c"), *c = delimited("b", "ca"), *d = delimited("ab", "");

	CHECK(lp_framing_same(a, a) && lp_framing_same(a, b));
	CHECK(!lp_framing_same(a, c) && !lp_framing_same(a, d) && !lp_framing_same(a, &lp_framing_lines));
	CHECK(!lp_framing_same(&lp_framing_lines, &lp_framing_crlf_lenient));
	CHECK(!lp_framing_same(&lp_framing_block, &lp_framing_block_crlf));
	CHECK(lp_framing_retain(a) == a);
	lp_framing_release(a);
	CHECK(lp_framing_same(a, b));
	CHECK(lp_framing_retain(&lp_framing_lines) == &lp_framing_lines);
	lp_framing_release(&lp_framing_lines);
	lp_framing_release(&lp_framing_lines);
	lp_framing_release(NULL);
	lp_framing_release(a);
	lp_framing_release(b);
	lp_framing_release(c);
	lp_framing_release(d);
}

static void test_cuts(void)
{
	static const char *const delimiters[][2] = {
		{"a", ""}, {"aa", ""}, {"aab", ""}, {"aba", ""}, {"a", "b"}, {"a", "a"}, {"aa", "b"}, {"b", "aa"}, {"aab", "ab"}, {"aba", "aba"}
	};
	static const char *const inputs[] = {
		"xx\x0bMSH|a\r\x1c\r\n\x0b\x1c\rjunk\x0bno end\x1c", "\x0b""abcdefgh\x1c\x1c\r\x0b""ab", "\x0b""abcdefgh\x1c\x1c"
	};
	const lp_framing *mllp = delimited("\x1c\r", "\x0b");

	for (size_t i = 0; i < sizeof delimiters / sizeof delimiters[0]; i++) {
		const lp_framing *framing = delimited(delimiters[i][0], delimiters[i][1]);

		frames_all_inputs(framing, "ab", 6);
		frames_all_inputs(framing, "abc", 4);
		lp_framing_release(framing);
	}
	for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
		frames_some_cuts(mllp, inputs[i], strlen(inputs[i]));
	}
	lp_framing_release(mllp);
}

static void test_cost(void)
{
	enum { LENGTH = 60000 };
	static const size_t steps[] = {1, 7, LENGTH};
	const lp_framing *framing = delimited("\r\n", "<<");
	char *data = malloc(LENGTH);

	memset(data, 'x', LENGTH);
	memcpy(data, "<<", 2);
	memcpy(data + LENGTH - 2, "\r\n", 2);
	for (int i = 0; i < 3; i++) {
		searched = 0;
		CHECK_EQ(frames_feed(framing, data, LENGTH, LENGTH, steps[i]), 1);
		CHECK(searched <= LENGTH + 16);
		searched = 0;
		CHECK_EQ(frames_feed(framing, data, LENGTH, 100, steps[i]), 1);
		CHECK(searched <= LENGTH + 400);
	}
	free(data);
	lp_framing_release(framing);
}

int main(void)
{
	check_watchdog();
	test_one_message();
	test_written();
	test_long_delimiters();
	test_holders_and_equals();
	test_cuts();
	test_cost();
	return frames_done("frame_delimited");
}
