/*
 * Enumerations of MOF 3: their bases, and the values of their elements (mof-language F.1). Internal
 * to the model.
 */
#ifndef MOF_MODEL_RESOLVE_ENUMERATION_H
#define MOF_MODEL_RESOLVE_ENUMERATION_H

#include "model/resolver.h"

/* Resolves it, and those that it is based on, unless they are. */
void mof_resolve_enumeration(mof_resolver *resolver, mof_enumerating *enumerating);

/* The enumeration of that name, resolved. NULL: there is none in this namespace. */
const mof_enumeration *mof_resolve_enumeration_name(mof_resolver *resolver, const mof_space *space,
                                                    const mof_name *name);

/* The element that a value names, with or without its enumeration. NULL: there is none, which was
 * reported. */
const mof_enumeration_element *mof_resolve_element(mof_resolver *resolver,
                                                   const mof_enumeration *enumeration,
                                                   const mof_ast_value *ast);

#endif
