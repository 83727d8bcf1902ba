/*
 * Outputs: path -> bytes, in memory until the run has no errors.
 */
#ifndef MOF_GEN_OUTPUT_H
#define MOF_GEN_OUTPUT_H

#include "base/map.h"
#include "base/name.h"
#include "diag/report.h"

typedef struct mof_output {
    const char *path; /* relative to the directory it will be written to */
    const char *directory;
    mof_text content;
} mof_output;

typedef struct mof_outputs {
    mof_arena *arena;
    mof_output *items; /* in the order they were made */
    size_t count;
    size_t capacity;
    mof_names folded; /* the paths, with their directories: to find two that are the same */
    mof_map taken;
} mof_outputs;

void mof_outputs_init(mof_outputs *outputs, mof_arena *arena);

/* Reports, and adds nothing, where there is an output of that path already (compared without case:
 * file systems do), and where the path would leave the directory. The strings are kept, not
 * copied. */
bool mof_outputs_add(mof_outputs *outputs, mof_reporter *reporter, const char *directory,
                     const char *path, mof_text content);

/* Writes all of them to temporary names, then renames them; a file with the same bytes is left
 * alone. A failure is reported (F family) and ends the writing: false. */
bool mof_outputs_write(const mof_outputs *outputs, mof_reporter *reporter);

/* Reports every file that differs or is missing (gen --check); writes nothing. False: there is
 * one. */
bool mof_outputs_compare(const mof_outputs *outputs, mof_reporter *reporter);

#endif
