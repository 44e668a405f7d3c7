/* The call behind call.h. */
#include "call.h"

#include "callback.h"
#include "errors.h"
#include "source.h"
#include "wait.h"

/* Of an address and a try before the last. */
typedef struct call_failure {
	lp_error error;
	zend_string *refusal;                /* what the server said, or NULL */
} call_failure;

struct php_lineproto_call {
	php_lineproto_call *next;
	php_lineproto_peer *peer;
	php_lineproto_peer own;
	lp_client_config config;
	lp_exchange exchange;
	php_lineproto_sources messages;
	zend_string *message;                /* the one that the exchange reads now */
	php_lineproto_sources unanswered;    /* with 'transcript': messages to be told with their replies */
	zval *result;
	uint32_t argument;                   /* where the messages come from, for ValueErrors */
	bool single;
	bool may_wait;                       /* the messages come from user code, not from an array */
	zend_string *refusal;                /* what the last server that refused said, for its exception */
	call_failure *failures;
	int failure_count;
};

/* --- transcript --- */

static void say(const char *text, const char *data, size_t length)
{
	PHPWRITE(text, strlen(text));
	PHPWRITE(data, length);
	PHPWRITE("\n", 1);
}

static void say_greeting(void *context, const char *data, size_t length)
{
	say("Buffer Data: ", data, length);
}

static void say_exchange(php_lineproto_call *call, const char *reply, size_t length)
{
	zend_string *message;
	bool raw;

	if (php_lineproto_sources_next(&call->unanswered, &message, &raw) == 1) {
		say("Writing to Socket", "", 0);
		say("send to server: ", ZSTR_VAL(message), ZSTR_LEN(message));
		if (reply) {
			say(" response from server was:", reply, length);
		}
		zend_string_release(message);
	}
}

/* 'last': there is no other attempt, whose transcript would have the same message again. */
static void say_failure(php_lineproto_call *call, const lp_error *err, bool last)
{
	const lp_exchange *exchange = &call->exchange;

	if (!call->peer->options.transcript || err->kind == LP_ERROR_ABORTED) {
		return;
	}
	if (err->kind == LP_ERROR_REFUSED) {
		say("don't connect", "", 0);
	} else if (php_lineproto_sources_empty(&call->unanswered)) {
		return;
	} else if (lp_buffer_length(&exchange->out) > exchange->sent) {
		say("Writing to Socket", "", 0);
		say("Write failed", "", 0);
	} else if (last) {
		say_exchange(call, NULL, 0);
	}
}

/* --- what the core asks for --- */

static LP_HOT int next_message(void *context, const char **data, size_t *length)
{
	php_lineproto_call *call = context;
	zval keep;
	bool raw;
	int got;

	if (call->message) {
		zend_string_release(call->message);
		call->message = NULL;
	}
	got = php_lineproto_sources_next(&call->messages, &call->message, &raw);
	if (got <= 0) {
		call->message = NULL;
		return got;
	}
	if (call->peer->options.transcript) {
		ZVAL_STR(&keep, call->message);
		php_lineproto_sources_push(&call->unanswered, &keep, false);
	}
	*data = ZSTR_VAL(call->message);
	*length = ZSTR_LEN(call->message);
	return 1;
}

/* Replies can come without a pause, so this is a place to look for interrupts too: the memory limit is one in newer engines. */
static LP_HOT int take_reply(void *context, const char *data, size_t length)
{
	php_lineproto_call *call = context;
	zend_string *text;
	zval reply;

	if (call->peer->options.transcript) {
		say_exchange(call, data, length);
	}
	text = php_lineproto_string_shared(data, length);
	if (EXPECTED(text)) {
		ZVAL_STR(&reply, text);
		if (call->single) {
			zval_ptr_dtor(call->result);
			ZVAL_COPY_VALUE(call->result, &reply);
		} else {
			zend_hash_next_index_insert_new(Z_ARRVAL_P(call->result), &reply);
		}
	}
	return php_lineproto_interrupts() && text ? 0 : -1;
}

static const lp_exchange_ops exchange_ops = {next_message, take_reply};

static void keep_refusal(void *context, const char *data, size_t length)
{
	php_lineproto_call *call = context;

	call->refusal = zend_string_init_fast(data, length);
}

static void keep_failure(void *context, const lp_error *error)
{
	php_lineproto_call *call = context;
	call_failure *failure;

	say_failure(call, error, false);
	call->failures = safe_erealloc(call->failures, (size_t) call->failure_count + 1, sizeof *call->failures, 0);
	failure = &call->failures[call->failure_count++];
	failure->error = *error;
	failure->refusal = call->refusal;
	call->refusal = NULL;
}

/* --- the call --- */

LP_HOT php_lineproto_call *php_lineproto_call_new(php_lineproto_peer *peer, zval *result)
{
	php_lineproto_call *call = ecalloc(1, sizeof *call);

	call->peer = peer ? peer : &call->own;
	if (!peer) {
		php_lineproto_peer_init(&call->own);
	}
	call->result = result;
	call->next = LPG(calls);
	LPG(calls) = call;
	return call;
}

php_lineproto_peer *php_lineproto_call_peer(php_lineproto_call *call)
{
	return call->peer;
}

static void failures_free(php_lineproto_call *call)
{
	for (int i = 0; i < call->failure_count; i++) {
		if (call->failures[i].refusal) {
			zend_string_release(call->failures[i].refusal);
		}
	}
	if (call->failures) {
		efree(call->failures);
	}
	if (call->refusal) {
		zend_string_release(call->refusal);
	}
}

LP_HOT void php_lineproto_call_free(php_lineproto_call *call)
{
	php_lineproto_call **at = &LPG(calls);

	while (*at != call) {   /* not always the first: Fibers end in any order */
		at = &(*at)->next;
	}
	*at = call->next;
	lp_exchange_fini(&call->exchange);
	if (call->peer == &call->own) {
		php_lineproto_peer_free(&call->own);
	}
	php_lineproto_sources_clear(&call->messages);
	php_lineproto_sources_clear(&call->unanswered);
	if (call->message) {
		zend_string_release(call->message);
	}
	failures_free(call);
	efree(call);
}

void php_lineproto_calls_abandon(void)
{
	for (; LPG(calls); LPG(calls) = LPG(calls)->next) {
		lp_exchange_fini(&LPG(calls)->exchange);
		if (LPG(calls)->peer == &LPG(calls)->own) {
			php_lineproto_peer_close(&LPG(calls)->own);
		}
	}
}

LP_HOT bool php_lineproto_call_messages(php_lineproto_call *call, zval *message, uint32_t argument)
{
	call->argument = argument;
	call->single = Z_TYPE_P(message) == IS_STRING;
	call->may_wait = Z_TYPE_P(message) == IS_OBJECT;
	if (!call->single && !zend_is_iterable(message)) {
		zend_argument_type_error(argument, "must be of type Traversable|array|string, %s given", zend_zval_type_name(message));
		return false;
	}
	if (call->single) {
		const lp_framing *framing = call->peer->options.config.framing;
		const char *reason = framing->ops->refuse(framing, Z_STRVAL_P(message), Z_STRLEN_P(message));

		if (reason) {   /* known before anything is connected to; those of an iterable are looked at one by one */
			zend_argument_value_error(argument, "must not contain %s", reason);
			return false;
		}
		ZVAL_EMPTY_STRING(call->result);
	} else {
		array_init(call->result);
	}
	return php_lineproto_sources_push(&call->messages, message, false);
}

static void throw_failures(php_lineproto_call *call, const lp_error *err)
{
	if (err->kind == LP_ERROR_ABORTED) {
		return;
	}
	for (int i = 0; i < call->failure_count; i++) {
		php_lineproto_throw_refused(&call->failures[i].error, call->failures[i].refusal);
	}
	if (err->kind == LP_ERROR_VALUE) {
		zend_argument_value_error(call->argument, "%s", err->text);
	} else {
		php_lineproto_throw_refused(err, call->refusal);
	}
}

lp_time php_lineproto_call_deadline(const php_lineproto_client_options *options)
{
	return options->timeout ? lp_clock_after(lp_clock_now(), options->timeout) : LP_NEVER;
}

LP_HOT bool php_lineproto_call_run(php_lineproto_call *call, const lp_client_config *given, lp_time deadline)
{
	php_lineproto_peer *peer = call->peer;
	lp_client_config *config = &call->config;
	lp_error err;

	*config = *given;
	config->timeout = given->timeout ? given->timeout : peer->options.timeout;
	config->kept = peer->options.persistent;
	config->greeted = peer->options.transcript ? say_greeting : NULL;
	config->refused = keep_refusal;
	config->greeted_context = call;
	if (config->connect_timeout == 0) {
		config->connect_timeout = LP_NEVER;
	}
	lp_exchange_init(&call->exchange, &exchange_ops, call, config->idempotent && config->retries > 0);
	call->exchange.unhurried = call->may_wait;
	config->retries = peer->secured ? 0 : config->retries;
	if (lp_client_call(&peer->client, config, peer->addresses, peer->secured ? 0 : peer->count, &call->exchange, deadline, keep_failure, call, &err) < 0) {
		say_failure(call, &err, true);
		throw_failures(call, &err);
		return false;
	}
	while (peer->options.transcript && config->no_reply && !php_lineproto_sources_empty(&call->unanswered)) {
		say_exchange(call, NULL, 0);
	}
	return true;
}
