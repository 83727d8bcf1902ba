/*
 * Tables as md4c wants them: three dashes in each column of the line below the header. Pages often
 * have one ("|-|-|", as other readers of Markdown allow).
 */
#ifndef MOF_PAGE_WIDEN_H
#define MOF_PAGE_WIDEN_H

#include "base/memory.h"
#include "base/text.h"

typedef struct mof_widened_place {
    size_t at;    /* from this offset of the copy on */
    size_t added; /* that many bytes are new, in all */
} mof_widened_place;

typedef struct mof_widened {
    mof_text text; /* a copy with wider lines; the original where none is too short */
    mof_widened_place *places;
    size_t count;
    size_t capacity;
} mof_widened;

mof_widened mof_widen_tables(mof_arena *arena, mof_text page);

/* The offset in the original. */
size_t mof_widened_origin(const mof_widened *widened, size_t offset);

#endif
