/* Coroutines behind fiber.h: Fiber objects whose function is ours, driven through the methods of the class Fiber, which is what
 * every engine from 8.2 on exports. */
#include "fiber.h"

#include "errors.h"

#include "zend_closures.h"
#include "zend_exceptions.h"
#include "zend_fibers.h"

#define POOL_MOST 256   /* Fibers that wait for work; each holds on to the pages of its stacks that were touched */
#define STRAYS_MOST 3   /* so often user code is told that Fiber::suspend() is not for it */

struct php_lineproto_fiber {
	zend_object *object;              /* the Fiber; one reference is ours */
	php_lineproto_fiber_fn run;       /* NULL: waits for work */
	void *context;
	bool waits;                       /* suspended by us, not by user code */
	php_lineproto_fiber *next;        /* of the pool */
};

static zend_internal_function entry;
static zend_function *method_start, *method_resume, *method_throw, *method_suspend;

static zend_fiber *engine_fiber(const php_lineproto_fiber *fiber)
{
	return (zend_fiber *) fiber->object;
}

/* The function of every Fiber of ours: one work after the other. User code can get hold of it, by ReflectionFiber, and call it. */
static ZEND_NAMED_FUNCTION(fiber_entry)
{
	php_lineproto_fiber *self = LPG(fiber_starting);

	ZEND_PARSE_PARAMETERS_NONE();
	LPG(fiber_starting) = NULL;
	if (!self) {
		php_lineproto_throw_misuse("The function of a session's Fiber cannot be called");
		RETURN_THROWS();
	}
	do {
		self->run(self->context);
		self->run = NULL;
		while (!EG(exception) && !self->run) {
			php_lineproto_fiber_suspend(self);
		}
	} while (!EG(exception));
}

static zend_function *fiber_method(const char *name)
{
	return zend_hash_str_find_ptr(&zend_ce_fiber->function_table, name, strlen(name));
}

/* The entry takes nothing and so has no arg_info, which is of another type in each engine. */
void php_lineproto_fibers_init(void)
{
	memset(&entry, 0, sizeof entry);
	entry.type = ZEND_INTERNAL_FUNCTION;
	entry.handler = fiber_entry;
	entry.function_name = zend_string_init_interned("lineproto", strlen("lineproto"), true);
	entry.module = &lineproto_module_entry;
	method_start = fiber_method("start");
	method_resume = fiber_method("resume");
	method_throw = fiber_method("throw");
	method_suspend = fiber_method("suspend");
}

/* Let go of the object, whatever the Fiber's state. */
static void fiber_free(php_lineproto_fiber *fiber)
{
	OBJ_RELEASE(fiber->object);
	efree(fiber);
}

static php_lineproto_fiber *fiber_make(void)
{
	php_lineproto_fiber *fiber;
	zval object, closure;

	if (object_init_ex(&object, zend_ce_fiber) != SUCCESS) {
		return NULL;
	}
	zend_create_fake_closure(&closure, (zend_function *) &entry, NULL, NULL, NULL);
	zend_call_known_instance_method_with_1_params(zend_ce_fiber->constructor, Z_OBJ(object), NULL, &closure);
	zval_ptr_dtor(&closure);
	if (EG(exception)) {
		zval_ptr_dtor(&object);
		return NULL;
	}
	fiber = ecalloc(1, sizeof *fiber);
	fiber->object = Z_OBJ(object);
	return fiber;
}

/* One from the pool. User code that kept a Fiber may have ended it there by throw(). */
static php_lineproto_fiber *fiber_idle(void)
{
	php_lineproto_fiber *fiber;

	while ((fiber = LPG(idle_fibers))) {
		LPG(idle_fibers) = fiber->next;
		LPG(idle_fiber_count)--;
		if (engine_fiber(fiber)->context.status == ZEND_FIBER_STATUS_SUSPENDED) {
			return fiber;
		}
		fiber_free(fiber);
	}
	return NULL;
}

php_lineproto_fiber *php_lineproto_fiber_new(php_lineproto_fiber_fn run, void *context)
{
	php_lineproto_fiber *fiber = fiber_idle();

	if (!fiber) {
		fiber = fiber_make();
	}
	if (fiber) {
		fiber->run = run;
		fiber->context = context;
	}
	return fiber;
}

php_lineproto_fiber_state php_lineproto_fiber_look(php_lineproto_fiber *fiber)
{
	if (engine_fiber(fiber)->context.status != ZEND_FIBER_STATUS_SUSPENDED) {   /* it threw, or could not be started */
		fiber_free(fiber);
		return PHP_LINEPROTO_FIBER_OVER;
	}
	if (fiber->run) {
		return fiber->waits ? PHP_LINEPROTO_FIBER_WAITS : PHP_LINEPROTO_FIBER_STRAYED;
	}
	if (LPG(idle_fiber_count) == POOL_MOST) {
		php_lineproto_fiber_destroy(fiber);
		return PHP_LINEPROTO_FIBER_OVER;
	}
	fiber->next = LPG(idle_fibers);
	LPG(idle_fibers) = fiber;
	LPG(idle_fiber_count)++;
	return PHP_LINEPROTO_FIBER_OVER;
}

php_lineproto_fiber_state php_lineproto_fiber_resume(php_lineproto_fiber *fiber)
{
	bool fresh = engine_fiber(fiber)->context.status == ZEND_FIBER_STATUS_INIT;
	zval result;

	LPG(fiber_starting) = fresh ? fiber : NULL;
	zend_call_known_instance_method_with_0_params(fresh ? method_start : method_resume, fiber->object, &result);
	LPG(fiber_starting) = NULL;   /* it may not have come that far */
	zval_ptr_dtor(&result);
	return php_lineproto_fiber_look(fiber);
}

php_lineproto_fiber_state php_lineproto_fiber_throw(php_lineproto_fiber *fiber, zend_object *exception)
{
	zval argument, result;

	ZVAL_OBJ(&argument, exception);
	zend_call_known_instance_method_with_1_params(method_throw, fiber->object, &result, &argument);
	zval_ptr_dtor(&result);
	zval_ptr_dtor(&argument);
	return php_lineproto_fiber_look(fiber);
}

php_lineproto_fiber_state php_lineproto_fiber_recall(php_lineproto_fiber *fiber, const char *where)
{
	php_lineproto_fiber_state state = PHP_LINEPROTO_FIBER_STRAYED;
	zend_object *error;

	for (int i = 0; i < STRAYS_MOST && state == PHP_LINEPROTO_FIBER_STRAYED; i++) {
		php_lineproto_throw_misuse("Fiber::suspend() cannot be called in %s: nothing would resume it; "
			"readLine(), readBytes(), lineproto_send() and Lineproto\\Client wait without blocking others", where);
		error = EG(exception);
		GC_ADDREF(error);
		zend_clear_exception();
		state = php_lineproto_fiber_throw(fiber, error);
	}
	if (state == PHP_LINEPROTO_FIBER_STRAYED) {
		php_lineproto_fiber_destroy(fiber);
		state = PHP_LINEPROTO_FIBER_OVER;
		if (!EG(exception)) {
			php_lineproto_throw_misuse("What goes on calling Fiber::suspend() in %s was ended", where);
		}
	}
	return state;
}

bool php_lineproto_fiber_suspend(php_lineproto_fiber *fiber)
{
	zval result;

	fiber->waits = true;
	zend_call_known_function(method_suspend, NULL, zend_ce_fiber, &result, 0, NULL, NULL);
	fiber->waits = false;
	zval_ptr_dtor(&result);   /* of a resume() by user code */
	return EG(exception) == NULL;
}

bool php_lineproto_fiber_is_current(const php_lineproto_fiber *fiber)
{
	return EG(active_fiber) == engine_fiber(fiber);
}

bool php_lineproto_fiber_is_ending(const php_lineproto_fiber *fiber)
{
	return engine_fiber(fiber)->flags & ZEND_FIBER_FLAG_DESTROYED;
}

void php_lineproto_fiber_destroy(php_lineproto_fiber *fiber)
{
	zend_object *object = fiber->object;

	if (GC_REFCOUNT(object) > 1 && !(OBJ_FLAGS(object) & IS_OBJ_DESTRUCTOR_CALLED)) {   /* somebody keeps the Fiber; it ends all the same */
		GC_ADD_FLAGS(object, IS_OBJ_DESTRUCTOR_CALLED);
		object->handlers->dtor_obj(object);
	}
	fiber_free(fiber);
}

void php_lineproto_fiber_forget(php_lineproto_fiber *fiber)
{
	GC_ADD_FLAGS(fiber->object, IS_OBJ_DESTRUCTOR_CALLED);
	fiber_free(fiber);
}

void php_lineproto_fibers_keep(void)
{
	for (php_lineproto_fiber *fiber = LPG(idle_fibers); fiber; fiber = fiber->next) {
		GC_DEL_FLAGS(fiber->object, IS_OBJ_DESTRUCTOR_CALLED);
	}
}

void php_lineproto_fibers_shrink(void)
{
	while (LPG(idle_fibers)) {
		php_lineproto_fiber *fiber = LPG(idle_fibers);

		LPG(idle_fibers) = fiber->next;
		LPG(idle_fiber_count)--;
		php_lineproto_fiber_destroy(fiber);
	}
}

void php_lineproto_fibers_abandon(void)
{
	LPG(idle_fibers) = NULL;
	LPG(idle_fiber_count) = 0;
}
