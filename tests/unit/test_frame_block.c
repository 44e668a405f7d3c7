/* Tests of frame_block.c and, with test_frame_dotted.c, of frame_joined.c and frame_joined_skip.c.
 *
 * link: -Wl,--wrap=memchr */
#include "frames.h"
#include "memchr.h"

static void test_one_block(void)
{
	static const frames_case lf[] = {
		{"a=b\nc=d\n\nx", 9, LP_FRAME_MESSAGE, "a=b\nc=d", 9},
		{"a=b\r\nc=d\r\n\r\n", 9, LP_FRAME_MESSAGE, "a=b\nc=d", 12},
		{"\n\r\n\na\n\n", 9, LP_FRAME_MESSAGE, "a", 7},
		{"a\n\n", 1, LP_FRAME_MESSAGE, "a", 3},
		{"a\nb\n\n", 3, LP_FRAME_MESSAGE, "a\nb", 5},
		{"a\nb\n\n", 2, LP_FRAME_TOO_LONG, "a\n", 2},
		{"a\nb\n\n", 1, LP_FRAME_TOO_LONG, "a", 2},
		{"a\n\n", 0, LP_FRAME_TOO_LONG, "", 0},
		{"a\r", 1, LP_FRAME_MORE, NULL, 0},
		{"a\n\r", 1, LP_FRAME_MORE, NULL, 0},
		{"\n\n\r", 1, LP_FRAME_MORE, NULL, 2},
		{"", 1, LP_FRAME_MORE, NULL, 0},
	};
	static const frames_case crlf[] = {
		{"a\r\nb\r\n\r\n", 9, LP_FRAME_MESSAGE, "a\nb", 8},
		{"\r\n\r\na\r\n\r\n", 9, LP_FRAME_MESSAGE, "a", 9},
		{"a\r\nb\n", 9, LP_FRAME_ERROR, NULL, 5},
		{"a\r\n\n", 9, LP_FRAME_ERROR, NULL, 4},
		{"a\rb", 9, LP_FRAME_ERROR, NULL, 2},
		{"ab\n", 1, LP_FRAME_TOO_LONG, "a", 1},
	};

	FRAMES_CHECK(&lp_framing_block, lf);
	FRAMES_CHECK(&lp_framing_block_crlf, crlf);
}

static void test_written(void)
{
	FRAMES_TRIP(&lp_framing_block, "a", "a\n\n");
	FRAMES_TRIP(&lp_framing_block, "a=b\nc=d", "a=b\nc=d\n\n");
	FRAMES_TRIP(&lp_framing_block, "a\n\rb", "a\n\rb\n\n");
	FRAMES_TRIP(&lp_framing_block_crlf, "a", "a\r\n\r\n");
	FRAMES_TRIP(&lp_framing_block_crlf, "a: b\nc: d", "a: b\r\nc: d\r\n\r\n");
	frames_round_trip(&lp_framing_block, "a\r\nb\r", 5, "a\r\nb\r\n\n", 7, "a\nb");   /* as lines() reads it */
	for (int crlf = 0; crlf < 2; crlf++) {
		const lp_framing *framing = crlf ? &lp_framing_block_crlf : &lp_framing_block;

		FRAMES_REFUSES(framing, "");
		FRAMES_REFUSES(framing, "\n");
		FRAMES_REFUSES(framing, "a\n");
		FRAMES_REFUSES(framing, "\na");
		FRAMES_REFUSES(framing, "a\n\nb");
		FRAMES_REFUSES(framing, "\r");
		FRAMES_REFUSES(framing, "a\n\r\nb");
		FRAMES_REFUSES(framing, "a\n\r");
		CHECK(framing->ops->refuse(framing, NULL, 0) != NULL);
	}
	FRAMES_REFUSES(&lp_framing_block_crlf, "a\rb");
}

static void test_end(void)
{
	char data[] = "a\nb\r";
	lp_frame_state state = {0};
	lp_frame frame;

	CHECK_EQ(lp_frame_next(&lp_framing_block, &state, data, 4, 9, &frame), LP_FRAME_MORE);
	CHECK_EQ(lp_frame_end(&lp_framing_block, &state, data, 4, 9, &frame), LP_FRAME_MESSAGE);
	CHECK_MEM(frame.data, frame.length, "a\nb\r", 4);
	memset(&state, 0, sizeof state);
	CHECK_EQ(lp_frame_next(&lp_framing_block, &state, data, 4, 3, &frame), LP_FRAME_MORE);
	CHECK_EQ(lp_frame_end(&lp_framing_block, &state, data, 4, 3, &frame), LP_FRAME_TOO_LONG);
	CHECK_MEM(frame.data, frame.length, "a\nb", 3);
	CHECK_EQ(lp_frame_end(&lp_framing_block, &state, NULL, 4 - frame.consumed, 3, &frame), LP_FRAME_SKIPPED);
	CHECK_EQ(frame.length, 4);
}

static void test_cuts(void)
{
	static const char *const inputs[] = {
		"request=x\nsender=y\n\na=b\n\n",
		"\n\r\nab\r\ncd\r\n\r\n\r\nefgh\r\r\n\n",
		"a\n\nbcdefghijkl\nx\r\n\r\nab\n\r",
		"a\r\nb\r\n\r\n\r\nabcdefgh\r\nab\r\n\r\nab\r\n",
	};

	frames_all_inputs(&lp_framing_block, "a\r\n", 6);
	frames_all_inputs(&lp_framing_block_crlf, "a\r\n", 6);
	for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
		frames_some_cuts(&lp_framing_block, inputs[i], strlen(inputs[i]));
		frames_some_cuts(&lp_framing_block_crlf, inputs[i], strlen(inputs[i]));
	}
}

/* A block of one long line, of many short ones, and many empty blocks: dripped, at once, and skipped. */
static void test_cost(void)
{
	enum { LENGTH = 60000 };
	static const size_t steps[] = {1, 7, LENGTH};
	char *data = malloc(LENGTH);

	for (int shape = 0; shape < 3; shape++) {
		memset(data, shape == 2 ? '\n' : 'x', LENGTH);
		for (size_t i = 1; shape == 1 && i < LENGTH; i += 2) {
			data[i] = '\n';
		}
		memcpy(data + LENGTH - 4, "xx\n\n", 4);
		for (int i = 0; i < 3; i++) {
			searched = 0;
			CHECK_EQ(frames_feed(&lp_framing_block, data, LENGTH, LENGTH, steps[i]), 1);
			CHECK(searched <= 2 * LENGTH + 16);   /* once to find the lines, once to join them */
			searched = 0;
			CHECK_EQ(frames_feed(&lp_framing_block, data, LENGTH, 100, steps[i]), 1);
			CHECK(searched <= LENGTH + 400);
		}
	}
	free(data);
}

int main(void)
{
	check_watchdog();
	test_one_block();
	test_written();
	test_end();
	test_cuts();
	test_cost();
	return frames_done("frame_block");
}
