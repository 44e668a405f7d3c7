/* What an open status page does: every second it asks for /status.json, on a new connection, with the head that a browser sends. Several
 * pages ask one after the other, evenly over the second. */

#define _GNU_SOURCE
#include "watcher.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "wire.h"

#define SECOND 1000000000l

/* Shared with its process. */
struct watcher {
	volatile bool watches;
	volatile uint64_t polls;
	pid_t pid;
};

static const char request[] =
	"GET /status.json HTTP/1.1\r\n"
	"Host: 127.0.0.1:9100\r\n"
	"Connection: keep-alive\r\n"
	"sec-ch-ua: \"Chromium\";v=\"140\", \"Not=A?Brand\";v=\"24\"\r\n"
	"sec-ch-ua-mobile: ?0\r\n"
	"sec-ch-ua-platform: \"Linux\"\r\n"
	"User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36\r\n"
	"Accept: */*\r\n"
	"Sec-Fetch-Site: same-origin\r\n"
	"Sec-Fetch-Mode: cors\r\n"
	"Sec-Fetch-Dest: empty\r\n"
	"Referer: http://127.0.0.1:9100/\r\n"
	"Accept-Encoding: gzip, deflate, br, zstd\r\n"
	"Accept-Language: en-US,en;q=0.9\r\n"
	"\r\n";

static void poll_once(const struct sockaddr_in *to)
{
	static char answer[1 << 20];
	size_t length = 0;
	ssize_t got;
	int fd = wire_connect(to, 0);

	wire_send_all(fd, request, sizeof(request) - 1);
	while ((got = recv(fd, answer + length, sizeof(answer) - length, 0)) > 0) {
		length += (size_t)got;
	}
	if (got < 0 || length < 2 || strncmp(answer, "HTTP/1.1 200 ", 13) || memcmp(answer + length - 2, "}\n", 2)) {
		fprintf(stderr, "load: no answer to GET /status.json: %s\n", got < 0 ? strerror(errno) : "not one of figures");
		_exit(1);
	}
	close(fd);
}

static void watch(struct watcher *watcher, const struct options *options)
{
	struct timespec pause = { .tv_sec = options->watchers == 1, .tv_nsec = SECOND / options->watchers % SECOND };
	struct timespec moment = { .tv_nsec = SECOND / 100 };

	for (;;) {
		if (watcher->watches) {
			poll_once(&options->status);
			watcher->polls++;
			nanosleep(&pause, NULL);
		} else {
			nanosleep(&moment, NULL);
		}
	}
}

struct watcher *watcher_new(const struct options *options)
{
	struct watcher *watcher = mmap(NULL, sizeof(*watcher), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t pid;

	if (watcher == MAP_FAILED || (pid = fork()) < 0) {
		perror("load: fork");
		exit(1);
	}
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		watch(watcher, options);
	}
	watcher->pid = pid;
	return watcher;
}

void watcher_watch(struct watcher *watcher, bool watches)
{
	watcher->watches = watches;
}

uint64_t watcher_polls(const struct watcher *watcher)
{
	if (waitpid(watcher->pid, NULL, WNOHANG)) {
		fprintf(stderr, "load: the one who watches has ended\n");
		exit(1);
	}
	return watcher->polls;
}
