/*
 * Qualifiers in prose: "[key, SizeLimit("0-255")]" of a property section, comma lists with links
 * and without brackets, the bullets of Remarks (mof-language C.4, C.5). And AST nodes for what a
 * page says in other words.
 */
#ifndef MOF_PAGE_QUALIFIER_H
#define MOF_PAGE_QUALIFIER_H

#include "page/reader.h"

/* Reads a list, from the first to the last byte of the content; what cannot be read is reported
 * and passed over. The nodes are new; "none" gives an empty list. */
mof_ast *mof_page_qualifiers_read(mof_page_reader *reader, mof_markdown_content content);

/* Appends the qualifiers of `more` whose names `list` does not have. */
void mof_page_qualifiers_add(mof_page_reader *reader, mof_ast **list, mof_ast *more);
mof_ast_qualifier *mof_page_qualifiers_find(mof_ast *list, const char *name); /* or NULL */

/* Moves Description and the qualifiers of values to the end, in this order: where a page tells
 * them, in its list or in prose, makes no difference. */
void mof_page_qualifiers_order(mof_ast **list);

/* A qualifier at `span`; `value` may be NULL. */
mof_ast *mof_page_qualifier_new(mof_page_reader *reader, const char *name, mof_ast *value,
                                mof_span span);

/* Adds Description where there is prose. */
void mof_page_describe(mof_page_reader *reader, mof_ast **list, mof_text prose, mof_span span);

/* A string out of prose; its text lives as long as sources do. */
mof_ast *mof_page_string_new(mof_page_reader *reader, mof_text text, mof_span span);

#endif
