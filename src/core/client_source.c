/* What fills an exchange: requests are pulled, framed and gathered in 'out', so that many of them leave with one system call. */
#include "client_exchange.h"

#include <string.h>

#define BATCH 65536                /* bytes gathered for one write */
#define BATCH_LOW (BATCH / 4)      /* fewer than this pending: gather more */
#define SLOW LP_MILLISECOND        /* a source that took this long is not waited for any further */
#define LOOK_MOST 64               /* pulls between two looks at the clock */

LP_HOT void lp_exchange_init(lp_exchange *exchange, const lp_exchange_ops *ops, void *context, bool keep)
{
	memset(exchange, 0, sizeof *exchange);
	exchange->ops = ops;
	exchange->context = context;
	exchange->keep = keep;
}

LP_HOT void lp_exchange_fini(lp_exchange *exchange)
{
	lp_buffer_fini(&exchange->out);
	lp_buffer_fini(&exchange->sizes);
}

static int source_memory(lp_error *err, size_t length)
{
	return lp_error_set(err, LP_ERROR_SYSTEM, "no memory for a request of %zu bytes", length);
}

/* Note the size of a request that may have to be sent again. */
static int source_note(lp_exchange *exchange, size_t framed, lp_error *err)
{
	uint32_t size = (uint32_t) framed;

	if (framed > UINT32_MAX) {
		return lp_error_set(err, LP_ERROR_VALUE, "a request of %zu bytes is too long to be kept for a retry", framed);
	}
	return lp_buffer_append(&exchange->sizes, (const char *) &size, sizeof size) < 0 ? source_memory(err, framed) : 0;
}

/* Where the next request goes. One request stays small; after the second there may be thousands. */
static LP_HOT char *source_room(lp_exchange *exchange, size_t framed)
{
	lp_buffer *out = &exchange->out;

	if (lp_likely(out->capacity - out->end >= framed && exchange->requests != 1)) {
		return out->bytes + out->end;
	}
	return lp_buffer_reserve(out, exchange->requests == 1 && framed < BATCH ? BATCH : framed);
}

static LP_HOT int source_add(lp_exchange *exchange, const lp_framing *framing, const char *data, size_t length, lp_error *err)
{
	const char *reason = framing->ops->refuse(framing, data, length);
	size_t framed;
	char *room;

	if (lp_unlikely(reason != NULL)) {
		return lp_error_set(err, LP_ERROR_VALUE, "request %llu contains %s", (unsigned long long) exchange->requests + 1, reason);
	}
	framed = lp_frame_size(framing, data, length);
	room = source_room(exchange, framed);
	if (!room) {
		return source_memory(err, length);
	}
	if (exchange->keep && source_note(exchange, framed, err) < 0) {
		return -1;
	}
	lp_frame_write(framing, data, length, room);
	exchange->out.end += framed;
	exchange->requests++;
	return 0;
}

/* Read the clock, the more rarely the faster the source is. True when what it gave should leave now: a request must not lie here while
 * its source, which may read a file or a queue, waits for the next; and the deadline counts there too. */
static LP_HOT bool source_is_slow(lp_exchange_run *run)
{
	lp_time before = run->looked;
	bool slow;

	run->looked = lp_clock_now();
	slow = run->looked - before > SLOW || run->looked >= run->deadline || (run->exchange->unhurried && run->exchange->requests <= 1);
	run->look_step = slow ? 1 : run->look_step * 2;
	if (run->look_step > LOOK_MOST) {
		run->look_step = LOOK_MOST;
	}
	run->look_at = run->exchange->requests + run->look_step;
	return slow;
}

LP_HOT int lp_exchange_pull(lp_exchange_run *run)
{
	lp_exchange *exchange = run->exchange;
	const char *data;
	size_t length;
	int got = exchange->ops->next(exchange->context, &data, &length);

	if (lp_unlikely(got < 0)) {
		return lp_error_set(run->err, LP_ERROR_ABORTED, "the source of requests left");
	}
	if (got == 0) {
		exchange->ended = true;
		return 0;
	}
	return source_add(exchange, run->config->framing, data, length, run->err);
}

LP_HOT int lp_exchange_fill(lp_exchange_run *run)
{
	lp_exchange *exchange = run->exchange;

	if (lp_exchange_pending(exchange) >= BATCH_LOW) {
		return 0;
	}
	run->looked = lp_clock_now();
	while (!exchange->ended && lp_exchange_pending(exchange) < BATCH) {
		if (lp_exchange_pull(run) < 0) {
			return -1;
		}
		if (exchange->requests >= run->look_at && source_is_slow(run)) {
			return 0;
		}
	}
	return 0;
}
