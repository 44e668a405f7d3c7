/* User code is called here and nowhere else. */
#ifndef PHP_LINEPROTO_CALLBACK_H
#define PHP_LINEPROTO_CALLBACK_H

#include "php_lineproto.h"

/* A callable that is kept and called many times. All zero: none. */
typedef struct php_lineproto_callback {
	zval callable;
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
	uint32_t accepts;       /* how many arguments it takes: more would be an error for internal functions */
} php_lineproto_callback;

/* Take a reference to a callable (null: none). False when it cannot be called; *error is then for the caller to efree. */
bool php_lineproto_callback_set(php_lineproto_callback *callback, zval *callable, char **error);

/* The same for argument 'argument' of the function on the stack; false after a TypeError that says it must be 'wanted'. */
bool php_lineproto_callback_argument(php_lineproto_callback *callback, zval *callable, uint32_t argument, const char *wanted);

void php_lineproto_callback_copy(php_lineproto_callback *to, const php_lineproto_callback *from);
void php_lineproto_callback_clear(php_lineproto_callback *callback);

static inline bool php_lineproto_callback_is_set(const php_lineproto_callback *callback)
{
	return Z_TYPE(callback->callable) != IS_UNDEF;
}

/* Call it with as many of the arguments as it takes. False when an exception is pending afterwards; *result is then undefined.
 * Nothing is called, and false returned, when one is pending before. What it calls must not clear it: a listener's callbacks live as
 * long as its server runs, a timer's until it has returned, and onBytes() calls a copy. */
bool php_lineproto_callback_call(php_lineproto_callback *callback, uint32_t count, zval *arguments, zval *result);

/* The same with the result thrown away. */
bool php_lineproto_callback_notify(php_lineproto_callback *callback, uint32_t count, zval *arguments);

/* What the engine wants done between two steps of a long-running function: signals, time limits, memory limits. False when an
 * exception is pending afterwards. */
bool php_lineproto_interrupts(void);

/* A new string of bytes that a peer chose the length of. NULL when PHP's memory does not suffice, where the engine can say so: there, an
 * allocation that must not fail kills the process at the hard limit. php_lineproto_interrupts() then throws. */
zend_string *php_lineproto_string(const char *data, size_t length);

/* The same for one that nobody writes into: the shortest exist already. */
static inline zend_string *php_lineproto_string_shared(const char *data, size_t length)
{
	return length > 1 ? php_lineproto_string(data, length) : zend_string_init_fast(data, length);
}

#endif
