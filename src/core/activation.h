/* Listening sockets that systemd has opened and handed to this process, by the names of their units (sd_listen_fds(3)). */
#ifndef LP_ACTIVATION_H
#define LP_ACTIVATION_H

#include "error.h"

#define LP_ACTIVATION_MAX 256   /* sockets that are looked at */

/* The descriptors of 'name', in their order: fills fds[0..LP_ACTIVATION_MAX) and returns how many, one at least. -1 and an LP_ERROR_BIND, or
 * for the name "" an LP_ERROR_VALUE, that says which names there are.
 *
 * They go on being this process's until it ends, and are in no program that it starts. When each of them has been asked for, the variables that
 * announced them are taken out of the environment; they can be asked for again all the same. */
int lp_activation_find(const char *name, int *fds, lp_error *err);

#endif
