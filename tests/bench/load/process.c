/* Reads what the server has used: CPU time, memory, voluntary switches.
 *
 * CPU time is read from the process's CPU clock, the counter behind utime + stime of /proc/PID/stat
 * but in nanoseconds instead of ticks; the ticks are read too, so that a reader can see that both
 * say the same. Memory is Rss of smaps_rollup, since statm may lag by some 100 KB, which would be
 * ten bytes on each of 10,000 connections. */

#define _GNU_SOURCE
#include "process.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void die(pid_t pid, const char *what)
{
	fprintf(stderr, "load: cannot read the %s of process %d: has the server died?\n", what, (int)pid);
	exit(1);
}

void process_add(struct process_tree *tree, pid_t pid)
{
	for (size_t i = 0; i < tree->count; i++) {
		if (tree->pids[i] == pid) {
			return;
		}
	}
	if (tree->count == PROCESS_MAX) {
		fprintf(stderr, "load: the server has more than %d processes\n", PROCESS_MAX);
		exit(1);
	}
	tree->pids[tree->count++] = pid;
}

/* The fields behind the name, which is in parentheses and may itself hold blanks and parentheses. */
static int read_stat(pid_t pid, pid_t *parent, unsigned long long *ticks)
{
	char path[64], text[1024];
	unsigned long long user, system;
	const char *rest;
	size_t length;
	int ppid;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
	file = fopen(path, "r");
	if (!file) {
		return -1;
	}
	length = fread(text, 1, sizeof(text) - 1, file);
	fclose(file);
	text[length] = 0;
	rest = strrchr(text, ')');
	if (!rest || sscanf(rest + 1, " %*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu",
			&ppid, &user, &system) != 3) {
		return -1;
	}
	*parent = ppid;
	*ticks = user + system;
	return 0;
}

static int is_member(const struct process_tree *tree, pid_t pid)
{
	for (size_t i = 0; i < tree->count; i++) {
		if (tree->pids[i] == pid) {
			return 1;
		}
	}
	return 0;
}

/* One pass over /proc; a child may be listed before its parent, hence the loop below. */
static void add_children(struct process_tree *tree)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;
	unsigned long long ticks;
	pid_t parent;

	if (!proc) {
		perror("/proc");
		exit(1);
	}
	while ((entry = readdir(proc))) {
		pid_t pid = isdigit((unsigned char)entry->d_name[0]) ? (pid_t)atoi(entry->d_name) : 0;

		if (pid && read_stat(pid, &parent, &ticks) == 0 && is_member(tree, parent)) {
			process_add(tree, pid);
		}
	}
	closedir(proc);
}

void process_add_descendants(struct process_tree *tree)
{
	size_t before;

	do {
		before = tree->count;
		add_children(tree);
	} while (tree->count > before);
}

static uint64_t read_clock(pid_t pid)
{
	struct timespec time;
	clockid_t clock;

	if (clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &time) < 0) {
		die(pid, "CPU clock");
	}
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* The number behind 'key' in /proc/PID/name. */
static uint64_t read_key(pid_t pid, const char *name, const char *key)
{
	char path[64], line[256];
	unsigned long long value;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, name);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof(line), file)) {
		if (!strncmp(line, key, strlen(key)) && sscanf(line + strlen(key), "%llu", &value) == 1) {
			fclose(file);
			return value;
		}
	}
	die(pid, key);
	return 0;
}

struct process_usage process_read(const struct process_tree *tree)
{
	struct process_usage usage = { 0 };
	unsigned long long ticks;
	pid_t parent;

	for (size_t i = 0; i < tree->count; i++) {
		pid_t pid = tree->pids[i];

		if (read_stat(pid, &parent, &ticks) < 0) {
			die(pid, "stat");
		}
		usage.cpu_ns += read_clock(pid);
		usage.proc_ns += ticks * (1000000000u / (unsigned long long)sysconf(_SC_CLK_TCK));
		usage.rss += read_key(pid, "smaps_rollup", "Rss:") * 1024;
		usage.switches += read_key(pid, "status", "voluntary_ctxt_switches:");
	}
	return usage;
}
