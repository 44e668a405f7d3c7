/* What the status listener answers: the routes, and the heads of responses. */
#include "status_internal.h"

#include "figures.h"
#include "status_page.h"

#include <string.h>

static const struct {
	int code;
	const char *reason;
} codes[] = {
	{200, "OK"}, {400, "Bad Request"}, {404, "Not Found"}, {405, "Method Not Allowed"}, {408, "Request Timeout"},
	{431, "Request Header Fields Too Large"}, {503, "Service Unavailable"}, {0, ""}
};

static const char *reason_of(int code)
{
	int i = 0;

	while (codes[i].code && codes[i].code != code) {
		i++;
	}
	return codes[i].reason;
}

/* Nobody keeps what is old in a second, and no page of others may show or read ours. */
static void reply_head(lp_sheet *response, int code, const char *type, size_t length)
{
	lp_sheet_print(response, "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\nConnection: close\r\n"
		"Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n",
		code, reason_of(code), type, length);
	lp_sheet_print(response, "Content-Security-Policy: %s\r\n%s\r\n", lp_status_page_policy, code == 405 ? "Allow: GET, HEAD\r\n" : "");
}

static void reply(lp_sheet *response, int code, const char *type, lp_sheet *body, bool head_only)
{
	reply_head(response, code, type, lp_buffer_length(&body->text));
	if (!head_only) {
		lp_sheet_add(response, lp_buffer_data(&body->text), lp_buffer_length(&body->text));
	}
	response->failed |= body->failed;
}

static void reply_text(lp_sheet *response, int code, const char *text, bool head_only)
{
	reply_head(response, code, "text/plain; charset=utf-8", strlen(text));
	if (!head_only) {
		lp_sheet_add(response, text, strlen(text));
	}
}

void lp_status_refuse(int code, lp_sheet *response)
{
	reply_text(response, code, reason_of(code), false);
}

static void page(const lp_server *server, lp_sheet *body)
{
	lp_sheet_add(body, lp_status_page_head, strlen(lp_status_page_head));
	lp_figures_html(server, body);
	lp_sheet_add(body, lp_status_page_tail, strlen(lp_status_page_tail));
}

static const struct {
	const char *path;
	const char *type;
	void (*write)(const lp_server *server, lp_sheet *body);
} routes[] = {
	{"/", "text/html; charset=utf-8", page},
	{"/metrics", "text/plain; version=0.0.4; charset=utf-8", lp_figures_metrics},
	{"/status.json", "application/json", lp_figures_json}
};

void lp_status_reply(const lp_server *server, const lp_http_request *request, lp_sheet *response)
{
	bool head_only = lp_http_is(request->method, request->method_length, "HEAD");

	if (!head_only && !lp_http_is(request->method, request->method_length, "GET")) {
		lp_status_refuse(405, response);
		return;
	}
	if (lp_http_is(request->path, request->path_length, "/health")) {
		bool serves = server->state == LP_SERVER_SERVING;

		reply_text(response, serves ? 200 : 503, serves ? "ok" : "draining", head_only);
		return;
	}
	for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
		if (lp_http_is(request->path, request->path_length, routes[i].path)) {
			lp_sheet body = {0};

			routes[i].write(server, &body);
			reply(response, 200, routes[i].type, &body, head_only);
			lp_sheet_fini(&body);
			return;
		}
	}
	reply_text(response, 404, reason_of(404), head_only);
}
