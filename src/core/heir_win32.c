/* In place of heirs where nothing is inherited. */
#include "heir.h"

int lp_estate_add(lp_estate *estate, const char *address, int owner, lp_fd fd)
{
	(void) estate;
	(void) address;
	(void) owner;
	(void) fd;
	return 0;
}

void lp_estate_fini(lp_estate *estate)
{
	(void) estate;
}

void lp_heir_init(void)
{
}

lp_fd lp_heir_channel(void)
{
	return LP_FD_NONE;
}

bool lp_heir_is(void)
{
	return false;
}

lp_fd lp_heir_socket(const char *address, int *owner)
{
	(void) address;
	(void) owner;
	return LP_FD_NONE;
}

void lp_heir_refuse_rest(void)
{
}

int lp_heir_start(const lp_estate *estate, lp_fd *channel, lp_error *err)
{
	(void) estate;
	*channel = LP_FD_NONE;
	return lp_error_set(err, LP_ERROR_MISUSE, "this system cannot reload a server");
}

void lp_heir_bury(int pid)
{
	(void) pid;
}
