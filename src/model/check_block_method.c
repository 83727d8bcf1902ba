/*
 * Methods of blocks, and the parameters that travel in their buffers (mof-language D.9).
 */
#include "model/check_block.h"
#include "model/range.h"

typedef void method_rule(const mof_checker *checker, mof_code code, const mof_method *method);

static const mof_value *find_number(const mof_method *method)
{
    return mof_checker_value(&method->qualifiers, MOF_KNOWN_WMIMETHODID, MOF_VALUE_KIND_INTEGER);
}

bool mof_block_serves(const mof_checker *checker, const mof_method *method)
{
    return find_number(method) != NULL ||
           mof_block_find_kind(checker, method->origin) == MOF_BLOCK_SERVED;
}

static void check_call(const mof_checker *checker, mof_code code, const mof_method *method)
{
    bool is_implemented = mof_qualifiers_is(&method->qualifiers, MOF_KNOWN_IMPLEMENTED);
    const char *why = NULL;
    if (find_number(method) == NULL)
        why = is_implemented ? "has no WmiMethodId" : "has no WmiMethodId and is not Implemented";
    else if (!is_implemented)
        why = "is not Implemented";
    if (why != NULL && mof_block_serves(checker, method))
        mof_report(checker->reporter, code, method->name_span, MOF_ARGS(method->name->text, why));
}

/* Reported at the later one. */
static void check_same_number(const mof_checker *checker, mof_code code, const mof_method *method)
{
    const mof_class *of = method->origin;
    const mof_value *number = find_number(method);
    for (size_t i = 0; number != NULL && i < of->method_count && of->methods[i] != method; i++) {
        const mof_value *other = find_number(of->methods[i]);
        if (other == NULL || mof_integer_compare(number->as.integer, other->as.integer) != 0)
            continue;
        const char *why = mof_arena_format(checker->reporter->arena, "has the WmiMethodId of '%s'",
                                           of->methods[i]->name->text);
        mof_diagnostic *diagnostic =
            mof_report(checker->reporter, code, number->span, MOF_ARGS(method->name->text, why));
        mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_PREVIOUS, other->span,
                                MOF_NO_ARGS);
        return;
    }
}

static void check_method(const mof_checker *checker, mof_code code, const mof_method *method)
{
    check_call(checker, code, method);
    check_same_number(checker, code, method);
}

/* ---- parameters -------------------------------------------------------------------------- */

static void check_types(const mof_checker *checker, mof_code code, const mof_method *method)
{
    for (size_t i = 0; i < method->parameter_count; i++) {
        const mof_parameter *parameter = &method->parameters[i];
        if (!mof_block_holds(parameter->type.kind))
            mof_report(checker->reporter, code, parameter->span,
                       MOF_ARGS(parameter->name->text,
                                mof_type_text(&parameter->type, checker->reporter->arena)));
    }
}

static const mof_parameter *find_parameter(const mof_method *method, mof_text name)
{
    for (size_t i = 0; i < method->parameter_count; i++)
        if (mof_text_equal_nocase(mof_name_text(method->parameters[i].name), name))
            return &method->parameters[i];
    return NULL;
}

static void check_sizes(const mof_checker *checker, mof_code code, const mof_method *method)
{
    for (size_t i = 0; i < method->parameter_count; i++) {
        const mof_parameter *array = &method->parameters[i];
        const mof_qualifier *qualifier =
            mof_block_find_text(&array->qualifiers, MOF_KNOWN_WMISIZEIS);
        if (qualifier == NULL)
            continue;
        mof_block_size size = {qualifier, array->name, &array->type, NULL, MOF_NO_SPAN};
        const mof_parameter *target = find_parameter(method, mof_value_text(&qualifier->value));
        if (target != NULL) {
            size.type = &target->type;
            size.span = target->span;
        }
        mof_block_check_size(checker, code, &size);
    }
}

void mof_check_block_method(const mof_checker *checker, const mof_method *method)
{
    static const struct {
        mof_code code;
        method_rule *check;
    } rules[] = {
        {MOF_W108, check_sizes},
        {MOF_W112, check_types},
        {MOF_W113, check_method},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, method->origin->profile) &&
            mof_block_serves(checker, method))
            rules[i].check(checker, rules[i].code, method);
}
