/* From option arrays to the core's structs: one table for each array, one function for each kind of value. All ValueErrors and
 * TypeErrors about options come from here. */
#ifndef PHP_LINEPROTO_OPTIONS_H
#define PHP_LINEPROTO_OPTIONS_H

#include "callback.h"
#include "src/core/reply.h"
#include "src/core/server.h"
#include "src/core/tls.h"

typedef struct php_lineproto_option php_lineproto_option;

/* What the parsers need besides the value: where it goes and which argument of the current function to blame. */
typedef struct php_lineproto_option_target {
	void *base;            /* the struct that offsets refer to */
	uint32_t argument;
} php_lineproto_option_target;

struct php_lineproto_option {
	const char *name;
	bool (*parse)(const php_lineproto_option *option, const php_lineproto_option_target *target, zval *value);
	size_t offset;
	zend_long min, max;    /* of integers */
	int scope;             /* a table's own: which keys are allowed where */
};

/* Parse 'options' by a table that ends with a NULL name. With 'scope' keys of another scope are refused as 'misplaced' says. False
 * when an exception has been thrown. */
bool php_lineproto_options_parse(const php_lineproto_option *table, HashTable *options, const php_lineproto_option_target *target,
	int scope, const char *misplaced);

/* Kinds of values; 'offset' names a field of the type in brackets. */
bool php_lineproto_option_bool(const php_lineproto_option *, const php_lineproto_option_target *, zval *);       /* bool */
bool php_lineproto_option_int(const php_lineproto_option *, const php_lineproto_option_target *, zval *);        /* int */
bool php_lineproto_option_uint32(const php_lineproto_option *, const php_lineproto_option_target *, zval *);     /* uint32_t */
bool php_lineproto_option_size(const php_lineproto_option *, const php_lineproto_option_target *, zval *);       /* size_t */
bool php_lineproto_option_seconds(const php_lineproto_option *, const php_lineproto_option_target *, zval *);    /* lp_time; 0 is off */
bool php_lineproto_option_text(const php_lineproto_option *, const php_lineproto_option_target *, zval *);       /* lp_text, null: none */
bool php_lineproto_option_callback(const php_lineproto_option *, const php_lineproto_option_target *, zval *);   /* php_lineproto_callback */
bool php_lineproto_option_framing(const php_lineproto_option *, const php_lineproto_option_target *, zval *);    /* const lp_framing *, retained */
bool php_lineproto_option_cidrs(const php_lineproto_option *, const php_lineproto_option_target *, zval *);      /* lp_cidr_list */
bool php_lineproto_option_proxies(const php_lineproto_option *, const php_lineproto_option_target *, zval *);    /* the same, also "unix:" */
bool php_lineproto_option_status(const php_lineproto_option *, const php_lineproto_option_target *, zval *);     /* lp_status_config */

/* The path in its full form, since it may be opened when the working directory is another one; links stay links, which may lead elsewhere
 * by then. NULL after a ValueError. To be freed by efree(). */
char *php_lineproto_option_path(const php_lineproto_option *option, const php_lineproto_option_target *target, zend_string *value);

/* Throw for a value of the wrong type or out of range: "key \"x\" must be ...". Return false. */
bool php_lineproto_option_type_error(const php_lineproto_option *option, const php_lineproto_option_target *target,
	const char *expected, zval *value);
bool php_lineproto_option_value_error(const php_lineproto_option *option, const php_lineproto_option_target *target,
	const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 3, 4);

/* Seconds as a user gives them; false when negative, not finite or too long. */
bool php_lineproto_seconds(double seconds, lp_time *time);

/* A timeout as an argument: a number of seconds, or NULL, which leaves '*time' as it is. False after a ValueError. */
bool php_lineproto_timeout(zval *timeout, uint32_t argument, lp_time *time);

/* A number of bytes as an argument, 'least' or more. False after a ValueError. */
bool php_lineproto_byte_count(zend_long length, zend_long least, uint32_t argument);

/* An INI entry of seconds, kept as a double. */
ZEND_INI_MH(php_lineproto_ini_seconds);

/* The address string of argument 'argument' (an element of it where it is a list). False after a ValueError or TypeError. */
bool php_lineproto_address_parse(zend_string *text, uint32_t argument, lp_address *address);

/* --- the server's array (options_server.c) --- */

enum {
	PHP_LINEPROTO_ON_LINE, PHP_LINEPROTO_ON_CONNECT, PHP_LINEPROTO_ON_CLOSE, PHP_LINEPROTO_ON_ERROR, PHP_LINEPROTO_ON_OVERFLOW,
	PHP_LINEPROTO_SESSION,
	PHP_LINEPROTO_LISTENER_CALLBACKS
};
enum { PHP_LINEPROTO_ON_START, PHP_LINEPROTO_ON_STOP, PHP_LINEPROTO_SERVER_CALLBACKS };

typedef struct php_lineproto_server_options {
	lp_listener_config listener;
	lp_server_config server;
	php_lineproto_callback listener_callbacks[PHP_LINEPROTO_LISTENER_CALLBACKS];
	php_lineproto_callback server_callbacks[PHP_LINEPROTO_SERVER_CALLBACKS];
	lp_tls_config tls;         /* listener.tls is made of it when it listens */
	lp_privileges privileges;  /* 'server' leads to them when there are any */
	char *pid_file;            /* absolute; NULL: none */
	char *log_path;            /* absolute; NULL: the log is no file */
	bool log_json;
	lp_status_config status;
	zval log;                  /* undefined: stderr, or that file */
	int workers;               /* 1: this process serves */
	int transcript;            /* -1: not said */
} php_lineproto_server_options;

void php_lineproto_server_options_init(php_lineproto_server_options *options);

/* The defaults for a listener are its server's options. */
void php_lineproto_server_options_copy(php_lineproto_server_options *to, const php_lineproto_server_options *from);
void php_lineproto_server_options_clear(php_lineproto_server_options *options);

/* False after an exception. With 'listener_only' the keys that concern the whole server are refused. */
bool php_lineproto_server_options_parse(php_lineproto_server_options *options, HashTable *array, uint32_t argument, bool listener_only);

/* --- the client's array (options_client.c) --- */

typedef struct php_lineproto_client_options {
	lp_client_config config;
	lp_text greeting;
	lp_text refusal;
	lp_address bind_to;
	lp_time timeout;
	lp_reply_kind reply;
	lp_tls_config tls;         /* config.tls is made of it where it is needed; a reference */
	bool persistent;
	bool transcript;
} php_lineproto_client_options;

void php_lineproto_client_options_init(php_lineproto_client_options *options);
void php_lineproto_client_options_clear(php_lineproto_client_options *options);
bool php_lineproto_client_options_parse(php_lineproto_client_options *options, HashTable *array, uint32_t argument);

/* What a case of the enum Lineproto\Reply stands for. */
lp_reply_kind php_lineproto_reply_kind(zend_object *reply);

/* Make config->framing's requests wait for replies of this kind; the greeting stays as it was. False after a ValueError where the framing
 * cannot have them; it begins with 'what', which may be "". */
bool php_lineproto_reply_apply(lp_client_config *config, lp_reply_kind kind, uint32_t argument, const char *what);

#endif
