/* The first line, which is the server's: waited for, and judged. */
#include "client_io.h"

#include <stdio.h>
#include <string.h>

/* memmem() is not everywhere. */
static bool greeting_contains(const char *data, size_t length, const char *text, size_t text_length)
{
	if (!text || text_length == 0) {
		return false;
	}
	for (size_t at = 0; at + text_length <= length; at++) {
		const char *found = memchr(data + at, text[0], length - at - text_length + 1);

		if (!found) {
			return false;
		}
		at = (size_t) (found - data);
		if (memcmp(found, text, text_length) == 0) {
			return true;
		}
	}
	return false;
}

static int greeting_refused(const lp_client *client, const lp_client_config *config, const char *data, size_t length, lp_error *err)
{
	char name[LP_ADDRESS_TEXT], said[LP_QUOTE_TEXT];

	if (config->refused) {
		config->refused(config->greeted_context, data, length);
	}
	lp_address_print(&client->address, name, sizeof name);
	lp_error_set(err, LP_ERROR_REFUSED, "%s refused the connection: %s", name, lp_client_quote(data, length, said));
	if (err) {
		if (length >= sizeof err->greeting) {
			length = sizeof err->greeting - 1;
		}
		memcpy(err->greeting, data, length);
		err->greeting[length] = '\0';
	}
	return -1;
}

static int greeting_judge(lp_client *client, const lp_client_config *config, const lp_frame *frame, lp_error *err)
{
	char name[LP_ADDRESS_TEXT], said[LP_QUOTE_TEXT], wanted[LP_QUOTE_TEXT];

	if (greeting_contains(frame->data, frame->length, config->refusal, config->refusal_length)) {
		return greeting_refused(client, config, frame->data, frame->length, err);
	}
	if (config->greeting && (frame->length != config->greeting_length
			|| memcmp(frame->data, config->greeting, frame->length) != 0)) {
		lp_address_print(&client->address, name, sizeof name);
		return lp_error_set(err, LP_ERROR_PROTOCOL, "%s greeted with \"%s\", not with \"%s\" (option greeting)", name,
			lp_client_quote(frame->data, frame->length, said),
			lp_client_quote(config->greeting, config->greeting_length, wanted));
	}
	if (config->greeted) {
		config->greeted(config->greeted_context, frame->data, frame->length);
	}
	lp_client_use(client, frame->consumed);
	return 0;
}

/* 'system' is 0 after an orderly end. A refusal counts without its line end too: that server has made itself clear. */
static int greeting_lost(const lp_client *client, const lp_client_config *config, int system, lp_error *err)
{
	const char *data = lp_buffer_data(&client->in);
	size_t length = lp_buffer_length(&client->in);
	char name[LP_ADDRESS_TEXT], rest[LP_REST_TEXT];

	if (greeting_contains(data, length, config->refusal, config->refusal_length)) {
		return greeting_refused(client, config, data, length, err);
	}
	lp_address_print(&client->address, name, sizeof name);
	lp_client_rest(client, "greeting", rest);
	if (system) {
		return lp_error_set_reason(err, lp_client_loss(system), system, lp_transport_reason(&client->transport, system),
			"the connection to %s was lost before its greeting%s: recv()",
			name, rest);
	}
	return lp_error_set(err, LP_ERROR_CLOSED, "%s closed the connection before its greeting%s", name, rest);
}

/* 'whole': it was the deadline of the call. */
static int greeting_timeout(const lp_client *client, const lp_client_config *config, bool whole, lp_error *err)
{
	char name[LP_ADDRESS_TEXT], seconds[LP_SECONDS_TEXT], rest[LP_REST_TEXT];

	lp_address_print(&client->address, name, sizeof name);
	lp_error_set(err, LP_ERROR_TIMEOUT, "no greeting from %s within %s%s%s; if that server does not greet, set the option greeting to false",
		name, lp_client_seconds(whole ? config->timeout : config->greeting_timeout, seconds),
		whole ? "" : " (option connect_timeout)", lp_client_rest(client, "greeting", rest));
	if (err) {
		err->phase = LP_PHASE_GREETING;
	}
	return -1;
}

/* Wait for input and take it in. */
static int greeting_read(lp_client *client, const lp_client_config *config, lp_time until, bool whole, lp_error *err)
{
	lp_client_wait wait = {client->transport.fd, lp_client_read_events(client), 0};
	lp_ssize got;

	if (client->full) {
		wait.ready = LP_CLIENT_READ;
	} else if (config->wait(config->wait_context, &wait, 1, until) < 0) {
		return lp_error_set(err, LP_ERROR_ABORTED, "left while waiting for the greeting");
	}
	if (!wait.ready) {
		return greeting_timeout(client, config, whole, err);
	}
	got = lp_client_receive(client, false, false);
	if (client->eof) {
		return greeting_lost(client, config, got == LP_TRANSPORT_ERROR ? errno : 0, err);
	}
	return 0;
}

int lp_client_greet(lp_client *client, const lp_client_config *config, lp_time deadline, lp_error *err)
{
	lp_time limit = config->greeting_timeout ? lp_clock_after(lp_clock_now(), config->greeting_timeout) : LP_NEVER;
	lp_time until = limit < deadline ? limit : deadline;

	for (;;) {
		lp_frame frame;
		lp_frame_result result = lp_client_cut(client, config->max_line, &frame);

		if (result == LP_FRAME_MESSAGE) {
			return greeting_judge(client, config, &frame, err);
		}
		if (result != LP_FRAME_MORE) {
			return lp_client_malformed(client, err, result, &frame, "greeting", config->max_line);
		}
		if (greeting_read(client, config, until, until == deadline, err) < 0) {
			return -1;
		}
	}
}
