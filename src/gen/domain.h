/*
 * Domains: which values a property may have, as its qualifiers say (mof-language D.6): MaxLen,
 * MinValue and their kin, SizeLimit and its kin of ConfigMgr, ValueMap.
 */
#ifndef MOF_GEN_DOMAIN_H
#define MOF_GEN_DOMAIN_H

#include "model/model.h"

typedef struct mof_range {
    mof_integer low;
    mof_integer high;
} mof_range;

typedef struct mof_domain {
    bool has_min_length, has_max_length; /* of strings, in characters */
    uint64_t min_length, max_length;

    bool is_narrowed; /* of numbers: narrower than the type, by MinValue and the like */
    mof_range limits; /* of integers: those of the type, narrowed */

    /* ValueMap of a scalar. Where it is open (".." or an entry that is neither number nor range)
     * other values may be too, and there are none of these. */
    bool is_open;
    const mof_integer *numbers;
    size_t number_count;
    const mof_range *ranges;
    size_t range_count;
    const mof_text *words; /* of strings */
    size_t word_count;
} mof_domain;

void mof_domain_find(mof_arena *arena, const mof_property *property, mof_domain *domain);

/* "-5" */
const char *mof_integer_text(mof_arena *arena, mof_integer integer);

#endif
