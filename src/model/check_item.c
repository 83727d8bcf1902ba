/*
 * The data items of blocks (mof-language B.12, D.9): their numbers, types, sizes.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "model/check_block.h"

typedef void item_rule(const mof_checker *checker, mof_code code, const mof_property *property);

/* ---- numbers ----------------------------------------------------------------------------- */

typedef struct item {
    const mof_property *property;
    const mof_qualifier *id;
    uint64_t number;
} item;

/* False: the item has no number to lay it out by. */
static bool read_number(const mof_property *property, item *read)
{
    const mof_qualifier *id = mof_qualifiers_find_known(&property->qualifiers, MOF_KNOWN_WMIDATAID);
    bool is_number = id != NULL && id->value.kind == MOF_VALUE_KIND_INTEGER &&
                     !id->value.as.integer.negative && id->value.as.integer.magnitude != 0;
    *read = (item){property, id, is_number ? id->value.as.integer.magnitude : 0};
    return is_number;
}

static int compare_items(const void *a, const void *b)
{
    const item *left = a;
    const item *right = b;
    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    mof_span x = left->property->name_span;
    mof_span y = right->property->name_span;
    return (x.start > y.start) - (x.start < y.start);
}

/* The items that have numbers, in the order of their data. */
static item *sort_items(const mof_checker *checker, const mof_class *of, size_t *count)
{
    item *items = MOF_NEW_ARRAY(checker->scratch, item, of->property_count);
    *count = 0;
    for (size_t i = 0; i < of->property_count; i++)
        if (mof_block_is_item(of->properties[i]) && read_number(of->properties[i], &items[*count]))
            (*count)++;
    if (*count > 1)
        qsort(items, *count, sizeof *items, compare_items);
    return items;
}

/* At the number of the item, or at the class that inherits it. */
static mof_diagnostic *report_number(const mof_checker *checker, mof_code code, const mof_class *of,
                                     const item *at, const char *why)
{
    mof_span place = at->id != NULL ? at->id->span : at->property->name_span;
    if (at->property->origin != of)
        place = of->name_span;
    return mof_report(checker->reporter, code, place, MOF_ARGS(of->name->text, why));
}

/* False: an item has no number. */
static bool check_numbered(const mof_checker *checker, mof_code code, const mof_class *of)
{
    mof_arena *arena = checker->reporter->arena;
    bool has_all = true;
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_property *property = of->properties[i];
        const char *name = property->name->text;
        item at;
        if (!mof_block_is_item(property) || read_number(property, &at))
            continue;
        has_all = false;
        if (property->poison || !mof_block_is_news(checker, of, property))
            continue;
        const char *why =
            at.id == NULL
                ? mof_arena_format(arena, "'%s' has no WmiDataId", name)
                : mof_arena_format(arena, "the WmiDataId of '%s' is no number from 1 up", name);
        report_number(checker, code, of, &at, why);
    }
    return has_all;
}

static void report_same(const mof_checker *checker, mof_code code, const mof_class *of,
                        const item *first, const item *second)
{
    const char *why =
        mof_arena_format(checker->reporter->arena, "'%s' and '%s' both have %" PRIu64,
                         first->property->name->text, second->property->name->text, first->number);
    mof_diagnostic_add_note(checker->reporter, report_number(checker, code, of, second, why),
                            MOF_REMARK_PREVIOUS, first->id->span, MOF_NO_ARGS);
}

static void report_gap(const mof_checker *checker, mof_code code, const mof_class *of,
                       uint64_t first, const item *next)
{
    mof_arena *arena = checker->reporter->arena;
    uint64_t last = next->number - 1;
    const char *why =
        first == last
            ? mof_arena_format(arena, "%" PRIu64 " is left out", first)
            : mof_arena_format(arena, "%" PRIu64 " to %" PRIu64 " are left out", first, last);
    report_number(checker, code, of, next, why);
}

/* What stands beside a broken property, or above an unknown class, may fill a gap. */
static bool is_complete(const mof_class *of)
{
    for (size_t i = 0; i < of->property_count; i++)
        if (of->properties[i]->poison)
            return false;
    return !mof_block_is_open(of);
}

static void check_numbers(const mof_checker *checker, mof_code code, const mof_class *of)
{
    bool may_have_gaps = !check_numbered(checker, code, of) || !is_complete(of);
    size_t count;
    const item *items = sort_items(checker, of, &count);
    uint64_t last = 0;
    for (size_t i = 0; i < count; last = items[i++].number) {
        if (!mof_block_is_news(checker, of, items[i].property))
            continue;
        if (items[i].number == last)
            report_same(checker, code, of, &items[i - 1], &items[i]);
        else if (items[i].number != last + 1 && !may_have_gaps)
            report_gap(checker, code, of, last + 1, &items[i]);
    }
}

/* ---- sizes ------------------------------------------------------------------------------- */

#define DEEPEST 32 /* classes in classes that are looked into */

/* The number of elements stands in brackets or, where WMI itself wrote the MOF, in Max. */
static bool is_bounded(const mof_property *property)
{
    const mof_qualifiers *qualifiers = &property->qualifiers;
    return mof_qualifiers_find_known(qualifiers, MOF_KNOWN_WMISIZEIS) == NULL &&
           (property->type.array_size != 0 ||
            mof_qualifiers_find_known(qualifiers, MOF_KNOWN_MAX) != NULL);
}

static bool has_variable(const mof_class *of, mof_map *seen, unsigned depth);

/* How long it is, only the data tells. */
static bool is_variable(const mof_property *property, mof_map *seen, unsigned depth)
{
    const mof_type *type = &property->type;
    if (type->is_array && !is_bounded(property))
        return true;
    if (type->kind == MOF_TYPE_STRING) {
        const mof_value *length =
            mof_checker_value(&property->qualifiers, MOF_KNOWN_MAXLEN, MOF_VALUE_KIND_INTEGER);
        return length == NULL || length->as.integer.magnitude == 0;
    }
    return type->kind == MOF_TYPE_INSTANCE && type->of != NULL &&
           has_variable(type->of, seen, depth);
}

static bool has_variable(const mof_class *of, mof_map *seen, unsigned depth)
{
    if (mof_map_find(seen, of) != NULL || depth == DEEPEST)
        return false;
    mof_map_set(seen, of, (void *)(uintptr_t)of);
    for (size_t i = 0; i < of->property_count; i++)
        if (mof_block_is_item(of->properties[i]) && is_variable(of->properties[i], seen, depth + 1))
            return true;
    return false;
}

/* Told of the first only: nothing behind it is found more easily. */
static void check_offsets(const mof_checker *checker, mof_code code, const mof_class *of)
{
    size_t count;
    const item *items = sort_items(checker, of, &count);
    for (size_t i = 0; i + 1 < count; i++) {
        const mof_property *property = items[i].property;
        mof_map seen;
        mof_map_init(&seen, checker->scratch);
        if (!is_variable(property, &seen, 0))
            continue;
        if (mof_block_is_news(checker, of, property))
            mof_report(checker->reporter, code,
                       property->origin == of ? property->name_span : of->name_span,
                       MOF_ARGS(property->name->text, items[i + 1].property->name->text));
        return;
    }
}

/* NULL: it is as it must be. */
static const char *find_size_fault(const mof_block_size *size)
{
    if (!size->array->is_array)
        return "it is no array";
    if (size->type == NULL)
        return "there is nothing of that name";
    bool is_right = !size->type->is_array && (mof_type_kind_is_unsigned(size->type->kind) ||
                                              size->type->kind == MOF_TYPE_POISON);
    return is_right ? NULL : "that is no unsigned integer";
}

void mof_block_check_size(const mof_checker *checker, mof_code code, const mof_block_size *size)
{
    const char *fault = find_size_fault(size);
    if (fault == NULL)
        return;
    const char *name =
        mof_text_quote(checker->reporter->arena, mof_value_text(&size->qualifier->value));
    mof_diagnostic *diagnostic = mof_report(checker->reporter, code, size->qualifier->span,
                                            MOF_ARGS(size->name->text, name, fault));
    if (size->type != NULL && size->array->is_array)
        mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_DECLARED, size->span,
                                MOF_NO_ARGS);
}

static void check_size(const mof_checker *checker, mof_code code, const mof_property *property)
{
    const mof_qualifier *qualifier =
        mof_block_find_text(&property->qualifiers, MOF_KNOWN_WMISIZEIS);
    const mof_class *of = property->origin;
    if (qualifier == NULL)
        return;
    mof_block_size size = {qualifier, property->name, &property->type, NULL, MOF_NO_SPAN};
    const mof_property *target =
        mof_block_find_property(checker, of, mof_value_text(&qualifier->value));
    if (target != NULL) {
        size.type = &target->type;
        size.span = target->name_span;
    }
    if (target != NULL || !mof_block_is_open(of))
        mof_block_check_size(checker, code, &size);
}

/* ---- types and meanings ------------------------------------------------------------------ */

static void report_type(const mof_checker *checker, mof_code code, mof_span span,
                        const mof_property *property)
{
    mof_report(
        checker->reporter, code, span,
        MOF_ARGS(property->name->text, mof_type_text(&property->type, checker->reporter->arena)));
}

static void check_type(const mof_checker *checker, mof_code code, const mof_property *property)
{
    if (mof_checker_find_own(&property->qualifiers, MOF_KNOWN_WMIDATAID) != NULL &&
        !mof_block_holds(property->type.kind))
        report_type(checker, code, property->name_span, property);
}

static void check_time_stamp(const mof_checker *checker, mof_code code,
                             const mof_property *property)
{
    const mof_qualifier *stamp =
        mof_checker_find_own(&property->qualifiers, MOF_KNOWN_WMITIMESTAMP);
    mof_type_kind kind = property->type.kind;
    if (stamp != NULL && kind != MOF_TYPE_UINT64 && kind != MOF_TYPE_SINT64 && !property->poison)
        report_type(checker, code, stamp->span, property);
}

/* The qualifiers are of the class or of one of its properties. */
static void check_threshold(const mof_checker *checker, mof_code code, const mof_class *of,
                            const mof_qualifiers *qualifiers)
{
    static const mof_known known[] = {MOF_KNOWN_WMIEVENTTRIGGER, MOF_KNOWN_WMIEVENTRATE};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const mof_qualifier *qualifier = mof_block_find_text(qualifiers, known[i]);
        if (qualifier == NULL || mof_block_is_open(of))
            continue;
        mof_text name = mof_value_text(&qualifier->value);
        const mof_property *property = mof_block_find_property(checker, of, name);
        if (property == NULL || !mof_block_is_item(property))
            mof_report(checker->reporter, code, qualifier->span,
                       MOF_ARGS(qualifier->name->text,
                                mof_text_quote(checker->reporter->arena, name), of->name->text));
    }
}

static void check_thresholds(const mof_checker *checker, mof_code code, const mof_class *of)
{
    check_threshold(checker, code, of, &of->qualifiers);
}

static void check_item_threshold(const mof_checker *checker, mof_code code,
                                 const mof_property *property)
{
    check_threshold(checker, code, property->origin, &property->qualifiers);
}

static void check_defines(const mof_checker *checker, mof_code code, const mof_property *property)
{
    static const mof_known partners[] = {MOF_KNOWN_VALUEMAP, MOF_KNOWN_VALUES, MOF_KNOWN_BITMAP,
                                         MOF_KNOWN_BITVALUES, MOF_KNOWN_BITVALUEMAP};
    const mof_qualifiers *qualifiers = &property->qualifiers;
    const mof_qualifier *defines = mof_checker_find_own(qualifiers, MOF_KNOWN_DEFINEVALUES);
    const mof_qualifier *partner = NULL;
    for (size_t i = 0; i < sizeof partners / sizeof *partners && partner == NULL; i++)
        partner = mof_qualifiers_find_known(qualifiers, partners[i]);
    if (defines == NULL || partner == NULL || defines->value.kind != MOF_VALUE_KIND_ARRAY ||
        partner->value.kind != MOF_VALUE_KIND_ARRAY ||
        defines->value.as.array.count == partner->value.as.array.count)
        return;
    mof_arena *arena = checker->reporter->arena;
    mof_diagnostic *diagnostic = mof_report(
        checker->reporter, code, defines->span,
        MOF_ARGS(property->name->text,
                 mof_arena_format(arena, "%zu", defines->value.as.array.count), partner->name->text,
                 mof_arena_format(arena, "%zu", partner->value.as.array.count)));
    mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_DECLARED, partner->span,
                            MOF_NO_ARGS);
}

/* ---- the walk ---------------------------------------------------------------------------- */

static void check_layout(const mof_checker *checker, const mof_class *of)
{
    static const struct {
        mof_code code;
        mof_class_rule *check;
    } rules[] = {
        {MOF_W106, check_numbers},
        {MOF_W109, check_offsets},
        {MOF_W117, check_thresholds},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, of->profile) &&
            mof_block_find_kind(checker, of) != MOF_BLOCK_NONE)
            rules[i].check(checker, rules[i].code, of);
}

void mof_check_items(const mof_checker *checker, const mof_class *of)
{
    static const struct {
        mof_code code;
        item_rule *check;
    } rules[] = {
        {MOF_W108, check_size},           {MOF_W112, check_type},    {MOF_W116, check_time_stamp},
        {MOF_W117, check_item_threshold}, {MOF_W118, check_defines},
    };
    check_layout(checker, of);
    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++)
        if (mof_checker_wants(checker, rules[r].code, of->profile) &&
            !mof_checker_derives_from(of, "EventTrace"))
            for (size_t i = 0; i < of->property_count; i++)
                if (of->properties[i]->origin == of)
                    rules[r].check(checker, rules[r].code, of->properties[i]);
}
