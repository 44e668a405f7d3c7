/* One listening address and what applies to the connections that come in there. */
#ifndef LP_LISTENER_H
#define LP_LISTENER_H

#include "conn.h"
#include "heir.h"
#include "socket.h"

typedef enum lp_overflow { LP_OVERFLOW_CLOSE, LP_OVERFLOW_DISCARD, LP_OVERFLOW_TRUNCATE } lp_overflow;
/* BLOCK is the handler's business, which asks lp_conn_has_room() first; for whoever cannot wait it is CLOSE. */
typedef enum lp_slow_consumer { LP_SLOW_CLOSE, LP_SLOW_DISCARD, LP_SLOW_BLOCK } lp_slow_consumer;

/* Bytes owned by a configuration; data is NULL for none. */
typedef struct lp_text {
	char *data;
	size_t length;
} lp_text;

typedef struct lp_cidr_list {
	lp_cidr *ranges;
	size_t count;
} lp_cidr_list;

typedef struct lp_listener_config {
	const lp_framing *framing;    /* retained */
	size_t max_line;
	lp_overflow overflow;
	lp_text overflow_reply;
	bool eof_tail;
	lp_text greeting;
	lp_text refusal;
	bool transcript;
	uint32_t max_per_ip;          /* 0: any number */
	lp_cidr_list allow;           /* empty: everyone */
	lp_cidr_list deny;
	size_t max_write_buffer;
	lp_slow_consumer slow_consumer;
	uint32_t max_lines_per_turn;
	lp_time idle_timeout;         /* these three: nanoseconds, 0 for never */
	lp_time line_timeout;
	lp_time write_timeout;
	lp_tls_context *tls;          /* retained; for tls:// and for STARTTLS. NULL: none */
	bool tls_first;               /* tls://: a handshake precedes the dialogue */
	bool proxy_protocol;          /* a header that says who the peer is precedes the dialogue */
	lp_cidr_list trusted_proxies; /* who may send it; a range of family 0 is every Unix socket */
	lp_time handshake_timeout;    /* for all that precedes the dialogue; 0 for never */
	lp_listen_options socket;
	const lp_handler *handler;
	void *user;                   /* the handler's own */
} lp_listener_config;

/* The defaults of DESIGN's table: the documents' server. */
void lp_listener_config_init(lp_listener_config *config);
void lp_listener_config_fini(lp_listener_config *config);

/* Deep copy. 0, or -1 when memory ran out ('to' is then empty). */
int lp_listener_config_copy(lp_listener_config *to, const lp_listener_config *from);

/* Whether connections have steps before their dialogue. */
static inline bool lp_listener_config_arrives(const lp_listener_config *config)
{
	return config->proxy_protocol || config->tls_first;
}

/* Deep copy over whatever 'to' was. 0, or -1 when memory ran out ('to' is then empty). */
int lp_cidr_list_copy(lp_cidr_list *to, const lp_cidr_list *from);

/* Replace a text; data NULL clears it. 0, or -1 when memory ran out. */
int lp_text_set(lp_text *text, const char *data, size_t length);

typedef struct lp_accept lp_accept;

struct lp_listener {
	lp_server *server;
	lp_listener *next;
	lp_listener_config config;
	char asked[LP_ADDRESS_TEXT];  /* the address as it was asked for, in full */
	lp_accept *accepts;           /* one for each socket address that the host name stood for */
	int count;
	bool inherited;               /* fd://, systemd://: others may accept there too, and go on when we do not */
	uint32_t yields;              /* this worker is full: how often others were given the chance to take who waits ... */
	lp_time yielded;              /* ... and when they were last */
	bool lent;                    /* by whoever has started this process, who keeps the files of Unix sockets until this one ends for good */
	bool shared;                  /* with other workers, to which its backlog belongs as well */
	lp_timer retry;               /* accepting rests until then: no descriptors were left */
};

/* Bind 'address' and listen; nothing is accepted yet. Takes over 'config' in any case (it is empty afterwards).
 * NULL and an LP_ERROR_BIND otherwise. */
lp_listener *lp_listener_new(lp_server *server, const lp_address *address, lp_listener_config *config, lp_error *err);

/* Accept from now on. 0, or -1 and an error. */
int lp_listener_start(lp_listener *listener, lp_error *err);

/* Refuse who waits in the backlog (of an inherited socket it is left to the next process), close the sockets, unlink the Unix file. The
 * configuration stays for the connections. */
void lp_listener_close(lp_listener *listener);

void lp_listener_free(lp_listener *listener);

/* Add copies of its sockets, by the address that was asked for. 0, or -1 with errno set. */
int lp_listener_bequeath(const lp_listener *listener, lp_estate *estate);

/* In a worker, before it starts, and when another process takes over: the sockets are not its alone, and their files not its own. */
void lp_listener_share(lp_listener *listener);

/* Accept who waits there, as another of those who share it has gone. */
void lp_listener_look(lp_listener *listener);

/* Admit or refuse those about whom there was doubt in an earlier turn. */
void lp_listener_decide(lp_listener *listener);

/* Whether a connected socket's other end is this listener; see lp_server_is_peer(). */
bool lp_listener_is_peer(const lp_listener *listener, lp_fd fd);

/* The n-th bound address in its full form, "tcp://127.0.0.1:10008", or NULL behind the last. */
const char *lp_listener_address(const lp_listener *listener, int n);

#endif
