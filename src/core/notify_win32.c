/* Windows' service manager asks nobody by a socket: no state is told to anyone. */
#include "notify.h"

#include <string.h>

void lp_notify_open(lp_notify *notify, lp_loop *loop)
{
	(void) loop;
	memset(notify, 0, sizeof *notify);
}

void lp_notify_close(lp_notify *notify)
{
	(void) notify;
}

void lp_notify_ready(lp_notify *notify, const char *status)
{
	(void) notify;
	(void) status;
}

void lp_notify_reloading(lp_notify *notify, const char *status)
{
	(void) notify;
	(void) status;
}

void lp_notify_stopping(lp_notify *notify, const char *status)
{
	(void) notify;
	(void) status;
}

void lp_notify_status(lp_notify *notify, const char *status)
{
	(void) notify;
	(void) status;
}
