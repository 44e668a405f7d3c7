/* The channel behind channel.h: a header of type and length before each message. */
#include "channel.h"

#include <errno.h>
#include <string.h>

#define CHANNEL_READ 65536
#define CHANNEL_PIECES 16
#define CHANNEL_MUCH (8u * 1024 * 1024)   /* having waited, this is given back to the system */
#define PASS_MOST 512

typedef struct channel_header {
	uint32_t type;
	uint32_t length;
} channel_header;

int lp_channel_pair(lp_fd pair[2])
{
#ifdef _WIN32
	errno = ENOSYS;
	return -1;
#else
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0) {
		return -1;
	}
	for (int i = 0; i < 2; i++) {
		lp_fd_cloexec(pair[i]);
		lp_fd_nonblocking(pair[i], true);
	}
	return 0;
#endif
}

/* Deliver what is whole. */
static void channel_deliver(lp_channel *channel)
{
	while (channel->io.fd != LP_FD_NONE && lp_buffer_length(&channel->in) >= sizeof(channel_header)) {
		channel_header header;

		memcpy(&header, lp_buffer_data(&channel->in), sizeof header);
		if (lp_buffer_length(&channel->in) - sizeof header < header.length) {
			return;
		}
		channel->message(channel, header.type, lp_buffer_data(&channel->in) + sizeof header, header.length);
		if (channel->io.fd != LP_FD_NONE) {
			lp_buffer_consume(&channel->in, sizeof header + header.length);
		}
	}
}

/* False when nothing has come. */
static bool channel_read(lp_channel *channel)
{
	char *room = lp_buffer_reserve(&channel->in, CHANNEL_READ);
	lp_ssize got = room ? lp_fd_recv_passed(channel->io.fd, room, CHANNEL_READ, &channel->passed) : -1;

	if (got > 0) {
		lp_buffer_commit(&channel->in, (size_t) got);
		channel_deliver(channel);   /* one read brings no more than one descriptor, and the end of its message */
		lp_fd_close(channel->passed);
		channel->passed = LP_FD_NONE;
	} else if (got == 0 || !room || (!lp_would_block(lp_socket_errno()) && lp_socket_errno() != EINTR)) {
		channel->end(channel);
	}
	return got > 0;
}

void lp_channel_read_rest(lp_channel *channel)
{
	while (channel->io.fd != LP_FD_NONE && channel_read(channel)) {
	}
}

/* Nothing waits any more. */
static void channel_empty(lp_channel *channel)
{
	if (channel->most > CHANNEL_MUCH) {
		lp_memory_trim();
	}
	channel->most = 0;
}

/* False when the other end is gone; reading will tell. */
static bool channel_flush(lp_channel *channel)
{
	if (channel->most < channel->out.bytes) {
		channel->most = channel->out.bytes;
	}
	while (channel->out.bytes) {
		struct iovec iov[CHANNEL_PIECES];
		int count = lp_output_peek(&channel->out, iov, CHANNEL_PIECES);
		lp_ssize sent = lp_fd_sendv(channel->io.fd, iov, count);

		if (sent <= 0) {
			return lp_would_block(lp_socket_errno()) || lp_socket_errno() == EINTR;
		}
		lp_output_consume(&channel->out, (size_t) sent);
	}
	channel_empty(channel);
	return true;
}

static void channel_watch(lp_channel *channel)
{
	lp_loop_watch(channel->loop, &channel->io, LP_READ | (channel->out.bytes ? LP_WRITE : 0));
}

static void channel_ready(lp_io *io, unsigned events)
{
	lp_channel *channel = lp_container_of(io, lp_channel, io);

	if (events & LP_WRITE) {
		channel_flush(channel);
		channel_watch(channel);
	}
	if (events & LP_READ) {
		channel_read(channel);
	}
}

int lp_channel_open(lp_channel *channel, lp_loop *loop, lp_fd fd)
{
	int error;

	lp_io_init(&channel->io, fd, channel_ready);
	channel->loop = loop;
	channel->most = 0;
	channel->passed = LP_FD_NONE;
	memset(&channel->in, 0, sizeof channel->in);
	memset(&channel->out, 0, sizeof channel->out);
	if (lp_loop_watch(loop, &channel->io, LP_READ) < 0) {
		error = errno;
		lp_channel_close(channel);
		errno = error;
		return -1;
	}
	return 0;
}

void lp_channel_close(lp_channel *channel)
{
	if (channel->io.fd != LP_FD_NONE) {
		lp_loop_forget(channel->loop, &channel->io);
		lp_fd_close(channel->io.fd);
		channel->io.fd = LP_FD_NONE;
		lp_buffer_fini(&channel->in);
		lp_output_fini(&channel->out);
		channel_empty(channel);
	}
}

bool lp_channel_send(lp_channel *channel, uint32_t type, const char *data, size_t length)
{
	channel_header header = {type, (uint32_t) length};

	if (channel->io.fd == LP_FD_NONE || length > LP_CHANNEL_MOST || channel->out.bytes + length > LP_CHANNEL_MOST) {
		return false;
	}
	if (lp_output_append(&channel->out, (const char *) &header, sizeof header) < 0
			|| (length && lp_output_append(&channel->out, data, length) < 0)) {
		channel->end(channel);   /* half a message would put the rest out of step */
		return false;
	}
	channel_flush(channel);
	if (channel->io.fd != LP_FD_NONE) {
		channel_watch(channel);
	}
	return true;
}

int lp_channel_pass(lp_fd end, uint32_t type, const char *data, size_t length, lp_fd passing)
{
	channel_header header = {type, (uint32_t) length};
	char message[PASS_MOST];

	if (length > sizeof message - sizeof header) {
		errno = EMSGSIZE;
		return -1;
	}
	memcpy(message, &header, sizeof header);
	memcpy(message + sizeof header, data, length);
	return lp_fd_send_passing(end, message, sizeof header + length, passing);
}
