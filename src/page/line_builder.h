/*
 * Puts the lines of a page together from pieces of text, in the order of the page.
 */
#ifndef MOF_PAGE_LINE_BUILDER_H
#define MOF_PAGE_LINE_BUILDER_H

#include "page/html.h"
#include "page/markdown.h"
#include "page/widen.h"

typedef struct mof_line_builder {
    mof_markdown *markdown; /* gets the lines */
    mof_arena *arena;
    mof_widened widened; /* the page from `start` on: what texts point into */
    uint32_t start;
    uint8_t kind; /* of lines that begin now, as the next three */
    uint8_t level;
    uint8_t mark;
    bool in_header;
    bool has_line; /* text belongs to the last line */
    bool in_row;
    uint32_t nesting;              /* lists and quotations around */
    uint32_t styles[4];            /* spans of each style around, by mof_markdown_style */
    uint8_t html_style;            /* of HTML tags around */
    uint32_t line_start, line_end; /* of the physical line that was met last */
    uint32_t part_start;           /* behind the HTML tag that broke a line last */
    mof_html html;
} mof_line_builder;

/* A line begins by itself where there is text; a code block may have none. */
void mof_line_builder_begin(mof_line_builder *builder);
void mof_line_builder_end(mof_line_builder *builder);
void mof_line_builder_break(mof_line_builder *builder); /* ends a line; within a cell: "\n" */

/* Text that does not lie in the page has no place. */
void mof_line_builder_append(mof_line_builder *builder, mof_text text);
void mof_line_builder_append_entity(mof_line_builder *builder, mof_text entity);
void mof_line_builder_append_html(mof_line_builder *builder, mof_text html);

/* Cells beyond the eighth are left out. */
void mof_line_builder_begin_row(mof_line_builder *builder);
void mof_line_builder_begin_cell(mof_line_builder *builder);
void mof_line_builder_end_row(mof_line_builder *builder);

#endif
