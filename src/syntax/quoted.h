/*
 * MOF in MOF: a string whose value is the text of an instance (mof-language B.10).
 */
#ifndef MOF_SYNTAX_QUOTED_H
#define MOF_SYNTAX_QUOTED_H

#include "syntax/parser.h"

/* Parses the value of literals, a node of form STRING out of a MOF file. `name` and `place` are of
 * the element that has the value. The unit has a source of its own; what is reported about it, here
 * and later, is reported where the literals have it. NULL: the run is too large. */
mof_unit *mof_quoted_parse(mof_syntax *syntax, const mof_ast_value *value, const char *name,
                           mof_span place);

#endif
