/*
 * What the registry says of a code, in the words of `mofc explain` and docs/rules.md.
 */
#ifndef MOF_DIAG_EXPLAIN_H
#define MOF_DIAG_EXPLAIN_H

#include "base/buffer.h"
#include "diag/code.h"

/* "error"; "warning; error in dmtf2 and dmtf3". */
void mof_explain_severity(mof_buffer *out, mof_code code);

/* The message, with dots for what it says of the case at hand. */
void mof_explain_text(mof_buffer *out, mof_code code);

/* An example, `margin` in front of each line, and a line end. What cannot be seen is named:
 * <U+00A0>. */
void mof_explain_example(mof_buffer *out, const char *example, const char *margin);

#endif
