/*
 * mofc check: reads, resolves and checks; the diagnostics are all that comes out.
 */
#include "api/context.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/run.h"

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

mofc_status mofc_check(const mofc_options *options)
{
    if (options->against != NULL && options->syntax_only)
        return mofc_complain(MOFC_USAGE, "--against wants more than the syntax");
    mof_context *context;
    mofc_status status = mofc_run_open(options, &context);
    if (status == MOFC_GO_ON)
        status = check(options, context);
    return mofc_run_close(options, context, status);
}
