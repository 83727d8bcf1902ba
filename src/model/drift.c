/*
 * See the header. What a page leaves out for want of words (Description, Version, providers) is no
 * drift: of qualifiers, only those count that say how data looks and what may be done with it.
 */
#include "model/drift.h"

#include "base/index.h"
#include "model/differ.h"
#include "page/page.h"

/* What is in both, and how messages call it. */
typedef struct subject {
    mof_differ *differ; /* compares values and spells them */
    const char *path;   /* "X_A.Name" */
    mof_span documented;
    mof_span real;
} subject;

static void report(const subject *about, mof_code code, mof_span documented, mof_span real,
                   const char *const *arguments)
{
    mof_reporter *reporter = about->differ->reporter;
    mof_diagnostic *diagnostic = mof_report(reporter, code, documented, arguments);
    if (real.start != 0)
        mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_SCHEMA, real, MOF_NO_ARGS);
}

static const char *path_of(const subject *around, const mof_name *name)
{
    return mof_arena_format(around->differ->reporter->arena, "%s.%s", around->path, name->text);
}

/* A message lives longer than what the comparison needs. */
static const char *keep(const subject *about, const char *text)
{
    return mof_arena_copy_string(about->differ->reporter->arena, text);
}

/* ---- qualifiers ------------------------------------------------------------------------------ */

static bool is_true(const mof_qualifier *qualifier)
{
    return qualifier->value.kind == MOF_VALUE_KIND_BOOLEAN && qualifier->value.as.boolean;
}

/* FALSE says no more than silence. */
static const mof_qualifier *find(const mof_qualifiers *qualifiers, mof_known known)
{
    const mof_qualifier *found = mof_qualifiers_find_known(qualifiers, known);
    bool is_false = found != NULL && found->value.kind == MOF_VALUE_KIND_BOOLEAN && !is_true(found);
    return is_false ? NULL : found;
}

static const char *qualifier_text(const subject *about, const mof_qualifier *qualifier)
{
    if (qualifier == NULL)
        return "not told";
    if (is_true(qualifier))
        return "told";
    return keep(about, mof_differ_value_text(about->differ, &qualifier->value));
}

static void compare_qualifier(const subject *about, const mof_qualifier *documented,
                              const mof_qualifier *real)
{
    const mof_value *page = documented != NULL ? &documented->value : NULL;
    const mof_value *schema = real != NULL ? &real->value : NULL;
    if (mof_differ_same_value(about->differ, page, schema))
        return;
    report(about, MOF_D315, documented != NULL ? documented->span : about->documented,
           real != NULL ? real->span : about->real,
           MOF_ARGS((documented != NULL ? documented : real)->name->text, about->path,
                    qualifier_text(about, documented), qualifier_text(about, real)));
}

/* ---- value maps ------------------------------------------------------------------------------ */

/* An entry of ValueMap or BitMap. */
typedef struct entry {
    mof_text name; /* of Values or BitValues; data NULL: none */
    mof_span span;
} entry;

typedef struct entry_map {
    const mof_qualifier *values;
    mof_names names; /* the values themselves */
    mof_map entries; /* key of a value -> entry */
} entry_map;

static bool is_array(const mof_qualifier *qualifier)
{
    return qualifier != NULL && qualifier->value.kind == MOF_VALUE_KIND_ARRAY;
}

static void read_entries(const subject *about, entry_map *map, const mof_qualifier *values,
                         const mof_qualifier *names)
{
    mof_arena *scratch = about->differ->scratch;
    map->values = values;
    mof_names_init(&map->names, scratch);
    mof_map_init(&map->entries, scratch);
    for (size_t i = 0; i < values->value.as.array.count; i++) {
        const mof_value *item = &values->value.as.array.items[i];
        if (item->kind != MOF_VALUE_KIND_STRING)
            continue;
        const mof_name *key = mof_names_add(&map->names, item->as.string)->key;
        entry *made = MOF_NEW(scratch, entry);
        made->span = item->span;
        if (is_array(names) && i < names->value.as.array.count &&
            names->value.as.array.items[i].kind == MOF_VALUE_KIND_STRING)
            made->name = names->value.as.array.items[i].as.string;
        mof_map_set(&map->entries, key, made);
    }
}

static const entry *find_entry(const entry_map *map, mof_text value)
{
    const mof_name *key = mof_names_find(&map->names, value);
    return key != NULL ? mof_map_find(&map->entries, key) : NULL;
}

static const char *text_of(const subject *about, mof_text text)
{
    return mof_arena_copy(about->differ->reporter->arena, text.data, text.size);
}

/* Each value of `from` that `to` lacks; with `names`, also those of another name. */
static void compare_entries(const subject *about, mof_code code, const entry_map *from,
                            const entry_map *to, bool names)
{
    for (size_t i = 0; i < from->values->value.as.array.count; i++) {
        const mof_value *item = &from->values->value.as.array.items[i];
        if (item->kind != MOF_VALUE_KIND_STRING)
            continue;
        const entry *here = find_entry(from, item->as.string);
        const entry *there = find_entry(to, item->as.string);
        const char *value = text_of(about, item->as.string);
        if (there == NULL)
            report(about, code, names ? item->span : to->values->span,
                   names ? to->values->span : item->span, MOF_ARGS(value, about->path));
        else if (names && here->name.data != NULL && there->name.data != NULL &&
                 !mof_text_equal_nocase(here->name, there->name))
            report(about, MOF_D318, here->span, there->span,
                   MOF_ARGS(value, about->path, text_of(about, here->name),
                            text_of(about, there->name)));
    }
}

static void compare_maps(const subject *about, const mof_qualifiers *documented,
                         const mof_qualifiers *real, mof_known values, mof_known names)
{
    const mof_qualifier *page = mof_qualifiers_find_known(documented, values);
    const mof_qualifier *schema = mof_qualifiers_find_known(real, values);
    if (page == NULL && schema == NULL)
        return;
    if (!is_array(page) || !is_array(schema)) {
        const mof_qualifier *told = page != NULL ? page : schema;
        report(about, MOF_D319, page != NULL ? page->span : about->documented,
               schema != NULL ? schema->span : about->real,
               MOF_ARGS(about->path, told->name->text, page != NULL ? "schema" : "page"));
        return;
    }
    entry_map here, there;
    read_entries(about, &here, page, mof_qualifiers_find_known(documented, names));
    read_entries(about, &there, schema, mof_qualifiers_find_known(real, names));
    compare_entries(about, MOF_D316, &there, &here, false);
    compare_entries(about, MOF_D317, &here, &there, true);
}

static void compare_qualifiers(const subject *about, const mof_qualifiers *documented,
                               const mof_qualifiers *real)
{
    static const mof_known meaningful[] = {
        MOF_KNOWN_READ,      MOF_KNOWN_WRITE,    MOF_KNOWN_REQUIRED, MOF_KNOWN_NOT_NULL,
        MOF_KNOWN_MAXLEN,    MOF_KNOWN_MINLEN,   MOF_KNOWN_MAXVALUE, MOF_KNOWN_MINVALUE,
        MOF_KNOWN_MAX,       MOF_KNOWN_MIN,      MOF_KNOWN_UNITS,    MOF_KNOWN_ABSTRACT,
        MOF_KNOWN_SINGLETON, MOF_KNOWN_OPTIONAL, MOF_KNOWN_STATIC,
    };
    for (size_t i = 0; i < sizeof meaningful / sizeof *meaningful; i++)
        compare_qualifier(about, find(documented, meaningful[i]), find(real, meaningful[i]));
    compare_maps(about, documented, real, MOF_KNOWN_VALUEMAP, MOF_KNOWN_VALUES);
    compare_maps(about, documented, real, MOF_KNOWN_BITMAP, MOF_KNOWN_BITVALUES);
}

/* ---- features -------------------------------------------------------------------------------- */

static void compare_types(const subject *about, const mof_type *documented, const mof_type *real)
{
    mof_type here = *documented;
    mof_type there = *real;
    here.is_array = there.is_array = false;
    if (!mof_type_equal(&here, &there))
        report(about, MOF_D312, about->documented, about->real,
               MOF_ARGS(about->path, keep(about, mof_differ_type_text(about->differ, &here)),
                        keep(about, mof_differ_type_text(about->differ, &there))));
    if (documented->is_array != real->is_array)
        report(about, MOF_D313, about->documented, about->real,
               MOF_ARGS(about->path, real->is_array ? "an array" : "no array"));
}

static void compare_property(const subject *around, const mof_property *documented,
                             const mof_property *real)
{
    const subject about = {around->differ, path_of(around, documented->name), documented->name_span,
                           real->name_span};
    compare_types(&about, &documented->type, &real->type);
    if (documented->is_key != real->is_key)
        report(&about, MOF_D314, about.documented, about.real,
               MOF_ARGS(about.path, real->is_key ? "is a key" : "is no key"));
    compare_qualifiers(&about, &documented->qualifiers, &real->qualifiers);
}

static void compare_properties(const subject *around, const mof_class *documented,
                               const mof_class *real)
{
    for (size_t i = 0; i < documented->property_count; i++) {
        const mof_property *property = documented->properties[i];
        const mof_property *other = mof_class_find_property(real, property->name);
        if (property->origin != documented)
            continue;
        if (other != NULL)
            compare_property(around, property, other);
        else
            report(around, MOF_D311, property->name_span, around->real,
                   MOF_ARGS(path_of(around, property->name)));
    }
    for (size_t i = 0; i < real->property_count; i++) {
        const mof_property *property = real->properties[i];
        if (mof_class_find_property(documented, property->name) == NULL)
            report(around, MOF_D310, around->documented, property->name_span,
                   MOF_ARGS(path_of(around, property->name)));
    }
}

static void index_parameters(const subject *about, mof_index *index, const mof_method *method)
{
    mof_index_init(index, about->differ->scratch);
    for (size_t i = 0; i < method->parameter_count; i++)
        mof_index_add(index, method->parameters[i].name, &method->parameters[i]);
}

static const char *direction(const mof_parameter *parameter)
{
    return !parameter->is_out ? "in" : parameter->is_in ? "in and out" : "out";
}

static void compare_parameter(const subject *around, const mof_parameter *documented,
                              const mof_parameter *real)
{
    const subject about = {around->differ, path_of(around, documented->name), documented->span,
                           real->span};
    compare_types(&about, &documented->type, &real->type);
    if (documented->is_in != real->is_in || documented->is_out != real->is_out)
        report(&about, MOF_D325, about.documented, about.real,
               MOF_ARGS(about.path, direction(documented), direction(real)));
    compare_qualifiers(&about, &documented->qualifiers, &real->qualifiers);
}

static void compare_method(const subject *around, const mof_method *documented,
                           const mof_method *real)
{
    const subject about = {around->differ, path_of(around, documented->name), documented->name_span,
                           real->name_span};
    compare_types(&about, &documented->type, &real->type);
    compare_qualifiers(&about, &documented->qualifiers, &real->qualifiers);
    mof_index here, there;
    index_parameters(&about, &here, documented);
    index_parameters(&about, &there, real);
    for (size_t i = 0; i < documented->parameter_count; i++) {
        const mof_parameter *parameter = &documented->parameters[i];
        const mof_parameter *other = mof_index_find(&there, parameter->name);
        if (other != NULL)
            compare_parameter(&about, parameter, other);
        else
            report(&about, MOF_D324, parameter->span, about.real,
                   MOF_ARGS(path_of(&about, parameter->name)));
    }
    for (size_t i = 0; i < real->parameter_count; i++)
        if (mof_index_find(&here, real->parameters[i].name) == NULL)
            report(&about, MOF_D323, about.documented, real->parameters[i].span,
                   MOF_ARGS(path_of(&about, real->parameters[i].name)));
}

/* Nothing but the page of a method tells of the class. */
static bool is_stub(const mof_class *of)
{
    return of->page != NULL && of->page->is_stub;
}

static void compare_methods(const subject *around, const mof_class *documented,
                            const mof_class *real)
{
    for (size_t i = 0; i < documented->method_count; i++) {
        const mof_method *method = documented->methods[i];
        const mof_method *other = mof_class_find_method(real, method->name);
        if (method->origin != documented)
            continue;
        if (other != NULL)
            compare_method(around, method, other);
        else
            report(around, MOF_D321, method->name_span, around->real,
                   MOF_ARGS(path_of(around, method->name)));
    }
    for (size_t i = 0; i < real->method_count && !is_stub(documented); i++) {
        const mof_method *method = real->methods[i];
        if (mof_class_find_method(documented, method->name) == NULL)
            report(around, MOF_D320, around->documented, method->name_span,
                   MOF_ARGS(path_of(around, method->name)));
    }
}

/* ---- classes --------------------------------------------------------------------------------- */

static const char *name_or_none(const mof_name *name)
{
    return name != NULL ? name->text : "none";
}

static void compare_class(mof_differ *differ, const mof_class *documented, const mof_class *real)
{
    static const char *const kinds[] = {[MOF_CLASS_PLAIN] = "a plain class",
                                        [MOF_CLASS_ASSOCIATION] = "an association",
                                        [MOF_CLASS_INDICATION] = "an indication"};
    const subject about = {differ, documented->name->text, documented->name_span, real->name_span};
    if (is_stub(documented)) {
        compare_methods(&about, documented, real);
        return;
    }
    if (!mof_name_equal(documented->superclass_name, real->superclass_name))
        report(&about, MOF_D303, about.documented, about.real,
               MOF_ARGS(about.path, name_or_none(documented->superclass_name),
                        name_or_none(real->superclass_name)));
    if (documented->kind != real->kind)
        report(&about, MOF_D304, about.documented, about.real,
               MOF_ARGS(about.path, kinds[documented->kind], kinds[real->kind]));
    compare_qualifiers(&about, &documented->qualifiers, &real->qualifiers);
    compare_properties(&about, documented, real);
    compare_methods(&about, documented, real);
}

static const mof_class *find_class(const mof_schema *schema, const mof_class *of)
{
    const mof_class *found = mof_schema_find_class(schema, mof_name_text(of->name));
    return found != NULL && !found->is_synthesized && !found->is_built_in ? found : NULL;
}

void mof_drift_find(const mof_schema *real, const mof_schema *documented, mof_arena *scratch,
                    mof_reporter *reporter)
{
    mof_differ differ = {
        .older = real, .newer = documented, .scratch = scratch, .reporter = reporter};
    for (size_t i = 0; i < documented->class_count; i++) {
        const mof_class *of = documented->classes[i];
        const mof_class *other = find_class(real, of);
        if (other != NULL)
            compare_class(&differ, of, other);
        else
            mof_report(reporter, MOF_D301, of->name_span, MOF_ARGS(of->name->text));
    }
    for (size_t i = 0; i < real->class_count; i++)
        if (find_class(documented, real->classes[i]) == NULL)
            mof_report(reporter, MOF_D302, real->classes[i]->name_span,
                       MOF_ARGS(real->classes[i]->name->text));
}
