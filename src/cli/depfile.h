/*
 * Dependency files, in the syntax of make: what the outputs of a run were made from.
 */
#ifndef MOF_CLI_DEPFILE_H
#define MOF_CLI_DEPFILE_H

#include <mof/mof.h>

#include "cli/options.h"

/* One rule: every output depends on every file that was read. MOFC_GO_ON, or a complaint. */
mofc_status mofc_depfile_write(const char *path, mof_context *context);

#endif
