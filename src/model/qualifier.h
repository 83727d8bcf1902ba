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
    const mof_ast *written;          /* its qualifier list */
    const mof_ast *added;            /* a second one, which fills in what the first leaves out */
    const mof_qualifiers *inherited; /* of what it overrides or derives from; NULL */
} mof_carrier;

mof_qualifiers mof_qualifiers_resolve(mof_resolver *resolver, const mof_carrier *carrier);

/* The same with the qualifier `name`, TRUE and at `span`, in front of them. */
mof_qualifiers mof_qualifiers_prepend(mof_resolver *resolver, mof_profile profile,
                                      mof_qualifiers qualifiers, const char *name, mof_span span);

/* Text of the Description qualifier; data NULL where there is none. */
mof_text mof_qualifiers_description(const mof_qualifiers *qualifiers);

#endif
