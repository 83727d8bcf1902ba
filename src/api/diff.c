/*
 * Comparing the two schemas of a context. There is one context, and not one for each, so that both
 * have their sources in one address space: a diagnostic shows the newer place and, in its note, the
 * older one. Names are shared, too, so that classes are matched by pointers.
 */
#include "model/diff.h"
#include "api/context.h"
#include "model/drift.h"

#include <string.h>

typedef struct comparison {
    mof_context *context;
    mof_arena scratch;
    unsigned found;
} comparison;

static void compare(void *payload)
{
    comparison *self = payload;
    mof_context *context = self->context;
    self->found =
        mof_diff_schemas(&context->older, &context->schema, &self->scratch, &context->reporter);
}

/* "abi,sql" to mof_breakage bits. False: one of them is none. */
static bool parse_breakage(const char *words, unsigned *bits)
{
    *bits = 0;
    while (words != NULL) {
        size_t size = strcspn(words, ",");
        unsigned bit = mof_breakage_find((mof_text){words, size});
        if (bit == 0)
            return false;
        *bits |= bit;
        words = words[size] != '\0' ? words + size + 1 : NULL;
    }
    return true;
}

mof_status mof_context_diff(mof_context *context, const char *breakage)
{
    unsigned unwanted;
    if (!context->is_older_sound || !context->is_sound || !parse_breakage(breakage, &unwanted))
        return MOF_USAGE;
    mof_tally before = mof_context_tally(context);
    comparison self = {.context = context};
    mof_arena_init(&self.scratch, &context->memory);
    bool had_memory = mof_memory_try(&context->memory, compare, &self);
    mof_arena_clear(&self.scratch);
    if (!had_memory)
        return MOF_LIMIT;
    return (self.found & unwanted) != 0 ? MOF_ERRORS : mof_context_judge(context, before);
}

static void find_drift(void *payload)
{
    comparison *self = payload;
    mof_context *context = self->context;
    mof_drift_find(&context->older, &context->schema, &self->scratch, &context->reporter);
}

mof_status mof_context_find_drift(mof_context *context)
{
    if (!context->is_older_sound || !context->is_sound)
        return MOF_USAGE;
    mof_tally before = mof_context_tally(context);
    comparison self = {.context = context};
    mof_arena_init(&self.scratch, &context->memory);
    bool had_memory = mof_memory_try(&context->memory, find_drift, &self);
    mof_arena_clear(&self.scratch);
    return had_memory ? mof_context_judge(context, before) : MOF_LIMIT;
}
