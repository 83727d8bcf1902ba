/*
 * What inventory reports against where the data comes from: the class of the same name in the
 * namespace that the qualifier Namespace tells, root\cimv2 unless it says otherwise (mof-language
 * E.5; W211 to W213).
 */
#include "model/check_inventory.h"

#include "base/buffer.h"
#include "syntax/namespace.h"

/* A class of inventory, and the class that has the data. */
typedef struct source {
    const mof_class *of;
    const mof_class *data;
} source;

typedef void source_rule(const mof_checker *checker, mof_code code, const source *both);

/* ---- the rules --------------------------------------------------------------------------- */

/* Keys are reported whatever SMS_Report says. */
static bool is_reported(const mof_property *property)
{
    return property->is_key || mof_inventory_is_reported(&property->qualifiers);
}

static void report(const mof_checker *checker, mof_code code, const source *both,
                   const mof_property *property, const char *argument)
{
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, property->name_span,
                   MOF_ARGS(property->name->text, both->of->name->text, argument));
    const mof_property *other = mof_class_find_property(both->data, property->name);
    mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_DATA,
                            other != NULL ? other->name_span : both->data->name_span, MOF_NO_ARGS);
}

static void check_there(const mof_checker *checker, mof_code code, const source *both)
{
    for (size_t i = 0; i < both->of->property_count; i++) {
        const mof_property *property = both->of->properties[i];
        if (is_reported(property) && !mof_class_is_open(both->data) &&
            mof_class_find_property(both->data, property->name) == NULL)
            report(checker, code, both, property, NULL);
    }
}

static void check_type(const mof_checker *checker, mof_code code, const source *both)
{
    mof_arena *arena = checker->reporter->arena;
    for (size_t i = 0; i < both->of->property_count; i++) {
        const mof_property *property = both->of->properties[i];
        const mof_property *other = mof_class_find_property(both->data, property->name);
        if (is_reported(property) && other != NULL && !property->poison && !other->poison &&
            !mof_type_equal(&property->type, &other->type))
            report(checker, code, both, property,
                   mof_arena_format(arena, "%s and %s", mof_type_text(&property->type, arena),
                                    mof_type_text(&other->type, arena)));
    }
}

/* Once: where one key is forgotten, others often are. */
static void check_keys(const mof_checker *checker, mof_code code, const source *both)
{
    for (size_t i = 0; i < both->of->property_count; i++) {
        const mof_property *property = both->of->properties[i];
        const mof_property *other = mof_class_find_property(both->data, property->name);
        if (other == NULL || property->is_key == other->is_key)
            continue;
        report(checker, code, both, property, property->is_key ? "" : "not ");
        return;
    }
}

/* ---- finding the data -------------------------------------------------------------------- */

/* Classes that are none of inventory, by namespace and name. */
typedef struct sources {
    const mof_checker *checker;
    mof_names places;
    mof_map classes; /* key of a place -> class */
} sources;

/* One backslash where there are several: the qualifier is written for a string in a string. */
static void append_namespace(mof_buffer *out, mof_text text)
{
    mof_namespace name_space;
    mof_namespace_parse(out->arena, text, &name_space);
    for (size_t i = 0; i < name_space.path.size; i++)
        if (i == 0 || name_space.path.data[i] != '\\' || name_space.path.data[i - 1] != '\\')
            mof_buffer_append_char(out, name_space.path.data[i]);
}

static const mof_name *make_place(sources *all, mof_text name_space, const mof_name *name)
{
    mof_buffer place;
    mof_buffer_init(&place, all->checker->scratch);
    append_namespace(&place, name_space);
    mof_buffer_append_char(&place, ':');
    mof_buffer_append(&place, mof_name_text(name));
    return mof_names_add(&all->places, mof_buffer_text(&place))->key;
}

static mof_text namespace_of(const mof_class *of)
{
    return of->name_space != NULL ? mof_name_text(of->name_space) : MOF_TEXT("");
}

static void list_class(sources *all, const mof_class *of)
{
    if (!mof_inventory_is_class(of))
        mof_map_set(&all->classes, make_place(all, namespace_of(of), of->name),
                    (void *)(uintptr_t)of);
}

/* A file of data that names no namespace is compiled into the one that is meant. */
static const mof_class *find_data(sources *all, const mof_class *of)
{
    const mof_value *name_space =
        mof_checker_value(&of->qualifiers, MOF_KNOWN_NAMESPACE, MOF_VALUE_KIND_STRING);
    mof_text text = name_space != NULL ? mof_value_text(name_space) : MOF_TEXT("root\\cimv2");
    const mof_class *data = mof_map_find(&all->classes, make_place(all, text, of->name));
    return data != NULL ? data
                        : mof_map_find(&all->classes, make_place(all, MOF_TEXT(""), of->name));
}

static void check_class(sources *all, const mof_class *of)
{
    static const struct {
        mof_code code;
        source_rule *check;
    } rules[] = {{MOF_W211, check_there}, {MOF_W212, check_type}, {MOF_W213, check_keys}};
    source both = {of, find_data(all, of)};
    for (size_t i = 0; i < sizeof rules / sizeof *rules && both.data != NULL; i++)
        if (mof_checker_wants(all->checker, rules[i].code, of->profile))
            rules[i].check(all->checker, rules[i].code, &both);
}

static bool is_inventory(const mof_class *of)
{
    return of->profile == MOF_PROFILE_HINV && mof_inventory_is_class(of);
}

void mof_check_inventory_data(const mof_checker *checker)
{
    const mof_schema *schema = checker->schema;
    sources all = {.checker = checker};
    mof_names_init(&all.places, checker->scratch);
    mof_map_init(&all.classes, checker->scratch);
    for (size_t i = 0; i < schema->class_count; i++)
        list_class(&all, schema->classes[i]);
    for (size_t i = 0; i < schema->class_count; i++)
        if (is_inventory(schema->classes[i]))
            check_class(&all, schema->classes[i]);
}
