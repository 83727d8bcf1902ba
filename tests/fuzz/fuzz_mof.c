/*
 * Any bytes as a MOF file: parsed, resolved, checked, and rendered by every backend.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    compile_and_generate("fuzz.mof", data, size);
    return 0;
}
