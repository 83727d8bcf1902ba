/*
 * One function for each form of literal; each knows the types that take it.
 */
#include "model/value.h"

#include <float.h>
#include <inttypes.h>
#include <string.h>

#include "model/datetime.h"
#include "model/precision.h"
#include "model/resolve_enumeration.h"
#include "model/resolve_instance.h"

/* From here on a number is nearer to infinity than to the largest real32. */
#define REAL32_END 0x1.ffffffp127

typedef bool resolve_form(mof_resolver *resolver, const mof_value_use *use,
                          const mof_ast_value *ast, mof_value *value);

/* ---- reporting --------------------------------------------------------------------------- */

/* The value is not one of the type; `what` names its form. */
static bool report_misfit(mof_resolver *resolver, const mof_value_use *use, mof_code code,
                          const mof_ast_value *ast, const char *what)
{
    if (use->misfit != MOF_S202)
        code = use->misfit;
    mof_report(
        resolver->reporter, code, ast->ast.span,
        MOF_ARGS(what, use->name->text, mof_type_text(use->type, resolver->reporter->arena)));
    return false;
}

/* The value is read as one of the type although it is written as another. */
static bool report_bent(mof_resolver *resolver, const mof_value_use *use, mof_code code,
                        const mof_ast_value *ast, const char *what)
{
    report_misfit(resolver, use, code, ast, what);
    return true;
}

static bool report_range(mof_resolver *resolver, const mof_value_use *use, const mof_ast_value *ast)
{
    mof_type_kind kind = use->type->kind == MOF_TYPE_CHAR16 ? MOF_TYPE_UINT16 : use->type->kind;
    mof_arena *arena = resolver->reporter->arena;
    uint64_t lowest = mof_type_kind_limit(kind, true);
    const char *minus = lowest != 0 ? "-" : "";
    mof_report(resolver->reporter, MOF_S201, ast->ast.span,
               MOF_ARGS(mof_resolver_quote(resolver, ast->ast.span),
                        mof_type_kind_name(use->type->kind),
                        mof_arena_format(arena, "%s%" PRIu64, minus, lowest),
                        mof_arena_format(arena, "%" PRIu64, mof_type_kind_limit(kind, false))));
    return false;
}

/* ---- numbers ----------------------------------------------------------------------------- */

static double to_real(mof_integer integer)
{
    double real = (double)integer.magnitude;
    return integer.negative ? -real : real;
}

/* True where it is in the range of the type. */
static bool set_integer(mof_resolver *resolver, const mof_value_use *use, const mof_ast_value *ast,
                        mof_integer integer, mof_value *value)
{
    if (!mof_type_kind_holds(use->type->kind, integer))
        return report_range(resolver, use, ast);
    value->kind = MOF_VALUE_KIND_INTEGER;
    value->as.integer = integer;
    return true;
}

static bool set_real(mof_resolver *resolver, const mof_value_use *use, const mof_ast_value *ast,
                     double real, mof_value *value)
{
    bool is_real32 = use->type->kind == MOF_TYPE_REAL32;
    double size = real < 0 ? -real : real;
    if (is_real32 ? size >= REAL32_END : size > DBL_MAX) {
        mof_report(resolver->reporter, MOF_S203, ast->ast.span,
                   MOF_ARGS(mof_resolver_quote(resolver, ast->ast.span),
                            mof_type_kind_name(use->type->kind)));
        return false;
    }
    mof_precision_check(resolver, use->type->kind, &ast->ast, real);
    value->kind = MOF_VALUE_KIND_REAL;
    value->as.real = real;
    return true;
}

static bool set_char(mof_resolver *resolver, const mof_value_use *use, const mof_ast_value *ast,
                     mof_integer integer, mof_value *value)
{
    if (!mof_type_kind_holds(MOF_TYPE_UINT16, integer))
        return report_range(resolver, use, ast);
    value->kind = MOF_VALUE_KIND_CHAR16;
    value->as.char16 = (uint16_t)integer.magnitude;
    return true;
}

/* The scanner has reported it. */
static bool is_overflow(mof_integer integer, mof_text spelling)
{
    mof_text digits = spelling;
    if (digits.data[0] == '-' || digits.data[0] == '+')
        digits = (mof_text){digits.data + 1, digits.size - 1};
    return integer.magnitude == UINT64_MAX && !mof_text_is_nocase(digits, "18446744073709551615") &&
           !mof_text_is_nocase(digits, "0xffffffffffffffff");
}

static bool resolve_integer(mof_resolver *resolver, const mof_value_use *use,
                            const mof_ast_value *ast, mof_value *value)
{
    mof_text spelling = mof_resolver_text(resolver, ast->ast.span);
    mof_integer integer = mof_literal_integer(NULL, spelling, ast->ast.span);
    if (is_overflow(integer, spelling))
        return false;
    if (integer.magnitude == 0)
        integer.negative = false;
    switch (use->type->kind) {
    case MOF_TYPE_REAL32:
    case MOF_TYPE_REAL64:
        return set_real(resolver, use, ast, to_real(integer), value);
    case MOF_TYPE_CHAR16:
        return set_char(resolver, use, ast, integer, value);
    case MOF_TYPE_BOOLEAN:
        if (integer.magnitude > 1 || integer.negative)
            return report_misfit(resolver, use, MOF_S202, ast, "an integer");
        value->kind = MOF_VALUE_KIND_BOOLEAN;
        value->as.boolean = integer.magnitude == 1;
        return report_bent(resolver, use, MOF_S214, ast, "an integer");
    default:
        if (!mof_type_kind_is_integer(use->type->kind))
            return report_misfit(resolver, use, MOF_S202, ast, "an integer");
        return set_integer(resolver, use, ast, integer, value);
    }
}

/* To the nearest integer, halves to the even one: as the FPU of mofcomp does. */
static mof_integer round_real(double real)
{
    mof_integer integer = {.negative = real < 0};
    double size = integer.negative ? -real : real;
    if (size >= (double)UINT64_MAX) {
        integer.magnitude = UINT64_MAX;
        return integer;
    }
    integer.magnitude = (uint64_t)size;
    double rest = size - (double)integer.magnitude;
    if (rest > 0.5 || (rest >= 0.5 && integer.magnitude % 2 == 1))
        integer.magnitude++;
    integer.negative = integer.negative && integer.magnitude != 0;
    return integer;
}

static bool resolve_real(mof_resolver *resolver, const mof_value_use *use, const mof_ast_value *ast,
                         mof_value *value)
{
    double real = mof_literal_real(mof_resolver_text(resolver, ast->ast.span));
    if (use->type->kind == MOF_TYPE_REAL32 || use->type->kind == MOF_TYPE_REAL64)
        return set_real(resolver, use, ast, real, value);
    if (!mof_type_kind_is_integer(use->type->kind))
        return report_misfit(resolver, use, MOF_S202, ast, "a real number");
    return set_integer(resolver, use, ast, round_real(real), value) &&
           report_bent(resolver, use, MOF_S212, ast, "a real number");
}

/* ---- text -------------------------------------------------------------------------------- */

static bool resolve_char(mof_resolver *resolver, const mof_value_use *use, const mof_ast_value *ast,
                         mof_value *value)
{
    mof_text text = mof_resolver_text(resolver, ast->ast.span);
    if (mof_literal_is_long(text))
        return false; /* L051 says that it is none */
    if (mof_type_kind_is_integer(use->type->kind))
        return report_misfit(resolver, use, MOF_S215, ast, "a character");
    if (use->type->kind != MOF_TYPE_CHAR16)
        return report_misfit(resolver, use, MOF_S202, ast, "a character");
    value->kind = MOF_VALUE_KIND_CHAR16;
    value->as.char16 = (uint16_t)mof_literal_char(NULL, text, ast->ast.span);
    return true;
}

/* Literals side by side are one value. Decoding never makes a text longer. */
static mof_text join_parts(mof_resolver *resolver, const mof_ast *parts)
{
    size_t room = 0;
    for (const mof_ast *part = parts; part != NULL; part = part->next)
        room += part->span.end - part->span.start;
    char *data = mof_arena_alloc(resolver->arena, room);
    size_t size = 0;
    for (const mof_ast *part = parts; part != NULL; part = part->next)
        size += mof_literal_copy_string(mof_resolver_text(resolver, part->span), data + size);
    return (mof_text){data, size};
}

static mof_text decode_string(mof_resolver *resolver, const mof_ast_value *ast)
{
    if (ast->text != NULL)
        return *ast->text;
    if (ast->items != NULL)
        return join_parts(resolver, ast->items);
    mof_text spelling = mof_resolver_text(resolver, ast->ast.span);
    return mof_literal_string(resolver->arena, NULL, spelling, ast->ast.span);
}

static bool check_datetime(mof_resolver *resolver, const mof_value_use *use,
                           const mof_ast_value *ast, mof_text text)
{
    const char *why;
    mof_datetime_fault fault = mof_datetime_check(text, use->profile, &why);
    if (fault != MOF_DATETIME_RIGHT)
        mof_report(resolver->reporter, fault == MOF_DATETIME_WRONG ? MOF_S221 : MOF_S220,
                   ast->ast.span, MOF_ARGS(mof_text_quote(resolver->reporter->arena, text), why));
    return fault != MOF_DATETIME_WRONG;
}

/* Digits with a sign: how WMI hands 64-bit integers to scripts. */
static bool read_digits(mof_text text, mof_integer *integer)
{
    *integer = (mof_integer){.negative = text.size > 0 && text.data[0] == '-'};
    size_t start = text.size > 0 && (text.data[0] == '-' || text.data[0] == '+');
    for (size_t i = start; i < text.size; i++) {
        uint64_t digit = (uint64_t)(text.data[i] - '0');
        if (!mof_char_is_digit(text.data[i]) || integer->magnitude > (UINT64_MAX - digit) / 10)
            return false;
        integer->magnitude = 10 * integer->magnitude + digit;
    }
    integer->negative = integer->negative && integer->magnitude != 0;
    return text.size > start;
}

static bool resolve_string(mof_resolver *resolver, const mof_value_use *use,
                           const mof_ast_value *ast, mof_value *value)
{
    mof_text text = decode_string(resolver, ast);
    mof_integer integer;
    size_t length;
    value->kind = MOF_VALUE_KIND_STRING;
    value->as.string = text;
    switch (use->type->kind) {
    case MOF_TYPE_STRING:
    case MOF_TYPE_REFERENCE:
        return true;
    case MOF_TYPE_DATETIME:
        return check_datetime(resolver, use, ast, text);
    case MOF_TYPE_CHAR16:
        if (mof_utf8_count(text) != 1)
            break;
        integer = (mof_integer){mof_utf8_decode(text.data, text.size, &length), false};
        return set_char(resolver, use, ast, integer, value) &&
               report_bent(resolver, use, MOF_S210, ast, "a string");
    case MOF_TYPE_UINT64:
    case MOF_TYPE_SINT64:
        if (!mof_profile_is_wmi(use->profile) || !read_digits(text, &integer))
            break;
        return set_integer(resolver, use, ast, integer, value) &&
               report_bent(resolver, use, MOF_S211, ast, "a string");
    default:
        break;
    }
    return report_misfit(resolver, use, MOF_S202, ast, "a string");
}

/* ---- words ------------------------------------------------------------------------------- */

static bool resolve_boolean(mof_resolver *resolver, const mof_value_use *use,
                            const mof_ast_value *ast, mof_value *value)
{
    if (use->type->kind != MOF_TYPE_BOOLEAN)
        return report_misfit(resolver, use, MOF_S202, ast, "a boolean");
    value->kind = MOF_VALUE_KIND_BOOLEAN;
    value->as.boolean = ast->ast.form == MOF_VALUE_TRUE;
    return true;
}

static bool resolve_null(mof_resolver *resolver, const mof_value_use *use, const mof_ast_value *ast,
                         mof_value *value)
{
    (void)resolver;
    (void)use;
    (void)ast;
    value->kind = MOF_VALUE_KIND_NULL;
    return true;
}

/* The name of an enumeration's element. Outside of MOF 3 the parser has reported it. */
static bool resolve_literal(mof_resolver *resolver, const mof_value_use *use,
                            const mof_ast_value *ast, mof_value *value)
{
    const mof_enumeration *enumeration = use->type->enumeration;
    if (use->profile != MOF_PROFILE_DMTF3 || use->misfit == MOF_S308)
        return false; /* the latter: the qualifier is not declared, which was reported */
    if (enumeration == NULL)
        return report_misfit(resolver, use, MOF_S202, ast, "an element of an enumeration");
    const mof_enumeration_element *element = mof_resolve_element(resolver, enumeration, ast);
    if (element == NULL)
        return false;
    value->kind = MOF_VALUE_KIND_WORD;
    value->as.word = element->name;
    return true;
}

static bool resolve_alias(mof_resolver *resolver, const mof_value_use *use,
                          const mof_ast_value *ast, mof_value *value)
{
    mof_type_kind kind = use->type->kind;
    const mof_name *name = ast->name;
    bool is_embedded = kind == MOF_TYPE_INSTANCE || kind == MOF_TYPE_OBJECT;
    bool is_structure = is_embedded && use->profile == MOF_PROFILE_DMTF3; /* value of X_S as $s */
    if (kind != MOF_TYPE_REFERENCE && !is_structure) {
        mof_report(resolver->reporter, is_embedded ? MOF_W125 : MOF_S504, ast->ast.span,
                   MOF_ARGS(name->text, use->name->text));
        return false;
    }
    const mof_alias *alias = mof_map_find(resolver->aliases, name->key);
    if (alias == NULL) {
        mof_report(resolver->reporter, MOF_S503, ast->ast.span, MOF_ARGS(name->text));
        return false;
    }
    value->kind = MOF_VALUE_KIND_ALIAS;
    value->as.alias.name = name;
    value->as.alias.instance = alias->instance;
    return true;
}

static bool resolve_nested(mof_resolver *resolver, const mof_value_use *use,
                           const mof_ast_value *ast, mof_value *value)
{
    if (use->type->kind != MOF_TYPE_INSTANCE && use->type->kind != MOF_TYPE_OBJECT)
        return report_misfit(resolver, use, MOF_S202, ast, "an instance");
    value->kind = MOF_VALUE_KIND_INSTANCE;
    value->as.instance =
        mof_resolve_nested(resolver, (const mof_ast_instance *)ast->items, use->space);
    return true;
}

/* ---- arrays ------------------------------------------------------------------------------ */

/* The type of the elements stands in for the type of the array. */
static bool resolve_scalar(mof_resolver *resolver, const mof_value_use *use,
                           const mof_ast_value *ast, mof_value *value)
{
    static resolve_form *const forms[] = {
        [MOF_VALUE_INTEGER] = resolve_integer, [MOF_VALUE_REAL] = resolve_real,
        [MOF_VALUE_CHAR] = resolve_char,       [MOF_VALUE_STRING] = resolve_string,
        [MOF_VALUE_TRUE] = resolve_boolean,    [MOF_VALUE_FALSE] = resolve_boolean,
        [MOF_VALUE_NULL] = resolve_null,       [MOF_VALUE_ALIAS] = resolve_alias,
        [MOF_VALUE_LITERAL] = resolve_literal, [MOF_VALUE_INSTANCE] = resolve_nested};
    value->span = ast->ast.span;
    return forms[ast->ast.form](resolver, use, ast, value);
}

static void check_count(mof_resolver *resolver, const mof_value_use *use, const mof_ast_value *ast,
                        size_t count)
{
    uint64_t bound = use->type->array_size;
    mof_arena *arena = resolver->reporter->arena;
    if (bound == 0 || count <= bound)
        return;
    mof_report(resolver->reporter, MOF_S204, ast->ast.span,
               MOF_ARGS(mof_arena_format(arena, "%zu", count), use->name->text,
                        mof_arena_format(arena, "%" PRIu64, bound)));
}

/* An array whose element is broken is as broken: what is left would mean another thing. */
static bool resolve_array(mof_resolver *resolver, const mof_value_use *use,
                          const mof_ast_value *ast, mof_value *value)
{
    size_t count = 0;
    for (const mof_ast *item = ast->items; item != NULL; item = item->next)
        count++;
    mof_value *items = MOF_NEW_ARRAY(resolver->arena, mof_value, count);
    bool is_right = true;
    size_t i = 0;
    for (const mof_ast *item = ast->items; item != NULL; item = item->next, i++) {
        is_right &= resolve_scalar(resolver, use, (const mof_ast_value *)item, &items[i]);
        if (item->form == MOF_VALUE_NULL)
            mof_report(resolver->reporter, MOF_S213, item->span, MOF_ARGS(use->name->text));
    }
    check_count(resolver, use, ast, count);
    value->kind = MOF_VALUE_KIND_ARRAY;
    value->span = ast->ast.span;
    value->as.array.items = items;
    value->as.array.count = count;
    return is_right;
}

/* One value where an array is wanted: an array of one. */
static bool resolve_wrapped(mof_resolver *resolver, const mof_value_use *use,
                            const mof_ast_value *ast, mof_value *value)
{
    mof_value *item = MOF_NEW(resolver->arena, mof_value);
    if (!resolve_scalar(resolver, use, ast, item))
        return false;
    value->kind = MOF_VALUE_KIND_ARRAY;
    value->span = ast->ast.span;
    value->as.array.items = item;
    value->as.array.count = 1;
    return use->profile == MOF_PROFILE_DOC ||
           report_bent(resolver, use, MOF_S216, ast, "a single value");
}

bool mof_value_resolve(mof_resolver *resolver, const mof_value_use *use, const mof_ast *ast,
                       mof_value *value)
{
    const mof_ast_value *node = (const mof_ast_value *)ast;
    if (use->type->kind == MOF_TYPE_POISON)
        return false;
    if (ast->form == MOF_VALUE_ARRAY)
        return use->type->is_array ? resolve_array(resolver, use, node, value)
                                   : report_misfit(resolver, use, MOF_S217, node, "a list");
    if (!use->type->is_array || ast->form == MOF_VALUE_NULL)
        return resolve_scalar(resolver, use, node, value);
    return resolve_wrapped(resolver, use, node, value);
}
