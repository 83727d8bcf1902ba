/*
 * ValueMap and Values, BitMap and BitValues (mof-language S320 to S328).
 */
#include "model/check_meaning.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/range.h"

/* The array of a qualifier that is in force, own or inherited; NULL. */
static const mof_value *find_array(const mof_element *element, mof_known known)
{
    return mof_checker_value(element->qualifiers, known, MOF_VALUE_KIND_ARRAY);
}

static const mof_value *array_of(const mof_qualifier *qualifier)
{
    return qualifier->value.kind == MOF_VALUE_KIND_ARRAY ? &qualifier->value : NULL;
}

/* Reported once, at the map where the element has one of its own. */
static void check_lengths(const mof_checker *checker, mof_code code, const mof_element *element,
                          const mof_qualifier *qualifier, mof_known partner, bool yields)
{
    const mof_value *own = array_of(qualifier);
    const mof_value *other = find_array(element, partner);
    if (own == NULL || other == NULL || own->as.array.count == other->as.array.count ||
        (yields && mof_checker_find_own(element->qualifiers, partner) != NULL))
        return;
    mof_arena *arena = checker->reporter->arena;
    mof_report(checker->reporter, code, qualifier->span,
               MOF_ARGS(qualifier->name->text, mof_arena_format(arena, "%zu", own->as.array.count),
                        mof_qualifiers_find_known(element->qualifiers, partner)->name->text,
                        mof_arena_format(arena, "%zu", other->as.array.count)));
}

void mof_check_valuemap_length(const mof_checker *checker, mof_code code,
                               const mof_element *element, const mof_qualifier *qualifier)
{
    check_lengths(checker, code, element, qualifier, MOF_KNOWN_VALUES, false);
}

void mof_check_values_length(const mof_checker *checker, mof_code code, const mof_element *element,
                             const mof_qualifier *qualifier)
{
    check_lengths(checker, code, element, qualifier, MOF_KNOWN_VALUEMAP, true);
}

void mof_check_bitmap_length(const mof_checker *checker, mof_code code, const mof_element *element,
                             const mof_qualifier *qualifier)
{
    check_lengths(checker, code, element, qualifier, MOF_KNOWN_BITVALUES, false);
}

void mof_check_bitvalues_length(const mof_checker *checker, mof_code code,
                                const mof_element *element, const mof_qualifier *qualifier)
{
    check_lengths(checker, code, element, qualifier, MOF_KNOWN_BITMAP, true);
}

/* ---- entries ----------------------------------------------------------------------------- */

static bool parse_entry(const mof_value *item, mof_range *range)
{
    if (item->kind == MOF_VALUE_KIND_INTEGER) {
        *range = (mof_range){.low = item->as.integer, .high = item->as.integer};
        return true;
    }
    return item->kind == MOF_VALUE_KIND_STRING && mof_range_parse(mof_value_text(item), range);
}

static const char *quote_entry(const mof_checker *checker, const mof_value *item)
{
    mof_arena *arena = checker->reporter->arena;
    if (item->kind == MOF_VALUE_KIND_STRING)
        return mof_text_quote(arena, mof_value_text(item));
    if (item->kind == MOF_VALUE_KIND_INTEGER)
        return mof_arena_format(arena, "%s%" PRIu64, item->as.integer.negative ? "-" : "",
                                item->as.integer.magnitude);
    return mof_text_quote(arena, mof_sources_text(checker->schema->sources, item->span));
}

static void report_entry(const mof_checker *checker, mof_code code, const mof_element *element,
                         const mof_value *item)
{
    mof_report(checker->reporter, code, item->span,
               MOF_ARGS(quote_entry(checker, item), element->name->text,
                        mof_type_kind_name(element->type->kind)));
}

/* The same with what is wrong in place of the type. */
static mof_diagnostic *complain_of_entry(const mof_checker *checker, mof_code code,
                                         const mof_element *element, const mof_value *item,
                                         const char *why)
{
    return mof_report(checker->reporter, code, item->span,
                      MOF_ARGS(quote_entry(checker, item), element->name->text, why));
}

static bool is_on_integer(const mof_element *element)
{
    return element->type != NULL && mof_type_kind_is_integer(element->type->kind);
}

void mof_check_valuemap_type(const mof_checker *checker, mof_code code, const mof_element *element,
                             const mof_qualifier *qualifier)
{
    mof_type_kind kind = element->type != NULL ? element->type->kind : MOF_TYPE_VOID;
    if (!mof_type_kind_is_integer(kind) && kind != MOF_TYPE_STRING && kind != MOF_TYPE_CHAR16)
        mof_meaning_report(checker, code, element, qualifier);
}

void mof_check_valuemap_entries(const mof_checker *checker, mof_code code,
                                const mof_element *element, const mof_qualifier *qualifier)
{
    const mof_value *map = array_of(qualifier);
    mof_range range;
    if (map == NULL || !is_on_integer(element))
        return;
    for (size_t i = 0; i < map->as.array.count; i++) {
        const mof_value *item = &map->as.array.items[i];
        bool is_reported = item->kind == MOF_VALUE_KIND_NULL;
        if (!is_reported && !parse_entry(item, &range))
            report_entry(checker, code, element, item);
    }
}

/* ---- ranges ------------------------------------------------------------------------------ */

/* NULL: both ends lie in the range of the type, and in order. */
static const char *find_range_fault(const mof_checker *checker, mof_type_kind kind,
                                    const mof_range *range)
{
    bool has_both = !range->is_open_low && !range->is_open_high;
    if ((!range->is_open_low && !mof_type_kind_holds(kind, range->low)) ||
        (!range->is_open_high && !mof_type_kind_holds(kind, range->high)))
        return mof_arena_format(checker->reporter->arena, "is out of the range of %s",
                                mof_type_kind_name(kind));
    bool is_backward = has_both && mof_integer_compare(range->low, range->high) > 0;
    return is_backward ? "ends before it begins" : NULL;
}

/* ---- overlaps ---------------------------------------------------------------------------- */

typedef struct entry {
    mof_range range;
    const mof_value *item;
} entry;

static int compare_entries(const void *a, const void *b)
{
    const entry *left = a;
    const entry *right = b;
    int order = mof_integer_compare(left->range.low, right->range.low);
    if (order == 0)
        order = mof_integer_compare(left->range.high, right->range.high);
    return order != 0 ? order : (left->item > right->item) - (left->item < right->item);
}

/* Entries with two ends, sorted. An open end runs to the next entry, so it overlaps with none. */
static entry *sort_entries(const mof_checker *checker, const mof_value *map, size_t *count)
{
    entry *entries = MOF_NEW_ARRAY(checker->scratch, entry, map->as.array.count);
    *count = 0;
    for (size_t i = 0; i < map->as.array.count; i++) {
        entry *next = &entries[*count];
        next->item = &map->as.array.items[i];
        if (parse_entry(next->item, &next->range) && !next->range.is_open_low &&
            !next->range.is_open_high)
            (*count)++;
    }
    if (*count > 1)
        qsort(entries, *count, sizeof *entries, compare_entries);
    return entries;
}

static bool is_same(const entry *a, const entry *b)
{
    return mof_integer_compare(a->range.low, b->range.low) == 0 &&
           mof_integer_compare(a->range.high, b->range.high) == 0;
}

/* Most maps are in order: then nothing overlaps and nothing stands twice. */
static bool is_ascending(const mof_value *map)
{
    const mof_value *items = map->as.array.items;
    mof_range previous;
    if (map->as.array.count == 0 || !parse_entry(&items[0], &previous))
        return false;
    for (size_t i = 1; i < map->as.array.count; i++) {
        mof_range next;
        if (!parse_entry(&items[i], &next) || previous.is_open_high || next.is_open_low ||
            mof_integer_compare(previous.high, next.low) >= 0)
            return false;
        previous = next;
    }
    return true;
}

static void report_overlap(const mof_checker *checker, mof_code code, const mof_element *element,
                           const entry *at, const entry *other)
{
    const char *why = mof_arena_format(checker->reporter->arena, "overlaps '%s'",
                                       quote_entry(checker, other->item));
    mof_diagnostic *diagnostic = complain_of_entry(checker, code, element, at->item, why);
    mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_PREVIOUS, other->item->span,
                            MOF_NO_ARGS);
}

static void check_overlaps(const mof_checker *checker, mof_code code, const mof_element *element,
                           const mof_value *map)
{
    mof_arena_mark mark = mof_arena_get_mark(checker->scratch);
    size_t count;
    const entry *entries = sort_entries(checker, map, &count);
    const entry *widest = NULL; /* a single number within a range is an exception to it */
    for (size_t i = 0; i < count; i++) {
        const mof_range *range = &entries[i].range;
        if (mof_integer_compare(range->low, range->high) == 0 ||
            find_range_fault(checker, element->type->kind, range) != NULL)
            continue;
        if (widest != NULL && !is_same(widest, &entries[i]) &&
            mof_integer_compare(range->low, widest->range.high) <= 0)
            report_overlap(checker, code, element, &entries[i], widest);
        if (widest == NULL || mof_integer_compare(range->high, widest->range.high) > 0)
            widest = &entries[i];
    }
    mof_arena_rewind(checker->scratch, mark);
}

void mof_check_valuemap_ranges(const mof_checker *checker, mof_code code,
                               const mof_element *element, const mof_qualifier *qualifier)
{
    const mof_value *map = array_of(qualifier);
    mof_range range;
    if (map == NULL || !is_on_integer(element))
        return;
    for (size_t i = 0; i < map->as.array.count; i++) {
        const mof_value *item = &map->as.array.items[i];
        const char *fault = NULL;
        if (parse_entry(item, &range))
            fault = find_range_fault(checker, element->type->kind, &range);
        if (fault != NULL)
            complain_of_entry(checker, code, element, item, fault);
    }
    if (!is_ascending(map))
        check_overlaps(checker, code, element, map);
}

/* ---- duplicates -------------------------------------------------------------------------- */

static int compare_texts(const void *a, const void *b)
{
    const mof_value *left = *(const mof_value *const *)a;
    const mof_value *right = *(const mof_value *const *)b;
    mof_text x = mof_value_text(left);
    mof_text y = mof_value_text(right);
    size_t size = x.size < y.size ? x.size : y.size;
    int order = size != 0 ? memcmp(x.data, y.data, size) : 0;
    if (order == 0)
        order = (x.size > y.size) - (x.size < y.size);
    return order != 0 ? order : (left > right) - (left < right);
}

static void check_duplicate_texts(const mof_checker *checker, mof_code code,
                                  const mof_element *element, const mof_value *map)
{
    mof_arena_mark mark = mof_arena_get_mark(checker->scratch);
    size_t count = 0;
    const mof_value **items =
        MOF_NEW_ARRAY(checker->scratch, const mof_value *, map->as.array.count);
    for (size_t i = 0; i < map->as.array.count; i++)
        if (map->as.array.items[i].kind == MOF_VALUE_KIND_STRING)
            items[count++] = &map->as.array.items[i];
    if (count > 1)
        qsort(items, count, sizeof *items, compare_texts);
    for (size_t i = 1; i < count; i++)
        if (mof_text_equal(mof_value_text(items[i - 1]), mof_value_text(items[i])))
            report_entry(checker, code, element, items[i]);
    mof_arena_rewind(checker->scratch, mark);
}

/* ".." is all the rest, so there is one of it. */
static void check_second_rest(const mof_checker *checker, mof_code code, const mof_element *element,
                              const mof_value *map)
{
    bool has_rest = false;
    mof_range range;
    for (size_t i = 0; i < map->as.array.count; i++) {
        const mof_value *item = &map->as.array.items[i];
        bool is_rest = parse_entry(item, &range) && range.is_open_low && range.is_open_high;
        if (is_rest && has_rest)
            report_entry(checker, code, element, item);
        has_rest = has_rest || is_rest;
    }
}

void mof_check_valuemap_duplicates(const mof_checker *checker, mof_code code,
                                   const mof_element *element, const mof_qualifier *qualifier)
{
    const mof_value *map = array_of(qualifier);
    size_t count;
    if (map == NULL || element->type == NULL)
        return;
    if (!is_on_integer(element)) {
        check_duplicate_texts(checker, code, element, map);
        return;
    }
    if (is_ascending(map))
        return;
    mof_arena_mark mark = mof_arena_get_mark(checker->scratch);
    const entry *entries = sort_entries(checker, map, &count);
    for (size_t i = 1; i < count; i++)
        if (is_same(&entries[i - 1], &entries[i]))
            report_entry(checker, code, element, entries[i].item);
    mof_arena_rewind(checker->scratch, mark);
    check_second_rest(checker, code, element, map);
}

/* ---- bits -------------------------------------------------------------------------------- */

/* NULL: a number of a bit that the type has, and for the first time. */
static const char *find_bit_fault(const mof_checker *checker, const mof_element *element,
                                  const mof_value *item, uint64_t *taken)
{
    unsigned bits = mof_type_kind_bits(element->type->kind);
    mof_range bit;
    if (!parse_entry(item, &bit) || bit.is_open_low || bit.is_open_high || bit.low.negative ||
        mof_integer_compare(bit.low, bit.high) != 0 || bit.low.magnitude >= bits)
        return mof_arena_format(checker->reporter->arena, "is none of the bits 0 to %u", bits - 1);
    if ((*taken >> bit.low.magnitude & 1) != 0)
        return "is there already";
    *taken |= UINT64_C(1) << bit.low.magnitude;
    return NULL;
}

void mof_check_bitmap_entries(const mof_checker *checker, mof_code code, const mof_element *element,
                              const mof_qualifier *qualifier)
{
    const mof_value *map = array_of(qualifier);
    uint64_t taken = 0;
    if (!is_on_integer(element) || (element->of->profile == MOF_PROFILE_DMTF2 &&
                                    !mof_type_kind_is_unsigned(element->type->kind))) {
        mof_meaning_misfit(checker, code, element, qualifier);
        return;
    }
    for (size_t i = 0; map != NULL && i < map->as.array.count; i++) {
        const mof_value *item = &map->as.array.items[i];
        const char *fault = find_bit_fault(checker, element, item, &taken);
        if (fault != NULL)
            complain_of_entry(checker, code, element, item, fault);
    }
}

void mof_check_values_type(const mof_checker *checker, mof_code code, const mof_element *element,
                           const mof_qualifier *qualifier)
{
    if (mof_qualifiers_find_known(element->qualifiers, MOF_KNOWN_VALUEMAP) == NULL &&
        element->type != NULL && !is_on_integer(element) && element->type->kind != MOF_TYPE_STRING)
        mof_meaning_report(checker, code, element, qualifier);
}

/* Told once: at BitValues only where there is no BitMap. */
void mof_check_two_maps(const mof_checker *checker, mof_code code, const mof_element *element,
                        const mof_qualifier *qualifier)
{
    static const mof_known maps[] = {MOF_KNOWN_VALUEMAP, MOF_KNOWN_VALUES};
    if (qualifier->known == MOF_KNOWN_BITVALUES &&
        mof_qualifiers_find_known(element->qualifiers, MOF_KNOWN_BITMAP) != NULL)
        return;
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        const mof_qualifier *other = mof_qualifiers_find_known(element->qualifiers, maps[i]);
        if (other == NULL)
            continue;
        mof_report(checker->reporter, code, qualifier->span,
                   MOF_ARGS(qualifier->name->text, other->name->text, element->name->text));
        return;
    }
}

/* ---- values that mean something else ----------------------------------------------------- */

static bool is_value_text(const mof_element *element, mof_text text)
{
    mof_integer number;
    if (is_on_integer(element))
        return mof_range_parse_integer(text, &number) &&
               mof_type_kind_holds(element->type->kind, number);
    return element->type->kind != MOF_TYPE_BOOLEAN || mof_text_is_nocase(text, "TRUE") ||
           mof_text_is_nocase(text, "FALSE");
}

/* Of NullValue one, of UnknownValues and UnsupportedValues several. */
void mof_check_marker_values(const mof_checker *checker, mof_code code, const mof_element *element,
                             const mof_qualifier *qualifier)
{
    const mof_value *list = array_of(qualifier);
    const mof_value *items = list != NULL ? list->as.array.items : &qualifier->value;
    size_t count = list != NULL ? list->as.array.count : 1;
    for (size_t i = 0; i < count && element->type != NULL; i++)
        if (items[i].kind == MOF_VALUE_KIND_STRING &&
            !is_value_text(element, mof_value_text(&items[i])))
            mof_report(checker->reporter, code, items[i].span,
                       MOF_ARGS(quote_entry(checker, &items[i]), qualifier->name->text,
                                element->name->text, mof_type_kind_name(element->type->kind)));
}
