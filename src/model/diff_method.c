/*
 * Methods and their parameters. The backends make nothing of them, so what changes here is of
 * clients alone.
 */
#include "model/differ.h"

#include <string.h>

#define SPARED (MOF_BREAKS_SOURCE | MOF_BREAKS_ABI | MOF_BREAKS_STORED)

/* ---- parameters ------------------------------------------------------------------------------ */

static const char *direction(const mof_parameter *parameter)
{
    if (parameter->is_in)
        return parameter->is_out ? "in and out" : "in";
    return parameter->is_out ? "out" : "neither in nor out";
}

/* What goes in may be left out unless it is Required; what only comes out is nothing to give. */
static bool must_be_given(const mof_parameter *parameter)
{
    return parameter->is_in && mof_qualifiers_is(&parameter->qualifiers, MOF_KNOWN_REQUIRED);
}

/* Clients that do not know of it go on as before. */
static bool may_be_left_out(const mof_parameter *parameter)
{
    return parameter->is_optional || !parameter->is_in;
}

static void compare_parameter(mof_differ *differ, const mof_pair *pair, const mof_parameter *older,
                              const mof_parameter *newer)
{
    if (strcmp(older->name->text, newer->name->text) != 0)
        mof_differ_report(differ, pair, MOF_C312, older->name->text, newer->name->text);
    if (!mof_differ_same_type(&older->type, &newer->type))
        mof_differ_report(differ, pair, MOF_C307, mof_differ_type_text(differ, &older->type),
                          mof_differ_type_text(differ, &newer->type));
    if (older->is_in != newer->is_in || older->is_out != newer->is_out)
        mof_differ_report(differ, pair, MOF_C308, direction(older), direction(newer));
    else if (must_be_given(older) != must_be_given(newer) ||
             older->is_optional != newer->is_optional)
        mof_differ_report(differ, pair,
                          must_be_given(newer) || older->is_optional ? MOF_C309 : MOF_C310, NULL,
                          NULL);
    if (!mof_differ_same_value(differ, older->default_value, newer->default_value))
        mof_differ_report(differ, pair, MOF_C313,
                          mof_differ_value_text(differ, older->default_value),
                          mof_differ_value_text(differ, newer->default_value));
    mof_differ_qualifiers(differ, pair, &older->qualifiers, &newer->qualifiers, true);
}

static void index_parameters(mof_map *map, mof_arena *scratch, const mof_method *method)
{
    mof_map_init(map, scratch);
    for (size_t i = 0; i < method->parameter_count; i++)
        mof_map_set(map, method->parameters[i].name->key,
                    (void *)(uintptr_t)&method->parameters[i]);
}

static void report_gone(mof_differ *differ, const mof_pair *around, const mof_method *newer,
                        const mof_parameter *gone, const mof_map *older_map)
{
    mof_pair pair = *around;
    pair.path = mof_differ_path(differ, around, gone->name);
    pair.older = gone->span;
    mof_diagnostic *diagnostic = mof_differ_report(differ, &pair, MOF_C306, NULL, NULL);
    mof_rename rename = mof_differ_rename(differ, gone->name);
    if (rename.distance == 0)
        return;
    for (size_t i = 0; i < newer->parameter_count; i++) {
        const mof_parameter *other = &newer->parameters[i];
        if (mof_differ_same_type(&gone->type, &other->type) &&
            mof_map_find(older_map, other->name->key) == NULL)
            mof_rename_offer(&rename, other->name, other->span);
    }
    mof_differ_note_rename(differ, diagnostic, &rename);
}

static void report_new(mof_differ *differ, const mof_pair *around, const mof_parameter *added)
{
    mof_pair pair = *around;
    pair.path = mof_differ_path(differ, around, added->name);
    pair.newer = added->span;
    mof_differ_report(differ, &pair, may_be_left_out(added) ? MOF_C305 : MOF_C304, NULL, NULL);
}

static void compare_parameters(mof_differ *differ, const mof_pair *around, const mof_method *older,
                               const mof_method *newer)
{
    mof_map older_map, newer_map;
    index_parameters(&older_map, differ->scratch, older);
    index_parameters(&newer_map, differ->scratch, newer);
    mof_order order = {0};
    for (size_t i = 0; i < older->parameter_count; i++) {
        const mof_parameter *parameter = &older->parameters[i];
        const mof_parameter *other = mof_map_find(&newer_map, parameter->name->key);
        if (other == NULL) {
            report_gone(differ, around, newer, parameter, &older_map);
            continue;
        }
        mof_pair pair = {.path = mof_differ_path(differ, around, other->name),
                         .older = parameter->span,
                         .newer = other->span,
                         .spared = around->spared};
        compare_parameter(differ, &pair, parameter, other);
        mof_order_visit(&order, other->name, (size_t)(other - newer->parameters), other->span);
    }
    for (size_t i = 0; i < newer->parameter_count; i++)
        if (mof_map_find(&older_map, newer->parameters[i].name->key) == NULL)
            report_new(differ, around, &newer->parameters[i]);
    if (order.first == NULL)
        return;
    mof_pair pair = *around;
    pair.newer = order.span;
    mof_differ_report(differ, &pair, MOF_C311, order.last->text, order.first->text);
}

/* ---- methods --------------------------------------------------------------------------------- */

static void compare_method(mof_differ *differ, const mof_pair *pair, const mof_method *older,
                           const mof_method *newer, bool all)
{
    if (strcmp(older->name->text, newer->name->text) != 0)
        mof_differ_report(differ, pair, MOF_C312, older->name->text, newer->name->text);
    if (!mof_differ_same_type(&older->type, &newer->type))
        mof_differ_report(differ, pair, MOF_C303, mof_differ_type_text(differ, &older->type),
                          mof_differ_type_text(differ, &newer->type));
    mof_differ_qualifiers(differ, pair, &older->qualifiers, &newer->qualifiers, all);
    compare_parameters(differ, pair, older, newer);
}

static void report_method_gone(mof_differ *differ, const mof_pair *around,
                               const mof_kinship *kinship, const mof_method *gone)
{
    mof_pair pair = *around;
    pair.path = mof_differ_path(differ, around, gone->name);
    pair.older = gone->name_span;
    mof_diagnostic *diagnostic = mof_differ_report(differ, &pair, MOF_C302, NULL, NULL);
    mof_rename rename = mof_differ_rename(differ, gone->name);
    if (rename.distance == 0)
        return;
    for (size_t i = 0; i < kinship->newer->method_count; i++) {
        const mof_method *other = kinship->newer->methods[i];
        if (mof_differ_same_type(&gone->type, &other->type) &&
            mof_class_find_method(kinship->older, other->name) == NULL)
            mof_rename_offer(&rename, other->name, other->name_span);
    }
    mof_differ_note_rename(differ, diagnostic, &rename);
}

static void compare_older(mof_differ *differ, const mof_pair *around, const mof_kinship *kinship,
                          const mof_method *method)
{
    const mof_method *other = mof_class_find_method(kinship->newer, method->name);
    if (!mof_kinship_tells(kinship, method->origin, other != NULL ? other->origin : NULL))
        return;
    if (other == NULL) {
        report_method_gone(differ, around, kinship, method);
        return;
    }
    mof_pair pair = {.path = mof_differ_path(differ, around, other->name),
                     .older = method->name_span,
                     .newer = other->name_span,
                     .spared = around->spared};
    compare_method(differ, &pair, method, other, kinship->is_moved);
}

void mof_differ_methods(mof_differ *differ, const mof_pair *around, const mof_class *older,
                        const mof_class *newer)
{
    const mof_kinship kinship = mof_kinship_of(older, newer);
    mof_pair pair = *around;
    pair.spared = SPARED;
    for (size_t i = 0; i < older->method_count; i++)
        compare_older(differ, &pair, &kinship, older->methods[i]);
    for (size_t i = 0; i < newer->method_count; i++) {
        const mof_method *method = newer->methods[i];
        if (mof_class_find_method(older, method->name) != NULL ||
            !mof_kinship_tells(&kinship, NULL, method->origin))
            continue;
        pair.path = mof_differ_path(differ, around, method->name);
        pair.newer = method->name_span;
        mof_differ_report(differ, &pair, MOF_C301, NULL, NULL);
    }
}
