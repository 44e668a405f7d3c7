/* The server that runs in this process, as the module's globals know it: who asks for it, and what becomes of it at the end of a request. */
#include "server.h"

#include "session.h"

/* After a fatal error the engine frees all objects itself, in an order of its own: only let go of them. */
static void server_let_go(lp_server *core)
{
	for (lp_conn *c = core->connections; c; c = c->next) {
		if (c->user) {
			((php_lineproto_connection *) c->user)->conn = NULL;
			c->user = NULL;
		}
	}
}

void php_lineproto_server_abandon(void)
{
	php_lineproto_server *self = LPG(running);
	lp_server *core = self ? self->core : NULL;

	LPG(running) = NULL;
	LPG(session) = NULL;
	if (core && CG(unclean_shutdown)) {
		server_let_go(core);
	} else if (core) {   /* a hosted server that nobody has stopped */
		lp_server_look_whose(core);
		php_lineproto_sessions_end(self);
	}
	if (core) {
		GC_ADDREF(&self->std);   /* a connection may be the last to hold its server */
		self->core = NULL;
		lp_server_free(core);
		php_lineproto_workers_abandon(self);
		OBJ_RELEASE(&self->std);
	}
	if (CG(unclean_shutdown)) {
		php_lineproto_fibers_abandon();
	} else {
		php_lineproto_fibers_shrink();
	}
}

bool php_lineproto_server_is_here(void)
{
	return LPG(running) && LPG(running)->core && LPG(running)->core->generation == lp_generation;
}

bool php_lineproto_server_is_own(lp_fd fd)
{
	return php_lineproto_server_is_here() && lp_server_is_peer(LPG(running)->core, fd);
}
