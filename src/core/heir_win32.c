/* In place of heirs where nothing is inherited. */
#include "heir.h"

#include <stdio.h>

int lp_estate_add(lp_estate *estate, const char *address, lp_fd fd)
{
	(void) estate;
	(void) address;
	(void) fd;
	return 0;
}

void lp_estate_fini(lp_estate *estate)
{
	(void) estate;
}

int lp_estate_tell(const lp_estate *estate, lp_fd channel, uint32_t type)
{
	(void) estate;
	(void) channel;
	(void) type;
	return 0;
}

void lp_estate_hear(lp_estate *estate, lp_channel *channel, const char *data, size_t length)
{
	(void) estate;
	(void) channel;
	(void) data;
	(void) length;
}

void lp_estate_replace(lp_estate *estate, lp_estate *heir)
{
	(void) estate;
	(void) heir;
}

int lp_estate_remove(lp_estate *estate)
{
	(void) estate;
	return 0;
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
