/*
 * The difference of two texts, line by line, in the unified form that patch reads.
 */
#ifndef MOF_BASE_LINE_DIFF_H
#define MOF_BASE_LINE_DIFF_H

#include "base/buffer.h"

/* Appends the difference with three lines of context; nothing where the texts are equal. The texts
 * must live while the arena of `out` is used. Memory is linear in their size, and so is time: where
 * much has changed the difference is not always the shortest. */
void mof_line_diff_write(mof_buffer *out, const char *old_name, mof_text old_text,
                         const char *new_name, mof_text new_text);

#endif
