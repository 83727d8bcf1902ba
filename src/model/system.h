/*
 * Classes that are there without a declaration: those of WMI itself, and a few of its tools
 * (mof-language S524). Internal to the model.
 */
#ifndef MOF_MODEL_SYSTEM_H
#define MOF_MODEL_SYSTEM_H

#include "model/resolver.h"

extern const char mof_system_text[]; /* system.mof */

/* Windows or its tools declare it: the inputs need not. */
bool mof_system_has(const mof_name *name, mof_profile profile);

/* WMI reserves names that begin with "__", and these are those that it uses. */
bool mof_system_is_reserved(const mof_name *name);

/* That class: as system.mof declares it, or made up where it is known by name only. NULL: the
 * profile of what stands at `name` has none. To be asked where no input declares it. */
mof_declaration *mof_system_find(mof_resolver *resolver, mof_space *space,
                                 const mof_ast_name *name);

#endif
