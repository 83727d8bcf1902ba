/*
 * Suppressions: places where a code is not to be reported. syntax/suppress.h reads them out of
 * comments, api/config.h out of configuration files.
 */
#ifndef MOF_DIAG_SUPPRESSION_H
#define MOF_DIAG_SUPPRESSION_H

#include "diag/code.h"
#include "diag/source.h"

typedef struct mof_suppression {
    mof_code code;
    mof_span span;  /* what begins in it, or just behind it, is not reported */
    mof_span asked; /* where this is asked for; MOF_NO_SPAN: nobody minds if it is for nothing */
    bool is_used;
} mof_suppression;

/* Those of one kind. Two of the same code do not overlap, unless they are the same. */
typedef struct mof_suppression_list {
    mof_suppression *items;
    size_t count;
    size_t capacity;
} mof_suppression_list;

typedef struct mof_suppressions {
    mof_suppression_list lines;
    mof_suppression_list regions;
} mof_suppressions;

void mof_suppression_list_add(mof_suppression_list *list, mof_arena *arena,
                              mof_suppression suppression);

/* After the last was added, and before the first is looked for. */
void mof_suppression_list_sort(mof_suppression_list *list);

/* Is `code` suppressed at that address? Notes that what says so is used. */
bool mof_suppressions_find(mof_suppressions *suppressions, mof_code code, uint32_t address);

/* A place where a set of codes is not reported, and nobody minds if there is nothing to report. */
typedef struct mof_ignored {
    mof_span span;
    const bool *codes; /* by mof_code */
} mof_ignored;

/* By place; two spans are the same or apart. */
typedef struct mof_ignored_list {
    mof_ignored *items;
    size_t count;
    size_t capacity;
} mof_ignored_list;

void mof_ignored_list_add(mof_ignored_list *list, mof_arena *arena, mof_ignored item);
bool mof_ignored_list_has(const mof_ignored_list *list, mof_code code, uint32_t address);

#endif
