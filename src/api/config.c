/*
 * Which configuration an input has, and what becomes of it.
 */
#include "api/config.h"

#include <string.h>

#include "base/file.h"

#define SIZE_LIMIT ((size_t)16 << 10) /* libyaml takes quadratic time for brackets */

/* ---- finding --------------------------------------------------------------------------------- */

static mof_config *load(mof_context *context, const char *path)
{
    mof_arena *arena = &context->arena;
    mof_config *config = MOF_NEW(arena, mof_config);
    config->path = path;
    config->include_paths = context->options.include_paths;
    memset(config->severities, -1, sizeof config->severities);
    config->next = context->configs;
    context->configs = config;
    char *text;
    size_t size;
    int error = mof_file_read(arena, path, SIZE_LIMIT, &text, &size);
    if (error != 0) {
        mof_report(&context->reporter, MOF_F001, MOF_NO_SPAN,
                   MOF_ARGS(path, mof_arena_copy_string(arena, strerror(error))));
        return config;
    }
    mof_source *source = mof_sources_add(&context->sources, MOF_SOURCE_OTHER, path, text, size);
    if (source == NULL)
        return config;
    source->path = path; /* outputs depend on it */
    mof_config_read(context, source, config);
    return config;
}

static const mof_config *find_loaded(mof_context *context, const char *path)
{
    for (const mof_config *config = context->configs; config != NULL; config = config->next)
        if (strcmp(config->path, path) == 0)
            return config;
    return load(context, path);
}

static const mof_config *search(mof_context *context, const char *directory)
{
    mof_arena *arena = &context->arena;
    for (; directory != NULL; directory = mof_path_parent(arena, directory)) {
        const char *path = mof_path_join(arena, directory, context->options.config_name);
        if (mof_file_exists(path))
            return find_loaded(context, path);
    }
    return NULL;
}

const mof_config *mof_config_find(mof_context *context, const char *input)
{
    if (context->options.config_name == NULL)
        return NULL;
    const char *directory = mof_path_directory(&context->arena, input);
    /* Inputs mostly come directory by directory. */
    if (context->configured == NULL || strcmp(context->configured, directory) != 0) {
        context->nearest = search(context, directory);
        context->configured = directory;
    }
    return context->nearest;
}

void mof_config_apply(mof_context *context, const mof_config *config, mof_syntax *syntax)
{
    context->config = config;
    syntax->profile = context->profile;
    syntax->profile_reason = NULL;
    syntax->include_paths = config != NULL ? config->include_paths : context->options.include_paths;
    syntax->severities = config != NULL ? config->severities : NULL;
    if (config == NULL || config->profile == MOF_PROFILE_AUTO ||
        syntax->profile != MOF_PROFILE_AUTO)
        return;
    syntax->profile = config->profile;
    syntax->profile_reason = mof_arena_format(syntax->source_arena, "%s says so", config->path);
}

/* ---- classes that are ignored ---------------------------------------------------------------- */

/* '*' stands for any characters, '?' for one. Only the last '*' need be tried again. */
static bool matches(mof_text name, const char *glob)
{
    const char *star = NULL;
    size_t tried = 0; /* where what follows the star was compared last */
    for (size_t i = 0; i < name.size || *glob == '*';) {
        if (*glob == '*') {
            star = ++glob;
            tried = i;
        } else if (*glob == '?' ||
                   (*glob != '\0' && mof_char_lower((unsigned char)*glob) ==
                                         mof_char_lower((unsigned char)name.data[i]))) {
            glob++;
            i++;
        } else if (star != NULL) {
            glob = star;
            i = ++tried;
        } else {
            return false;
        }
    }
    return *glob == '\0';
}

static bool is_named(const mof_config_ignore *ignore, const mof_name *class)
{
    for (const char **glob = ignore->classes; *glob != NULL; glob++)
        if (matches(mof_text_from_string(class->text), *glob))
            return true;
    return false;
}

static const mof_name *class_of(const mof_ast *production)
{
    if (production->kind == MOF_AST_CLASS)
        return ((const mof_ast_class *)production)->name.name;
    if (production->kind == MOF_AST_INSTANCE)
        return ((const mof_ast_instance *)production)->class_name.name;
    return NULL;
}

void mof_config_ignore_in(mof_context *context, const mof_unit *unit)
{
    const mof_config *config = context->config;
    if (config == NULL || config->ignores == NULL)
        return;
    const mof_source *source = unit->source;
    bool is_page = source->kind == MOF_SOURCE_PAGE; /* all of it is about its class */
    for (const mof_ast *ast = unit->productions.first; ast != NULL; ast = ast->next) {
        const mof_name *class = class_of(ast);
        for (const mof_config_ignore *ignore = config->ignores; ignore != NULL && class != NULL;
             ignore = ignore->next)
            if (is_named(ignore, class))
                mof_ignored_list_add(
                    &context->reporter.ignored, &context->arena,
                    (mof_ignored){is_page ? mof_source_span(source, 0, source->size) : ast->span,
                                  ignore->codes});
    }
}
