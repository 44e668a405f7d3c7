/* Tests of notify_posix.c: who is told, what, when, and that nothing of it fails or waits. */
#include "sockets.h"
#include "../../src/core/notify.h"

static lp_loop loop;
static lp_notify notify;
static lp_fd manager = LP_FD_NONE;

/* A socket in the place of systemd's; NOTIFY_SOCKET leads there. */
static void manager_open(const char *name)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	socklen_t length = (socklen_t) (offsetof(struct sockaddr_un, sun_path) + strlen(name));

	memcpy(at.sun_path, name, strlen(name));
	if (name[0] == '@') {
		at.sun_path[0] = '\0';
	} else {
		length++;
	}
	manager = socket(AF_UNIX, SOCK_DGRAM, 0);
	CHECK_EQ(bind(manager, (const struct sockaddr *) &at, length), 0);
	setenv("NOTIFY_SOCKET", name, 1);
}

static void manager_close(const char *name)
{
	lp_fd_close(manager);
	unlink(name);
	unsetenv("NOTIFY_SOCKET");
}

/* The next message, "" for none. */
static const char *heard(void)
{
	static char text[1024];
	ssize_t got = recv(manager, text, sizeof text - 1, MSG_DONTWAIT);

	text[got > 0 ? got : 0] = '\0';
	return text;
}

static void test_nobody_asks(void)
{
	static const char *const names[] = {NULL, "", "/", "@", "relative", "vsock:2:1234", "@" };
	char longest[200];
	int open_before = check_open_files();

	for (size_t i = 0; i <= sizeof names / sizeof names[0]; i++) {
		unsetenv("NOTIFY_SOCKET");
		if (i == sizeof names / sizeof names[0]) {
			memset(longest, 'x', sizeof longest);
			longest[0] = '/';
			longest[sizeof(((struct sockaddr_un *) 0)->sun_path)] = '\0';
			setenv("NOTIFY_SOCKET", longest, 1);
		} else if (names[i]) {
			setenv("NOTIFY_SOCKET", names[i], 1);
		}
		setenv("WATCHDOG_USEC", "1000000", 1);
		lp_notify_open(&notify, &loop);
		CHECK(notify.loop == NULL);
		lp_notify_ready(&notify, "x");
		lp_notify_reloading(&notify, "x");
		lp_notify_stopping(&notify, "x");
		lp_notify_status(&notify, "x");
		lp_notify_close(&notify);
		CHECK_EQ(loop.timers.count, 0);
	}
	unsetenv("WATCHDOG_USEC");
	CHECK_EQ(check_open_files(), open_before);
}

static void test_messages(const char *name)
{
	unsigned long long microseconds = 0;
	lp_time before = lp_clock_now();

	manager_open(name);
	lp_notify_open(&notify, &loop);
	CHECK(fcntl(notify.fd, F_GETFD) & FD_CLOEXEC);
	CHECK_EQ(loop.timers.count, 0);
	lp_notify_ready(&notify, "serving tcp://[::]:1");
	CHECK_STR(heard(), "READY=1\nSTATUS=serving tcp://[::]:1");
	lp_notify_status(&notify, "");
	CHECK_STR(heard(), "STATUS=");
	lp_notify_reloading(&notify, "r");
	CHECK_EQ(sscanf(heard(), "RELOADING=1\nMONOTONIC_USEC=%llu\nSTATUS=r", &microseconds), 1);
	CHECK(microseconds >= before / 1000 && microseconds <= lp_clock_now() / 1000);
	lp_notify_stopping(&notify, "s");
	CHECK_STR(heard(), "STOPPING=1\nSTATUS=s");
	CHECK_STR(heard(), "");
	lp_notify_close(&notify);
	lp_notify_ready(&notify, "closed");
	CHECK_STR(heard(), "");
	manager_close(name);
}

/* What comes from elsewhere stays one line of UTF-8. */
static void test_status(void)
{
	char path[LP_SOCKET_NAME], status[2 * LP_NOTIFY_TEXT];

	scratch_address("notify", path, sizeof path);
	manager_open(path);
	lp_notify_open(&notify, &loop);
	lp_notify_ready(&notify, "a\nSTOPPING=1\x1b\xff gr\xc3\xbc\xc3\x9f");
	CHECK_STR(heard(), "READY=1\nSTATUS=a?STOPPING=1?? gr\xc3\xbc\xc3\x9f");
	memset(status, 'x', sizeof status);
	status[sizeof status - 1] = '\0';
	lp_notify_ready(&notify, status);
	CHECK_EQ(strlen(heard()), LP_NOTIFY_TEXT - 1);
	lp_notify_close(&notify);
	manager_close(path);
}

static void test_period(void)
{
	static const struct {
		const char *microseconds, *pid;   /* "own": this process */
		lp_time period;
	} cases[] = {
		{NULL, "own", 0}, {"", "own", 0}, {"0", "own", 0}, {"-5", "own", 0}, {"5s", "own", 0}, {"99999999999999999999", "own", 0},
		{"18446744073709551615", "own", 0}, {"2000000", "own", LP_SECOND}, {"2000000", NULL, LP_SECOND}, {"2000000", "1", 0}, {"2000000", "", 0},
		{"3", "own", LP_MILLISECOND},
	};
	char path[LP_SOCKET_NAME], own[24];

	snprintf(own, sizeof own, "%d", (int) getpid());
	scratch_address("notify", path, sizeof path);
	manager_open(path);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		unsetenv("WATCHDOG_USEC");
		unsetenv("WATCHDOG_PID");
		if (cases[i].microseconds) {
			setenv("WATCHDOG_USEC", cases[i].microseconds, 1);
		}
		if (cases[i].pid) {
			setenv("WATCHDOG_PID", strcmp(cases[i].pid, "own") ? cases[i].pid : own, 1);
		}
		lp_notify_open(&notify, &loop);
		CHECK_EQ(notify.period, cases[i].period);
		CHECK_EQ(lp_timer_is_set(&notify.ping), cases[i].period != 0);
		lp_notify_close(&notify);
		CHECK_EQ(loop.timers.count, 0);
	}
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
	manager_close(path);
}

static void test_pings(void)
{
	char path[LP_SOCKET_NAME];

	scratch_address("notify", path, sizeof path);
	manager_open(path);
	setenv("WATCHDOG_USEC", "20000", 1);
	lp_notify_open(&notify, &loop);
	for (int i = 0; i < 3; i++) {
		CHECK_STR(heard(), "");   /* not without the loop */
		CHECK_EQ(lp_loop_turn(&loop, lp_clock_now() + 10 * LP_SECOND), 0);
		CHECK_STR(heard(), "WATCHDOG=1");
	}
	lp_notify_close(&notify);
	unsetenv("WATCHDOG_USEC");
	manager_close(path);
}

/* A manager that is busy: the last change of state gets there, the ones before are out of date. */
static void test_no_room(void)
{
	char path[LP_SOCKET_NAME];
	int sent = 0, turns = 0;
	const char *text = "";

	scratch_address("notify", path, sizeof path);
	manager_open(path);
	lp_notify_open(&notify, &loop);
	while (!lp_timer_is_set(&notify.again) && sent < 10000) {
		lp_notify_ready(&notify, "filling");
		sent++;
	}
	CHECK(sent > 1 && sent < 10000);
	lp_notify_status(&notify, "nobody needs this one");
	lp_notify_stopping(&notify, "the end");
	while (*heard()) {
	}
	while (!*(text = heard()) && turns++ < 50) {
		CHECK_EQ(lp_loop_turn(&loop, lp_clock_now() + LP_SECOND), 0);
	}
	CHECK_STR(text, "STOPPING=1\nSTATUS=the end");
	CHECK_STR(heard(), "");
	CHECK(!lp_timer_is_set(&notify.again));
	lp_notify_close(&notify);
	manager_close(path);
}

static void test_nobody_is_there(void)
{
	setenv("NOTIFY_SOCKET", "/no/such/socket", 1);
	lp_notify_open(&notify, &loop);
	lp_notify_ready(&notify, "x");
	CHECK_EQ(loop.timers.count, 0);
	lp_notify_close(&notify);
}

int main(void)
{
	char path[LP_SOCKET_NAME];
	lp_error err;

	check_watchdog();
	scratch_open();
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
	CHECK_EQ(lp_loop_open(&loop, NULL, &err), 0);
	test_nobody_asks();
	scratch_address("notify", path, sizeof path);
	test_messages(path);
#ifdef __linux__
	snprintf(path, sizeof path, "@lineproto-notify-%d", (int) getpid());
	test_messages(path);
#endif
	test_status();
	test_period();
	test_pings();
	test_no_room();
	test_nobody_is_there();
	lp_loop_close(&loop);
	scratch_close();
	return check_done("notify");
}
