/*
 * Finding by name in a list while it is being built: a look at each while it is short, a map once
 * it is long.
 */
#ifndef MOF_BASE_INDEX_H
#define MOF_BASE_INDEX_H

#include "base/map.h"
#include "base/name.h"

#define MOF_INDEX_SHORT 16

typedef struct mof_index {
    mof_map map;
    const mof_name *keys[MOF_INDEX_SHORT];
    const void *values[MOF_INDEX_SHORT];
    size_t count;
} mof_index;

void mof_index_init(mof_index *index, mof_arena *scratch);

/* NULL: not there. */
const void *mof_index_find(const mof_index *index, const mof_name *name);

/* The name must not be there yet; `value` is not NULL. */
void mof_index_add(mof_index *index, const mof_name *name, const void *value);

#endif
