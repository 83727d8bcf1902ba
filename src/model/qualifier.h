/*
 * Qualifiers in use: values, flavors, and what is inherited (mof-language B.6, D.10). Internal to
 * the model.
 */
#ifndef MOF_MODEL_QUALIFIER_H
#define MOF_MODEL_QUALIFIER_H

#include "model/resolver.h"

/* The element that carries qualifiers. */
typedef struct mof_carrier {
    mof_profile profile;
    mof_space *space;
    const mof_ast *written; /* its qualifier list */
} mof_carrier;

/* Those that are written there. */
mof_qualifiers mof_qualifiers_resolve(mof_resolver *resolver, const mof_carrier *carrier);

/* They, and those of `others` that they lack: two pages describe one element. */
mof_qualifiers mof_qualifiers_fill(mof_resolver *resolver, mof_qualifiers own,
                                   const mof_qualifiers *others);

/* They, and what is inherited of those of the element that this one overrides or derives from. */
mof_qualifiers mof_qualifiers_inherit(mof_resolver *resolver, mof_qualifiers own,
                                      const mof_qualifiers *inherited);

/* The same with the qualifier `name`, TRUE and at `span`, in front of them. */
mof_qualifiers mof_qualifiers_prepend(mof_resolver *resolver, mof_profile profile,
                                      mof_qualifiers qualifiers, const char *name, mof_span span);

/* Text of the Description qualifier; data NULL where there is none. */
mof_text mof_qualifiers_description(const mof_qualifiers *qualifiers);

#endif
