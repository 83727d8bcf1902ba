/*
 * Strings that hold MOF: the values of properties with EmbeddedInstance or EmbeddedObject
 * (mof-language B.10, S526). Internal to the model.
 */
#ifndef MOF_MODEL_RESOLVE_QUOTED_H
#define MOF_MODEL_RESOLVE_QUOTED_H

#include "model/resolver.h"

/* Notes the value of a property, if it is such a one, for later: all classes must be declared. */
void mof_quoted_defer(mof_resolver *resolver, const mof_quoting *quoting);

void mof_quoted_resolve(mof_resolver *resolver, const mof_quoting *quoting);

#endif
