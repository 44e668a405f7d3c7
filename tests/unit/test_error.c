/* Tests of error.c: words and reasons, texts too long, callers who do not ask. */
#include "check.h"
#include "../../src/core/error.h"

#include <errno.h>

static void test_set(void)
{
	lp_error err;

	memset(&err, 'x', sizeof err);
	CHECK_EQ(lp_error_set(&err, LP_ERROR_VALUE, "port %d is wrong", 7), -1);
	CHECK_EQ(err.kind, LP_ERROR_VALUE);
	CHECK_EQ(err.system, 0);
	CHECK(!err.request_sent);
	CHECK_STR(err.text, "port 7 is wrong");
	CHECK_STR(err.greeting, "");
	CHECK_EQ(lp_error_set(NULL, LP_ERROR_VALUE, "port %d is wrong", 7), -1);
}

static void test_set_system(void)
{
	char want[200];
	lp_error err;

	CHECK_EQ(lp_error_set_system(&err, LP_ERROR_BIND, EADDRINUSE, "bind() to %s", "x"), -1);
	snprintf(want, sizeof want, "bind() to x: %s", strerror(EADDRINUSE));
	CHECK_STR(err.text, want);
	CHECK_EQ(err.system, EADDRINUSE);
	CHECK_EQ(err.kind, LP_ERROR_BIND);
	CHECK_EQ(lp_error_set_system(NULL, LP_ERROR_BIND, EADDRINUSE, "bind()"), -1);
}

static void test_cut(void)
{
	char text[2 * LP_ERROR_TEXT];
	lp_error err;

	memset(text, 'x', sizeof text);
	text[sizeof text - 1] = '\0';
	lp_error_set_system(&err, LP_ERROR_SYSTEM, EIO, "%s", text);
	CHECK_EQ(strlen(err.text), LP_ERROR_TEXT - 1);
	CHECK_STR(err.greeting, "");
}

static void test_phases(void)
{
	CHECK_STR(lp_phase_name(LP_PHASE_CONNECT), "connect");
	CHECK_STR(lp_phase_name(LP_PHASE_HANDSHAKE), "handshake");
	CHECK_STR(lp_phase_name(LP_PHASE_GREETING), "greeting");
	CHECK_STR(lp_phase_name(LP_PHASE_WRITE), "write");
	CHECK_STR(lp_phase_name(LP_PHASE_REPLY), "reply");
	CHECK_STR(lp_phase_name(LP_PHASE_READ), "read");
}

int main(void)
{
	check_watchdog();
	test_set();
	test_set_system();
	test_cut();
	test_phases();
	return check_done("error");
}
