/* Fuzzes the framings: however an input is cut into reads, the events must be those of the slow model.
 *
 * The first byte of the input chooses the framing, the second the limit, the third the cuts; the rest is the stream. What
 * a framing agrees to send is sent, in front of the stream, and must come back as it was. */
#include "fuzz.h"
#include "frame_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEADER 3
#define ALL_CUTS 12       /* streams up to this length are cut at every place, and at every two */

const fuzz_seed fuzz_seeds[] = {
	FUZZ_SEED("\0\6\1one\ntwo\r\nthree\n\n\r\nfour"),
	FUZZ_SEED("\1\6\2ab\r\ncd\r\n\r\nabcdef\r\nx\r"),
	FUZZ_SEED("\2\4\3abcde\r\nabcdef\r\nabcde\r\r\nabcdef"),
	FUZZ_SEED("\0\1\4\r\r\r\n\n\r\n\r"),
	FUZZ_SEED("\1\2\5ab\r\nabc\r\nab\rc\n"),
	FUZZ_SEED("\1\0\7\r\n\r\na\r\n"),
	FUZZ_SEED("\3\5\11a=b\nc=d\n\nrequest=x\r\n\r\n\n\nabc\n\rdef\n\n"),
	FUZZ_SEED("\3\4\2\n\nabcdefghijk\nabc\r\n\n\na\n\r"),
	FUZZ_SEED("\4\5\3Action: Ping\r\n\r\n\r\nab\r\ncd\r\n\r\n"),
	FUZZ_SEED("\5\5\7Subject: x\r\n\r\n..text\r\n.\r\n.\r\nend\r\n.\r"),
	FUZZ_SEED("\5\3\5.ab\r\n..\r\n.c\r\n.\r\nabcd\r\n\r\n..\r\n.\r\n\r\n.\r\n"),
	FUZZ_SEED("\6\5\0015:hello,0:,12:hello world!,3:a,b,1"),
	FUZZ_SEED("\6\2\0024:abcd,2:ab,10:0123456789,1:ab"),
	FUZZ_SEED("\7\5\0015 hello<1>line\n11 <1>a\nb\n<2>c12\n34\r\n5 abcde17"),
	FUZZ_SEED("\7\2\00210 0123456789ab\nabcd\r\n1 x12"),
	FUZZ_SEED("\13\4\3ab\r\ncd\r\r\n\r\nabcdefgh\r"),
	FUZZ_SEED("\14\5\4xx\x0bMSH|a\r\x1c\r\n\x0b\x1c\rjunk\x0bno end\x1c"),
	FUZZ_SEED("\15\3\4abaaxaaaaaabaaa"),
	FUZZ_SEED("\16\2\4aabxaabaaabaab aaaabaaab"),
	FUZZ_SEED("\17\3\6[[ab/x[[[cd/[[[/[["),
	FUZZ_SEED("\10\5\5job\t1\n..x\n.\nOK\r\n.\r\n.\n\n.\r"),
	FUZZ_SEED("\10\3\2abcdefg\n..\n.\r\nab\n.\n"),
	FUZZ_SEED("\11\6\003250-a\r\n250-b\n250 c\n220\n230-x\n 230 y\n231 z\n\n230 end\n2500\n"),
	FUZZ_SEED("\11\4\002250-abcdef\n25\n250-\n250\r\n250 abcdef\nab\n"),
	FUZZ_SEED("\12\6\005220-a\r\n220 b\r\n250\r\n250-\r\n\r\n250\r\nno code\r\n"),
	FUZZ_SEED("\12\3\007250-abcdef\r\n25\r\n250\r\n250-\r\n250 abcdef\r\n250-ab\n"),
	FUZZ_SEED("\0\5\11{\"jsonrpc\":\"2.0\",\"id\":1}\r\n{}\n"),
};
const size_t fuzz_seed_count = sizeof fuzz_seeds / sizeof fuzz_seeds[0];

static frame_log got, want;

static void compare(const char *how)
{
	if (!frame_log_same(&got, &want)) {
		fprintf(stderr, "cut by %s, the events differ\n", how);
		frame_log_print("got", &got);
		frame_log_print("want", &want);
		abort();
	}
}

static void check_cuts(const lp_framing *framing, const char *data, size_t size, size_t max, unsigned seed)
{
	size_t cuts[64], count = 0;

	for (size_t at = 0; count < 64 && (at += 1 + (seed = seed * 1103515245 + 12345) / 65536 % 13) < size;) {
		cuts[count++] = at;
	}
	frame_log_chunks(&got, framing, data, size, max, cuts, count);
	compare("chance");
	for (size_t first = 0; size <= ALL_CUTS && first <= size; first++) {
		for (size_t second = first; second <= size; second++) {
			cuts[0] = first;
			cuts[1] = second;
			frame_log_chunks(&got, framing, data, size, max, cuts, 2);
			compare("two");
		}
	}
}

/* lines() and block() lose a CR before each LF, which is the price of reading both ends of line. Returns the new length. */
static size_t without_lost_cr(const lp_framing *framing, char *data, size_t size)
{
	size_t to = 0;

	if (framing->strict || framing->delimiter_length == 0 || framing->delimiter[0] != '\n' || strcmp(framing->ops->name, "delimited") == 0) {
		return size;
	}
	for (size_t i = 0; i < size; i++) {
		if (data[i] != '\r' || (i + 1 < size && data[i + 1] != '\n')) {
			data[to++] = data[i];
		}
	}
	return to;
}

/* The stream as one message, sent twice: refused, or read twice as it was sent. */
static void check_round_trip(const lp_framing *framing, const char *data, size_t size)
{
	lp_frame_state state = {0};
	size_t framed, length;
	char *wire, *expected;
	lp_frame frame;

	if (framing->ops->refuse(framing, data, size)) {
		return;
	}
	wire = lp_frame_make(framing, data, size, &framed);
	expected = malloc(size + 1);
	memcpy(expected, data, size);
	length = without_lost_cr(framing, expected, size);
	wire = realloc(wire, 2 * framed);
	memcpy(wire + framed, wire, framed);
	for (int i = 0; i < 2; i++) {
		size_t here = (size_t) (2 - i) * framed;

		if (lp_frame_next(framing, &state, wire + (2 * framed - here), here, size, &frame) != LP_FRAME_MESSAGE || frame.consumed != framed
				|| frame.length != length || memcmp(frame.data, expected, length) != 0) {
			fprintf(stderr, "a message was not read as it was sent\n");
			abort();
		}
	}
	free(wire);
	free(expected);
}

#define FIXED 11
#define FRAMINGS (FIXED + 6)

static const lp_framing *framing_of(unsigned which)
{
	static const lp_framing *const fixed[] = {
		&lp_framing_lines, &lp_framing_crlf_strict, &lp_framing_crlf_lenient, &lp_framing_block, &lp_framing_block_crlf,
		&lp_framing_dotted, &lp_framing_netstring, &lp_framing_syslog, &lp_framing_dotted_lenient, &lp_framing_code, &lp_framing_code_crlf
	};
	static const char *const delimiters[][2] = {
		{"\r\n", ""}, {"\x1c\r", "\x0b"}, {"aa", ""}, {"aab", "aab"}, {"/", "[["}, {"a", "a"}
	};
	static const lp_framing *delimited[sizeof delimiters / sizeof delimiters[0]];
	unsigned n = which % FRAMINGS;

	if (n < FIXED) {
		return fixed[n];
	}
	n -= FIXED;
	if (!delimited[n]) {
		delimited[n] = lp_framing_delimited_new(delimiters[n][0], strlen(delimiters[n][0]), delimiters[n][1], strlen(delimiters[n][1]));
	}
	return delimited[n];
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size)
{
	static const size_t limits[] = {0, 1, 2, 3, 5, 16, 1000, 65536, SIZE_MAX};
	const char *data = (const char *) input + HEADER;
	const lp_framing *framing;
	size_t max;

	if (size < HEADER) {
		return 0;
	}
	size -= HEADER;
	framing = framing_of(input[0]);
	max = limits[input[1] % (sizeof limits / sizeof limits[0])];
	frame_log_model(&want, framing, data, size, max);
	frame_log_chunks(&got, framing, data, size, max, NULL, 0);
	compare("nothing");
	frame_log_steps(&got, framing, data, size, max, 1);
	compare("every byte");
	check_cuts(framing, data, size, max, input[2]);
	check_round_trip(framing, data, size);
	return 0;
}
