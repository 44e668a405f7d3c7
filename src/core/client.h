/* The client: one connection to one of several addresses, requests and replies on it, all within one deadline.
 *
 * Everything blocks through one function, config->wait, so that a host which runs many of these at once can suspend there
 * instead. While user code runs (source, sink, wait) the client must be reachable from the host's own lists: it may leave by longjmp. */
#ifndef LP_CLIENT_H
#define LP_CLIENT_H

#include "address.h"
#include "buffer.h"
#include "clock.h"
#include "error.h"
#include "frame.h"
#include "socket.h"
#include "tls.h"

/* One descriptor that is waited for; 'events' and 'ready' are LP_CLIENT_READ | LP_CLIENT_WRITE. */
#define LP_CLIENT_READ 1u
#define LP_CLIENT_WRITE 2u

typedef struct lp_client_wait {
	lp_fd fd;
	unsigned events;
	unsigned ready;
} lp_client_wait;

/* Wait until one of them is ready or 'deadline' has passed (then all 'ready' are 0). Signals do not end it early unless the host
 * wants to leave. 0, or -1 to leave at once: the host has an error of its own, the client reports LP_ERROR_ABORTED. */
typedef int (*lp_client_wait_fn)(void *context, lp_client_wait *list, int count, lp_time deadline);

/* What a host wants done when a signal came, and every second or so in a long wait: 0, or -1 to leave. */
typedef struct lp_client_interrupt {
	int (*look)(void);
} lp_client_interrupt;

/* The plain one: poll(2). 'context' is an lp_client_interrupt, or NULL to wait on whatever comes. */
int lp_client_wait_poll(void *context, lp_client_wait *list, int count, lp_time deadline);

/* What lp_client_wait_poll() does with its 'context' before it sleeps: 0, or -1 to leave. */
int lp_client_look(void *context);

typedef struct lp_client_config {
	lp_time connect_timeout;        /* for each address; 0 or LP_NEVER: only the deadline */
	lp_time timeout;                /* what the deadlines were made of: only named in errors; 0: not known */
	bool greet;                     /* the server speaks first */
	const char *greeting;           /* what it must say; NULL: anything that is no refusal */
	size_t greeting_length;
	const char *refusal;            /* a greeting that contains this is LP_ERROR_REFUSED; NULL or "": none */
	size_t refusal_length;
	const lp_framing *framing;      /* of requests; all framings must live as long as the call */
	const lp_framing *reply_framing;      /* what replies are cut with, see reply.h; NULL: 'framing' */
	const lp_framing *greeting_framing;   /* the same for the greeting */
	size_t max_line;
	lp_time greeting_timeout;       /* for the greeting alone, named as connect_timeout in errors; 0 or LP_NEVER: only the deadline */
	bool kept;                      /* the connection will serve other calls too: worth two system calls that make each of them cheaper */
	bool no_reply;                  /* Reply::None */
	bool keep_input;                /* with no_reply: what comes meanwhile is for lp_client_read(); beyond LP_CLIENT_KEEP nothing is read */
	bool idempotent;                /* a request may be sent again although it may have been carried out */
	int retries;
	lp_tls_context *tls;            /* for tls:// and lp_client_start_tls(); NULL: none */
	const lp_address *bind_to;      /* NULL: any local address */
	lp_client_wait_fn wait;
	void *wait_context;
	/* The greeting, without its delimiter, as soon as it came and was accepted; may be NULL. */
	void (*greeted)(void *context, const char *data, size_t length);
	/* The same for a refusal, before the error that has only its beginning; may be NULL. */
	void (*refused)(void *context, const char *data, size_t length);
	void *greeted_context;          /* of both */
} lp_client_config;

typedef struct lp_client_dial lp_client_dial;

typedef struct lp_client {
	lp_transport transport;         /* fd LP_FD_NONE: not connected */
	lp_address address;             /* whom it is connected to */
	const lp_framing *framing;      /* what its input is cut with now; NULL while it is kept in a pool */
	lp_frame_state frame;
	lp_buffer in;
	bool eof;                       /* nothing more comes: the peer has sent FIN, or the connection failed */
	bool full;                      /* the last read filled its room: look again before waiting */
	bool unanswered;                /* requests were sent whose replies nobody waits for (no_reply) */
	bool asked;                     /* ... whose replies are for lp_client_read(), which may not have read them all (keep_input) */
	bool patient;                   /* recv() may wait for up to a second by itself, which is cheaper than poll() and recv() */
	int generation;                 /* of the process that connected it: lp_generation */
	lp_client_dial *dial;           /* while connecting: what is under way */
} lp_client;

/* Not connected; owns nothing yet. */
void lp_client_init(lp_client *client);

/* Close and free what it owns; leaves it as init does. */
void lp_client_fini(lp_client *client);

/* Connect to 'address': its resolved addresses are tried in turn, the next one 250 ms after the last or when that failed, the first to
 * succeed wins (RFC 8305). Then the greeting is read and judged. 'deadline' is the whole call's; connect_timeout bounds the
 * connecting. Errors: CONNECT, TLS, TIMEOUT (phase connect, handshake, greeting), REFUSED, CLOSED (before its greeting), PROTOCOL, TOO_LONG, ABORTED. */
int lp_client_connect(lp_client *client, const lp_client_config *config, const lp_address *address, lp_time deadline, lp_error *err);

/* Speak TLS with config->tls from here on. 0; or -1 and an error, with which the connection is of no use: TLS, TIMEOUT (phase handshake),
 * PROTOCOL when input waits that nobody has read: it came in plain text and must not be taken for the server's. */
int lp_client_start_tls(lp_client *client, const lp_client_config *config, lp_time deadline, lp_error *err);

/* True when a kept connection may be used again: it is open, silent and has nothing left over. Replies that nobody
 * waited for are thrown away. */
bool lp_client_is_fresh(lp_client *client);

/* Before a connection is closed on which nobody reads: what the server has sent meanwhile would make the close a RST, and that destroys what
 * its system has not taken yet. So this waits for it: with TLS, whose tickets always come, until 'deadline'; otherwise, where there may be
 * replies, only a short while. False when it was in vain and something will be lost. */
bool lp_client_settle(lp_client *client, const lp_client_config *config, lp_time deadline);

/* How much input waits for lp_client_read() while requests are sent. */
#define LP_CLIENT_KEEP (1024 * 1024)

/* The next message, whatever it answers: 1 and the bytes, which live until the next call; 0 at the end of the stream; -1 and an error. A
 * timeout leaves the connection as it was; after any other error it is of no use: the caller closes it.
 * Errors: TIMEOUT (phase read), CLOSED (in the middle of a message, or lost), PROTOCOL, TOO_LONG, ABORTED. */
int lp_client_read(lp_client *client, const lp_client_config *config, lp_time deadline, const char **data, size_t *length, lp_error *err);

/* The next 'count' bytes as they are: 1, or -1 and an error: the same, and CLOSED at the end of the stream. */
int lp_client_read_bytes(lp_client *client, const lp_client_config *config, size_t count, lp_time deadline, const char **data,
	lp_error *err);

/* True when bytes have come that nobody has read. */
bool lp_client_has_input(lp_client *client);

/* What to say to a request while there are such bytes: PROTOCOL, which quotes them. Always -1. */
int lp_client_out_of_step(lp_client *client, lp_error *err);

/* True for a connection that came through a fork: it is the other process's, all that may be done with it is to close it. */
bool lp_client_is_foreign(const lp_client *client);

/* Where requests come from and replies go to. */
typedef struct lp_exchange_ops {
	/* The next request: 1 and the bytes, valid until the next call; 0 at the end; -1 to leave (ABORTED). Pulled only when there
	 * is room to send it. */
	int (*next)(void *context, const char **data, size_t *length);
	/* The reply to the oldest unanswered request. 0, or -1 to leave (ABORTED). */
	int (*reply)(void *context, const char *data, size_t length);
} lp_exchange_ops;

/* A run of pipelined requests. Lives longer than a connection: what was pulled and not answered may be sent again on the next one. */
typedef struct lp_exchange {
	const lp_exchange_ops *ops;
	void *context;
	lp_buffer out;                  /* framed requests that are not sent, or with 'keep' not answered */
	size_t sent;                    /* of 'out', on this connection */
	lp_buffer sizes;                /* with 'keep': uint32_t framed size of each request in 'out', in order */
	uint64_t requests;              /* pulled from the source */
	size_t answered;                /* with 'keep': of 'out', answered but not used up, since its end is still to be sent */
	uint64_t replies;               /* delivered */
	bool unhurried;                 /* the source may wait between two requests, even for what the first one causes: that one
	                                 * leaves before it is asked again. The host sets it after init */
	bool keep;                      /* hold requests until they are answered (idempotent and retries) */
	bool ended;                     /* the source is empty */
	bool touched;                   /* a byte of a request has left this process, on any connection */
} lp_exchange;

void lp_exchange_init(lp_exchange *exchange, const lp_exchange_ops *ops, void *context, bool keep);
void lp_exchange_fini(lp_exchange *exchange);

/* Send all requests and read one reply for each (none with no_reply), reading while it writes, so that neither side's buffers can
 * block the other. With no_reply it returns when all bytes were handed to the kernel. After an error the connection is of no use: the
 * caller closes it.
 * Errors: TIMEOUT (phase write, reply), CLOSED (request_sent), PROTOCOL, TOO_LONG, VALUE (a request that the framing
 * refuses), ABORTED. */
int lp_client_exchange(lp_client *client, const lp_client_config *config, lp_exchange *exchange, lp_time deadline, lp_error *err);

/* The whole call: for each address in order, connect (or take 'client' as it is if connected already) and exchange. An attempt
 * that sent no byte of a request is followed by the next address; when all had their turn, a retry begins the next round, after a short
 * pause. One that did send is followed by another only where the peer closed, the exchange keeps its requests, it is idempotent and a
 * retry is left. A connection that was passed in and fails before it sent costs neither. VALUE, ABORTED and the deadline end it all.
 * No addresses: only 'client' as it is, which then has to be usable. 'failed' (may be NULL) hears of every error that was not the last, in order. On failure the client is closed. */
int lp_client_call(lp_client *client, const lp_client_config *config, const lp_address *addresses, int count, lp_exchange *exchange,
	lp_time deadline, void (*failed)(void *context, const lp_error *error), void *failed_context, lp_error *err);

#endif
