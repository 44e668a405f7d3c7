/* Tests of client_read.c: lines and bytes as they come, their ends and timeouts. link: -pthread */
#include "peer.h"
#include "../../src/core/client_io.h"

static lp_client client;
static lp_fd server;
static lp_client_config config;
static lp_error err;
static char got[300];

static void begin(const lp_framing *framing)
{
	lp_fd pair[2] = {LP_FD_NONE, LP_FD_NONE};

	CHECK_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	CHECK_EQ(lp_fd_nonblocking(pair[0], true), 0);
	lp_client_init(&client);
	client.transport.ops = &lp_transport_plain;
	client.transport.fd = pair[0];
	server = pair[1];
	config = plain_client;
	config.framing = framing;
	memset(&err, 0, sizeof err);
}

static void end(void)
{
	lp_client_fini(&client);
	if (server != LP_FD_NONE) {
		lp_fd_close(server);
	}
}

static void says(const char *bytes)
{
	CHECK(peer_print(server, bytes));
}

static void leaves(void)
{
	lp_fd_close(server);
	server = LP_FD_NONE;
}

/* What a read gives, as text: the message, or what became of it. */
static const char *copy(int result, const char *data, size_t length)
{
	if (result == 1) {
		snprintf(got, sizeof got, "%.*s", (int) length, data);
		return got;
	}
	return result == 0 ? "(end)" : err.kind == LP_ERROR_TIMEOUT ? "(timeout)" : err.kind == LP_ERROR_CLOSED ? "(closed)"
		: err.kind == LP_ERROR_TOO_LONG ? "(too long)" : err.kind == LP_ERROR_PROTOCOL ? "(protocol)" : "(other)";
}

static const char *line_by(lp_time deadline)
{
	const char *data = NULL;
	size_t length = 0;
	int result = lp_client_read(&client, &config, deadline, &data, &length, &err);

	return copy(result, data, length);
}

static const char *line(void)
{
	return line_by(in_time());
}

static const char *bytes_by(size_t count, lp_time deadline)
{
	const char *data = NULL;
	int result = lp_client_read_bytes(&client, &config, count, deadline, &data, &err);

	return copy(result, data, count);
}

static const char *bytes(size_t count)
{
	return bytes_by(count, in_time());
}

static void test_lines_and_bytes(void)
{
	begin(&lp_framing_lines);
	says("one\ntwo\r\n\nabcdefthree\n");
	CHECK_STR(line(), "one");
	CHECK_STR(line(), "two");
	CHECK_STR(line(), "");
	CHECK_STR(bytes(3), "abc");
	CHECK_STR(bytes(3), "def");
	CHECK_STR(line(), "three");
	CHECK_STR(line_by(1), "(timeout)");
	leaves();
	CHECK_STR(line(), "(end)");
	CHECK_STR(line(), "(end)");
	CHECK_STR(bytes(1), "(closed)");
	end();
}

/* After a timeout everything is as it was, and what is cut differs from one read to the next. */
static void test_timeouts_lose_nothing(void)
{
	begin(&lp_framing_lines);
	says("ha");
	CHECK_STR(line_by(1), "(timeout)");
	CHECK_EQ(err.phase, LP_PHASE_READ);
	CHECK_STR(bytes_by(3, 1), "(timeout)");
	CHECK_EQ(err.phase, LP_PHASE_READ);
	CHECK_STR(line_by(lp_clock_now() + LP_MILLISECOND), "(timeout)");
	says("lf\nrest\n");
	CHECK_STR(bytes(1), "h");
	CHECK_STR(line(), "alf");
	says("x");
	CHECK_STR(line(), "rest");
	CHECK_STR(line_by(1), "(timeout)");
	says("y\n");
	CHECK_STR(bytes(1), "x");
	CHECK_STR(line(), "y");
	end();
}

/* Never a partial message, whatever the framing makes of it at the end of a server's stream. */
static void test_tails(void)
{
	static const lp_framing *const framings[] = {&lp_framing_lines, &lp_framing_crlf_strict, &lp_framing_block, &lp_framing_dotted,
		&lp_framing_netstring};

	for (size_t i = 0; i < sizeof framings / sizeof framings[0]; i++) {
		begin(framings[i]);
		says("3:ab");
		leaves();
		CHECK_STR(line(), "(closed)");
		end();
	}
	begin(&lp_framing_lines);
	says("whole\nhalf");
	leaves();
	CHECK_STR(line(), "whole");
	CHECK_STR(bytes(5), "(closed)");   /* but bytes are bytes */
	CHECK_STR(bytes(4), "half");
	CHECK_STR(line(), "(end)");
	end();
}

static void test_limits(void)
{
	begin(&lp_framing_lines);
	config.max_line = 4;
	says("four\nbytes are not lines\nfives\n");
	CHECK_STR(line(), "four");
	CHECK_STR(bytes(20), "bytes are not lines\n");
	CHECK_STR(line(), "(too long)");
	end();
	begin(&lp_framing_crlf_strict);
	says("bare\n");
	CHECK_STR(line(), "(protocol)");
	end();
}

static void test_out_of_step(void)
{
	begin(&lp_framing_lines);
	CHECK(!lp_client_has_input(&client));
	says("421 too late\r\nmore");
	CHECK(lp_client_has_input(&client));
	CHECK(!lp_client_is_fresh(&client));
	CHECK_EQ(lp_client_out_of_step(&client, &err), -1);
	CHECK_EQ(err.kind, LP_ERROR_PROTOCOL);
	CHECK(strstr(err.text, "\"421 too late??more\"") != NULL);
	CHECK_STR(line(), "421 too late");   /* nothing was used up */
	CHECK_EQ(lp_client_out_of_step(&client, &err), -1);
	CHECK(strstr(err.text, "\"more\"") != NULL);
	end();
}

int main(void)
{
	check_watchdog();
	test_lines_and_bytes();
	test_timeouts_lose_nothing();
	test_tails();
	test_limits();
	test_out_of_step();
	return check_done("client_read");
}
