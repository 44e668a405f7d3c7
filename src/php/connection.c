/* The class Lineproto\Connection. Its readonly properties are filled in when they are first looked at: most connections never are. */
#include "connection.h"

#include "errors.h"
#include "framing.h"
#include "handler.h"
#include "classes.h"
#include "server.h"
#include "session.h"

#include "zend_exceptions.h"

enum { SLOT_ID, SLOT_REMOTE, SLOT_LOCAL, SLOT_SERVER, SLOT_DATA };   /* in the order of the stub */

static zend_object_handlers connection_handlers;

static zend_object *connection_create(zend_class_entry *ce)
{
	php_lineproto_connection *self = zend_object_alloc(sizeof *self, ce);

	memset(self, 0, offsetof(php_lineproto_connection, std));
	zend_object_std_init(&self->std, ce);
	object_properties_init(&self->std, ce);
	self->std.handlers = &connection_handlers;
	return &self->std;
}

static void connection_free(zend_object *object)
{
	php_lineproto_connection *self = php_lineproto_connection_from(object);

	if (self->conn) {   /* the engine is shutting down and frees objects without asking who holds them */
		self->conn->user = NULL;
		self->conn = NULL;
	}
	php_lineproto_sources_clear(&self->sources);
	php_lineproto_callback_clear(&self->on_bytes);
	zend_object_std_dtor(object);
}

php_lineproto_connection *php_lineproto_connection_of(lp_conn *c)
{
	php_lineproto_connection *self = c->user;
	zval object, *slots;

	if (EXPECTED(self != NULL)) {
		return self;
	}
	object_init_ex(&object, php_lineproto_connection_ce);
	self = php_lineproto_connection_from(Z_OBJ(object));
	self->conn = c;
	self->server = ((php_lineproto_listener *) c->listener->config.user)->server;
	slots = self->std.properties_table;
	ZVAL_LONG(&slots[SLOT_ID], (zend_long) c->id);
	ZVAL_OBJ_COPY(&slots[SLOT_SERVER], &self->server->std);
	c->user = self;
	return self;
}

static void fill_address(php_lineproto_connection *self, int slot, bool remote)
{
	zval *value = &self->std.properties_table[slot];
	char name[LP_SOCKET_NAME];
	size_t length;

	if (!Z_ISUNDEF_P(value) || !self->conn) {
		return;
	}
	length = lp_conn_name(self->conn, remote, name, sizeof name);
	ZVAL_STRINGL(value, name, length);
}

void php_lineproto_connection_remember(php_lineproto_connection *self)
{
	fill_address(self, SLOT_REMOTE, true);
	fill_address(self, SLOT_LOCAL, false);
}

void php_lineproto_connection_detach(lp_conn *c)
{
	php_lineproto_connection *self = c->user;

	php_lineproto_server *server;

	if (self) {
		server = self->server;
		if (GC_REFCOUNT(&self->std) > 1 && c->io.fd != LP_FD_NONE) {
			php_lineproto_connection_remember(self);
		}
		c->user = NULL;
		self->conn = NULL;
		php_lineproto_sources_clear(&self->sources);
		php_lineproto_handler_check(server);
		php_lineproto_callback_clear(&self->on_bytes);
		OBJ_RELEASE(&self->std);
		php_lineproto_handler_check(server);   /* the destructor of what the user kept in $data */
	}
}

/* --- object handlers: properties on demand --- */

static zval *connection_read(zend_object *object, zend_string *name, int type, void **cache_slot, zval *rv)
{
	php_lineproto_connection_remember(php_lineproto_connection_from(object));
	return zend_std_read_property(object, name, type, cache_slot, rv);
}

static int connection_has(zend_object *object, zend_string *name, int check, void **cache_slot)
{
	php_lineproto_connection_remember(php_lineproto_connection_from(object));
	return zend_std_has_property(object, name, check, cache_slot);
}

static HashTable *connection_properties(zend_object *object)
{
	php_lineproto_connection_remember(php_lineproto_connection_from(object));
	return zend_std_get_properties(object);
}

static HashTable *connection_gc(zend_object *object, zval **table, int *count)
{
	php_lineproto_connection *self = php_lineproto_connection_from(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	for (int i = 0; i < object->ce->default_properties_count; i++) {
		zend_get_gc_buffer_add_zval(buffer, &object->properties_table[i]);
	}
	zend_get_gc_buffer_add_zval(buffer, &self->on_bytes.callable);
	php_lineproto_sources_gc(&self->sources, buffer);
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL;
}

void php_lineproto_connection_init(zend_class_entry *ce)
{
	ce->create_object = connection_create;
	ce->get_iterator = php_lineproto_connection_get_iterator;
	memcpy(&connection_handlers, &std_object_handlers, sizeof connection_handlers);
	connection_handlers.offset = offsetof(php_lineproto_connection, std);
	connection_handlers.free_obj = connection_free;
	connection_handlers.clone_obj = NULL;
	connection_handlers.read_property = connection_read;
	connection_handlers.has_property = connection_has;
	connection_handlers.get_properties = connection_properties;
	connection_handlers.get_gc = connection_gc;
}

/* --- methods --- */

static php_lineproto_connection *this_connection(zval *this_value)
{
	php_lineproto_connection *self = php_lineproto_connection_from(Z_OBJ_P(this_value));

	if (self->conn) {
		lp_server_enter(self->conn->listener->server);
	}
	return self;
}

/* Whether output is still taken. */
static bool is_writable(const php_lineproto_connection *self)
{
	return self->conn && (self->conn->state == LP_CONN_OPEN);
}

/* False, with a ValueError, for a line that would be two. */
static bool is_one_line(const php_lineproto_connection *self, zend_string *line)
{
	const lp_framing *framing = self->conn->framing;
	const char *reason = framing->ops->refuse(framing, ZSTR_VAL(line), ZSTR_LEN(line));

	if (reason) {
		zend_argument_value_error(1, "must not contain %s; write() sends bytes as they are", reason);
	}
	return !reason;
}

static bool send_now(php_lineproto_connection *self, zend_string *line)
{
	return lp_conn_send(self->conn, ZSTR_VAL(line), ZSTR_LEN(line)) == LP_SEND_OK;
}

/* Behind what is being pulled already, or because it is to be pulled itself. */
static bool send_later(php_lineproto_connection *self, zval *lines, bool raw)
{
	size_t weight = php_lineproto_sources_weight(&self->sources, lines);

	if (weight && lp_conn_admit_behind(self->conn, weight) != LP_SEND_OK) {
		return false;
	}
	if (!php_lineproto_sources_push(&self->sources, lines, raw)) {
		return false;
	}
	lp_conn_set_pulling(self->conn, true);
	lp_conn_set_held(self->conn, self->sources.waiting);
	return !lp_conn_is_behind(self->conn);
}

PHP_METHOD(Lineproto_Connection, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

/* With SlowConsumer::Block a session waits for the peer. False when there is nothing to wait for any more. */
static bool await_room(php_lineproto_connection *self, size_t length)
{
	php_lineproto_session *session;

	if (EXPECTED(self->conn->listener->config.slow_consumer != LP_SLOW_BLOCK) || !(session = php_lineproto_session_current())) {
		return true;
	}
	return php_lineproto_session_await_room(session, self, length);
}

/* The same for a line as it will be on the wire, which must still be one afterwards: others may have changed the framing meanwhile. Of an
 * iterable nobody knows, it is pulled as the peer reads. */
static bool await_room_for(php_lineproto_connection *self, const zval *lines)
{
	if (EXPECTED(self->conn->listener->config.slow_consumer != LP_SLOW_BLOCK)) {
		return true;
	}
	if (Z_TYPE_P(lines) != IS_STRING) {
		return await_room(self, 0);
	}
	return await_room(self, lp_frame_size(self->conn->framing, Z_STRVAL_P(lines), Z_STRLEN_P(lines))) && is_one_line(self, Z_STR_P(lines));
}

PHP_METHOD(Lineproto_Connection, send)
{
	php_lineproto_connection *self = this_connection(ZEND_THIS);
	zval *lines;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(lines)
	ZEND_PARSE_PARAMETERS_END();
	if (Z_TYPE_P(lines) != IS_STRING && !zend_is_iterable(lines)) {
		zend_argument_type_error(1, "must be of type Traversable|array|string, %s given", zend_zval_type_name(lines));
		RETURN_THROWS();
	}
	if (!is_writable(self)) {
		RETURN_FALSE;
	}
	if (Z_TYPE_P(lines) == IS_STRING && !is_one_line(self, Z_STR_P(lines))) {
		RETURN_THROWS();
	}
	if (!await_room_for(self, lines)) {
		RETURN_FALSE;
	}
	if (Z_TYPE_P(lines) == IS_STRING && php_lineproto_sources_empty(&self->sources)) {
		RETURN_BOOL(send_now(self, Z_STR_P(lines)));
	}
	RETURN_BOOL(send_later(self, lines, false) && await_room(self, 0));
}

PHP_METHOD(Lineproto_Connection, write)
{
	php_lineproto_connection *self = this_connection(ZEND_THIS);
	zend_string *bytes;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(bytes)
	ZEND_PARSE_PARAMETERS_END();
	if (!is_writable(self) || !await_room(self, ZSTR_LEN(bytes))) {
		RETURN_FALSE;
	}
	/* what a generator writes while it is asked for its next line belongs right behind the lines that it has given */
	if (!php_lineproto_sources_empty(&self->sources) && !self->sources.busy) {
		zval value;

		ZVAL_STR(&value, bytes);
		RETURN_BOOL(send_later(self, &value, true));
	}
	RETURN_BOOL(lp_conn_write(self->conn, ZSTR_VAL(bytes), ZSTR_LEN(bytes)) == LP_SEND_OK);
}

PHP_METHOD(Lineproto_Connection, onBytes)
{
	php_lineproto_connection *self = this_connection(ZEND_THIS);
	zend_long length;
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
	php_lineproto_callback callback;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_LONG(length)
		Z_PARAM_FUNC(fci, fcc)
	ZEND_PARSE_PARAMETERS_END();
	(void) fcc;
	if (self->session) {
		php_lineproto_throw_misuse("Lineproto\\Connection::onBytes() cannot be used in a session: readBytes() returns the bytes");
		RETURN_THROWS();
	}
	if (!php_lineproto_byte_count(length, 1, 1)) {
		RETURN_THROWS();
	}
	if (self->conn && self->conn->bytes_wanted) {
		php_lineproto_throw_misuse("Lineproto\\Connection::onBytes() is already waiting for %zu bytes of this connection",
			self->conn->bytes_wanted);
		RETURN_THROWS();
	}
	if (!is_writable(self)) {
		return;
	}
	if (!php_lineproto_callback_argument(&callback, &fci.function_name, 2, "a valid callback")) {
		RETURN_THROWS();
	}
	self->on_bytes = callback;
	lp_conn_expect_bytes(self->conn, (size_t) length);
}

PHP_METHOD(Lineproto_Connection, setFraming)
{
	php_lineproto_connection *self = this_connection(ZEND_THIS);
	zend_object *framing;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(framing, php_lineproto_framing_ce)
	ZEND_PARSE_PARAMETERS_END();
	if (self->conn) {
		lp_conn_set_framing(self->conn, php_lineproto_framing_of(framing));
	}
}

PHP_METHOD(Lineproto_Connection, pause)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (is_writable(this_connection(ZEND_THIS))) {
		lp_conn_pause(this_connection(ZEND_THIS)->conn);
	}
}

PHP_METHOD(Lineproto_Connection, resume)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (is_writable(this_connection(ZEND_THIS))) {
		lp_conn_resume(this_connection(ZEND_THIS)->conn);
	}
}

PHP_METHOD(Lineproto_Connection, join)
{
	php_lineproto_connection *self = this_connection(ZEND_THIS);
	zend_string *group;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(group)
	ZEND_PARSE_PARAMETERS_END();
	if (is_writable(self) && lp_group_join(&self->conn->listener->server->groups, self->conn, ZSTR_VAL(group), ZSTR_LEN(group)) < 0) {
		php_lineproto_throw_misuse("Lineproto\\Connection::join(): out of memory");
	}
}

PHP_METHOD(Lineproto_Connection, leave)
{
	php_lineproto_connection *self = this_connection(ZEND_THIS);
	zend_string *group;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(group)
	ZEND_PARSE_PARAMETERS_END();
	if (self->conn) {
		lp_group_leave(&self->conn->listener->server->groups, self->conn, ZSTR_VAL(group), ZSTR_LEN(group));
	}
}

PHP_METHOD(Lineproto_Connection, close)
{
	php_lineproto_connection *self = this_connection(ZEND_THIS);
	zend_string *last = NULL;
	zval value;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(last)
	ZEND_PARSE_PARAMETERS_END();
	if (!is_writable(self)) {
		return;
	}
	if (last && !is_one_line(self, last)) {
		RETURN_THROWS();
	}
	if (last && php_lineproto_sources_empty(&self->sources)) {
		send_now(self, last);
	} else if (last) {
		ZVAL_STR(&value, last);
		send_later(self, &value, false);
	}
	lp_conn_close(self->conn, LP_CLOSE_LOCAL);
}

PHP_METHOD(Lineproto_Connection, abort)
{
	php_lineproto_connection *self = this_connection(ZEND_THIS);

	ZEND_PARSE_PARAMETERS_NONE();
	if (self->conn) {
		php_lineproto_sources_clear(&self->sources);
		lp_conn_set_held(self->conn, self->sources.waiting);
		lp_conn_set_pulling(self->conn, false);
		lp_conn_drop(self->conn, LP_CLOSE_LOCAL, true);
	}
}
