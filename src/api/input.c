/*
 * Inputs: from what was added to a context to sources, and from sources to units.
 */
#include "api/input.h"

#include <string.h>

#include "api/config.h"
#include "base/file.h"
#include "page/page.h"
#include "syntax/ahead.h"
#include "syntax/load.h"

static const char *const endings[] = {".mof", ".mfl", ".md", NULL};

mof_syntax mof_input_syntax(mof_context *context, mof_arena *scratch)
{
    return (mof_syntax){
        .arena = scratch,
        .source_arena = &context->arena,
        .names = &context->names,
        .sources = &context->sources,
        .reporter = &context->reporter,
        .include_paths = context->options.include_paths,
        .preprocessor = context->preprocessor,
        .profile = context->profile,
        .reads_ahead = context->options.reads_ahead,
    };
}

typedef struct visiting {
    mof_context *context;
    mof_syntax *syntax;
    void (*visit)(mof_source *source, void *payload);
    void *payload;
} visiting;

/* ---- texts ----------------------------------------------------------------------------------- */

bool mof_input_is_searched(const char *name)
{
    mof_text text = mof_text_from_string(name);
    for (const char *const *ending = endings; *ending != NULL; ending++)
        if (mof_text_ends_with_nocase(text, *ending))
            return true;
    return false;
}

/* A page begins with front matter or with a heading; in MOF a '#' begins a directive, or the line
 * that a preprocessor left. */
static bool looks_like_page(mof_text text)
{
    static const char *const directives[] = {"pragma", "include", "define", "line"};
    mof_text start = mof_text_trim(text);
    if (!mof_text_starts_with(start, "# "))
        return mof_text_starts_with(start, "---");
    mof_text heading = mof_text_trim((mof_text){start.data + 2, start.size - 2});
    for (size_t i = 0; i < sizeof directives / sizeof *directives; i++)
        if (mof_text_starts_with(heading, directives[i]))
            return false;
    return heading.size > 0 && !mof_char_is_digit(heading.data[0]);
}

/* An input of that path comes next. */
static void configure(visiting *self, const char *path)
{
    mof_config_apply(self->context, mof_config_find(self->context, path), self->syntax);
}

/* The files that line markers name, so that their lines can be shown. What is to be said of them
 * was said of what the preprocessor made of them. */
static mof_source *read_original(visiting *self, const char *name, const mof_source *made)
{
    mof_reporter silent;
    mof_reporter_init(&silent, self->syntax->arena, self->syntax->sources);
    mof_syntax syntax = *self->syntax;
    syntax.reporter = &silent;
    syntax.preprocessor = NULL;
    mof_source *original = mof_syntax_read(&syntax, name, MOF_NO_SPAN);
    if (original == NULL)
        return NULL;
    original->profile = made->profile;
    original->profile_reason = "the preprocessor has read it";
    if (made->path != NULL && strcmp(name, made->path) == 0)
        original->path = NULL; /* one mention of a file is enough */
    return original;
}

static void find_originals(visiting *self, mof_source *made, mof_map *found)
{
    for (size_t i = 0; i < made->marker_count; i++) {
        mof_line_marker *marker = &made->markers[i];
        if (marker->name == NULL || !mof_file_exists(marker->name))
            continue;
        const mof_name *name = mof_names_add_string(self->syntax->names, marker->name);
        marker->original = mof_map_find(found, name);
        if (marker->original == NULL)
            marker->original = read_original(self, marker->name, made);
        if (marker->original != NULL)
            mof_map_set(found, name, marker->original);
    }
}

/* Of the sources that were read since there were `first` of them. */
static void find_all_originals(visiting *self, size_t first)
{
    mof_sources *sources = self->syntax->sources;
    size_t end = sources->count;
    mof_map found;
    mof_map_init(&found, self->syntax->arena);
    for (size_t i = first; i < end; i++)
        if (sources->items[i]->is_processed)
            find_originals(self, sources->items[i], &found);
}

static void visit_text(visiting *self, const mof_input *input)
{
    configure(self, input->name);
    mof_source *source =
        mof_syntax_load(self->syntax, input->name, NULL, input->bytes, input->size, MOF_NO_SPAN);
    if (source == NULL)
        return;
    if (!mof_input_is_searched(input->name) &&
        looks_like_page((mof_text){source->text, source->size}))
        source->kind = MOF_SOURCE_PAGE;
    source->is_input = true;
    self->visit(source, self->payload);
}

/* ---- files and directories ------------------------------------------------------------------- */

static void read_file(visiting *self, const char *path, bool is_input)
{
    mof_source *source = mof_syntax_read(self->syntax, path, MOF_NO_SPAN);
    if (source == NULL)
        return;
    source->is_input = is_input;
    self->visit(source, self->payload);
}

static void visit_file(visiting *self, const char *path)
{
    configure(self, path);
    read_file(self, path, true);
}

typedef struct file_list {
    visiting *self;
    const char **files;
    size_t count;
} file_list;

static void visit_each(void *payload)
{
    const file_list *list = payload;
    for (size_t i = 0; i < list->count; i++)
        visit_file(list->self, list->files[i]);
}

/* While they are read ahead, which is ended however the visit ends. */
static void visit_files(visiting *self, const char **files, size_t count)
{
    mof_syntax *syntax = self->syntax;
    mof_memory *memory = syntax->arena->memory;
    if (syntax->reads_ahead)
        syntax->ahead = mof_ahead_begin(files, count);
    bool had_memory = mof_memory_try(memory, visit_each, &(file_list){self, files, count});
    mof_ahead_end(syntax->ahead);
    syntax->ahead = NULL;
    if (!had_memory)
        mof_memory_escape(memory);
}

static void visit_directory(visiting *self, const char *path)
{
    mof_arena *arena = &self->context->arena;
    const char **files;
    size_t count;
    int error = mof_file_list(arena, path, endings, &files, &count);
    if (error != 0)
        mof_report(&self->context->reporter, MOF_F001, MOF_NO_SPAN,
                   MOF_ARGS(path, mof_arena_copy_string(arena, strerror(error))));
    else if (count == 0)
        mof_report(&self->context->reporter, MOF_F007, MOF_NO_SPAN, MOF_ARGS(path));
    else
        visit_files(self, files, count);
}

void mof_input_each(mof_context *context, mof_syntax *syntax,
                    void (*visit)(mof_source *source, void *payload), void *payload)
{
    visiting self = {context, syntax, visit, payload};
    size_t first = context->sources.count;
    bool keep_includes = syntax->keep_includes;
    for (const mof_input *input = context->inputs; input != NULL; input = input->next) {
        syntax->keep_includes = keep_includes || input->is_closed;
        syntax->preprocessor = input->is_closed ? NULL : context->preprocessor;
        if (input->bytes != NULL)
            visit_text(&self, input);
        else if (mof_file_is_directory(input->name))
            visit_directory(&self, input->name);
        else
            visit_file(&self, input->name);
    }
    find_all_originals(&self, first);
}

mof_unit *mof_input_parse(mof_syntax *syntax, mof_source *source)
{
    return source->kind == MOF_SOURCE_PAGE ? mof_page_read(syntax, source)
                                           : mof_syntax_parse(syntax, source);
}

/* ---- classes that no input declares ---------------------------------------------------------- */

typedef struct finding {
    mof_context *context;
    mof_syntax *syntax;
    mof_unit *unit;
} finding;

static void parse_found(mof_source *source, void *payload)
{
    finding *self = payload;
    self->unit = mof_input_parse(self->syntax, source);
}

static bool find_on_path(finding *self, const char *const *path, const char *file)
{
    mof_arena *arena = &self->context->arena;
    visiting found = {self->context, self->syntax, parse_found, self};
    for (; *path != NULL; path++) {
        const char *candidate = mof_path_join(arena, *path, file);
        if (mof_file_exists(candidate)) {
            size_t first = self->context->sources.count;
            read_file(&found, candidate, false);
            find_all_originals(&found, first);
            return true;
        }
    }
    return false;
}

/* What is found is judged by the configuration that told where, not by one of its own. */
mof_unit *mof_input_find_class(mof_context *context, mof_syntax *syntax, const mof_name *name)
{
    finding self = {.context = context, .syntax = syntax};
    if (mof_map_find(&context->searched, name->key) != NULL)
        return NULL;
    mof_map_set(&context->searched, name->key, context);
    const char *file = mof_arena_format(&context->arena, "%s.mof", name->text);
    const mof_config *config = context->configs;
    do {
        mof_config_apply(context, config, syntax);
        if (find_on_path(&self, syntax->include_paths, file))
            break;
        config = config != NULL ? config->next : NULL;
    } while (config != NULL);
    return self.unit;
}
