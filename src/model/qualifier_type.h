/*
 * Qualifier types: what the declarations of the input and mofc's own say about a qualifier
 * (mof-language B.5, E). Internal to the model.
 */
#ifndef MOF_MODEL_QUALIFIER_TYPE_H
#define MOF_MODEL_QUALIFIER_TYPE_H

#include "model/resolver.h"

/* Adds a declaration of the input to the schema; for the flavors form, to the meaning only. */
void mof_qualifier_type_declare(mof_resolver *resolver, mof_space *space,
                                const mof_ast_qualifier_type *ast);

/* Gives it the enumeration that it names as its type; all enumerations are declared. */
void mof_qualifier_type_close(mof_resolver *resolver, const mof_open_type *open);

/* Whether an input that was added declares it: then no other can any more. */
bool mof_qualifier_type_is_declared(mof_resolver *resolver, const mof_name *name);

/* What qualifiers of this name are. Never NULL. On pages they are those of WMI, whatever the inputs
 * declare: pages are read before all of it is known. */
mof_meaning *mof_qualifier_type_find(mof_resolver *resolver, mof_profile profile,
                                     const mof_name *name);

#endif
