/*
 * Any bytes as a MOF file that is only parsed, in each profile: nothing but encodings, tokens,
 * grammar, repairs and the places of messages, so that there are many runs in a second.
 */
#include <mof/mof.h>

#include <stdlib.h>

#include "fuzz.h"

static void read_diagnostic(const mof_diagnostic_info *diagnostic, void *payload)
{
    (void)payload;
    const mof_place *place = &diagnostic->place;
    if (place->file != NULL && (place->line == 0 || place->column == 0))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const profiles[] = {"wmi", "dmtf2", "dmtf3", "doc", NULL};
    const size_t count = sizeof profiles / sizeof *profiles;
    const mof_options options = {.size = sizeof options,
                                 .memory_limit = (size_t)512 << 20,
                                 .profile = profiles[size > 0 ? data[size - 1] % count : 0],
                                 .syntax_only = true};
    mof_context *context = mof_context_new(&options);
    if (context == NULL)
        return 0;
    const mof_schema *schema = NULL;
    if (mof_context_add_text(context, "fuzz.mof", (const char *)data, size) == MOF_OK)
        mof_context_compile(context, &schema);
    mof_context_each_diagnostic(context, read_diagnostic, NULL);
    mof_context_free(context);
    return 0;
}
