/*
 * Applying fixes: the text of a source as it is when what was reported about it is mended.
 */
#ifndef MOF_DIAG_FIX_H
#define MOF_DIAG_FIX_H

#include "diag/report.h"

/* The text with the fixes of all diagnostics that are kept, made in `arena`; *count gets how many
 * diagnostics that are. Of two that want the same place the first has it. The source's own text
 * where there is nothing to mend. */
mof_text mof_fix_apply(const mof_reporter *reporter, const mof_source *source, mof_arena *arena,
                       size_t *count);

#endif
