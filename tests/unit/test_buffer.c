/* Tests of buffer.c: against a plain array, its growth, its memory when empty, and running out of memory.
 *
 * link: -Wl,--wrap=realloc */
#include "check.h"
#include "random.h"
#include "../../src/core/buffer.h"

#include <stdlib.h>

static unsigned long reallocs;
static bool out_of_memory;

void *__real_realloc(void *memory, size_t size);

void *__wrap_realloc(void *memory, size_t size)
{
	reallocs++;
	return out_of_memory ? NULL : __real_realloc(memory, size);
}

static void test_empty(void)
{
	lp_buffer buffer = {0};

	CHECK_EQ(lp_buffer_length(&buffer), 0);
	lp_buffer_consume(&buffer, 0);
	CHECK_EQ(lp_buffer_append(&buffer, "", 0), 0);   /* nothing is not "out of memory" */
	CHECK_EQ(lp_buffer_append(&buffer, NULL, 0), 0);
	CHECK(buffer.bytes == NULL);
	lp_buffer_fini(&buffer);
	lp_buffer_fini(&buffer);
}

static void test_append_and_consume(void)
{
	lp_buffer buffer = {0};

	CHECK_EQ(lp_buffer_append(&buffer, "hello ", 6), 0);
	CHECK_EQ(lp_buffer_append(&buffer, "world", 5), 0);
	CHECK_MEM(lp_buffer_data(&buffer), lp_buffer_length(&buffer), "hello world", 11);
	lp_buffer_consume(&buffer, 6);
	CHECK_MEM(lp_buffer_data(&buffer), lp_buffer_length(&buffer), "world", 5);
	lp_buffer_consume(&buffer, 5);
	CHECK_EQ(lp_buffer_length(&buffer), 0);
	lp_buffer_fini(&buffer);
	CHECK(buffer.bytes == NULL);
	CHECK_EQ(buffer.capacity, 0);
}

static void test_reserve_and_commit(void)
{
	lp_buffer buffer = {0};
	char *room = lp_buffer_reserve(&buffer, 100);

	if (CHECK(room != NULL)) {
		memset(room, 'x', 100);
		lp_buffer_commit(&buffer, 3);
		CHECK_MEM(lp_buffer_data(&buffer), lp_buffer_length(&buffer), "xxx", 3);
		CHECK(lp_buffer_reserve(&buffer, 97) == room + 3);   /* what was not committed is still there */
	}
	lp_buffer_fini(&buffer);
}

/* An idle connection must hold nothing: a large buffer that is used up gives its memory back. */
static void test_gives_memory_back(void)
{
	lp_buffer buffer = {0};
	char data[5000];

	memset(data, 'x', sizeof data);
	CHECK_EQ(lp_buffer_append(&buffer, data, sizeof data), 0);
	lp_buffer_consume(&buffer, sizeof data - 1);
	CHECK(buffer.bytes != NULL);
	lp_buffer_consume(&buffer, 1);
	CHECK(buffer.bytes == NULL);
	CHECK_EQ(buffer.capacity, 0);
	lp_buffer_fini(&buffer);
}

/* Byte by byte: by half each time is some 30 steps to a megabyte. */
static void test_growth_is_by_half(void)
{
	lp_buffer buffer = {0};

	reallocs = 0;
	for (int i = 0; i < 1 << 20; i++) {
		lp_buffer_append(&buffer, "x", 1);
	}
	CHECK_EQ(lp_buffer_length(&buffer), 1 << 20);
	CHECK(reallocs < 40);
	CHECK(buffer.capacity <= 2u << 20);
	lp_buffer_fini(&buffer);
}

/* A queue that never quite empties must not grow: the used-up start is reclaimed. */
static void test_stays_bounded(void)
{
	lp_buffer buffer = {0};
	char data[1000];

	memset(data, 'x', sizeof data);
	lp_buffer_append(&buffer, data, 10);
	for (int i = 0; i < 10000; i++) {
		lp_buffer_append(&buffer, data, sizeof data);
		lp_buffer_consume(&buffer, sizeof data);
	}
	CHECK_EQ(lp_buffer_length(&buffer), 10);
	CHECK(buffer.capacity < 8000);
	lp_buffer_fini(&buffer);
}

static void test_out_of_memory(void)
{
	lp_buffer buffer = {0};
	char data[1000] = {0};

	out_of_memory = true;
	CHECK(lp_buffer_reserve(&buffer, 1) == NULL);
	CHECK_EQ(lp_buffer_append(&buffer, "a", 1), -1);
	CHECK_EQ(lp_buffer_length(&buffer), 0);
	out_of_memory = false;
	CHECK_EQ(lp_buffer_append(&buffer, "abc", 3), 0);
	lp_buffer_consume(&buffer, 1);
	out_of_memory = true;
	CHECK_EQ(lp_buffer_append(&buffer, data, sizeof data), -1);
	CHECK_MEM(lp_buffer_data(&buffer), lp_buffer_length(&buffer), "bc", 2);   /* what was there is there */
	out_of_memory = false;
	CHECK(lp_buffer_reserve(&buffer, SIZE_MAX) == NULL);   /* and no size overflows */
	CHECK(lp_buffer_reserve(&buffer, SIZE_MAX / 2) == NULL);
	CHECK_MEM(lp_buffer_data(&buffer), lp_buffer_length(&buffer), "bc", 2);
	lp_buffer_fini(&buffer);
}

/* Thousands of appends and consumes, of sizes small and large, against an array that only grows. */
static void test_against_model(void)
{
	enum { STREAM = 1 << 20 };
	lp_buffer buffer = {0};
	char *stream = malloc(STREAM);
	size_t start = 0, end = 0;
	uint64_t random = 42;

	for (size_t i = 0; i < STREAM; i++) {
		stream[i] = (char) random_next(&random);
	}
	while (end < STREAM) {
		size_t most = random_below(&random, 8) ? 40 : 5000;
		size_t count = random_below(&random, most);

		count = count < STREAM - end ? count : STREAM - end;
		CHECK_EQ(lp_buffer_append(&buffer, stream + end, count), 0);
		end += count;
		CHECK_MEM(lp_buffer_data(&buffer), lp_buffer_length(&buffer), stream + start, end - start);
		if (random_below(&random, 3) == 0 || end - start > 20000) {
			count = random_below(&random, 5) ? random_below(&random, end - start + 1) : end - start;
			lp_buffer_consume(&buffer, count);
			start += count;
			CHECK_EQ(lp_buffer_length(&buffer), end - start);
		}
		CHECK(buffer.end <= buffer.capacity);
	}
	lp_buffer_fini(&buffer);
	free(stream);
}

int main(void)
{
	check_watchdog();
	test_empty();
	test_append_and_consume();
	test_reserve_and_commit();
	test_gives_memory_back();
	test_growth_is_by_half();
	test_stays_bounded();
	test_out_of_memory();
	test_against_model();
	return check_done("buffer");
}
