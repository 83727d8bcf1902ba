/*
 * Keys (mof-language D.3).
 */
#include "model/checker.h"

#include "model/feature_path.h"

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
    mof_diagnostic *diagnostic = mof_report(
        checker->reporter, code, property->name_span,
        MOF_ARGS(property->name->text, property->origin->name->text, key->origin->name->text));
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

/* A string that is the text of an object. */
static const char *tell_embedded(const mof_checker *checker, const mof_property *property)
{
    const mof_value *name =
        mof_checker_value(&property->qualifiers, MOF_KNOWN_EMBEDDEDINSTANCE, MOF_VALUE_KIND_STRING);
    if (name != NULL)
        return mof_text_quote(checker->reporter->arena, mof_value_text(name));
    return mof_qualifiers_is(&property->qualifiers, MOF_KNOWN_EMBEDDEDOBJECT) ? "object" : NULL;
}

static void check_type(const mof_checker *checker, mof_code code, const mof_property *property)
{
    mof_type_kind kind = property->type.kind;
    const char *embedded = tell_embedded(checker, property);
    if (!property->is_key)
        return;
    if (kind == MOF_TYPE_REAL32 || kind == MOF_TYPE_REAL64 || kind == MOF_TYPE_INSTANCE ||
        kind == MOF_TYPE_OBJECT)
        report(checker, code, property);
    else if (kind == MOF_TYPE_STRING && embedded != NULL)
        mof_report(checker->reporter, code, property->name_span,
                   MOF_ARGS(property->name->text, embedded));
}

/* ---- weak associations ------------------------------------------------------------------- */

void mof_check_find_weak(mof_checker *checker, const mof_class *of)
{
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_property *property = of->properties[i];
        if (property->origin != of || property->type.of == NULL ||
            !mof_qualifiers_is(&property->qualifiers, MOF_KNOWN_WEAK))
            continue;
        const mof_name *key = property->type.of->name->key;
        mof_weak *weak = MOF_NEW(checker->scratch, mof_weak);
        *weak = (mof_weak){mof_map_find(&checker->weak, key), property, of};
        mof_map_set(&checker->weak, key, weak);
    }
}

static bool are_related(const mof_class *a, const mof_class *b)
{
    return mof_class_is_a(a, b) || mof_class_is_a(b, a);
}

/* What is propagated, and from where. */
typedef struct propagation {
    const mof_class *to;
    const mof_class *from;
    mof_text text; /* of the qualifier */
} propagation;

/* The class at the other end has the same from further away. */
static bool passes_on(const mof_class *of, mof_text text)
{
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_value *value = mof_checker_value(&of->properties[i]->qualifiers,
                                                   MOF_KNOWN_PROPAGATED, MOF_VALUE_KIND_STRING);
        if (value != NULL && mof_text_equal_nocase(mof_value_text(value), text))
            return true;
    }
    return false;
}

/* The source stands at another end than the weak one, or behind it. */
static bool leads_to(const mof_weak *weak, const propagation *what)
{
    for (size_t i = 0; i < weak->of->property_count; i++) {
        const mof_property *property = weak->of->properties[i];
        const mof_class *other = property->type.of;
        if (property != weak->end && property->type.kind == MOF_TYPE_REFERENCE && other != NULL &&
            (are_related(other, what->from) || passes_on(other, what->text)))
            return true;
    }
    return false;
}

/* Weak associations of the class, or of one that it derives from, are among the inputs and lead
 * elsewhere. Where there are none, the one that is meant may be in another file. */
static bool is_from_elsewhere(const mof_checker *checker, const propagation *what)
{
    bool has_any = false;
    for (const mof_class *end = what->to; end != NULL; end = end->superclass) {
        const mof_weak *weak = mof_map_find(&checker->weak, end->name->key);
        has_any |= weak != NULL;
        for (; weak != NULL; weak = weak->next)
            if (leads_to(weak, what))
                return false;
    }
    return has_any;
}

/* NULL: nothing is wrong with "Property" or "Class.Property". */
static const char *find_source_fault(const mof_checker *checker, const mof_class *of, mof_text text)
{
    mof_arena *arena = checker->reporter->arena;
    mof_feature_path path;
    if (!mof_feature_path_parse(text, &path) || path.parameter.size != 0)
        return "its source is not written as Property or Class.Property";
    const mof_class *source =
        path.feature.size != 0 ? mof_schema_find_class(checker->schema, path.class_name) : NULL;
    if (source == NULL || mof_class_is_open(source) || mof_class_is_open(of))
        return NULL;
    const mof_name *name = mof_names_find(checker->schema->names, path.feature);
    if (name == NULL || mof_class_find_property(source, name) == NULL)
        return mof_arena_format(arena, "%s has no property '%s'", source->name->text,
                                mof_text_quote(arena, path.feature));
    return is_from_elsewhere(checker, &(propagation){of, source, text})
               ? mof_arena_format(arena, "no weak association leads from %s to %s", of->name->text,
                                  source->name->text)
               : NULL;
}

/* CIM_Key marks what is a key in CIM and not in WMI. */
static bool is_cim_key(const mof_property *property)
{
    return property->is_key || mof_qualifiers_is(&property->qualifiers, MOF_KNOWN_CIM_KEY);
}

static void check_propagated(const mof_checker *checker, mof_code code,
                             const mof_property *property)
{
    const mof_qualifier *propagated =
        mof_checker_find_own(&property->qualifiers, MOF_KNOWN_PROPAGATED);
    if (propagated == NULL || propagated->value.kind != MOF_VALUE_KIND_STRING)
        return;
    const char *fault = is_cim_key(property) ? find_source_fault(checker, property->origin,
                                                                 mof_value_text(&propagated->value))
                                             : "it is no key";
    if (fault != NULL)
        mof_report(checker->reporter, code,
                   is_cim_key(property) ? propagated->value.span : propagated->span,
                   MOF_ARGS(property->name->text, fault));
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
