/*
 * See the header.
 */
#include "base/index.h"

void mof_index_init(mof_index *index, mof_arena *scratch)
{
    mof_map_init(&index->map, scratch);
    index->count = 0;
}

const void *mof_index_find(const mof_index *index, const mof_name *name)
{
    if (index->count > MOF_INDEX_SHORT)
        return mof_map_find(&index->map, name->key);
    for (size_t i = 0; i < index->count; i++)
        if (index->keys[i] == name->key)
            return index->values[i];
    return NULL;
}

void mof_index_add(mof_index *index, const mof_name *name, const void *value)
{
    if (index->count < MOF_INDEX_SHORT) {
        index->keys[index->count] = name->key;
        index->values[index->count] = value;
    } else {
        if (index->count == MOF_INDEX_SHORT)
            for (size_t i = 0; i < MOF_INDEX_SHORT; i++)
                mof_map_set(&index->map, index->keys[i], (void *)(uintptr_t)index->values[i]);
        mof_map_set(&index->map, name->key, (void *)(uintptr_t)value);
    }
    index->count++;
}
