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

/* The stream as one message: refused, or read as it was sent. Only lines() may lose a CR at the end, which is
 * the price of reading both ends of line. */
static void check_round_trip(const lp_framing *framing, const char *data, size_t size)
{
	lp_frame_state state = {0};
	size_t total = size + framing->delimiter_length;
	size_t length = size;
	lp_frame frame;
	char *wire;

	if (framing->ops->refuse(framing, data, size)) {
		return;
	}
	wire = malloc(total);
	memcpy(wire, data, size);
	memcpy(wire + size, framing->delimiter, framing->delimiter_length);
	if (framing->delimiter_length == 1 && size && data[size - 1] == '\r') {
		length--;
	}
	if (lp_frame_next(framing, &state, wire, total, size, &frame) != LP_FRAME_MESSAGE || frame.consumed != total
			|| frame.length != length || memcmp(frame.data, data, length) != 0) {
		fprintf(stderr, "a message was not read as it was sent\n");
		abort();
	}
	free(wire);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size)
{
	static const lp_framing *const framings[] = {&lp_framing_lines, &lp_framing_crlf_strict, &lp_framing_crlf_lenient};
	static const size_t limits[] = {0, 1, 2, 3, 5, 16, 1000, 65536, SIZE_MAX};
	const char *data = (const char *) input + HEADER;
	const lp_framing *framing;
	size_t max;

	if (size < HEADER) {
		return 0;
	}
	size -= HEADER;
	framing = framings[input[0] % 3];
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
