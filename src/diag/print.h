/*
 * The text form of diagnostics (conventions 1): place, message, source line, caret, notes.
 */
#ifndef MOF_DIAG_PRINT_H
#define MOF_DIAG_PRINT_H

#include "base/buffer.h"
#include "diag/report.h"

typedef struct mof_print_options {
    bool color;
    bool quiet; /* no source lines */
} mof_print_options;

/* Appends one diagnostic with its lines, notes and fixes. */
void mof_print_diagnostic(mof_buffer *out, mof_reporter *reporter, const mof_diagnostic *diagnostic,
                          mof_print_options options);

/* "2 errors, 1 warning", with the line end; nothing where there is nothing to count. */
void mof_print_summary(mof_buffer *out, const mof_reporter *reporter);

#endif
