/*
 * Resolving one class: its qualifiers, its features, and what it inherits (mof-language B.7 to B.9,
 * D.10). Internal to the model.
 */
#ifndef MOF_MODEL_RESOLVE_CLASS_H
#define MOF_MODEL_RESOLVE_CLASS_H

#include "model/resolver.h"

/* The superclass, where there is one, is resolved. */
void mof_resolve_class(mof_resolver *resolver, mof_declaration *declaration);

/* The default values that hold instances; all classes are resolved. */
void mof_resolve_deferred(mof_resolver *resolver, const mof_deferred *deferred);

#endif
