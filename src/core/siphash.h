/* SipHash-2-4 (Aumasson and Bernstein, 2012): a hash under a secret key, whose collisions nobody finds who does not know the key. */
#ifndef LP_SIPHASH_H
#define LP_SIPHASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t lp_siphash(const uint64_t key[2], const void *data, size_t length);

#endif
