/* Calling PHP from C: cached, with the exceptions looked at before and after. */
#include "callback.h"

#include "zend_exceptions.h"

/* A user's function gets what it declares. An internal one gets the first argument at most: its second is hardly a connection. What
 * stands for __call() gets everything; as a closure it looks like an internal function that describes no parameters. */
static uint32_t callback_accepts(const zend_function *function)
{
	if (function->common.fn_flags & ZEND_ACC_CALL_VIA_TRAMPOLINE) {
		return UINT32_MAX;
	}
	if (function->type == ZEND_INTERNAL_FUNCTION) {
		bool magic = (function->common.fn_flags & ZEND_ACC_VARIADIC) || !function->common.arg_info;

		if ((function->common.fn_flags & ZEND_ACC_FAKE_CLOSURE) && magic) {
			return UINT32_MAX;
		}
		return function->common.num_args ? 1 : 0;
	}
	return function->common.fn_flags & ZEND_ACC_VARIADIC ? UINT32_MAX : function->common.num_args;
}

bool php_lineproto_callback_set(php_lineproto_callback *callback, zval *callable, char **error)
{
	memset(callback, 0, sizeof *callback);
	*error = NULL;
	if (!callable || Z_TYPE_P(callable) == IS_NULL) {
		return true;
	}
	if (zend_fcall_info_init(callable, 0, &callback->fci, &callback->fcc, NULL, error) != SUCCESS) {
		memset(callback, 0, sizeof *callback);
		return false;
	}
	if (*error) {
		efree(*error);
		*error = NULL;
	}
	callback->accepts = callback_accepts(callback->fcc.function_handler);
	if (callback->fcc.function_handler->common.fn_flags & ZEND_ACC_CALL_VIA_TRAMPOLINE) {
		zend_release_fcall_info_cache(&callback->fcc);   /* good for one call only: looked up again for each */
		callback->fcc.function_handler = NULL;
	}
	ZVAL_COPY(&callback->callable, callable);
	ZVAL_COPY_VALUE(&callback->fci.function_name, &callback->callable);
	return true;
}

void php_lineproto_callback_copy(php_lineproto_callback *to, const php_lineproto_callback *from)
{
	*to = *from;
	if (php_lineproto_callback_is_set(from)) {
		Z_TRY_ADDREF(to->callable);
	}
}

void php_lineproto_callback_clear(php_lineproto_callback *callback)
{
	zval callable;

	ZVAL_COPY_VALUE(&callable, &callback->callable);
	memset(callback, 0, sizeof *callback);
	zval_ptr_dtor(&callable);
}

LP_HOT bool php_lineproto_callback_call(php_lineproto_callback *callback, uint32_t count, zval *arguments, zval *result)
{
	zend_fcall_info fci;

	ZVAL_UNDEF(result);
	if (UNEXPECTED(EG(exception))) {
		return false;
	}
	fci = callback->fci;   /* a copy for each call: a session's function is called again while the other calls of it wait */
	fci.retval = result;
	fci.params = arguments;
	fci.param_count = count < callback->accepts ? count : callback->accepts;
	zend_call_function(&fci, &callback->fcc);
	if (UNEXPECTED(EG(exception))) {
		zval_ptr_dtor(result);
		ZVAL_UNDEF(result);
		return false;
	}
	return true;
}

bool php_lineproto_callback_notify(php_lineproto_callback *callback, uint32_t count, zval *arguments)
{
	zval result;

	if (!php_lineproto_callback_call(callback, count, arguments, &result)) {
		return false;
	}
	zval_ptr_dtor(&result);
	return EG(exception) == NULL;
}

LP_HOT bool php_lineproto_interrupts(void)
{
	if (EXPECTED(!zend_atomic_bool_load_ex(&EG(vm_interrupt)))) {
		return EG(exception) == NULL;
	}
	zend_atomic_bool_store_ex(&EG(vm_interrupt), false);
	if (zend_atomic_bool_load_ex(&EG(timed_out))) {
		zend_timeout();
	}
#ifdef ZEND_HAS_OOM
	if (ZEND_HAS_OOM()) {
		zend_handle_delayed_oom();
		return false;
	}
#endif
	if (zend_interrupt_function) {
		zend_interrupt_function(EG(current_execute_data));
	}
	return EG(exception) == NULL;
}

zend_string *php_lineproto_string(const char *data, size_t length)
{
#ifdef ZEND_HAS_OOM
	return zend_string_finit(data, length, false, true);
#else
	return zend_string_init(data, length, false);
#endif
}
