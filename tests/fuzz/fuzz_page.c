/*
 * Any bytes as a reference page: read, resolved, checked, and rendered by every backend.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    compile_and_generate("fuzz.md", data, size);
    return 0;
}
