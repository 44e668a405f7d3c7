/* lineproto_send(): arguments in, one call of the core's client, replies out. While user code runs (generators, output
 * handlers, signal handlers) the call hangs on the module globals, since the engine may leave by longjmp. */
#include "send.h"

#include "client_key.h"
#include "errors.h"
#include "options.h"
#include "server.h"
#include "source.h"

#include "src/core/client.h"

#include "zend_exceptions.h"
#include "zend_interfaces.h"
#include "zend_smart_str.h"

/* Of an address and a try before the last. */
typedef struct call_failure {
	lp_error error;
	zend_string *refusal;                /* what the server said, or NULL */
} call_failure;

struct php_lineproto_call {
	php_lineproto_call *next;
	php_lineproto_client_options options;
	lp_client client;
	lp_exchange exchange;
	lp_address *addresses;
	int address_count;
	smart_str key;                       /* of the pool */
	php_lineproto_sources messages;
	zend_string *message;                /* the one that the exchange reads now */
	php_lineproto_sources unanswered;    /* with 'transcript': messages to be told with their replies */
	zval *result;
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

	if (!call->options.transcript || err->kind == LP_ERROR_ABORTED) {
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
	if (call->options.transcript) {
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

	if (call->options.transcript) {
		say_exchange(call, data, length);
	}
	text = length > 1 ? php_lineproto_string(data, length) : zend_string_init_fast(data, length);
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

static int look_for_interrupts(void)
{
	return php_lineproto_interrupts() ? 0 : -1;
}

static const lp_client_interrupt interrupt = {look_for_interrupts};

/* Without a deadline a handler that asks its own server would wait for ever: nobody else is there to answer. */
static int wait_in_a_handler(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	if (count == 1 && php_lineproto_server_is_own(list[0].fd)) {
		php_lineproto_throw_misuse("lineproto_send(): the server of this process cannot answer while its handler waits for the answer");
		return -1;
	}
	return lp_client_wait_poll(context, list, count, deadline);
}

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

static LP_HOT php_lineproto_call *call_new(zval *result)
{
	php_lineproto_call *call = ecalloc(1, sizeof *call);

	php_lineproto_client_options_init(&call->options);
	lp_client_init(&call->client);
	call->result = result;
	call->next = LPG(calls);
	LPG(calls) = call;
	return call;
}

static LP_HOT void call_close(php_lineproto_call *call)
{
	lp_client_fini(&call->client);
	lp_exchange_fini(&call->exchange);
	php_lineproto_client_options_clear(&call->options);
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

static LP_HOT void call_free(php_lineproto_call *call)
{
	php_lineproto_call **at = &LPG(calls);

	while (*at != call) {   /* not always the first: Fibers end in any order */
		at = &(*at)->next;
	}
	*at = call->next;
	call_close(call);
	php_lineproto_sources_clear(&call->messages);
	php_lineproto_sources_clear(&call->unanswered);
	if (call->message) {
		zend_string_release(call->message);
	}
	smart_str_free(&call->key);
	if (call->addresses) {
		efree(call->addresses);
	}
	failures_free(call);
	efree(call);
}

void php_lineproto_calls_abandon(void)
{
	for (; LPG(calls); LPG(calls) = LPG(calls)->next) {
		call_close(LPG(calls));
	}
}

static LP_HOT bool add_address(php_lineproto_call *call, zval *text)
{
	lp_address *address = &call->addresses[call->address_count];

	ZVAL_DEREF(text);
	if (Z_TYPE_P(text) != IS_STRING) {
		zend_argument_type_error(1, "must be a string or a list of strings, %s found in it", zend_zval_type_name(text));
		return false;
	}
	if (!php_lineproto_address_parse(Z_STR_P(text), 1, address)) {
		return false;
	}
	if (address->scheme == LP_SCHEME_FD || address->scheme == LP_SCHEME_SYSTEMD) {
		zend_argument_value_error(1, "must be a tcp, tls or unix address: one can listen on %s, not connect to it", Z_STRVAL_P(text));
		return false;
	}
	if (address->scheme != LP_SCHEME_UNIX && address->port == 0) {
		zend_argument_value_error(1, "must have a port other than 0 to connect to");
		return false;
	}
	call->address_count++;
	smart_str_append(&call->key, Z_STR_P(text));
	smart_str_appendc(&call->key, '\0');
	return true;
}

static LP_HOT bool add_addresses(php_lineproto_call *call, zend_string *address, HashTable *list)
{
	zval single, *element;

	if (!list) {
		call->addresses = ecalloc(1, sizeof *call->addresses);
		ZVAL_STR(&single, address);
		return add_address(call, &single);
	}
	if (zend_hash_num_elements(list) == 0) {
		zend_argument_value_error(1, "must not be empty");
		return false;
	}
	call->addresses = ecalloc(zend_hash_num_elements(list), sizeof *call->addresses);
	ZEND_HASH_FOREACH_VAL(list, element) {
		if (!add_address(call, element)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

static LP_HOT bool add_messages(php_lineproto_call *call, zval *message)
{
	call->single = Z_TYPE_P(message) == IS_STRING;
	call->may_wait = Z_TYPE_P(message) == IS_OBJECT;
	if (!call->single && Z_TYPE_P(message) != IS_ARRAY
			&& !(Z_TYPE_P(message) == IS_OBJECT && instanceof_function(Z_OBJCE_P(message), zend_ce_traversable))) {
		zend_argument_type_error(2, "must be of type Traversable|array|string, %s given", zend_zval_type_name(message));
		return false;
	}
	if (call->single) {
		const lp_framing *framing = call->options.config.framing;
		const char *reason = framing->ops->refuse(framing, Z_STRVAL_P(message), Z_STRLEN_P(message));

		if (reason) {   /* known before anything is connected to; those of an iterable are looked at one by one */
			zend_argument_value_error(2, "must not contain %s", reason);
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
		zend_argument_value_error(2, "%s", err->text);
	} else {
		php_lineproto_throw_refused(err, call->refusal);
	}
}

static LP_HOT void call_run(php_lineproto_call *call)
{
	php_lineproto_client_options *options = &call->options;
	lp_client_config *config = &options->config;
	lp_time deadline = options->timeout ? lp_clock_after(lp_clock_now(), options->timeout) : LP_NEVER;
	lp_time idle = 0;
	lp_error err;

	config->timeout = options->timeout;
	config->wait = LPG(running) && deadline == LP_NEVER ? wait_in_a_handler : lp_client_wait_poll;
	config->kept = options->persistent;
	config->wait_context = (void *) &interrupt;
	config->greeted = options->transcript ? say_greeting : NULL;
	config->refused = keep_refusal;
	config->greeted_context = call;
	if (config->connect_timeout == 0) {
		config->connect_timeout = LP_NEVER;
	}
	lp_exchange_init(&call->exchange, &exchange_ops, call, config->idempotent && config->retries > 0);
	call->exchange.unhurried = call->may_wait;
	if (options->persistent) {
		php_lineproto_client_key(&call->key, options, call->addresses, call->address_count);
		php_lineproto_seconds(LPG(pool_idle), &idle);
		lp_pool_take(&LPG(pool), ZSTR_VAL(call->key.s), ZSTR_LEN(call->key.s), lp_clock_now(), idle, &call->client);
	}
	if (lp_client_call(&call->client, config, call->addresses, call->address_count, &call->exchange, deadline, keep_failure, call,
			&err) < 0) {
		say_failure(call, &err, true);
		throw_failures(call, &err);
		return;
	}
	while (options->transcript && config->no_reply && !php_lineproto_sources_empty(&call->unanswered)) {
		say_exchange(call, NULL, 0);
	}
	if (options->persistent) {
		lp_pool_keep(&LPG(pool), ZSTR_VAL(call->key.s), ZSTR_LEN(call->key.s), lp_clock_now(), (int) MIN(LPG(pool_size), 65536),
			&call->client);
	}
}

PHP_FUNCTION(lineproto_send)
{
	zend_string *address;
	HashTable *addresses, *options = NULL;
	zval *message;
	php_lineproto_call *call;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_ARRAY_HT_OR_STR(addresses, address)
		Z_PARAM_ZVAL(message)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(options)
	ZEND_PARSE_PARAMETERS_END();
	call = call_new(return_value);
	if (php_lineproto_client_options_parse(&call->options, options, 3) && add_addresses(call, address, addresses)
			&& add_messages(call, message)) {
		call_run(call);
	}
	call_free(call);
	if (EG(exception)) {
		zval_ptr_dtor(return_value);
		ZVAL_NULL(return_value);
	}
}
