/* The whole test framework of the unit tests: checks that count themselves and say where they failed.
 *
 * A failed check is reported and the test goes on; each returns whether it held, for what only makes sense
 * afterwards. The watchdog ends a test that hangs. */
#ifndef CHECK_H
#define CHECK_H

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define CHECK(condition) check_true(__FILE__, __LINE__, #condition, (condition))
#define CHECK_EQ(got, want) check_equal(__FILE__, __LINE__, #got, (long long) (got), (long long) (want))
#define CHECK_MEM(got, got_length, want, want_length) \
	check_memory(__FILE__, __LINE__, #got, (got), (got_length), (want), (want_length))
#define CHECK_STR(got, want) check_string(__FILE__, __LINE__, #got, (got), (want))

#define CHECK_SECONDS 60         /* a test program that takes longer hangs */
#define CHECK_REPORTED 25        /* failures told in full: a broken loop fails a thousand times */
#define CHECK_SKIPPED 77         /* exit code of a program that could test nothing here */

static unsigned long check_count;
static unsigned long check_failures;

static inline bool check_report(const char *file, int line)
{
	if (++check_failures > CHECK_REPORTED) {
		return false;
	}
	fprintf(stderr, "%s:%d: ", file, line);
	return true;
}

static inline bool check_true(const char *file, int line, const char *what, bool holds)
{
	check_count++;
	if (!holds && check_report(file, line)) {
		fprintf(stderr, "%s\n", what);
	}
	return holds;
}

static inline bool check_equal(const char *file, int line, const char *what, long long got, long long want)
{
	check_count++;
	if (got != want && check_report(file, line)) {
		fprintf(stderr, "%s is %lld, not %lld\n", what, got, want);
	}
	return got == want;
}

static inline void check_print_bytes(const void *bytes, size_t length)
{
	const unsigned char *at = bytes;

	fprintf(stderr, "(%zu) \"", length);
	for (size_t i = 0; i < length && i < 80; i++) {
		fprintf(stderr, at[i] > ' ' && at[i] < 127 ? "%c" : "\\x%02x", at[i]);
	}
	fprintf(stderr, length > 80 ? "\"..." : "\"");
}

static inline bool check_memory(const char *file, int line, const char *what, const void *got, size_t got_length,
	const void *want, size_t want_length)
{
	bool same = got_length == want_length && (got_length == 0 || memcmp(got, want, got_length) == 0);

	check_count++;
	if (!same && check_report(file, line)) {
		fprintf(stderr, "%s is ", what);
		check_print_bytes(got, got_length);
		fprintf(stderr, ", not ");
		check_print_bytes(want, want_length);
		fprintf(stderr, "\n");
	}
	return same;
}

static inline bool check_string(const char *file, int line, const char *what, const char *got, const char *want)
{
	return check_memory(file, line, what, got, strlen(got), want, strlen(want));
}

/* First thing in main(); again after a test that used the alarm for itself. */
static inline void check_watchdog(void)
{
	alarm(CHECK_SECONDS);
}

/* How many descriptors this process has open, to be compared before and after. */
static inline int check_open_files(void)
{
	int count = 0;

	for (int fd = 0; fd < 2048; fd++) {
		count += fcntl(fd, F_GETFD) >= 0;
	}
	return count;
}

/* Something that this machine cannot show; the rest of the program still counts. */
static inline void check_note(const char *name, const char *why)
{
	printf("%s: not tested here: %s\n", name, why);
}

/* Last thing in main(): its exit code. */
static inline int check_done(const char *name)
{
	printf("%s: %lu checks", name, check_count);
	if (check_failures) {
		printf(", %lu FAILED", check_failures);
	}
	printf("\n");
	return check_failures || !check_count ? 1 : 0;
}

#endif
