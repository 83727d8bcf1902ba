/*
 * The table behind mof_known: names, and the declarations of mof-language E.1.
 */
#include "model/known.h"

#include "model/model.h"

/* The words of known.def. */
enum {
    E = MOF_FLAVOR_ENABLEOVERRIDE,
    D = MOF_FLAVOR_DISABLEOVERRIDE,
    S = MOF_FLAVOR_TOSUBCLASS,
    R = MOF_FLAVOR_RESTRICTED,
    T = MOF_FLAVOR_TRANSLATABLE,
    CLASS = MOF_SCOPE_CLASS,
    ASSOCIATION = MOF_SCOPE_ASSOCIATION,
    INDICATION = MOF_SCOPE_INDICATION,
    PROPERTY = MOF_SCOPE_PROPERTY,
    REFERENCE = MOF_SCOPE_REFERENCE,
    METHOD = MOF_SCOPE_METHOD,
    PARAMETER = MOF_SCOPE_PARAMETER,
    ANY = MOF_SCOPE_ANY
};

#define NIL                                                                                        \
    {                                                                                              \
        .kind = MOF_VALUE_KIND_NULL                                                                \
    }
#define BOOL(value)                                                                                \
    {                                                                                              \
        .kind = MOF_VALUE_KIND_BOOLEAN, .as.boolean = value                                        \
    }
#define NUMBER(value)                                                                              \
    {                                                                                              \
        .kind = MOF_VALUE_KIND_INTEGER, .as.integer = { value, false }                             \
    }
#define TEXT(value)                                                                                \
    {                                                                                              \
        .kind = MOF_VALUE_KIND_STRING, .as.string = { value, sizeof(value) - 1 }                   \
    }

typedef struct known_qualifier {
    const char *name;
    mof_type_kind type; /* POISON: declared nowhere */
    bool is_array;
    mof_value value;
    unsigned scopes;
    unsigned flavors;
} known_qualifier;

static const known_qualifier table[MOF_KNOWN_COUNT] = {
#define QUALIFIER(id, name, type, is_array, value, scopes, flavors)                                \
    [MOF_KNOWN_##id] = {name, MOF_TYPE_##type, is_array, value, scopes, flavors},
#define NAME(id, name) [MOF_KNOWN_##id] = {name, MOF_TYPE_POISON, false, NIL, 0, 0},
#include "model/known.def"
#undef QUALIFIER
#undef NAME
};

mof_known mof_known_find(const mof_name *name)
{
    for (int known = MOF_KNOWN_NONE + 1; known < MOF_KNOWN_COUNT; known++)
        if (mof_name_is(name, table[known].name))
            return (mof_known)known;
    return MOF_KNOWN_NONE;
}

const char *mof_known_find_similar(const mof_name *name)
{
    const char *similar = NULL;
    size_t best = name->size > 4 ? 2 : 1;
    for (int known = MOF_KNOWN_NONE + 1; known < MOF_KNOWN_COUNT; known++) {
        mof_text candidate = mof_text_from_string(table[known].name);
        size_t distance = mof_text_distance(candidate, mof_name_text(name), best);
        bool is_declared = table[known].type != MOF_TYPE_POISON;
        if (is_declared && distance <= best && (similar == NULL || distance < best)) {
            similar = table[known].name;
            best = distance;
        }
    }
    return similar;
}

const mof_qualifier_type *mof_known_declaration(mof_known known, const mof_name *name,
                                                mof_arena *arena)
{
    const known_qualifier *entry = &table[known];
    if (entry->type == MOF_TYPE_POISON)
        return NULL;
    mof_qualifier_type *type = MOF_NEW(arena, mof_qualifier_type);
    *type = (mof_qualifier_type){.name = name,
                                 .type = {.kind = entry->type, .is_array = entry->is_array},
                                 .default_value = entry->value,
                                 .scopes = entry->scopes,
                                 .flavors = entry->flavors,
                                 .built_in = true};
    return type;
}
