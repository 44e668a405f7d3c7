/* Tests of reply.c. */
#include "check.h"
#include "../../src/core/reply.h"

static void test_lines(void)
{
	CHECK(lp_framing_of_reply(LP_REPLY_DOTTED, &lp_framing_lines) == &lp_framing_dotted_lenient);
	CHECK(lp_framing_of_reply(LP_REPLY_DOTTED, &lp_framing_crlf_lenient) == &lp_framing_dotted_lenient);
	CHECK(lp_framing_of_reply(LP_REPLY_DOTTED, &lp_framing_crlf_strict) == &lp_framing_dotted);
	CHECK(lp_framing_of_reply(LP_REPLY_BLOCK, &lp_framing_lines) == &lp_framing_block);
	CHECK(lp_framing_of_reply(LP_REPLY_BLOCK, &lp_framing_crlf_lenient) == &lp_framing_block);
	CHECK(lp_framing_of_reply(LP_REPLY_BLOCK, &lp_framing_crlf_strict) == &lp_framing_block_crlf);
	CHECK(lp_framing_of_reply(LP_REPLY_CODE, &lp_framing_lines) == &lp_framing_code);
	CHECK(lp_framing_of_reply(LP_REPLY_CODE, &lp_framing_crlf_lenient) == &lp_framing_code);
	CHECK(lp_framing_of_reply(LP_REPLY_CODE, &lp_framing_crlf_strict) == &lp_framing_code_crlf);
}

static void test_others(void)
{
	const lp_framing *delimited = lp_framing_delimited_new("\n", 1, "", 0);
	const lp_framing *const framings[] = {
		delimited, &lp_framing_netstring, &lp_framing_syslog, &lp_framing_block, &lp_framing_block_crlf, &lp_framing_dotted
	};

	for (size_t i = 0; i < sizeof framings / sizeof framings[0]; i++) {
		CHECK(lp_framing_of_reply(LP_REPLY_LINE, framings[i]) == framings[i]);
		CHECK(lp_framing_of_reply(LP_REPLY_NONE, framings[i]) == framings[i]);
		CHECK(lp_framing_of_reply(LP_REPLY_DOTTED, framings[i]) == NULL);
		CHECK(lp_framing_of_reply(LP_REPLY_BLOCK, framings[i]) == NULL);
		CHECK(lp_framing_of_reply(LP_REPLY_CODE, framings[i]) == NULL);
		CHECK(lp_framing_of_greeting(LP_REPLY_BLOCK, framings[i]) == framings[i]);
		CHECK(lp_framing_of_greeting(LP_REPLY_CODE, framings[i]) == NULL);
	}
	lp_framing_release(delimited);
}

static void test_greeting(void)
{
	CHECK(lp_framing_of_greeting(LP_REPLY_LINE, &lp_framing_crlf_strict) == &lp_framing_crlf_strict);
	CHECK(lp_framing_of_greeting(LP_REPLY_NONE, &lp_framing_crlf_strict) == &lp_framing_crlf_strict);
	CHECK(lp_framing_of_greeting(LP_REPLY_DOTTED, &lp_framing_crlf_strict) == &lp_framing_crlf_strict);
	CHECK(lp_framing_of_greeting(LP_REPLY_BLOCK, &lp_framing_lines) == &lp_framing_lines);
	CHECK(lp_framing_of_greeting(LP_REPLY_CODE, &lp_framing_lines) == &lp_framing_code);
	CHECK(lp_framing_of_greeting(LP_REPLY_CODE, &lp_framing_crlf_strict) == &lp_framing_code_crlf);
}

int main(void)
{
	test_lines();
	test_others();
	test_greeting();
	return check_done("reply");
}
