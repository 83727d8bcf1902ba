/*
 * Resolving instances: slots against the properties of their class (mof-language B.10). Internal to
 * the model.
 */
#ifndef MOF_MODEL_RESOLVE_INSTANCE_H
#define MOF_MODEL_RESOLVE_INSTANCE_H

#include "model/resolver.h"

/* Fills in the instance that is pending. */
void mof_resolve_instance(mof_resolver *resolver, const mof_pending *pending);

/* An instance that is a value; the aliases in sight are those of what is around it. */
const mof_instance *mof_resolve_nested(mof_resolver *resolver, const mof_ast_instance *ast,
                                       mof_space *space);

#endif
