/*
 * The types of CIM: their names and widths (mof-language G.1).
 */
#include "model/model.h"

typedef struct type_facts {
    const char *name;
    uint8_t bits; /* of numbers */
    bool is_integer;
    bool is_unsigned;
} type_facts;

static const type_facts table[] = {
    [MOF_TYPE_POISON] = {"unknown", 0, false, false},
    [MOF_TYPE_BOOLEAN] = {"boolean", 0, false, false},
    [MOF_TYPE_UINT8] = {"uint8", 8, true, true},
    [MOF_TYPE_SINT8] = {"sint8", 8, true, false},
    [MOF_TYPE_UINT16] = {"uint16", 16, true, true},
    [MOF_TYPE_SINT16] = {"sint16", 16, true, false},
    [MOF_TYPE_UINT32] = {"uint32", 32, true, true},
    [MOF_TYPE_SINT32] = {"sint32", 32, true, false},
    [MOF_TYPE_UINT64] = {"uint64", 64, true, true},
    [MOF_TYPE_SINT64] = {"sint64", 64, true, false},
    [MOF_TYPE_REAL32] = {"real32", 32, false, false},
    [MOF_TYPE_REAL64] = {"real64", 64, false, false},
    [MOF_TYPE_CHAR16] = {"char16", 0, false, false},
    [MOF_TYPE_STRING] = {"string", 0, false, false},
    [MOF_TYPE_DATETIME] = {"datetime", 0, false, false},
    [MOF_TYPE_REFERENCE] = {"reference", 0, false, false},
    [MOF_TYPE_INSTANCE] = {"instance", 0, false, false},
    [MOF_TYPE_OBJECT] = {"object", 0, false, false},
    [MOF_TYPE_VOID] = {"void", 0, false, false},
};

const char *mof_type_kind_name(mof_type_kind kind)
{
    return table[kind].name;
}

mof_type_kind mof_type_kind_find(mof_text name)
{
    for (int kind = MOF_TYPE_BOOLEAN; kind <= MOF_TYPE_VOID; kind++)
        if (kind != MOF_TYPE_REFERENCE && kind != MOF_TYPE_INSTANCE &&
            mof_text_is_nocase(name, table[kind].name))
            return (mof_type_kind)kind;
    return MOF_TYPE_POISON;
}

bool mof_type_kind_is_integer(mof_type_kind kind)
{
    return table[kind].is_integer;
}

bool mof_type_kind_is_unsigned(mof_type_kind kind)
{
    return table[kind].is_unsigned;
}

unsigned mof_type_kind_bits(mof_type_kind kind)
{
    return table[kind].bits;
}

uint64_t mof_type_kind_limit(mof_type_kind kind, bool negative)
{
    unsigned bits = table[kind].bits;
    if (table[kind].is_unsigned)
        return negative ? 0 : UINT64_MAX >> (64 - bits);
    uint64_t half = UINT64_C(1) << (bits - 1);
    return negative ? half : half - 1;
}

bool mof_type_kind_holds(mof_type_kind kind, mof_integer integer)
{
    return integer.magnitude <= mof_type_kind_limit(kind, integer.negative);
}

bool mof_type_equal(const mof_type *a, const mof_type *b)
{
    return a->kind == b->kind && a->is_array == b->is_array &&
           mof_name_equal(a->class_name, b->class_name);
}

const char *mof_type_text(const mof_type *type, mof_arena *arena)
{
    const char *name =
        type->class_name != NULL ? type->class_name->text : mof_type_kind_name(type->kind);
    const char *ref = type->kind == MOF_TYPE_REFERENCE ? " ref" : "";
    if (type->kind == MOF_TYPE_REFERENCE && type->class_name == NULL)
        name = "object";
    return mof_arena_format(arena, "%s%s%s", name, ref, type->is_array ? "[]" : "");
}

/* ---- words that are no types -------------------------------------------------------------------
 */

typedef struct foreign_type {
    const char *name;
    mof_type_kind kind;
} foreign_type;

static const foreign_type foreign[] = {
    {"int", MOF_TYPE_SINT32},   {"int8", MOF_TYPE_SINT8},    {"int16", MOF_TYPE_SINT16},
    {"int32", MOF_TYPE_SINT32}, {"int64", MOF_TYPE_SINT64},  {"integer", MOF_TYPE_SINT32},
    {"uint", MOF_TYPE_UINT32},  {"long", MOF_TYPE_SINT32},   {"short", MOF_TYPE_SINT16},
    {"byte", MOF_TYPE_UINT8},   {"word", MOF_TYPE_UINT16},   {"dword", MOF_TYPE_UINT32},
    {"bool", MOF_TYPE_BOOLEAN}, {"double", MOF_TYPE_REAL64}, {"float", MOF_TYPE_REAL32},
    {"char", MOF_TYPE_CHAR16},  {"str", MOF_TYPE_STRING},
};

#define MISSPELT_DISTANCE 2

mof_type_kind mof_type_kind_guess(mof_text name)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (mof_text_is_nocase(name, foreign[i].name))
            return foreign[i].kind;
    mof_type_kind guess = MOF_TYPE_POISON;
    size_t best = MISSPELT_DISTANCE;
    for (int kind = MOF_TYPE_BOOLEAN; kind <= MOF_TYPE_DATETIME; kind++) {
        mof_text known = mof_text_from_string(mof_type_kind_name((mof_type_kind)kind));
        size_t distance = mof_text_distance(name, known, best);
        if (distance <= best && name.size > 3) {
            guess = (mof_type_kind)kind;
            best = distance - (distance != 0);
        }
    }
    return guess;
}
