/* In place of heirs where nothing is inherited. */
#include "heir.h"

#include <stdio.h>

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

lp_fd lp_heir_socket(const char *address)
{
	(void) address;
	return LP_FD_NONE;
}

int lp_heir_sockets(const char *address)
{
	(void) address;
	return 0;
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

void lp_heir_dismiss(int pid)
{
	(void) pid;
}

int lp_heir_bury(int pid)
{
	(void) pid;
	return LP_STATUS_UNKNOWN;
}

void lp_heir_describe(int status, char text[48])
{
	snprintf(text, 48, "exit status %d", status);
}
