/* What the files of an exchange share: its source, its engine, its errors. Not for others. */
#ifndef LP_CLIENT_EXCHANGE_H
#define LP_CLIENT_EXCHANGE_H

#include "client_io.h"

/* An exchange on one connection. Owns nothing. */
typedef struct lp_exchange_run {
	lp_client *client;
	const lp_client_config *config;
	lp_exchange *exchange;
	lp_time deadline;
	lp_error *err;
	bool blocked;          /* the peer takes nothing more just now */
	unsigned wants;        /* what the transport waits for before it can go on */
	unsigned ready;        /* what the last wait saw */
	bool patiently;        /* the last wait was left to the read itself */
	bool impatient;        /* such a read came back without a byte: poll() from now on */
	lp_time looked;        /* when the clock was last read between two pulls */
	uint64_t look_at;      /* number of pulls at which it is read again */
	unsigned look_step;
} lp_exchange_run;

/* Bytes of requests that wait to be written. */
static inline size_t lp_exchange_pending(const lp_exchange *exchange)
{
	return lp_buffer_length(&exchange->out) - exchange->sent;
}

/* Pull requests until there is enough to write. */
int lp_exchange_fill(lp_exchange_run *run);

/* Pull one request, or learn that there is none. */
int lp_exchange_pull(lp_exchange_run *run);

/* The deadline has passed: TIMEOUT. */
int lp_exchange_late(const lp_exchange_run *run);

/* The connection ended before its time: CLOSED. 'call' failed with 'system', which is 0 for an orderly end. */
int lp_exchange_lost(const lp_exchange_run *run, const char *call, int system);

#endif
