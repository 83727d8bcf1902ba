/*
 * mofc gen: compiles, renders the outputs of every backend, and only then, where there was no error
 * at all, writes them.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/depfile.h"
#include "cli/run.h"
#include "gen/backend.h"

/* ---- -b BACKEND[=DIR] ------------------------------------------------------------------------ */

static const char *backend_name(const mofc_options *options, const char *choice)
{
    return mof_arena_copy(options->arena, choice, strcspn(choice, "="));
}

static const char *backend_directory(const mofc_options *options, const char *choice)
{
    const char *equals = strchr(choice, '=');
    if (equals != NULL)
        return equals + 1;
    return options->directory != NULL ? options->directory : ".";
}

static mofc_status complain_backend(const char *name)
{
    mofc_nearest nearest = mofc_nearest_to(name);
    for (const mof_backend *const *backend = mof_backends; *backend != NULL; backend++)
        mofc_nearest_offer(&nearest, (*backend)->name);
    return mofc_complain_unknown("backend", name, nearest.best);
}

/* Before anything is read: a mistake of the command line shows at once. */
static mofc_status check_options(const mofc_options *options)
{
    if (options->backends.count == 0)
        return mofc_complain(MOFC_USAGE, "gen wants -b BACKEND; 'mofc gen --help' lists them");
    for (size_t i = 0; i < options->backends.count; i++) {
        const char *name = backend_name(options, options->backends.items[i]);
        if (mof_backend_find(name) == NULL)
            return complain_backend(name);
    }
    const char *templates = options->template_directory;
    if (templates != NULL && !mof_file_is_directory(templates))
        return mofc_complain(MOFC_IO, "there is no directory '%s' of templates", templates);
    return MOFC_GO_ON;
}

/* ---- the run --------------------------------------------------------------------------------- */

static mofc_status generate(const mofc_options *options, mof_context *context)
{
    const mof_schema *schema;
    mofc_status status = mofc_status_of(mof_context_compile(context, &schema));
    for (size_t i = 0; i < options->backends.count && status == MOFC_GO_ON; i++) {
        const char *choice = options->backends.items[i];
        status = mofc_status_of(mof_context_generate(context, backend_name(options, choice),
                                                     backend_directory(options, choice)));
    }
    return status;
}

static void print_path(const mof_output_info *output, void *payload)
{
    (void)payload;
    puts(output->path);
}

static mofc_status deliver(const mofc_options *options, mof_context *context)
{
    if (options->list_outputs)
        return mofc_status_of(mof_context_each_output(context, print_path, NULL));
    if (options->compare)
        return mofc_status_of(mof_context_compare(context));
    mofc_status status = mofc_status_of(mof_context_write(context));
    if (status == MOFC_GO_ON && options->depfile != NULL)
        status = mofc_depfile_write(options->depfile, context);
    return status;
}

mofc_status mofc_gen(const mofc_options *options)
{
    mofc_status status = check_options(options);
    if (status != MOFC_GO_ON)
        return status;
    mof_context *context;
    status = mofc_run_open(options, &context);
    if (status == MOFC_GO_ON)
        status = generate(options, context);
    if (status == MOFC_GO_ON)
        status = deliver(options, context);
    return mofc_run_close(options, context, status);
}
