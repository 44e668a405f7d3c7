/* How bytes get in and out of a connection: one vtable for plain sockets and TLS, for server and client. */
#ifndef LP_TRANSPORT_H
#define LP_TRANSPORT_H

#include "platform.h"

typedef struct lp_transport lp_transport;

/* What recv and sendv return besides a count. */
#define LP_TRANSPORT_EOF 0           /* recv: an orderly end */
#define LP_TRANSPORT_WANT_READ (-1)  /* try again when readable */
#define LP_TRANSPORT_WANT_WRITE (-2) /* try again when writable */
#define LP_TRANSPORT_ERROR (-3)      /* errno says what; the connection is of no use any more */

typedef struct lp_transport_ops {
	const char *name;
	lp_ssize (*recv)(lp_transport *transport, char *data, size_t size);
	lp_ssize (*sendv)(lp_transport *transport, const struct iovec *iov, int count);
	/* No more output from us: FIN, and close_notify where there is one. */
	void (*finish)(lp_transport *transport);
	/* Close the descriptor and free 'state'. */
	void (*close)(lp_transport *transport);
} lp_transport_ops;

struct lp_transport {
	const lp_transport_ops *ops;
	void *state;      /* TLS keeps its session here */
	lp_fd fd;
};

extern const lp_transport_ops lp_transport_plain;

#endif
