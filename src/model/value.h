/*
 * Values: from the AST to a mof_value of the type that is wanted (mof-language A.7 to A.11, B.11,
 * D.4).
 */
#ifndef MOF_MODEL_VALUE_H
#define MOF_MODEL_VALUE_H

#include "model/resolver.h"

/* What a value is for. */
typedef struct mof_value_use {
    const mof_type *type;
    const mof_name *name; /* of the element that gets the value */
    mof_space *space;     /* where the classes of nested instances are looked up */
    mof_profile profile;
    mof_code misfit; /* S202; another code stands in for all that say that the type is wrong */
} mof_value_use;

/* False: the value does not fit and is of no use, which was reported. */
bool mof_value_resolve(mof_resolver *resolver, const mof_value_use *use, const mof_ast *ast,
                       mof_value *value);

/* The type that a value has by itself, where none is declared: boolean, sint32 (or wider), real64,
 * string, char16, and arrays of them; string for NULL. */
mof_type mof_value_infer(mof_resolver *resolver, const mof_ast *ast);

/* An instance, or an array of them, is written there. */
bool mof_value_holds_instances(const mof_ast *ast);

#endif
