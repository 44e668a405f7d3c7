/* A server in one of several processes: what it tells the others, and what it is told. */
#include "server.h"

#include <errno.h>
#include <string.h>

/* A broadcast as it travels: the group's length (UINT32_MAX: everybody), the group, the line. */
#define EVERYBODY UINT32_MAX

#define LAST_WORDS LP_SECOND    /* what was sent before the end may take so long to leave */

static void worker_hears_broadcast(lp_server *server, const char *data, size_t length)
{
	uint32_t group;
	const char *name = data + sizeof group;

	memcpy(&group, data, sizeof group);
	if (group == EVERYBODY) {
		lp_server_broadcast_here(server, name, length - sizeof group, NULL, 0);
	} else {
		lp_server_broadcast_here(server, name + group, length - sizeof group - group, name, group);
	}
}

void lp_server_share(lp_server *server, bool shared)
{
	for (lp_listener *listener = server->listeners; listener; listener = listener->next) {
		lp_listener_share(listener, shared);
	}
	if (server->status) {
		lp_status_share(server->status, shared);
	}
}

/* All workers end: whoever waits in the backlog will be served by nobody, and hears so. */
static void worker_is_last(lp_server *server)
{
	lp_server_share(server, false);
}

/* Those who are full leave it to the others. */
static void worker_looks(lp_server *server)
{
	uint64_t accepted;

	if (!lp_server_has_room(server) && lp_server_others_have_room(server, &accepted)) {
		return;
	}
	for (lp_listener *listener = server->listeners; listener; listener = listener->next) {
		lp_listener_look(listener);
	}
}

static void worker_hears(lp_channel *channel, uint32_t type, const char *data, size_t length)
{
	lp_server *server = lp_container_of(channel, lp_server, channel);

	if (lp_server_halted(server)) {
		return;
	}
	switch ((lp_told) type) {
		case LP_TOLD_DRAIN:
			worker_is_last(server);
			lp_server_drain(server);
			lp_server_retire_rest(server);
			break;
		case LP_TOLD_STOP:
			worker_is_last(server);
			lp_server_stop(server);
			break;
		case LP_TOLD_LOOK:
			worker_looks(server);
			break;
		case LP_TOLD_BROADCAST:
			worker_hears_broadcast(server, data, length);
			break;
		case LP_TOLD_RETIRE:
			lp_server_retire(server);
			break;
		default:
			if (server->hooks->signal) {
				server->hooks->signal(server, LP_SIGNAL_USR1);
			}
	}
}

/* Without its parent nobody would end it. */
static void worker_is_orphan(lp_channel *channel)
{
	lp_server *server = lp_container_of(channel, lp_server, channel);

	lp_channel_close(channel);
	if (server->state != LP_SERVER_SERVING) {
		return;
	}
	lp_log_event(&server->config.log, LP_LOG_WARNING, "the parent process is gone: draining", NULL, 0);
	if (server->slot && lp_heir_is()) {   /* a reload has started that one, and who has done so starts another */
		lp_server_retire(server);
	} else {
		worker_is_last(server);
		lp_server_drain(server);
	}
}

int lp_server_become_worker(lp_server *server, const lp_worker *worker, lp_scoreboard *board, lp_error *err)
{
	server->generation = lp_generation;
	if (lp_loop_reopen(&server->loop, err) < 0) {
		lp_fd_close(worker->channel);
		return -1;
	}
	server->board = board;
	server->supervisor = NULL;
	server->slot = worker->slot;
	worker->slot->pid = lp_process_id();
	worker->slot->stats = server->own_stats;
	server->stats = &worker->slot->stats;
	lp_server_share(server, true);
	lp_server_watches_begin(server);
	server->channel.message = worker_hears;
	server->channel.end = worker_is_orphan;
	if (lp_channel_open(&server->channel, &server->loop, worker->channel) < 0) {
		return lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot watch the parent process");
	}
	return 0;
}

/* What it listens on is its parent's from now on. */
static int heir_tell(lp_server *server, lp_fd fd)
{
	lp_estate estate;
	int error;

	if (lp_server_estate(server, &estate) < 0) {
		error = errno;
		lp_fd_close(fd);
	} else if (lp_estate_tell(&estate, fd, LP_TOLD_SOCKET) < 0) {
		error = errno;
		lp_estate_fini(&estate);
	} else {
		lp_estate_fini(&estate);
		lp_server_leave_files(server);
		return 0;
	}
	errno = error;
	return -1;
}

/* An heir that serves alone. */
static void heir_attach(lp_server *server)
{
	lp_fd fd = lp_heir_channel();

	server->channel.message = worker_hears;
	server->channel.end = worker_is_orphan;
	if (fd != LP_FD_NONE && (heir_tell(server, fd) < 0 || lp_channel_open(&server->channel, &server->loop, fd) < 0)) {
		lp_log_field(&server->config.log, LP_LOG_ERROR, "cannot watch the parent process", "reason", strerror(errno));
		lp_server_drain(server);
	}
}

void lp_server_tell_ready(lp_server *server)
{
	if (server->slot) {
		server->slot->state = LP_SLOT_SERVING;
	} else {
		heir_attach(server);
	}
	lp_channel_send(&server->channel, LP_TOLD_READY, NULL, 0);
}

const lp_stats *lp_server_stats(const lp_server *server, lp_stats *sums)
{
	if (!server->board) {
		return server->stats;
	}
	lp_scoreboard_total(server->board, sums);
	return sums;
}

bool lp_server_others_have_room(const lp_server *server, uint64_t *accepted)
{
	const lp_slot *slot;
	bool have_room = false;

	*accepted = 0;
	for (int i = 0; server->board && (slot = lp_scoreboard_slot(server->board, i)); i++) {
		lp_stats stats;

		if (slot == server->slot || slot->state != LP_SLOT_SERVING) {
			continue;
		}
		lp_stats_read(&stats, &slot->stats);
		have_room = have_room || stats.accepted - stats.closed < server->config.max_connections;
		*accepted += stats.accepted;
	}
	return have_room;
}

/* Whoever waits in the backlog may be one for whom only this process was woken. */
void lp_server_worker_leaves(lp_server *server)
{
	if (server->slot) {
		server->slot->state = LP_SLOT_DRAINING;
		lp_channel_send(&server->channel, LP_TOLD_LOOK, NULL, 0);
	}
}

void lp_server_worker_ends(lp_server *server)
{
	lp_time deadline = lp_clock_after(lp_clock_now(), LAST_WORDS);

	while (!server->loop.foreign && server->channel.io.fd != LP_FD_NONE && server->channel.out.bytes && lp_clock_now() < deadline
			&& lp_loop_turn(&server->loop, deadline) == 0) {
	}
	lp_channel_close(&server->channel);
}

static bool server_tell(lp_server *server, lp_told what, const char *data, size_t length)
{
	if (server->supervisor) {
		lp_supervisor_wish(server->supervisor, what, NULL, data, length);
		return true;
	}
	return lp_channel_send(&server->channel, what, data, length);
}

bool lp_server_ask_all(lp_server *server, lp_told what)
{
	return server_tell(server, what, NULL, 0);
}

void lp_server_broadcast_there(lp_server *server, const char *data, size_t length, const char *group, size_t group_length)
{
	lp_buffer message = {0};
	uint32_t prefix = group ? (uint32_t) group_length : EVERYBODY;

	if (server->channel.io.fd == LP_FD_NONE && !server->supervisor) {
		return;
	}
	if (lp_buffer_append(&message, (const char *) &prefix, sizeof prefix) == 0 && (!group || lp_buffer_append(&message, group, group_length) == 0)
			&& lp_buffer_append(&message, data, length) == 0
			&& server_tell(server, LP_TOLD_BROADCAST, lp_buffer_data(&message), lp_buffer_length(&message))) {
		lp_buffer_fini(&message);
		return;
	}
	lp_buffer_fini(&message);
	server->stats->discarded_broadcasts++;
	lp_log_limited(&server->config.log, &server->limit_broadcast, server->loop.now, LP_LOG_ERROR,
		"a broadcast did not leave for the other workers", "reason", "too much waits for them");
}
