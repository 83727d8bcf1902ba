/*
 * Resources of Desired State Configuration: classes that derive from OMI_BaseResource, and those
 * that help them (mof-language E.4; W301 to W310).
 */
#include "base/file.h"
#include "model/checker.h"
#include "model/system.h"

/* What the rules know of all classes. */
typedef struct resources {
    const mof_checker *checker;
    mof_map superclasses; /* class -> a class that derives from it */
} resources;

typedef void resource_rule(const resources *all, mof_code code, const mof_class *of);

static bool is_base(const mof_class *of)
{
    return mof_name_is(of->name, "OMI_BaseResource");
}

static bool is_resource(const mof_class *of)
{
    do {
        of = of->superclass;
    } while (of != NULL && !is_base(of));
    return of != NULL;
}

/* OMI_BaseResource need not be declared, but all that lies below it must be to be known. */
static bool is_known(const mof_class *of)
{
    while (!is_base(of) && !of->poison && !of->is_synthesized)
        of = of->superclass;
    return is_base(of);
}

static void report(const resources *all, mof_code code, const mof_class *of)
{
    mof_report(all->checker->reporter, code, of->name_span, MOF_ARGS(of->name->text));
}

/* ---- the class --------------------------------------------------------------------------- */

static void check_use(const resources *all, mof_code code, const mof_class *of)
{
    bool is_used = mof_map_find(&all->checker->embedded, of) != NULL ||
                   mof_map_find(&all->superclasses, of) != NULL ||
                   mof_system_has(of->name, of->profile);
    if (!is_resource(of) && !is_used && !of->is_abstract && of->kind == MOF_CLASS_PLAIN &&
        !mof_class_is_open(of))
        report(all, code, of);
}

static const char *find_file_name(const resources *all, const mof_class *of)
{
    return mof_path_base(
        mof_sources_find(all->checker->schema->sources, of->name_span.start)->name);
}

static void check_file_name(const resources *all, mof_code code, const mof_class *of)
{
    static const char ending[] = ".schema.mof";
    mof_text name = mof_text_from_string(find_file_name(all, of));
    bool is_direct = of->superclass != NULL && is_base(of->superclass);
    if (!is_direct || !mof_text_ends_with_nocase(name, ending))
        return;
    mof_text stem = {name.data, name.size - (sizeof ending - 1)};
    if (!mof_text_equal_nocase(stem, mof_name_text(of->name)))
        mof_report(all->checker->reporter, code, of->name_span,
                   MOF_ARGS(of->name->text, name.data));
}

static void check_key(const resources *all, mof_code code, const mof_class *of)
{
    if (is_resource(of) && of->key_count == 0 && !of->is_abstract && is_known(of))
        report(all, code, of);
}

/* ---- ClassVersion and FriendlyName ------------------------------------------------------- */

static void check_version_there(const resources *all, mof_code code, const mof_class *of)
{
    if (is_resource(of) &&
        mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_CLASSVERSION) == NULL)
        report(all, code, of);
}

/* Two to four numbers with dots between them. */
static bool is_version(mof_text text)
{
    size_t dots = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool is_dot = text.data[i] == '.';
        bool is_edge = i == 0 || i + 1 == text.size || text.data[i - 1] == '.';
        if (is_dot ? is_edge : !mof_char_is_digit(text.data[i]))
            return false;
        dots += is_dot;
    }
    return dots >= 1 && dots <= 3;
}

static void check_version_form(const resources *all, mof_code code, const mof_class *of)
{
    const mof_qualifier *version = mof_checker_find_own(&of->qualifiers, MOF_KNOWN_CLASSVERSION);
    if (version != NULL && (version->value.kind != MOF_VALUE_KIND_STRING ||
                            !is_version(mof_value_text(&version->value))))
        mof_report(all->checker->reporter, code, version->value.span, MOF_ARGS(of->name->text));
}

static void check_friendly_name_there(const resources *all, mof_code code, const mof_class *of)
{
    if (is_resource(of) &&
        mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_FRIENDLYNAME) == NULL)
        report(all, code, of);
}

static bool is_word(mof_text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!mof_char_is_alpha(text.data[i]) && text.data[i] != '_' &&
            (i == 0 || !mof_char_is_digit(text.data[i])))
            return false;
    return text.size != 0;
}

static void check_friendly_name_form(const resources *all, mof_code code, const mof_class *of)
{
    const mof_qualifier *name = mof_checker_find_own(&of->qualifiers, MOF_KNOWN_FRIENDLYNAME);
    if (name != NULL &&
        (name->value.kind != MOF_VALUE_KIND_STRING || !is_word(mof_value_text(&name->value))))
        mof_report(all->checker->reporter, code, name->value.span, MOF_ARGS(of->name->text));
}

static void check_reserved(const resources *all, mof_code code, const mof_class *of)
{
    static const char keywords[] = "Synchronization|Certificate|IIS|SQL";
    static const char words[] = "Require|Trigger|Notify|Before|After|Subscribe";
    const mof_value *name =
        mof_checker_value(&of->qualifiers, MOF_KNOWN_FRIENDLYNAME, MOF_VALUE_KIND_STRING);
    mof_reporter *reporter = all->checker->reporter;
    if (name != NULL && is_resource(of) &&
        mof_text_is_one_of_nocase(mof_value_text(name), keywords))
        mof_report(reporter, code, name->span,
                   MOF_ARGS(mof_text_quote(reporter->arena, mof_value_text(name))));
    for (size_t i = 0; i < of->property_count && is_resource(of); i++) {
        const mof_property *property = of->properties[i];
        if (property->origin == of &&
            mof_text_is_one_of_nocase(mof_name_text(property->name), words))
            mof_report(reporter, code, property->name_span, MOF_ARGS(property->name->text));
    }
}

/* ---- properties -------------------------------------------------------------------------- */

/* "none", "Key", "Required and Write"; how many go to *count. */
static const char *list_roles(mof_arena *arena, const mof_property *property, size_t *count)
{
    static const struct {
        mof_known known;
        const char *name;
    } roles[] = {{MOF_KNOWN_KEY, "Key"},
                 {MOF_KNOWN_REQUIRED, "Required"},
                 {MOF_KNOWN_WRITE, "Write"},
                 {MOF_KNOWN_READ, "Read"}};
    const char *list = "none";
    *count = 0;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (!mof_qualifiers_is(&property->qualifiers, roles[i].known))
            continue;
        list =
            *count == 0 ? roles[i].name : mof_arena_format(arena, "%s and %s", list, roles[i].name);
        ++*count;
    }
    return list;
}

static void check_roles(const resources *all, mof_code code, const mof_class *of)
{
    mof_reporter *reporter = all->checker->reporter;
    for (size_t i = 0; i < of->property_count && is_resource(of); i++) {
        const mof_property *property = of->properties[i];
        size_t count;
        const char *roles = list_roles(reporter->arena, property, &count);
        if (property->origin == of && count != 1)
            mof_report(reporter, code, property->name_span, MOF_ARGS(property->name->text, roles));
    }
}

/* The first entry of Values that is not the one of ValueMap; NULL. */
static const mof_value *find_difference(const mof_value *map, const mof_value *values,
                                        const mof_value **entry)
{
    for (size_t i = 0; i < map->as.array.count; i++) {
        const mof_value *value = &values->as.array.items[i];
        *entry = &map->as.array.items[i];
        if (value->kind == MOF_VALUE_KIND_STRING && (*entry)->kind == MOF_VALUE_KIND_STRING &&
            !mof_text_equal_nocase(mof_value_text(value), mof_value_text(*entry)))
            return value;
    }
    return NULL;
}

static void check_values(const resources *all, mof_code code, const mof_class *of)
{
    mof_reporter *reporter = all->checker->reporter;
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_property *property = of->properties[i];
        const mof_qualifiers *qualifiers = &property->qualifiers;
        const mof_value *map =
            mof_checker_value(qualifiers, MOF_KNOWN_VALUEMAP, MOF_VALUE_KIND_ARRAY);
        const mof_value *values =
            mof_checker_value(qualifiers, MOF_KNOWN_VALUES, MOF_VALUE_KIND_ARRAY);
        if (property->origin != of || property->type.kind != MOF_TYPE_STRING || map == NULL ||
            values == NULL || map->as.array.count != values->as.array.count)
            continue;
        const mof_value *entry = NULL;
        const mof_value *value = find_difference(map, values, &entry);
        if (value != NULL)
            mof_report(reporter, code, value->span,
                       MOF_ARGS(mof_text_quote(reporter->arena, mof_value_text(value)),
                                mof_text_quote(reporter->arena, mof_value_text(entry)),
                                property->name->text));
    }
}

/* ---- the walk ---------------------------------------------------------------------------- */

static void check_class(const resources *all, const mof_class *of)
{
    static const struct {
        mof_code code;
        resource_rule *check;
    } rules[] = {
        {MOF_W301, check_use},
        {MOF_W302, check_file_name},
        {MOF_W303, check_roles},
        {MOF_W304, check_key},
        {MOF_W305, check_values},
        {MOF_W306, check_version_there},
        {MOF_W307, check_version_form},
        {MOF_W308, check_friendly_name_there},
        {MOF_W309, check_friendly_name_form},
        {MOF_W310, check_reserved},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(all->checker, rules[i].code, of->profile))
            rules[i].check(all, rules[i].code, of);
}

/* A file of translations says nothing but what it translates. */
static bool is_checked(const resources *all, const mof_class *of)
{
    return of->profile == MOF_PROFILE_DSC &&
           !mof_qualifiers_is(&of->qualifiers, MOF_KNOWN_AMENDMENT) &&
           !mof_text_ends_with_nocase(mof_text_from_string(find_file_name(all, of)), ".mfl");
}

void mof_check_resources(const mof_checker *checker)
{
    const mof_schema *schema = checker->schema;
    resources all = {.checker = checker};
    mof_map_init(&all.superclasses, checker->scratch);
    for (size_t i = 0; i < schema->class_count; i++)
        if (is_checked(&all, schema->classes[i]) && schema->classes[i]->superclass != NULL)
            mof_map_set(&all.superclasses, schema->classes[i]->superclass,
                        (void *)(uintptr_t)schema->classes[i]);
    for (size_t i = 0; i < schema->class_count; i++)
        if (is_checked(&all, schema->classes[i]))
            check_class(&all, schema->classes[i]);
}
