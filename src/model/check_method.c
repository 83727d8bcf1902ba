/*
 * Methods and parameters (mof-language D.7, and S139 of D.2).
 */
#include "model/check_block.h"

typedef void method_rule(const mof_checker *checker, mof_code code, const mof_method *method);

static void report(const mof_checker *checker, mof_code code, const mof_method *method)
{
    mof_report(checker->reporter, code, method->name_span,
               MOF_ARGS(method->name->text, method->origin->name->text));
}

/* ---- overriding -------------------------------------------------------------------------- */

static bool fits_type(const mof_type *type, const mof_type *inherited, bool may_narrow)
{
    if (type->kind == MOF_TYPE_POISON || inherited->kind == MOF_TYPE_POISON)
        return true;
    if (type->kind != inherited->kind || type->is_array != inherited->is_array)
        return false;
    if (type->of == NULL || inherited->of == NULL || mof_class_is_open(type->of))
        return true;
    return type->of == inherited->of || (may_narrow && mof_class_is_a(type->of, inherited->of));
}

/* Where a method is not as the one that it overrides. */
typedef struct difference {
    const char *what; /* NULL: it is */
    mof_span span;
    mof_span inherited;
} difference;

static const char *tell_types(const mof_checker *checker, const char *what, const mof_type *type,
                              const mof_type *inherited)
{
    mof_arena *arena = checker->reporter->arena;
    return mof_arena_format(arena, "%s %s, not %s", what, mof_type_text(type, arena),
                            mof_type_text(inherited, arena));
}

static const char *compare_parameters(const mof_checker *checker, const mof_parameter *parameter,
                                      const mof_parameter *inherited)
{
    mof_arena *arena = checker->reporter->arena;
    const char *name = parameter->name->text;
    if (!mof_name_equal(parameter->name, inherited->name))
        return mof_arena_format(arena, "'%s' stands in the place of '%s'", name,
                                inherited->name->text);
    if (!fits_type(&parameter->type, &inherited->type, parameter->is_out))
        return tell_types(checker, mof_arena_format(arena, "'%s' is of type", name),
                          &parameter->type, &inherited->type);
    return NULL;
}

static difference compare_counts(const mof_checker *checker, const mof_method *method,
                                 const mof_method *inherited)
{
    size_t count = method->parameter_count;
    size_t other = inherited->parameter_count;
    difference found = {NULL, method->name_span, inherited->name_span};
    if (count > other)
        found.span = method->parameters[other].span;
    if (count < other)
        found.inherited = inherited->parameters[count].span;
    if (count != other)
        found.what = mof_arena_format(checker->reporter->arena, "'%s' is %s",
                                      count > other ? method->parameters[other].name->text
                                                    : inherited->parameters[count].name->text,
                                      count > other ? "added" : "missing");
    return found;
}

static difference compare_signatures(const mof_checker *checker, const mof_method *method,
                                     const mof_method *inherited)
{
    difference found = {NULL, method->name_span, inherited->name_span};
    if (!fits_type(&method->type, &inherited->type, true)) {
        found.what = tell_types(checker, "it returns", &method->type, &inherited->type);
        return found;
    }
    for (size_t i = 0; i < method->parameter_count && i < inherited->parameter_count; i++) {
        const mof_parameter *parameter = &method->parameters[i];
        const mof_parameter *other = &inherited->parameters[i];
        found = (difference){compare_parameters(checker, parameter, other), parameter->span,
                             other->span};
        if (found.what != NULL)
            return found;
    }
    return compare_counts(checker, method, inherited);
}

static void check_signature(const mof_checker *checker, mof_code code, const mof_method *method)
{
    const mof_method *overridden = method->overridden;
    if (overridden == NULL || method->origin->profile == MOF_PROFILE_DOC)
        return;
    difference found = compare_signatures(checker, method, overridden);
    if (found.what == NULL)
        return;
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, found.span, MOF_ARGS(method->name->text, found.what));
    mof_checker_note_inherited(checker, diagnostic, overridden->origin, found.inherited);
}

/* ---- ids --------------------------------------------------------------------------------- */

static const mof_value *find_id(const mof_parameter *parameter)
{
    return mof_checker_value(&parameter->qualifiers, MOF_KNOWN_ID, MOF_VALUE_KIND_INTEGER);
}

/* Where all parameters have one, the ids are the numbers from 0 up, in any order. */
static void check_ids(const mof_checker *checker, mof_code code, const mof_method *method)
{
    size_t count = method->parameter_count;
    for (size_t i = 0; i < count; i++)
        if (find_id(&method->parameters[i]) == NULL)
            return;
    bool *taken = MOF_NEW_ARRAY(checker->scratch, bool, count);
    for (size_t i = 0; i < count; i++) {
        const mof_value *id = find_id(&method->parameters[i]);
        mof_integer number = id->as.integer;
        if (number.negative || number.magnitude >= count || taken[number.magnitude])
            mof_report(checker->reporter, code, id->span,
                       MOF_ARGS(method->parameters[i].name->text,
                                mof_arena_format(checker->reporter->arena, "%zu", count - 1)));
        else
            taken[number.magnitude] = true;
    }
}

static void check_return_id(const mof_checker *checker, mof_code code, const mof_method *method)
{
    const mof_qualifier *id = mof_checker_find_own(&method->qualifiers, MOF_KNOWN_ID);
    if (id != NULL)
        mof_report(checker->reporter, code, id->span, MOF_ARGS(method->name->text));
}

/* ---- the rest ---------------------------------------------------------------------------- */

static bool has_provider(const mof_class *of)
{
    for (; of != NULL; of = of->superclass)
        if (mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_PROVIDER) != NULL)
            return true;
    return false;
}

/* Of methods of drivers W113 says it. */
static bool has_block_rule(const mof_checker *checker, const mof_method *method)
{
    return mof_checker_wants(checker, MOF_W113, method->origin->profile) &&
           mof_block_serves(checker, method);
}

static void check_not_implemented(const mof_checker *checker, mof_code code,
                                  const mof_method *method)
{
    if (has_provider(method->origin) &&
        !mof_qualifiers_is(&method->qualifiers, MOF_KNOWN_IMPLEMENTED) &&
        !has_block_rule(checker, method))
        report(checker, code, method);
}

static void check_no_provider(const mof_checker *checker, mof_code code, const mof_method *method)
{
    if (mof_qualifiers_is(&method->qualifiers, MOF_KNOWN_IMPLEMENTED) &&
        !mof_class_is_open(method->origin) && !has_provider(method->origin))
        report(checker, code, method);
}

static void check_optional(const mof_checker *checker, mof_code code, const mof_method *method)
{
    for (size_t i = 0; i < method->parameter_count; i++) {
        const mof_parameter *parameter = &method->parameters[i];
        if (parameter->is_optional && !parameter->is_in)
            mof_report(checker->reporter, code, parameter->span, MOF_ARGS(parameter->name->text));
    }
}

static void check_length(const mof_checker *checker, mof_code code, const mof_method *method)
{
    mof_checker_check_length(checker, code, method->name, method->name_span);
    for (size_t i = 0; i < method->parameter_count; i++)
        mof_checker_check_length(checker, code, method->parameters[i].name,
                                 method->parameters[i].span);
}

void mof_check_method(const mof_checker *checker, const mof_method *method)
{
    static const struct {
        mof_code code;
        method_rule *check;
    } rules[] = {
        {MOF_S139, check_signature}, {MOF_S405, check_ids},
        {MOF_S406, check_return_id}, {MOF_S410, check_not_implemented},
        {MOF_S411, check_optional},  {MOF_S412, check_no_provider},
        {MOF_W004, check_length},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, method->origin->profile))
            rules[i].check(checker, rules[i].code, method);
}
