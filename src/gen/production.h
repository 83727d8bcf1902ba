/*
 * The productions of a MOF file (DSP0004, mofSpecification): classes and instances in an order in
 * which a compiler that reads from top to bottom knows every superclass.
 */
#ifndef MOF_GEN_PRODUCTION_H
#define MOF_GEN_PRODUCTION_H

#include "model/model.h"

typedef struct mof_production {
    const mof_name *name_space; /* a pragma names it before this; NULL: as before */
    const mof_class *of;        /* one of the two */
    const mof_instance *instance;
} mof_production;

typedef struct mof_productions {
    mof_production *items;
    size_t count;
    size_t capacity;
} mof_productions;

/* What is in no namespace comes first; else in the order declared, but that superclasses come
 * before their subclasses. Synthesized ones stand before the first class that derives from them;
 * those of WMI itself are left out. A page that names no namespace is in that of its superclass. */
mof_productions mof_productions_arrange(mof_arena *arena, mof_names *names,
                                        const mof_schema *schema);

#endif
