/*
 * Which texts of a model can stand in a reference page as they are, so that the reader of pages
 * gives them back (mof-language C.5). Those that cannot stand in a list of qualifiers, as strings.
 */
#ifndef MOF_GEN_MD_TEXT_H
#define MOF_GEN_MD_TEXT_H

#include "model/model.h"

/* Descriptions are Markdown. False where this one would be read as structure of the page (headings,
 * labels, an open fence), where `may_have_values` as a list of values, or where its layout would
 * not be kept (white space at line ends, blank lines in a row). */
bool mof_md_is_prose(mof_text description, bool may_have_values);

/* A list of values as a table. */
typedef struct mof_md_table {
    const mof_qualifier *values; /* ValueMap or BitMap */
    const mof_qualifier *names;  /* Values or BitValues; NULL: none */
    const mof_qualifier *descriptions;
    bool is_bits;
    size_t count;
} mof_md_table;

/* False where there are none, or where a table would not give them back. */
bool mof_md_table_find(const mof_property *property, mof_md_table *table);

/* Appends text so that Markdown shows it as it is, within a line. */
void mof_md_escape(mof_buffer *out, mof_text text);

/* The same in a cell of a table, where text may have more lines. */
void mof_md_escape_cell(mof_buffer *out, mof_text text);

#endif
