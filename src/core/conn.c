/* The life of a connection: how it starts, how it ends, and what is done about it between two events.
 *
 * Closing is in steps. lp_conn_close() and lp_conn_drop() only mark; conn_settle(), which runs when no user code is on the
 * stack, goes on with it: see conn_close.c. */
#include "conn_close.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static void conn_settle(lp_conn *c);

static LP_HOT void conn_ready(lp_io *io, unsigned events)
{
	lp_conn *c = lp_container_of(io, lp_conn, io);

	if (lp_unlikely(lp_server_halted(c->listener->server))) {
		return;
	}
	if (lp_unlikely(c->state == LP_CONN_LINGER)) {
		c->peer_closed = lp_socket_discard(io->fd);
		conn_settle(c);
		return;
	}
	if (lp_unlikely(c->hold & LP_HOLD_TLS)) {
		lp_conn_flush(c);
		conn_settle(c);   /* which goes on with the handshake */
		return;
	}
	if (lp_unlikely(events & LP_WRITE || c->transport.send_wants_read)) {
		lp_conn_flush(c);
		events |= c->transport.recv_wants_write ? LP_READ : 0;
	}
	lp_conn_batch_begin(c);
	if (events & LP_READ) {
		if (lp_unlikely(c->hold & LP_HOLD_UNASKED)) {
			lp_loop_watch(&c->listener->server->loop, io, io->interest & ~LP_READ);
		}
		lp_conn_read(c);
	}
	if (lp_unlikely(events & LP_WRITE)) {
		lp_conn_continue(c);   /* room again: what was held back may go on */
	}
	conn_settle(c);
}

static void conn_link(lp_conn *c)
{
	lp_server *server = c->listener->server;

	c->next = server->connections;
	if (c->next) {
		c->next->previous = c;
	}
	server->connections = c;
	server->connection_count++;
	server->arriving_count++;
}

static void conn_unlink(lp_conn *c)
{
	lp_server *server = c->listener->server;

	if (c->previous) {
		c->previous->next = c->next;
	} else {
		server->connections = c->next;
	}
	if (c->next) {
		c->next->previous = c->previous;
	}
	server->connection_count--;
	server->refused_count -= c->refused;
}

lp_conn *lp_conn_new(lp_listener *listener, lp_fd fd, const lp_ip *peer)
{
	lp_conn *c = calloc(1, sizeof *c);

	if (!c) {
		lp_fd_close(fd);
		return NULL;
	}
	lp_io_init(&c->io, fd, conn_ready);
	c->transport.ops = &lp_transport_plain;
	c->transport.fd = fd;
	c->listener = listener;
	c->framing = lp_framing_retain(listener->config.framing);
	c->peer = *peer;
	c->id = ++listener->server->next_id;
	c->last_active = c->last_progress = listener->server->loop.now;
	lp_conn_timeout_init(c);
	conn_link(c);
	return c;
}

void lp_conn_set_state(lp_conn *c, lp_conn_state state)
{
	if (state > (lp_conn_state) c->state) {
		if (c->state == LP_CONN_ARRIVING) {
			c->listener->server->arriving_count -= !c->admitted;
			c->io.ready = conn_ready;
		}
		c->state = (uint8_t) state;
		lp_batch_spoil(&c->listener->server->batch, c);
	}
}

void lp_conn_admit(lp_conn *c)
{
	if (!c->admitted) {
		c->admitted = true;
		c->listener->server->arriving_count--;
		c->listener->server->stats->accepted++;
	}
}

void lp_conn_open(lp_conn *c)
{
	lp_listener_config *config = &c->listener->config;
	lp_server *server = c->listener->server;

	lp_conn_admit(c);
	lp_conn_set_state(c, LP_CONN_OPEN);
	c->opened = true;
	c->last_active = server->loop.now;
	if (lp_loop_watch(&server->loop, &c->io, LP_READ) < 0) {
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
	}
	lp_conn_batch_begin(c);
	if (config->transcript) {
		lp_server_transcript(server, "Socket connected", NULL, 0);
		lp_server_transcript(server, config->greeting.length ? "send data to client" : "no data in the buffer", NULL, 0);
	}
	if (config->greeting.length) {
		lp_conn_send(c, config->greeting.data, config->greeting.length);
		if (config->transcript) {
			lp_server_transcript(server, "Wrote to socket", NULL, 0);
		}
	}
	if (config->handler->open && !lp_server_halted(server)) {
		lp_server_look_at_lines(server, 1);
		config->handler->open(c);
		lp_server_look(server, c->listener, "connect");
	}
	conn_settle(c);
}

void lp_conn_refuse(lp_conn *c, const char *text, size_t length)
{
	struct iovec iov = {NULL, 0};

	if (!c->admitted) {
		lp_conn_count_refused(c);   /* before the peer knows: who hears of it from there may look at the figures in another process */
	}
	if (length && (iov.iov_base = lp_frame_make(c->framing, text, length, &iov.iov_len))) {
		c->transport.ops->sendv(&c->transport, &iov, 1);   /* into an empty socket buffer: it fits or the peer is gone */
		free(iov.iov_base);
	}
	lp_conn_close(c, c->draining ? LP_CLOSE_DRAIN : LP_CLOSE_LOCAL);
	conn_settle(c);
}

void lp_conn_count_refused(lp_conn *c)
{
	lp_server *server = c->listener->server;

	if (!c->refused) {
		server->stats->refused++;
		server->refused_count++;
		c->refused = true;
	}
}

void lp_conn_close(lp_conn *c, lp_close_reason reason)
{
	if (c->state <= LP_CONN_OPEN) {
		if (!c->admitted) {
			lp_conn_count_refused(c);
		}
		c->reason = (uint8_t) reason;
		lp_conn_set_state(c, LP_CONN_CLOSING);
		lp_conn_schedule(c);
	}
}

void lp_conn_done(lp_conn *c)
{
	lp_conn_close(c, c->ended ? (lp_close_reason) c->end_reason : LP_CLOSE_LOCAL);
}

void lp_conn_drop(lp_conn *c, lp_close_reason reason, bool reset)
{
	if (c->state >= LP_CONN_LINGER) {
		return;
	}
	lp_conn_close(c, reason);
	c->dropped = true;
	if (reset) {
		lp_socket_reset_on_close(c->io.fd);
		c->peer_closed = true;   /* nobody to linger for */
	}
	lp_conn_schedule(c);
}

void lp_conn_drain(lp_conn *c)
{
	if (c->state == LP_CONN_ARRIVING) {
		lp_conn_arrive_drain(c);
	} else if (c->state == LP_CONN_OPEN && !c->draining) {
		c->draining = true;
		c->drain_left = c->hold & LP_HOLD_PAUSED ? 0 : c->transport.ops->available(&c->transport);
		lp_conn_schedule(c);
	}
}

void lp_conn_schedule(lp_conn *c)
{
	lp_server *server = c->listener->server;

	if (!c->queued && c->state != LP_CONN_CLOSED) {
		c->queued = true;
		c->next_work = NULL;
		*server->work_tail = c;
		server->work_tail = &c->next_work;
	}
}

void lp_conn_attend(lp_conn *c)
{
	lp_conn_batch_begin(c);
	lp_conn_resume_handler(c);
	conn_settle(c);
}

void lp_conn_work(lp_conn *c)
{
	if (lp_unlikely(c->state == LP_CONN_ARRIVING)) {
		lp_conn_arrive_work(c);
		return;
	}
	if (c->state < LP_CONN_LINGER) {
		lp_conn_batch_begin(c);
		lp_conn_continue(c);
	}
	conn_settle(c);
}

void lp_conn_bury(lp_conn *c)
{
	lp_server *server = c->listener->server;

	lp_conn_set_state(c, LP_CONN_CLOSED);
	lp_timer_stop(&server->loop.timers, &c->timer);
	lp_loop_watch(&server->loop, &c->io, 0);
	c->transport.ops->close(&c->transport);
	c->io.fd = LP_FD_NONE;
	if (c->counted_ip) {
		lp_peers_leave(&server->peers, &c->peer);
	}
	conn_unlink(c);
	if (!c->queued) {   /* else the queue passes it on */
		c->next_work = server->dead;
		server->dead = c;
	}
}

/* True while messages may be handled: nobody holds the connection and the peer takes its replies. */
static inline bool conn_flows(const lp_conn *c)
{
	return c->state == LP_CONN_OPEN && !c->hold && !c->ended && c->out.bytes < c->listener->config.max_write_buffer;
}

/* Whether lp_conn_continue() could get on now, without an event from the kernel. */
static inline bool conn_has_work(lp_conn *c)
{
	if (lp_unlikely(c->wants_room) && lp_conn_has_room(c, c->room_wanted)) {   /* all has left just now: no event will say so */
		return true;
	}
	if (c->hold & LP_HOLD_PULLING) {
		return lp_conn_wants_more(c);
	}
	return conn_flows(c) && (c->backlog || c->draining || c->transport.pending);
}

static inline unsigned conn_interest(const lp_conn *c)
{
	/* with a backlog that is handled in the next turn, reading would be right again then: not worth two system calls */
	bool reads = c->state == LP_CONN_LINGER || (conn_flows(c) && !c->draining);

	if (lp_unlikely(c->hold & LP_HOLD_TLS) && c->state == LP_CONN_OPEN) {   /* a handshake has told the kernel itself what it waits for */
		return c->starting ? (c->out.bytes ? LP_WRITE : 0) : c->io.interest;
	}
	if (c->hold == LP_HOLD_UNASKED && c->state == LP_CONN_OPEN) {   /* a session will ask again; until something comes, nothing is told the kernel */
		reads = c->io.interest & LP_READ;
	}
	return (reads || c->transport.send_wants_read ? LP_READ : 0)
		| (c->out.bytes || c->parting || c->transport.recv_wants_write ? LP_WRITE : 0);
}

/* Whoever holds more than before when all together hold too much has to go. */
LP_HOT void lp_conn_account(lp_conn *c)
{
	lp_server *server = c->listener->server;
	size_t sends = c->out.bytes + c->held;
	size_t holds = c->in.capacity + sends;
	size_t before = c->accounted;

	if (lp_likely(holds == before)) {
		return;
	}
	server->memory += holds - before;
	c->accounted = holds;
	if (lp_unlikely(server->config.max_memory && server->memory > server->config.max_memory && holds > before
			&& c->state < LP_CONN_LINGER && !c->dropped)) {
		server->stats->memory_limited++;
		lp_log_limited(&server->config.log, &server->limit_memory, server->loop.now, LP_LOG_WARNING,
			"connection closed: all buffers together reached the option max_memory", "reason",
			sends > c->in.capacity ? "SlowConsumer" : "Overflow");
		lp_conn_drop(c, sends > c->in.capacity ? LP_CLOSE_SLOW_CONSUMER : LP_CLOSE_OVERFLOW, false);
	}
}

/* After anything happened to a connection and no user code is on the stack: let output leave, take the next step towards the end
 * if it is closing, tell the loop and the timers what is awaited. */
static LP_HOT void conn_settle(lp_conn *c)
{
	lp_server *server = c->listener->server;
	unsigned interest;

	if (lp_unlikely(lp_server_halted(server))) {
		if (server->generation == lp_generation) {   /* a forked child must not send its parent's replies once more */
			lp_conn_batch_flush(c);
		}
		return;
	}
	lp_conn_batch_flush(c);
	if (lp_unlikely(c->hold & LP_HOLD_TLS)) {
		lp_conn_tls_work(c);
	}
	lp_conn_account(c);
	if (lp_unlikely(server->gracious) && c->heard) {
		lp_conn_drain(c);
	}
	if (lp_unlikely(c->state != LP_CONN_OPEN) && !lp_conn_close_step(c)) {
		return;
	}
	interest = conn_interest(c);
	if (lp_unlikely(interest != c->io.interest) && lp_loop_watch(&server->loop, &c->io, interest) < 0) {
		lp_conn_drop(c, LP_CLOSE_ERROR, false);
	}
	lp_conn_timeout_update(c);
	if (lp_unlikely(conn_has_work(c))) {
		lp_conn_schedule(c);
	}
}

size_t lp_conn_name(const lp_conn *c, bool remote, char *text, size_t size)
{
	if (c->proxied && c->proxied->remote) {
		return (size_t) snprintf(text, size, "%s", remote ? c->proxied->remote : c->proxied->local);
	}
	if (remote && c->peer.family) {
		return lp_ip_print(&c->peer, text, size);
	}
	return lp_socket_name(c->io.fd, remote, text, size);
}

void lp_conn_free(lp_conn *c)
{
	lp_server *server = c->listener->server;

	if (c->listener->config.handler->free) {
		c->listener->config.handler->free(c);
	}
	if (c->state != LP_CONN_CLOSED) {
		c->queued = true;   /* not to the dead: it is freed right here */
		lp_group_leave_all(&server->groups, c);
		lp_conn_bury(c);
	}
	server->memory -= c->accounted;
	lp_output_fini(&c->out);
	lp_buffer_fini(&c->in);
	free(c->truncated);
	lp_tls_context_release(c->starting);
	free(c->proxied);
	lp_framing_release(c->framing);
	free(c);
}
