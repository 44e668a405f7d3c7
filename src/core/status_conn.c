/* One connection of the status listener: reads a head, sends a response, waits a moment for the peer's goodbye. One response a connection;
 * what comes behind the head is thrown away. */
#include "status_internal.h"

#include <stdlib.h>
#include <string.h>

#define GOODBYE LP_SECOND

typedef enum conn_state {
	READING,       /* the head, until its deadline */
	WRITING,       /* the response, until its deadline */
	LEAVING        /* FIN is sent; input is thrown away, so that no RST destroys the response */
} conn_state;

struct lp_status_conn {
	lp_io io;
	lp_timer timer;
	lp_status *status;
	lp_status_conn *next, **link;
	conn_state state;
	lp_sheet response;
	size_t got;
	char head[LP_STATUS_HEAD];
};

void lp_status_conn_close(lp_status_conn *c)
{
	lp_status *status = c->status;

	lp_timer_stop(&status->server->loop.timers, &c->timer);
	lp_loop_forget(&status->server->loop, &c->io);
	lp_fd_close(c->io.fd);
	*c->link = c->next;
	if (c->next) {
		c->next->link = c->link;
	}
	status->count--;
	lp_sheet_fini(&c->response);
	free(c);
	lp_status_conn_closed(status);
}

static void conn_enter(lp_status_conn *c, conn_state state, unsigned interest, lp_time patience)
{
	lp_loop *loop = &c->status->server->loop;

	c->state = state;
	if (lp_loop_watch(loop, &c->io, interest) < 0
			|| lp_timer_set(&loop->timers, &c->timer, lp_clock_after(loop->now, patience)) < 0) {
		lp_status_conn_close(c);
	}
}

static void conn_write(lp_status_conn *c)
{
	lp_buffer *text = &c->response.text;
	struct iovec iov = {lp_buffer_data(text), lp_buffer_length(text)};
	lp_ssize sent = lp_fd_sendv(c->io.fd, &iov, 1);

	if (sent < 0 && !lp_would_block(lp_socket_errno())) {
		lp_status_conn_close(c);
		return;
	}
	if (sent > 0) {
		lp_buffer_consume(text, (size_t) sent);
	}
	if (lp_buffer_length(text) == 0) {
		lp_fd_finish(c->io.fd);
		conn_enter(c, LEAVING, LP_READ, GOODBYE);
	} else if (c->state == READING) {
		conn_enter(c, WRITING, LP_WRITE, LP_STATUS_TIME);
	}
}

/* A response that does not fit into memory is none. */
static void conn_reply(lp_status_conn *c)
{
	if (c->response.failed) {
		lp_status_conn_close(c);
	} else {
		conn_write(c);
	}
}

static void conn_refuse(lp_status_conn *c, int code)
{
	lp_status_refuse(code, &c->response);
	conn_reply(c);
}

static void conn_read(lp_status_conn *c)
{
	lp_ssize got = lp_fd_recv(c->io.fd, c->head + c->got, sizeof c->head - c->got);
	lp_http_request request;

	if (got <= 0) {
		if (got == 0 || !lp_would_block(lp_socket_errno())) {
			lp_status_conn_close(c);
		}
		return;
	}
	c->got += (size_t) got;
	switch (lp_http_parse(c->head, c->got, &request)) {
		case LP_HTTP_REQUEST:
			lp_status_reply(c->status->server, &request, &c->response);
			conn_reply(c);
			break;
		case LP_HTTP_MALFORMED:
			conn_refuse(c, 400);
			break;
		case LP_HTTP_INCOMPLETE:
			if (c->got == sizeof c->head) {
				conn_refuse(c, 431);
			}
	}
}

static void conn_ready(lp_io *io, unsigned events)
{
	lp_status_conn *c = lp_container_of(io, lp_status_conn, io);

	(void) events;
	if (lp_server_halted(c->status->server)) {
		return;
	}
	if (c->state == READING) {
		conn_read(c);
	} else if (c->state == WRITING) {
		conn_write(c);
	} else if (lp_socket_discard(io->fd)) {
		lp_status_conn_close(c);
	}
}

static void conn_late(lp_timer *timer)
{
	lp_status_conn *c = lp_container_of(timer, lp_status_conn, timer);

	if (c->state == READING && c->got) {
		conn_refuse(c, 408);
	} else {
		lp_status_conn_close(c);
	}
}

void lp_status_conn_open(lp_status *status, lp_fd fd)
{
	lp_status_conn *c = malloc(sizeof *c);

	if (!c) {
		lp_fd_close(fd);
		return;
	}
	memset(c, 0, offsetof(lp_status_conn, head));
	lp_io_init(&c->io, fd, conn_ready);
	lp_timer_init(&c->timer, conn_late);
	c->status = status;
	c->next = status->connections;
	c->link = &status->connections;
	if (c->next) {
		c->next->link = &c->next;
	}
	status->connections = c;
	status->count++;
	conn_enter(c, READING, LP_READ, LP_STATUS_TIME);
}
