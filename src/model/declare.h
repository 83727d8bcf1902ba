/*
 * Declaring names: namespaces, classes, aliases, in the order of the text (mof-language B.3, B.4,
 * B.7). Internal to the model.
 */
#ifndef MOF_MODEL_DECLARE_H
#define MOF_MODEL_DECLARE_H

#include "model/resolver.h"

/* Declares what the unit has: all of it, or the productions that come next. */
void mof_declare_unit(mof_resolver *resolver, mof_unit *unit);

/* Declares the classes of WMI itself, in a namespace of their own. `unit` may be NULL. */
mof_space *mof_declare_system(mof_resolver *resolver, const mof_unit *unit);

#endif
