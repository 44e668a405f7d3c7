/* Tests of log_json.c: one valid object a line whatever is logged, cut where it has to be, and the time. */
#include "check.h"
#include "../../src/core/log.h"
#include "../../src/core/printable.h"
#include "random.h"

#include <stdlib.h>

static char line[8192];

/* What stands behind time, level and pid. */
static const char *rest_of(lp_level level, const char *message, const lp_field *fields, size_t count)
{
	char start[120];
	size_t length = lp_log_format_json(line, sizeof line, UINT64_C(1767225599123456789), level, message, fields, count);

	CHECK_EQ(length, strlen(line));
	snprintf(start, sizeof start, "{\"time\":\"2025-12-31T23:59:59.123456Z\",\"level\":\"%s\",\"pid\":%d", lp_level_name(level), (int) getpid());
	CHECK_MEM(line, strlen(start), start, strlen(start));
	return line + strlen(start);
}

static const char *rest_of_value(const char *value)
{
	lp_field field = {"peer", value};

	return rest_of(LP_LOG_NOTICE, "m", &field, 1);
}

static void test_fields(void)
{
	static const lp_field fields[] = {{"class", "Exception"}, {"message", "x"}, {"time", "y"}, {"level", "z"}, {"pid", "1"}, {"times", "w"}};

	CHECK_STR(rest_of(LP_LOG_EMERGENCY, "draining", NULL, 0), ",\"message\":\"draining\"}\n");
	CHECK_STR(rest_of(LP_LOG_DEBUG, "", fields, 6), ",\"message\":\"\",\"class\":\"Exception\",\"context_message\":\"x\",\"context_time\":\"y\","
		"\"context_level\":\"z\",\"context_pid\":\"1\",\"times\":\"w\"}\n");
	CHECK_STR(rest_of_value("127.0.0.1:5"), ",\"message\":\"m\",\"peer\":\"127.0.0.1:5\"}\n");
}

static void test_values(void)
{
	static const char *const cases[][2] = {
		{"", ""}, {"say \"hi\" \\", "say \\\"hi\\\" \\\\"}, {"a\nb\r\t\x1b\x7f\x01", "a\\nb\\u000d\\u0009\\u001b\\u007f\\u0001"},
		{"gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x98\x80", "gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x98\x80"},
		{"\xff", "\\ufffd"}, {"a\xc3", "a\\ufffd"}, {"\xc0\x80", "\\ufffd\\ufffd"}, {"\xed\xa0\x80", "\\ufffd\\ufffd\\ufffd"}, {"\xf4\x90\x80\x80", "\\ufffd\\ufffd\\ufffd\\ufffd"},
		{"\xe2\x80\xa8\xe2\x80\xae", "\\u2028\\u202e"}, {"\xc2\x9b" "2J", "\\u009b2J"}, {"\xf3\xa0\x81\x81", "\\udb40\\udc41"}, {"</script>", "</script>"},
	};
	char want[200];

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		snprintf(want, sizeof want, ",\"message\":\"m\",\"peer\":\"%s\"}\n", cases[i][1]);
		CHECK_STR(rest_of_value(cases[i][0]), want);
	}
}

/* A reader that knows no more than what lp_log_format_json() may write. */
static const char *after_string(const char *at)
{
	if (*at++ != '"') {
		return NULL;
	}
	while (*at != '"') {
		uint32_t character;
		size_t count = *at ? lp_character(at, strlen(at), &character) : 0;

		if (!count || character < ' ') {
			return NULL;
		}
		at += count;
		if (character == '\\') {
			size_t hex = *at == 'u' ? strspn(at + 1, "0123456789abcdef") : 0;

			if (hex < 4 && !strchr("\"\\n", *at)) {
				return NULL;
			}
			at += hex >= 4 ? 5 : 1;
		}
	}
	return at + 1;
}

static bool is_object(const char *at, bool *truncated)
{
	bool first = true;

	*truncated = false;
	for (at++; at[-1] == (first ? '{' : ','); at++) {
		bool last = strncmp(at, "\"truncated\":true}\n", 18) == 0;

		first = false;
		if (last) {
			*truncated = true;
			return at[18] == '\0';
		}
		at = after_string(at);
		if (!at || *at++ != ':') {
			return false;
		}
		if (*at == '"') {
			at = after_string(at);
		} else {
			at += strspn(at, "0123456789");
		}
		if (!at) {
			return false;
		}
	}
	return strcmp(at - 1, "}\n") == 0;
}

/* Every size, in memory of exactly that size; any bytes. */
static void test_cut(void)
{
	lp_field fields[] = {{"first", "a \"quoted\" value\n\n\xff\xff"}, {"message", "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xf3\xa0\x81\x81"}, {"third", "x"}};
	size_t full = lp_log_format_json(line, sizeof line, 0, LP_LOG_WARNING, "something has happened to a peer that sends long lines", fields, 3);
	bool truncated;

	CHECK(is_object(line, &truncated) && !truncated);
	for (size_t size = 160; size < full + 60; size++) {
		char *text = malloc(size);
		size_t length = lp_log_format_json(text, size, 0, LP_LOG_WARNING, "something has happened to a peer that sends long lines", fields, 3);

		CHECK(length < size && strlen(text) == length);
		CHECK(is_object(text, &truncated));
		CHECK_EQ(truncated, length != full);
		free(text);
	}
}

static void test_any_bytes(void)
{
	uint64_t random = 1;

	for (int i = 0; i < 20000; i++) {
		char value[64], message[64];
		lp_field field = {"value", value};
		size_t size = 256 + random_below(&random, 200);
		bool truncated;

		for (size_t j = 0; j < sizeof value; j++) {
			value[j] = (char) random_below(&random, 256);
			message[j] = (char) random_below(&random, 256);
		}
		value[random_below(&random, sizeof value)] = message[random_below(&random, sizeof message)] = '\0';
		value[sizeof value - 1] = message[sizeof message - 1] = '\0';
		lp_log_format_json(line, size, 0, LP_LOG_ERROR, message, &field, 1);
		if (!CHECK(is_object(line, &truncated))) {
			fprintf(stderr, "\t%s", line);
			return;
		}
	}
}

static void test_time(void)
{
	static const struct {
		uint64_t seconds;
		const char *text;
	} cases[] = {
		{0, "1970-01-01T00:00:00.000007Z"}, {951782399, "2000-02-28T23:59:59.000007Z"}, {951782400, "2000-02-29T00:00:00.000007Z"},
		{951868800, "2000-03-01T00:00:00.000007Z"}, {1798761599, "2026-12-31T23:59:59.000007Z"}, {4107542400, "2100-03-01T00:00:00.000007Z"},
		{18446744073, "2554-07-21T23:34:33.000007Z"},
	};
	char text[LP_LOG_TIME];

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		CHECK_EQ(lp_log_time(text, cases[i].seconds * LP_SECOND + 7999), LP_LOG_TIME - 1);
		CHECK_STR(text, cases[i].text);
	}
	CHECK(lp_log_time(text, UINT64_MAX) < LP_LOG_TIME);
}

int main(void)
{
	check_watchdog();
	test_fields();
	test_values();
	test_cut();
	test_any_bytes();
	test_time();
	return check_done("log_json");
}
