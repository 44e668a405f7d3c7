/* What the files of the status listener share. */
#ifndef LP_STATUS_INTERNAL_H
#define LP_STATUS_INTERNAL_H

#include "http_request.h"
#include "server.h"
#include "sheet.h"

typedef struct lp_status_conn lp_status_conn;

struct lp_status {
	lp_server *server;
	lp_listener *listener;
	lp_status_conn *connections;
	int count;
};

/* Serve one request; closes 'fd' when memory ran out. */
void lp_status_conn_open(lp_status *status, lp_fd fd);
void lp_status_conn_close(lp_status_conn *c);

/* For status_conn.c: there is room for another. */
void lp_status_conn_closed(lp_status *status);

/* The whole response to a request; of one that could not be read, that with the status code alone. */
void lp_status_reply(const lp_server *server, const lp_http_request *request, lp_sheet *response);
void lp_status_refuse(int code, lp_sheet *response);

#endif
