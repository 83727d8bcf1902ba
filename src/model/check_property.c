/*
 * Properties and references, and what they override (mof-language D.2).
 */
#include "model/checker.h"

typedef void property_rule(const mof_checker *checker, mof_code code, const mof_property *property);

static void report(const mof_checker *checker, mof_code code, const mof_property *property)
{
    mof_report(checker->reporter, code, property->name_span,
               MOF_ARGS(property->name->text, property->origin->name->text));
}

static void report_override(const mof_checker *checker, mof_code code, const mof_property *property)
{
    const mof_property *overridden = property->overridden;
    mof_arena *arena = checker->reporter->arena;
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, property->name_span,
                   MOF_ARGS(property->name->text, mof_type_text(&property->type, arena),
                            mof_type_text(&overridden->type, arena)));
    mof_checker_note_inherited(checker, diagnostic, overridden->origin, overridden->name_span);
}

/* ---- types ------------------------------------------------------------------------------- */

static bool is_reference(const mof_property *property)
{
    return property->type.kind == MOF_TYPE_REFERENCE;
}

static bool overrides_sound(const mof_property *property)
{
    return property->overridden != NULL && !property->overridden->poison;
}

/* A key that changes its type is S152; a reference that becomes a property is S137. */
static bool changes_type(const mof_property *property)
{
    const mof_property *overridden = property->overridden;
    return overrides_sound(property) && is_reference(property) == is_reference(overridden) &&
           (property->type.kind != overridden->type.kind ||
            property->type.is_array != overridden->type.is_array);
}

/* An object of any class becomes one of a certain class. */
static bool narrows_object(const mof_property *property)
{
    const mof_property *overridden = property->overridden;
    return overridden->type.kind == MOF_TYPE_OBJECT && property->type.kind == MOF_TYPE_INSTANCE &&
           overridden->type.is_array == property->type.is_array;
}

static void check_type(const mof_checker *checker, mof_code code, const mof_property *property)
{
    if (changes_type(property) && !property->overridden->is_key && !narrows_object(property) &&
        property->origin->profile != MOF_PROFILE_DOC)
        report_override(checker, code, property);
}

static void check_page_type(const mof_checker *checker, mof_code code, const mof_property *property)
{
    if (changes_type(property) && property->origin->profile == MOF_PROFILE_DOC)
        report_override(checker, code, property);
}

static void check_narrowing(const mof_checker *checker, mof_code code, const mof_property *property)
{
    const mof_property *overridden = property->overridden;
    if (!overrides_sound(property) || property->type.of == NULL || overridden->type.of == NULL ||
        property->type.kind != overridden->type.kind || mof_class_is_open(property->type.of))
        return;
    if (!mof_class_is_a(property->type.of, overridden->type.of))
        report_override(checker, code, property);
}

static const mof_class *find_embedded(const mof_checker *checker, const mof_property *property)
{
    const mof_value *name =
        mof_checker_value(&property->qualifiers, MOF_KNOWN_EMBEDDEDINSTANCE, MOF_VALUE_KIND_STRING);
    return name != NULL && property->type.kind == MOF_TYPE_STRING
               ? mof_schema_find_class(checker->schema, mof_value_text(name))
               : NULL;
}

/* The same of strings that hold objects. */
static void check_embedded(const mof_checker *checker, mof_code code, const mof_property *property)
{
    const mof_qualifier *own =
        mof_checker_find_own(&property->qualifiers, MOF_KNOWN_EMBEDDEDINSTANCE);
    if (!overrides_sound(property) || own == NULL)
        return;
    const mof_property *overridden = property->overridden;
    const mof_class *of = find_embedded(checker, property);
    const mof_class *wanted = find_embedded(checker, overridden);
    if (of == NULL || wanted == NULL || mof_class_is_open(of) || mof_class_is_a(of, wanted))
        return;
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, own->value.span,
                   MOF_ARGS(property->name->text, of->name->text, wanted->name->text));
    mof_checker_note_inherited(checker, diagnostic, overridden->origin, overridden->name_span);
}

static void check_kind(const mof_checker *checker, mof_code code, const mof_property *property)
{
    if (overrides_sound(property) && is_reference(property) != is_reference(property->overridden))
        report_override(checker, code, property);
}

static void check_size(const mof_checker *checker, mof_code code, const mof_property *property)
{
    const mof_property *overridden = property->overridden;
    if (overrides_sound(property) && property->type.is_array && overridden->type.is_array &&
        property->type.array_size != overridden->type.array_size)
        report_override(checker, code, property);
}

/* ---- where it stands --------------------------------------------------------------------- */

static void check_system_name(const mof_checker *checker, mof_code code,
                              const mof_property *property)
{
    static const char *const names[] = {
        "__Class", "__Derivation",     "__Dynasty", "__Genus",  "__Namespace",
        "__Path",  "__Property_Count", "__Relpath", "__Server", "__Superclass"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (mof_name_is(property->name, names[i]))
            report(checker, code, property);
}

static void check_length(const mof_checker *checker, mof_code code, const mof_property *property)
{
    mof_checker_check_length(checker, code, property->name, property->name_span);
}

static void check_query_word(const mof_checker *checker, mof_code code,
                             const mof_property *property)
{
    static const char *const words[] = {"and",        "associators", "by",    "false", "from",
                                        "group",      "having",      "is",    "isa",   "like",
                                        "keysonly",   "not",         "null",  "or",    "select",
                                        "references", "true",        "where", "within"};
    if (property->overridden != NULL)
        return;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (mof_name_is(property->name, words[i]))
            report(checker, code, property);
}

static void check_reference_place(const mof_checker *checker, mof_code code,
                                  const mof_property *property)
{
    const mof_class *of = property->origin;
    if (is_reference(property) && of->kind != MOF_CLASS_ASSOCIATION && !mof_class_is_open(of) &&
        of->profile != MOF_PROFILE_DMTF3)
        report(checker, code, property);
}

static void check_reference_target(const mof_checker *checker, mof_code code,
                                   const mof_property *property)
{
    const mof_class *of = property->type.of;
    if (is_reference(property) && of != NULL && of->kind == MOF_CLASS_INDICATION)
        mof_report(checker->reporter, code, property->name_span,
                   MOF_ARGS(property->name->text, of->name->text));
}

void mof_check_property(const mof_checker *checker, const mof_property *property)
{
    static const struct {
        mof_code code;
        property_rule *check;
    } rules[] = {
        {MOF_S135, check_type},
        {MOF_S136, check_narrowing},
        {MOF_S136, check_embedded},
        {MOF_S137, check_kind},
        {MOF_S138, check_size},
        {MOF_S140, check_system_name},
        {MOF_S141, check_reference_place},
        {MOF_S144, check_reference_target},
        {MOF_W004, check_length},
        {MOF_W005, check_query_word},
        {MOF_D141, check_page_type},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, property->origin->profile))
            rules[i].check(checker, rules[i].code, property);
}
