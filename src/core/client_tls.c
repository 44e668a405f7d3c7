/* The client's side of a handshake: right after the connection was made, or in the middle of a dialogue (STARTTLS). */
#include "client_io.h"

static int tls_late(const lp_client *client, const lp_client_config *config, bool whole, lp_error *err)
{
	char name[LP_ADDRESS_TEXT], seconds[LP_SECONDS_TEXT];

	lp_address_print(&client->address, name, sizeof name);
	lp_error_set(err, LP_ERROR_TIMEOUT, "the TLS handshake with %s was not done within %s (option %s)", name,
		lp_client_seconds(whole ? config->timeout : config->greeting_timeout, seconds), whole ? "timeout" : "connect_timeout");
	if (err) {
		err->phase = LP_PHASE_HANDSHAKE;
	}
	return -1;
}

static int tls_failed(const lp_client *client, int system, lp_error *err)
{
	char name[LP_ADDRESS_TEXT];

	lp_address_print(&client->address, name, sizeof name);
	return lp_error_set(err, LP_ERROR_TLS, "the TLS handshake with %s failed: %s", name, lp_transport_reason(&client->transport, system));
}

static int tls_shake(lp_client *client, const lp_client_config *config, lp_time until, bool whole, lp_error *err)
{
	for (;;) {
		lp_client_wait wait = {client->transport.fd, LP_CLIENT_READ, 0};
		lp_ssize result = client->transport.ops->handshake(&client->transport);

		if (result == LP_TRANSPORT_DONE) {
			client->full = client->transport.pending;
			return 0;
		}
		if (result == LP_TRANSPORT_ERROR) {
			client->eof = true;
			return tls_failed(client, errno, err);
		}
		wait.events = result == LP_TRANSPORT_WANT_WRITE ? LP_CLIENT_WRITE : LP_CLIENT_READ;
		if (config->wait(config->wait_context, &wait, 1, until) < 0) {
			return lp_error_set(err, LP_ERROR_ABORTED, "left during the TLS handshake");
		}
		if (!wait.ready) {
			return tls_late(client, config, whole, err);
		}
	}
}

int lp_client_start_tls(lp_client *client, const lp_client_config *config, lp_time deadline, lp_error *err)
{
	lp_time limit = config->greeting_timeout ? lp_clock_after(lp_clock_now(), config->greeting_timeout) : LP_NEVER;
	lp_time until = limit < deadline ? limit : deadline;
	char name[LP_ADDRESS_TEXT];

	/* where TLS comes first, what has come already is for the handshake to refuse: it is no dialogue that somebody has added to */
	if (client->address.scheme != LP_SCHEME_TLS && lp_client_has_input(client)) {
		lp_address_print(&client->address, name, sizeof name);
		return lp_error_set(err, LP_ERROR_PROTOCOL, "%s sent plain text behind the reply that starts TLS: whoever is between could have put it "
			"there", name);
	}
	client->patient = false;
	if (lp_tls_start(&client->transport, config->tls, &client->address, err) < 0) {
		return -1;
	}
	return tls_shake(client, config, until, until == deadline, err);
}
