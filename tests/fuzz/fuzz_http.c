/* Fuzzes the reader of HTTP requests: a head that is given in two pieces is judged as in one, its slices lie within it, and what is behind
 * its end does not matter. */
#include "fuzz.h"
#include "../../src/core/http_request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const fuzz_seed fuzz_seeds[] = {
	FUZZ_SEED("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), FUZZ_SEED("HEAD /metrics?x HTTP/1.0\n\n"), FUZZ_SEED("\r\nGET http://a/b HTTP/1.1\r\n\r\n"),
	FUZZ_SEED("OPTIONS * HTTP/1.1\r\nA:\r\nB: \t\r\n\r\nmore"), FUZZ_SEED("GET / HTTP/1.1\r\n folded\r\n\r\n"), FUZZ_SEED("POST / HTTP/2.0\r\n"),
};
const size_t fuzz_seed_count = sizeof fuzz_seeds / sizeof fuzz_seeds[0];

static void require(bool holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "%s\n", what);
		abort();
	}
}

static void check_slices(const char *data, size_t length, const lp_http_request *request)
{
	require(request->method >= data && request->method_length > 0 && request->method + request->method_length <= data + length,
		"the method is not in the request");
	require(request->path_length == 0 || *request->path == '/' || *request->path == '*', "the path is none");
	require(!memchr(request->path, '?', request->path_length) && !memchr(request->path, ' ', request->path_length), "the path is too long");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const char *data = (const char *) bytes;
	lp_http_request request;
	lp_http_result before = LP_HTTP_INCOMPLETE;

	if (length > 4096) {
		return 0;
	}
	for (size_t n = 0; n <= length; n++) {
		char *copy = malloc(n ? n : 1);   /* exactly as long: a look behind its end is seen */
		lp_http_result result;

		memcpy(copy, data, n);
		result = lp_http_parse(copy, n, &request);
		require(before == LP_HTTP_INCOMPLETE || result == before, "more bytes have changed what was said");
		if (result == LP_HTTP_REQUEST) {
			check_slices(copy, n, &request);
		}
		free(copy);
		before = result;
	}
	return 0;
}
