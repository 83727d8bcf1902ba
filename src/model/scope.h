/*
 * Finding what names stand for: in their namespace, in any other, on the search path (mof-language
 * B.3). Internal to the model.
 */
#ifndef MOF_MODEL_SCOPE_H
#define MOF_MODEL_SCOPE_H

#include "model/resolver.h"

/* A class that is declared nowhere so far; nothing is known of it but its name. */
mof_declaration *mof_scope_add_class(mof_resolver *resolver, mof_space *space,
                                     const mof_name *name);

/* In this namespace, in any other, then on the search path, whose units are declared too. NULL: no
 * such class. */
mof_declaration *mof_scope_find_class(mof_resolver *resolver, mof_space *space,
                                      const mof_name *name);

/* Makes up a class that is named but declared nowhere: empty, abstract, resolved. */
mof_declaration *mof_scope_synthesize(mof_resolver *resolver, mof_space *space,
                                      const mof_name *name, mof_span span);

/* The declared class whose name is most like this one; NULL. */
const mof_name *mof_scope_find_similar(mof_resolver *resolver, const mof_name *name);

/* True the first time that this name is asked about. */
bool mof_scope_is_first_report(mof_resolver *resolver, const mof_name *name);

#endif
