/* What of a peer's bytes may be shown to people, in logs and messages. */
#ifndef LP_PRINTABLE_H
#define LP_PRINTABLE_H

#include <stddef.h>

/* The length of the character that text begins with, if it can be shown: printable ASCII, or UTF-8 of anything that neither controls a terminal
 * nor changes the direction or the lines of what stands around it. 0 otherwise. 'length' must not be 0. */
size_t lp_printable(const char *text, size_t length);

#endif
