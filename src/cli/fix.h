/*
 * mofc check --fix: inputs are rewritten with the fixes of what was found in them.
 */
#ifndef MOF_CLI_FIX_H
#define MOF_CLI_FIX_H

#include <mof/mof.h>

#include "cli/options.h"

/* Rewrites the inputs of a context that was compiled or, with --diff, prints what would change.
 * *count gets how many findings were mended: where there are any, the files are not those any more
 * that were compiled. MOFC_GO_ON, or a complaint. */
mofc_status mofc_fix(const mofc_options *options, mof_context *context, size_t *count);

#endif
