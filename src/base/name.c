/*
 * The table of names. Each spelling stands in it under the hash of its bytes, which finds the
 * names of a file in one cheap step; each key stands in it under the hash of its folded bytes
 * as well, which finds the key of a spelling that is new. The two hashes are kept apart so that
 * many spellings of one name cannot pile up in one place.
 */
#include "base/name.h"

#include <string.h>

#define FIRST_CAPACITY 256

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static uint32_t hash_spelling(mof_text text)
{
    uint64_t hash = text.size;
    uint64_t word;
    size_t i = 0;
    for (; text.size - i >= sizeof word; i += sizeof word) {
        memcpy(&word, text.data + i, sizeof word);
        hash = mix(hash, word);
    }
    for (word = 0; i < text.size; i++)
        word = word << 8 | (unsigned char)text.data[i];
    return (uint32_t)mix(hash, word);
}

/* FNV-1a. */
static uint32_t hash_folded(mof_text text)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)mof_char_lower(text.data[i])) * 16777619u;
    return hash;
}

void mof_names_init(mof_names *names, mof_arena *arena)
{
    *names = (mof_names){.arena = arena};
}

/* The slot of this spelling, or the free one where it belongs. */
static const mof_name **find_spelling(const mof_names *names, mof_text text)
{
    size_t mask = names->capacity - 1;
    for (size_t i = hash_spelling(text) & mask;; i = (i + 1) & mask) {
        const mof_name *name = names->slots[i];
        if (name == NULL || mof_text_equal(mof_name_text(name), text))
            return &names->slots[i];
    }
}

/* The slot of the key of this name, or the free one where it belongs. */
static const mof_name **find_key(const mof_names *names, mof_text text, uint32_t hash)
{
    size_t mask = names->capacity - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        const mof_name *name = names->slots[i];
        if (name == NULL || (name->key == name && name->hash == hash &&
                             mof_text_equal_nocase(mof_name_text(name), text)))
            return &names->slots[i];
    }
}

static void take(mof_names *names, const mof_name **slot, const mof_name *name)
{
    names->taken += *slot == NULL;
    *slot = name;
}

static void insert(mof_names *names, const mof_name *name)
{
    take(names, find_spelling(names, mof_name_text(name)), name);
    if (name->key == name)
        take(names, find_key(names, mof_name_text(name), name->hash), name);
}

static void grow(mof_names *names)
{
    mof_names old = *names;
    names->taken = 0;
    names->capacity = old.capacity == 0 ? FIRST_CAPACITY : 2 * old.capacity;
    names->slots = MOF_NEW_ARRAY(names->arena, const mof_name *, names->capacity);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i] != NULL)
            insert(names, old.slots[i]);
}

static const mof_name *add_spelling(mof_names *names, mof_text text)
{
    if (text.size > UINT32_MAX)
        mof_memory_escape(names->arena->memory);
    uint32_t hash = hash_folded(text);
    const mof_name *key = *find_key(names, text, hash);
    mof_name *name = MOF_NEW(names->arena, mof_name);
    name->key = key != NULL ? key : name;
    name->text = mof_arena_copy(names->arena, text.data, text.size);
    name->size = (uint32_t)text.size;
    name->hash = hash;
    insert(names, name);
    return name;
}

const mof_name *mof_names_add(mof_names *names, mof_text text)
{
    if (3 * (names->taken + 2) > 2 * names->capacity)
        grow(names);
    const mof_name *name = *find_spelling(names, text);
    return name != NULL ? name : add_spelling(names, text);
}

const mof_name *mof_names_add_string(mof_names *names, const char *string)
{
    return mof_names_add(names, mof_text_from_string(string));
}

const mof_name *mof_names_find(const mof_names *names, mof_text text)
{
    return names->capacity != 0 ? *find_key(names, text, hash_folded(text)) : NULL;
}

bool mof_name_equal(const mof_name *a, const mof_name *b)
{
    return a == b || (a != NULL && b != NULL && a->key == b->key);
}

bool mof_name_is(const mof_name *name, const char *string)
{
    return name != NULL && mof_char_lower(name->text[0]) == mof_char_lower(string[0]) &&
           mof_text_is_nocase(mof_name_text(name), string);
}
