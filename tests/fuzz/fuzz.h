/* What a fuzz target is: libFuzzer's entry point, and seeds for when libFuzzer is not there (see standalone.c). */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct fuzz_seed {
	const char *data;
	size_t size;
} fuzz_seed;

#define FUZZ_SEED(text) {(text), sizeof(text) - 1}

extern const fuzz_seed fuzz_seeds[];
extern const size_t fuzz_seed_count;

#endif
