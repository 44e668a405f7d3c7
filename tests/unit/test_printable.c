/* Tests of printable.c: every character there is, and every pair of bytes that is none. */
#include "check.h"
#include "../../src/core/printable.h"

#include <stdint.h>
#include <stdlib.h>

static size_t encode(uint32_t character, unsigned char bytes[4])
{
	if (character < 0x80) {
		bytes[0] = (unsigned char) character;
		return 1;
	}
	if (character < 0x800) {
		bytes[0] = (unsigned char) (0xc0 | character >> 6);
		bytes[1] = (unsigned char) (0x80 | (character & 63));
		return 2;
	}
	if (character < 0x10000) {
		bytes[0] = (unsigned char) (0xe0 | character >> 12);
		bytes[1] = (unsigned char) (0x80 | (character >> 6 & 63));
		bytes[2] = (unsigned char) (0x80 | (character & 63));
		return 3;
	}
	bytes[0] = (unsigned char) (0xf0 | character >> 18);
	bytes[1] = (unsigned char) (0x80 | (character >> 12 & 63));
	bytes[2] = (unsigned char) (0x80 | (character >> 6 & 63));
	bytes[3] = (unsigned char) (0x80 | (character & 63));
	return 4;
}

static bool is_harmful(uint32_t c)
{
	static const struct {
		uint32_t from, to;
	} ranges[] = {
		{0, 0x1f}, {0x7f, 0x9f}, {0x61c, 0x61c}, {0x200e, 0x200f}, {0x2028, 0x202e}, {0x2066, 0x2069}, {0xd800, 0xdfff}, {0xfeff, 0xfeff},
		{0xe0000, 0xe007f}, {0x110000, UINT32_MAX}
	};

	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		if (c >= ranges[i].from && c <= ranges[i].to) {
			return true;
		}
	}
	return false;
}

/* In memory of exactly their size: a byte too far would be noticed. */
static size_t look(const unsigned char *bytes, size_t length)
{
	char *copy = malloc(length);
	size_t result;

	memcpy(copy, bytes, length);
	result = lp_printable(copy, length);
	free(copy);
	return result;
}

static void test_every_character(void)
{
	unsigned char bytes[4];
	unsigned wrong = 0;

	for (uint32_t c = 0; c < 0x120000; c++) {
		size_t length = encode(c, bytes);

		wrong += lp_printable((const char *) bytes, length) != (is_harmful(c) ? 0 : length);
	}
	CHECK_EQ(wrong, 0);
}

static void test_what_is_no_character(void)
{
	static const char *const none[] = {
		"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf5\x80\x80\x80", "\xff",
		"\xc3", "\xe2\x82", "\xf0\x9f\x98", "\xc3(", "\xe2(\xac", "\xe2\x82("
	};
	unsigned char pair[2];

	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
		CHECK_EQ(look((const unsigned char *) none[i], strlen(none[i])), 0);
	}
	for (int first = 0x80; first < 0x100; first++) {
		for (int second = 0; second < 0x100; second++) {
			bool is_one = first >= 0xc2 && first < 0xe0 && (second & 0xc0) == 0x80 && !(first == 0xc2 && second < 0xa0);

			pair[0] = (unsigned char) first;
			pair[1] = (unsigned char) second;
			if (look(pair, 2) != (is_one ? 2 : 0)
					&& !(first == 0xd8 && second == 0x9c)) {   /* U+061C, which turns letters around */
				CHECK(!"a pair of bytes");
			}
		}
	}
	CHECK_EQ(look((const unsigned char *) "\xd8\x9c", 2), 0);
}

int main(void)
{
	check_watchdog();
	test_every_character();
	test_what_is_no_character();
	return check_done("printable");
}
