/* There is no systemd on Windows. */
#include "activation.h"

int lp_activation_find(const char *name, int *fds, lp_error *err)
{
	(void) fds;
	return lp_error_set(err, LP_ERROR_BIND, "cannot listen on systemd://%s: this system has no systemd", name);
}
