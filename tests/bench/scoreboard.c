/* What counting costs a line: the counters that the core moves for each line and for each read, in a loop that does nothing else, beside
 * the same loop without them.
 *
 * usage: scoreboard floor|lineproto|workers SECONDS
 *   floor       the loop
 *   lineproto   counters in the process's own memory, as a server that serves alone has them
 *   workers     counters in the memory that workers share, while another process adds them all up a thousand times a second
 *
 * The counters and the sampling of durations are those of src/core; that the statements stand together here and not in a dozen functions
 * makes them cheaper rather than dearer, which is why each is kept from being merged with the next one's. Prints a row as load does. */

#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "../../src/core/latency.h"
#include "../../src/core/scoreboard.h"

#define LINES_OF_A_READ 64
#define READS 1024          /* between two looks at the clock */
#define LENGTH 33

/* What is behind it has to be in memory, as it has when a function is called. */
#define BARRIER() __asm__ volatile("" ::: "memory")

struct server {
	lp_stats *stats;
	lp_latency latency;
};

static uint64_t cpu_now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* As lp_conn_message(), lp_server_message_timed() and lp_conn_send() do around a handler. */
static inline void count_line(struct server *server)
{
	server->stats->lines_in++;
	BARRIER();
	if (__builtin_expect(server->stats->lines_in >= server->latency.next, 0)) {
		lp_time start = lp_clock_now(), end;

		BARRIER();
		end = lp_clock_now();
		lp_latency_timed(&server->latency, server->stats, end, end - start, 1);
	}
	BARRIER();
	server->stats->lines_out++;
}

static inline void count_read(struct server *server)
{
	server->stats->bytes_in += LINES_OF_A_READ * LENGTH;
	BARRIER();
	server->stats->bytes_out += LINES_OF_A_READ * (LENGTH + 3);
}

static __attribute__((noinline)) void run_floor(void)
{
	for (int i = 0; i < READS; i++) {
		for (int line = 0; line < LINES_OF_A_READ; line++) {
			BARRIER();
		}
	}
}

static __attribute__((noinline)) void run_counting(struct server *server)
{
	for (int i = 0; i < READS; i++) {
		for (int line = 0; line < LINES_OF_A_READ; line++) {
			count_line(server);
			BARRIER();
		}
		count_read(server);
	}
}

/* Not on the processor of the one who counts, where it may be elsewhere. */
static void look_on(const lp_scoreboard *board)
{
	struct timespec pause = { .tv_nsec = 1000000 };
	cpu_set_t all;
	lp_stats total;

	memset(&all, 0xff, sizeof(all));
	sched_setaffinity(0, sizeof(all), &all);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		lp_scoreboard_total(board, &total);
		nanosleep(&pause, NULL);
	}
}

static lp_stats *shared_stats(void)
{
	lp_scoreboard *board = lp_scoreboard_new();
	lp_slot *slot = board ? lp_scoreboard_take(board, 1) : NULL;
	pid_t looker = slot ? fork() : -1;

	if (looker < 0) {
		perror("scoreboard");
		exit(1);
	}
	if (looker == 0) {
		look_on(board);
	}
	return &slot->stats;
}

int main(int argc, char **argv)
{
	static lp_stats own;
	struct server server = { .stats = &own };
	double seconds = argc == 3 ? strtod(argv[2], NULL) : 0;
	uint64_t began, cpu = 0, lines = 0;
	struct rusage usage;
	bool counts;

	if (argc != 3 || seconds <= 0 || !strstr(" floor lineproto workers ", argv[1])) {
		fprintf(stderr, "usage: scoreboard floor|lineproto|workers SECONDS\n");
		return 2;
	}
	counts = strcmp(argv[1], "floor") != 0;
	if (!strcmp(argv[1], "workers")) {
		server.stats = shared_stats();
	}
	lp_latency_init(&server.latency);
	began = cpu_now();
	while (cpu < (uint64_t)(seconds * 1e9)) {
		if (counts) {
			run_counting(&server);
		} else {
			run_floor();
		}
		lines += READS * LINES_OF_A_READ;
		cpu = cpu_now() - began;
	}
	if (counts && (server.stats->lines_in != lines || server.stats->lines_out != lines)) {
		fprintf(stderr, "scoreboard: counted %llu of %llu\n", (unsigned long long)server.stats->lines_in, (unsigned long long)lines);
		return 1;
	}
	getrusage(RUSAGE_SELF, &usage);
	printf("scoreboard\t%s\t%llu\t%.3f\t%llu\t%.3f\t%llu\t-\t%.4f\n", argv[1], (unsigned long long)lines, (double)cpu / 1e9,
		(unsigned long long)cpu, (double)cpu / (double)lines, (unsigned long long)cpu, (double)usage.ru_nvcsw / (double)lines);
	return 0;
}
