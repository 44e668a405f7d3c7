/* Tests of output.c: the queue against a plain array, blocks that many queues share, and running out of memory at each
 * allocation in turn.
 *
 * link: -Wl,--wrap=malloc */
#include "check.h"
#include "random.h"
#include "../../src/core/output.h"

#include <stdlib.h>

static int allocations_left = -1;   /* -1: as many as the system has */
static unsigned long allocations;

void *__real_malloc(size_t size);

void *__wrap_malloc(size_t size)
{
	allocations++;
	if (allocations_left == 0) {
		return NULL;
	}
	allocations_left -= allocations_left > 0;
	return __real_malloc(size);
}

/* The first bytes of the queue, as a send would see them. */
static size_t front_of(const lp_output *output, char *bytes, size_t size, int pieces)
{
	struct iovec iov[64];
	int count = lp_output_peek(output, iov, pieces);
	size_t length = 0;

	CHECK(count <= pieces);
	for (int i = 0; i < count; i++) {
		size_t part = iov[i].iov_len < size - length ? iov[i].iov_len : size - length;

		memcpy(bytes + length, iov[i].iov_base, part);
		length += part;
	}
	return length;
}

static void check_holds(const lp_output *output, const char *want)
{
	char bytes[256];
	size_t length = front_of(output, bytes, sizeof bytes, 64);

	CHECK_EQ(output->bytes, strlen(want));
	CHECK_MEM(bytes, length, want, strlen(want));
}

static lp_block *block_of(const char *text, size_t spare)
{
	lp_block *block = lp_block_new(strlen(text) + spare);

	memcpy(block->bytes, text, strlen(text));
	block->used = (uint32_t) strlen(text);
	return block;
}

static void test_empty(void)
{
	lp_output output = {0};
	struct iovec iov[1];

	CHECK_EQ(lp_output_peek(&output, iov, 1), 0);
	lp_output_consume(&output, 0);
	CHECK_EQ(lp_output_append(&output, "", 0), 0);
	CHECK_EQ(lp_output_append(&output, NULL, 0), 0);
	CHECK_EQ(output.bytes, 0);
	CHECK(output.head == NULL);
	lp_output_fini(&output);
}

/* Small pieces gather in one block: one iovec, few allocations. */
static void test_small_pieces_gather(void)
{
	lp_output output = {0};
	struct iovec iov[4];

	allocations = 0;
	for (int i = 0; i < 100; i++) {
		CHECK_EQ(lp_output_append(&output, "0123456789", 10), 0);
	}
	CHECK(allocations <= 2);
	CHECK_EQ(output.bytes, 1000);
	CHECK_EQ(lp_output_peek(&output, iov, 4), 1);
	CHECK_EQ(iov[0].iov_len, 1000);
	lp_output_consume(&output, 995);
	check_holds(&output, "56789");
	lp_output_consume(&output, 5);
	check_holds(&output, "");
	CHECK(output.head == NULL && output.tail == NULL);   /* an empty queue owns nothing */
	lp_output_fini(&output);
}

/* A megabyte in ten-byte pieces: blocks grow with the queue. */
static void test_long_queue(void)
{
	lp_output output = {0};

	allocations = 0;
	for (int i = 0; i < 100000; i++) {
		lp_output_append(&output, "0123456789", 10);
	}
	CHECK_EQ(output.bytes, 1000000);
	CHECK(allocations < 120);
	lp_output_fini(&output);
	CHECK(output.head == NULL);
	CHECK_EQ(output.bytes, 0);
}

static void test_shared_block(void)
{
	lp_output a = {0}, b = {0};
	lp_block *block = block_of("broadcast ", 50);

	lp_output_append(&a, "a: ", 3);
	CHECK_EQ(lp_output_share(&a, block), 0);
	CHECK_EQ(lp_output_share(&b, block), 0);
	CHECK_EQ(block->references, 3);
	/* neither queue may write into what the other one sends */
	lp_output_append(&a, "more of a", 9);
	lp_output_append(&b, "more of b", 9);
	CHECK_EQ(block->used, 10);
	check_holds(&a, "a: broadcast more of a");
	check_holds(&b, "broadcast more of b");
	lp_block_release(block);
	lp_output_consume(&a, 6);
	check_holds(&a, "adcast more of a");
	check_holds(&b, "broadcast more of b");
	lp_output_fini(&a);
	CHECK_EQ(block->references, 1);
	check_holds(&b, "broadcast more of b");
	lp_output_fini(&b);
}

/* The last holder may go on in the block's spare room; its segment must still end where its bytes end. */
static void test_last_holder_appends(void)
{
	lp_output a = {0}, b = {0};
	lp_block *block = block_of("xy", 50);

	lp_output_share(&a, block);
	lp_output_share(&a, block);   /* the same bytes twice */
	lp_output_share(&b, block);
	lp_block_release(block);
	lp_output_append(&a, "1", 1);
	check_holds(&a, "xyxy1");
	lp_output_fini(&b);
	lp_output_consume(&a, 2);
	lp_output_append(&a, "2", 1);
	check_holds(&a, "xy12");
	lp_output_fini(&a);

	block = block_of("xy", 50);
	lp_output_share(&a, block);
	lp_block_release(block);
	lp_output_consume(&a, 1);
	lp_output_append(&a, "z", 1);
	check_holds(&a, "yz");
	lp_output_fini(&a);
}

static void test_empty_block(void)
{
	lp_output output = {0};
	lp_block *block = block_of("", 10);

	CHECK_EQ(lp_output_share(&output, block), 0);
	check_holds(&output, "");
	lp_output_append(&output, "a", 1);
	CHECK_EQ(lp_output_share(&output, block), 0);
	check_holds(&output, "a");
	lp_output_consume(&output, 1);
	check_holds(&output, "");
	lp_output_fini(&output);
	CHECK_EQ(block->references, 1);
	lp_block_release(block);
}

static void test_peek_is_bounded(void)
{
	lp_output output = {0};
	lp_block *block = block_of("ab", 0);
	struct iovec iov[3];
	char bytes[16];

	for (int i = 0; i < 5; i++) {
		lp_output_share(&output, block);
	}
	lp_block_release(block);
	CHECK_EQ(lp_output_peek(&output, iov, 3), 3);
	CHECK_EQ(front_of(&output, bytes, sizeof bytes, 3), 6);
	CHECK_MEM(bytes, 6, "ababab", 6);
	lp_output_consume(&output, 3);   /* in the middle of the second */
	check_holds(&output, "bababab");
	lp_output_fini(&output);
}

static void test_block_limits(void)
{
	lp_block *block = lp_block_new(0);

	CHECK(block != NULL && block->capacity == 0 && block->used == 0);
	lp_block_release(block);
#if SIZE_MAX > UINT32_MAX
	CHECK(lp_block_new((size_t) UINT32_MAX + 1) == NULL);
#endif
}

/* Half a message must never be queued: whichever allocation fails, the queue is as it was. */
static void test_out_of_memory(void)
{
	lp_block *block = block_of("shared", 0);
	char big[3000];

	memset(big, 'x', sizeof big);
	for (int fails_at = 0; fails_at < 2; fails_at++) {
		lp_output output = {0};

		allocations_left = fails_at;
		CHECK_EQ(lp_output_append(&output, "abc", 3), -1);
		allocations_left = -1;
		check_holds(&output, "");
		CHECK_EQ(lp_output_append(&output, "abc", 3), 0);
		allocations_left = fails_at;
		CHECK_EQ(lp_output_append(&output, big, sizeof big), -1);   /* fills the first block, wants a second */
		allocations_left = -1;
		check_holds(&output, "abc");
		allocations = 0;
		CHECK_EQ(lp_output_append(&output, "def", 3), 0);
		CHECK_EQ(allocations, 0);   /* the first block has its room back */
		check_holds(&output, "abcdef");
		lp_output_fini(&output);
	}
	lp_output output = {0};
	allocations_left = 0;
	CHECK_EQ(lp_output_share(&output, block), -1);
	allocations_left = -1;
	CHECK_EQ(block->references, 1);
	check_holds(&output, "");
	lp_output_fini(&output);
	lp_block_release(block);
}

/* Appends, shares and partial sends in random order, against the same bytes in one array. */
static void test_against_model(void)
{
	enum { STREAM = 1 << 20 };
	char *stream = malloc(STREAM), *front = malloc(STREAM);
	size_t start = 0, end = 0;
	lp_output output = {0};
	lp_block *kept = NULL;
	uint64_t random = 7;

	for (size_t i = 0; i < STREAM; i++) {
		stream[i] = (char) random_next(&random);
	}
	while (end < STREAM) {
		size_t most = random_below(&random, 8) ? 50 : 4000;
		size_t count = random_below(&random, most);

		count = count < STREAM - end ? count : STREAM - end;
		if (random_below(&random, 4)) {
			CHECK_EQ(lp_output_append(&output, stream + end, count), 0);
		} else {
			lp_block *block = lp_block_new(count + random_below(&random, 100));

			memcpy(block->bytes, stream + end, count);
			block->used = (uint32_t) count;
			CHECK_EQ(lp_output_share(&output, block), 0);
			if (kept) {
				lp_block_release(kept);
			}
			kept = block;   /* a second holder until the next share */
		}
		end += count;
		CHECK_EQ(output.bytes, end - start);
		if (random_below(&random, 2)) {
			size_t length = front_of(&output, front, STREAM, 1 + (int) random_below(&random, 60));

			CHECK_MEM(front, length, stream + start, length);
			count = random_below(&random, 3) ? random_below(&random, length + 1) : length;
			lp_output_consume(&output, count);
			start += count;
			CHECK_EQ(output.bytes, end - start);
		}
		if (end - start > 30000) {
			lp_output_consume(&output, end - start - 100);
			start = end - 100;
		}
	}
	lp_block_release(kept);
	lp_output_fini(&output);
	CHECK_EQ(output.bytes, 0);
	free(stream);
	free(front);
}

int main(void)
{
	check_watchdog();
	test_empty();
	test_small_pieces_gather();
	test_long_queue();
	test_shared_block();
	test_last_holder_appends();
	test_empty_block();
	test_peek_is_bounded();
	test_block_limits();
	test_out_of_memory();
	test_against_model();
	return check_done("output");
}
