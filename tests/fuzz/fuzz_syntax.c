/*
 * Any bytes as a MOF file that is only parsed, in each profile: nothing but encodings, tokens,
 * grammar, repairs and the places of messages, so that there are many runs in a second. And it
 * gives the same in pieces.
 */
#include <mof/mof.h>

#include <stdio.h>
#include <stdlib.h>

#include "../pieces_law.h"
#include "fuzz.h"

typedef struct reading {
    mof_memory memory;
    mof_arena arena;
    mof_arena nodes;
    mof_text bytes;
    mof_profile profile;
    bool is_broken;
} reading;

static void compare(void *payload)
{
    reading *run = payload;
    const char *whole =
        pieces_read(&run->arena, &run->nodes, run->bytes, run->profile, true, false);
    const char *pieces =
        pieces_read(&run->arena, &run->nodes, run->bytes, run->profile, true, true);
    run->is_broken = strcmp(whole, pieces) != 0;
    if (run->is_broken)
        fprintf(stderr, "in pieces it gives\n%s\ninstead of\n%s\n", pieces, whole);
}

static void check_pieces(mof_text bytes, mof_profile profile)
{
    reading run = {.memory = {.limit = (size_t)512 << 20}, .bytes = bytes, .profile = profile};
    mof_arena_init(&run.arena, &run.memory);
    mof_arena_init(&run.nodes, &run.memory);
    mof_memory_try(&run.memory, compare, &run);
    mof_arena_clear(&run.nodes);
    mof_arena_clear(&run.arena);
    if (run.is_broken)
        abort();
}

static void read_diagnostic(const mof_diagnostic_info *diagnostic, void *payload)
{
    (void)payload;
    const mof_place *place = &diagnostic->place;
    if (place->file != NULL && (place->line == 0 || place->column == 0))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct {
        const char *name;
        mof_profile profile;
    } profiles[] = {{"wmi", MOF_PROFILE_WMI},
                    {"dmtf2", MOF_PROFILE_DMTF2},
                    {"dmtf3", MOF_PROFILE_DMTF3},
                    {"doc", MOF_PROFILE_DOC},
                    {NULL, MOF_PROFILE_AUTO}};
    const size_t chosen = size > 0 ? data[size - 1] % (sizeof profiles / sizeof *profiles) : 0;
    const mof_options options = {.size = sizeof options,
                                 .memory_limit = (size_t)512 << 20,
                                 .profile = profiles[chosen].name,
                                 .syntax_only = true};
    mof_context *context = mof_context_new(&options);
    if (context == NULL)
        return 0;
    const mof_schema *schema = NULL;
    if (mof_context_add_text(context, "fuzz.mof", (const char *)data, size) == MOF_OK)
        mof_context_compile(context, &schema);
    mof_context_each_diagnostic(context, read_diagnostic, NULL);
    mof_context_free(context);
    check_pieces((mof_text){(const char *)data, size}, profiles[chosen].profile);
    return 0;
}
