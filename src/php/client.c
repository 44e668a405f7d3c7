/* The class Lineproto\Client. Each method is one call of call.h on the connection that the object keeps, or a read. */
#include "client.h"

#include "call.h"
#include "callback.h"
#include "classes.h"
#include "errors.h"
#include "tls.h"
#include "wait.h"

typedef struct php_lineproto_client {
	php_lineproto_peer peer;
	bool busy;               /* a call is on the stack, or suspended */
	zend_object std;
} php_lineproto_client;

static zend_object_handlers client_handlers;

static php_lineproto_client *client_from(const zend_object *object)
{
	return (php_lineproto_client *) ((char *) object - offsetof(php_lineproto_client, std));
}

static zend_object *client_create(zend_class_entry *ce)
{
	php_lineproto_client *self = zend_object_alloc(sizeof *self, ce);

	memset(self, 0, offsetof(php_lineproto_client, std));
	php_lineproto_peer_init(&self->peer);
	zend_object_std_init(&self->std, ce);
	object_properties_init(&self->std, ce);
	self->std.handlers = &client_handlers;
	return &self->std;
}

static void client_free(zend_object *object)
{
	php_lineproto_client *self = client_from(object);

	if (!self->busy) {   /* else the engine ends in the middle of a call */
		php_lineproto_peer_keep(&self->peer);
	}
	php_lineproto_peer_free(&self->peer);
	zend_object_std_dtor(object);
}

void php_lineproto_client_init(zend_class_entry *ce)
{
	ce->create_object = client_create;
	memcpy(&client_handlers, &std_object_handlers, sizeof client_handlers);
	client_handlers.offset = offsetof(php_lineproto_client, std);
	client_handlers.free_obj = client_free;
	client_handlers.clone_obj = NULL;
}

/* --- what the methods share --- */

/* Begin a call. NULL after a LineprotoError. A forked child must not take its parent's replies: it connects anew. */
static php_lineproto_client *client_enter(zval *this_value)
{
	php_lineproto_client *self = client_from(Z_OBJ_P(this_value));

	if (self->busy) {
		php_lineproto_throw_misuse("Lineproto\\Client::%s(): this client is in the middle of another call", get_active_function_name());
		return NULL;
	}
	self->busy = true;
	if (lp_client_is_foreign(&self->peer.client)) {
		lp_client_fini(&self->peer.client);
	}
	return self;
}

static bool client_is_connected(const php_lineproto_client *self)
{
	return self->peer.client.transport.fd != LP_FD_NONE;
}

/* What came without having been asked for would be taken for the reply: there is no way to get back into step. */
static bool refuse_leftovers(php_lineproto_client *self)
{
	lp_error err;

	lp_client_out_of_step(&self->peer.client, &err);
	lp_client_fini(&self->peer.client);
	php_lineproto_throw(&err);
	return false;
}

/* What was said under TLS must not go on in plain text, whatever made the connection end. */
static bool refuse_to_reconnect(php_lineproto_client *self)
{
	lp_error err;

	lp_client_fini(&self->peer.client);
	lp_error_set(&err, LP_ERROR_CLOSED, "the connection that startTls() secured has ended: call close() to begin anew in plain text");
	php_lineproto_throw(&err);
	return false;
}

/* Whether the connection cannot be gone on with. What is in its input is out of step, if anything. */
static bool must_reconnect(lp_client *client, const lp_client_config *config)
{
	return (client->unanswered && !config->no_reply) || (!lp_client_is_fresh(client) && !lp_client_has_input(client));
}

/* Before a call: a connection that the server has closed meanwhile is forgotten; one that is out of step, when a reply is to be read, refused. */
static bool client_look(php_lineproto_client *self, const lp_client_config *config)
{
	lp_client *client = &self->peer.client;

	if (self->peer.secured && must_reconnect(client, config)) {
		return refuse_to_reconnect(self);
	}
	php_lineproto_peer_take(&self->peer, !config->no_reply || config->keep_input);
	if (!client_is_connected(self) || lp_client_is_fresh(client)) {
		return true;
	}
	if (lp_client_has_input(client)) {
		return config->no_reply || refuse_leftovers(self);
	}
	lp_client_fini(client);
	return true;
}

/* Send 'messages' and collect replies as 'config' says. False after an exception. */
static bool client_run(php_lineproto_client *self, zval *messages, lp_client_config *config, lp_time deadline, zval *result)
{
	php_lineproto_call *call;
	bool done;

	call = php_lineproto_call_new(&self->peer, result);
	done = php_lineproto_call_messages(call, messages, 1) && php_lineproto_client_waits(config, deadline)
		&& client_look(self, config) && php_lineproto_call_run(call, config, deadline);
	php_lineproto_call_free(call);
	return done && !EG(exception);
}

/* What is sent now is not sent again on another connection: what came on this one would be lost. */
static lp_client_config client_without_replies(const php_lineproto_client *self)
{
	lp_client_config config = self->peer.options.config;

	config.no_reply = config.keep_input = true;
	config.idempotent = false;
	return config;
}

/* One whole method: messages in, replies to 'return_value'. */
static void client_exchange(php_lineproto_client *self, zval *messages, lp_client_config *config, zval *return_value)
{
	if (!client_run(self, messages, config, php_lineproto_call_deadline(&self->peer.options), return_value)) {
		zval_ptr_dtor(return_value);
		ZVAL_NULL(return_value);
	}
	self->busy = false;
}

PHP_METHOD(Lineproto_Client, __construct)
{
	php_lineproto_client *self = client_from(Z_OBJ_P(ZEND_THIS));
	zend_string *address;
	HashTable *addresses, *options = NULL;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ARRAY_HT_OR_STR(addresses, address)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(options)
	ZEND_PARSE_PARAMETERS_END();
	if (self->peer.addresses) {
		php_lineproto_throw_misuse("Lineproto\\Client::__construct() cannot be called again");
		RETURN_THROWS();
	}
	php_lineproto_peer_set(&self->peer, address, addresses, options, 2);
}

PHP_METHOD(Lineproto_Client, request)
{
	php_lineproto_client *self;
	lp_client_config config;
	zend_string *line;
	zend_object *reply = NULL;
	zval message;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(line)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(reply, php_lineproto_reply_ce)
	ZEND_PARSE_PARAMETERS_END();
	self = client_enter(ZEND_THIS);
	if (!self) {
		RETURN_THROWS();
	}
	config = self->peer.options.config;
	if (reply && !php_lineproto_reply_apply(&config, php_lineproto_reply_kind(reply), 2, "")) {
		self->busy = false;
		RETURN_THROWS();
	}
	ZVAL_STR(&message, line);
	client_exchange(self, &message, &config, return_value);
}

PHP_METHOD(Lineproto_Client, pipeline)
{
	php_lineproto_client *self;
	lp_client_config config;
	zval *lines;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ITERABLE(lines)
	ZEND_PARSE_PARAMETERS_END();
	self = client_enter(ZEND_THIS);
	if (!self) {
		RETURN_THROWS();
	}
	config = self->peer.options.config;
	client_exchange(self, lines, &config, return_value);
}

PHP_METHOD(Lineproto_Client, send)
{
	php_lineproto_client *self;
	lp_client_config config;
	zval *lines, nothing;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(lines)
	ZEND_PARSE_PARAMETERS_END();
	self = client_enter(ZEND_THIS);
	if (!self) {
		RETURN_THROWS();
	}
	ZVAL_NULL(&nothing);
	config = client_without_replies(self);
	client_exchange(self, lines, &config, &nothing);
	zval_ptr_dtor(&nothing);
}

/* --- reading --- */

/* Connect, to listen to a server that speaks without being asked. */
static bool client_connect(php_lineproto_client *self, lp_time timeout, lp_time deadline)
{
	lp_client_config config = client_without_replies(self);
	zval none, nothing;
	bool done;

	ZVAL_EMPTY_ARRAY(&none);
	ZVAL_NULL(&nothing);
	config.timeout = timeout;
	done = client_run(self, &none, &config, deadline, &nothing);
	zval_ptr_dtor(&nothing);
	return done;
}

/* 1 and bytes that live until the next call, 0 at the end, -1 after an exception. 'count' 0 is a line. */
static int client_read(php_lineproto_client *self, size_t count, lp_time timeout, const char **data, size_t *length)
{
	lp_client_config config = self->peer.options.config;
	lp_time deadline = timeout ? lp_clock_after(lp_clock_now(), timeout) : LP_NEVER;
	lp_error err;
	int got;

	config.timeout = timeout;
	if (!php_lineproto_client_waits(&config, deadline) || (!client_is_connected(self) && !client_connect(self, timeout, deadline))) {
		return -1;
	}
	if (count) {
		*length = count;
		got = lp_client_read_bytes(&self->peer.client, &config, count, deadline, data, &err);
	} else {
		got = lp_client_read(&self->peer.client, &config, deadline, data, length, &err);
	}
	if (got < 0 && err.kind != LP_ERROR_TIMEOUT) {
		lp_client_fini(&self->peer.client);
	}
	if (got < 0) {
		php_lineproto_throw(&err);
	} else if (got == 0) {
		lp_client_fini(&self->peer.client);
	}
	return got;
}

/* Read, and put it into 'return_value': a string, or null at the end. */
static void client_return(zval *this_value, size_t count, zval *timeout, uint32_t timeout_argument, zval *return_value)
{
	php_lineproto_client *self = client_enter(this_value);
	const char *data;
	zend_string *text;
	lp_time time;
	size_t length;

	if (!self) {
		return;
	}
	time = self->peer.options.timeout;
	if (php_lineproto_timeout(timeout, timeout_argument, &time) && client_read(self, count, time, &data, &length) == 1) {
		text = php_lineproto_string_shared(data, length);
		if (text) {
			RETVAL_STR(text);
		}
		php_lineproto_interrupts();
	}
	self->busy = false;
}

PHP_METHOD(Lineproto_Client, readLine)
{
	zval *timeout = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_NUMBER_OR_NULL(timeout)
	ZEND_PARSE_PARAMETERS_END();
	client_return(ZEND_THIS, 0, timeout, 1, return_value);
}

PHP_METHOD(Lineproto_Client, readBytes)
{
	zend_long length;
	zval *timeout = NULL;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(length)
		Z_PARAM_OPTIONAL
		Z_PARAM_NUMBER_OR_NULL(timeout)
	ZEND_PARSE_PARAMETERS_END();
	if (!php_lineproto_byte_count(length, 0, 1)) {
		RETURN_THROWS();
	}
	if (length == 0) {
		RETURN_EMPTY_STRING();
	}
	client_return(ZEND_THIS, (size_t) length, timeout, 2, return_value);
}

/* --- the end --- */

/* The caller's options on top of the option tls. False after an exception. */
static bool client_configure_tls(php_lineproto_client *self, HashTable *options)
{
	lp_tls_context **context = &self->peer.options.config.tls;

	if (options && zend_hash_num_elements(options)) {
		if (!php_lineproto_tls_parse(&self->peer.options.tls, options, 1)) {
			return false;
		}
		lp_tls_context_release(*context);
		*context = NULL;
	}
	return php_lineproto_peer_make_tls(&self->peer);
}

static void client_start_tls(php_lineproto_client *self, HashTable *options)
{
	lp_client *client = &self->peer.client;
	lp_client_config config;
	lp_time deadline = php_lineproto_call_deadline(&self->peer.options);
	lp_error err;

	if (!client_is_connected(self) || client->eof) {
		php_lineproto_throw_misuse("Lineproto\\Client::startTls() needs a connection on which the server has agreed to it: make the request first");
	} else if (lp_transport_is_tls(&client->transport)) {
		php_lineproto_throw_misuse("Lineproto\\Client::startTls(): the connection speaks TLS already");
	} else if (client_configure_tls(self, options)) {
		config = self->peer.options.config;
		config.timeout = self->peer.options.timeout;
		self->peer.secured = true;
		if (php_lineproto_client_waits(&config, deadline) && lp_client_start_tls(client, &config, deadline, &err) < 0) {
			lp_client_fini(client);
			php_lineproto_throw(&err);
		}
	}
}

PHP_METHOD(Lineproto_Client, startTls)
{
	php_lineproto_client *self;
	HashTable *options = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(options)
	ZEND_PARSE_PARAMETERS_END();
	self = client_enter(ZEND_THIS);
	if (self) {
		client_start_tls(self, options);
		self->busy = false;
	}
}

PHP_METHOD(Lineproto_Client, getTlsInfo)
{
	const php_lineproto_client *self = client_from(Z_OBJ_P(ZEND_THIS));

	ZEND_PARSE_PARAMETERS_NONE();
	if (client_is_connected(self)) {
		php_lineproto_tls_info(&self->peer.client.transport, return_value);
	}
}

/* What send() has sent must not be lost by closing too early. */
static void client_settle(php_lineproto_client *self)
{
	lp_client_config config = self->peer.options.config;
	lp_time deadline = php_lineproto_call_deadline(&self->peer.options);

	if (client_is_connected(self) && self->peer.client.asked && !self->peer.options.persistent
			&& php_lineproto_client_waits(&config, deadline)) {
		lp_client_settle(&self->peer.client, &config, deadline);
	}
}

PHP_METHOD(Lineproto_Client, close)
{
	php_lineproto_client *self;

	ZEND_PARSE_PARAMETERS_NONE();
	self = client_enter(ZEND_THIS);
	if (self) {
		client_settle(self);
		php_lineproto_peer_keep(&self->peer);
		self->peer.secured = false;
		self->busy = false;
	}
}
