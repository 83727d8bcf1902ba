/*
 * Prose: the Markdown that becomes a Description, as written but for layout.
 */
#ifndef MOF_PAGE_PROSE_H
#define MOF_PAGE_PROSE_H

#include "page/reader.h"

/* The source of the lines in `range` without those in `cut`: white space at line ends, single
 * blanks that indent a paragraph, runs of blank lines and the tags of definition lists are dropped.
 * The text lies in the page, or in scratch memory; *span gets its place. Empty where there is no
 * prose. */
mof_text mof_page_prose(mof_page_reader *reader, mof_page_range range, mof_page_range cut,
                        mof_span *span);

#endif
