/*
 * The choices of -W and --set: names that tables of other layers know.
 */
#ifndef MOF_CLI_CHOOSE_H
#define MOF_CLI_CHOOSE_H

#include <mof/mof.h>

#include "cli/options.h"

/* Tells the context. MOFC_GO_ON, or a complaint about the first choice that there is not. */
mofc_status mofc_choose(const mofc_options *options, mof_context *context);

#endif
