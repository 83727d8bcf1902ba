/*
 * Open addressing over pointers; three quarters of the entries are used at most.
 */
#include "base/map.h"

#define FIRST_CAPACITY 8

void mof_map_init(mof_map *map, mof_arena *arena)
{
    *map = (mof_map){.arena = arena};
}

/* The entry of the key, or the free one where it belongs. */
static mof_map_entry *find_entry(const mof_map *map, const void *key)
{
    size_t mask = map->capacity - 1;
    uint64_t hash = (uint64_t)(uintptr_t)key * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(hash >> 32) & mask;
    while (map->entries[i].value != NULL && map->entries[i].key != key)
        i = (i + 1) & mask;
    return &map->entries[i];
}

static void grow(mof_map *map)
{
    mof_map old = *map;
    map->capacity = old.capacity == 0 ? FIRST_CAPACITY : 2 * old.capacity;
    map->entries = MOF_NEW_ARRAY(map->arena, mof_map_entry, map->capacity);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.entries[i].value != NULL)
            *find_entry(map, old.entries[i].key) = old.entries[i];
}

void *mof_map_find(const mof_map *map, const void *key)
{
    return map->capacity != 0 ? find_entry(map, key)->value : NULL;
}

void mof_map_set(mof_map *map, const void *key, void *value)
{
    if (4 * (map->count + 1) > 3 * map->capacity)
        grow(map);
    mof_map_entry *entry = find_entry(map, key);
    if (entry->value == NULL)
        map->count++;
    *entry = (mof_map_entry){key, value};
}
