/*
 * mofc templates: the templates that are compiled in. `list` prints their names, and `export`
 * writes them to a directory, where --templates finds them.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "gen/builtin.h"

/* ---- names ----------------------------------------------------------------------------------- */

/* A name chooses the template of that name, or those of a backend: "c/class.h", "c". */
static bool is_chosen_by(const mof_builtin *template, const char *name)
{
    size_t size = strlen(name);
    char behind = strncmp(template->name, name, size) == 0 ? template->name[size] : '-';
    return behind == '\0' || behind == '/';
}

static bool is_chosen(const mof_builtin *template, const mofc_words *operands)
{
    for (size_t i = 1; i < operands->count; i++)
        if (is_chosen_by(template, operands->items[i]))
            return true;
    return operands->count == 1;
}

static mofc_status check_names(const mofc_words *operands)
{
    for (size_t i = 1; i < operands->count; i++) {
        const mof_builtin *template = mof_builtins;
        mofc_nearest nearest = mofc_nearest_to(operands->items[i]);
        while (template->name != NULL && !is_chosen_by(template, operands->items[i]))
            mofc_nearest_offer(&nearest, (template ++)->name);
        if (template->name == NULL)
            return mofc_complain_unknown("template", operands->items[i], nearest.best);
    }
    return MOFC_GO_ON;
}

/* ---- the actions ----------------------------------------------------------------------------- */

typedef mofc_status (*action)(const mofc_options *options, const mof_builtin *template);

static mofc_status print_name(const mofc_options *options, const mof_builtin *template)
{
    (void)options;
    puts(template->name);
    return MOFC_GO_ON;
}

static const char *export_path(const mofc_options *options, const mof_builtin *template)
{
    return mof_path_join(options->arena, options->directory != NULL ? options->directory : ".",
                         mof_arena_format(options->arena, "%s.mustache", template->name));
}

static mof_text text_of(const mof_builtin *template)
{
    return (mof_text){template->text, template->size};
}

/* What somebody edited is not ours to overwrite. */
static mofc_status check_export(const mofc_options *options, const mof_builtin *template)
{
    const char *path = export_path(options, template);
    if (!mof_file_exists(path) || mof_file_has(path, text_of(template)))
        return MOFC_GO_ON;
    return mofc_complain(MOFC_IO, "'%s' has been edited; nothing was written", path);
}

static mofc_status export(const mofc_options *options, const mof_builtin *template)
{
    const char *path = export_path(options, template);
    int error = mof_file_write(options->arena, path, text_of(template), NULL);
    if (error != 0)
        return mofc_complain(MOFC_IO, "cannot write '%s': %s", path, strerror(error));
    return MOFC_GO_ON;
}

static mofc_status for_each(const mofc_options *options, action act)
{
    mofc_status status = MOFC_GO_ON;
    for (const mof_builtin *template = mof_builtins; template->name != NULL && status == MOFC_GO_ON;
         template ++)
        if (is_chosen(template, &options->operands))
            status = act(options, template);
    return status;
}

mofc_status mofc_templates(const mofc_options *options)
{
    const char *wanted = options->operands.items[0];
    bool is_export = strcmp(wanted, "export") == 0;
    if (!is_export && strcmp(wanted, "list") != 0) {
        mofc_nearest nearest = mofc_nearest_to(wanted);
        mofc_nearest_offer(&nearest, "list");
        mofc_nearest_offer(&nearest, "export");
        return mofc_complain_unknown("action", wanted, nearest.best);
    }
    mofc_status status = check_names(&options->operands);
    if (status == MOFC_GO_ON && is_export)
        status = for_each(options, check_export);
    if (status == MOFC_GO_ON)
        status = for_each(options, is_export ? export : print_name);
    return status == MOFC_GO_ON ? MOFC_OK : status;
}
