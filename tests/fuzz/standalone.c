/* Drives a fuzz target without libFuzzer: its seeds, mutated by repeatable random numbers, for some seconds.
 *
 * usage: fuzz_name [seconds [random-seed]]      fuzz_name FILE...  runs saved inputs
 *
 * It follows no coverage, so it finds less than libFuzzer in hours, but it needs nothing and finds the usual slips in
 * seconds. The input of a crash is printed in hexadecimal. */
#include "fuzz.h"
#include "../unit/random.h"

#include <ctype.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define INPUT_MAX 512

static uint8_t input[INPUT_MAX];
static size_t input_size;

static void print_input(int number)
{
	static const char digits[] = "0123456789abcdef";
	char text[2 * INPUT_MAX + 1];
	ssize_t ignored;

	for (size_t i = 0; i < input_size; i++) {
		text[2 * i] = digits[input[i] >> 4];
		text[2 * i + 1] = digits[input[i] & 15];
	}
	text[2 * input_size] = '\n';
	ignored = write(2, "failed on this input, in hexadecimal:\n", 38);
	ignored = write(2, text, 2 * input_size + 1);
	(void) ignored;
	signal(number, SIG_DFL);
	raise(number);
}

static void insert(size_t at, const void *bytes, size_t count)
{
	count = count < INPUT_MAX - input_size ? count : INPUT_MAX - input_size;
	memmove(input + at + count, input + at, input_size - at);
	memcpy(input + at, bytes, count);
	input_size += count;
}

static void delete(size_t at, size_t count)
{
	count = count < input_size - at ? count : input_size - at;
	memmove(input + at, input + at + count, input_size - at - count);
	input_size -= count;
}

/* The bytes that parsers of text trip over. */
static uint8_t telling_byte(uint64_t *random)
{
	static const char telling[] = "\r\n\r\n\r\n \0\x7f\xff:/[]@%.0123456789abf-";

	return random_below(random, 4) ? (uint8_t) telling[random_below(random, sizeof telling - 1)] : (uint8_t) random_next(random);
}

static void mutate(uint64_t *random)
{
	const fuzz_seed *other = &fuzz_seeds[random_below(random, fuzz_seed_count)];
	size_t at = random_below(random, input_size + 1);
	uint8_t bytes[64], byte = telling_byte(random);

	switch (random_below(random, 6)) {
		case 0:
			insert(at, &byte, 1);
			break;
		case 1:
			delete(at, 1 + random_below(random, 8));
			break;
		case 2:
			if (at < input_size) {
				input[at] = byte;
			}
			break;
		case 3:   /* a run of one byte: past every small limit */
			memset(bytes, byte, sizeof bytes);
			insert(at, bytes, random_below(random, sizeof bytes));
			break;
		case 4:   /* a piece of another seed */
			insert(at, other->data, random_below(random, other->size + 1));
			break;
		default:
			if (at < input_size) {
				input[at] ^= (uint8_t) (1u << random_below(random, 8));
			}
	}
}

static void fill(uint64_t *random)
{
	const fuzz_seed *seed = &fuzz_seeds[random_below(random, fuzz_seed_count)];

	memcpy(input, seed->data, seed->size);
	input_size = seed->size;
	for (size_t i = random_below(random, 12); i > 0; i--) {
		mutate(random);
	}
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static int run_files(int count, char **names)
{
	for (int i = 0; i < count; i++) {
		FILE *file = fopen(names[i], "rb");

		if (!file) {
			perror(names[i]);
			return 1;
		}
		input_size = fread(input, 1, sizeof input, file);
		fclose(file);
		LLVMFuzzerTestOneInput(input, input_size);
	}
	printf("%d files\n", count);
	return 0;
}

int main(int argc, char **argv)
{
	double seconds = argc > 1 ? atof(argv[1]) : 5;
	uint64_t random = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	const char *name = strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0];
	unsigned long inputs = 0;
	double end;

	signal(SIGABRT, print_input);
	signal(SIGALRM, print_input);   /* an input that takes this long hangs */
	if (argc > 1 && !isdigit((unsigned char) argv[1][0])) {
		return run_files(argc - 1, argv + 1);
	}
	random = random * 2 + 1;        /* xorshift stays at zero */
	for (end = now() + seconds; now() < end;) {
		alarm(20);
		for (int i = 0; i < 100; i++, inputs++) {
			fill(&random);
			LLVMFuzzerTestOneInput(input, input_size);
		}
	}
	printf("%s: %lu inputs\n", name, inputs);
	return 0;
}
