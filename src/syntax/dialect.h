/*
 * What the dialect of a file does not allow (mof-language B.2). Private to the layer.
 */
#ifndef MOF_SYNTAX_DIALECT_H
#define MOF_SYNTAX_DIALECT_H

#include "syntax/parser.h"

/* Reports every use of what the profile of its source does not allow. */
void mof_dialect_check(mof_syntax *syntax, const mof_unit *unit);

#endif
