/*
 * mofc check: reads, resolves and checks; the diagnostics are all that comes out, but for --fix.
 */
#include "api/context.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/fix.h"
#include "cli/run.h"

#include <stdio.h>

#define ROUNDS 10 /* of mending */

/* The schema comes first, and what is wrong with it is another matter than what pages say. */
static mofc_status compile_schema(const mofc_options *options, mof_context *context)
{
    mofc_status status = mofc_run_add(options, context, options->against);
    if (status == MOFC_GO_ON)
        status = mofc_status_of(mof_context_compile_older(context));
    if (status == MOFC_GO_ON) {
        context->reporter.count = 0;
        context->reporter.warnings = 0;
    }
    return status;
}

static mofc_status check(const mofc_options *options, mof_context *context)
{
    const mof_schema *schema;
    mofc_status status = MOFC_GO_ON;
    if (options->against != NULL)
        status = compile_schema(options, context);
    if (status == MOFC_GO_ON)
        status = mofc_run_add_inputs(options, context);
    if (status == MOFC_GO_ON)
        status = mofc_status_of(mof_context_compile(context, &schema));
    if (status == MOFC_GO_ON && options->against != NULL)
        status = mofc_status_of(mof_context_find_drift(context));
    return status;
}

static mofc_status run(const mofc_options *options, mof_context **context)
{
    mofc_status status = mofc_run_open(options, context);
    return status == MOFC_GO_ON ? check(options, *context) : status;
}

/* Once a thing is mended, more can be seen of it: so on while there is something to mend. What is
 * said is about the files as they are then. */
static mofc_status fix(const mofc_options *options, mof_context **context, mofc_status checked)
{
    size_t all = 0;
    size_t count;
    for (int round = 0; round < ROUNDS && checked <= MOFC_FINDINGS; round++) {
        mofc_status status = mofc_fix(options, *context, &count);
        if (status != MOFC_GO_ON)
            return status;
        if (count == 0)
            break;
        all += count;
        mof_context_free(*context);
        checked = run(options, context);
    }
    if (all > 0 && !options->quiet)
        fprintf(stderr, "%zu fixed\n", all);
    return checked;
}

static mofc_status check_options(const mofc_options *options)
{
    if (options->against != NULL && (options->syntax_only || options->fix))
        return mofc_complain(MOFC_USAGE, options->fix ? "--against and --fix do not go together"
                                                      : "--against wants more than the syntax");
    if (options->fix && options->preprocess)
        return mofc_complain(MOFC_USAGE, "what --cpp makes of an input is no file to mend");
    if (options->show_diff && !options->fix)
        return mofc_complain(MOFC_USAGE, "--diff shows what --fix would do, and wants it");
    if (options->fix && !options->show_diff && mofc_run_reads_stdin(options))
        return mofc_complain(MOFC_USAGE, "standard input cannot be rewritten");
    return MOFC_GO_ON;
}

mofc_status mofc_check(const mofc_options *options)
{
    mofc_status status = check_options(options);
    if (status != MOFC_GO_ON)
        return status;
    mof_context *context;
    status = run(options, &context);
    if (options->fix && status <= MOFC_FINDINGS)
        status = fix(options, &context, status);
    return mofc_run_close(options, context, status);
}
