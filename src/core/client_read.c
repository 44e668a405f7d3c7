/* Reading from a client's connection without a request of one's own: messages and bytes as they come. */
#include "client_io.h"

#include <string.h>

static int read_timed_out(const lp_client *client, const lp_client_config *config, size_t count, lp_error *err)
{
	char name[LP_ADDRESS_TEXT], seconds[LP_SECONDS_TEXT], rest[LP_REST_TEXT];

	lp_address_print(&client->address, name, sizeof name);
	lp_client_seconds(config->timeout, seconds);
	if (count) {
		lp_error_set(err, LP_ERROR_TIMEOUT, "only %zu of %zu bytes came from %s within %s", lp_buffer_length(&client->in), count, name,
			seconds);
	} else {
		lp_error_set(err, LP_ERROR_TIMEOUT, "no line came from %s within %s%s", name, seconds, lp_client_rest(client, "line", rest));
	}
	if (err) {
		err->phase = LP_PHASE_READ;
	}
	return -1;
}

static int read_lost(const lp_client *client, const char *what, int system, lp_error *err)
{
	char name[LP_ADDRESS_TEXT], rest[LP_REST_TEXT];

	lp_address_print(&client->address, name, sizeof name);
	lp_client_rest(client, what, rest);
	if (system) {
		return lp_error_set_reason(err, lp_client_loss(system), system, lp_transport_reason(&client->transport, system),
			"the connection to %s was lost%s: recv()", name, rest);
	}
	return lp_error_set(err, LP_ERROR_CLOSED, "%s closed the connection%s", name, rest);
}

int lp_client_out_of_step(lp_client *client, lp_error *err)
{
	char name[LP_ADDRESS_TEXT], said[LP_QUOTE_TEXT];

	if (lp_buffer_length(&client->in) == 0) {
		lp_client_receive(client, false, false);
	}
	lp_address_print(&client->address, name, sizeof name);
	return lp_error_set(err, LP_ERROR_PROTOCOL, "%s has sent what no request asked for: \"%s\"; what comes without a request, or for one that "
		"waits for no reply, must be read before the next", name, lp_client_quote(lp_buffer_data(&client->in),
		lp_buffer_length(&client->in), said));
}

/* Wait for input and take it in. 1, 0 at an orderly end, -1 and an error. */
static int read_more(lp_client *client, const lp_client_config *config, size_t count, lp_time deadline, lp_error *err)
{
	lp_client_wait wait = {client->transport.fd, lp_client_read_events(client), 0};
	lp_ssize got;

	if (client->eof) {
		return 0;
	}
	if (client->full) {
		wait.ready = LP_CLIENT_READ;
	} else if (config->wait(config->wait_context, &wait, 1, deadline) < 0) {
		return lp_error_set(err, LP_ERROR_ABORTED, "left while waiting for input");
	}
	if (!wait.ready) {
		return read_timed_out(client, config, count, err);
	}
	got = lp_client_receive(client, count > 0, false);
	if (got == LP_TRANSPORT_ERROR) {
		return read_lost(client, count ? "block" : "line", errno, err);
	}
	return client->eof ? 0 : 1;
}

int lp_client_read(lp_client *client, const lp_client_config *config, lp_time deadline, const char **data, size_t *length, lp_error *err)
{
	lp_client_read_with(client, config->framing);
	for (;;) {
		lp_frame frame;
		lp_frame_result result = lp_client_cut(client, config->max_line, &frame);
		int more;

		if (result == LP_FRAME_MESSAGE) {
			*data = frame.data;
			*length = frame.length;
			lp_client_use(client, frame.consumed);
			return 1;
		}
		if (result != LP_FRAME_MORE) {
			return lp_client_malformed(client, err, result, &frame, "line", config->max_line);
		}
		more = read_more(client, config, 0, deadline, err);
		if (more < 0) {
			return -1;
		}
		if (more == 0) {   /* half a line is never passed as a whole one */
			return lp_buffer_length(&client->in) || client->frame.skipping ? read_lost(client, "line", 0, err) : 0;
		}
	}
}

int lp_client_read_bytes(lp_client *client, const lp_client_config *config, size_t count, lp_time deadline, const char **data,
	lp_error *err)
{
	memset(&client->frame, 0, sizeof client->frame);   /* an unfinished line is looked at anew behind these bytes */
	while (lp_buffer_length(&client->in) < count) {
		int more = read_more(client, config, count, deadline, err);

		if (more < 0) {
			return -1;
		}
		if (more == 0) {
			return read_lost(client, "block", 0, err);
		}
	}
	*data = lp_buffer_data(&client->in);
	lp_client_use(client, count);
	return 1;
}
