/*
 * Domains: which values a property may have, as its qualifiers say (mof-language D.6).
 */
#include "gen/domain.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

const char *mof_integer_text(mof_arena *arena, mof_integer integer)
{
    return mof_arena_format(arena, "%s%" PRIu64, integer.negative ? "-" : "", integer.magnitude);
}

static int compare(mof_integer a, mof_integer b)
{
    if (a.negative != b.negative)
        return a.negative ? -1 : 1;
    int order = (a.magnitude > b.magnitude) - (a.magnitude < b.magnitude);
    return a.negative ? -order : order;
}

static mof_integer integer_of(uint64_t magnitude, bool negative)
{
    return (mof_integer){magnitude, negative && magnitude != 0};
}

/* The neighbour of a number that is not at the end of its type. */
static mof_integer next(mof_integer a)
{
    return a.negative ? integer_of(a.magnitude - 1, true) : integer_of(a.magnitude + 1, false);
}

static mof_integer previous(mof_integer a)
{
    if (a.magnitude == 0)
        return integer_of(1, true);
    return a.negative ? integer_of(a.magnitude + 1, true) : integer_of(a.magnitude - 1, false);
}

/* ---- texts of qualifiers --------------------------------------------------------------------- */

/* Takes a number off the front of `text`. */
static bool read_number(mof_text *text, mof_integer *number)
{
    mof_text rest = mof_text_trim(*text);
    bool negative = mof_text_starts_with(rest, "-");
    size_t size = negative || mof_text_starts_with(rest, "+");
    size_t start = size;
    bool is_hex = size + 1 < rest.size && rest.data[size] == '0' &&
                  mof_char_lower((unsigned char)rest.data[size + 1]) == 'x';
    if (is_hex)
        size += 2;
    size_t digits = size;
    while (size < rest.size && (is_hex ? mof_char_hex((unsigned char)rest.data[size]) >= 0
                                       : mof_char_is_digit((unsigned char)rest.data[size])))
        size++;
    if (size == digits)
        return false;
    mof_text spelling = {rest.data + start, size - start};
    *number = mof_literal_integer(NULL, spelling, MOF_NO_SPAN);
    *number = integer_of(number->magnitude, negative);
    *text = (mof_text){rest.data + size, rest.size - size};
    return true;
}

/* An entry of ValueMap, "5", "5..9", "..9", "5.."; or, where `dots` is "-", a range of ConfigMgr,
 * "0-255". An end that is open has the value of the other one. */
typedef struct entry {
    mof_range range;
    bool has_low, has_high;
} entry;

/* False where the text is no such thing, and for "..", which says nothing. */
static bool read_entry(mof_text text, const char *dots, entry *read)
{
    mof_range *range = &read->range;
    read->has_low = read->has_high = read_number(&text, &range->low);
    range->high = range->low;
    text = mof_text_trim(text);
    if (mof_text_starts_with(text, dots)) {
        size_t size = strlen(dots);
        text = (mof_text){text.data + size, text.size - size};
        mof_integer high;
        read->has_high = read_number(&text, &high);
        range->high = read->has_high ? high : range->low;
        range->low = read->has_low ? range->low : range->high;
    }
    return (read->has_low || read->has_high) && mof_text_trim(text).size == 0;
}

static bool read_value(const mof_value *value, const char *dots, entry *read)
{
    if (value->kind == MOF_VALUE_KIND_STRING)
        return read_entry(mof_value_text(value), dots, read);
    *read = (entry){{value->as.integer, value->as.integer}, true, true};
    return value->kind == MOF_VALUE_KIND_INTEGER;
}

/* ---- limits ---------------------------------------------------------------------------------- */

static void set_widest(mof_type_kind kind, mof_domain *domain)
{
    domain->limits.low = integer_of(mof_type_kind_limit(kind, true), true);
    domain->limits.high = integer_of(mof_type_kind_limit(kind, false), false);
}

static void narrow_low(mof_domain *domain, mof_integer low)
{
    if (compare(low, domain->limits.low) > 0) {
        domain->limits.low = low;
        domain->is_narrowed = true;
    }
}

static void narrow_high(mof_domain *domain, mof_integer high)
{
    if (compare(high, domain->limits.high) < 0) {
        domain->limits.high = high;
        domain->is_narrowed = true;
    }
}

static void limit_low(mof_domain *domain, bool is_length, mof_integer low)
{
    if (!is_length) {
        narrow_low(domain, low);
    } else if (low.magnitude > domain->min_length && !low.negative) {
        domain->has_min_length = true;
        domain->min_length = low.magnitude;
    }
}

static void limit_high(mof_domain *domain, bool is_length, mof_integer high)
{
    if (!is_length) {
        narrow_high(domain, high);
    } else if (!high.negative && (!domain->has_max_length || high.magnitude < domain->max_length)) {
        domain->has_max_length = true;
        domain->max_length = high.magnitude;
    }
}

/* Of strings they limit the length, of integers the value. */
static const struct {
    const char *name;
    bool of_length, of_value, is_low, is_high;
} limiting[] = {
    {"MaxLen", true, false, false, true},   {"MinLen", true, false, true, false},
    {"MaxValue", false, true, false, true}, {"MinValue", false, true, true, false},
    {"SizeLimit", true, true, true, true},  {"AllowedLen", true, false, true, true},
    {"Range", false, true, true, true},     {"ValueRange", false, true, true, true},
};

/* One number where two may stand, SizeLimit("255"), is the upper one. */
static void find_limits(const mof_property *property, bool is_length, mof_domain *domain)
{
    for (size_t i = 0; i < sizeof limiting / sizeof *limiting; i++) {
        const mof_qualifier *found = mof_qualifiers_find(&property->qualifiers, limiting[i].name);
        entry limit;
        if (found == NULL || !(is_length ? limiting[i].of_length : limiting[i].of_value) ||
            !read_value(&found->value, "-", &limit))
            continue;
        bool is_single = compare(limit.range.low, limit.range.high) == 0;
        if (limit.has_low && limiting[i].is_low && !(is_single && limiting[i].is_high))
            limit_low(domain, is_length, limit.range.low);
        if (limit.has_high && limiting[i].is_high)
            limit_high(domain, is_length, limit.range.high);
    }
    if (!is_length && compare(domain->limits.low, domain->limits.high) > 0) {
        domain->is_narrowed = false;
        set_widest(property->type.kind, domain);
    }
}

/* ---- ValueMap -------------------------------------------------------------------------------- */

static int compare_entries(const void *a, const void *b)
{
    return compare(((const entry *)a)->range.low, ((const entry *)b)->range.low);
}

/* The first of sorted[0..count) whose low end is above `low`, or, not `is_above`, not below it. */
static size_t search(const entry *sorted, size_t count, mof_integer low, bool is_above)
{
    size_t first = 0;
    while (first < count) {
        size_t middle = first + (count - first) / 2;
        if (compare(sorted[middle].range.low, low) < (is_above ? 1 : 0))
            first = middle + 1;
        else
            count = middle;
    }
    return first;
}

/* An open end runs to the entry next to it, or to the end of the type (S322). */
static mof_range closed(const entry *open, const entry *sorted, size_t count, mof_range limits)
{
    mof_range range = open->range;
    if (!open->has_low) {
        size_t below = search(sorted, count, range.low, false);
        range.low = below > 0 ? next(sorted[below - 1].range.high) : limits.low;
    }
    if (!open->has_high) {
        size_t above = search(sorted, count, range.low, true);
        range.high = above < count ? previous(sorted[above].range.low) : limits.high;
    }
    return range;
}

/* Numbers apart from ranges; false where an entry is neither. */
static bool find_numbers(mof_arena *arena, const mof_value *map, mof_domain *domain)
{
    size_t count = map->as.array.count;
    entry *entries = MOF_NEW_ARRAY(arena, entry, count);
    entry *sorted = MOF_NEW_ARRAY(arena, entry, count);
    for (size_t i = 0; i < count; i++)
        if (!read_value(&map->as.array.items[i], "..", &entries[i]))
            return false;
    memcpy(sorted, entries, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_entries);

    mof_integer *numbers = MOF_NEW_ARRAY(arena, mof_integer, count);
    mof_range *ranges = MOF_NEW_ARRAY(arena, mof_range, count);
    for (size_t i = 0; i < count; i++) {
        mof_range range = closed(&entries[i], sorted, count, domain->limits);
        int order = compare(range.low, range.high);
        if (order == 0)
            numbers[domain->number_count++] = range.low;
        else if (order < 0)
            ranges[domain->range_count++] = range;
    }
    domain->numbers = numbers;
    domain->ranges = ranges;
    return true;
}

/* False where words are not all that may be. */
static bool find_words(mof_arena *arena, const mof_value *map, mof_domain *domain)
{
    mof_text *words = MOF_NEW_ARRAY(arena, mof_text, map->as.array.count);
    for (size_t i = 0; i < map->as.array.count; i++) {
        const mof_value *word = &map->as.array.items[i];
        if (word->kind != MOF_VALUE_KIND_STRING ||
            mof_text_equal(mof_value_text(word), MOF_TEXT("..")))
            return false;
        words[i] = mof_value_text(word);
    }
    domain->words = words;
    domain->word_count = map->as.array.count;
    return true;
}

void mof_domain_find(mof_arena *arena, const mof_property *property, mof_domain *domain)
{
    *domain = (mof_domain){0};
    mof_type_kind kind = property->type.kind;
    bool is_integer = mof_type_kind_is_integer(kind);
    if (property->type.is_array || (!is_integer && kind != MOF_TYPE_STRING))
        return;
    if (is_integer)
        set_widest(kind, domain);
    find_limits(property, !is_integer, domain);
    const mof_qualifier *map = mof_qualifiers_find_known(&property->qualifiers, MOF_KNOWN_VALUEMAP);
    if (map == NULL || map->value.kind != MOF_VALUE_KIND_ARRAY || map->value.as.array.count == 0)
        return;
    domain->is_open = is_integer ? !find_numbers(arena, &map->value, domain)
                                 : !find_words(arena, &map->value, domain);
}
