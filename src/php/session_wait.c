/* What a session waits for besides its own messages: room in a connection's queue, and the descriptors of a client. */
#include "session.h"

#include "errors.h"
#include "server.h"

#define FEW 4   /* descriptors that are waited for without memory of their own */

bool php_lineproto_session_await_room(php_lineproto_session *session, php_lineproto_connection *connection, size_t length)
{
	bool waited = true;

	while (waited && connection->conn && lp_conn_is_open(connection->conn) && !lp_conn_has_room(connection->conn, length)
			&& !php_lineproto_fiber_is_ending(session->fiber)) {
		lp_conn_want_room(connection->conn, length);
		session->room_of = connection;
		connection->room_waiters++;
		waited = php_lineproto_session_suspend(session, PHP_LINEPROTO_WAIT_ROOM, LP_NEVER);
		connection->room_waiters--;
	}
	return waited && connection->conn && lp_conn_is_open(connection->conn);
}

/* One descriptor in the server's loop, for as long as the session waits. */
typedef struct session_io {
	lp_io io;
	php_lineproto_session *session;
	unsigned ready;
} session_io;

static void io_ready(lp_io *base, unsigned events)
{
	session_io *io = lp_container_of(base, session_io, io);

	lp_loop_watch(&io->session->server->core->loop, base, 0);
	io->ready = (events & LP_READ ? LP_CLIENT_READ : 0) | (events & LP_WRITE ? LP_CLIENT_WRITE : 0);
	php_lineproto_session_wake(io->session);
}

/* False when the loop does not take one of them: then it counts as ready, and the next call on it says what is the matter. */
static bool io_begin(php_lineproto_session *session, session_io *ios, const lp_client_wait *list, int count)
{
	bool taken = true;

	for (int i = 0; i < count; i++) {
		unsigned interest = (list[i].events & LP_CLIENT_READ ? LP_READ : 0) | (list[i].events & LP_CLIENT_WRITE ? LP_WRITE : 0);

		lp_io_init(&ios[i].io, list[i].fd, io_ready);
		ios[i].session = session;
		ios[i].ready = 0;
		if (lp_loop_watch(&session->server->core->loop, &ios[i].io, interest) < 0) {
			ios[i].ready = list[i].events;
			taken = false;
		}
	}
	return taken;
}

static void io_end(php_lineproto_session *session, session_io *ios, lp_client_wait *list, int count)
{
	for (int i = 0; i < count; i++) {   /* user code may have woken the session by itself, before an event of this turn is told */
		lp_loop_forget(&session->server->core->loop, &ios[i].io);
		list[i].ready = ios[i].ready & list[i].events;
	}
}

int php_lineproto_session_wait_io(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	php_lineproto_session *session = context;
	session_io few[FEW], *ios;

	if (php_lineproto_fiber_is_ending(session->fiber)) {
		php_lineproto_throw_misuse("the server has ended: a session cannot wait for anything any more");
		return -1;
	}
	ios = count > FEW ? safe_emalloc((size_t) count, sizeof *ios, 0) : few;
	if (io_begin(session, ios, list, count)) {
		php_lineproto_session_suspend(session, PHP_LINEPROTO_WAIT_IO, deadline);
	}
	io_end(session, ios, list, count);
	if (ios != few) {
		efree(ios);
	}
	return EG(exception) ? -1 : 0;
}
