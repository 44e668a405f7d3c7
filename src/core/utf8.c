/* Scrubbing, by the character. */
#include "utf8.h"

#include "printable.h"

void lp_utf8_scrub(char *text, size_t length)
{
	for (size_t at = 0; at < length; ) {
		uint32_t character;
		size_t size = lp_character(text + at, length - at, &character);

		if (size == 0 || character < ' ' || character == 127) {
			text[at] = '?';
			size = 1;
		}
		at += size;
	}
}
