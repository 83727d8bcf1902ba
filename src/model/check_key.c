/*
 * Keys (mof-language D.3).
 */
#include "model/checker.h"

#include <string.h>

typedef void key_rule(const mof_checker *checker, mof_code code, const mof_property *property);

static void report(const mof_checker *checker, mof_code code, const mof_property *property)
{
    mof_report(
        checker->reporter, code, property->name_span,
        MOF_ARGS(property->name->text, mof_type_text(&property->type, checker->reporter->arena)));
}

static bool superclass_has_keys(const mof_property *property)
{
    const mof_class *super = property->origin->superclass;
    return super != NULL && super->key_count != 0;
}

static void report_new_key(const mof_checker *checker, mof_code code, const mof_property *property)
{
    const mof_class *super = property->origin->superclass;
    const mof_property *key = super->keys[0];
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, property->name_span,
                   MOF_ARGS(property->name->text, property->origin->name->text, super->name->text));
    mof_checker_note_inherited(checker, diagnostic, key->origin, key->name_span);
}

static void check_added(const mof_checker *checker, mof_code code, const mof_property *property)
{
    if (property->is_key && property->overridden == NULL && superclass_has_keys(property))
        report_new_key(checker, code, property);
}

static void check_turned(const mof_checker *checker, mof_code code, const mof_property *property)
{
    const mof_property *overridden = property->overridden;
    if (property->is_key && overridden != NULL && !overridden->is_key &&
        superclass_has_keys(property))
        report_new_key(checker, code, property);
}

static void check_type_change(const mof_checker *checker, mof_code code,
                              const mof_property *property)
{
    const mof_property *overridden = property->overridden;
    if (overridden == NULL || !overridden->is_key || overridden->poison ||
        property->origin->profile == MOF_PROFILE_DOC ||
        (property->type.kind == overridden->type.kind &&
         property->type.is_array == overridden->type.is_array))
        return;
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, property->name_span, MOF_ARGS(property->name->text));
    mof_checker_note_inherited(checker, diagnostic, overridden->origin, overridden->name_span);
}

/* DMTF: Key(FALSE) says nothing new where there is no key; WMI takes it for TRUE. */
static void check_false(const mof_checker *checker, mof_code code, const mof_property *property)
{
    const mof_qualifier *key = mof_qualifiers_find_known(&property->qualifiers, MOF_KNOWN_KEY);
    bool was_key = property->overridden != NULL && property->overridden->is_key;
    if (key != NULL && key->value.kind == MOF_VALUE_KIND_BOOLEAN && !key->value.as.boolean &&
        (was_key || mof_profile_is_wmi(property->origin->profile)))
        mof_report(checker->reporter, code, key->span, MOF_ARGS(property->name->text));
}

static void check_array(const mof_checker *checker, mof_code code, const mof_property *property)
{
    if (property->is_key && property->type.is_array)
        report(checker, code, property);
}

static void check_type(const mof_checker *checker, mof_code code, const mof_property *property)
{
    mof_type_kind kind = property->type.kind;
    if (property->is_key && (kind == MOF_TYPE_REAL32 || kind == MOF_TYPE_REAL64 ||
                             kind == MOF_TYPE_INSTANCE || kind == MOF_TYPE_OBJECT))
        report(checker, code, property);
}

static void check_propagated(const mof_checker *checker, mof_code code,
                             const mof_property *property)
{
    const mof_qualifier *propagated =
        mof_qualifiers_find_known(&property->qualifiers, MOF_KNOWN_PROPAGATED);
    if (propagated != NULL && propagated->value.kind == MOF_VALUE_KIND_STRING && !property->is_key)
        mof_report(checker->reporter, code, propagated->span, MOF_ARGS(property->name->text));
}

/* Reported at the second one. */
static void check_weak(const mof_checker *checker, mof_code code, const mof_property *property)
{
    const mof_class *of = property->origin;
    if (!mof_qualifiers_is(&property->qualifiers, MOF_KNOWN_WEAK))
        return;
    for (size_t i = 0; i < of->property_count && of->properties[i] != property; i++) {
        const mof_property *other = of->properties[i];
        if (!mof_qualifiers_is(&other->qualifiers, MOF_KNOWN_WEAK))
            continue;
        mof_diagnostic *diagnostic =
            mof_report(checker->reporter, code, property->name_span,
                       MOF_ARGS(property->name->text, other->name->text, of->name->text));
        mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_PREVIOUS,
                                other->name_span, MOF_NO_ARGS);
        return;
    }
}

void mof_check_key(const mof_checker *checker, const mof_property *property)
{
    static const struct {
        mof_code code;
        key_rule *check;
    } rules[] = {
        {MOF_S150, check_added}, {MOF_S151, check_turned},     {MOF_S152, check_type_change},
        {MOF_S153, check_false}, {MOF_S154, check_array},      {MOF_S155, check_type},
        {MOF_S158, check_weak},  {MOF_S157, check_propagated},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, property->origin->profile))
            rules[i].check(checker, rules[i].code, property);
}
