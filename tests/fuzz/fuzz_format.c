/*
 * Any bytes as a MOF file that is formatted: where it has no errors, the laws of the formatter
 * hold.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../format_laws.h"
#include "fuzz.h"

typedef struct fuzzing {
    mof_memory memory;
    mof_arena arena;
    mof_text input;
    const char *broken; /* the law that does not hold */
} fuzzing;

static void work(void *payload)
{
    fuzzing *run = payload;
    mof_names names;
    mof_sources sources;
    mof_reporter reporter;
    mof_names_init(&names, &run->arena);
    mof_sources_init(&sources, &run->arena);
    mof_reporter_init(&reporter, &run->arena, &sources);
    reporter.chosen[MOF_L070] = MOF_SEVERITY_OFF;
    mof_syntax syntax = {.arena = &run->arena,
                         .source_arena = &run->arena,
                         .names = &names,
                         .sources = &sources,
                         .reporter = &reporter,
                         .keep_includes = true};
    run->broken = law_check(&syntax, law_load(&syntax, "fuzz.mof", run->input));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzzing run = {.memory = {.limit = (size_t)512 << 20}, .input = {(const char *)data, size}};
    mof_arena_init(&run.arena, &run.memory);
    mof_memory_try(&run.memory, work, &run);
    mof_arena_clear(&run.arena);
    if (run.broken != NULL && *run.broken != '\0') {
        fprintf(stderr, "it does not hold that %s\n", run.broken);
        abort();
    }
    return 0;
}
