/*
 * What the dialect of a file does not allow (mof-language B.2). Private to the layer.
 */
#ifndef MOF_SYNTAX_DIALECT_H
#define MOF_SYNTAX_DIALECT_H

#include "syntax/parser.h"

typedef struct mof_dialect mof_dialect;

/* One for each unit, whose productions come in order and in any number of lists. Lives in `arena`.
 */
mof_dialect *mof_dialect_begin(mof_syntax *syntax, mof_arena *arena);

/* Reports every use of what the profile of its source does not allow. */
void mof_dialect_check(mof_dialect *dialect, const mof_ast *productions);

/* Behind the last production: what can only be said then. */
void mof_dialect_end(mof_dialect *dialect);

#endif
