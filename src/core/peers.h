/* How many connections each address holds: for max_per_ip. IPv6 counts by /64, which is what one customer gets. */
#ifndef LP_PEERS_H
#define LP_PEERS_H

#include "ip.h"
#include "table.h"

typedef struct lp_peers {
	lp_table table;
} lp_peers;

void lp_peers_init(lp_peers *peers);
void lp_peers_fini(lp_peers *peers);

/* Count one more unless there are 'max' already. 0; -1 when full (or out of memory). Unix peers always pass. */
int lp_peers_enter(lp_peers *peers, const lp_ip *ip, uint32_t max);
void lp_peers_leave(lp_peers *peers, const lp_ip *ip);

#endif
