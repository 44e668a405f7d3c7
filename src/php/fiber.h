/* PHP's Fibers as coroutines for C: the one place that switches.
 *
 * They are real Fiber objects, so that the garbage collector, debuggers and Fiber::getCurrent() see what they expect; making one costs as
 * much as a hundred switches, so those that have ended their work wait for the next. */
#ifndef PHP_LINEPROTO_FIBER_H
#define PHP_LINEPROTO_FIBER_H

#include "php_lineproto.h"

/* What runs in a Fiber. When it returns with an exception pending, that comes out of php_lineproto_fiber_resume(). */
typedef void (*php_lineproto_fiber_fn)(void *context);

typedef enum php_lineproto_fiber_state {
	PHP_LINEPROTO_FIBER_WAITS,     /* in php_lineproto_fiber_suspend() */
	PHP_LINEPROTO_FIBER_STRAYED,   /* user code called Fiber::suspend() itself: nobody will resume it */
	PHP_LINEPROTO_FIBER_OVER       /* its function has returned; 'fiber' is gone */
} php_lineproto_fiber_state;

/* A Fiber, from the pool or new, in which 'run' will be called by the first resume. NULL after an exception. */
php_lineproto_fiber *php_lineproto_fiber_new(php_lineproto_fiber_fn run, void *context);

/* Run it until it waits or ends; not from within itself. An exception that left it is pending afterwards. */
php_lineproto_fiber_state php_lineproto_fiber_resume(php_lineproto_fiber *fiber);

/* The same with an exception, whose reference is taken over, thrown where it waits or has strayed to. */
php_lineproto_fiber_state php_lineproto_fiber_throw(php_lineproto_fiber *fiber, zend_object *exception);

/* Tell user code that called Fiber::suspend() in 'where' by a LineprotoError that it cannot; if it does so again and again it is ended. WAITS or
 * OVER, as from resume(). */
php_lineproto_fiber_state php_lineproto_fiber_recall(php_lineproto_fiber *fiber, const char *where);

/* Where it stands, without running it; one whose work is done goes to the pool. For work that was ended by somebody else's resume(). */
php_lineproto_fiber_state php_lineproto_fiber_look(php_lineproto_fiber *fiber);

/* From within: wait for the next resume. False when an exception is pending instead: it is being destroyed, or has been thrown into. User
 * code that holds the Fiber can resume it too, so callers look whether what they wait for has come, and wait again. */
bool php_lineproto_fiber_suspend(php_lineproto_fiber *fiber);

/* Whether this one is running, not another that it started. */
bool php_lineproto_fiber_is_current(const php_lineproto_fiber *fiber);

/* End it where it waits: finally blocks run, nothing is waited for any more. 'fiber' is gone afterwards. */
void php_lineproto_fiber_destroy(php_lineproto_fiber *fiber);

/* Let go of it without running anything in it: in a child process that a handler forked, it is the parent's work. */
void php_lineproto_fiber_forget(php_lineproto_fiber *fiber);

/* Whether it is being destroyed: code that still runs in it must not wait. */
bool php_lineproto_fiber_is_ending(const php_lineproto_fiber *fiber);

/* In a new process, where all objects of its parent's count as destructed: those that wait for work go on. */
void php_lineproto_fibers_keep(void);

/* Destroy those that wait for work. */
void php_lineproto_fibers_shrink(void);

/* At the end of a request after a bailout: the engine frees all objects itself, only forget them. */
void php_lineproto_fibers_abandon(void);

/* Once a process. */
void php_lineproto_fibers_init(void);

#endif
