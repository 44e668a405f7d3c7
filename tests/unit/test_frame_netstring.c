/* Tests of frame_netstring.c and, with test_frame_syslog.c, of frame_counted.c. */
#include "frames.h"

static void test_one_netstring(void)
{
	static const frames_case cases[] = {
		{"5:hello,x", 5, LP_FRAME_MESSAGE, "hello", 8},
		{"0:,", 0, LP_FRAME_MESSAGE, "", 3},
		{"5:a,b,c,", 5, LP_FRAME_MESSAGE, "a,b,c", 8},
		{"5:hello", 5, LP_FRAME_MORE, NULL, 0},
		{"12", 5, LP_FRAME_MORE, NULL, 0},
		{"0", 5, LP_FRAME_MORE, NULL, 0},
		{"6:abcdef,", 5, LP_FRAME_TOO_LONG, "abcde", 7},
		{"6:abcd", 5, LP_FRAME_MORE, NULL, 0},
		{"100000000:abcde", 5, LP_FRAME_TOO_LONG, "abcde", 15},
		{"05:hello,", 5, LP_FRAME_ERROR, NULL, 2},
		{"00:,", 5, LP_FRAME_ERROR, NULL, 2},
		{":,", 5, LP_FRAME_ERROR, NULL, 1},
		{"-1:,", 5, LP_FRAME_ERROR, NULL, 1},
		{" 5:hello,", 5, LP_FRAME_ERROR, NULL, 1},
		{"5 :hello,", 5, LP_FRAME_ERROR, NULL, 2},
		{"5:hello;", 5, LP_FRAME_ERROR, NULL, 8},
		{"5:hello!,", 5, LP_FRAME_ERROR, NULL, 8},
		{"", 5, LP_FRAME_MORE, NULL, 0},
	};

	FRAMES_CHECK(&lp_framing_netstring, cases);
}

/* A length that nothing could hold is refused while it comes, whatever the limit. */
static void test_huge_length(void)
{
	char data[] = "99999999999999999999999999:";
	lp_frame frame;

	for (size_t length = 1; length < sizeof data; length++) {
		lp_frame_result result = frames_next(&lp_framing_netstring, data, length, SIZE_MAX, &frame);

		CHECK(result == (length <= (SIZE_MAX > UINT32_MAX ? 18 : 9) ? LP_FRAME_MORE : LP_FRAME_ERROR));
	}
}

static void test_written(void)
{
	FRAMES_TRIP(&lp_framing_netstring, "", "0:,");
	FRAMES_TRIP(&lp_framing_netstring, "hello", "5:hello,");
	FRAMES_TRIP(&lp_framing_netstring, "0123456789", "10:0123456789,");
	FRAMES_TRIP(&lp_framing_netstring, "5:a,\r\n\0,", "8:5:a,\r\n\0,,");
	CHECK(lp_framing_netstring.ops->refuse(&lp_framing_netstring, NULL, 0) == NULL);
}

static void test_cuts(void)
{
	static const char *const inputs[] = {
		"5:hello,0:,12:hello world!,3:a,b,1",
		"4:abcd,2:ab,10:0123456789,1:ab",
		"6:abcdef,6:abcdef,6:abcdef",
	};

	frames_all_inputs(&lp_framing_netstring, "012:,", 5);
	for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
		frames_some_cuts(&lp_framing_netstring, inputs[i], strlen(inputs[i]));
	}
}

int main(void)
{
	check_watchdog();
	test_one_netstring();
	test_huge_length();
	test_written();
	test_cuts();
	return frames_done("frame_netstring");
}
