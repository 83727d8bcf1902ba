/*
 * Properties: which came and went, what their types, keys and values changed to. What a type
 * becomes in C and SQL is docs/backend-c.md and docs/backend-sql.md.
 */
#include "model/differ.h"

#include <string.h>

#define NEITHER_SOURCE_NOR_ABI (MOF_BREAKS_SOURCE | MOF_BREAKS_ABI)

/* ---- types ----------------------------------------------------------------------------------- */

/* Text in C and in SQL; what it says is another matter. */
static bool is_text(mof_type_kind kind)
{
    return kind == MOF_TYPE_STRING || kind == MOF_TYPE_REFERENCE || kind == MOF_TYPE_INSTANCE ||
           kind == MOF_TYPE_OBJECT;
}

static bool is_uint16(mof_type_kind kind)
{
    return kind == MOF_TYPE_UINT16 || kind == MOF_TYPE_CHAR16;
}

/* Each integer of the one is exactly a value of the other. */
static bool widens_integer(mof_type_kind from, mof_type_kind to)
{
    unsigned bits = mof_type_kind_bits(from);
    if (to == MOF_TYPE_REAL32)
        return bits <= 16;
    if (to == MOF_TYPE_REAL64)
        return bits <= 32;
    if (!mof_type_kind_is_integer(to) || mof_type_kind_bits(to) <= bits)
        return false;
    return mof_type_kind_is_unsigned(from) || !mof_type_kind_is_unsigned(to);
}

static bool widens(mof_type_kind from, mof_type_kind to)
{
    if (mof_type_kind_is_integer(from))
        return widens_integer(from, to);
    if (from == MOF_TYPE_REAL32)
        return to == MOF_TYPE_REAL64;
    return (from == MOF_TYPE_CHAR16 || from == MOF_TYPE_DATETIME) && to == MOF_TYPE_STRING;
}

static mof_code code_of_kinds(mof_type_kind from, mof_type_kind to)
{
    if ((is_text(from) && is_text(to)) || (is_uint16(from) && is_uint16(to)))
        return MOF_C213;
    if (widens(from, to))
        return MOF_C210;
    return widens(to, from) ? MOF_C211 : MOF_C212;
}

static mof_code code_of_bounds(const mof_type *from, const mof_type *to)
{
    bool is_looser =
        to->array_size == 0 || (from->array_size != 0 && to->array_size > from->array_size);
    return is_looser ? MOF_C217 : MOF_C218;
}

static void compare_types(mof_differ *differ, const mof_pair *pair, const mof_type *older,
                          const mof_type *newer)
{
    const char *from = mof_differ_type_text(differ, older);
    const char *to = mof_differ_type_text(differ, newer);
    if (older->is_array != newer->is_array)
        mof_differ_report(differ, pair, newer->is_array ? MOF_C215 : MOF_C216, from, to);
    else if (older->array_size != newer->array_size)
        mof_differ_report(differ, pair, code_of_bounds(older, newer), from, to);
    if (older->kind != newer->kind)
        mof_differ_report(differ, pair, code_of_kinds(older->kind, newer->kind), from, to);
    else if (!mof_name_equal(older->class_name, newer->class_name))
        mof_differ_report(differ, pair, newer->kind == MOF_TYPE_REFERENCE ? MOF_C214 : MOF_C240,
                          from, to);
}

/* ---- what is the same property in both ------------------------------------------------------- */

/* NULL, "" or a pointer says that it is absent: it has no has_X in C. */
static bool says_absent_itself(const mof_property *property)
{
    return !property->type.is_array &&
           (is_text(property->type.kind) || property->type.kind == MOF_TYPE_DATETIME);
}

static const mof_class *first_origin(const mof_property *property)
{
    while (property->overridden != NULL)
        property = property->overridden;
    return property->origin;
}

static bool is_moved(const mof_property *older, const mof_property *newer)
{
    return !mof_name_equal(first_origin(older)->name, first_origin(newer)->name);
}

static void compare_key(mof_differ *differ, const mof_pair *pair, const mof_property *older,
                        const mof_property *newer)
{
    mof_pair presence = *pair;
    if (says_absent_itself(newer))
        presence.spared |= NEITHER_SOURCE_NOR_ABI;
    if (older->is_key != newer->is_key)
        mof_differ_report(differ, pair, newer->is_key ? MOF_C221 : MOF_C222, NULL, NULL);
    else if (older->is_required != newer->is_required)
        mof_differ_report(differ, &presence, newer->is_required ? MOF_C223 : MOF_C224, NULL, NULL);
}

static void compare(mof_differ *differ, const mof_pair *pair, const mof_property *older,
                    const mof_property *newer)
{
    if (strcmp(older->name->text, newer->name->text) != 0)
        mof_differ_report(differ, pair, MOF_C207, older->name->text, newer->name->text);
    if (is_moved(older, newer))
        mof_differ_report(differ, pair, MOF_C206, first_origin(older)->name->text,
                          first_origin(newer)->name->text);
    compare_types(differ, pair, &older->type, &newer->type);
    compare_key(differ, pair, older, newer);
    if (!mof_differ_same_value(differ, older->default_value, newer->default_value))
        mof_differ_report(differ, pair, MOF_C220,
                          mof_differ_value_text(differ, older->default_value),
                          mof_differ_value_text(differ, newer->default_value));
    mof_differ_qualifiers(differ, pair, &older->qualifiers, &newer->qualifiers,
                          is_moved(older, newer));
}

/* ---- what came and went ---------------------------------------------------------------------- */

static void report_gone(mof_differ *differ, const mof_pair *around, const mof_kinship *kinship,
                        const mof_property *gone)
{
    mof_pair pair = *around;
    pair.path = mof_differ_path(differ, around, gone->name);
    pair.older = gone->name_span;
    mof_diagnostic *diagnostic =
        mof_differ_report(differ, &pair, gone->is_key ? MOF_C205 : MOF_C204, NULL, NULL);
    mof_rename rename = mof_differ_rename(differ, gone->name);
    if (rename.distance == 0)
        return;
    for (size_t i = 0; i < kinship->newer->property_count; i++) {
        const mof_property *other = kinship->newer->properties[i];
        if (mof_differ_same_type(&gone->type, &other->type) &&
            mof_class_find_property(kinship->older, other->name) == NULL)
            mof_rename_offer(&rename, other->name, other->name_span);
    }
    mof_differ_note_rename(differ, diagnostic, &rename);
}

static void report_new(mof_differ *differ, const mof_pair *around, const mof_property *added)
{
    mof_pair pair = *around;
    pair.path = mof_differ_path(differ, around, added->name);
    pair.newer = added->name_span;
    mof_code code = added->is_key ? MOF_C203 : added->is_required ? MOF_C202 : MOF_C201;
    mof_differ_report(differ, &pair, code, NULL, NULL);
}

/* ---- order ----------------------------------------------------------------------------------- */

/* Keys are before the rest in a struct and a table, so a move within the other half changes
 * nothing. Those that stopped or began to be keys have been reported. */
static void compare_order(mof_differ *differ, const mof_pair *around, const mof_kinship *kinship,
                          const mof_map *places, bool keys)
{
    mof_order order = {0};
    for (size_t i = 0; i < kinship->older->property_count; i++) {
        const mof_property *property = kinship->older->properties[i];
        const mof_property *other = mof_class_find_property(kinship->newer, property->name);
        if (other == NULL || property->is_key != keys || other->is_key != keys ||
            !mof_kinship_tells(kinship, first_origin(property), first_origin(other)) ||
            is_moved(property, other))
            continue;
        mof_order_visit(&order, other->name, (size_t)(uintptr_t)mof_map_find(places, other),
                        other->name_span);
    }
    if (order.first == NULL)
        return;
    mof_pair pair = *around;
    pair.newer = order.span;
    mof_differ_report(differ, &pair, keys ? MOF_C113 : MOF_C112, order.last->text,
                      order.first->text);
}

static void compare_orders(mof_differ *differ, const mof_pair *around, const mof_kinship *kinship)
{
    mof_map places; /* newer property -> place, from 1 */
    mof_map_init(&places, differ->scratch);
    for (size_t i = 0; i < kinship->newer->property_count; i++)
        mof_map_set(&places, kinship->newer->properties[i], (void *)(uintptr_t)(i + 1));
    compare_order(differ, around, kinship, &places, true);
    compare_order(differ, around, kinship, &places, false);
}

/* ---- all of a class -------------------------------------------------------------------------- */

static void compare_older(mof_differ *differ, const mof_pair *around, const mof_kinship *kinship,
                          const mof_property *property)
{
    const mof_property *other = mof_class_find_property(kinship->newer, property->name);
    if (!mof_kinship_tells(kinship, property->origin, other != NULL ? other->origin : NULL))
        return;
    if (other == NULL) {
        report_gone(differ, around, kinship, property);
        return;
    }
    mof_pair pair = {.path = mof_differ_path(differ, around, other->name),
                     .older = property->name_span,
                     .newer = other->name_span,
                     .spared = around->spared};
    if (!property->poison && !other->poison)
        compare(differ, &pair, property, other);
}

void mof_differ_properties(mof_differ *differ, const mof_pair *pair, const mof_class *older,
                           const mof_class *newer)
{
    const mof_kinship kinship = mof_kinship_of(older, newer);
    for (size_t i = 0; i < older->property_count; i++)
        compare_older(differ, pair, &kinship, older->properties[i]);
    for (size_t i = 0; i < newer->property_count; i++) {
        const mof_property *property = newer->properties[i];
        if (mof_class_find_property(older, property->name) == NULL &&
            mof_kinship_tells(&kinship, NULL, property->origin))
            report_new(differ, pair, property);
    }
    compare_orders(differ, pair, &kinship);
}
