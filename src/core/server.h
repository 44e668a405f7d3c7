/* A server: a loop, its listeners and connections, its limits, and how it starts, drains and stops. */
#ifndef LP_SERVER_H
#define LP_SERVER_H

#include "batch.h"
#include "cursor.h"
#include "group.h"
#include "listener.h"
#include "log.h"
#include "loop.h"
#include "notify.h"
#include "peers.h"
#include "pid_file.h"
#include "privileges.h"
#include "scoreboard.h"
#include "signals.h"
#include "status.h"
#include "supervisor.h"

typedef enum lp_server_state {
	LP_SERVER_NEW,        /* listeners may be added; nothing is accepted */
	LP_SERVER_SERVING,
	LP_SERVER_DRAINING,   /* listeners closed; what is in hand is finished */
	LP_SERVER_STOPPED     /* nothing is open any more */
} lp_server_state;

typedef struct lp_server_config {
	uint32_t max_connections;     /* 0: from the limit of descriptors */
	size_t max_memory;            /* of all buffers together; 0: no limit */
	lp_time drain_timeout;        /* 0: as long as it takes */
	lp_time busy_poll;
	bool signals;
	bool notify;                  /* tell the service manager how it goes */
	const char *backend;          /* NULL: the best */
	lp_sigaction_fn sigaction;
	const lp_privileges *privileges;   /* taken on before it serves; NULL: stays as it is. The host keeps them */
	const char *pid_file;         /* held until the end; NULL: none. Used by lp_server_new() only */
	lp_log log;
	const char *version;          /* the host's, for the metrics; NULL: unknown */
} lp_server_config;

/* What the server tells its host. Each may be NULL. */
typedef struct lp_server_hooks {
	void (*started)(lp_server *server);
	void (*stopped)(lp_server *server);
	bool (*turn)(lp_server *server);       /* between two turns of the loop; may lp_server_halt(). True: call again without sleeping */
	void (*transcript)(lp_server *server, const char *text, size_t length);
	void (*signal)(lp_server *server, lp_signal which);   /* those that the server does not handle itself: HUP, USR1, USR2 */
} lp_server_hooks;

/* How many long reports were written lately: see lp_server_may_report(). */
typedef struct lp_reports {
	lp_timer timer;               /* runs while they are counted */
	lp_time length;               /* of that while */
	uint32_t written;
	uint64_t left_out;
} lp_reports;

#define LP_SERVER_IDLE LP_SECOND   /* the longest sleep: a host's own signals may have come just before it began */

#define LP_INPUT_CARRY 4096     /* an unfinished tail up to this size is copied in front of the next read ... */
#define LP_INPUT_READ 65536     /* ... which takes up to this much */

struct lp_server {
	lp_loop loop;
	lp_server_config config;
	const lp_server_hooks *hooks;
	void *user;                   /* the host's own */
	int generation;               /* of the process that made it; a child that a handler forked only lets go of it */
	lp_server_state state;
	bool halted;                  /* leave run() at once: the host has an exception of its own */
	bool stopping;
	bool signalled;               /* TERM or INT has come once */
	bool drain_pending;           /* asked for, perhaps by a handler: the loop does it between two turns */
	bool stop_pending;
	bool hurried;                 /* the last turn left something that the kernel does not know of: do not sleep before the next */
	bool hosted;                  /* another loop calls lp_server_dispatch() */
	bool turning;                 /* ... and is in it now */
	bool woken;                   /* the alarm for the host has been set to go off at once */
	lp_signals signals;
	lp_listener *listeners;
	lp_conn *connections;         /* all that have a descriptor */
	uint32_t connection_count;
	uint32_t refused_count;       /* of them, those that only hear a refusal */
	uint32_t arriving_count;      /* of them, those that are not open yet */
	uint32_t bereft;              /* sessions of the host whose connections are closed: a drain waits for them too, a stop does not */
	uint32_t doubtful;            /* connections that were accepted and not yet admitted or refused */
	uint64_t turns;
	uint32_t had_turns;           /* how many the listeners have accepted since it was somebody else's turn: see lp_listener_take_turns() */
	lp_conn *work, **work_tail;   /* connections to look at before the loop sleeps */
	lp_conn *dead;                /* to be freed when the turn has ended */
	uint64_t next_id;
	lp_time started_at;
	lp_timer drain_timer;
	lp_pid_file pid_file;
	lp_notify notify;
	lp_timer status_timer;        /* for a line of it now and then ... */
	uint64_t status_counted;      /* ... when something has happened since */
	lp_fd reserve;                /* a descriptor given up to refuse politely when none are left */
	lp_peers peers;
	lp_groups groups;
	struct lp_server_timer *timers;
	int next_timer_id;
	struct lp_server_watch *watches;
	int next_watch_id;
	bool watch_ended;             /* some of them are to be freed */
	uint32_t watches_gone;        /* that the host closed first, as far as each was told */
	size_t memory;
	lp_stats *stats;              /* counted in place: 'own_stats', or with workers this one's slot on the scoreboard */
	lp_stats own_stats;
	lp_latency latency;           /* when a handler's call is timed */
	lp_slowest own_slowest;       /* or the slot's */
	lp_scoreboard *board;         /* with workers; the host's */
	lp_supervisor *supervisor;    /* in the parent of workers; the host's */
	lp_slot *slot;                /* this worker's */
	lp_channel channel;           /* ... to its parent; an heir's to whoever has started it */
	lp_channel heir;              /* to a process that a reload has started */
	int heir_pid;                 /* 0: none */
	lp_estate estate;             /* the sockets that it has, and that another would get in its place */
	lp_estate heir_estate;        /* what it has told that it listens on */
	bool heir_serves;
	bool heir_leaves;             /* it is to end too */
	bool heir_reloads;            /* another is wished for, when it serves */
	bool heir_followed;           /* it is the second, in place of one that died while this process was draining */
	lp_timer heir_timer;          /* it must serve by then */
	bool gracious;                /* retiring: those who have not said anything yet still may */
	lp_timer grace_timer;
	lp_status *status;            /* NULL: nobody is told */
	lp_log_limit limit_accept, limit_refuse, limit_handshake, limit_protocol, limit_memory, limit_overflow, limit_last_line, limit_broadcast, limit_watch;
	lp_reports reports;
	lp_cursor cursor;
	lp_batch batch;
	char input[LP_INPUT_CARRY + LP_INPUT_READ];
};

/* A server that listens nowhere yet, but holds its pid file: nothing is bound before. NULL and an error otherwise. */
lp_server *lp_server_new(const lp_server_config *config, const lp_server_hooks *hooks, void *user, lp_error *err);

/* Close and free everything, in whatever state, without calling a handler but free(). */
void lp_server_free(lp_server *server);

/* Listen at one more address; while serving it is accepted at once. Takes over 'config'. */
lp_listener *lp_server_listen(lp_server *server, const lp_address *address, lp_listener_config *config, lp_error *err);

/* Serve until drained, stopped or halted. 0, or -1 and an error when it could not start or the kernel refused. */
int lp_server_run(lp_server *server, lp_error *err);

/* The parts of run(). Start: listen, take the signals, tell the host; 0, or -1 and an error. Then, while it goes on, turns of the loop,
 * each of which may wait for events or not; 0, or -1 and an error. In the end finish, whatever came before: it takes the result so
 * far and returns that of the whole. */
int lp_server_start(lp_server *server, lp_error *err);
bool lp_server_goes_on(const lp_server *server);
int lp_server_turn(lp_server *server, bool wait, lp_error *err);
int lp_server_finish(lp_server *server, int result, lp_error *err);

/* True when the next turn has something to do already. */
bool lp_server_is_pending(const lp_server *server);

/* --- in a loop of the host's (server_hosted.c) --- */

/* Start, to be driven by lp_server_dispatch() whenever the descriptor of the loop (lp_loop_descriptor(), which must exist) is readable.
 * 0, or -1 and an error. lp_server_finish() is the caller's, after either. */
int lp_server_host(lp_server *server, lp_error *err);

/* Do what is ready, never wait; at the end the descriptor is told when there will be more. 0, or -1 and an error. Not from within itself. */
int lp_server_dispatch(lp_server *server, lp_error *err);

/* A host that is outside of dispatch is about to do something to the server or one of its connections: the clock is read anew, and
 * the descriptor becomes readable, so that the consequences are dealt with. */
void lp_server_wake(lp_server *server);

static inline void lp_server_enter(lp_server *server)
{
	if (server->hosted && !server->turning) {
		lp_server_wake(server);
	}
}

/* Close the listeners, finish what is in hand, then let run() return; drain_timeout bounds it. */
void lp_server_drain(lp_server *server);

/* Close everything now; run() returns. */
void lp_server_stop(lp_server *server);

/* True when nothing more is to be done: the host unwinds, or this is a child that a handler forked, whose parent goes on serving. */
static inline bool lp_server_halted(const lp_server *server)
{
	return server->halted || server->generation != lp_generation;
}

/* Leave run() at once without calling any handler: the host is unwinding. */
void lp_server_halt(lp_server *server);

/* Send one message to all open connections, or to those of 'group' (NULL: all), but 'except'. The message is framed once for each
 * framing in use and its bytes are shared. Workers pass it on to the others, in order. Returns how many of this process took it; -1 and an LP_ERROR_VALUE when a framing refuses it. */
int64_t lp_server_broadcast(lp_server *server, const char *data, size_t length, const char *group, size_t group_length,
	const lp_conn *except, lp_error *err);

/* --- in one of several processes (server_worker.c) --- */

/* In a child that was forked before lp_server_start(): serve as 'worker', whose channel it takes over. 0, or -1 and an error. */
int lp_server_become_worker(lp_server *server, const lp_worker *worker, lp_scoreboard *board, lp_error *err);

/* Whether its sockets are for other processes as well, to which whoever waits there is left at the end. */
void lp_server_share(lp_server *server, bool shared);

/* It has started: whoever waits for that hears it, the parent of workers, or the process that a reload is to replace. */
void lp_server_tell_ready(lp_server *server);

/* --- reload (server_heir.c) --- */

/* Start the program anew, to take over; in one of several processes, ask for it. Nothing changes until it serves. */
void lp_server_reload(lp_server *server);

/* This process drains, and nobody is to follow: an heir that does not serve yet need not go on. */
void lp_server_dismiss_heir(lp_server *server);

/* It has taken over, and is to end as well, as it did not know yet. False when there is none, or it knows. */
bool lp_server_heir_leaves(lp_server *server);

/* Others serve on: accept no more, and drain; those who have just come and not said anything yet have a moment for it. */
void lp_server_retire(lp_server *server);

/* The others end too: that moment is over. */
void lp_server_retire_rest(lp_server *server);

/* Copies of all listening sockets. 0, or -1 with errno set. */
int lp_server_estate(const lp_server *server, lp_estate *estate);

/* Files of Unix sockets outlive this process: whoever has started it removes them. */
void lp_server_leave_files(lp_server *server);

/* After run(): the heir, if there is one, is the caller's, and so are the signals. */
void lp_server_orphan(lp_server *server, lp_orphan *orphan);

/* Whether another worker may serve one more, and how many connections the others have accepted so far: who looks again sees whether they come.
 * Their counts may be a moment old. */
bool lp_server_others_have_room(const lp_server *server, uint64_t *accepted);

/* It has closed its listeners: others may have to look at them. */
void lp_server_worker_leaves(lp_server *server);

/* Nothing but the channel is left in the loop: what was said there leaves, within a second, and it is closed. */
void lp_server_worker_ends(lp_server *server);

/* Have all workers do it, this one too, or those whose parent this is. False when there are no others, or no way to tell them: the caller does it alone then. */
bool lp_server_ask_all(lp_server *server, lp_told what);

/* What was counted, by all processes together where there are several: the server's own, or '*sums'. */
const lp_stats *lp_server_stats(const lp_server *server, lp_stats *sums);

/* A broadcast that comes from another process, and the way of one to all others. Connections whose framing cannot carry it are left out,
 * since its sender is not there to be told. */
void lp_server_broadcast_here(lp_server *server, const char *data, size_t length, const char *group, size_t group_length);
void lp_server_broadcast_there(lp_server *server, const char *data, size_t length, const char *group, size_t group_length);

/* Whether the other end of a connected socket is one of this server's listeners. False where others listen there too, since they may be
 * the ones who accept: inherited sockets, reuse_port, and workers. */
bool lp_server_is_peer(const lp_server *server, lp_fd fd);

/* A refusal, an accept: for the listener. True when one more connection may be served; those that arrive have their place already. */
bool lp_server_has_room(const lp_server *server);

/* One line of the documents' transcript. */
void lp_server_transcript(lp_server *server, const char *text, const char *more, size_t length);

/* --- reports of the host that peers can cause (server_report.c) --- */

void lp_server_reports_init(lp_server *server);

/* Whether one more may be written to the log in full. Otherwise it is counted, and the count will be written soon. */
bool lp_server_may_report(lp_server *server);

/* Write what is counted by now. */
void lp_server_reports_end(lp_server *server);

/* --- what the service manager is told (server_notify.c); nothing, without config.notify --- */

void lp_server_notify_open(lp_server *server);
void lp_server_notify_close(lp_server *server);
void lp_server_notify_ready(lp_server *server);       /* it serves, from now on or again */
void lp_server_notify_reloading(lp_server *server);
void lp_server_notify_stopping(lp_server *server);

/* --- how long the host takes (server_latency.c) --- */

/* Hand a message to its handler, and time that. */
void lp_server_message_timed(lp_server *server, struct lp_conn *c, const char *data, size_t length);

/* From the last look to 'now' something has held the loop up: one of the lines that were handled meanwhile, or else the event that is over. */
void lp_server_stalled(lp_server *server, const lp_listener *listener, const char *event, lp_time now, lp_time took);

/* Look at the clock: before and after an event that calls the host, such as "connect", and at the end of a turn. 'listener' may be NULL. */
static inline void lp_server_look(lp_server *server, const lp_listener *listener, const char *event)
{
	lp_time now = lp_clock_tick();
	lp_time took = lp_latency_stall(&server->latency, server->loop.now, now);

	if (lp_unlikely(took)) {
		lp_server_stalled(server, listener, event, now, took);
	}
	server->latency.seen = now;
	server->latency.seen_lines = server->stats->lines_in;
}

/* The same where only lines are of interest, if there were as many as 'least' since the last look. */
static inline void lp_server_look_at_lines(lp_server *server, uint64_t least)
{
	if (server->stats->lines_in - server->latency.seen_lines >= least) {
		lp_server_look(server, NULL, "line");
	}
}

/* --- timers of the host (server_timer.c) --- */

typedef struct lp_server_timer lp_server_timer;

struct lp_server_timer {
	lp_timer timer;
	lp_server *server;
	lp_server_timer *next;
	int id;
	lp_time period;       /* 0: once */
	void *user;
	void (*fire)(lp_server_timer *timer);
	void (*release)(lp_server_timer *timer);   /* 'user' is no longer needed */
	bool cancelled;
	bool firing;
};

/* Call 'fire' in 'delay' and, with a period, ever after; periods are counted from the plan, so they do not drift, and those missed
 * are left out. Takes over 'user' when it succeeds: the id, or -1 when memory ran out. */
int lp_server_timer_add(lp_server *server, lp_time delay, lp_time period, void (*fire)(lp_server_timer *timer),
	void (*release)(lp_server_timer *timer), void *user);

/* False when there is no such timer (any more). A timer may cancel itself. */
bool lp_server_timer_cancel(lp_server *server, int id);
void lp_server_timers_free(lp_server *server);

/* --- descriptors of the host (server_watch.c) --- */

typedef struct lp_server_watch lp_server_watch;

typedef enum lp_watch_state {
	LP_WATCH_WAITS,       /* the kernel will say when there is something */
	LP_WATCH_READABLE,    /* there is something that the kernel does not know of: the host has read it already */
	LP_WATCH_GONE         /* the host has closed it */
} lp_watch_state;

typedef struct lp_watch_ops {
	lp_watch_state (*look)(const lp_server_watch *watch);
	void (*fire)(lp_server_watch *watch);      /* it is readable; level-triggered */
	void (*release)(lp_server_watch *watch);   /* 'user' is no longer needed */
} lp_watch_ops;

struct lp_server_watch {
	lp_io io;             /* with a descriptor of our own: the number of the host's may be somebody else's any time */
	lp_server *server;
	lp_server_watch *next;
	int id;
	const lp_watch_ops *ops;
	void *user;
	bool always;          /* a regular file: always readable, and no kernel watches it */
	bool firing;
	bool ended;
};

/* Call 'fire' whenever 'fd' is readable. A copy of it is watched: the host may close it at any time, and the copy goes at the next look.
 * Takes over 'user' when it succeeds: the id, or -1 and an error. */
int lp_server_watch_add(lp_server *server, lp_fd fd, const lp_watch_ops *ops, void *user, lp_error *err);

/* False when there is no such watch (any more). It may end itself from 'fire', and others. */
bool lp_server_watch_end(lp_server *server, int id);

/* Between two turns: let go of those that the host has closed, fire those that are readable without the kernel. True when there were
 * such, so that there may be more. */
bool lp_server_watches_look(lp_server *server);

/* In a new worker: put all of them into its own loop. */
void lp_server_watches_begin(lp_server *server);
void lp_server_watches_free(lp_server *server);

/* Note whether this process is a child of the server's: the kernel's set is its parent's then. */
void lp_server_look_whose(lp_server *server);

#endif
