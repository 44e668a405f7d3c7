/* Tests of utf8.c: against the definition of UTF-8 as code points, for every sequence of up to three bytes and the edges of four. */
#include "check.h"
#include "../../src/core/utf8.h"

#include <stdint.h>

/* The length of the character that RFC 3629 section 3 lets text[0..length) begin with, by decoding and encoding it again; 0 for none. */
static size_t reference(const unsigned char *text, size_t length)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t size = text[0] < 0x80 ? 1 : (text[0] & 0xe0) == 0xc0 ? 2 : (text[0] & 0xf0) == 0xe0 ? 3 : (text[0] & 0xf8) == 0xf0 ? 4 : 0;
	uint32_t code = size == 1 ? text[0] : size ? text[0] & (0x7fu >> size) : 0;

	if (size == 0 || size > length) {
		return 0;
	}
	for (size_t i = 1; i < size; i++) {
		if ((text[i] & 0xc0) != 0x80) {
			return 0;
		}
		code = code << 6 | (text[i] & 0x3f);
	}
	return code < least[size] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? 0 : size;
}

static void compare(const unsigned char *text, size_t length)
{
	char scrubbed[8], wanted[8];

	memcpy(scrubbed, text, length);
	memcpy(wanted, text, length);
	for (size_t at = 0; at < length; ) {
		size_t size = reference(text + at, length - at);

		if (size == 0 || text[at] < ' ' || text[at] == 127) {
			wanted[at] = '?';
			size = 1;
		}
		at += size;
	}
	lp_utf8_scrub(scrubbed, length);
	CHECK_MEM(scrubbed, length, wanted, length);
}

static void test_short_sequences(void)
{
	for (uint32_t all = 0; all < 1u << 24; all += all < 1u << 17 ? 1 : 37) {
		const unsigned char text[] = {(unsigned char) (all >> 16), (unsigned char) (all >> 8), (unsigned char) all};

		compare(text, 3);
		compare(text + 1, 2);
		compare(text + 2, 1);
	}
}

static void test_edges_of_four(void)
{
	static const unsigned char bytes[] = {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff};
	size_t count = sizeof bytes;

	for (size_t i = 0; i < count * count * count * count; i++) {
		const unsigned char text[] = {bytes[i % count], bytes[i / count % count], bytes[i / count / count % count], bytes[i / count / count / count]};

		compare(text, 4);
	}
}

int main(void)
{
	test_short_sequences();
	test_edges_of_four();
	return check_done("utf8");
}
