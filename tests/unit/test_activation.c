/* Tests of activation_posix.c: what systemd's three variables say, and what is wrong with them. It looks once in a process, so each case has one. */
#include "check.h"
#include "../../src/core/activation.h"

#include <stdlib.h>
#include <sys/wait.h>

/* Run a case with these variables, which are about 'count' open descriptors from 3 on; NULL: not set. "PID" is that of the process. */
static void in_a_process(const char *pid, const char *fds, const char *names, int count, void (*run)(void))
{
	int status = -1;
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child == 0) {
		char own[24];

		check_failures = 0;
		snprintf(own, sizeof own, "%d", (int) getpid());
		for (int fd = 3; fd < 3 + count; fd++) {
			CHECK_EQ(dup2(0, fd), fd);
		}
		unsetenv("LISTEN_PID");
		unsetenv("LISTEN_FDS");
		unsetenv("LISTEN_FDNAMES");
		if (pid) {
			setenv("LISTEN_PID", strcmp(pid, "PID") ? pid : own, 1);
		}
		if (fds) {
			setenv("LISTEN_FDS", fds, 1);
		}
		if (names) {
			setenv("LISTEN_FDNAMES", names, 1);
		}
		run();
		exit(check_failures != 0);
	}
	CHECK(child > 0 && waitpid(child, &status, 0) == child);
	CHECK_EQ(status, 0);
}

static const char *wanted;   /* a part of the error */
static lp_error_kind wanted_kind = LP_ERROR_BIND;

static void refuses_web(void)
{
	int fds[LP_ACTIVATION_MAX];
	lp_error err = {0};

	CHECK_EQ(lp_activation_find("web", fds, &err), -1);
	CHECK_EQ(err.kind, wanted_kind);
	if (!CHECK(strstr(err.text, wanted) != NULL)) {
		fprintf(stderr, "\tit is: %s\n", err.text);
	}
}

static void test_wrong_variables(void)
{
	static const struct {
		const char *pid, *fds, *names;
		int count;
		const char *error;
	} cases[] = {
		{NULL, NULL, NULL, 0, "LISTEN_PID and LISTEN_FDS are not set"},
		{"PID", NULL, NULL, 0, "not set"},
		{NULL, "1", NULL, 1, "not set"},
		{"1", "1", "web", 1, "are for process 1 (LISTEN_PID)"},
		{"", "1", "web", 1, "are for process  (LISTEN_PID)"},
		{"99999999999999999999999", "1", "web", 1, "are for process 99999999999999999999 (LISTEN_PID)"},
		{"PID", "0", "web", 0, "not a number from 1 to 256"},
		{"PID", "257", "web", 0, "not a number from 1 to 256"},
		{"PID", "", "web", 0, "not a number from 1 to 256"},
		{"PID", "-1", "web", 0, "not a number from 1 to 256"},
		{"PID", "1x", "web", 1, "not a number from 1 to 256"},
		{"PID", "4294967297", "web", 1, "not a number from 1 to 256"},
		{"PID", "2", "web", 2, "another number of names"},
		{"PID", "2", "web:a:b", 2, "another number of names"},
		{"PID", "200", NULL, 1, "of the 200 that LISTEN_FDS announces: fcntl()"},
		{"PID", "2", "a:b", 2, "no socket of that name, but \"a\", \"b\" ("},
		{"PID", "3", "a:b:a", 3, "but \"a\", \"b\" ("},
		{"PID", "1", "webs", 1, "but \"webs\" ("},
		{"PID", "1", "we", 1, "but \"we\" ("},
		{"PID", "2", ":", 2, "but \"\" ("},
		{"PID", "1", NULL, 1, "but \"unknown\" ("},
		{"PID", "1", "\x1b[2J\xff", 1, "but \"?[2J?\" ("},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		wanted = cases[i].error;
		in_a_process(cases[i].pid, cases[i].fds, cases[i].names, cases[i].count, refuses_web);
	}
}

static void refuses_no_name(void)
{
	int fds[LP_ACTIVATION_MAX];
	lp_error err = {0};

	CHECK_EQ(lp_activation_find("", fds, &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_VALUE);
	CHECK(strstr(err.text, "names no socket; systemd has passed \"a\", \"b\"") != NULL);
}

static void finds_by_name(void)
{
	int fds[LP_ACTIVATION_MAX];
	lp_error err;

	CHECK_EQ(lp_activation_find("web", fds, &err), 2);
	CHECK_EQ(fds[0], 3);
	CHECK_EQ(fds[1], 5);
	for (int fd = 3; fd < 6; fd++) {
		CHECK_EQ(fcntl(fd, F_GETFD), FD_CLOEXEC);
	}
	CHECK(getenv("LISTEN_FDS") != NULL);   /* "admin" has not been asked for */
	CHECK_EQ(lp_activation_find("admin", fds, &err), 1);
	CHECK_EQ(fds[0], 4);
	CHECK(!getenv("LISTEN_PID") && !getenv("LISTEN_FDS") && !getenv("LISTEN_FDNAMES"));
	CHECK_EQ(lp_activation_find("web", fds, &err), 2);   /* another server in the same process */
	CHECK_EQ(fds[1], 5);
}

static void finds_unknown(void)
{
	int fds[LP_ACTIVATION_MAX];
	lp_error err;

	CHECK_EQ(lp_activation_find("unknown", fds, &err), 2);
	CHECK_EQ(fds[1], 4);
}

/* As many as there may be, and names that do not fit into an error. */
static void finds_the_last(void)
{
	int fds[LP_ACTIVATION_MAX];
	lp_error err = {0};

	CHECK_EQ(lp_activation_find("socket-number-255", fds, &err), 1);
	CHECK_EQ(fds[0], 258);
	CHECK_EQ(lp_activation_find("x", fds, &err), -1);
	CHECK(strstr(err.text, "\"socket-number-0\", \"socket-number-1\"") != NULL);
}

/* One that is forked later has the descriptors too. */
static void found_by_a_child(void)
{
	int fds[LP_ACTIVATION_MAX], status = -1;
	lp_error err;
	pid_t child;

	CHECK_EQ(lp_activation_find("web", fds, &err), 1);
	child = fork();
	if (child == 0) {
		_exit(lp_activation_find("web", fds, &err) == 1 && fds[0] == 3 ? 0 : 1);
	}
	CHECK(waitpid(child, &status, 0) == child && status == 0);
}

int main(void)
{
	static char many[256 * 24];
	size_t used = 0;

	check_watchdog();
	test_wrong_variables();
	in_a_process("PID", "2", "a:b", 2, refuses_no_name);
	in_a_process("PID", "3", "web:admin:web", 3, finds_by_name);
	in_a_process("PID", "2", NULL, 2, finds_unknown);
	in_a_process("PID", "2", "", 2, finds_unknown);
	in_a_process("PID", "1", "web", 1, found_by_a_child);
	for (int i = 0; i < 256; i++) {
		used += (size_t) snprintf(many + used, sizeof many - used, "%ssocket-number-%d", i ? ":" : "", i);
	}
	in_a_process("PID", "256", many, 256, finds_the_last);
	return check_done("activation");
}
