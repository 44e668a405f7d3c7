/* The words for what goes wrong in an exchange: who, what was missing, how long, and which option would help. */
#include "client_exchange.h"

#include <stdio.h>

#define STATE_TEXT 128

/* How far a run of several requests has come; nothing to say about a single one. */
static const char *failure_state(const lp_exchange *exchange, bool replies, char text[STATE_TEXT])
{
	text[0] = '\0';
	if (exchange->requests > 1 && replies) {
		snprintf(text, STATE_TEXT, "; %llu of %llu requests are answered", (unsigned long long) exchange->replies,
			(unsigned long long) exchange->requests);
	}
	return text;
}

static int failure_timeout(const lp_exchange_run *run, lp_phase phase)
{
	if (run->err) {
		run->err->kind = LP_ERROR_TIMEOUT;
		run->err->phase = phase;
		run->err->request_sent = run->exchange->touched;
	}
	return -1;
}

int lp_exchange_late(const lp_exchange_run *run)
{
	const lp_exchange *exchange = run->exchange;
	char name[LP_ADDRESS_TEXT], seconds[LP_SECONDS_TEXT], state[STATE_TEXT], rest[LP_REST_TEXT];
	size_t pending = lp_exchange_pending(exchange);

	lp_address_print(&run->client->address, name, sizeof name);
	lp_client_seconds(run->config->timeout, seconds);
	failure_state(exchange, !run->config->no_reply, state);
	lp_client_rest(run->client, "reply", rest);
	if (pending && run->config->keep_input && lp_buffer_length(&run->client->in) >= LP_CLIENT_KEEP) {
		lp_error_set(run->err, LP_ERROR_TIMEOUT, "%s does not read while %zu bytes of its replies are unread here, which is the most that is "
			"kept: %zu bytes of requests were not taken within %s (option timeout)", name, lp_buffer_length(&run->client->in), pending, seconds);
		return failure_timeout(run, LP_PHASE_WRITE);
	}
	if (pending) {
		lp_error_set(run->err, LP_ERROR_TIMEOUT, "%s does not read: %zu bytes of requests were not taken within %s (option timeout)%s",
			name, pending, seconds, state);
		return failure_timeout(run, LP_PHASE_WRITE);
	}
	if (run->config->no_reply || exchange->replies == exchange->requests) {
		lp_error_set(run->err, LP_ERROR_TIMEOUT, "the requests to %s did not come to an end within %s (option timeout); %llu were sent", name,
			seconds, (unsigned long long) exchange->requests);
		return failure_timeout(run, LP_PHASE_WRITE);
	}
	lp_error_set(run->err, LP_ERROR_TIMEOUT, "no reply from %s within %s (option timeout)%s%s", name, seconds, state, rest);
	return failure_timeout(run, LP_PHASE_REPLY);
}

int lp_exchange_lost(const lp_exchange_run *run, const char *call, int system)
{
	const lp_exchange *exchange = run->exchange;
	char name[LP_ADDRESS_TEXT], state[STATE_TEXT], rest[LP_REST_TEXT];
	const char *before = lp_exchange_pending(exchange) ? "it had taken all requests" : "its reply";

	lp_address_print(&run->client->address, name, sizeof name);
	failure_state(exchange, !run->config->no_reply, state);
	lp_client_rest(run->client, "reply", rest);
	if (system) {
		lp_error_set_reason(run->err, lp_client_loss(system), system, lp_transport_reason(&run->client->transport, system),
			"the connection to %s was lost before %s%s%s: %s()", name, before,
			state, rest, call);
	} else {
		lp_error_set(run->err, LP_ERROR_CLOSED, "%s closed the connection before %s%s%s", name, before, state, rest);
	}
	if (run->err) {
		run->err->request_sent = exchange->touched;
	}
	return -1;
}
