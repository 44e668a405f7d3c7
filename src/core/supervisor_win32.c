/* In place of the supervisor where there is no fork(): the option workers is refused before anybody gets here. */
#include "supervisor.h"

lp_supervisor *lp_supervisor_new(const lp_supervisor_config *config, lp_estate *estate, lp_error *err)
{
	(void) config;
	(void) estate;
	lp_error_set(err, LP_ERROR_MISUSE, "this system has no workers");
	return NULL;
}

lp_supervised lp_supervisor_run(lp_supervisor *supervisor, lp_worker *worker, lp_error *err)
{
	(void) supervisor;
	(void) worker;
	(void) err;
	return LP_SUPERVISED_ERROR;
}

void lp_supervisor_free(lp_supervisor *supervisor)
{
	(void) supervisor;
}

int lp_supervisor_adopt(lp_supervisor *supervisor, lp_orphan *orphan, lp_error *err)
{
	(void) supervisor;
	(void) orphan;
	(void) err;
	return -1;
}

void lp_supervisor_wish(lp_supervisor *supervisor, lp_told what, const lp_channel *by, const char *data, size_t length)
{
	(void) supervisor;
	(void) what;
	(void) by;
	(void) data;
	(void) length;
}
