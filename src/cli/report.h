/*
 * Diagnostics in the forms of --error-format (conventions 1).
 */
#ifndef MOF_CLI_REPORT_H
#define MOF_CLI_REPORT_H

#include <stdio.h>

#include <mof/mof.h>

/* Each prints all diagnostics of the context. MOF_LIMIT: memory ran out, and some are missing. */
mof_status mofc_report_text(mof_context *context, FILE *out);

/* One document: {"version": 1, "diagnostics": [...]}. */
mof_status mofc_report_json(mof_context *context, FILE *out);

#endif
