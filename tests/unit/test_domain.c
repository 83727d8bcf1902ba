/*
 * Which values a property may have: lengths, limits, ValueMap.
 */
#include "gen/domain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define ENTRIES 6

typedef struct fixture {
    mof_memory memory;
    mof_arena arena;
    mof_names names;
    mof_value entries[ENTRIES];
    mof_qualifier qualifier;
    const mof_qualifier *list[1];
    mof_property property;
    mof_domain domain;
} fixture;

static int open_fixture(void **state)
{
    static fixture f;
    f = (fixture){.memory = {0}};
    mof_arena_init(&f.arena, &f.memory);
    mof_names_init(&f.names, &f.arena);
    *state = &f;
    return 0;
}

static int close_fixture(void **state)
{
    mof_arena_clear(&((fixture *)*state)->arena);
    return 0;
}

/* The domain of a property of the type with one qualifier. */
static const mof_domain *find(fixture *f, mof_type_kind kind, const char *name, mof_value value)
{
    const mof_name *interned = mof_names_add_string(&f->names, name);
    f->qualifier =
        (mof_qualifier){.name = interned, .known = mof_known_find(interned), .value = value};
    f->list[0] = &f->qualifier;
    f->property =
        (mof_property){.type = {.kind = kind},
                       .qualifiers = {f->list, 1, 1, mof_qualifier_kind(f->qualifier.known)}};
    mof_domain_find(&f->arena, &f->property, &f->domain);
    return &f->domain;
}

static mof_value string(const char *text)
{
    mof_value value = {.kind = MOF_VALUE_KIND_STRING};
    value.as.string = mof_text_from_string(text);
    return value;
}

static const mof_domain *find_map(fixture *f, mof_type_kind kind, const char *const *entries)
{
    mof_value map = {.kind = MOF_VALUE_KIND_ARRAY};
    size_t count = 0;
    for (; entries[count] != NULL; count++)
        f->entries[count] = string(entries[count]);
    map.as.array.items = f->entries;
    map.as.array.count = count;
    return find(f, kind, "ValueMap", map);
}

/* Numbers, then ranges. */
static const char *show(fixture *f, const mof_domain *domain)
{
    mof_buffer out;
    mof_buffer_init(&out, &f->arena);
    if (domain->is_open)
        mof_buffer_append_string(&out, "open ");
    for (size_t i = 0; i < domain->number_count; i++)
        mof_buffer_append_format(&out, "%s ", mof_integer_text(&f->arena, domain->numbers[i]));
    for (size_t i = 0; i < domain->range_count; i++)
        mof_buffer_append_format(&out, "%s..%s ",
                                 mof_integer_text(&f->arena, domain->ranges[i].low),
                                 mof_integer_text(&f->arena, domain->ranges[i].high));
    return mof_buffer_string(&out);
}

static void value_maps_are_numbers_and_ranges(void **state)
{
    static const struct {
        mof_type_kind kind;
        const char *entries[ENTRIES];
        const char *shown;
    } cases[] = {
        {MOF_TYPE_UINT8, {"0", "1", "0x10"}, "0 1 16 "},
        {MOF_TYPE_UINT8, {"0", "3..5", "7.."}, "0 3..5 7..255 "},
        {MOF_TYPE_UINT8, {"5..", "9", "20..30"}, "9 5..8 20..30 "},
        {MOF_TYPE_UINT8, {"..5", "7"}, "7 0..5 "},
        {MOF_TYPE_UINT8, {"2", "..5"}, "2 3..5 "},
        {MOF_TYPE_UINT8, {"4..", "5"}, "4 5 "},
        {MOF_TYPE_UINT8, {"9..5", "1"}, "1 "},
        {MOF_TYPE_UINT8, {"0", ".."}, "open "},
        {MOF_TYPE_UINT8, {"0", "Vendor"}, "open "},
        {MOF_TYPE_UINT8, {"0", ""}, "open "},
        {MOF_TYPE_UINT8, {"1 .. 3", " 7 "}, "7 1..3 "},
        {MOF_TYPE_SINT16, {"..-1", "0"}, "0 -32768..-1 "},
        {MOF_TYPE_SINT16, {"-5..", "0"}, "0 -5..-1 "},
        {MOF_TYPE_SINT64, {"..", "-9223372036854775808"}, "open "},
        {MOF_TYPE_SINT64,
         {"-9223372036854775808", "-1.."},
         "-9223372036854775808 -1..9223372036854775807 "},
        {MOF_TYPE_UINT64,
         {"18446744073709551615", "0x8000.."},
         "18446744073709551615 32768..18446744073709551614 "},
    };
    fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(show(f, find_map(f, cases[i].kind, cases[i].entries)), cases[i].shown);
}

static void value_maps_of_strings_are_words(void **state)
{
    static const char *const words[] = {"a", "", "b", NULL};
    static const char *const open[] = {"a", "..", NULL};
    fixture *f = *state;
    const mof_domain *domain = find_map(f, MOF_TYPE_STRING, words);
    assert_int_equal(domain->word_count, 3);
    assert_false(domain->is_open);
    domain = find_map(f, MOF_TYPE_STRING, open);
    assert_int_equal(domain->word_count, 0);
    assert_true(domain->is_open);
    assert_false(find_map(f, MOF_TYPE_DATETIME, words)->is_open);
}

static void lengths_and_limits_come_from_many_qualifiers(void **state)
{
    static const struct {
        mof_type_kind kind;
        const char *name, *value;
        const char *shown; /* "low..high" of the length or, where it is narrowed, of the value */
    } cases[] = {
        {MOF_TYPE_STRING, "SizeLimit", "255", "..255"},
        {MOF_TYPE_STRING, "SizeLimit", "3-5", "3..5"},
        {MOF_TYPE_STRING, "AllowedLen", "0-255", "..255"},
        {MOF_TYPE_STRING, "Range", "1-2", ".."},
        {MOF_TYPE_STRING, "SizeLimit", "many", ".."},
        {MOF_TYPE_UINT32, "Range", "1-12", "1..12"},
        {MOF_TYPE_UINT32, "ValueRange", "1-2147483647", "1..2147483647"},
        {MOF_TYPE_UINT32, "SizeLimit", "10-20", "10..20"},
        {MOF_TYPE_UINT8, "Range", "0-255", ".."},
        {MOF_TYPE_UINT8, "Range", "300-400", ".."},
        {MOF_TYPE_UINT8, "AllowedLen", "1-2", ".."},
        {MOF_TYPE_BOOLEAN, "Range", "0-0", ".."},
    };
    fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const mof_domain *d = find(f, cases[i].kind, cases[i].name, string(cases[i].value));
        char shown[64] = "..";
        if (d->is_narrowed)
            snprintf(shown, sizeof shown, "%s..%s", mof_integer_text(&f->arena, d->limits.low),
                     mof_integer_text(&f->arena, d->limits.high));
        else if (d->has_min_length)
            snprintf(shown, sizeof shown, "%d..%d", (int)d->min_length, (int)d->max_length);
        else if (d->has_max_length)
            snprintf(shown, sizeof shown, "..%d", (int)d->max_length);
        assert_string_equal(shown, cases[i].shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(value_maps_are_numbers_and_ranges, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(value_maps_of_strings_are_words, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(lengths_and_limits_come_from_many_qualifiers, open_fixture,
                                        close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
