#ifndef BENCH_PROCESS_H
#define BENCH_PROCESS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define PROCESS_MAX 32

/* The server: the processes named, and all that descend from them. */
struct process_tree {
	pid_t pids[PROCESS_MAX];
	size_t count;
};

/* What the tree has used since its processes began. */
struct process_usage {
	uint64_t cpu_ns;     /* to the nanosecond, all threads, user and system */
	uint64_t proc_ns;    /* the same from /proc/PID/stat, in clock ticks: a check on cpu_ns */
	uint64_t rss;        /* bytes resident now */
	uint64_t switches;   /* how often it went to sleep by itself */
};

/* Exits when there are more than PROCESS_MAX. */
void process_add(struct process_tree *tree, pid_t pid);

/* Adds the children, their children and so on: call it when the server is up. */
void process_add_descendants(struct process_tree *tree);

/* Exits when one of the processes is gone: a server that died has no figure. */
struct process_usage process_read(const struct process_tree *tree);

#endif
