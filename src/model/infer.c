/*
 * The type that a value has by itself: WMI takes qualifiers that nobody declared (mof-language
 * B.6).
 */
#include "model/value.h"

static mof_type_kind infer_integer(mof_text spelling)
{
    mof_integer integer = mof_literal_integer(NULL, spelling, MOF_NO_SPAN);
    static const mof_type_kind wider[] = {MOF_TYPE_SINT32, MOF_TYPE_SINT64, MOF_TYPE_UINT64};
    for (size_t i = 0; i < 2; i++)
        if (mof_type_kind_holds(wider[i], integer))
            return wider[i];
    return wider[2];
}

static mof_type_kind infer_scalar(mof_resolver *resolver, const mof_ast *ast)
{
    static const mof_type_kind kinds[MOF_VALUE_ARRAY + 1] = {
        [MOF_VALUE_REAL] = MOF_TYPE_REAL64,     [MOF_VALUE_CHAR] = MOF_TYPE_CHAR16,
        [MOF_VALUE_STRING] = MOF_TYPE_STRING,   [MOF_VALUE_TRUE] = MOF_TYPE_BOOLEAN,
        [MOF_VALUE_FALSE] = MOF_TYPE_BOOLEAN,   [MOF_VALUE_INSTANCE] = MOF_TYPE_OBJECT,
        [MOF_VALUE_ALIAS] = MOF_TYPE_REFERENCE, [MOF_VALUE_LITERAL] = MOF_TYPE_STRING};
    if (ast->form == MOF_VALUE_INTEGER)
        return infer_integer(mof_resolver_text(resolver, ast->span));
    return kinds[ast->form];
}

static unsigned width(mof_type_kind kind)
{
    return mof_type_kind_bits(kind) + mof_type_kind_is_unsigned(kind);
}

/* The first element says what the others are; among integers, the widest one. */
static mof_type_kind join_kinds(mof_type_kind kind, mof_type_kind next)
{
    bool are_integers = mof_type_kind_is_integer(kind) && mof_type_kind_is_integer(next);
    if (kind == MOF_TYPE_POISON || (are_integers && width(next) > width(kind)))
        return next;
    return kind;
}

mof_type mof_value_infer(mof_resolver *resolver, const mof_ast *ast)
{
    mof_type type = {.is_array = ast->form == MOF_VALUE_ARRAY};
    if (type.is_array) {
        const mof_ast *items = ((const mof_ast_value *)ast)->items;
        for (const mof_ast *item = items; item != NULL; item = item->next)
            type.kind = join_kinds(type.kind, infer_scalar(resolver, item));
    } else {
        type.kind = infer_scalar(resolver, ast);
    }
    if (type.kind == MOF_TYPE_POISON) /* NULL, {}: any will do */
        type.kind = MOF_TYPE_STRING;
    return type;
}

bool mof_value_holds_instances(const mof_ast *value)
{
    if (value->form == MOF_VALUE_ARRAY)
        value = ((const mof_ast_value *)value)->items;
    return value != NULL && value->form == MOF_VALUE_INSTANCE;
}
