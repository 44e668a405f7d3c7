/* Sends HUP to a server, again and again. In a process of its own, so that looking when a reload is over does not hold up those who measure
 * how long they wait. What it looks at is what the server prints, in options->output. */

#define _GNU_SOURCE
#include "hangups.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "meter.h"

#define LOOK     5000000          /* ns */
#define PATIENCE 60000000000u     /* ns, for one reload */

struct said {
	unsigned listening;
	unsigned stopped;
};

static struct said look(const char *path)
{
	struct said said = { 0 };
	char line[256];
	FILE *file = fopen(path, "r");

	while (file && fgets(line, sizeof(line), file)) {
		said.listening += !strncmp(line, "listening ", 10);
		said.stopped += !strcmp(line, "stopped\n");
	}
	if (!file) {
		perror(path);
		exit(1);
	}
	fclose(file);
	return said;
}

static void hang_up(const struct options *options, unsigned processes)
{
	struct said before = look(options->output), now = before;
	uint64_t began = meter_now(), ready = 0;
	struct timespec moment = { .tv_nsec = LOOK };

	if (kill(options->tree.pids[0], SIGHUP) < 0) {
		fprintf(stderr, "load: cannot send HUP: %s\n", strerror(errno));
		exit(1);
	}
	while (now.listening - before.listening < processes || now.stopped - before.stopped < processes) {
		if (meter_now() - began > PATIENCE) {
			fprintf(stderr, "load: a reload does not come to its end: %u of %u listen, %u have stopped\n",
				now.listening - before.listening, processes, now.stopped - before.stopped);
			exit(1);
		}
		nanosleep(&moment, NULL);
		now = look(options->output);
		if (!ready && now.listening - before.listening >= processes) {
			ready = meter_now();
		}
	}
	fprintf(stderr, "load: %s, %s: a reload, new after %.2f s, over after %.2f s\n", options->scenario, options->server,
		(double)(ready - began) / 1e9, (double)(meter_now() - began) / 1e9);
}

static void hang_up_all(const struct options *options, int go)
{
	struct said said;
	char byte;

	if (read(go, &byte, 1) != 1) {   /* not wanted any more */
		_exit(0);
	}
	said = look(options->output);
	for (unsigned i = 0; i < options->reloads; i++) {
		hang_up(options, said.listening - said.stopped);
	}
	_exit(0);
}

void hangups_prepare(struct hangups *hangups, const struct options *options)
{
	int pair[2];

	if (pipe(pair) < 0 || (hangups->pid = fork()) < 0) {
		perror("load: fork");
		exit(1);
	}
	if (hangups->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(pair[1]);
		hang_up_all(options, pair[0]);
	}
	close(pair[0]);
	hangups->go = pair[1];
}

void hangups_begin(struct hangups *hangups)
{
	if (write(hangups->go, "", 1) != 1) {
		perror("load: write");
		exit(1);
	}
}

bool hangups_are_over(struct hangups *hangups)
{
	int status;
	pid_t ended = waitpid(hangups->pid, &status, WNOHANG);

	if (ended == 0) {
		return false;
	}
	if (ended < 0 || status) {
		fprintf(stderr, "load: the reloads failed\n");
		exit(1);
	}
	close(hangups->go);
	return true;
}
