/* Messages longer than max_line: counted, told to the handler, and closed for, skipped or cut short as the option overflow says. */
#include "conn_input.h"

#include <stdlib.h>
#include <string.h>

/* It suits the listener's framing; the connection may have another by now. */
static void send_overflow_reply(lp_conn *c)
{
	lp_server *server = c->listener->server;
	const lp_text *reply = &c->listener->config.overflow_reply;
	const char *reason = c->framing->ops->refuse(c->framing, reply->data, reply->length);

	if (reason) {
		lp_log_limited(&server->config.log, &server->limit_overflow, server->loop.now, LP_LOG_ERROR,
			"overflow_reply is not sent: the connection's framing forbids it", "contains", reason);
	} else {
		lp_conn_send(c, reply->data, reply->length);
	}
}

void lp_conn_report_overflow(lp_conn *c, uint64_t length)
{
	const lp_listener_config *config = &c->listener->config;

	if (config->handler->overflow) {
		config->handler->overflow(c, length);
	}
	if (config->overflow_reply.data && c->state == LP_CONN_OPEN && !lp_server_halted(c->listener->server)) {
		send_overflow_reply(c);
	}
}

/* The limit was passed. With Close the end of the line is looked for in what is here, for the sake of its length only. */
void lp_conn_too_long(lp_conn *c, lp_frame *frame, char *rest, size_t length)
{
	lp_server *server = c->listener->server;
	const lp_listener_config *config = &c->listener->config;

	server->stats.overflows++;
	if (config->overflow == LP_OVERFLOW_TRUNCATE) {
		free(c->truncated);
		c->truncated = malloc(frame->length ? frame->length : 1);
		if (c->truncated) {
			memcpy(c->truncated, frame->data, frame->length);
		}
	} else if (config->overflow == LP_OVERFLOW_CLOSE) {
		uint64_t known;

		known = lp_frame_next(c->framing, &c->frame, rest, length, config->max_line, frame) == LP_FRAME_SKIPPED
			? frame->length : c->frame.skipped;
		lp_conn_report_overflow(c, known > config->max_line ? known : (uint64_t) config->max_line + 1);
		lp_conn_close(c, LP_CLOSE_OVERFLOW);
	}
}

void lp_conn_skipped(lp_conn *c, uint64_t length)
{
	const lp_listener_config *config = &c->listener->config;
	char *truncated = c->truncated;

	c->truncated = NULL;
	lp_conn_report_overflow(c, length);
	if (config->overflow == LP_OVERFLOW_TRUNCATE && truncated && c->state == LP_CONN_OPEN && !lp_server_halted(c->listener->server)) {
		lp_conn_message(c, truncated, config->max_line);
	}
	free(truncated);
}
