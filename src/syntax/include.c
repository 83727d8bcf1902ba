/*
 * Includes (mof-language B.4).
 */
#include "syntax/include.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "syntax/literal.h"
#include "syntax/load.h"
#include "syntax/pragma.h"

bool mof_include_is(const mof_ast *production)
{
    return production->kind == MOF_AST_DIRECTIVE &&
           mof_pragma_find(((const mof_ast_directive *)production)->name.name) ==
               MOF_PRAGMA_INCLUDE;
}

/* The path that the directive names, with '/' between its parts; NULL where it names none. */
static char *find_path(mof_syntax *syntax, const mof_ast_directive *directive)
{
    const mof_ast *argument = directive->arguments;
    if (argument == NULL || argument->next != NULL || argument->form != MOF_VALUE_STRING)
        return NULL;
    mof_text text = mof_ast_string(syntax->arena, syntax->sources, argument);
    char *path = mof_arena_copy(syntax->arena, text.data, text.size);
    for (char *c = path; *c != '\0'; c++)
        if (*c == '\\')
            *c = '/';
    return text.size > 0 && strlen(path) == text.size ? path : NULL;
}

/* (file.mof): of a path without its quotes something was left out, and that was told. */
static bool is_cut(const mof_syntax *syntax, const mof_ast *directive)
{
    const mof_ast *argument = ((const mof_ast_directive *)directive)->arguments;
    if (argument == NULL || argument->next != NULL)
        return false;
    mof_span rest = {argument->span.end, directive->span.end};
    return *mof_text_trim(mof_sources_text(syntax->sources, rest)).data != ')';
}

static bool is_absolute(const char *path)
{
    return *path == '/';
}

/* In the order of the search; NULL behind the last. */
static const char *candidate(const mof_syntax *syntax, const mof_source *from, const char *path,
                             size_t index)
{
    mof_arena *arena = syntax->arena;
    if (is_absolute(path))
        return index == 0 ? path : NULL;
    if (index == 0)
        return from->path != NULL
                   ? mof_path_join(arena, mof_path_directory(arena, from->path), path)
                   : path;
    if (index == 1)
        return path;
    if (syntax->include_paths == NULL)
        return NULL;
    for (size_t i = 2; syntax->include_paths[i - 2] != NULL; i++)
        if (i == index)
            return mof_path_join(arena, syntax->include_paths[i - 2], path);
    return NULL;
}

/* The files around the directive, innermost first: is `path` one of them? */
static bool is_cycle(const mof_syntax *syntax, const mof_source *from, const char *path)
{
    while (from != NULL) {
        if (from->path != NULL && strcmp(from->path, path) == 0)
            return true;
        from = mof_sources_find(syntax->sources, from->included_from.start);
    }
    return false;
}

/* The way that led to the directive, as notes. */
static void report_chain(mof_syntax *syntax, mof_code code, mof_span span, const mof_source *from,
                         const char *argument)
{
    mof_diagnostic *diagnostic = mof_report(syntax->reporter, code, span, MOF_ARGS(argument));
    while (from != NULL && from->included_from.start != 0) {
        mof_diagnostic_add_note(syntax->reporter, diagnostic, MOF_REMARK_INCLUDED,
                                from->included_from, MOF_NO_ARGS);
        from = mof_sources_find(syntax->sources, from->included_from.start);
    }
}

/* Tries one place where the file may be. False: it is not there. */
static bool try_candidate(mof_syntax *syntax, mof_span span, const mof_source *from, int depth,
                          const char *file, mof_source **source)
{
    *source = NULL;
    if (is_cycle(syntax, from, file)) {
        report_chain(syntax, MOF_P201, span, from, file);
        return true;
    }
    if (depth >= MOF_INCLUDE_DEPTH) {
        report_chain(syntax, MOF_P203, span, from, file);
        return true;
    }
    int error = mof_syntax_try_read(syntax, file, span, source);
    if (error == ENOENT || error == ENOTDIR || error == EISDIR)
        return false;
    if (error != 0)
        mof_syntax_report_unreadable(syntax, file, span, error);
    return true;
}

const char *mof_include_guess(mof_syntax *syntax, const mof_ast *directive, const mof_source *from)
{
    const char *path = find_path(syntax, (const mof_ast_directive *)directive);
    return path != NULL ? candidate(syntax, from, path, 0) : NULL;
}

mof_source *mof_include_open(mof_syntax *syntax, const mof_ast *directive, const mof_source *from,
                             int depth)
{
    const mof_span span = directive->span;
    const mof_ast *arguments = ((const mof_ast_directive *)directive)->arguments;
    const char *path = find_path(syntax, (const mof_ast_directive *)directive);
    if (path == NULL && is_cut(syntax, directive))
        return NULL;
    if (path == NULL) {
        mof_report(syntax->reporter, MOF_P204, arguments != NULL ? arguments->span : span,
                   MOF_NO_ARGS);
        return NULL;
    }
    const char *file;
    for (size_t i = 0; (file = candidate(syntax, from, path, i)) != NULL; i++) {
        mof_source *source;
        if (try_candidate(syntax, span, from, depth, file, &source))
            return source;
    }
    mof_report(syntax->reporter, MOF_P202, span, MOF_ARGS(path));
    return NULL;
}
