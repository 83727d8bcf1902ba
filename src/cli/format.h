/*
 * The forms in which diagnostics can be had (conventions 1): one table, which --error-format reads.
 * The same findings stand in each.
 */
#ifndef MOF_CLI_FORMAT_H
#define MOF_CLI_FORMAT_H

#include <stdio.h>

#include <mof/mof.h>

typedef struct mofc_format {
    const char *name;
    bool is_text; /* for a person: goes to standard error, with a count behind it */

    /* Writes all diagnostics of the context. MOF_LIMIT: memory ran out, and some are missing. */
    mof_status (*write)(mof_context *context, FILE *out);
} mofc_format;

/* NULL is "text"; "auto" is the form of the service that runs us. `name` must be in the table. */
const mofc_format *mofc_format_find(const char *name);

/* ---- the forms --------------------------------------------------------------------------- */

mof_status mofc_format_json(mof_context *context, FILE *out);
mof_status mofc_format_sarif(mof_context *context, FILE *out);
mof_status mofc_format_github(mof_context *context, FILE *out);
mof_status mofc_format_gitlab(mof_context *context, FILE *out);
mof_status mofc_format_junit(mof_context *context, FILE *out);
mof_status mofc_format_msvs(mof_context *context, FILE *out);

/* Calls back for the diagnostics of one severity. */
mof_status mofc_format_each(mof_context *context, const char *severity,
                            void (*callback)(const mof_diagnostic_info *diagnostic, void *payload),
                            void *payload);

/* The next code point of a string that may be anything: U+FFFD for what is not UTF-8. */
uint32_t mofc_format_take(const char **text);

#endif
