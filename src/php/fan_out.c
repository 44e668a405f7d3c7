/* Lineproto\Client::fanOut(): the same call to many servers at once. Each is an ordinary call in a Fiber of its own; where it would wait, it
 * says what for and suspends, and one wait for all of them takes place outside, which blocks, or suspends the session that asked. */
#include "call.h"
#include "classes.h"
#include "errors.h"
#include "fiber.h"
#include "wait.h"

#include "zend_exceptions.h"
#include "zend_fibers.h"

typedef struct fan_branch {
	php_lineproto_fiber *fiber;       /* NULL: has not begun, or is over */
	php_lineproto_call *call;
	lp_time deadline;                 /* of the whole */
	lp_client_wait *list;             /* what it waits for */
	int count;
	lp_time until;
	bool waits;
	zval result;                      /* the reply, or a LineprotoException */
} fan_branch;

typedef struct fan_out {
	fan_branch *branches;
	uint32_t count;
	uint32_t open;                    /* branches that are not over */
	lp_client_config waits;           /* how the whole of it waits */
	lp_client_wait *slots;            /* all lists side by side */
	uint32_t capacity;
} fan_out;

/* In a branch's Fiber. */
static int branch_wait(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	fan_branch *branch = context;

	for (int i = 0; i < count; i++) {
		list[i].ready = 0;
	}
	branch->list = list;
	branch->count = count;
	branch->until = deadline;
	branch->waits = true;   /* 'list' can be empty: a pause */
	while (branch->waits && php_lineproto_fiber_suspend(branch->fiber)) {
	}
	return branch->waits ? -1 : 0;
}

/* In a branch's Fiber. What the world did to the call is its result; anything else leaves. */
static void branch_main(void *context)
{
	fan_branch *branch = context;
	php_lineproto_peer *peer = php_lineproto_call_peer(branch->call);
	lp_client_config config = peer->options.config;

	config.wait = branch_wait;
	config.wait_context = branch;
	php_lineproto_peer_take(peer, !config.no_reply);
	if (php_lineproto_call_run(branch->call, &config, branch->deadline)) {
		php_lineproto_peer_keep(peer);
	} else if (EG(exception) && instanceof_function(EG(exception)->ce, php_lineproto_exception_ce)) {
		zval_ptr_dtor(&branch->result);
		ZVAL_OBJ_COPY(&branch->result, EG(exception));
		zend_clear_exception();
	}
}

static bool fan_resume(fan_out *fan, fan_branch *branch)
{
	php_lineproto_fiber_state state = php_lineproto_fiber_resume(branch->fiber);

	if (UNEXPECTED(state == PHP_LINEPROTO_FIBER_STRAYED)) {   /* in a signal handler, or in what takes the transcript */
		state = php_lineproto_fiber_recall(branch->fiber, "Lineproto\\Client::fanOut()");
	}
	if (state == PHP_LINEPROTO_FIBER_OVER) {
		branch->fiber = NULL;
		fan->open--;
	}
	return EG(exception) == NULL;
}

/* Everything that the branches wait for, side by side, and the nearest of their deadlines. */
static int fan_gather(fan_out *fan, lp_time *until)
{
	uint32_t used = 0;

	*until = LP_NEVER;
	for (uint32_t i = 0; i < fan->count; i++) {
		fan_branch *branch = &fan->branches[i];

		if (!branch->fiber) {
			continue;
		}
		if (used + (uint32_t) branch->count > fan->capacity) {
			fan->capacity = (used + (uint32_t) branch->count) * 2;
			fan->slots = safe_erealloc(fan->slots, fan->capacity, sizeof *fan->slots, 0);
		}
		if (branch->count) {
			memcpy(fan->slots + used, branch->list, (size_t) branch->count * sizeof *branch->list);
		}
		used += (uint32_t) branch->count;
		*until = branch->until < *until ? branch->until : *until;
	}
	return (int) used;
}

/* Go on with those whose wait is over. */
static bool fan_advance(fan_out *fan)
{
	lp_time now = lp_clock_now();
	uint32_t used = 0;

	for (uint32_t i = 0; i < fan->count; i++) {
		fan_branch *branch = &fan->branches[i];
		bool due = branch->fiber && now >= branch->until;

		for (int slot = 0; branch->fiber && slot < branch->count; slot++) {
			branch->list[slot].ready = fan->slots[used++].ready;
			due |= branch->list[slot].ready != 0;
		}
		if (due) {
			branch->waits = false;
			if (!fan_resume(fan, branch)) {
				return false;
			}
		}
	}
	return true;
}

static bool fan_start(fan_out *fan)
{
	for (uint32_t i = 0; i < fan->count; i++) {
		fan_branch *branch = &fan->branches[i];

		branch->fiber = php_lineproto_fiber_new(branch_main, branch);
		if (!branch->fiber) {
			return false;
		}
		fan->open++;
		if (!fan_resume(fan, branch)) {
			return false;
		}
	}
	return true;
}

static void fan_run(fan_out *fan)
{
	bool going = fan_start(fan);
	lp_time until;

	while (going && fan->open) {
		int count = fan_gather(fan, &until);

		going = fan->waits.wait(fan->waits.wait_context, fan->slots, count, until) == 0 && fan_advance(fan);
	}
}

/* A call for this address; false after an exception. */
static bool branch_init(fan_branch *branch, zend_string *address, zval *line, HashTable *options)
{
	php_lineproto_peer *peer;

	ZVAL_NULL(&branch->result);
	branch->call = php_lineproto_call_new(NULL, &branch->result);
	peer = php_lineproto_call_peer(branch->call);
	return php_lineproto_peer_set(peer, address, NULL, options, 3) && php_lineproto_call_messages(branch->call, line, 2);
}

static void fan_free(fan_out *fan)
{
	for (uint32_t i = 0; i < fan->count; i++) {
		fan_branch *branch = &fan->branches[i];

		if (branch->fiber) {
			php_lineproto_fiber_destroy(branch->fiber);
		}
		if (branch->call) {
			php_lineproto_call_free(branch->call);
		}
		zval_ptr_dtor(&branch->result);
	}
	efree(fan->branches);
	if (fan->slots) {
		efree(fan->slots);
	}
}

/* One branch for each address; the same one twice is one. */
static bool fan_open(fan_out *fan, HashTable *addresses, HashTable *names, zval *line, HashTable *options)
{
	zval *element, none;

	ZVAL_NULL(&none);
	ZEND_HASH_FOREACH_VAL(addresses, element) {
		ZVAL_DEREF(element);
		if (Z_TYPE_P(element) != IS_STRING) {
			zend_argument_type_error(1, "must be a list of strings, %s found in it", zend_zval_type_name(element));
			return false;
		}
		if (!zend_hash_add(names, Z_STR_P(element), &none)) {
			continue;
		}
		if (!branch_init(&fan->branches[fan->count++], Z_STR_P(element), line, options)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

static void fan_set_deadline(fan_out *fan, lp_time deadline)
{
	for (uint32_t i = 0; i < fan->count; i++) {
		fan->branches[i].deadline = deadline;
	}
}

/* The results, in the order of the addresses. */
static void fan_collect(fan_out *fan, HashTable *names)
{
	uint32_t at = 0;
	zval *place;

	ZEND_HASH_FOREACH_VAL(names, place) {
		ZVAL_COPY(place, &fan->branches[at++].result);
	} ZEND_HASH_FOREACH_END();
}

PHP_METHOD(Lineproto_Client, fanOut)
{
	HashTable *addresses, *options = NULL;
	zend_string *line;
	fan_out fan = {0};
	zval message;
	lp_time deadline;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_ARRAY_HT(addresses)
		Z_PARAM_STR(line)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(options)
	ZEND_PARSE_PARAMETERS_END();
	if (zend_fiber_switch_blocked()) {
		php_lineproto_throw_misuse("Lineproto\\Client::fanOut() cannot be used here: PHP does not switch Fibers in a signal handler, "
			"and before PHP 8.4 not in a destructor");
		RETURN_THROWS();
	}
	ZVAL_STR(&message, line);
	array_init_size(return_value, zend_hash_num_elements(addresses));
	fan.branches = ecalloc(zend_hash_num_elements(addresses) + 1, sizeof *fan.branches);
	if (fan_open(&fan, addresses, Z_ARRVAL_P(return_value), &message, options) && fan.count > 0) {
		deadline = php_lineproto_call_deadline(&php_lineproto_call_peer(fan.branches[0].call)->options);
		fan_set_deadline(&fan, deadline);
		if (php_lineproto_client_waits(&fan.waits, deadline)) {
			fan_run(&fan);
		}
	}
	if (!EG(exception)) {
		fan_collect(&fan, Z_ARRVAL_P(return_value));
	}
	fan_free(&fan);
	if (EG(exception)) {
		zval_ptr_dtor(return_value);
		ZVAL_NULL(return_value);
	}
}
