/* Tests of channel.c: messages arrive whole and in order, however the kernel cuts them; they are bounded; the end comes behind them. */
#include "check.h"
#include "../../src/core/channel.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define LOG_MOST 100000

static lp_loop loop;
static struct {
	uint32_t type;
	size_t length;
	char first, last;
} got[LOG_MOST];
static int got_count, ended;
static bool close_in_message;
static int keep_passed;   /* how many that come along are kept ... */
static lp_fd kept[4];
static int passed_count;

static void on_message(lp_channel *channel, uint32_t type, const char *data, size_t length)
{
	if (got_count < LOG_MOST) {
		got[got_count].type = type;
		got[got_count].length = length;
		got[got_count].first = length ? data[0] : '-';
		got[got_count].last = length ? data[length - 1] : '-';
	}
	got_count++;
	if (channel->passed != LP_FD_NONE && passed_count++ < keep_passed) {
		kept[passed_count - 1] = channel->passed;
		channel->passed = LP_FD_NONE;
	}
	if (close_in_message) {
		lp_channel_close(channel);
	}
}

static void on_end(lp_channel *channel)
{
	ended++;
	lp_channel_close(channel);
}

static void open_end(lp_channel *channel, lp_fd fd)
{
	memset(channel, 0, sizeof *channel);
	channel->message = on_message;
	channel->end = on_end;
	CHECK_EQ(lp_channel_open(channel, &loop, fd), 0);
}

static void open_both(lp_channel *a, lp_channel *b)
{
	lp_fd pair[2];

	got_count = ended = 0;
	close_in_message = false;
	CHECK_EQ(lp_channel_pair(pair), 0);
	open_end(a, pair[0]);
	open_end(b, pair[1]);
}

static void turn_until(int count)
{
	for (int i = 0; i < 100000 && got_count < count && !ended; i++) {
		CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	}
	CHECK_EQ(got_count, count);
}

static void test_pair(void)
{
	lp_fd pair[2];

	CHECK_EQ(lp_channel_pair(pair), 0);
	for (int i = 0; i < 2; i++) {
		CHECK(fcntl(pair[i], F_GETFD) & FD_CLOEXEC);
		CHECK(fcntl(pair[i], F_GETFL) & O_NONBLOCK);
		lp_fd_close(pair[i]);
	}
}

static void test_messages(void)
{
	lp_channel a, b;

	open_both(&a, &b);
	CHECK(lp_channel_send(&a, 7, NULL, 0));
	CHECK(lp_channel_send(&a, 8, "x", 1));
	CHECK(lp_channel_send(&a, UINT32_MAX, "hello", 5));
	CHECK(lp_channel_send(&b, 1, "back", 4));
	turn_until(4);
	for (int i = 0, from_a = 0; i < 4; i++) {
		if (got[i].type == 1) {
			CHECK_EQ(got[i].length, 4);
		} else if (from_a++ == 0) {
			CHECK(got[i].type == 7 && got[i].length == 0);
		} else {
			CHECK(got[i].length == (from_a == 2 ? 1 : 5));
		}
	}
	lp_channel_close(&a);
	lp_channel_close(&a);
	CHECK(!lp_channel_send(&a, 1, NULL, 0));
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	CHECK_EQ(ended, 1);
}

/* More than the kernel holds, of every size. */
static void test_many(void)
{
	size_t size = 3 << 20;
	char *data = malloc(size);
	lp_channel a, b;
	int count = 0;

	open_both(&a, &b);
	for (size_t length = 1; length <= size; length = length * 3 / 2 + 1) {
		for (int i = 0; i < 3; i++, count++) {
			memset(data, '.', length);
			data[0] = (char) ('a' + count % 26);
			data[length - 1] = (char) ('A' + count % 26);
			CHECK(lp_channel_send(&a, (uint32_t) count, data, length));
		}
	}
	for (int i = 0; i < 20000; i++, count++) {
		CHECK(lp_channel_send(&a, (uint32_t) count, "tiny", 4));
	}
	turn_until(count);
	for (int i = 0; i < count; i++) {
		CHECK_EQ(got[i].type, i);
		CHECK(got[i].length == 4 || got[i].length == 1 || (got[i].first == 'a' + i % 26 && got[i].last == 'A' + i % 26));
	}
	CHECK_EQ(b.in.capacity, 0);   /* large memory is given back */
	lp_channel_close(&a);
	lp_channel_close(&b);
	free(data);
}

/* Cut anywhere. */
static void test_byte_by_byte(void)
{
	uint32_t header[2] = {9, 3};
	char bytes[sizeof header + 3];
	lp_channel channel;
	lp_fd pair[2];

	got_count = ended = 0;
	memcpy(bytes, header, sizeof header);
	memcpy(bytes + sizeof header, "abc", 3);
	CHECK_EQ(lp_channel_pair(pair), 0);
	open_end(&channel, pair[0]);
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < sizeof bytes; i++) {
			CHECK_EQ(got_count, round);
			CHECK_EQ(write(pair[1], bytes + i, 1), 1);
			CHECK_EQ(lp_loop_turn(&loop, 0), 0);
		}
		CHECK_EQ(got_count, round + 1);
		CHECK(got[round].type == 9 && got[round].first == 'a' && got[round].last == 'c');
	}
	CHECK_EQ(write(pair[1], bytes, 5), 5);   /* half a header is no message */
	lp_fd_close(pair[1]);
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	CHECK_EQ(ended, 1);
	CHECK_EQ(got_count, 2);
}

static void test_bounded(void)
{
	size_t piece = 1 << 20;
	char *data = calloc(1, piece);
	lp_channel a, b;
	int sent = 0;

	open_both(&a, &b);
	while (lp_channel_send(&a, 1, data, piece) && sent < 1000) {
		sent++;
	}
	CHECK(sent >= 62 && sent < 66);
	CHECK(lp_channel_send(&a, 2, "small", 5) || a.out.bytes + 5 > LP_CHANNEL_MOST);
	CHECK(!lp_channel_send(&a, 3, data, (size_t) LP_CHANNEL_MOST + 1));
	turn_until(sent + 1);
	CHECK(lp_channel_send(&a, 4, "again", 5));
	turn_until(sent + 2);
	CHECK_EQ(a.out.bytes, 0);
	lp_channel_close(&a);
	lp_channel_close(&b);
	free(data);
}

/* All that was sent comes before the end, also for who does not wait for the loop. */
static void test_end(bool at_once)
{
	char data[50000] = "x";
	lp_channel a, b;
	int sent = 0;

	open_both(&a, &b);
	while (!a.out.bytes && lp_channel_send(&a, 1, data, sizeof data)) {
		sent++;
	}
	lp_channel_close(&a);   /* with the last one only half in the kernel */
	if (at_once) {
		lp_channel_read_rest(&b);
	} else {
		for (int i = 0; i < 1000 && !ended; i++) {
			CHECK_EQ(lp_loop_turn(&loop, 0), 0);
		}
	}
	CHECK_EQ(ended, 1);
	CHECK_EQ(got_count, sent - 1);
	CHECK(!lp_channel_send(&b, 1, "x", 1));
	lp_channel_read_rest(&b);
	CHECK_EQ(ended, 1);
}

/* Each comes with its own message, also when several are there at once; who does not keep one leaks nothing. */
static void test_passing(void)
{
	lp_fd pair[2], pipes[3][2];
	lp_channel a, b;
	char byte;

	got_count = ended = passed_count = 0;
	close_in_message = false;
	keep_passed = 2;
	CHECK_EQ(lp_channel_pair(pair), 0);
	for (int i = 0; i < 3; i++) {
		CHECK_EQ(lp_fd_pair(pipes[i]), 0);
		CHECK_EQ(lp_channel_pass(pair[0], 7, "address", 7, pipes[i][1]), 0);
		lp_fd_close(pipes[i][1]);
	}
	errno = 0;
	CHECK_EQ(lp_channel_pass(pair[0], 7, "", 5000, 0), -1);
	CHECK_EQ(errno, EMSGSIZE);
	open_end(&a, pair[0]);
	open_end(&b, pair[1]);
	CHECK(lp_channel_send(&a, 8, "x", 1));
	turn_until(4);
	CHECK_EQ(passed_count, 3);
	CHECK(got[0].type == 7 && got[0].length == 7 && got[3].type == 8);
	for (int i = 0; i < 2; i++) {
		CHECK(fcntl(kept[i], F_GETFD) & FD_CLOEXEC);
		byte = (char) ('a' + i);
		CHECK_EQ(write(kept[i], &byte, 1), 1);
		lp_fd_close(kept[i]);
		CHECK_EQ(read(pipes[i][0], &byte, 1), 1);
		CHECK_EQ(byte, 'a' + i);
	}
	CHECK_EQ(read(pipes[2][0], &byte, 1), 0);   /* its other end is closed everywhere */
	for (int i = 0; i < 3; i++) {
		lp_fd_close(pipes[i][0]);
	}
	lp_channel_close(&a);
	lp_channel_close(&b);
}

static void test_close_in_message(void)
{
	lp_channel a, b;

	open_both(&a, &b);
	close_in_message = true;
	for (int i = 0; i < 10; i++) {
		CHECK(lp_channel_send(&a, 1, "x", 1));
	}
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	CHECK_EQ(got_count, 1);
	CHECK_EQ(b.io.fd, LP_FD_NONE);
	CHECK_EQ(lp_loop_turn(&loop, 0), 0);
	CHECK_EQ(ended, 1);   /* the other end's */
}

static void test_not_to_be_watched(void)
{
	lp_channel channel = {.io.fd = LP_FD_NONE};
	lp_fd pair[2];

	lp_channel_close(&channel);   /* never opened */
	CHECK_EQ(lp_channel_pair(pair), 0);
	lp_fd_close(pair[0]);
	lp_fd_close(pair[1]);
	if (strcmp(lp_loop_name(&loop), "poll") != 0) {
		errno = 0;
		CHECK_EQ(lp_channel_open(&channel, &loop, pair[0]), -1);
		CHECK_EQ(errno, EBADF);
		CHECK_EQ(channel.io.fd, LP_FD_NONE);
	}
}

int main(void)
{
	const char *const *backend = lp_loop_backends();
	lp_error err;

	check_watchdog();
	for (; *backend; backend++) {
		CHECK_EQ(lp_loop_open(&loop, *backend, &err), 0);
		test_pair();
		test_messages();
		test_many();
		test_byte_by_byte();
		test_bounded();
		test_end(false);
		test_end(true);
		test_passing();
		test_close_in_message();
		test_not_to_be_watched();
		lp_loop_close(&loop);
	}
	return check_done("channel");
}
