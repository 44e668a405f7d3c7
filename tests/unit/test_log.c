/* Tests of log.c: levels, the rate limit, and lines that no peer can forge. */
#include "check.h"
#include "../../src/core/log.h"

#include <stdlib.h>

static int written;
static char text[512];

static void sink(void *context, lp_level level, const char *message, const lp_field *fields, size_t count)
{
	CHECK(context == &written);
	written++;
	lp_log_format(text, sizeof text, level, message, fields, count);
}

static const lp_log to_sink = {LP_LOG_WARNING, sink, &written};

/* What stands behind "lineproto[pid] ". */
static const char *line(void)
{
	char start[40];

	snprintf(start, sizeof start, "lineproto[%d] ", (int) getpid());
	CHECK_MEM(text, strlen(start), start, strlen(start));
	return text + strlen(start);
}

static void test_levels(void)
{
	static const lp_log nowhere = {LP_LOG_DEBUG, NULL, NULL};

	written = 0;
	lp_log_event(&to_sink, LP_LOG_NOTICE, "quiet", NULL, 0);
	CHECK_EQ(written, 0);
	lp_log_event(&to_sink, LP_LOG_WARNING, "loud", NULL, 0);
	CHECK_EQ(written, 1);
	CHECK_STR(line(), "warning: loud\n");
	lp_log_event(&to_sink, LP_LOG_EMERGENCY, "louder", NULL, 0);
	CHECK_EQ(written, 2);
	lp_log_event(&nowhere, LP_LOG_EMERGENCY, "unheard", NULL, 0);
	CHECK_EQ(written, 2);
}

static void test_names(void)
{
	static const char *const names[] = {"emergency", "alert", "critical", "error", "warning", "notice", "info", "debug"};

	for (int i = 0; i < 8; i++) {
		CHECK_STR(lp_level_name((lp_level) i), names[i]);
		CHECK_EQ(lp_level_find(names[i]), i);
	}
	CHECK_EQ(lp_level_find("loud"), -1);
	CHECK_EQ(lp_level_find(""), -1);
	CHECK_EQ(lp_level_find("Error"), -1);
}

static void test_fields(void)
{
	lp_log_field(&to_sink, LP_LOG_ERROR, "accept failed", "peer", "127.0.0.1:5");
	CHECK_STR(line(), "error: accept failed peer=127.0.0.1:5\n");
	lp_log_field(&to_sink, LP_LOG_ERROR, "x", "key", "");
	CHECK_STR(line(), "error: x key=\"\"\n");
	lp_log_field(&to_sink, LP_LOG_ERROR, "x", "key", "a b");
	CHECK_STR(line(), "error: x key=\"a b\"\n");
	lp_log_field(&to_sink, LP_LOG_ERROR, "x", "key", "say \"hi\" \\");
	CHECK_STR(line(), "error: x key=\"say \\\"hi\\\" \\\\\"\n");
	lp_log_field(&to_sink, LP_LOG_ERROR, "x", "key", "\"");
	CHECK_STR(line(), "error: x key=\"\\\"\"\n");
	lp_log_field(&to_sink, LP_LOG_ERROR, "x", "key", "\\");
	CHECK_STR(line(), "error: x key=\"\\\\\"\n");
	lp_log_field(&to_sink, LP_LOG_ERROR, "x", "key", "gr\xc3\xbc\xc3\x9f");
	CHECK_STR(line(), "error: x key=gr\xc3\xbc\xc3\x9f\n");
}

static void test_no_line_is_forged(void)
{
	char value[2];

	lp_log_field(&to_sink, LP_LOG_ERROR, "x", "key", "a\nlineproto[1] error: forged\r\x1b[2J\x7f");
	CHECK_STR(line(), "error: x key=\"a\\nlineproto[1] error: forged\\x0d\\x1b[2J\\x7f\"\n");
	for (int byte = 1; byte < 256; byte++) {
		value[0] = (char) byte;
		value[1] = '\0';
		lp_log_field(&to_sink, LP_LOG_ERROR, "x", "key", value);
		for (const char *at = line(); at[1]; at++) {   /* all but the newline at the end */
			CHECK((unsigned char) *at >= ' ' && *at != 127);
		}
	}
}

/* What moves cursors, ends lines or turns letters around without being ASCII. */
static void test_no_terminal_is_controlled(void)
{
	static const char *const shown[][2] = {
		{"\xc2\x9b" "2J", "\"\\xc2\\x9b2J\""}, {"\x9b" "2J", "\"\\x9b2J\""}, {"a\xe2\x80\xa8" "b", "\"a\\xe2\\x80\\xa8b\""},
		{"\xe2\x80\xae" "cba", "\"\\xe2\\x80\\xaecba\""}, {"\xc3", "\"\\xc3\""}, {"\xe2\x82\xac", "\xe2\x82\xac"},
		{"a \xe2\x82\xac", "\"a \xe2\x82\xac\""}
	};

	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
		char want[64];

		snprintf(want, sizeof want, "error: x key=%s\n", shown[i][1]);
		lp_log_field(&to_sink, LP_LOG_ERROR, "x", "key", shown[i][0]);
		CHECK_STR(line(), want);
	}
}

/* Cut to the size, the newline always there; memory of exactly the size shows a byte too many. */
static void test_cut(void)
{
	lp_field fields[] = {{"a", "plain"}, {"b", "to be quoted\n\n\n"}};

	for (size_t size = 2; size < 100; size++) {
		char *cut = malloc(size);
		size_t length = lp_log_format(cut, size, LP_LOG_INFO, "message", fields, 2);

		CHECK(length > 0 && length < size);
		CHECK_EQ(strlen(cut), length);
		CHECK(cut[length - 1] == '\n');
		CHECK(memchr(cut, '\n', length) == cut + length - 1);
		free(cut);
	}
}

static void test_limited(void)
{
	lp_log_limit limit = {0};
	lp_time now = 5 * LP_SECOND;

	written = 0;
	lp_log_limited(&to_sink, &limit, now, LP_LOG_ERROR, "x", "peer", "p");
	CHECK_EQ(written, 1);
	CHECK_STR(line(), "error: x peer=p\n");
	for (int i = 0; i < 100; i++) {
		lp_log_limited(&to_sink, &limit, now + LP_SECOND, LP_LOG_ERROR, "x", "peer", "q");
	}
	lp_log_limited(&to_sink, &limit, now + 10 * LP_SECOND - 1, LP_LOG_ERROR, "x", "peer", "q");
	CHECK_EQ(written, 1);
	lp_log_limited(&to_sink, &limit, now + 10 * LP_SECOND, LP_LOG_ERROR, "x", "peer", "r");
	CHECK_EQ(written, 2);
	CHECK_STR(line(), "error: x peer=r suppressed=101\n");
	lp_log_limited(&to_sink, &limit, now + 20 * LP_SECOND, LP_LOG_ERROR, "x", "peer", "s");
	CHECK_STR(line(), "error: x peer=s\n");
}

int main(void)
{
	check_watchdog();
	test_levels();
	test_names();
	test_fields();
	test_no_line_is_forged();
	test_no_terminal_is_controlled();
	test_cut();
	test_limited();
	return check_done("log");
}
