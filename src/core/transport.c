/* The plain transport: the kernel's socket calls with EINTR and EAGAIN sorted out. */
#include "transport.h"

#include <errno.h>
#include <string.h>

static LP_HOT lp_ssize plain_recv(lp_transport *transport, char *data, size_t size)
{
	for (;;) {
		lp_ssize got = lp_fd_recv(transport->fd, data, size);
		int error;

		if (lp_likely(got >= 0)) {
			return got;
		}
		error = lp_socket_errno();
		if (error != EINTR) {
			errno = error;
			return lp_would_block(error) ? LP_TRANSPORT_WANT_READ : LP_TRANSPORT_ERROR;
		}
	}
}

static LP_HOT lp_ssize plain_sendv(lp_transport *transport, const struct iovec *iov, int count)
{
	for (;;) {
		lp_ssize sent = lp_fd_sendv(transport->fd, iov, count);
		int error;

		if (lp_likely(sent >= 0)) {
			return sent;
		}
		error = lp_socket_errno();
		if (error != EINTR) {
			errno = error;
			return lp_would_block(error) ? LP_TRANSPORT_WANT_WRITE : LP_TRANSPORT_ERROR;
		}
	}
}

static lp_ssize plain_finish(lp_transport *transport)
{
	lp_fd_finish(transport->fd);
	return LP_TRANSPORT_DONE;
}

static size_t plain_available(const lp_transport *transport)
{
	return lp_fd_pending(transport->fd);
}

static const char *plain_failure(const lp_transport *transport)
{
	(void) transport;
	return NULL;
}

static void plain_close(lp_transport *transport)
{
	lp_fd_close(transport->fd);
	transport->fd = LP_FD_NONE;
}

const lp_transport_ops lp_transport_plain = {
	"plain", plain_recv, plain_sendv, NULL, plain_finish, plain_available, plain_failure, plain_close
};

const char *lp_transport_reason(const lp_transport *transport, int system)
{
	const char *failure = transport->ops ? transport->ops->failure(transport) : NULL;

	return failure ? failure : strerror(system);
}
