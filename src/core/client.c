/* A client's connection: its input, whether it may be used again, and its end. Connecting is in client_connect.c, the greeting in
 * client_greeting.c, requests and replies in client_exchange.c, failover in client_call.c, waiting in client_wait.c. */
#include "client_dial.h"
#include "client_io.h"
#include "printable.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define READ_FIRST 4096     /* enough for one reply, and what a kept connection may hold on to */
#define READ_MOST 65536
#define SETTLE_FIRST (LP_MILLISECOND / 8)
#define SETTLE_STEP (8 * LP_MILLISECOND)
#define SETTLE_MOST (250 * LP_MILLISECOND)    /* a server that does not read must not hold up who wants no answer */
#define DISCARD_TURNS 16    /* reads of what nobody wants, before we stop humouring the peer */

LP_HOT void lp_client_init(lp_client *client)
{
	memset(client, 0, sizeof *client);
	client->transport.fd = LP_FD_NONE;
}

static void client_stop_dialing(lp_client *client)
{
	if (client->dial) {
		for (int i = 0; i < client->dial->opened; i++) {
			lp_fd_close(client->dial->open[i].fd);
		}
		free(client->dial);
		client->dial = NULL;
	}
}

LP_HOT void lp_client_fini(lp_client *client)
{
	client_stop_dialing(client);
	if (client->transport.fd != LP_FD_NONE) {
		/* unread input would make this close a RST, which destroys what the peer has not read */
		if (client->unanswered && !lp_client_is_foreign(client)) {
			lp_client_discard(client);
		}
		if (lp_transport_is_tls(&client->transport) && !lp_client_is_foreign(client)) {
			client->transport.ops->finish(&client->transport);
		}
		client->transport.ops->close(&client->transport);
	}
	lp_buffer_fini(&client->in);
	lp_client_init(client);
}

/* Wait in recv() itself. A signal or a second without a byte is "try again". */
static LP_HOT lp_ssize client_recv_patiently(lp_client *client, char *data, size_t size)
{
	lp_ssize got = recv(client->transport.fd, data, size, 0);

	if (got < 0) {
		int error = lp_socket_errno();

		return error == EINTR || lp_would_block(error) ? LP_TRANSPORT_WANT_READ : LP_TRANSPORT_ERROR;
	}
	return got;
}

LP_HOT lp_ssize lp_client_receive(lp_client *client, bool much, bool patiently)
{
	/* a long message is read in large pieces once it turns out to be one */
	size_t size = much || lp_buffer_length(&client->in) >= READ_FIRST ? READ_MOST : READ_FIRST;
	char *room = lp_buffer_reserve(&client->in, size);
	lp_ssize got;

	if (lp_unlikely(!room)) {
		client->eof = true;
		errno = ENOMEM;
		return LP_TRANSPORT_ERROR;
	}
	got = patiently ? client_recv_patiently(client, room, size) : client->transport.ops->recv(&client->transport, room, size);
	client->full = got == (lp_ssize) size || client->transport.pending;
	if (lp_likely(got > 0)) {
		lp_buffer_commit(&client->in, (size_t) got);
	} else if (got == LP_TRANSPORT_EOF || got == LP_TRANSPORT_ERROR) {
		client->eof = true;
	}
	return got;
}

bool lp_client_discard(lp_client *client)
{
	char unread[READ_FIRST];
	lp_ssize got = 1;

	memset(&client->frame, 0, sizeof client->frame);
	client->in.start = client->in.end = 0;
	client->full = false;
	for (int turn = 0; turn < DISCARD_TURNS && got > 0; turn++) {
		got = client->transport.ops->recv(&client->transport, unread, sizeof unread);
	}
	if (got == LP_TRANSPORT_EOF || got == LP_TRANSPORT_ERROR) {
		client->eof = true;
	}
	return !client->eof;
}

bool lp_client_settle(lp_client *client, const lp_client_config *config, lp_time deadline)
{
	bool tickets = lp_transport_is_tls(&client->transport);
	lp_time now = lp_clock_now(), step = SETTLE_FIRST;
	lp_time limit = tickets || deadline < now + SETTLE_MOST ? deadline : now + SETTLE_MOST;

	while (client->transport.fd != LP_FD_NONE && !client->eof && lp_fd_unsent(client->transport.fd)) {
		if (now >= limit || config->wait(config->wait_context, NULL, 0, now + step) < 0) {
			return !tickets;
		}
		step = step < SETTLE_STEP ? step * 2 : step;
		now = lp_clock_now();
	}
	return true;
}

bool lp_client_is_foreign(const lp_client *client)
{
	return client->transport.fd != LP_FD_NONE && client->generation != lp_generation;
}

/* What is readable on a TLS connection may be no data: new tickets, for one. Data stays in the input. */
static bool client_is_silent_tls(lp_client *client)
{
	return lp_client_receive(client, false, false) < 0 && !client->eof;
}

/* One system call, and the connection stays as it was. */
static LP_HOT bool client_is_silent(lp_client *client)
{
	char byte;

	if (lp_transport_is_tls(&client->transport)) {
		return client_is_silent_tls(client);
	}
	for (;;) {
		int error;

		if (lp_fd_peek(client->transport.fd, &byte, 1) >= 0) {   /* 0 is the peer's FIN */
			return false;
		}
		error = lp_socket_errno();
		if (error != EINTR) {
			return lp_would_block(error);
		}
	}
}

LP_HOT bool lp_client_is_fresh(lp_client *client)
{
	if (client->transport.fd == LP_FD_NONE || client->eof) {
		return false;
	}
	if (client->unanswered && !lp_client_discard(client)) {
		return false;
	}
	/* while a long message is skipped the input is empty, but we are in the middle of it */
	return lp_buffer_length(&client->in) == 0 && !client->frame.skipping && client_is_silent(client);
}

bool lp_client_has_input(lp_client *client)
{
	char byte;

	if (lp_buffer_length(&client->in) > 0 || client->frame.skipping) {
		return true;
	}
	if (client->transport.fd == LP_FD_NONE || client->eof) {
		return false;
	}
	return lp_transport_is_tls(&client->transport) ? lp_client_receive(client, false, false) > 0
		: lp_fd_peek(client->transport.fd, &byte, 1) > 0;
}

const char *lp_client_seconds(lp_time duration, char text[LP_SECONDS_TEXT])
{
	if (duration == 0 || duration == LP_NEVER) {
		snprintf(text, LP_SECONDS_TEXT, "its deadline");
	} else {
		snprintf(text, LP_SECONDS_TEXT, "%.6g second%s", (double) duration / (double) LP_SECOND, duration == LP_SECOND ? "" : "s");
	}
	return text;
}

const char *lp_client_quote(const char *data, size_t length, char text[LP_QUOTE_TEXT])
{
	size_t used = 0, at = 0;

	while (at < length) {
		size_t count = lp_printable(data + at, length - at), takes = count ? count : 1;

		if (used + takes > LP_QUOTE_TEXT - 4) {   /* the rest is for the dots */
			break;
		}
		memcpy(text + used, count ? data + at : "?", takes);
		used += takes;
		at += takes;
	}
	snprintf(text + used, LP_QUOTE_TEXT - used, "%s", at < length ? "..." : "");
	return text;
}

const char *lp_client_rest(const lp_client *client, const char *what, char text[LP_REST_TEXT])
{
	size_t length = lp_buffer_length(&client->in);

	text[0] = '\0';
	if (length) {
		snprintf(text, LP_REST_TEXT, "; %zu byte%s of an unfinished %s came", length, length == 1 ? "" : "s", what);
	}
	return text;
}

int lp_client_malformed(const lp_client *client, lp_error *err, lp_frame_result result, const lp_frame *frame,
	const char *what, size_t max)
{
	char name[LP_ADDRESS_TEXT], said[LP_QUOTE_TEXT];

	lp_address_print(&client->address, name, sizeof name);
	if (result == LP_FRAME_ERROR && frame->data) {
		return lp_error_set(err, LP_ERROR_PROTOCOL, "the %s from %s contains %s: \"%s\"", what, name, frame->reason,
			lp_client_quote(frame->data, frame->length, said));
	}
	if (result == LP_FRAME_ERROR) {
		return lp_error_set(err, LP_ERROR_PROTOCOL, "the %s from %s contains %s", what, name, frame->reason);
	}
	return lp_error_set(err, LP_ERROR_TOO_LONG, "%s of more than %zu bytes from %s (option max_line)", what, max, name);
}
