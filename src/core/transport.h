/* How bytes get in and out of a connection: one vtable for plain sockets and TLS, for server and client. */
#ifndef LP_TRANSPORT_H
#define LP_TRANSPORT_H

#include "platform.h"

typedef struct lp_transport lp_transport;

/* What recv, sendv, handshake and finish return besides a count. */
#define LP_TRANSPORT_EOF 0           /* recv: an orderly end */
#define LP_TRANSPORT_DONE 0          /* handshake, finish */
#define LP_TRANSPORT_WANT_READ (-1)  /* try again when readable */
#define LP_TRANSPORT_WANT_WRITE (-2) /* try again when writable */
#define LP_TRANSPORT_ERROR (-3)      /* errno and lp_transport_reason() say what; the connection is of no use any more */

typedef struct lp_transport_ops {
	const char *name;
	lp_ssize (*recv)(lp_transport *transport, char *data, size_t size);
	lp_ssize (*sendv)(lp_transport *transport, const struct iovec *iov, int count);
	/* What comes before the first byte. NULL: nothing. */
	lp_ssize (*handshake)(lp_transport *transport);
	/* No more output from us: FIN, and close_notify where there is one. Only WANT_WRITE asks for another call. */
	lp_ssize (*finish)(lp_transport *transport);
	/* How many bytes recv may give at most without another event. */
	size_t (*available)(const lp_transport *transport);
	/* Why it failed, where errno does not say it all; NULL otherwise. */
	const char *(*failure)(const lp_transport *transport);
	/* Close the descriptor and free 'state'. */
	void (*close)(lp_transport *transport);
} lp_transport_ops;

struct lp_transport {
	const lp_transport_ops *ops;
	void *state;            /* TLS keeps its session here */
	lp_fd fd;
	bool pending;           /* recv can give more although the descriptor may not become readable: it was read ahead */
	bool recv_wants_write;  /* the last recv said WANT_WRITE */
	bool send_wants_read;   /* the last sendv said WANT_READ */
	bool cut;               /* recv failed since FIN came where the protocol's own end was due; output may still be read there */
};

extern const lp_transport_ops lp_transport_plain;

/* Why the last call failed, in words: the transport's own, or those of the errno value 'system'. */
const char *lp_transport_reason(const lp_transport *transport, int system);

#endif
