/*
 * Outputs: rendered by a backend into memory, then handed out, written or compared.
 */
#include "api/context.h"
#include "base/file.h"

/* ---- rendering ------------------------------------------------------------------------------- */

typedef struct generating {
    mof_context *context;
    const mof_backend *backend;
    const char *directory;
} generating;

/* The settings of one backend. The last choice of each comes first, and the first one is found. */
static const char *const *list_settings(mof_context *context, const mof_backend *backend)
{
    size_t count = 0;
    for (const mof_choice *choice = context->choices; choice != NULL; choice = choice->next)
        count++;
    const char **settings = MOF_NEW_ARRAY(&context->arena, const char *, count + 1);
    const char **next = settings;
    for (const mof_choice *choice = context->choices; choice != NULL; choice = choice->next)
        if (choice->backend == backend)
            *next++ = choice->setting;
    return settings;
}

static void generate(void *payload)
{
    generating *self = payload;
    mof_context *context = self->context;
    mof_outputs *outputs = &context->outputs;
    mof_generation generation = {
        .backend = self->backend,
        .schema = &context->schema,
        .arena = &context->arena,
        .names = &context->names,
        .sources = &context->sources,
        .reporter = &context->reporter,
        .settings = list_settings(context, self->backend),
        .template_directory = context->options.template_directory,
        .input_name = context->env.input_name,
        .directory = mof_arena_copy_string(&context->arena, self->directory),
        .outputs = outputs,
    };
    mof_generation_run(&generation);
}

mof_status mof_context_generate(mof_context *context, const char *backend, const char *directory)
{
    generating self = {context, mof_backend_find(backend), directory};
    if (self.backend == NULL || !context->is_sound)
        return MOF_USAGE;
    mof_tally before = mof_context_tally(context);
    size_t old_outputs = context->outputs.count;
    bool had_memory = mof_memory_try(&context->memory, generate, &self);
    mof_status status = had_memory ? mof_context_judge(context, before) : MOF_LIMIT;
    if (status != MOF_OK)
        context->outputs.count = old_outputs;
    return status;
}

/* ---- handing out ----------------------------------------------------------------------------- */

typedef struct handing {
    mof_context *context;
    mof_arena arena; /* of what is passed to one callback */
    void (*callback)(const mof_output_info *output, void *payload);
    void *payload;
} handing;

static void hand_out(void *payload)
{
    handing *self = payload;
    const mof_outputs *outputs = &self->context->outputs;
    for (size_t i = 0; i < outputs->count; i++) {
        const mof_output *output = &outputs->items[i];
        mof_output_info info = {mof_path_join(&self->arena, output->directory, output->path),
                                output->content.data, output->content.size};
        self->callback(&info, self->payload);
        mof_arena_clear(&self->arena);
    }
}

mof_status mof_context_each_output(mof_context *context,
                                   void (*callback)(const mof_output_info *output, void *payload),
                                   void *payload)
{
    handing self = {.context = context, .callback = callback, .payload = payload};
    mof_arena_init(&self.arena, &context->memory);
    bool had_memory = mof_memory_try(&context->memory, hand_out, &self);
    mof_arena_clear(&self.arena);
    return had_memory ? MOF_OK : MOF_LIMIT;
}

/* ---- files ----------------------------------------------------------------------------------- */

typedef struct delivery {
    mof_context *context;
    bool (*deliver)(const mof_outputs *outputs, mof_reporter *reporter);
} delivery;

static void deliver(void *payload)
{
    delivery *self = payload;
    self->deliver(&self->context->outputs, &self->context->reporter);
}

static mof_status try_to_deliver(delivery self)
{
    mof_tally before = mof_context_tally(self.context);
    bool had_memory = mof_memory_try(&self.context->memory, deliver, &self);
    return had_memory ? mof_context_judge(self.context, before) : MOF_LIMIT;
}

mof_status mof_context_write(mof_context *context)
{
    return try_to_deliver((delivery){context, mof_outputs_write});
}

mof_status mof_context_compare(mof_context *context)
{
    return try_to_deliver((delivery){context, mof_outputs_compare});
}
