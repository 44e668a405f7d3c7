/* Well-formed UTF-8 by the table of RFC 3629 section 4. */
#include "utf8.h"

static bool is_between(unsigned char byte, unsigned char least, unsigned char most)
{
	return byte >= least && byte <= most;
}

/* The length of the well-formed character at text[0..length), 0 for none. */
static size_t character_length(const unsigned char *text, size_t length)
{
	unsigned char first = text[0], least = 0x80, most = 0xbf;
	size_t size;

	if (first < 0x80) {
		return first < ' ' || first == 127 ? 0 : 1;
	}
	if (is_between(first, 0xc2, 0xdf)) {
		size = 2;
	} else if (is_between(first, 0xe0, 0xef)) {
		size = 3;
		least = first == 0xe0 ? 0xa0 : least;    /* overlong */
		most = first == 0xed ? 0x9f : most;      /* surrogates */
	} else if (is_between(first, 0xf0, 0xf4)) {
		size = 4;
		least = first == 0xf0 ? 0x90 : least;
		most = first == 0xf4 ? 0x8f : most;      /* beyond U+10FFFF */
	} else {
		return 0;
	}
	if (length < size || !is_between(text[1], least, most)) {
		return 0;
	}
	for (size_t i = 2; i < size; i++) {
		if (!is_between(text[i], 0x80, 0xbf)) {
			return 0;
		}
	}
	return size;
}

void lp_utf8_scrub(char *text, size_t length)
{
	for (size_t at = 0; at < length; ) {
		size_t size = character_length((unsigned char *) text + at, length - at);

		if (size == 0) {
			text[at] = '?';
		}
		at += size ? size : 1;
	}
}
