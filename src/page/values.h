/*
 * Value tables and value lists of a property or parameter: ValueMap and Values, or BitMap and
 * BitValues, and ValueDescriptions where the page says more than a name (mof-language C.4, C.5).
 */
#ifndef MOF_PAGE_VALUES_H
#define MOF_PAGE_VALUES_H

#include "page/reader.h"

/* Finds the first table or list in `prose` that gives values of `type`, and appends qualifiers to
 * *found. `qualifiers` are those that the page gives in words: they tell bits, and where they have
 * values nothing is looked for. Returns the lines that need not be told again; an empty range
 * where there are no values. */
mof_page_range mof_page_values_read(mof_page_reader *reader, mof_page_range prose,
                                    const mof_ast_type *type, mof_ast *qualifiers,
                                    mof_ast_list *found);

#endif
