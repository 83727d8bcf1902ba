/*
 * Any bytes as a template: parsed, checked against the views, and rendered over a small schema.
 */
#include "fuzz.h"
#include "gen/template.h"

typedef struct fuzzing {
    mof_memory memory;
    mof_arena arena;
    mof_sources sources;
    mof_text input;
} fuzzing;

/* Every partial is the template itself. */
static mof_source *find_template(mof_text name, void *payload)
{
    fuzzing *run = payload;
    (void)name;
    return mof_sources_add_copy(&run->sources, MOF_SOURCE_TEMPLATE, "fuzz.mustache", run->input);
}

static void work(void *payload)
{
    fuzzing *run = payload;
    mof_names names;
    mof_reporter reporter;
    mof_templates templates;
    mof_buffer out;
    mof_names_init(&names, &run->arena);
    mof_sources_init(&run->sources, &run->arena);
    mof_reporter_init(&reporter, &run->arena, &run->sources);
    mof_templates_init(&templates, &run->arena, &names, &reporter, find_template, run);
    mof_buffer_init(&out, &run->arena);

    const mof_schema schema = {.arena = &run->arena, .names = &names, .sources = &run->sources};
    mof_view_env env = {.arena = &run->arena, .schema = &schema};
    const mof_template *parsed = mof_templates_get(&templates, "fuzz");
    if (parsed != NULL && mof_template_check(&templates, parsed, &mof_schema_type, NULL))
        mof_template_render(&templates, parsed, &env, &mof_schema_type, &schema, mof_escape_html,
                            &out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzzing run = {.memory = {.limit = (size_t)256 << 20}, .input = {(const char *)data, size}};
    mof_arena_init(&run.arena, &run.memory);
    mof_memory_try(&run.memory, work, &run);
    mof_arena_clear(&run.arena);
    return 0;
}
