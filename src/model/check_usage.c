/*
 * What a class and its features use, and should not: what is deprecated, and what is experimental
 * (mof-language S345, S346).
 */
#include "model/checker.h"

/* A rule is about one qualifier, which the used element has and the user has not. */
typedef struct usage_rule {
    mof_code code;
    mof_known mark;
} usage_rule;

/* One side of a use. */
typedef struct party {
    const mof_name *name;
    const mof_qualifiers *qualifiers;
    const mof_class *of; /* it, or the class that it belongs to */
    mof_span span;
} party;

static bool is_marked(const mof_qualifiers *qualifiers, mof_known mark)
{
    const mof_qualifier *qualifier = mof_qualifiers_find_known(qualifiers, mark);
    return qualifier != NULL &&
           (qualifier->value.kind != MOF_VALUE_KIND_BOOLEAN || qualifier->value.as.boolean);
}

static party class_party(const mof_class *of)
{
    return (party){of->name, &of->qualifiers, of, of->name_span};
}

/* "X_B", "X_B.V". */
static const char *full_name(const party *side, mof_arena *arena)
{
    if (side->qualifiers == &side->of->qualifiers)
        return side->name->text;
    return mof_arena_format(arena, "%s.%s", side->of->name->text, side->name->text);
}

static void check_use(const mof_checker *checker, const usage_rule *rule, const party *user,
                      const char *how, const party *used)
{
    if (!is_marked(used->qualifiers, rule->mark) || is_marked(user->qualifiers, rule->mark) ||
        is_marked(&user->of->qualifiers, rule->mark))
        return;
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, rule->code, user->span,
                   MOF_ARGS(user->name->text, how, full_name(used, checker->reporter->arena)));
    mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_PREVIOUS, used->span,
                            MOF_NO_ARGS);
}

/* The class that values are of, told by the type or by EmbeddedInstance. */
static void check_type(const mof_checker *checker, const usage_rule *rule, const party *user,
                       const mof_type *type)
{
    const mof_value *name =
        mof_checker_value(user->qualifiers, MOF_KNOWN_EMBEDDEDINSTANCE, MOF_VALUE_KIND_STRING);
    const mof_class *of = type->of;
    if (name != NULL && type->kind == MOF_TYPE_STRING)
        of = mof_schema_find_class(checker->schema, mof_value_text(name));
    if (of == NULL)
        return;
    party used = class_party(of);
    check_use(checker, rule, user, type->kind == MOF_TYPE_REFERENCE ? "refers to" : "holds", &used);
}

static void check_property(const mof_checker *checker, const usage_rule *rule,
                           const mof_property *property)
{
    const mof_property *overridden = property->overridden;
    party user = {property->name, &property->qualifiers, property->origin, property->name_span};
    check_type(checker, rule, &user, &property->type);
    if (overridden == NULL)
        return;
    party used = {overridden->name, &overridden->qualifiers, overridden->origin,
                  overridden->name_span};
    check_use(checker, rule, &user, "overrides", &used);
}

static void check_method(const mof_checker *checker, const usage_rule *rule,
                         const mof_method *method)
{
    const mof_method *overridden = method->overridden;
    party user = {method->name, &method->qualifiers, method->origin, method->name_span};
    check_type(checker, rule, &user, &method->type);
    for (size_t i = 0; i < method->parameter_count; i++) {
        const mof_parameter *parameter = &method->parameters[i];
        party of_parameter = {parameter->name, &parameter->qualifiers, method->origin,
                              parameter->span};
        if (!is_marked(&method->qualifiers, rule->mark))
            check_type(checker, rule, &of_parameter, &parameter->type);
    }
    if (overridden == NULL)
        return;
    party used = {overridden->name, &overridden->qualifiers, overridden->origin,
                  overridden->name_span};
    check_use(checker, rule, &user, "overrides", &used);
}

static void check_class(const mof_checker *checker, const usage_rule *rule, const mof_class *of)
{
    if (of->superclass != NULL) {
        party user = class_party(of);
        party used = class_party(of->superclass);
        check_use(checker, rule, &user, "derives from", &used);
    }
    for (size_t i = 0; i < of->property_count; i++)
        if (of->properties[i]->origin == of)
            check_property(checker, rule, of->properties[i]);
    for (size_t i = 0; i < of->method_count; i++)
        if (of->methods[i]->origin == of)
            check_method(checker, rule, of->methods[i]);
}

void mof_check_usage(const mof_checker *checker, const mof_class *of)
{
    static const usage_rule rules[] = {{MOF_S345, MOF_KNOWN_DEPRECATED},
                                       {MOF_S346, MOF_KNOWN_EXPERIMENTAL}};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, of->profile))
            check_class(checker, &rules[i], of);
}
