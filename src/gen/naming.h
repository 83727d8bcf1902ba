/*
 * Naming: identifiers of an output language out of MOF names, and sets in which they stay unique.
 */
#ifndef MOF_GEN_NAMING_H
#define MOF_GEN_NAMING_H

#include "base/map.h"
#include "base/name.h"

/* An identifier of C: letters, digits and '_', none of those that C and C++ keep for themselves (no
 * '_' at the start, no two in a row); at most 128 bytes. "SMS__A" gives "SMS_A", "größe"
 * "gru00F6u00DFe". `snake` also separates the words and folds them: "PackageIDs" gives
 * "package_ids". */
const char *mof_naming_identifier(mof_arena *arena, mof_text name, bool snake);

/* `first` and `second` joined by one '_'. */
const char *mof_naming_join(mof_arena *arena, const char *first, const char *second);

/* Names that are taken, compared without case: for languages that do, and for file names. */
typedef struct mof_naming {
    mof_arena *arena;
    mof_names *names; /* interns them; may be shared by sets */
    mof_map taken;    /* key of name -> attempt */
} mof_naming;

/* What a candidate needs beside itself: takes everything in `naming`, or nothing and false. */
typedef bool (*mof_naming_claim)(mof_naming *naming, const char *candidate, void *payload);

void mof_naming_init(mof_naming *naming, mof_arena *arena, mof_names *names);
bool mof_naming_has(const mof_naming *naming, const char *name);
void mof_naming_take(mof_naming *naming, const char *name);

/* The first of name, name_2, name_3, ... that `claim` can have. */
const char *mof_naming_choose(mof_naming *naming, const char *name, mof_naming_claim claim,
                              void *payload);

#endif
