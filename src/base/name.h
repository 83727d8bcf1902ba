/*
 * Names, interned. MOF names are case-insensitive (DSP0004: identifiers), so a name has one entry
 * per spelling and one key for all of them: compare a->key == b->key, print a->text.
 */
#ifndef MOF_BASE_NAME_H
#define MOF_BASE_NAME_H

#include "base/memory.h"
#include "base/text.h"

typedef struct mof_name mof_name;
struct mof_name {
    const mof_name *key; /* the first spelling met; the key of a key is itself */
    const char *text;    /* NUL-terminated, as written */
    uint32_t size;       /* bytes */
    uint32_t hash;       /* of the folded spelling */
};

typedef struct mof_names {
    mof_arena *arena;
    const mof_name **slots;
    size_t capacity;
    size_t taken; /* slots: one for each spelling, one for each key */
} mof_names;

void mof_names_init(mof_names *names, mof_arena *arena);

/* ASCII letters are folded; other code points compare as they are. Never NULL. */
const mof_name *mof_names_add(mof_names *names, mof_text text);
const mof_name *mof_names_add_string(mof_names *names, const char *string);

/* The key of a name that was added before, or NULL. */
const mof_name *mof_names_find(const mof_names *names, mof_text text);

/* NULL equals only NULL. */
bool mof_name_equal(const mof_name *a, const mof_name *b);
bool mof_name_is(const mof_name *name, const char *string);

static inline mof_text mof_name_text(const mof_name *name)
{
    return (mof_text){name->text, name->size};
}

#endif
