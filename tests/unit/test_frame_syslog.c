/* Tests of frame_syslog.c and, with test_frame_netstring.c, of frame_counted.c.
 *
 * link: -Wl,--wrap=memchr */
#include "frames.h"
#include "memchr.h"

static void test_one_message(void)
{
	static const frames_case cases[] = {
		{"5 hello", 5, LP_FRAME_MESSAGE, "hello", 7},
		{"5 a\nb\nc", 5, LP_FRAME_MESSAGE, "a\nb\nc", 7},
		{"<1>a\n", 4, LP_FRAME_MESSAGE, "<1>a", 5},
		{"<1>a\r\n", 4, LP_FRAME_MESSAGE, "<1>a", 6},
		{"\n", 4, LP_FRAME_MESSAGE, "", 1},
		{"12ab\n", 4, LP_FRAME_MESSAGE, "12ab", 5},
		{"12\n", 4, LP_FRAME_MESSAGE, "12", 3},
		{"0 a\n", 4, LP_FRAME_MESSAGE, "0 a", 4},
		{"01 a\n", 4, LP_FRAME_MESSAGE, "01 a", 5},
		{"1234567890123456789 a\n", 40, LP_FRAME_MESSAGE, "1234567890123456789 a", 22},
		{"12", 1, LP_FRAME_MORE, NULL, 0},
		{"5 hell", 5, LP_FRAME_MORE, NULL, 0},
		{"6 abcdef", 5, LP_FRAME_TOO_LONG, "abcde", 7},
		{"abcdef\n", 5, LP_FRAME_TOO_LONG, "abcde", 5},
		{"123\n", 2, LP_FRAME_TOO_LONG, "12", 2},
		{"", 5, LP_FRAME_MORE, NULL, 0},
	};

	FRAMES_CHECK(&lp_framing_syslog, cases);
}

static void test_written(void)
{
	FRAMES_TRIP(&lp_framing_syslog, "", "\n");
	FRAMES_TRIP(&lp_framing_syslog, "<1>a", "<1>a\n");
	FRAMES_TRIP(&lp_framing_syslog, "<1>a\nb", "6 <1>a\nb");
	FRAMES_TRIP(&lp_framing_syslog, "<1>a\n", "5 <1>a\n");
	FRAMES_TRIP(&lp_framing_syslog, "<1>a\r", "5 <1>a\r");
	FRAMES_TRIP(&lp_framing_syslog, "10 apples", "9 10 apples");
	FRAMES_TRIP(&lp_framing_syslog, "0 apples", "0 apples\n");
	CHECK(lp_framing_syslog.ops->refuse(&lp_framing_syslog, NULL, 0) == NULL);
}

static void test_cuts(void)
{
	static const char *const inputs[] = {
		"5 hello<1>line\n11 <1>a\nb\n<2>c12\n34\r\n5 abcde17",
		"10 0123456789ab\nabcd\r\n1 x12",
		"abcdefgh\r\n8 abcdefghab\r",
	};

	frames_all_inputs(&lp_framing_syslog, "02 a\n", 5);
	frames_all_inputs(&lp_framing_syslog, "1 \r\n", 5);
	for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
		frames_some_cuts(&lp_framing_syslog, inputs[i], strlen(inputs[i]));
	}
}

static void test_cost(void)
{
	enum { LENGTH = 60000 };
	static const size_t steps[] = {1, 7, LENGTH};
	char *data = malloc(LENGTH);

	memset(data, 'x', LENGTH);
	data[LENGTH - 1] = '\n';
	for (int i = 0; i < 3; i++) {
		searched = 0;
		CHECK_EQ(frames_feed(&lp_framing_syslog, data, LENGTH, LENGTH, steps[i]), 1);
		CHECK_EQ(frames_feed(&lp_framing_syslog, data, LENGTH, 100, steps[i]), 1);
		CHECK(searched <= 2 * LENGTH + 400);
	}
	memcpy(data, "59994 ", 6);
	searched = 0;
	for (int i = 0; i < 3; i++) {
		CHECK_EQ(frames_feed(&lp_framing_syslog, data, LENGTH, LENGTH, steps[i]), 1);
	}
	CHECK_EQ(searched, 0);
	free(data);
}

int main(void)
{
	check_watchdog();
	test_one_message();
	test_written();
	test_cuts();
	test_cost();
	return frames_done("frame_syslog");
}
