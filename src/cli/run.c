/*
 * From options to a context, and from a context to an exit status.
 */
#include "cli/run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/context.h"
#include "base/file.h"
#include "cli/choose.h"
#include "cli/complain.h"
#include "cli/cpp.h"
#include "cli/format.h"

/* ---- opening --------------------------------------------------------------------------------- */

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value != NULL && value[0] != '\0';
}

/* What the command line says goes before the environment, and that before the terminal. */
static bool wants_color(const char *choice)
{
    if (choice != NULL && strcmp(choice, "auto") != 0)
        return strcmp(choice, "always") == 0;
    if (is_set("NO_COLOR"))
        return false;
    if (is_set("CLICOLOR_FORCE") && strcmp(getenv("CLICOLOR_FORCE"), "0") != 0)
        return true;
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

static mofc_status add_stdin(const mofc_options *options, mof_context *context)
{
    char *data;
    size_t size;
    int error = mof_file_read(options->arena, "-", SIZE_MAX, &data, &size);
    if (error != 0)
        return mofc_complain(MOFC_IO, "cannot read standard input: %s", strerror(error));
    const char *name = options->stdin_name != NULL ? options->stdin_name : "<stdin>";
    return mofc_status_of(mof_context_add_text(context, name, data, size));
}

bool mofc_run_reads_stdin(const mofc_options *options)
{
    for (size_t i = 0; i < options->operands.count; i++)
        if (strcmp(options->operands.items[i], "-") == 0)
            return true;
    return false;
}

mofc_status mofc_run_add(const mofc_options *options, mof_context *context, const char *input)
{
    return strcmp(input, "-") == 0 ? add_stdin(options, context)
                                   : mofc_status_of(mof_context_add_file(context, input));
}

mofc_status mofc_run_add_inputs(const mofc_options *options, mof_context *context)
{
    mofc_status status = MOFC_GO_ON;
    for (size_t i = 0; i < options->operands.count && status == MOFC_GO_ON; i++)
        status = mofc_run_add(options, context, options->operands.items[i]);
    return status;
}

mofc_status mofc_run_open(const mofc_options *options, mof_context **context)
{
    *context = mof_context_new(&(mof_options){
        .size = sizeof(mof_options),
        .memory_limit = options->memory_limit,
        .profile = options->profile,
        .include_paths = options->include_paths.items,
        .template_directory = options->template_directory,
        .config_name = options->no_config ? NULL : ".mofc.yaml",
        .max_errors = options->max_errors,
        .syntax_only = options->syntax_only,
        .unflatten = options->unflatten,
        .reads_ahead = true,
        .color = wants_color(options->color),
        .notes = options->verbose || options->command->bit == MOFC_DIFF,
    });
    if (*context == NULL)
        return mofc_status_of(MOF_LIMIT);
    if (options->preprocess)
        (*context)->preprocessor = mofc_cpp_new(options);
    mofc_status status = mofc_choose(options, *context);
    bool has_two_schemas = (options->command->bit & (MOFC_CHECK | MOFC_DIFF)) != 0;
    return status == MOFC_GO_ON && !has_two_schemas ? mofc_run_add_inputs(options, *context)
                                                    : status;
}

/* ---- closing --------------------------------------------------------------------------------- */

static void print_file(const mof_file_info *file, void *payload)
{
    (void)payload;
    if (file->profile == NULL)
        fprintf(stderr, "%s: %s\n", file->path, file->kind);
    else if (file->profile_reason == NULL)
        fprintf(stderr, "%s: profile %s\n", file->path, file->profile);
    else
        fprintf(stderr, "%s: profile %s: %s\n", file->path, file->profile, file->profile_reason);
}

/* The outputs of some commands have standard output for themselves. */
static bool has_output(const mofc_options *options)
{
    return (options->command->bit & (MOFC_DUMP | MOFC_FMT)) != 0 || options->list_outputs ||
           options->show_diff;
}

static mofc_status write_to(FILE *out, const mofc_format *format, mof_context *context)
{
    return mofc_status_of(format->write(context, out));
}

static mofc_status write_to_file(const char *path, const mofc_format *format, mof_context *context)
{
    FILE *out = fopen(path, "w");
    if (out == NULL)
        return mofc_complain(MOFC_IO, "cannot write '%s': %s", path, strerror(errno));
    mofc_status status = write_to(out, format, context);
    bool is_lost = ferror(out) != 0;
    if ((fclose(out) != 0 || is_lost) && status == MOFC_GO_ON)
        return mofc_complain(MOFC_IO, "cannot write '%s'", path);
    return status;
}

static mofc_status report(const mofc_options *options, mof_context *context)
{
    const mofc_format *format = mofc_format_find(options->error_format);
    bool is_to_stderr = format->is_text || has_output(options);
    mofc_status status = options->error_output != NULL
                             ? write_to_file(options->error_output, format, context)
                             : write_to(is_to_stderr ? stderr : stdout, format, context);
    if (format->is_text && !options->quiet)
        fputs(mof_context_summary(context), stderr);
    return status;
}

static mofc_status check_warnings(const mofc_options *options, const mof_context *context)
{
    size_t warnings;
    mof_context_count(context, NULL, &warnings);
    if (warnings <= options->max_warnings)
        return MOFC_OK;
    return mofc_complain(MOFC_FINDINGS, "%zu %s more than --max-warnings=%zu", warnings,
                         warnings == 1 ? "warning is" : "warnings are", options->max_warnings);
}

mofc_status mofc_run_close(const mofc_options *options, mof_context *context, mofc_status status)
{
    mofc_status reported = MOFC_GO_ON;
    size_t errors = 0;
    if (context != NULL)
        mof_context_count(context, &errors, NULL);
    /* A wrong command line was complained about; nothing was compiled. */
    if (context != NULL && (status != MOFC_USAGE || errors > 0)) {
        if (options->verbose)
            mof_context_each_file(context, print_file, NULL);
        reported = report(options, context);
        if (status == MOFC_GO_ON)
            status = check_warnings(options, context);
    }
    if (context != NULL)
        mofc_cpp_clear(context->preprocessor);
    mof_context_free(context);
    if (reported != MOFC_GO_ON)
        return reported;
    return status == MOFC_GO_ON ? MOFC_OK : status;
}
