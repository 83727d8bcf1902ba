/*
 * One run of the compiler over bytes, as a client of libmof.
 */
#include <mof/mof.h>

#include "fuzz.h"

static void read_diagnostic(const mof_diagnostic_info *diagnostic, void *payload)
{
    (void)diagnostic;
    (void)payload;
}

void compile_and_generate(const char *name, const uint8_t *data, size_t size)
{
    static const char *const backends[] = {"c", "sql", "md"};
    const mof_options options = {
        .size = sizeof options, .memory_limit = (size_t)512 << 20, .notes = true};
    mof_context *context = mof_context_new(&options);
    if (context == NULL)
        return;
    const mof_schema *schema = NULL;
    if (mof_context_add_text(context, name, (const char *)data, size) == MOF_OK &&
        mof_context_compile(context, &schema) == MOF_OK)
        for (size_t i = 0; i < sizeof backends / sizeof *backends; i++)
            mof_context_generate(context, backends[i], "out");
    mof_context_each_diagnostic(context, read_diagnostic, NULL);
    mof_context_free(context);
}
