/* SipHash as its paper describes it: four words, two rounds for each eight bytes, four at the end. */
#include "siphash.h"

typedef struct sip_state {
	uint64_t a, b, c, d;
} sip_state;

static inline uint64_t rotate(uint64_t word, int bits)
{
	return word << bits | word >> (64 - bits);
}

static inline void sip_rounds(sip_state *v, int count)
{
	while (count-- > 0) {
		v->a += v->b;
		v->c += v->d;
		v->b = rotate(v->b, 13) ^ v->a;
		v->d = rotate(v->d, 16) ^ v->c;
		v->a = rotate(v->a, 32);
		v->c += v->b;
		v->a += v->d;
		v->b = rotate(v->b, 17) ^ v->c;
		v->d = rotate(v->d, 21) ^ v->a;
		v->c = rotate(v->c, 32);
	}
}

static inline void sip_word(sip_state *v, uint64_t word)
{
	v->d ^= word;
	sip_rounds(v, 2);
	v->a ^= word;
}

/* Up to eight bytes, the first the lowest, on every machine. */
static inline uint64_t sip_load(const unsigned char *bytes, size_t count)
{
	uint64_t word = 0;

	for (size_t i = 0; i < count; i++) {
		word |= (uint64_t) bytes[i] << 8 * i;
	}
	return word;
}

uint64_t lp_siphash(const uint64_t key[2], const void *data, size_t length)
{
	const unsigned char *bytes = data;
	size_t whole = length & ~(size_t) 7;
	sip_state v = {
		key[0] ^ UINT64_C(0x736f6d6570736575), key[1] ^ UINT64_C(0x646f72616e646f6d),
		key[0] ^ UINT64_C(0x6c7967656e657261), key[1] ^ UINT64_C(0x7465646279746573)
	};

	for (size_t at = 0; at < whole; at += 8) {
		sip_word(&v, sip_load(bytes + at, 8));
	}
	sip_word(&v, (uint64_t) length << 56 | sip_load(bytes + whole, length - whole));
	v.c ^= 0xff;
	sip_rounds(&v, 4);
	return v.a ^ v.b ^ v.c ^ v.d;
}
