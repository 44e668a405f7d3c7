/* Repeatable random numbers for tests that compare with a model: xorshift64*. */
#ifndef TEST_RANDOM_H
#define TEST_RANDOM_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t random_next(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * UINT64_C(2685821657736338717);
}

/* 0 to limit - 1. */
static inline size_t random_below(uint64_t *state, size_t limit)
{
	return (size_t) (random_next(state) >> 11) % limit;
}

#endif
