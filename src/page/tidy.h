/*
 * The text of a page as md4c gets it. Tables have three dashes in each column of the line below the
 * header, where other readers of Markdown are content with one ("|-|-|"). No line ends with a tab,
 * which md4c takes for a part of a fence. Most empty anchors, as <span id="Other"></span>, are left
 * out: they say nothing, and the pages of Windows have three of them with each value. A blank line
 * parts a table from the heading behind it, which md4c takes for one more row.
 */
#ifndef MOF_PAGE_TIDY_H
#define MOF_PAGE_TIDY_H

#include "base/memory.h"
#include "base/text.h"

/* From `at` in the copy on, text is that from `origin` in the page on. */
typedef struct mof_tidy_place {
    size_t at;
    size_t origin;
} mof_tidy_place;

typedef struct mof_tidied {
    mof_text text; /* a copy, or the page itself where nothing has to change */
    mof_tidy_place *places;
    size_t count;
    size_t capacity;
    size_t last; /* the place that was asked for last */
} mof_tidied;

/* `page` has a NUL behind it. */
mof_tidied mof_tidy(mof_arena *arena, mof_text page);

/* The offset in the page. Cheap where it is asked in the order of the text. */
size_t mof_tidied_origin(mof_tidied *tidied, size_t offset);

#endif
