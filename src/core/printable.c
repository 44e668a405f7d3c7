/* Strict UTF-8: the shortest form only, no surrogates. */
#include "printable.h"

#include <stdbool.h>

static bool changes_the_text_around(uint32_t character)
{
	return (character >= 0x80 && character < 0xa0)              /* controls, of which 0x9b is what ESC [ is */
		|| character == 0x061c || character == 0x200e || character == 0x200f
		|| (character >= 0x2028 && character <= 0x202e)          /* ends of lines and paragraphs, directions */
		|| (character >= 0x2066 && character <= 0x2069)
		|| character == 0xfeff
		|| (character >= 0xe0000 && character <= 0xe007f);       /* tags: letters that nobody sees */
}

size_t lp_character(const char *text, size_t length, uint32_t *character)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *bytes = (const unsigned char *) text;
	size_t count;

	*character = bytes[0];
	if (bytes[0] < 0x80) {
		return 1;
	}
	if (bytes[0] < 0xc2 || bytes[0] > 0xf4) {
		return 0;
	}
	count = bytes[0] < 0xe0 ? 2 : bytes[0] < 0xf0 ? 3 : 4;
	if (length < count) {
		return 0;
	}
	*character = bytes[0] & (0xffu >> (count + 1));
	for (size_t i = 1; i < count; i++) {
		if ((bytes[i] & 0xc0) != 0x80) {
			return 0;
		}
		*character = *character << 6 | (bytes[i] & 0x3f);
	}
	return *character < least[count] || *character > 0x10ffff || (*character >= 0xd800 && *character < 0xe000) ? 0 : count;
}

size_t lp_printable(const char *text, size_t length)
{
	uint32_t character;
	size_t count = lp_character(text, length, &character);

	return character < ' ' || character == 127 || changes_the_text_around(character) ? 0 : count;
}
