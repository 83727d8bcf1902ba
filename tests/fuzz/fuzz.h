/*
 * What libFuzzer calls, and what every target shares.
 */
#ifndef MOF_FUZZ_H
#define MOF_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Compiles the bytes under that file name and generates every output, in memory. */
void compile_and_generate(const char *name, const uint8_t *data, size_t size);

#endif
