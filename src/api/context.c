/*
 * Contexts: made, told what to do, freed. Every public function that allocates does so below a
 * mof_memory_try, in functions that take what they need as a payload.
 */
#include "api/context.h"

#include <stdlib.h>
#include <string.h>

const char *mof_version(void)
{
    return MOF_VERSION;
}

const char *mof_status_text(mof_status status)
{
    switch (status) {
    case MOF_OK:
        return "no error";
    case MOF_ERRORS:
        return "there were errors";
    case MOF_USAGE:
        return "an argument is wrong";
    case MOF_IO:
        return "a file cannot be read or written";
    case MOF_LIMIT:
        return "out of memory, or over a limit";
    }
    return "an unknown status";
}

/* ---- new and free ---------------------------------------------------------------------------- */

static void *reallocate(const mof_options *options, void *block, size_t size)
{
    if (options->realloc != NULL)
        return options->realloc(block, size, options->realloc_payload);
    if (size != 0)
        return realloc(block, size);
    free(block);
    return NULL;
}

static const char *copy_string(mof_arena *arena, const char *string)
{
    return string != NULL ? mof_arena_copy_string(arena, string) : NULL;
}

static const char *const *copy_strings(mof_arena *arena, const char *const *strings)
{
    size_t count = 0;
    while (strings != NULL && strings[count] != NULL)
        count++;
    const char **copies = MOF_NEW_ARRAY(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        copies[i] = mof_arena_copy_string(arena, strings[i]);
    return copies;
}

static void fill(void *payload)
{
    mof_context *context = payload;
    mof_arena *arena = &context->arena;
    mof_options *options = &context->options;
    options->profile = copy_string(arena, options->profile);
    options->include_paths = copy_strings(arena, options->include_paths);
    options->template_directory = copy_string(arena, options->template_directory);
    options->config_name = copy_string(arena, options->config_name);
    mof_names_init(&context->names, arena);
    mof_sources_init(&context->sources, arena);
    mof_reporter_init(&context->reporter, arena, &context->sources);
    context->reporter.max_errors = options->max_errors;
    context->reporter.drops_notes = !options->notes;
    if (options->syntax_only) /* the text that is there is judged, not the one that is not */
        mof_reporter_choose(&context->reporter, "P202", MOF_SEVERITY_WARNING);
    mof_outputs_init(&context->outputs, arena);
    mof_map_init(&context->searched, arena);
    context->schema =
        (mof_schema){.arena = arena, .names = &context->names, .sources = &context->sources};
    context->env = (mof_view_env){.arena = arena, .schema = &context->schema};
}

mof_context *mof_context_new(const mof_options *given)
{
    mof_options options = {0};
    if (given != NULL)
        memcpy(&options, given, given->size < sizeof options ? given->size : sizeof options);
    mof_profile profile = MOF_PROFILE_AUTO;
    if (options.profile != NULL && !mof_profile_find(options.profile, &profile))
        return NULL;
    mof_context *context = reallocate(&options, NULL, sizeof *context);
    if (context == NULL)
        return NULL;
    *context = (mof_context){
        .memory = {.realloc = options.realloc,
                   .payload = options.realloc_payload,
                   .limit = options.memory_limit},
        .options = options,
        .profile = profile,
        .next_input = &context->inputs,
    };
    mof_arena_init(&context->arena, &context->memory);
    if (!mof_memory_try(&context->memory, fill, context)) {
        mof_context_free(context);
        return NULL;
    }
    return context;
}

void mof_context_free(mof_context *context)
{
    if (context == NULL)
        return;
    mof_options options = context->options;
    mof_arena_clear(&context->arena);
    reallocate(&options, context, 0);
}

/* ---- inputs ---------------------------------------------------------------------------------- */

typedef struct addition {
    mof_context *context;
    const char *name;
    const char *data; /* NULL: a file */
    size_t size;
    bool is_closed;
} addition;

static void add_input(void *payload)
{
    addition *self = payload;
    mof_arena *arena = &self->context->arena;
    mof_input *input = MOF_NEW(arena, mof_input);
    input->name = mof_arena_copy_string(arena, self->name);
    input->is_closed = self->is_closed;
    if (self->data != NULL) {
        input->bytes = mof_arena_alloc(arena, self->size + 2);
        memcpy(input->bytes, self->data, self->size);
        input->size = self->size;
    }
    *self->context->next_input = input;
    self->context->next_input = &input->next;
}

static mof_status try_to_add(addition self)
{
    if (self.context->is_compiled)
        return MOF_USAGE;
    return mof_memory_try(&self.context->memory, add_input, &self) ? MOF_OK : MOF_LIMIT;
}

mof_status mof_context_add_file(mof_context *context, const char *path)
{
    return try_to_add((addition){.context = context, .name = path});
}

mof_status mof_context_add_text(mof_context *context, const char *name, const char *data,
                                size_t size)
{
    return try_to_add(
        (addition){.context = context, .name = name, .data = size > 0 ? data : "", .size = size});
}

mof_status mof_context_add_closed(mof_context *context, const char *name, const char *data,
                                  size_t size)
{
    return try_to_add((addition){.context = context,
                                 .name = name,
                                 .data = size > 0 ? data : "",
                                 .size = size,
                                 .is_closed = true});
}

/* ---- settings and severities ----------------------------------------------------------------- */

typedef struct choosing {
    mof_context *context;
    const char *text; /* "backend.key=value" */
    mof_status status;
} choosing;

static const mof_setting *find_setting(const mof_backend *backend, mof_text key)
{
    for (const mof_setting *setting = backend->settings; setting->key != NULL; setting++)
        if (mof_text_equal(key, mof_text_from_string(setting->key)))
            return setting;
    return NULL;
}

static bool may_be(const mof_setting *setting, const char *value)
{
    return setting->values == NULL ||
           mof_text_is_one_of(mof_text_from_string(value), setting->values);
}

static void choose(void *payload)
{
    choosing *self = payload;
    mof_arena *arena = &self->context->arena;
    self->status = MOF_USAGE;
    size_t dot = strcspn(self->text, ".=");
    const char *setting = self->text + dot + 1;
    const char *value = self->text[dot] == '.' ? strchr(setting, '=') : NULL;
    if (value == NULL)
        return;
    const mof_backend *backend = mof_backend_find(mof_arena_copy(arena, self->text, dot));
    if (backend == NULL)
        return;
    const mof_setting *form = find_setting(backend, (mof_text){setting, (size_t)(value - setting)});
    if (form == NULL || !may_be(form, value + 1))
        return;
    mof_choice *choice = MOF_NEW(arena, mof_choice);
    *choice = (mof_choice){self->context->choices, backend, mof_arena_copy_string(arena, setting)};
    self->context->choices = choice;
    self->status = MOF_OK;
}

mof_status mof_context_set(mof_context *context, const char *setting)
{
    choosing self = {.context = context, .text = setting};
    return mof_memory_try(&context->memory, choose, &self) ? self.status : MOF_LIMIT;
}

mof_status mof_context_warn(mof_context *context, const char *choice)
{
    static const struct {
        const char *prefix;
        mof_severity severity;
    } forms[] = {
        {"error=", MOF_SEVERITY_ERROR},
        {"no-", MOF_SEVERITY_OFF},
        {"", MOF_SEVERITY_WARNING},
    };
    if (strcmp(choice, "error") == 0) {
        context->reporter.warnings_are_errors = true;
        return MOF_OK;
    }
    size_t form = 0;
    while (strncmp(choice, forms[form].prefix, strlen(forms[form].prefix)) != 0)
        form++;
    const char *name = choice + strlen(forms[form].prefix);
    return mof_reporter_choose(&context->reporter, name, forms[form].severity) ? MOF_OK : MOF_USAGE;
}
