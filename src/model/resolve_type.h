/*
 * Types: from the words of the AST to a mof_type (mof-language B.8, A.6). Internal to the model.
 */
#ifndef MOF_MODEL_RESOLVE_TYPE_H
#define MOF_MODEL_RESOLVE_TYPE_H

#include "model/resolver.h"

/* What the words say by themselves; where they name a class, or are no type at all, linking is to
 * follow. `is_return`: a method's, may be void. */
mof_type mof_type_read(mof_resolver *resolver, const mof_ast_type *ast, bool is_return);

/* Finds what the type names; POISON where there is no such thing, which is reported. */
void mof_type_link(mof_resolver *resolver, const mof_link *link);

#endif
