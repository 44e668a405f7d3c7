/* Tests of http_request.c: what is a request, what cannot become one, and that a request in pieces is judged like one in one piece. */
#include "check.h"
#include "../../src/core/http_request.h"

#include <stdlib.h>

static lp_http_result parse(const char *text, lp_http_request *request)
{
	return lp_http_parse(text, strlen(text), request);
}

static void check_path(const char *text, const char *method, const char *path)
{
	lp_http_request request;

	if (CHECK_EQ(parse(text, &request), LP_HTTP_REQUEST)) {
		CHECK_MEM(request.method, request.method_length, method, strlen(method));
		CHECK_MEM(request.path, request.path_length, path, strlen(path));
	}
}

static void test_requests(void)
{
	check_path("GET / HTTP/1.1\r\n\r\n", "GET", "/");
	check_path("HEAD /metrics HTTP/1.0\r\nHost: x\r\n\r\nmore", "HEAD", "/metrics");
	check_path("\r\nGET /a/b?c=/d HTTP/1.1\nX: \xff\n\n", "GET", "/a/b");
	check_path("GET http://host:1/x?y HTTP/1.1\r\n\r\n", "GET", "/x");
	check_path("GET http://host HTTP/1.1\r\n\r\n", "GET", "/");
	check_path("OPTIONS * HTTP/1.1\r\n\r\n", "OPTIONS", "*");
	check_path("get /? HTTP/1.1\r\nA:\r\nB:b:\tc\r\n\r\n", "get", "/");
}

/* Its beginnings are incomplete, and nothing behind its end is looked at. */
static void test_pieces(void)
{
	static const char text[] = "GET /health HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n\1\2\3";
	const size_t whole = sizeof text - 4;
	lp_http_request request;

	for (size_t length = 0; length < sizeof text; length++) {
		char *copy = malloc(length + 1);   /* exactly as long: a look behind the end is seen */

		memcpy(copy, text, length);
		copy = realloc(copy, length ? length : 1);
		CHECK_EQ(lp_http_parse(copy, length, &request), length < whole ? LP_HTTP_INCOMPLETE : LP_HTTP_REQUEST);
		free(copy);
	}
}

static void test_malformed(void)
{
	static const char *const texts[] = {
		" ", "\x16\x03", "\x80", ":", "\r\n\r\n\r\n", "\n\n\n", "GET\r\n", "GET /\r\n", "GET / HTTP/2.0\r\n", "GET / HTTP/1.\r\n", "GET / HTTP/1.1.1\r\n",
		"GET / http/1.1\r\n", "GET x HTTP/1.1\r\n", "GET  HTTP/1.1\r\n", "GET HTTP/1.1\r\n", " GET / HTTP/1.1\r\n", "GET\t/ HTTP/1.1\r\n",
		"GET /\x7f HTTP/1.1\r\n", "GET /\xc3\xa4 HTTP/1.1\r\n", "GET https://x/ HTTP/1.1\r\n", "G(T / HTTP/1.1\r\n", "GET / HTTP/1.1\r\r\n",
		"GET / HTTP/1.1\r\n x: y\r\n", "GET / HTTP/1.1\r\nx\r\n", "GET / HTTP/1.1\r\nx y: z\r\n", "GET / HTTP/1.1\r\n: z\r\n",
		"GET / HTTP/1.1\r\nx: \1\r\n", "GET / HTTP/1.1\r\nx: \r\r\n", "GET / HTTP/1.1\r\nx: \x7f\r\n"
	};
	lp_http_request request;

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		if (!CHECK_EQ(parse(texts[i], &request), LP_HTTP_MALFORMED)) {
			fprintf(stderr, "text %zu\n", i);
		}
	}
	CHECK_EQ(lp_http_parse("\0", 1, &request), LP_HTTP_MALFORMED);
	CHECK_EQ(lp_http_parse("GET /\0 HTTP/1.1\r\n", 17, &request), LP_HTTP_MALFORMED);
	CHECK_EQ(lp_http_parse("GET / HTTP/1.1\r\nx: \0\r\n", 23, &request), LP_HTTP_MALFORMED);
}

int main(void)
{
	check_watchdog();
	test_requests();
	test_pieces();
	test_malformed();
	return check_done("http_request");
}
