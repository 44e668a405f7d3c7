/* How a connection ends, step by step, once it is marked as closing: its output leaves, the transport says goodbye, the handler is told
 * once, and what still comes is thrown away for a while, so that no RST overtakes the last reply. */
#include "conn_close.h"

/* The end as the user sees it. The descriptor is still open, so that addresses can be asked for. */
static void conn_announce_close(lp_conn *c)
{
	lp_server *server = c->listener->server;
	const lp_listener_config *config = &c->listener->config;

	lp_group_leave_all(&server->groups, c);
	if (c->admitted) {
		c->admitted = false;
		server->stats->closed++;
		server->stats->closed_by[c->reason]++;
	}
	if (!c->opened) {
		return;
	}
	c->opened = false;
	if (config->transcript) {
		lp_server_transcript(server, "Closed the socket", NULL, 0);
	}
	if (config->handler->close && !lp_server_halted(server)) {
		lp_server_look_at_lines(server, 1);
		config->handler->close(c, (lp_close_reason) c->reason);
		lp_server_look(server, c->listener, "close");
	}
}

/* Whoever still asks for messages hears that none will come, while the connection is not yet closed to everybody. */
static void conn_tell_end(lp_conn *c)
{
	if (!c->ended) {
		c->ended = true;
		if (c->listener->config.handler->end && c->opened) {
			c->listener->config.handler->end(c);
		}
	}
}

/* Say goodbye as the transport has it, to whoever may still listen. False while there is no room for it. */
static bool conn_part(lp_conn *c)
{
	bool listens = !c->dropped && !c->output_dead && (!c->peer_closed || lp_transport_is_tls(&c->transport));

	c->parting = listens && c->transport.ops->finish(&c->transport) == LP_TRANSPORT_WANT_WRITE;
	return !c->parting;
}

/* Output that a handshake had to go before never leaves when there will be none. */
static bool conn_has_output(const lp_conn *c)
{
	return c->out.bytes && lp_conn_may_send(c);
}

static void conn_finish(lp_conn *c)
{
	bool linger = !c->peer_closed && !c->dropped && !c->output_dead;

	lp_conn_set_state(c, LP_CONN_LINGER);   /* from here on send() says "closed", also inside of close() */
	lp_output_fini(&c->out);
	lp_buffer_fini(&c->in);
	c->held = 0;
	conn_announce_close(c);
	if (!linger || lp_socket_discard(c->io.fd) || c->listener->server->stopping) {
		lp_conn_bury(c);
		return;
	}
	c->last_progress = c->listener->server->loop.now;
	if (lp_loop_watch(&c->listener->server->loop, &c->io, LP_READ) < 0) {
		lp_conn_bury(c);
	}
}

bool lp_conn_close_step(lp_conn *c)
{
	conn_tell_end(c);
	if (lp_server_halted(c->listener->server)) {
		return false;
	}
	if (c->state == LP_CONN_CLOSING && (c->dropped || (!conn_has_output(c) && !(c->hold & LP_HOLD_PULLING))) && conn_part(c)) {
		conn_finish(c);
		lp_conn_account(c);
	} else if (c->state == LP_CONN_LINGER && c->peer_closed) {
		lp_conn_bury(c);
	}
	return c->state != LP_CONN_CLOSED;
}
