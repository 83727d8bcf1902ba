/*
 * A map from pointers (as a rule the keys of names) to pointers, in an arena. Values may not be
 * NULL; there is no removal.
 */
#ifndef MOF_BASE_MAP_H
#define MOF_BASE_MAP_H

#include "base/memory.h"

typedef struct mof_map_entry {
    const void *key;
    void *value;
} mof_map_entry;

typedef struct mof_map {
    mof_arena *arena;
    mof_map_entry *entries;
    size_t capacity;
    size_t count;
} mof_map;

void mof_map_init(mof_map *map, mof_arena *arena);
void *mof_map_find(const mof_map *map, const void *key); /* NULL: not there */
void mof_map_set(mof_map *map, const void *key, void *value);

#endif
