/* Pipelining: requests go out as they come from their source, replies are cut in place as they arrive, and neither waits for the other.
 * What fills 'out' is client_source.c's, the words for failures are client_failure.c's, what to do about them is client_call.c's.
 *
 * One turn: fill, write, look at the input. It sleeps only when there is nothing to write, or no room for it; then always with an eye
 * on the input as well, since a server that cannot get its replies out will not read on. */
#include "client_exchange.h"

#include <string.h>

/* Answered requests leave 'out' when they are all sent: a server may answer before it has read to the end. */
static LP_HOT void exchange_settle(lp_exchange *exchange)
{
	if (exchange->answered && exchange->answered <= exchange->sent) {
		lp_buffer_consume(&exchange->out, exchange->answered);
		exchange->sent -= exchange->answered;
		exchange->answered = 0;
	}
}

/* A new connection sends again what the last one left unanswered. */
static LP_HOT void exchange_restart(lp_exchange *exchange)
{
	exchange->sent = exchange->answered;   /* the rest of an answered request is nobody's business here */
	exchange_settle(exchange);
}

static LP_HOT void exchange_sent(lp_exchange *exchange, size_t count)
{
	lp_buffer *out = &exchange->out;

	exchange->touched = true;
	if (exchange->keep) {
		exchange->sent += count;
		exchange_settle(exchange);
		return;
	}
	out->start += count;   /* not consume(): the next batch needs the memory */
	if (out->start == out->end) {
		out->start = out->end = 0;
	}
}

static LP_HOT void exchange_replied(lp_exchange *exchange)
{
	uint32_t size;

	exchange->replies++;
	if (exchange->keep) {
		memcpy(&size, lp_buffer_data(&exchange->sizes), sizeof size);
		lp_buffer_consume(&exchange->sizes, sizeof size);
		exchange->answered += size;
		exchange_settle(exchange);
	}
}

/* True while something may come that is wanted, or has to be read so that the peer goes on. */
static LP_HOT bool exchange_awaits(const lp_exchange_run *run)
{
	if (run->config->keep_input) {
		return lp_buffer_length(&run->client->in) < LP_CLIENT_KEEP;
	}
	return run->config->no_reply || run->exchange->replies < run->exchange->requests;
}

/* Hand out every complete reply of the input. */
static LP_HOT int exchange_deliver(lp_exchange_run *run)
{
	lp_exchange *exchange = run->exchange;
	lp_client *client = run->client;
	size_t max = run->config->max_line;

	while (exchange->replies < exchange->requests) {
		lp_frame frame;
		lp_frame_result result = lp_client_cut(client, max, &frame);

		if (lp_unlikely(result != LP_FRAME_MESSAGE)) {
			return result == LP_FRAME_MORE ? 0 : lp_client_malformed(client, run->err, result, &frame, "reply", max);
		}
		exchange_replied(exchange);
		if (lp_unlikely(exchange->ops->reply(exchange->context, frame.data, frame.length) < 0)) {
			return lp_error_set(run->err, LP_ERROR_ABORTED, "the taker of replies left");
		}
		lp_client_use(client, frame.consumed);
	}
	return 0;
}

/* All sent and all answered. What the peer has not taken matters no more once it has answered everything and gone. */
static LP_HOT bool exchange_complete(const lp_exchange_run *run)
{
	const lp_exchange *exchange = run->exchange;
	bool sent = lp_exchange_pending(exchange) == 0;

	if (!exchange->ended) {
		return false;
	}
	return run->config->no_reply ? sent : exchange->replies == exchange->requests && (sent || run->client->eof);
}

/* The peer takes no more. What it said before it went, a refusal or an error as a reply, is still to be read. */
static int exchange_write_failed(lp_exchange_run *run, int system)
{
	lp_client *client = run->client;

	while (!run->config->no_reply) {
		if (exchange_deliver(run) < 0) {   /* first what had come before this request was pulled */
			return -1;
		}
		if (client->eof || !exchange_awaits(run) || lp_client_receive(client, true, false) <= 0) {
			break;
		}
	}
	client->eof = true;
	/* a single request larger than a batch: whether it was the last nobody has asked yet */
	if (!run->exchange->ended && run->exchange->replies == run->exchange->requests && lp_exchange_pull(run) < 0) {
		return -1;
	}
	return exchange_complete(run) ? 0 : lp_exchange_lost(run, "send", system);
}

/* Write what is pending; less than all means that there is no room, and another call would only say so. */
static LP_HOT int exchange_write(lp_exchange_run *run)
{
	lp_client *client = run->client;
	lp_exchange *exchange = run->exchange;
	struct iovec iov;
	lp_ssize sent;

	iov.iov_base = lp_buffer_data(&exchange->out) + exchange->sent;
	iov.iov_len = lp_exchange_pending(exchange);
	sent = client->transport.ops->sendv(&client->transport, &iov, 1);
	if (lp_unlikely(sent == LP_TRANSPORT_ERROR)) {
		return exchange_write_failed(run, errno);
	}
	if (sent > 0) {
		exchange_sent(exchange, (size_t) sent);
	}
	run->blocked = lp_exchange_pending(exchange) > 0;
	run->wants = sent == LP_TRANSPORT_WANT_READ ? LP_CLIENT_READ : run->blocked ? LP_CLIENT_WRITE : 0;
	return 0;
}

/* Let the host look for what it waits for besides us, without waiting. */
static int exchange_glance(lp_exchange_run *run)
{
	if (run->config->wait(run->config->wait_context, NULL, 0, 0) < 0) {
		return lp_error_set(run->err, LP_ERROR_ABORTED, "left while waiting for a reply");
	}
	return 0;
}

/* One read. Replies that came before an end or a reset were handed out by the reads before it. */
static LP_HOT int exchange_read(lp_exchange_run *run)
{
	lp_client *client = run->client;
	lp_ssize got;

	if (run->config->no_reply) {
		if (run->config->keep_input) {
			lp_client_receive(client, true, false);
		} else {
			lp_client_discard(client);
		}
		return 0;
	}
	got = lp_client_receive(client, run->exchange->requests - run->exchange->replies > 1, run->patiently);
	if (lp_likely(got > 0)) {
		return exchange_deliver(run);
	}
	run->impatient = run->patiently;
	run->patiently = false;
	if (run->impatient && !client->eof) {   /* a signal, or a second has passed: the host may want to know */
		return exchange_glance(run);
	}
	if (client->eof) {
		return lp_exchange_lost(run, "recv", got == LP_TRANSPORT_ERROR ? errno : 0);
	}
	return 0;
}

/* A lone reply that is far from late can be waited for by recv(): one system call instead of two, and cheaper to be woken from. */
static LP_HOT bool exchange_leaves_wait_to_read(const lp_exchange_run *run)
{
	/* a kept connection may have come from a host that waits otherwise: the wait of this call decides */
	return run->client->patient && run->config->wait == lp_client_wait_poll && !run->impatient && !run->wants
		&& !run->config->no_reply && !run->client->eof && (run->deadline == LP_NEVER || lp_clock_now() + LP_SECOND < run->deadline);
}

static LP_HOT int exchange_wait(lp_exchange_run *run)
{
	lp_client_wait wait = {run->client->transport.fd, run->wants, 0};

	if (!run->client->eof && exchange_awaits(run)) {
		wait.events |= lp_client_read_events(run->client);
	}
	run->patiently = exchange_leaves_wait_to_read(run);
	if (run->patiently && lp_client_look(run->config->wait_context) == 0) {
		run->ready = LP_CLIENT_READ;
		return 0;
	}
	if (run->config->wait(run->config->wait_context, &wait, 1, run->deadline) < 0) {
		return lp_error_set(run->err, LP_ERROR_ABORTED, "left while waiting for %s", run->blocked ? "room to send" : "a reply");
	}
	run->ready = wait.ready;
	return wait.ready ? 0 : lp_exchange_late(run);
}

/* What to do next: sleep, or only look, because there is more to send or more has come. */
static LP_HOT int exchange_look(lp_exchange_run *run)
{
	bool awaits = exchange_awaits(run);

	if (run->looked >= run->deadline) {
		return lp_exchange_late(run);
	}
	if ((run->blocked || run->exchange->ended) && !(awaits && run->client->full)) {
		return exchange_wait(run);
	}
	run->ready = awaits && !run->client->eof ? LP_CLIENT_READ : 0;
	run->patiently = false;
	return 0;
}

static LP_HOT int exchange_turn(lp_exchange_run *run)
{
	lp_exchange *exchange = run->exchange;

	if (!exchange->ended && lp_exchange_fill(run) < 0) {
		return -1;
	}
	if (lp_exchange_pending(exchange) && (!run->blocked || run->ready & run->wants) && exchange_write(run) < 0) {
		return -1;
	}
	/* whole replies can be here already, from behind the greeting or from before a slow source had its next request */
	if (lp_buffer_length(&run->client->in) && !run->config->no_reply && exchange_deliver(run) < 0) {
		return -1;
	}
	if (exchange_complete(run)) {
		return 0;
	}
	if (exchange_look(run) < 0) {
		return -1;
	}
	return run->ready & lp_client_read_events(run->client) ? exchange_read(run) : 0;
}

LP_HOT int lp_client_exchange(lp_client *client, const lp_client_config *config, lp_exchange *exchange, lp_time deadline, lp_error *err)
{
	lp_exchange_run run = {.client = client, .config = config, .exchange = exchange, .deadline = deadline, .err = err, .look_step = 1};

	exchange_restart(exchange);
	/* the greeting may have had another; a kept connection's may have died with the call before */
	lp_client_read_with(client, config->reply_framing ? config->reply_framing : config->framing);
	client->unanswered |= config->no_reply && !config->keep_input;
	client->asked |= config->keep_input;
	do {
		if (exchange_turn(&run) < 0) {
			return -1;
		}
	} while (!exchange_complete(&run));
	return 0;
}
