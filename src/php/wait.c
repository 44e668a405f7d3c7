/* How a call of the client waits. */
#include "wait.h"

#include "callback.h"
#include "errors.h"
#include "server.h"
#include "session.h"

/* For the function or method that was called. */
static void throw_misuse(const char *text)
{
	const char *space;
	const char *class_name = get_active_class_name(&space);

	php_lineproto_throw_misuse("%s%s%s(): %s", class_name, space, get_active_function_name(), text);
}

static int look_for_interrupts(void)
{
	return php_lineproto_interrupts() ? 0 : -1;
}

static const lp_client_interrupt interrupt = {look_for_interrupts};

/* Without a deadline a handler that asks its own server would wait for ever: nobody else is there to answer. */
static int wait_in_a_handler(void *context, lp_client_wait *list, int count, lp_time deadline)
{
	for (int i = 0; i < count; i++) {   /* among several, one that is only being connected to may well come about */
		if ((count == 1 || list[i].events & LP_CLIENT_READ) && php_lineproto_server_is_own(list[i].fd)) {
			throw_misuse("the server of this process cannot answer while its handler waits for the answer");
			return -1;
		}
	}
	return lp_client_wait_poll(context, list, count, deadline);
}

bool php_lineproto_client_waits(lp_client_config *config, lp_time deadline)
{
	bool here = php_lineproto_server_is_here();   /* a forked child must not touch the loop, which is its parent's */
	php_lineproto_session *session = here ? php_lineproto_session_current() : NULL;

	if (session) {
		config->wait = php_lineproto_session_wait_io;
		config->wait_context = session;
		return true;
	}
	if (here && LPG(session)) {
		throw_misuse("a client cannot wait in a Fiber that a session has made for itself, only in the session's own");
		return false;
	}
	config->wait = here && deadline == LP_NEVER ? wait_in_a_handler : lp_client_wait_poll;
	config->wait_context = (void *) &interrupt;
	return true;
}
