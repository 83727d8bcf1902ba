/*
 * One run of one backend: its templates are loaded and checked, then every output is rendered.
 */
#include "gen/backend.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "gen/builtin.h"

#define TEMPLATE_LIMIT ((size_t)16 << 20)

const char *mof_generation_setting(const mof_generation *generation, const char *key)
{
    size_t size = strlen(key);
    const char *value = NULL;
    const mof_setting *setting = generation->backend->settings;
    while (strcmp(setting->key, key) != 0)
        setting++;
    for (const char *const *set = generation->settings; set != NULL && *set != NULL; set++)
        if (strncmp(*set, key, size) == 0 && (*set)[size] == '=')
            value = *set + size + 1; /* the last one counts */
    return value != NULL ? value : setting->default_value;
}

/* ---- templates ------------------------------------------------------------------------------- */

/* A template of the directory that was given; false: it has none of that name. */
static bool read_template(mof_generation *generation, const char *name, mof_source **source)
{
    char *data;
    size_t size;
    mof_arena *arena = generation->sources->arena;
    const char *path = mof_path_join(arena, generation->template_directory,
                                     mof_arena_format(arena, "%s.mustache", name));
    int error = mof_file_read(arena, path, TEMPLATE_LIMIT, &data, &size);
    if (error == ENOENT || error == ENOTDIR)
        return false;
    *source = error == 0
                  ? mof_sources_add(generation->sources, MOF_SOURCE_TEMPLATE, path, data, size)
                  : NULL;
    if (*source != NULL)
        (*source)->path = path;
    if (error != 0)
        mof_report(generation->reporter, MOF_F001, MOF_NO_SPAN,
                   MOF_ARGS(path, mof_arena_copy_string(arena, strerror(error))));
    return true;
}

/* The template "c/class.h": of the directory, else built in. Names that would leave the directory
 * are none. */
static mof_source *find_template(mof_text name, void *payload)
{
    mof_generation *generation = payload;
    mof_arena *arena = generation->sources->arena;
    const char *path = mof_arena_copy(arena, name.data, name.size);
    mof_source *source = NULL;
    if (generation->template_directory != NULL && path[0] != '/' && strstr(path, "..") == NULL &&
        read_template(generation, path, &source))
        return source;
    const mof_builtin *builtin = mof_builtin_find(name);
    if (builtin == NULL)
        return NULL;
    const char *shown = mof_arena_format(arena, "<built-in>/%s.mustache", builtin->name);
    return mof_sources_add_copy(generation->sources, MOF_SOURCE_TEMPLATE, shown,
                                (mof_text){builtin->text, builtin->size});
}

/* The pattern of a path is the table's, not a file's. */
static mof_source *find_pattern(mof_text name, void *payload)
{
    mof_generation *generation = payload;
    const char *shown =
        mof_arena_format(generation->arena, "<%s output>", generation->backend->name);
    return mof_sources_add_copy(generation->sources, MOF_SOURCE_TEMPLATE, shown, name);
}

/* ---- rendering ------------------------------------------------------------------------------- */

/* An output form whose two templates are checked. */
typedef struct plan {
    const mof_output_form *form;
    const mof_template *content;
    const mof_template *path;
} plan;

typedef struct run {
    mof_generation *generation;
    mof_view_env env;
    mof_templates templates;
    mof_templates patterns;
} run;

static const mof_view_type *unit_type(mof_output_unit unit)
{
    return unit == MOF_OUTPUT_PER_CLASS ? &mof_class_type : &mof_schema_type;
}

/* False: a template is missing or wrong, which was reported. */
static bool make_plan(run *r, const mof_output_form *form, plan *made)
{
    const mof_backend *backend = r->generation->backend;
    const mof_view_type *type = unit_type(form->unit);
    *made = (plan){form, mof_templates_get(&r->templates, form->template_name),
                   mof_templates_get(&r->patterns, form->path)};
    return made->content != NULL && made->path != NULL &&
           mof_template_check(&r->templates, made->content, type, backend) &&
           mof_template_check(&r->patterns, made->path, type, backend);
}

static void render_output(run *r, const plan *planned, const void *self)
{
    mof_generation *generation = r->generation;
    const mof_view_type *type = unit_type(planned->form->unit);
    mof_buffer path;
    mof_buffer content;
    mof_buffer_init(&path, generation->arena);
    mof_buffer_init(&content, generation->arena);
    mof_template_render(&r->patterns, planned->path, &r->env, type, self, mof_escape_none, &path);
    mof_template_render(&r->templates, planned->content, &r->env, type, self,
                        generation->backend->escape, &content);
    mof_text text = mof_buffer_text(&content);
    if (generation->backend->lay_out != NULL)
        text = generation->backend->lay_out(generation, mof_buffer_string(&path), text);
    mof_outputs_add(generation->outputs, generation->reporter, generation->directory,
                    mof_buffer_string(&path), text);
}

static void render_plan(run *r, const plan *planned)
{
    const mof_schema *schema = r->generation->schema;
    const mof_backend *backend = r->generation->backend;
    if (planned->form->unit == MOF_OUTPUT_PER_SCHEMA) {
        render_output(r, planned, schema);
        return;
    }
    for (size_t i = 0; i < schema->class_count; i++)
        if (backend->has_output == NULL || backend->has_output(&r->env, schema->classes[i]))
            render_output(r, planned, schema->classes[i]);
}

void mof_generation_run(mof_generation *generation)
{
    const mof_backend *backend = generation->backend;
    run r = {.generation = generation,
             .env = {.arena = generation->arena,
                     .schema = generation->schema,
                     .input_name = generation->input_name,
                     .backend = backend}};
    mof_templates_init(&r.templates, generation->arena, generation->names, generation->reporter,
                       find_template, generation);
    mof_templates_init(&r.patterns, generation->arena, generation->names, generation->reporter,
                       find_pattern, generation);
    size_t count = 0;
    while (backend->outputs[count].template_name != NULL)
        count++;
    plan *plans = MOF_NEW_ARRAY(generation->arena, plan, count);
    bool is_right = true;
    for (size_t i = 0; i < count; i++)
        is_right &= make_plan(&r, &backend->outputs[i], &plans[i]);
    if (!is_right)
        return;
    if (backend->prepare != NULL)
        r.env.backend_state = backend->prepare(generation);
    for (size_t i = 0; i < count; i++)
        render_plan(&r, &plans[i]);
}
