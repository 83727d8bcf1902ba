/*
 * Puts the lines of a page together from pieces of text, in the order of the page. Where memory
 * runs out it does not unwind, because md4c, which tells the pieces, has blocks of its own to free:
 * the builder is spent then, and whatever else it is told changes nothing.
 */
#ifndef MOF_PAGE_LINE_BUILDER_H
#define MOF_PAGE_LINE_BUILDER_H

#include "page/html.h"
#include "page/markdown.h"
#include "page/tidy.h"

typedef struct mof_line_builder {
    mof_markdown *markdown; /* gets the lines */
    mof_arena *arena;
    mof_tidied tidied; /* the page from `start` on: what texts point into */
    uint32_t start;
    uint8_t kind; /* of lines that begin now, as the next three */
    uint8_t level;
    uint8_t mark;
    bool in_header;
    bool has_line; /* text belongs to the last line */
    bool in_row;
    bool is_spent;
    uint32_t nesting;              /* lists and quotations around */
    uint8_t span_style;            /* mof_markdown_style of the spans around */
    uint8_t html_style;            /* the same of HTML tags */
    uint32_t line_start, line_end; /* of the physical line that was met last */
    const char *part;              /* behind the HTML tag that broke a line last */
    mof_html html;
} mof_line_builder;

/* Begins with room for the lines that a page of this size has mostly. */
void mof_line_builder_init(mof_line_builder *builder, mof_markdown *markdown, mof_arena *arena,
                           mof_tidied tidied, uint32_t start);

/* A line begins by itself where there is text; a code block may have none. */
void mof_line_builder_begin(mof_line_builder *builder);
void mof_line_builder_end(mof_line_builder *builder);
void mof_line_builder_break(mof_line_builder *builder); /* ends a line; within a cell: "\n" */

/* A line of code is only covered: the text of the block is that of the page from its first line to
 * its last, and added when it ends. */
void mof_line_builder_cover_code(mof_line_builder *builder, mof_text text);
void mof_line_builder_end_code(mof_line_builder *builder);

/* Text that does not lie in the page has no place. */
void mof_line_builder_append(mof_line_builder *builder, mof_text text);
void mof_line_builder_append_entity(mof_line_builder *builder, mof_text entity);
void mof_line_builder_append_html(mof_line_builder *builder, mof_text html);

/* Cells beyond the eighth are left out. */
void mof_line_builder_begin_row(mof_line_builder *builder);
void mof_line_builder_begin_cell(mof_line_builder *builder);
void mof_line_builder_end_row(mof_line_builder *builder);

#endif
