/* Tests of frame_dotted.c and, with test_frame_block.c, of frame_joined.c and frame_joined_skip.c.
 *
 * link: -Wl,--wrap=memchr */
#include "frames_cost.h"

static void test_one_message(void)
{
	static const frames_case cases[] = {
		{".\r\n", 0, LP_FRAME_MESSAGE, "", 3},
		{"\r\n.\r\n", 0, LP_FRAME_MESSAGE, "", 5},
		{"\r\n\r\n.\r\n", 1, LP_FRAME_MESSAGE, "\n", 7},
		{"a\r\nb\r\n.\r\n", 3, LP_FRAME_MESSAGE, "a\nb", 9},
		{"..\r\n...\r\n.a\r\n.\r\n", 6, LP_FRAME_MESSAGE, ".\n..\na", 16},
		{"a.\r\n.\r\n", 2, LP_FRAME_MESSAGE, "a.", 7},
		{"ab\r\n.\r\n", 1, LP_FRAME_TOO_LONG, "a", 1},
		{"a\r\n\r\n.\r\n", 1, LP_FRAME_TOO_LONG, "a", 3},
		{"a\r\n..b\r\n", 2, LP_FRAME_TOO_LONG, "a\n", 4},
		{"a\r\n..b\r\n", 3, LP_FRAME_TOO_LONG, "a\n.", 5},
		{"a\r\n.", 1, LP_FRAME_MORE, NULL, 0},
		{"a\r\n.\r", 1, LP_FRAME_MORE, NULL, 0},
		/* the ends that smugglers try */
		{"a\n.\n", 9, LP_FRAME_ERROR, NULL, 2},
		{"a\n.\r\n", 9, LP_FRAME_ERROR, NULL, 2},
		{"a\r\n.\n", 9, LP_FRAME_ERROR, NULL, 5},
		{"a\r\n.\rb", 9, LP_FRAME_ERROR, NULL, 5},
		{"a\r.\r\n", 9, LP_FRAME_ERROR, NULL, 2},
		{".\n", 9, LP_FRAME_ERROR, NULL, 2},
		{"", 9, LP_FRAME_MORE, NULL, 0},
	};

	FRAMES_CHECK(&lp_framing_dotted, cases);
}

/* LF ends lines too, and the message: replies of gearman's administration, for one. */
static void test_lenient(void)
{
	static const frames_case cases[] = {
		{".\n", 0, LP_FRAME_MESSAGE, "", 2},
		{".\r\n", 0, LP_FRAME_MESSAGE, "", 3},
		{"a\n.\n.\n", 1, LP_FRAME_MESSAGE, "a", 4},
		{"a\r\nb\n..\n.\r\n", 5, LP_FRAME_MESSAGE, "a\nb\n.", 11},
		{".a\n.\rb\n\n.\n", 6, LP_FRAME_MESSAGE, "a\n\rb\n", 10},
		{"a\rb\n.\n", 3, LP_FRAME_MESSAGE, "a\rb", 6},
		{"ab\n.\n", 1, LP_FRAME_TOO_LONG, "a", 1},
		{"a\n\n.\n", 1, LP_FRAME_TOO_LONG, "a", 2},
		{"a\n.", 1, LP_FRAME_MORE, NULL, 0},
		{"a\n.\r", 1, LP_FRAME_MORE, NULL, 0},
	};

	FRAMES_CHECK(&lp_framing_dotted_lenient, cases);
	FRAMES_TRIP(&lp_framing_dotted_lenient, "a\n.\nb", "a\r\n..\r\nb\r\n.\r\n");
}

static void test_written(void)
{
	FRAMES_TRIP(&lp_framing_dotted, "", ".\r\n");
	FRAMES_TRIP(&lp_framing_dotted, "\n", "\r\n\r\n.\r\n");
	FRAMES_TRIP(&lp_framing_dotted, ".", "..\r\n.\r\n");
	FRAMES_TRIP(&lp_framing_dotted, "a\n.\nb", "a\r\n..\r\nb\r\n.\r\n");
	FRAMES_TRIP(&lp_framing_dotted, "a\n", "a\r\n\r\n.\r\n");
	FRAMES_TRIP(&lp_framing_dotted, "..a\n.b\nc.", "...a\r\n..b\r\nc.\r\n.\r\n");
	FRAMES_TRIP(&lp_framing_dotted, "a\0b", "a\0b\r\n.\r\n");
	FRAMES_REFUSES(&lp_framing_dotted, "a\r\nb");
	FRAMES_REFUSES(&lp_framing_dotted, "a\r");
	CHECK(lp_framing_dotted.ops->refuse(&lp_framing_dotted, NULL, 0) == NULL);
}

static void test_cuts(void)
{
	static const char *const inputs[] = {
		"Subject: x\r\n\r\n..text\r\n.\r\n.\r\nend\r\n.\r",
		".ab\r\n..\r\n.c\r\n.\r\nabcd\r\n\r\n..\r\n.\r\n\r\n.\r\n",
		"abcdefgh\r\n.\r\nab\r\n\r\n\r\n..\r\n\r\n.\r\n.a\r\n",
		"abcdef\r\n.\rb",
		"job\t1\n..x\n\n.\nabcdefgh\n.\rc\n.\r\n.\n",
	};

	frames_all_inputs(&lp_framing_dotted, "a.\r\n", 5);
	frames_all_inputs(&lp_framing_dotted_lenient, "a.\r\n", 5);
	for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
		frames_some_cuts(&lp_framing_dotted, inputs[i], strlen(inputs[i]));
		frames_some_cuts(&lp_framing_dotted_lenient, inputs[i], strlen(inputs[i]));
	}
}

static void test_cost(void)
{
	frames_cost(&lp_framing_dotted, "", ".x\r\n", "\r\n.\r\n");
}

int main(void)
{
	check_watchdog();
	test_one_message();
	test_lenient();
	test_written();
	test_cuts();
	test_cost();
	return frames_done("frame_dotted");
}
