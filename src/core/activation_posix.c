/* What systemd says in LISTEN_PID, LISTEN_FDS and LISTEN_FDNAMES, looked at once; without libsystemd.
 *
 * A process that another has forked finds what its parent has looked at already; one that finds the variables of a parent that has not is told so,
 * since the descriptors may be anything there. */
#include "activation.h"

#include "utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_DESCRIPTOR 3
#define NAMES_TEXT 256

static struct {
	int count;                     /* 0: nothing was found yet */
	char *names;                   /* as in the variable; "": none of them has a name */
	bool asked[LP_ACTIVATION_MAX]; /* for each, whether somebody has asked for it */
} handed;

/* Decimal digits only; -1 otherwise. */
static long parse_count(const char *text)
{
	long number = 0;

	for (const char *at = text; *at; at++) {
		if (*at < '0' || *at > '9' || number > INT32_MAX / 10 - 1) {
			return -1;
		}
		number = number * 10 + (*at - '0');
	}
	return *text ? number : -1;
}

static int count_names(const char *names)
{
	int count = 1;

	for (; *names; names++) {
		count += *names == ':';
	}
	return count;
}

/* The name of the n-th; what has none is called "unknown", as sd_listen_fds_with_names() does. */
static const char *name_of(int n, size_t *length)
{
	const char *at = handed.names;

	if (!*at) {
		*length = sizeof "unknown" - 1;
		return "unknown";
	}
	while (n-- > 0) {
		at = strchr(at, ':') + 1;
	}
	*length = strcspn(at, ":");
	return at;
}

static bool is_called(int n, const char *name, size_t name_length)
{
	size_t length;
	const char *own = name_of(n, &length);

	return length == name_length && memcmp(own, name, length) == 0;
}

/* "a", "b", each once, as far as they fit. */
static void list_names(char *text, size_t size)
{
	size_t used = 0;

	text[0] = '\0';
	for (int n = 0; n < handed.count && used + 1 < size; n++) {
		size_t length;
		const char *name = name_of(n, &length);
		int earlier = 0;

		while (earlier < n && !is_called(earlier, name, length)) {
			earlier++;
		}
		if (earlier == n) {
			used += (size_t) snprintf(text + used, size - used, "%s\"%.*s\"", n ? ", " : "", (int) length, name);
		}
	}
}

/* --- looking --- */

static int refuse(const char *name, lp_error *err, const char *reason)
{
	return lp_error_set(err, LP_ERROR_BIND, "cannot listen on systemd://%s: %s", name, reason);
}

static int look_at_process(const char *name, lp_error *err)
{
	const char *pid = getenv("LISTEN_PID");
	char reason[160];

	if (!pid || !getenv("LISTEN_FDS")) {
		return refuse(name, err, "systemd has passed no sockets (LISTEN_PID and LISTEN_FDS are not set); is it started by a .socket unit?");
	}
	if (parse_count(pid) != (long) getpid()) {
		snprintf(reason, sizeof reason, "the sockets of systemd are for process %.20s (LISTEN_PID), and this is %ld; a script that wraps it "
			"has to \"exec\" it", pid, (long) getpid());
		return refuse(name, err, reason);
	}
	return 0;
}

static int look_at_descriptors(const char *name, long count, lp_error *err)
{
	for (int fd = FIRST_DESCRIPTOR; fd < FIRST_DESCRIPTOR + (int) count; fd++) {
		if (lp_fd_cloexec(fd) < 0) {
			return lp_error_set_system(err, LP_ERROR_BIND, errno, "cannot listen on systemd://%s: descriptor %d, of the %ld that LISTEN_FDS "
				"announces: fcntl()", name, fd, count);
		}
	}
	return 0;
}

static int look(const char *name, lp_error *err)
{
	const char *names;
	long count;

	if (handed.count) {
		return 0;
	}
	if (look_at_process(name, err) < 0) {
		return -1;
	}
	names = getenv("LISTEN_FDNAMES");
	names = names ? names : "";
	count = parse_count(getenv("LISTEN_FDS"));
	if (count < 1 || count > LP_ACTIVATION_MAX) {
		return refuse(name, err, "LISTEN_FDS is not a number from 1 to 256");
	}
	if (*names && count_names(names) != count) {
		return refuse(name, err, "LISTEN_FDNAMES has another number of names than LISTEN_FDS says");
	}
	if (look_at_descriptors(name, count, err) < 0) {
		return -1;
	}
	handed.names = strdup(names);
	if (!handed.names) {
		return lp_error_set(err, LP_ERROR_SYSTEM, "out of memory");
	}
	lp_utf8_scrub(handed.names, strlen(handed.names));
	handed.count = (int) count;
	return 0;
}

/* Programs that this process starts would find variables that are not about them. */
static void forget_variables(void)
{
	for (int n = 0; n < handed.count; n++) {
		if (!handed.asked[n]) {
			return;
		}
	}
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
}

int lp_activation_find(const char *name, int *fds, lp_error *err)
{
	char names[NAMES_TEXT];
	int found = 0;

	if (look(name, err) < 0) {
		return -1;
	}
	for (int n = 0; n < handed.count; n++) {
		if (is_called(n, name, strlen(name))) {
			handed.asked[n] = true;
			fds[found++] = FIRST_DESCRIPTOR + n;
		}
	}
	if (found) {
		forget_variables();
		return found;
	}
	list_names(names, sizeof names);
	if (!*name) {
		return lp_error_set(err, LP_ERROR_VALUE, "address \"systemd://\" names no socket; systemd has passed %s", names);
	}
	return lp_error_set(err, LP_ERROR_BIND, "cannot listen on systemd://%s: systemd has passed no socket of that name, but %s "
		"(FileDescriptorName= of the .socket unit)", name, names);
}
