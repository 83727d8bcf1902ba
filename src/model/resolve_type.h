/*
 * Types: from the words of the AST to a mof_type (mof-language B.8, A.6). Internal to the model.
 */
#ifndef MOF_MODEL_RESOLVE_TYPE_H
#define MOF_MODEL_RESOLVE_TYPE_H

#include "model/resolver.h"

/* POISON where the words are no type, which was reported. `is_return`: a method's, may be void. */
mof_type mof_resolve_type(mof_resolver *resolver, mof_space *space, const mof_ast_type *ast,
                          bool is_return);

#endif
