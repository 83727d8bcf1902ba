/*
 * Qualifiers that mofc knows by name (mof-language E): those that DMTF declares, with their
 * declarations, and those of WMI and its kin that a rule asks about.
 */
#ifndef MOF_MODEL_KNOWN_H
#define MOF_MODEL_KNOWN_H

#include "base/name.h"

typedef enum mof_known {
    MOF_KNOWN_NONE,
#define QUALIFIER(id, name, type, is_array, value, scopes, flavors) MOF_KNOWN_##id,
#define NAME(id, name) MOF_KNOWN_##id,
#include "model/known.def"
#undef QUALIFIER
#undef NAME
    MOF_KNOWN_COUNT
} mof_known;

/* NONE: not one of them. */
mof_known mof_known_find(const mof_name *name);

/* The name that DMTF declares and that is most like this one, NULL where none is. */
const char *mof_known_find_similar(const mof_name *name);

/* A mof_qualifier_type for the arena, or NULL where DMTF declares no such qualifier. */
struct mof_qualifier_type;
const struct mof_qualifier_type *mof_known_declaration(mof_known known, const mof_name *name,
                                                       mof_arena *arena);

#endif
