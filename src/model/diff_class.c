/*
 * Classes: which came and went, and what changed about each but for its features.
 */
#include "model/differ.h"

#include <string.h>

/* ---- which is which -------------------------------------------------------------------------- */

const mof_name *mof_differ_key(mof_differ *differ, const mof_name *name_space, const mof_name *name)
{
    const char *space = name_space != NULL ? name_space->text : "";
    const char *text = mof_arena_format(differ->scratch, "%s:%s", space, name->text);
    return mof_names_add_string(&differ->names, text)->key;
}

typedef struct matches {
    mof_map older; /* key -> class */
    mof_map newer;
} matches;

static void index_classes(mof_differ *differ, mof_map *map, const mof_schema *schema)
{
    mof_map_init(map, differ->scratch);
    for (size_t i = 0; i < schema->class_count; i++) {
        const mof_class *of = schema->classes[i];
        mof_map_set(map, mof_differ_key(differ, of->name_space, of->name), (void *)(uintptr_t)of);
    }
}

/* In the same namespace, or, where none there has the name, in another that had none before. */
static const mof_class *find_match(mof_differ *differ, const mof_class *of, const mof_map *there,
                                   const mof_map *here, const mof_schema *schema)
{
    const mof_class *match = mof_map_find(there, mof_differ_key(differ, of->name_space, of->name));
    if (match != NULL)
        return match;
    match = mof_map_find(&schema->class_map, of->name->key);
    if (match == NULL || match->is_synthesized || match->is_built_in ||
        mof_map_find(here, mof_differ_key(differ, match->name_space, match->name)) != NULL)
        return NULL;
    return match;
}

/* ---- tables ---------------------------------------------------------------------------------- */

/* What an abstract class declares is stored by those below it. */
static void find_stored(mof_differ *differ)
{
    mof_map_init(&differ->stored, differ->scratch);
    for (size_t i = 0; i < differ->older->class_count; i++) {
        const mof_class *of = differ->older->classes[i];
        if (of->is_abstract)
            continue;
        for (; of != NULL && mof_map_find(&differ->stored, of) == NULL; of = of->superclass)
            mof_map_set(&differ->stored, of, (void *)(uintptr_t)of);
    }
}

static unsigned spared_by(const mof_differ *differ, const mof_class *older)
{
    bool is_stored = mof_map_find(&differ->stored, older) != NULL;
    return is_stored ? 0 : MOF_BREAKS_STORED;
}

/* ---- one class ------------------------------------------------------------------------------- */

static const char *name_or_none(const mof_name *name)
{
    return name != NULL ? name->text : "none";
}

static bool has_ancestor(const mof_class *of, const mof_name *name)
{
    while (of != NULL && !mof_name_equal(of->name, name))
        of = of->superclass;
    return of != NULL;
}

static void compare_superclass(mof_differ *differ, const mof_pair *pair, const mof_class *older,
                               const mof_class *newer)
{
    if (mof_name_equal(older->superclass_name, newer->superclass_name))
        return;
    bool is_kept = older->superclass_name == NULL || has_ancestor(newer, older->superclass_name);
    mof_differ_report(differ, pair, is_kept ? MOF_C105 : MOF_C104,
                      name_or_none(older->superclass_name), name_or_none(newer->superclass_name));
}

static void compare_class(mof_differ *differ, const mof_class *older, const mof_class *newer)
{
    static const char *const kinds[] = {[MOF_CLASS_PLAIN] = "a class",
                                        [MOF_CLASS_ASSOCIATION] = "an association",
                                        [MOF_CLASS_INDICATION] = "an indication"};
    mof_pair pair = {.path = newer->name->text,
                     .older = older->name_span,
                     .newer = newer->name_span,
                     .spared = spared_by(differ, older)};
    if (strcmp(older->name->text, newer->name->text) != 0)
        mof_differ_report(differ, &pair, MOF_C103, older->name->text, newer->name->text);
    if (!mof_name_equal(older->name_space, newer->name_space))
        mof_differ_report(differ, &pair, MOF_C109, name_or_none(older->name_space),
                          name_or_none(newer->name_space));
    if (older->kind != newer->kind)
        mof_differ_report(differ, &pair, MOF_C108, kinds[older->kind], kinds[newer->kind]);
    if (older->is_abstract != newer->is_abstract)
        mof_differ_report(differ, &pair, newer->is_abstract ? MOF_C106 : MOF_C107, NULL, NULL);
    compare_superclass(differ, &pair, older, newer);
    mof_differ_qualifiers(differ, &pair, &older->qualifiers, &newer->qualifiers,
                          mof_kinship_of(older, newer).is_moved);
    mof_differ_properties(differ, &pair, older, newer);
    mof_differ_methods(differ, &pair, older, newer);
}

/* ---- what came and went ---------------------------------------------------------------------- */

static void report_gone(mof_differ *differ, const matches *all, const mof_class *gone)
{
    const mof_pair pair = {.path = gone->name->text,
                           .older = gone->name_span,
                           .spared = gone->is_abstract ? MOF_BREAKS_STORED : 0};
    mof_diagnostic *diagnostic = mof_differ_report(differ, &pair, MOF_C102, NULL, NULL);
    mof_rename rename = mof_differ_rename(differ, gone->name);
    if (rename.distance == 0)
        return;
    for (size_t i = 0; i < differ->newer->class_count; i++) {
        const mof_class *other = differ->newer->classes[i];
        if (other->kind == gone->kind &&
            find_match(differ, other, &all->older, &all->newer, differ->older) == NULL)
            mof_rename_offer(&rename, other->name, other->name_span);
    }
    mof_differ_note_rename(differ, diagnostic, &rename);
}

void mof_differ_classes(mof_differ *differ)
{
    matches all;
    index_classes(differ, &all.older, differ->older);
    index_classes(differ, &all.newer, differ->newer);
    find_stored(differ);
    for (size_t i = 0; i < differ->older->class_count; i++) {
        const mof_class *of = differ->older->classes[i];
        const mof_class *other = find_match(differ, of, &all.newer, &all.older, differ->newer);
        if (other == NULL)
            report_gone(differ, &all, of);
        else if (!of->poison && !other->poison)
            compare_class(differ, of, other);
    }
    for (size_t i = 0; i < differ->newer->class_count; i++) {
        const mof_class *of = differ->newer->classes[i];
        const mof_pair pair = {.path = of->name->text, .newer = of->name_span};
        if (find_match(differ, of, &all.older, &all.newer, differ->older) == NULL)
            mof_differ_report(differ, &pair, MOF_C101, NULL, NULL);
    }
}
