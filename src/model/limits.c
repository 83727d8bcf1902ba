/*
 * See the header. Values of an array are looked at one by one.
 */
#include "model/limits.h"

#include <inttypes.h>

#include "model/range.h"

typedef struct bound_rule {
    mof_known known;
    int side; /* how the value may not compare with the bound */
    bool is_length;
    const char *why;
} bound_rule;

static const bound_rule bounds[] = {
    {MOF_KNOWN_MAXLEN, 1, true, "longer than MaxLen"},
    {MOF_KNOWN_MINLEN, -1, true, "shorter than MinLen"},
    {MOF_KNOWN_MAXVALUE, 1, false, "larger than MaxValue"},
    {MOF_KNOWN_MINVALUE, -1, false, "smaller than MinValue"},
};

static double to_real(mof_integer integer)
{
    double real = (double)integer.magnitude;
    return integer.negative ? -real : real;
}

/* -1, 0, 1: the length of a string, or the number, against the bound; 0 where it has none. */
static int compare(const bound_rule *bound, mof_integer limit, const mof_value *value)
{
    if (bound->is_length && value->kind == MOF_VALUE_KIND_STRING)
        return mof_integer_compare((mof_integer){mof_utf8_count(mof_value_text(value)), false},
                                   limit);
    if (!bound->is_length && value->kind == MOF_VALUE_KIND_INTEGER)
        return mof_integer_compare(value->as.integer, limit);
    if (!bound->is_length && value->kind == MOF_VALUE_KIND_REAL)
        return (value->as.real > to_real(limit)) - (value->as.real < to_real(limit));
    return 0;
}

static void check_bound(const mof_checker *checker, mof_code code, const mof_name *name,
                        const bound_rule *bound, mof_integer limit, const mof_value *value)
{
    if (compare(bound, limit, value) != bound->side)
        return;
    mof_report(checker->reporter, code, value->span,
               MOF_ARGS(name->text,
                        mof_arena_format(checker->reporter->arena, "%s(%s%" PRIu64 ")", bound->why,
                                         limit.negative ? "-" : "", limit.magnitude)));
}

/* The value itself, or each element of an array. */
static const mof_value *list_values(const mof_value *value, size_t *count)
{
    bool is_array = value->kind == MOF_VALUE_KIND_ARRAY;
    *count = is_array ? value->as.array.count : 1;
    return is_array ? value->as.array.items : value;
}

void mof_limits_check_bounds(const mof_checker *checker, mof_code code, const mof_name *name,
                             const mof_qualifiers *qualifiers, const mof_value *value)
{
    size_t count;
    const mof_value *values = list_values(value, &count);
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        const mof_value *limit =
            mof_checker_value(qualifiers, bounds[i].known, MOF_VALUE_KIND_INTEGER);
        for (size_t v = 0; limit != NULL && v < count; v++)
            check_bound(checker, code, name, &bounds[i], limit->as.integer, &values[v]);
    }
}

static bool is_entry(const mof_value *entry, const mof_value *value)
{
    mof_range range;
    if (entry->kind == MOF_VALUE_KIND_INTEGER && value->kind == MOF_VALUE_KIND_INTEGER)
        return mof_integer_compare(entry->as.integer, value->as.integer) == 0;
    if (entry->kind != MOF_VALUE_KIND_STRING)
        return true;
    if (value->kind == MOF_VALUE_KIND_STRING)
        return mof_text_equal(mof_value_text(entry), mof_value_text(value));
    return value->kind != MOF_VALUE_KIND_INTEGER ||
           !mof_range_parse(mof_value_text(entry), &range) ||
           mof_range_contains(&range, value->as.integer);
}

static bool is_listed(const mof_value *map, const mof_value *value)
{
    for (size_t i = 0; i < map->as.array.count; i++)
        if (is_entry(&map->as.array.items[i], value))
            return true;
    return false;
}

void mof_limits_check_map(const mof_checker *checker, mof_code code, const mof_name *name,
                          const mof_qualifiers *qualifiers, const mof_value *value)
{
    enum { MOST_VALUES = 256, MOST_ENTRIES = 4096 }; /* beyond that it is data, not a choice */
    size_t count;
    const mof_value *values = list_values(value, &count);
    const mof_value *map = mof_checker_value(qualifiers, MOF_KNOWN_VALUEMAP, MOF_VALUE_KIND_ARRAY);
    if (map == NULL || count > MOST_VALUES || map->as.array.count > MOST_ENTRIES)
        return;
    for (size_t i = 0; i < count; i++)
        if (values[i].kind != MOF_VALUE_KIND_NULL && !is_listed(map, &values[i]))
            mof_report(checker->reporter, code, values[i].span,
                       MOF_ARGS(name->text, "not in its ValueMap"));
}
