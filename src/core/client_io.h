/* What the files of the client share: one read, one message, words for errors. Not for others. */
#ifndef LP_CLIENT_IO_H
#define LP_CLIENT_IO_H

#include "client.h"

#include <errno.h>
#include <string.h>

/* Read once into the input; 'much' says that more than one short message is expected, 'patiently' that it may wait for a byte (only when
 * client->patient), for up to a second or until a signal comes. A count, or what the transport returned; at
 * EOF and after an error, with errno, 'eof' is set. */
lp_ssize lp_client_receive(lp_client *client, bool much, bool patiently);

/* What a reader of the connection waits for. */
static inline unsigned lp_client_read_events(const lp_client *client)
{
	return LP_CLIENT_READ | (client->transport.recv_wants_write ? LP_CLIENT_WRITE : 0);
}

/* Throw away what has come, at most a bounded amount. False when nothing more can come. */
bool lp_client_discard(lp_client *client);

/* Use up input. Its memory stays, unlike with lp_buffer_consume(): the next reply comes soon. */
static inline void lp_client_use(lp_client *client, size_t count)
{
	client->in.start += count;
	if (client->in.start == client->in.end) {
		client->in.start = client->in.end = 0;
	}
}

/* From now on the input is cut with 'framing', from its first byte. */
static inline void lp_client_read_with(lp_client *client, const lp_framing *framing)
{
	client->framing = framing;
	memset(&client->frame, 0, sizeof client->frame);
}

/* The next message of the input; it stays there until lp_client_use(). What belongs to no message is used up. */
static inline lp_frame_result lp_client_cut(lp_client *client, size_t max, lp_frame *frame)
{
	for (;;) {
		lp_frame_result result;

		frame->consumed = 0;
		frame->data = NULL;
		result = lp_frame_next(client->framing, &client->frame, lp_buffer_data(&client->in), lp_buffer_length(&client->in), max,
			frame);
		if (lp_likely(result == LP_FRAME_MESSAGE)) {
			return result;
		}
		if (result != LP_FRAME_MORE && result != LP_FRAME_NOISE) {
			return result;
		}
		if (frame->consumed) {
			lp_client_use(client, frame->consumed);
		}
		if (result == LP_FRAME_MORE) {
			return result;
		}
	}
}

/* Read the greeting of a connection that was just made, and judge it. */
int lp_client_greet(lp_client *client, const lp_client_config *config, lp_time deadline, lp_error *err);

/* "5 seconds", for errors; "its deadline" when 'duration' is not known. */
#define LP_SECONDS_TEXT 48
const char *lp_client_seconds(lp_time duration, char text[LP_SECONDS_TEXT]);

/* The beginning of what a peer said, printable, for errors. */
#define LP_QUOTE_TEXT 128
const char *lp_client_quote(const char *data, size_t length, char text[LP_QUOTE_TEXT]);

/* "; 7 bytes of an unfinished <what> came", or "" when there are none. */
#define LP_REST_TEXT 64
const char *lp_client_rest(const lp_client *client, const char *what, char text[LP_REST_TEXT]);

/* What a connection that failed is called: CLOSED, TLS where its protocol was broken, or SYSTEM where memory ran out on our side. 'system' is 0 for an orderly FIN. */
static inline lp_error_kind lp_client_loss(int system)
{
	if (system == EPROTO) {   /* TLS: the server's alert, for one, that our certificate will not do */
		return LP_ERROR_TLS;
	}
	return system == ENOMEM || system == ENOBUFS ? LP_ERROR_SYSTEM : LP_ERROR_CLOSED;
}

/* A message that is no reply or greeting: TOO_LONG or PROTOCOL. */
int lp_client_malformed(const lp_client *client, lp_error *err, lp_frame_result result, const lp_frame *frame,
	const char *what, size_t max);

#endif
