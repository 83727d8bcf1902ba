/*
 * Inheritance: the features of the superclass in their order, overridden ones replaced in their
 * place, new ones behind (mof-language D.10). Internal to the model.
 */
#ifndef MOF_MODEL_INHERIT_H
#define MOF_MODEL_INHERIT_H

#include "base/index.h"
#include "model/resolver.h"

/* `own` finds the class's own features by name; `items` lists them in order. Lists are shared with
 * the superclass where nothing is added. */
void mof_inherit_properties(mof_resolver *resolver, mof_class *of, const mof_index *own,
                            const mof_property *items, size_t count);
void mof_inherit_methods(mof_resolver *resolver, mof_class *of, const mof_index *own,
                         const mof_method *items, size_t count);

#endif
