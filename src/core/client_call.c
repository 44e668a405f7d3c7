/* The whole call: which address is asked next after a failure, and when to give up.
 *
 * The rule that keeps a request from being carried out twice: once a byte of it has left, only a call that is declared idempotent
 * asks again. */
#include "client_exchange.h"

#define PAUSE_FIRST (50 * LP_MILLISECOND)   /* before the second round: what failed an instant ago fails again */
#define PAUSE_MOST LP_SECOND

typedef struct call_plan {
	int count;             /* addresses */
	int at;                /* the one whose turn it is; -1: a connection that was open before the call */
	int left;              /* attempts of this round, this one included */
	int retries;           /* rounds that may still be begun */
	lp_time pause;         /* before a round that follows one in which nothing was sent */
} call_plan;

static void plan_next(call_plan *plan)
{
	plan->at = plan->at + 1 < plan->count ? plan->at + 1 : 0;
}

/* Begin another round, with the address behind the one that failed. */
static bool plan_retry(call_plan *plan)
{
	if (plan->retries <= 0) {
		return false;
	}
	plan->retries--;
	plan->left = plan->count;
	plan_next(plan);
	return true;
}

/* Nothing was sent: the next address, or the next round after '*pause'. */
static bool plan_go_on(call_plan *plan, lp_time *pause)
{
	if (plan->left > 1) {
		plan->left--;
		plan_next(plan);
		return true;
	}
	*pause = plan->pause;
	plan->pause = plan->pause < PAUSE_MOST / 2 ? plan->pause * 2 : PAUSE_MOST;
	return plan_retry(plan);
}

/* Something was sent. A reply that was too long or no line at all would be so again: only a lost connection is worth another try. */
static bool plan_resend(call_plan *plan, const lp_client_config *config, const lp_exchange *exchange, const lp_error *err)
{
	return config->idempotent && exchange->keep && err->kind == LP_ERROR_CLOSED && plan_retry(plan);
}

/* While others can still be asked, one that does not greet must not have all the time. */
static int call_connect(lp_client *client, const lp_client_config *config, const lp_address *address, bool others, lp_time deadline,
	lp_error *err)
{
	lp_client_config impatient = *config;

	impatient.greeting_timeout = others ? config->connect_timeout : 0;
	return lp_client_connect(client, &impatient, address, deadline, err);
}

/* One attempt; '*sent' says whether a byte of a request left in it. */
static LP_HOT int call_attempt(lp_client *client, const lp_client_config *config, const lp_address *address, bool others,
	lp_exchange *exchange, lp_time deadline, bool *sent, lp_error *err)
{
	bool before = exchange->touched;
	int result = 0;

	exchange->touched = false;
	if (address) {
		result = call_connect(client, config, address, others, deadline, err);
	}
	if (result == 0) {
		result = lp_client_exchange(client, config, exchange, deadline, err);
	}
	*sent = exchange->touched;
	exchange->touched |= before;
	return result;
}

/* False when the error stands. */
static bool call_goes_on(call_plan *plan, const lp_client_config *config, const lp_exchange *exchange, lp_time deadline, bool sent,
	lp_time *pause, const lp_error *err)
{
	*pause = 0;
	if (err->kind == LP_ERROR_VALUE || err->kind == LP_ERROR_ABORTED) {
		return false;
	}
	if (!(sent ? plan_resend(plan, config, exchange, err) : plan_go_on(plan, pause))) {
		return false;
	}
	/* no time left for another: what went wrong says more than that it is late */
	return deadline == LP_NEVER || lp_clock_after(lp_clock_now(), *pause) < deadline;
}

static int call_pause(const lp_client_config *config, lp_time pause, lp_error *err)
{
	if (pause && config->wait(config->wait_context, NULL, 0, lp_clock_after(lp_clock_now(), pause)) < 0) {
		return lp_error_set(err, LP_ERROR_ABORTED, "left between two attempts");
	}
	return 0;
}

/* A kept connection on which replies may still come that belong to nobody must not be asked for one. */
static bool call_may_use(const lp_client *client, const lp_client_config *config)
{
	return client->transport.fd != LP_FD_NONE && (config->no_reply || !client->unanswered);
}

/* The connection is about to be closed. */
static int call_settle(lp_client *client, const lp_client_config *config, lp_time deadline, lp_error *err)
{
	char name[LP_ADDRESS_TEXT], seconds[LP_SECONDS_TEXT];

	if (lp_client_settle(client, config, deadline)) {
		return 0;
	}
	lp_address_print(&client->address, name, sizeof name);
	lp_error_set(err, LP_ERROR_TIMEOUT, "%s does not read: what was sent was not taken within %s (option timeout)", name,
		lp_client_seconds(config->timeout, seconds));
	err->phase = LP_PHASE_WRITE;
	return -1;
}

LP_HOT int lp_client_call(lp_client *client, const lp_client_config *config, const lp_address *addresses, int count, lp_exchange *exchange,
	lp_time deadline, void (*failed)(void *context, const lp_error *error), void *failed_context, lp_error *err)
{
	call_plan plan = {.count = count, .at = -1, .left = count + 1, .retries = config->retries, .pause = PAUSE_FIRST};
	lp_error own;
	lp_time pause;
	bool sent;

	err = err ? err : &own;
	if (!call_may_use(client, config)) {
		lp_client_fini(client);
		plan.at = 0;
		plan.left = count;
	}
	while (call_attempt(client, config, plan.at < 0 ? NULL : &addresses[plan.at], plan.left > 1, exchange, deadline, &sent,
			err) < 0) {
		lp_client_fini(client);
		err->request_sent = exchange->touched;
		if (!call_goes_on(&plan, config, exchange, deadline, sent, &pause, err)) {
			return -1;
		}
		if (failed) {
			failed(failed_context, err);
		}
		if (call_pause(config, pause, err) < 0) {
			return -1;
		}
	}
	return config->no_reply && !config->kept && !config->keep_input ? call_settle(client, config, deadline, err) : 0;
}
