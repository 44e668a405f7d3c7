/* Windows has no numbers for users, and no process there becomes another's: nothing can be looked up, so nothing else is ever called. */
#include "privileges.h"

#include <errno.h>
#include <string.h>

static int refuse(lp_error *err)
{
	return lp_error_set(err, LP_ERROR_VALUE, "is not available on Windows: start the service as that user instead");
}

void lp_privileges_init(lp_privileges *privileges)
{
	memset(privileges, 0, sizeof *privileges);
}

void lp_privileges_fini(lp_privileges *privileges)
{
	memset(privileges, 0, sizeof *privileges);
}

int lp_privileges_set_user(lp_privileges *privileges, const char *user, lp_error *err)
{
	(void) privileges;
	(void) user;
	return refuse(err);
}

int lp_privileges_set_group(lp_privileges *privileges, const char *group, lp_error *err)
{
	(void) privileges;
	(void) group;
	return refuse(err);
}

bool lp_privileges_taken(const lp_privileges *privileges)
{
	(void) privileges;
	return false;
}

int lp_privileges_drop(const lp_privileges *privileges, lp_error *err)
{
	(void) privileges;
	return refuse(err);
}

int lp_privileges_assume(const lp_privileges *privileges, lp_identity *before, const char **call)
{
	(void) privileges;
	(void) before;
	*call = "setuid";
	errno = ENOSYS;
	return -1;
}

void lp_privileges_restore(lp_identity *before)
{
	(void) before;
}
