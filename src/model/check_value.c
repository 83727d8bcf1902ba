/*
 * Default values (mof-language D.4). Whether a value fits its type was seen when it was resolved.
 */
#include "model/checker.h"
#include "model/datetime.h"
#include "model/limits.h"

typedef void default_rule(const mof_checker *checker, mof_code code, const mof_property *property);

static mof_diagnostic *report(const mof_checker *checker, mof_code code,
                              const mof_property *property)
{
    return mof_report(checker->reporter, code, property->default_value->span,
                      MOF_ARGS(property->name->text));
}

/* When WMI writes a class, it puts NULL behind keys and references that have no default. */
static void check_null(const mof_checker *checker, mof_code code, const mof_property *property)
{
    bool is_of_wmi = mof_profile_is_wmi(property->origin->profile) &&
                     (property->is_key || property->type.kind == MOF_TYPE_REFERENCE);
    if (property->is_required && !is_of_wmi && property->default_value->kind == MOF_VALUE_KIND_NULL)
        report(checker, code, property);
}

/* Without '=' and the value. On a page they stand apart from the property. */
static void check_key(const mof_checker *checker, mof_code code, const mof_property *property)
{
    const mof_value *value = property->default_value;
    if (!property->is_key || value->kind == MOF_VALUE_KIND_NULL)
        return;
    mof_diagnostic *diagnostic = report(checker, code, property);
    if (property->origin->profile != MOF_PROFILE_DOC)
        mof_diagnostic_add_fix(checker->reporter, diagnostic,
                               (mof_span){property->name_span.end, value->span.end}, "");
}

static void check_bounds(const mof_checker *checker, mof_code code, const mof_property *property)
{
    mof_limits_check_bounds(checker, code, property->name, &property->qualifiers,
                            property->default_value);
}

static void check_map(const mof_checker *checker, mof_code code, const mof_property *property)
{
    mof_limits_check_map(checker, code, property->name, &property->qualifiers,
                         property->default_value);
}

static void check_path(const mof_checker *checker, mof_code code, const mof_property *property)
{
    mof_check_path_form(checker, code, property->origin->profile, property,
                        property->default_value);
}

static void check_interval(const mof_checker *checker, mof_code code, const mof_property *property)
{
    const mof_value *value = property->default_value;
    if (property->type.kind == MOF_TYPE_DATETIME && value->kind == MOF_VALUE_KIND_STRING &&
        mof_datetime_is_interval(mof_value_text(value)) &&
        mof_qualifiers_find_known(&property->qualifiers, MOF_KNOWN_SUBTYPE) == NULL)
        report(checker, code, property);
}

void mof_check_default(const mof_checker *checker, const mof_property *property)
{
    static const struct {
        mof_code code;
        default_rule *check;
    } rules[] = {
        {MOF_S240, check_null}, {MOF_S241, check_key},  {MOF_S242, check_bounds},
        {MOF_S243, check_map},  {MOF_S230, check_path}, {MOF_W130, check_interval},
    };
    const mof_value *value = property->default_value;
    bool is_inherited =
        property->overridden != NULL && property->overridden->default_value == value;
    if (value == NULL || is_inherited)
        return;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, property->origin->profile))
            rules[i].check(checker, rules[i].code, property);
}
