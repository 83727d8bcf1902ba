/*
 * A comparison from end to end: classes, instances, and the declarations of qualifiers.
 */
#include "model/diff.h"

#include "model/differ.h"

#define SUGGESTIONS 50

/* What a declaration means for a qualifier in use is reported there. */
static bool is_same(mof_differ *differ, const mof_qualifier_type *older,
                    const mof_qualifier_type *newer)
{
    return mof_differ_same_type(&older->type, &newer->type) && older->scopes == newer->scopes &&
           older->flavors == newer->flavors &&
           mof_differ_same_value(differ, &older->default_value, &newer->default_value);
}

static void index_types(mof_map *map, mof_arena *scratch, const mof_schema *schema)
{
    mof_map_init(map, scratch);
    for (size_t i = 0; i < schema->qualifier_type_count; i++) {
        const mof_qualifier_type *type = schema->qualifier_types[i];
        mof_map_set(map, type->name->key, (void *)(uintptr_t)type);
    }
}

static void report_type(mof_differ *differ, const mof_qualifier_type *older,
                        const mof_qualifier_type *newer, const char *what)
{
    const mof_pair pair = {.path = (newer != NULL ? newer : older)->name->text,
                           .older = older != NULL ? older->span : MOF_NO_SPAN,
                           .newer = newer != NULL ? newer->span : MOF_NO_SPAN};
    mof_differ_report(differ, &pair, MOF_C505, NULL, what);
}

static void compare_qualifier_types(mof_differ *differ)
{
    mof_map older, newer;
    index_types(&older, differ->scratch, differ->older);
    index_types(&newer, differ->scratch, differ->newer);
    for (size_t i = 0; i < differ->older->qualifier_type_count; i++) {
        const mof_qualifier_type *type = differ->older->qualifier_types[i];
        const mof_qualifier_type *other = mof_map_find(&newer, type->name->key);
        if (other == NULL)
            report_type(differ, type, NULL, "gone");
        else if (!is_same(differ, type, other))
            report_type(differ, type, other, "changed");
    }
    for (size_t i = 0; i < differ->newer->qualifier_type_count; i++) {
        const mof_qualifier_type *type = differ->newer->qualifier_types[i];
        if (mof_map_find(&older, type->name->key) == NULL)
            report_type(differ, NULL, type, "new");
    }
}

unsigned mof_diff_schemas(const mof_schema *older, const mof_schema *newer, mof_arena *scratch,
                          mof_reporter *reporter)
{
    mof_differ differ = {.older = older,
                         .newer = newer,
                         .scratch = scratch,
                         .reporter = reporter,
                         .suggestions = SUGGESTIONS};
    mof_names_init(&differ.names, scratch);
    mof_differ_classes(&differ);
    mof_differ_instances(&differ);
    compare_qualifier_types(&differ);
    return differ.found;
}
