/*
 * A run of libmof as the shared options ask for it: from the command line to a context, and from
 * what the context found to standard error and an exit status.
 */
#ifndef MOF_CLI_RUN_H
#define MOF_CLI_RUN_H

#include <mof/mof.h>

#include "cli/options.h"

/* Is standard input among the operands? */
bool mofc_run_reads_stdin(const mofc_options *options);

/* *context gets the settings and inputs of the command line; check and diff, which may have two
 * schemas, add their inputs themselves. MOFC_GO_ON, or a complaint; in both cases the context is
 * freed by mofc_run_close. */
mofc_status mofc_run_open(const mofc_options *options, mof_context **context);

/* Adds one input: a file, a directory, or "-" for standard input. MOFC_GO_ON, or a complaint. */
mofc_status mofc_run_add(const mofc_options *options, mof_context *context, const char *input);

/* Adds all that the command line names. */
mofc_status mofc_run_add_inputs(const mofc_options *options, mof_context *context);

/* Prints what was found and frees the context, which may be NULL. Returns the exit status:
 * `status`, or MOFC_OK for MOFC_GO_ON. */
mofc_status mofc_run_close(const mofc_options *options, mof_context *context, mofc_status status);

#endif
