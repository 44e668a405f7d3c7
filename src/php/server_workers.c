/* A server of several processes, as the engine sees it: the parent supervises within lineproto_serve(), each worker serves there, and ends
 * without coming out of it. */
#include "server.h"

#include "errors.h"
#include "fiber.h"
#include "log.h"
#include "session.h"

#include "ext/random/php_random.h"
#include "ext/standard/basic_functions.h"
#include "main/php_main.h"
#include "zend_exceptions.h"
#include "zend_max_execution_timer.h"

static bool parent_turn(void *context)
{
	(void) context;
	return php_lineproto_interrupts();
}

static void parent_signal(void *context, lp_signal which)
{
	php_lineproto_server *self = context;

	if (which == LP_SIGNAL_USR2) {
		php_lineproto_server_log_stats(self->core);
	} else if (which == LP_SIGNAL_USR1) {
		php_lineproto_log_reopen(self);
	}
}

/* The workers close their copies. After a bailout it has happened already. */
static void parent_leave(void *context, bool replaced)
{
	php_lineproto_server *self = context;

	if (!self->core) {
		return;
	}
	if (!replaced) {
		lp_server_own(self->core);
	} else if (self->core->status) {
		lp_status_share(self->core->status, true);
	}
	for (lp_listener *listener = self->core->listeners; listener; listener = listener->next) {
		if (replaced) {   /* their files belong to whoever serves now */
			lp_listener_share(listener);
		}
		lp_listener_close(listener);
	}
}

/* What is in the buffers is the parent's to write. Their functions are not called, and what this process writes goes out at once. */
static void child_discard_output(void)
{
	php_output_handler *handler;

	while ((handler = php_output_get_active_handler())) {
		handler->flags |= PHP_OUTPUT_HANDLER_DISABLED | PHP_OUTPUT_HANDLER_REMOVABLE;
		php_output_discard();
	}
}

/* What the engine keeps for the one process that it was, and a second one must not do or know as well. */
static void child_begin(void)
{
#if PHP_VERSION_ID >= 80500
	php_child_init();
#else
	zend_max_execution_timer_init();
#endif
	zend_objects_store_mark_destructed(&EG(objects_store));   /* what was there before belongs to the parent, which will destroy it */
	php_lineproto_fibers_keep();
	php_free_shutdown_functions();
	child_discard_output();
	RANDOM_G(combined_lcg_seeded) = false;
	RANDOM_G(mt19937_seeded) = false;
}

/* A worker has served, and goes: by exit(), since all that follows in the script is the parent's. */
static void child_end(lp_log *log, int result, const lp_error *err)
{
	zend_object *thrown = EG(exception);

	if (thrown && !zend_is_unwind_exit(thrown) && !zend_is_graceful_exit(thrown)) {
		GC_ADDREF(thrown);
		zend_clear_exception();
		php_lineproto_log_throwable(log, "a worker ends by an exception", thrown);
		OBJ_RELEASE(thrown);
		zend_clear_exception();
		EG(exit_status) = 255;
	} else if (!thrown && result < 0) {
		lp_log_field(log, LP_LOG_ERROR, "a worker ends", "reason", err->text);
		EG(exit_status) = 255;
	}
	if (!EG(exception)) {
		zend_throw_unwind_exit();
	}
}

static void worker_run(php_lineproto_server *self, lp_scoreboard *board, const lp_worker *worker)
{
	lp_log log = self->core->config.log;
	lp_error err;
	int result;

	child_begin();
	result = lp_server_become_worker(self->core, worker, board, &err);
	if (result == 0) {
		result = lp_server_run(self->core, &err);
	}
	php_lineproto_server_ended(self, EG(exception) ? result : 0, &err);
	child_end(&log, result, &err);
}

static lp_supervisor *supervisor_for(php_lineproto_server *self, int workers, lp_scoreboard *board, lp_estate *estate, lp_error *err)
{
	lp_supervisor_config config = {
		.workers = workers, .drain_timeout = self->core->config.drain_timeout, .signals = self->core->config.signals,
		.notify = self->core->config.notify,
		.sigaction = self->core->config.sigaction, .backend = self->core->config.backend, .log = self->core->config.log, .board = board,
		.hooks = {.turn = parent_turn, .signal = parent_signal, .leave = parent_leave, .context = self},
	};

	return lp_supervisor_new(&config, estate, err);
}

static lp_supervisor *supervisor_of_workers(php_lineproto_server *self, lp_error *err)
{
	lp_estate estate;

	if (lp_server_estate(self->core, &estate) < 0) {
		lp_error_set_system(err, LP_ERROR_SYSTEM, errno, "cannot copy the listening sockets");
		return NULL;
	}
	return supervisor_for(self, self->options.workers, self->board, &estate, err);
}

/* What a bailout in the parent would leave behind hangs on the server. */
void php_lineproto_workers_abandon(php_lineproto_server *self)
{
	if (self->supervisor) {
		lp_supervisor_free(self->supervisor);
		self->supervisor = NULL;
	}
	lp_scoreboard_free(self->board);
	self->board = NULL;
}

/* What follows in the script runs once, in the process that was there first, and not for each reload. */
static void heir_leaves(void)
{
	if (lp_heir_is() && !EG(exception)) {
		zend_throw_unwind_exit();
	}
}

/* Where a worker's end, which is an exit(), would only be the beginning of something else. */
static const char *unfit_place(void)
{
	if (EG(active_fiber)) {
		return "a Fiber";
	}
	if (EG(flags) & EG_FLAGS_IN_SHUTDOWN) {
		return "a shutdown function or a late destructor";
	}
	return php_output_get_status() & PHP_OUTPUT_LOCKED ? "an output handler" : NULL;
}

void php_lineproto_workers_run(php_lineproto_server *self)
{
	lp_supervised role = LP_SUPERVISED_ERROR;
	const char *from;
	lp_worker worker;
	lp_error err;

	if ((from = unfit_place())) {
		php_lineproto_server_ended(self, 0, NULL);
		php_lineproto_throw_misuse("workers cannot be started from within %s: they would not get out of it", from);
		return;
	}
	self->board = self->core->board = lp_scoreboard_new();
	self->supervisor = self->board ? supervisor_of_workers(self, &err)
		: (lp_error_set_system(&err, LP_ERROR_SYSTEM, errno, "no memory to share with workers"), NULL);
	self->core->supervisor = self->supervisor;
	if (self->supervisor) {
		role = lp_supervisor_run(self->supervisor, &worker, &err);
		lp_supervisor_free(self->supervisor);   /* a worker only lets go of it */
		self->supervisor = self->core->supervisor = NULL;
	}
	if (role == LP_SUPERVISED_WORKER) {
		worker_run(self, self->board, &worker);
		return;
	}
	if (self->board) {   /* for stats() of a server that has ended */
		lp_scoreboard_total(self->board, self->core->stats);
	}
	php_lineproto_server_ended(self, role == LP_SUPERVISED_ERROR ? -1 : 0, &err);
	php_lineproto_workers_abandon(self);
	heir_leaves();
}

/* What a reload has started goes on under a supervisor: this process keeps its id, and becomes the parent. */
static int heir_run(php_lineproto_server *self, lp_orphan *orphan, lp_error *err)
{
	lp_supervised role = LP_SUPERVISED_ERROR;
	lp_worker nobody;

	self->supervisor = supervisor_for(self, 0, NULL, &orphan->estate, err);
	if (self->supervisor) {
		lp_supervisor_adopt(self->supervisor, orphan);
		lp_signals_hold(false);
		role = lp_supervisor_run(self->supervisor, &nobody, err);
		lp_supervisor_free(self->supervisor);
		self->supervisor = NULL;
	}
	return role == LP_SUPERVISED_ERROR ? -1 : 0;
}

void php_lineproto_single_run(php_lineproto_server *self)
{
	lp_orphan orphan;
	lp_error err;
	int result = lp_server_run(self->core, &err);

	lp_server_orphan(self->core, &orphan);
	if (orphan.pid && result == 0 && !EG(exception)) {
		result = heir_run(self, &orphan, &err);
	}
	lp_orphan_end(&orphan);
	lp_signals_hold(false);
	php_lineproto_server_ended(self, result, &err);
	heir_leaves();
}
