/* Reading the head of a request, line by line. */
#include "http_request.h"

#include <string.h>

bool lp_http_is(const char *slice, size_t length, const char *text)
{
	return length == strlen(text) && memcmp(slice, text, length) == 0;
}

/* tchar of RFC 9110 5.6.2. */
static bool is_token(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')
		|| (byte && strchr("!#$%&'*+-.^_`|~", byte));
}

static size_t token_length(const char *text, size_t length)
{
	size_t n = 0;

	while (n < length && is_token(text[n])) {
		n++;
	}
	return n;
}

/* Only the path matters; the form with a host in front of it is for proxies, but must be understood. */
static bool parse_target(const char *target, size_t length, lp_http_request *request)
{
	const char *end;

	for (size_t i = 0; i < length; i++) {
		if (target[i] <= ' ' || target[i] > '~') {   /* a signed char: also what is no ASCII */
			return false;
		}
	}
	if (length >= 7 && memcmp(target, "http://", 7) == 0) {
		const char *slash = memchr(target + 7, '/', length - 7);

		length = slash ? (size_t) (target + length - slash) : 1;
		target = slash ? slash : "/";
	}
	if (length == 0 || (*target != '/' && !lp_http_is(target, length, "*"))) {
		return false;
	}
	end = memchr(target, '?', length);
	request->path = target;
	request->path_length = end ? (size_t) (end - target) : length;
	return true;
}

static bool parse_request_line(const char *line, size_t length, lp_http_request *request)
{
	static const char version[] = " HTTP/1.";
	const size_t version_length = sizeof version;   /* with its last digit */

	request->method = line;
	request->method_length = token_length(line, length);
	if (request->method_length == 0 || length < request->method_length + 1 + version_length || line[request->method_length] != ' ') {
		return false;
	}
	if (memcmp(line + length - version_length, version, version_length - 1) != 0 || line[length - 1] < '0' || line[length - 1] > '9') {
		return false;
	}
	return parse_target(line + request->method_length + 1, length - request->method_length - 1 - version_length, request);
}

/* A field: its name, a colon, anything without control characters. Folded lines are obsolete, and what others smuggle with. */
static bool is_field(const char *line, size_t length)
{
	size_t name = token_length(line, length);

	if (name == 0 || name == length || line[name] != ':') {
		return false;
	}
	for (size_t i = name; i < length; i++) {
		unsigned char byte = (unsigned char) line[i];

		if ((byte < ' ' && byte != '\t') || byte == 0x7f) {
			return false;
		}
	}
	return true;
}

/* The length of the line without its end; -1 when it has none yet. '*used' is what it takes with its end. */
static ptrdiff_t line_length(const char *data, size_t length, size_t *used)
{
	const char *end = memchr(data, '\n', length);

	if (!end) {
		return -1;
	}
	*used = (size_t) (end - data) + 1;
	return end > data && end[-1] == '\r' ? end - data - 1 : end - data;
}

lp_http_result lp_http_parse(const char *data, size_t length, lp_http_request *request)
{
	size_t at = 0, used;
	ptrdiff_t line;

	while (at < length && at < 2 && (data[at] == '\r' || data[at] == '\n')) {   /* one empty line may precede it, RFC 9112 2.2 */
		at++;
	}
	if (at == length) {
		return LP_HTTP_INCOMPLETE;
	}
	line = line_length(data + at, length - at, &used);
	if (line < 0) {
		return is_token(data[at]) ? LP_HTTP_INCOMPLETE : LP_HTTP_MALFORMED;
	}
	if (!parse_request_line(data + at, (size_t) line, request)) {
		return LP_HTTP_MALFORMED;
	}
	for (at += used; (line = line_length(data + at, length - at, &used)) >= 0; at += used) {
		if (line == 0) {
			return LP_HTTP_REQUEST;
		}
		if (!is_field(data + at, (size_t) line)) {
			return LP_HTTP_MALFORMED;
		}
	}
	return LP_HTTP_INCOMPLETE;
}
