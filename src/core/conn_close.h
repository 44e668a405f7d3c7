/* What conn.c and conn_close.c share. Not for others. */
#ifndef LP_CONN_CLOSE_H
#define LP_CONN_CLOSE_H

#include "server.h"

/* The one place where the state changes; it only goes forward. */
void lp_conn_set_state(lp_conn *c, lp_conn_state state);

/* Nobody may hear of this connection again: out of the loop, to the dead. */
void lp_conn_bury(lp_conn *c);

/* Of a connection that is not open any more: take the next step towards its end, if nothing is in the way. False when nothing is left to be done
 * about it. */
bool lp_conn_close_step(lp_conn *c);

#endif
