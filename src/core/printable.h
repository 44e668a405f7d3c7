/* What of a peer's bytes may be shown to people, in logs and messages. */
#ifndef LP_PRINTABLE_H
#define LP_PRINTABLE_H

#include <stddef.h>
#include <stdint.h>

/* The length of the character that text begins with, if it can be shown: printable ASCII, or UTF-8 of anything that neither controls a terminal
 * nor changes the direction or the lines of what stands around it. 0 otherwise. 'length' must not be 0. */
size_t lp_printable(const char *text, size_t length);

/* The length of the well-formed character that text begins with, and which one it is, whatever it does to a terminal; 0 for none. */
size_t lp_character(const char *text, size_t length, uint32_t *character);

#endif
