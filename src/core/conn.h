/* One peer of a server: its state, its input, its output.
 *
 *   conn.c          life: states, closing, the queue of connections with work to do
 *   conn_arrive.c   what comes before the dialogue, where the listener asks for it
 *   conn_tls.c      the handshake, there or in the middle of the dialogue
 *   conn_input.c    reading, cutting messages, handing them to the handler
 *   conn_output.c   sending, backpressure, slow consumers
 *   conn_batch.c    replies gathered and sent at once
 *   conn_timeout.c  deadlines
 *
 * User code runs only below lp_conn_open(), conn_ready() and lp_conn_work(), which the loop calls; whatever it does to this or
 * another connection only marks it, and conn_settle() acts on the marks when no user code is on the stack. Memory is freed
 * between two turns of the loop, so nothing here needs to fear that 'c' goes away under it. */
#ifndef LP_CONN_H
#define LP_CONN_H

#include "buffer.h"
#include "frame.h"
#include "ip.h"
#include "loop.h"
#include "output.h"
#include "proxied.h"
#include "stats.h"
#include "tls.h"

typedef struct lp_conn lp_conn;
typedef struct lp_listener lp_listener;
typedef struct lp_server lp_server;
typedef struct lp_membership lp_membership;

typedef enum lp_conn_state {
	LP_CONN_ARRIVING,    /* accepted by the kernel, not yet by us: what 'step' says comes first; nobody is told of it */
	LP_CONN_OPEN,        /* messages are handled */
	LP_CONN_CLOSING,     /* no more input is handled; output leaves, then FIN */
	LP_CONN_LINGER,      /* closed for the user; FIN sent; input is thrown away so that no RST overtakes the last reply */
	LP_CONN_CLOSED       /* descriptor closed; the memory lives until this turn of the loop ends */
} lp_conn_state;

/* What a connection that arrives is at. */
typedef enum lp_conn_step {
	LP_STEP_HEADER,      /* of the PROXY protocol */
	LP_STEP_ADMISSION,   /* allow, deny, max_per_ip and the like, then lp_conn_open() */
	LP_STEP_DOUBT,       /* admission had an objection that may be out of date: others are looked at first, for one turn of the loop ... */
	LP_STEP_DECISION,    /* ... and then it is final */
	LP_STEP_TLS          /* the handshake; then the dialogue, or the refusal of a peer that was not admitted */
} lp_conn_step;

/* Why no message is handled now although the connection is open; bits of 'hold'. */
#define LP_HOLD_PAUSED 1u     /* pause() */
#define LP_HOLD_PULLING 2u    /* the handler's last reply is a source that has more to give */
#define LP_HOLD_UNASKED 4u    /* the handler is a session that asks for messages, and does not now */
#define LP_HOLD_TLS 8u        /* from lp_conn_start_tls() to the end of the handshake */

/* What user code sees of a connection. Each may be NULL. Called from the loop only, never nested. */
typedef struct lp_handler {
	/* Before a connection is admitted: NULL, or why no more of them can be served just now. */
	const char *(*full)(void);
	void (*open)(lp_conn *c);
	void (*message)(lp_conn *c, const char *data, size_t length);   /* may take those behind it with lp_conn_take() */
	void (*bytes)(lp_conn *c, const char *data, size_t length);     /* after lp_conn_expect_bytes() */
	void (*overflow)(lp_conn *c, uint64_t length);
	/* Send more while lp_conn_wants_more(); call lp_conn_set_pulling(c, false) at the end of the source. */
	void (*pull)(lp_conn *c);
	/* No message will come any more. True: the connection is attended, and open for output until lp_conn_done(). NULL: it is not. */
	bool (*end)(lp_conn *c);
	/* What lp_conn_start_tls() began is done. */
	void (*secured)(lp_conn *c);
	/* lp_conn_attend() was called, or there is room after lp_conn_want_room(). */
	void (*resume)(lp_conn *c);
	void (*close)(lp_conn *c, lp_close_reason reason);              /* exactly once after open */
	void (*free)(lp_conn *c);                                       /* 'c' goes away; also without open */
} lp_handler;

/* What every line needs comes first, side by side: with thousands of connections that is four cache lines and not six. */
struct lp_conn {
	lp_io io;
	lp_transport transport;
	lp_listener *listener;
	const lp_framing *framing;
	uint8_t state;                 /* lp_conn_state, changed by conn_set_state() alone */
	uint8_t reason;                /* lp_close_reason, once closing */
	uint8_t hold;
	bool backlog : 1;              /* 'in' may hold whole messages: handle them before reading more */
	bool queued : 1;               /* in the server's queue of work */
	bool admitted : 1;             /* counted as accepted, so it must be counted as closed */
	bool opened : 1;               /* open() was called, so close() must be */
	bool refused : 1;              /* counted as refused, not as accepted */
	bool peer_closed : 1;          /* its FIN or RST has been seen */
	bool peer_reset : 1;           /* writing met a reset: the end of input is not an orderly one */
	bool output_dead : 1;          /* writing failed: output is dropped, input that came before is still handled */
	bool dropped : 1;              /* close without flushing */
	bool draining : 1;
	bool counted_ip : 1;           /* in the server's count of addresses */
	bool heard : 1;                /* it has sent something */
	bool ended : 1;                /* end() was called */
	bool parting : 1;              /* all has been said but the transport's own goodbye, for which there is no room yet */
	bool wants_room : 1;           /* resume() when there is room for 'room_wanted' */
	uint8_t end_reason;            /* lp_close_reason, once the input has ended and the connection is still attended */
	uint8_t step;                  /* lp_conn_step, while arriving */
	lp_frame_state frame;
	lp_buffer in;                  /* bytes that belong to no handled message yet */
	lp_output out;                 /* bytes that the kernel did not take yet */
	lp_tls_context *starting;      /* STARTTLS: what the handshake will be made with, once plain_left bytes have left */
	size_t plain_left;
	size_t bytes_wanted;           /* onBytes(): the next message is this many raw bytes */
	size_t held;                   /* bytes that wait with the handler, behind the source that it pulls */
	size_t accounted;              /* this connection's part of server->memory */
	lp_time line_started;          /* 0: no message is unfinished */
	lp_time last_active;           /* the last byte in or out */
	lp_time last_progress;         /* it came, the peer took output, output began to wait, or FIN was sent */
	void *user;                    /* the handler's own */
	uint64_t id;
	lp_conn *previous, *next;      /* the server's list of all */
	lp_conn *next_work;            /* the server's queue, or its list of the dead */
	lp_timer timer;
	lp_time unasked_since;         /* LP_HOLD_UNASKED: since when */
	size_t room_wanted;            /* the least that anybody waits for */
	size_t drain_left;             /* draining: bytes that the kernel held when it began */
	char *truncated;               /* Overflow::Truncate: the max_line bytes that will be delivered */
	lp_membership *groups;
	lp_proxied *proxied;           /* what the proxy in front of it said, or NULL */
	lp_ip peer;                    /* behind the proxy, where one forwards it */
};

/* --- life (conn.c) --- */

/* A connection for an accepted descriptor, in the server's list. NULL when memory ran out; 'fd' is then closed. */
lp_conn *lp_conn_new(lp_listener *listener, lp_fd fd, const lp_ip *peer);

/* Count it as accepted, once. */
void lp_conn_admit(lp_conn *c);

/* Admitted: greet, call the handler's open(), begin to read. */
void lp_conn_open(lp_conn *c);

/* Send 'text' as a message and close, for peers that are not served. No handler sees such a connection. */
void lp_conn_refuse(lp_conn *c, const char *text, size_t length);

/* For conn_arrive.c: it will be refused, and counts as such from now on. */
void lp_conn_count_refused(lp_conn *c);

/* End it from now on: output leaves, then FIN. The first reason given stays. One that was not opened yet counts as refused. */
void lp_conn_close(lp_conn *c, lp_close_reason reason);

/* Who attended it has nothing more to say: end it, for the reason that its input ended or as closed by us. */
void lp_conn_done(lp_conn *c);

/* End it without waiting for output; with 'reset' the peer gets RST. */
void lp_conn_drop(lp_conn *c, lp_close_reason reason, bool reset);

/* Handle what the kernel holds now, then close with LP_CLOSE_DRAIN. */
void lp_conn_drain(lp_conn *c);

/* Count what it holds now. Going over max_memory ends it. */
void lp_conn_account(lp_conn *c);

/* Have lp_conn_work() called before the loop sleeps. */
void lp_conn_schedule(lp_conn *c);
void lp_conn_work(lp_conn *c);

/* Free a connection in whatever state; no handler but free() is called. For the server's reaper and its end. */
void lp_conn_free(lp_conn *c);

static inline bool lp_conn_is_open(const lp_conn *c)
{
	return c->state == LP_CONN_OPEN;
}

/* The name of its remote (or local) end as users see it, behind the proxy where one forwards it: see lp_socket_name(). */
size_t lp_conn_name(const lp_conn *c, bool remote, char *text, size_t size);

/* --- before it is open (conn_arrive.c) --- */

/* A new connection of a listener whose connections have steps before their dialogue: see lp_listener_config_arrives(). */
void lp_conn_arrive(lp_conn *c);

/* The same for one that is to be refused, which only a handshake has to precede. */
void lp_conn_arrive_refused(lp_conn *c);

/* From the queue of work, from lp_conn_drain(), and from the timer when handshake_timeout has passed. */
void lp_conn_arrive_work(lp_conn *c);
void lp_conn_arrive_drain(lp_conn *c);
void lp_conn_arrive_late(lp_conn *c);

/* --- TLS (conn_tls.c) --- */

/* Speak TLS from now on: what the running handler still sends leaves in plain text, then comes the handshake, within handshake_timeout. The
 * handler hears of its end by secured(). 0, or -1 and an error: CLOSED, MISUSE when it does so already, PROTOCOL when bytes are here behind
 * the message that is being handled (the connection is closed then). */
int lp_conn_start_tls(lp_conn *c, lp_tls_context *context, lp_error *err);

/* For conn.c and conn_arrive.c: go on with a handshake that has begun. True when it is done; otherwise it waits, or has failed and the
 * connection is closed. */
bool lp_conn_handshake(lp_conn *c);

/* It has taken too long. */
void lp_conn_handshake_late(lp_conn *c);

/* For conn.c: go on with what lp_conn_start_tls() began. */
void lp_conn_tls_work(lp_conn *c);

/* For conn_output.c: how many queued bytes may leave now, and how many did. */
size_t lp_conn_may_send(const lp_conn *c);
void lp_conn_sent_plain(lp_conn *c, size_t count);

/* --- input (conn_input.c) --- */

void lp_conn_pause(lp_conn *c);
void lp_conn_resume(lp_conn *c);

/* Hand the next 'count' raw bytes to the handler's bytes() in one piece, then go on with messages. 0: no bytes after all. */
void lp_conn_expect_bytes(lp_conn *c, size_t count);

/* --- for handlers that are sessions: they ask for each message --- */

/* Messages are wanted from now on, until message() or bytes() has brought one. */
void lp_conn_ask(lp_conn *c);

/* No more messages until lp_conn_ask(). */
void lp_conn_unask(lp_conn *c);

/* Within message(), bytes() or resume(): the next message, or the bytes that are expected, where they are here already and nothing else is to
 * be done first; then true, and 'data' lives until the next call. Otherwise ask. */
bool lp_conn_take(lp_conn *c, const char **data, size_t *length);

/* Call resume() now, as if an event had come for the connection: what it sends leaves at once, what is here can be taken. From between two
 * turns of the loop only. */
void lp_conn_attend(lp_conn *c);

/* Whether 'length' bytes more may be queued without passing max_write_buffer. */
bool lp_conn_has_room(lp_conn *c, size_t length);

/* Have resume() called when the peer has taken so much output that there is room for 'length' bytes. Who waits for more asks again then. */
void lp_conn_want_room(lp_conn *c, size_t length);

/* Applies to the very next byte. The connection retains it. */
void lp_conn_set_framing(lp_conn *c, const lp_framing *framing);

/* For conn.c: read once, or go on with what was read before. */
void lp_conn_read(lp_conn *c);
void lp_conn_continue(lp_conn *c);
void lp_conn_resume_handler(lp_conn *c);

/* --- output (conn_output.c) --- */

typedef enum lp_send_result {
	LP_SEND_OK,
	LP_SEND_FULL,        /* taken, but the peer is behind: max_write_buffer is reached */
	LP_SEND_CLOSED,      /* not taken: the connection is closing or the peer is gone */
	LP_SEND_DISCARDED    /* not taken: SlowConsumer, or out of memory */
} lp_send_result;

/* Frame one message and send it. The caller has asked framing->ops->refuse() whether it may be framed. */
lp_send_result lp_conn_send(lp_conn *c, const char *data, size_t length);

/* The same, but the bytes may be sent from where they lie: release(owner) is called when they are no longer needed, before this
 * connection's turn ends. */
lp_send_result lp_conn_send_borrowed(lp_conn *c, const char *data, size_t length, void (*release)(void *owner), void *owner);

/* Bytes as they are. */
lp_send_result lp_conn_write(lp_conn *c, const char *data, size_t length);

/* Append a block of framed bytes that other connections share. */
lp_send_result lp_conn_share(lp_conn *c, lp_block *block);

/* The handler has (no) more output than it has sent; while it has, no message is handled. */
void lp_conn_set_pulling(lp_conn *c, bool on);

/* Ask before the handler keeps 'length' bytes to be sent behind its source, and say how many it keeps now: they are bounded and
 * counted as if they lay in the queue. LP_SEND_OK: it may; anything else: the bytes are not taken. */
lp_send_result lp_conn_admit_behind(lp_conn *c, size_t length);
void lp_conn_set_held(lp_conn *c, size_t bytes);

/* True when as much waits for the peer as max_write_buffer allows. */
bool lp_conn_is_behind(const lp_conn *c);

/* True while pull() may send more in this turn: the peer keeps up and others get their turn. */
bool lp_conn_wants_more(const lp_conn *c);

/* For conn.c: what the handler sends between begin and end leaves with one system call. */
void lp_conn_batch_begin(lp_conn *c);
void lp_conn_batch_flush(lp_conn *c);

/* Offer the queue to the kernel. */
void lp_conn_flush(lp_conn *c);

/* For conn_batch.c: one system call; the count taken, 0 for "later" and for a dead peer. */
size_t lp_conn_offer(lp_conn *c, const struct iovec *iov, int count);

/* For conn_batch.c: append to the queue, which is counted at once: a handler may send without end. -1 when memory ran out: the connection is
 * ended then, since half an answer is worse than none. */
int lp_conn_queue(lp_conn *c, const char *data, size_t length);

/* --- deadlines (conn_timeout.c) --- */

void lp_conn_timeout_init(lp_conn *c);

/* Look at the deadlines again; cheap when nothing moved nearer. */
void lp_conn_timeout_update(lp_conn *c);

#define LP_LINGER (2 * LP_SECOND)   /* how long input is thrown away after FIN */

#endif
