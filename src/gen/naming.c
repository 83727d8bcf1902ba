/*
 * Naming: identifiers of an output language out of MOF names, and sets in which they stay unique.
 */
#include "gen/naming.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"

#define IDENTIFIER_MAX 128
#define HASH_SIZE 9 /* "_" and 8 digits */

static bool is_upper(int c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(int c)
{
    return c >= 'a' && c <= 'z';
}

/* A plural: the 's' in "IDs", and not the one in "IDset". */
static bool is_plural(mof_text name, size_t at)
{
    return name.data[at] == 's' && (at + 1 == name.size || !is_lower(name.data[at + 1]));
}

/* Does a word begin at name.data[at]? In "SMSSite2ID": at S, Site2, ID. */
static bool starts_word(mof_text name, size_t at)
{
    if (at == 0 || !is_upper(name.data[at]))
        return false;
    if (!is_upper(name.data[at - 1]))
        return true;
    return at + 1 < name.size && is_lower(name.data[at + 1]) && !is_plural(name, at + 1);
}

static void append_separator(mof_buffer *out)
{
    if (out->size > 0 && out->data[out->size - 1] != '_')
        mof_buffer_append_char(out, '_');
}

/* A long name is cut, and told from others of the same beginning by a hash of the whole. */
static const char *shorten(mof_arena *arena, const mof_buffer *identifier, mof_text name)
{
    if (identifier->size <= IDENTIFIER_MAX)
        return mof_buffer_string(identifier);
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < name.size; i++)
        hash = (hash ^ (unsigned char)name.data[i]) * 16777619u;
    char *cut = mof_arena_copy(arena, identifier->data, IDENTIFIER_MAX);
    snprintf(cut + IDENTIFIER_MAX - HASH_SIZE, HASH_SIZE + 1, "_%08x", (unsigned)hash);
    return cut;
}

const char *mof_naming_identifier(mof_arena *arena, mof_text name, bool snake)
{
    mof_buffer out;
    mof_buffer_init(&out, arena);
    size_t length = 0;
    for (size_t i = 0; i < name.size; i += length) {
        uint32_t c = mof_utf8_decode(name.data + i, name.size - i, &length);
        if (c > 127)
            mof_buffer_append_format(&out, "u%04X", (unsigned)c);
        else if (!mof_char_is_alpha((int)c) && !mof_char_is_digit((int)c))
            append_separator(&out);
        else {
            if (out.size == 0 && mof_char_is_digit((int)c))
                mof_buffer_append_char(&out, 'x');
            if (snake && starts_word(name, i))
                append_separator(&out);
            mof_buffer_append_char(&out, (char)(snake ? mof_char_lower((int)c) : (int)c));
        }
    }
    if (out.size == 0)
        mof_buffer_append_char(&out, 'x');
    return shorten(arena, &out, name);
}

const char *mof_naming_join(mof_arena *arena, const char *first, const char *second)
{
    size_t size = strlen(first);
    bool separated = size == 0 || first[size - 1] == '_';
    return mof_arena_format(arena, "%s%s%s", first, separated ? "" : "_", second);
}

/* ---- sets ------------------------------------------------------------------------------------ */

/* The number that mof_naming_choose tries next for this name: a name that is asked for very often
 * must not be tried with every number again. */
typedef struct attempt {
    unsigned next;
} attempt;

void mof_naming_init(mof_naming *naming, mof_arena *arena, mof_names *names)
{
    naming->arena = arena;
    naming->names = names;
    mof_map_init(&naming->taken, arena);
}

static attempt *find(const mof_naming *naming, const char *name)
{
    const mof_name *key = mof_names_find(naming->names, mof_text_from_string(name));
    return key == NULL ? NULL : mof_map_find(&naming->taken, key);
}

bool mof_naming_has(const mof_naming *naming, const char *name)
{
    return find(naming, name) != NULL;
}

void mof_naming_take(mof_naming *naming, const char *name)
{
    if (find(naming, name) != NULL)
        return;
    attempt *first = MOF_NEW(naming->arena, attempt);
    first->next = 2;
    mof_map_set(&naming->taken, mof_names_add_string(naming->names, name)->key, first);
}

const char *mof_naming_choose(mof_naming *naming, const char *name, mof_naming_claim claim,
                              void *payload)
{
    if (claim(naming, name, payload))
        return name;
    mof_naming_take(naming, name);
    attempt *tried = find(naming, name);
    for (;;) {
        char number[16];
        snprintf(number, sizeof number, "%u", tried->next++);
        const char *candidate = mof_naming_join(naming->arena, name, number);
        if (claim(naming, candidate, payload))
            return candidate;
    }
}
