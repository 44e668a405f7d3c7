/* The head of an HTTP/1 request. Pure: no I/O, no allocation. As much of RFC 9112 as a server needs that looks at nothing but the request
 * line; the rest of a head must be well-formed all the same. */
#ifndef LP_HTTP_REQUEST_H
#define LP_HTTP_REQUEST_H

#include "platform.h"

typedef enum lp_http_result {
	LP_HTTP_INCOMPLETE,       /* well-formed so far */
	LP_HTTP_MALFORMED,
	LP_HTTP_REQUEST
} lp_http_result;

typedef struct lp_http_request {
	const char *method;
	size_t method_length;
	const char *path;         /* of the target, without scheme, host and query; not decoded */
	size_t path_length;
} lp_http_request;

/* Look at data[0..length), which begins with a request. The slices point into it. What is malformed is said so as soon as it can be seen. */
lp_http_result lp_http_parse(const char *data, size_t length, lp_http_request *request);

/* Whether the method or path is 'text'. */
bool lp_http_is(const char *slice, size_t length, const char *text);

#endif
