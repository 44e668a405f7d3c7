/* Text from elsewhere that others will take for UTF-8. */
#ifndef LP_UTF8_H
#define LP_UTF8_H

#include "platform.h"

/* Replace, in place, each byte of text[0..length) that belongs to no well-formed character (RFC 3629), and each control character, by "?". */
void lp_utf8_scrub(char *text, size_t length);

#endif
