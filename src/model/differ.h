/*
 * What the parts of a comparison share. Internal to the model; the public side is diff.h.
 *
 * A change is reported where it was made: of what a class inherits nothing is said again, unless
 * the class derives from another one now.
 */
#ifndef MOF_MODEL_DIFFER_H
#define MOF_MODEL_DIFFER_H

#include "model/diff.h"

typedef struct mof_differ {
    const mof_schema *older;
    const mof_schema *newer;
    mof_arena *scratch;
    mof_reporter *reporter;
    mof_names names;    /* of what is matched by more than one name */
    mof_map stored;     /* older classes that have a table, or are above one */
    size_t suggestions; /* left: a list of names costs time for each */
    unsigned found;     /* mof_breakage bits */
} mof_differ;

/* What only a table can lose. */
#define MOF_BREAKS_STORED (MOF_BREAKS_SQL | MOF_BREAKS_DATA)

/* An element in both schemas, or in one of them and what is around it in the other. */
typedef struct mof_pair {
    const char *path; /* "X_A.Size" */
    mof_span older;
    mof_span newer;  /* MOF_NO_SPAN: nothing is there */
    unsigned spared; /* mof_breakage bits that no change of it has */
} mof_pair;

/* Reports at the newer place, with a note at the older one; "from" and "to" may be NULL. */
mof_diagnostic *mof_differ_report(mof_differ *differ, const mof_pair *pair, mof_code code,
                                  const char *from, const char *to);

/* The name of what was taken away, or came, as part of `pair`: "X_A.M" and "p" give "X_A.M.p". */
const char *mof_differ_path(mof_differ *differ, const mof_pair *pair, const mof_name *name);

/* Looks for the new name of an element that is gone; `best` NULL: it has none. */
typedef struct mof_rename {
    const mof_name *gone;
    const mof_name *best;
    mof_span span;
    size_t distance;
} mof_rename;

mof_rename mof_differ_rename(mof_differ *differ, const mof_name *gone);
void mof_rename_offer(mof_rename *rename, const mof_name *candidate, mof_span span);
void mof_differ_note_rename(mof_differ *differ, mof_diagnostic *diagnostic,
                            const mof_rename *rename);

/* Members of two lists by name, and the order of those that are in both. */
typedef struct mof_order {
    const mof_name *last;  /* the newer name that is farthest behind so far */
    size_t place;          /* its place, plus 1 */
    const mof_name *first; /* what stands before `last` now; NULL: the order is the same */
    mof_span span;
} mof_order;

/* Call with each newer name and its newer place, in the older order. */
void mof_order_visit(mof_order *order, const mof_name *name, size_t place, mof_span span);

/* ---- values and types -------------------------------------------------------------------- */

/* As MOF writes it; the same text for the same value. "none" for NULL pointers. */
const char *mof_differ_value_text(mof_differ *differ, const mof_value *value);
bool mof_differ_same_value(mof_differ *differ, const mof_value *older, const mof_value *newer);

/* As MOF writes it, with the bound of an array: "uint8[4]". */
const char *mof_differ_type_text(mof_differ *differ, const mof_type *type);
bool mof_differ_same_type(const mof_type *older, const mof_type *newer);

/* ---- the parts --------------------------------------------------------------------------- */

/* `all`: inherited ones too. */
void mof_differ_qualifiers(mof_differ *differ, const mof_pair *pair, const mof_qualifiers *older,
                           const mof_qualifiers *newer, bool all);

/* Those of ValueMap and the like; called by mof_differ_qualifiers. */
void mof_differ_entries(mof_differ *differ, const mof_pair *pair, const mof_qualifiers *older,
                        const mof_qualifiers *newer, bool all);

void mof_differ_properties(mof_differ *differ, const mof_pair *pair, const mof_class *older,
                           const mof_class *newer);
void mof_differ_methods(mof_differ *differ, const mof_pair *pair, const mof_class *older,
                        const mof_class *newer);
void mof_differ_classes(mof_differ *differ);
void mof_differ_instances(mof_differ *differ);

/* One spelling for each name in each namespace, whatever its case: the key that both schemas'
 * objects are matched by. */
const mof_name *mof_differ_key(mof_differ *differ, const mof_name *name_space,
                               const mof_name *name);

/* Where a feature of a class stands in relation to the other schema. */
typedef struct mof_kinship {
    const mof_class *older;
    const mof_class *newer;
    bool is_moved; /* the class derives from another one now */
} mof_kinship;

mof_kinship mof_kinship_of(const mof_class *older, const mof_class *newer);

/* Is it for this class to say what changed in a feature? `older` or `newer`, the classes that
 * declare it, may be NULL where there is none. */
bool mof_kinship_tells(const mof_kinship *kinship, const mof_class *older, const mof_class *newer);

#endif
