/* Counts the bytes that memchr() looks at, so that a test of what a search costs needs no clock. For one file of a test that links with
 * -Wl,--wrap=memchr. */
#ifndef MEMCHR_H
#define MEMCHR_H

#include <stddef.h>

static unsigned long long searched;

void *__real_memchr(const void *bytes, int byte, size_t length);
void *__wrap_memchr(const void *bytes, int byte, size_t length);

/* memchr() stops at what it finds. */
void *__wrap_memchr(const void *bytes, int byte, size_t length)
{
	char *found = __real_memchr(bytes, byte, length);

	searched += found ? (size_t) (found - (const char *) bytes) + 1 : length;
	return found;
}

#endif
