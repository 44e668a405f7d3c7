/* Datagrams to NOTIFY_SOCKET, a path or an abstract name. The manager knows the sender's process from the kernel. */
#include "notify.h"

#include "utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define RETRY (100 * LP_MILLISECOND)

/* Where to; false when nobody asks, or by a kind of socket that we do not know. */
static bool find_manager(lp_sockaddr *to)
{
	struct sockaddr_un *name = (struct sockaddr_un *) (void *) &to->name;
	const char *text = getenv("NOTIFY_SOCKET");
	size_t length = text ? strlen(text) : 0;

	if (length < 2 || length >= sizeof name->sun_path || (text[0] != '/' && text[0] != '@')) {
		return false;
	}
	memset(to, 0, sizeof *to);
	name->sun_family = AF_UNIX;
	memcpy(name->sun_path, text, length);
	if (text[0] == '@') {
		name->sun_path[0] = '\0';
	}
	to->length = (socklen_t) (offsetof(struct sockaddr_un, sun_path) + length + (text[0] == '/'));
	return true;
}

/* A decimal number; 0 for all else. */
static uint64_t number_in(const char *variable)
{
	const char *text = getenv(variable);
	uint64_t number = 0;

	for (; text && *text; text++) {
		if (*text < '0' || *text > '9' || number > UINT64_MAX / 10 - 1) {
			return 0;
		}
		number = number * 10 + (uint64_t) (*text - '0');
	}
	return number;
}

/* Half of what the manager waits for; 0 when it does not wait, or for another process. */
static lp_time find_period(void)
{
	uint64_t microseconds = number_in("WATCHDOG_USEC");
	lp_time period;

	if (!microseconds || microseconds > UINT64_MAX / 1000 || (getenv("WATCHDOG_PID") && number_in("WATCHDOG_PID") != (uint64_t) getpid())) {
		return 0;
	}
	period = microseconds * 1000 / 2;
	return period > LP_MILLISECOND ? period : LP_MILLISECOND;
}

/* 1: sent, or can never be; 0: there is no room now. */
static int notify_send(lp_notify *notify, const char *text)
{
	ssize_t sent = sendto(notify->fd, text, strlen(text), MSG_NOSIGNAL | MSG_DONTWAIT, (const struct sockaddr *) &notify->to.name, notify->to.length);

	return sent >= 0 || (!lp_would_block(errno) && errno != ENOBUFS && errno != EINTR);
}

static void notify_ping(lp_timer *timer)
{
	lp_notify *notify = lp_container_of(timer, lp_notify, ping);

	lp_time next = notify_send(notify, "WATCHDOG=1") || notify->period < RETRY ? notify->period : RETRY;

	lp_timer_set(&notify->loop->timers, timer, lp_clock_after(lp_clock_now(), next));
}

static void notify_state(lp_notify *notify)
{
	if (!notify_send(notify, notify->unsent)) {
		lp_timer_set(&notify->loop->timers, &notify->again, lp_clock_after(lp_clock_now(), RETRY));
	}
}

static void notify_again(lp_timer *timer)
{
	notify_state(lp_container_of(timer, lp_notify, again));
}

void lp_notify_open(lp_notify *notify, lp_loop *loop)
{
	memset(notify, 0, sizeof *notify);
	if (!find_manager(&notify->to)) {
		return;
	}
	notify->fd = socket(AF_UNIX, SOCK_DGRAM, 0);
	if (notify->fd == LP_FD_NONE) {
		return;
	}
	lp_fd_cloexec(notify->fd);
	notify->loop = loop;
	lp_timer_init(&notify->ping, notify_ping);
	lp_timer_init(&notify->again, notify_again);
	notify->period = find_period();
	if (notify->period) {
		lp_timer_set(&loop->timers, &notify->ping, lp_clock_after(lp_clock_now(), notify->period));
	}
}

void lp_notify_close(lp_notify *notify)
{
	if (!notify->loop) {
		return;
	}
	lp_timer_stop(&notify->loop->timers, &notify->ping);
	lp_timer_stop(&notify->loop->timers, &notify->again);
	lp_fd_close(notify->fd);
	notify->loop = NULL;
}

/* 'status' may quote what comes from elsewhere: it is one line of UTF-8 and adds no assignment of its own. */
static void compose(char *text, const char *start, const char *status)
{
	int used = snprintf(text, LP_NOTIFY_TEXT, "%sSTATUS=", start);

	snprintf(text + used, LP_NOTIFY_TEXT - (size_t) used, "%s", status);
	lp_utf8_scrub(text + used, strlen(text + used));
}

static void change_state(lp_notify *notify, const char *start, const char *status)
{
	if (notify->loop) {
		lp_timer_stop(&notify->loop->timers, &notify->again);
		compose(notify->unsent, start, status);
		notify_state(notify);
	}
}

void lp_notify_ready(lp_notify *notify, const char *status)
{
	change_state(notify, "READY=1\n", status);
}

/* The time is how the manager knows that this belongs to the signal that it has just sent. */
void lp_notify_reloading(lp_notify *notify, const char *status)
{
	char start[64];

	snprintf(start, sizeof start, "RELOADING=1\nMONOTONIC_USEC=%llu\n", (unsigned long long) (lp_clock_now() / 1000));
	change_state(notify, start, status);
}

void lp_notify_stopping(lp_notify *notify, const char *status)
{
	change_state(notify, "STOPPING=1\n", status);
}

void lp_notify_status(lp_notify *notify, const char *status)
{
	char text[LP_NOTIFY_TEXT];

	if (notify->loop) {
		compose(text, "", status);
		notify_send(notify, text);
	}
}
