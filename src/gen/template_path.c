/*
 * Paths of templates: the names in tags, "a.b.c", "." and "@first".
 */
#include "gen/template_tree.h"

static mof_template_path_kind path_kind(mof_text name)
{
    static const struct {
        const char *name;
        mof_template_path_kind kind;
    } kinds[] = {{".", MOF_TEMPLATE_PATH_ITSELF},
                 {"@first", MOF_TEMPLATE_PATH_FIRST},
                 {"@last", MOF_TEMPLATE_PATH_LAST},
                 {"@index", MOF_TEMPLATE_PATH_INDEX}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (mof_text_equal(name, mof_text_from_string(kinds[i].name)))
            return kinds[i].kind;
    return MOF_TEMPLATE_PATH_FIELDS;
}

static size_t count_parts(mof_text name)
{
    size_t count = 1;
    for (size_t i = 0; i < name.size; i++)
        count += name.data[i] == '.';
    return count;
}

mof_template_path *mof_template_path_parse(mof_arena *arena, mof_text name, mof_span span)
{
    mof_template_path *path = MOF_NEW(arena, mof_template_path);
    path->kind = path_kind(name);
    if (path->kind != MOF_TEMPLATE_PATH_FIELDS)
        return path;
    path->parts = MOF_NEW_ARRAY(arena, mof_template_part, count_parts(name));
    size_t start = 0;
    for (size_t end = 0; end <= name.size; end++) {
        if (end < name.size && name.data[end] != '.')
            continue;
        mof_template_part *part = &path->parts[path->count++];
        part->name = (mof_text){name.data + start, end - start};
        part->span = (mof_span){span.start + (uint32_t)start, span.start + (uint32_t)end};
        start = end + 1;
    }
    return path;
}

const mof_field *mof_template_part_find(mof_template_part *part, const mof_view_type *type,
                                        const struct mof_backend *backend)
{
    for (unsigned i = 0; i < MOF_TEMPLATE_KNOWN_FIELDS; i++)
        if (part->known[i].type == type && part->known[i].backend == backend)
            return part->known[i].field;
    unsigned i = part->turn++ % MOF_TEMPLATE_KNOWN_FIELDS;
    part->known[i].type = type;
    part->known[i].backend = backend;
    part->known[i].field = mof_view_type_find(type, backend, part->name);
    return part->known[i].field;
}
