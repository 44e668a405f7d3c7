/* Tests of frame_code.c, and of what it takes from frame_joined.c and frame_joined_skip.c.
 *
 * link: -Wl,--wrap=memchr */
#include "frames_cost.h"

static void test_one_reply(void)
{
	static const frames_case cases[] = {
		{"250 OK\r\n", 6, LP_FRAME_MESSAGE, "250 OK", 8},
		{"250\r\n", 3, LP_FRAME_MESSAGE, "250", 5},
		{"250 \r\n", 4, LP_FRAME_MESSAGE, "250 ", 6},
		{"250-a\r\n250-b\r\n250 c\r\n", 17, LP_FRAME_MESSAGE, "250-a\n250-b\n250 c", 21},
		{"250-a\r\n250\r\n250 c\r\n", 99, LP_FRAME_MESSAGE, "250-a\n250", 12},
		/* as RFC 959 has it: only a line of the same code ends it */
		{"123-First line\r\nSecond\r\n  234 A line\r\n234 text\r\n\r\n123 The last\r\n", 99, LP_FRAME_MESSAGE,
			"123-First line\nSecond\n  234 A line\n234 text\n\n123 The last", 64},
		{"230-a\r\n230x\r\n2300 y\r\n230-230 z\r\n23\r\n230 e\r\n", 99, LP_FRAME_MESSAGE, "230-a\n230x\n2300 y\n230-230 z\n23\n230 e", 43},
		{"250-a\r\n250 ", 99, LP_FRAME_MORE, NULL, 0},
		{"250-a\r\n", 5, LP_FRAME_MORE, NULL, 0},
		{"250-a\r\n250", 5, LP_FRAME_MORE, NULL, 0},     /* whether it is the last line decides how the rest is skipped */
		{"250-a\r\n250 b\r\n", 10, LP_FRAME_TOO_LONG, "250-a\n250 ", 11},
		{"250-a\r\n250\r\n", 5, LP_FRAME_TOO_LONG, "250-a", 7},
		{"250 OK\r\n", 5, LP_FRAME_TOO_LONG, "250 O", 5},
		{"250 OK\r\n", 0, LP_FRAME_TOO_LONG, "", 0},
		{"OK\r\n", 9, LP_FRAME_ERROR, "OK", 4},
		{"\r\n", 9, LP_FRAME_ERROR, "", 2},
		{"25\r\n", 9, LP_FRAME_ERROR, "25", 4},
		{"2500 a\r\n", 9, LP_FRAME_ERROR, "2500 a", 8},
		{"250a\r\n", 9, LP_FRAME_ERROR, "250a", 6},
		{"25x a\r\n", 9, LP_FRAME_ERROR, "25x a", 7},
		{" 250 a\r\n", 9, LP_FRAME_ERROR, " 250 a", 8},
		{"250\t\r\n", 9, LP_FRAME_ERROR, "250\t", 6},
		{"not a code", 9, LP_FRAME_TOO_LONG, "not a cod", 9},
		{"no", 9, LP_FRAME_MORE, NULL, 0},
		{"", 9, LP_FRAME_MORE, NULL, 0},
	};

	FRAMES_CHECK(&lp_framing_code, cases);
	FRAMES_CHECK(&lp_framing_code_crlf, cases);
}

static void test_line_ends(void)
{
	char lenient[] = "250-a\n250-b\r\n250\n", bare_lf[] = "250-a\n250 b\r\n", bare_cr[] = "250-a\rb\r\n";
	lp_frame frame;

	CHECK_EQ(frames_next(&lp_framing_code, lenient, sizeof lenient - 1, 99, &frame), LP_FRAME_MESSAGE);
	CHECK_MEM(frame.data, frame.length, "250-a\n250-b\n250", 15);
	CHECK_EQ(frames_next(&lp_framing_code_crlf, bare_lf, sizeof bare_lf - 1, 99, &frame), LP_FRAME_ERROR);
	CHECK(frame.data == NULL);
	CHECK_EQ(frame.consumed, 6);
	CHECK_EQ(frames_next(&lp_framing_code_crlf, bare_cr, sizeof bare_cr - 1, 99, &frame), LP_FRAME_ERROR);
	CHECK(frame.data == NULL);
	CHECK_EQ(frame.consumed, 6);
}

static void test_not_for_sending(void)
{
	FRAMES_REFUSES(&lp_framing_code, "250 OK");
	FRAMES_REFUSES(&lp_framing_code_crlf, "");
}

static void test_whole(void)
{
	static const char *const whole[] = {"220", "220 ", "220 a", "220-a\n220 b", "220-\n\n220", "220-a\nb\n221 c\n220 d"};
	static const char *const others[] = {
		"", "\n", "connect", "22", "2200", "220-", "220-a", "220-a\n", "220-a\n221 b", "220 a\n", "220 a\n220 b", "220\n", "220 a\r",
		"220-a\r\n220 b", "a\n220 b"
	};

	for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
		if (!CHECK(lp_code_is_whole(whole[i], strlen(whole[i])))) {
			fprintf(stderr, "\t%s\n", whole[i]);
		}
	}
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		if (!CHECK(!lp_code_is_whole(others[i], strlen(others[i])))) {
			fprintf(stderr, "\t%s\n", others[i]);
		}
	}
	CHECK(!lp_code_is_whole(NULL, 0));
}

static void test_cuts(void)
{
	static const char *const inputs[] = {
		"250-a\r\n250-b\r\n250 c\r\n220 x\r\n250\r\n",
		"230-a\n\n230\r\r\n231 b\r\n23\n 230 c\n230\n230\n",
		"250-abcdef\r\n25\r\n250\r\n250 abcdefg\r\n250-\r\n250-",
		"220 a\r\nab\r\n220 b\r\n",
		"220-a\r\n220\rb\r\n220 c\r\n",
		"220-abcdefgh\n220\rb\n220\r\n220\r",
	};

	for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
		frames_some_cuts(&lp_framing_code, inputs[i], strlen(inputs[i]));
		frames_some_cuts(&lp_framing_code_crlf, inputs[i], strlen(inputs[i]));
	}
}

/* Every sequence of a few pieces that lines are made of, in steps of each size and cut once and twice. */
static void test_pieces(void)
{
	static const char *const pieces[] = {"250", "25", " ", "-", "\n", "\r", "a"};
	enum { PIECES = sizeof pieces / sizeof pieces[0], MOST = 5 };
	size_t inputs = 1;

	for (int i = 0; i < MOST; i++) {
		inputs *= PIECES;
	}
	for (size_t n = 0; n < inputs; n++) {
		for (int first = 0; first < 2; first++) {
			char data[40] = "";

			strcpy(data, first ? "250-\r\n" : "");
			for (size_t i = 0, rest = n; i < MOST; i++, rest /= PIECES) {
				strcat(data, pieces[rest % PIECES]);
			}
			for (size_t i = 0; i < FRAMES_LIMITS; i++) {
				const lp_framing *framing = n & 1 ? &lp_framing_code : &lp_framing_code_crlf;
				size_t length = strlen(data);

				frame_log_model(&frames_want, framing, data, length, frames_limits[i]);
				for (size_t step = 1; step <= 3; step++) {
					frame_log_steps(&frames_got, framing, data, length, frames_limits[i], step);
					frames_compare(framing, data, length, frames_limits[i], "steps");
				}
				frame_log_steps(&frames_got, framing, data, length, frames_limits[i], length);
				frames_compare(framing, data, length, frames_limits[i], "one piece");
			}
		}
	}
}

static void test_cost(void)
{
	frames_cost(&lp_framing_code_crlf, "250-", "25\r\n", "\r\n250 \r\n");
}

int main(void)
{
	check_watchdog();
	test_one_reply();
	test_line_ends();
	test_not_for_sending();
	test_whole();
	test_cuts();
	test_pieces();
	test_cost();
	return frames_done("frame_code");
}
