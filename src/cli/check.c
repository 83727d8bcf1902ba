/*
 * mofc check: reads, resolves and checks; the diagnostics are all that comes out.
 */
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/run.h"

mofc_status mofc_check(const mofc_options *options)
{
    mof_context *context;
    mofc_status status = mofc_run_open(options, &context);
    if (status == MOFC_GO_ON) {
        const mof_schema *schema;
        status = mofc_status_of(mof_context_compile(context, &schema));
    }
    return mofc_run_close(options, context, status);
}
