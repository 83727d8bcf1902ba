/*
 * Identifiers out of MOF names, words that they must not be, and comments out of descriptions.
 */
#include "gen/naming.h"
#include "gen/prose.h"
#include "gen/reserved.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

typedef struct fixture {
    mof_memory memory;
    mof_arena arena;
    mof_names names;
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

static void identifiers_keep_the_spelling_of_mof(void **state)
{
    static const struct {
        const char *name, *plain, *snake;
    } cases[] = {
        {"SMS_ImageUpdateStatusView", "SMS_ImageUpdateStatusView", "sms_image_update_status_view"},
        {"PackageID", "PackageID", "package_id"},
        {"PackageIDs", "PackageIDs", "package_ids"},
        {"IPAddress", "IPAddress", "ip_address"},
        {"SMSSite2ID", "SMSSite2ID", "sms_site2_id"},
        {"CI_ID", "CI_ID", "ci_id"},
        {"x", "x", "x"},
        {"__EventFilter", "EventFilter", "event_filter"},
        {"A__B", "A_B", "a_b"},
        {"A_", "A_", "a_"},
        {"_1", "x1", "x1"},
        {"___", "x", "x"},
        {"gr\xC3\xB6\xC3\x9F"
         "e",
         "gru00F6u00DFe", "gru00F6u00DFe"},
    };
    fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mof_text name = mof_text_from_string(cases[i].name);
        assert_string_equal(mof_naming_identifier(&f->arena, name, false), cases[i].plain);
        assert_string_equal(mof_naming_identifier(&f->arena, name, true), cases[i].snake);
    }
}

static void long_names_are_cut_and_stay_apart(void **state)
{
    fixture *f = *state;
    char a[4001], b[4001];
    memset(a, 'n', sizeof a);
    memcpy(b, a, sizeof b);
    b[sizeof b - 2] = 'm';
    const char *first = mof_naming_identifier(&f->arena, (mof_text){a, sizeof a - 1}, false);
    const char *second = mof_naming_identifier(&f->arena, (mof_text){b, sizeof b - 1}, false);
    assert_int_equal(strlen(first), 128);
    assert_int_equal(strlen(second), 128);
    assert_string_not_equal(first, second);
}

static void names_are_joined_by_one_underscore(void **state)
{
    fixture *f = *state;
    assert_string_equal(mof_naming_join(&f->arena, "X", "init"), "X_init");
    assert_string_equal(mof_naming_join(&f->arena, "int_", "init"), "int_init");
}

static bool claim(mof_naming *naming, const char *candidate, void *payload)
{
    (void)payload;
    if (mof_naming_has(naming, candidate))
        return false;
    mof_naming_take(naming, candidate);
    return true;
}

static void chosen_names_are_unique_without_case(void **state)
{
    fixture *f = *state;
    mof_naming naming, other;
    mof_naming_init(&naming, &f->arena, &f->names);
    mof_naming_init(&other, &f->arena, &f->names);
    assert_string_equal(mof_naming_choose(&naming, "Id", claim, NULL), "Id");
    assert_string_equal(mof_naming_choose(&naming, "ID_3", claim, NULL), "ID_3");
    assert_string_equal(mof_naming_choose(&naming, "ID", claim, NULL), "ID_2");
    assert_string_equal(mof_naming_choose(&naming, "id", claim, NULL), "id_4");
    assert_string_equal(mof_naming_choose(&other, "ID", claim, NULL), "ID");
    for (int i = 0; i < 100000; i++) /* not quadratic */
        mof_naming_choose(&naming, "same", claim, NULL);
    assert_true(mof_naming_has(&naming, "same_100000"));
}

static void reserved_words_are_found(void **state)
{
    (void)state;
    static const char *const words[] = {"auto", "while",  "class", "typeof", "requires",
                                        "NULL", "size_t", "errno", "ERROR",  "interface"};
    static const char *const globals[] = {"printf", "y0", "malloc", "zzz", "index"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_true(mof_reserved_is_word(words[i]) && mof_reserved_is_global(words[i]));
    for (size_t i = 0; i < sizeof globals / sizeof *globals; i++) {
        assert_false(mof_reserved_is_word(globals[i]));
        assert_int_equal(mof_reserved_is_global(globals[i]), strcmp(globals[i], "zzz") != 0);
    }
    assert_false(mof_reserved_is_word("Class"));
    assert_true(mof_reserved_is_file("Con") && mof_reserved_is_file("STRING"));
    assert_false(mof_reserved_is_file("SMS_Site") || mof_reserved_is_file("averyveryverylongname"));
}

/* They are searched by halves. */
static void reserved_words_are_sorted(void **state)
{
    (void)state;
    static const char *const words[] = {
#include "gen/reserved_words.def"
    };
    static const char *const globals[] = {
#include "gen/reserved_globals.def"
    };
    static const char *const files[] = {
#include "gen/reserved_files.def"
    };
    for (size_t i = 1; i < sizeof words / sizeof *words; i++)
        assert_true(strcmp(words[i - 1], words[i]) < 0);
    for (size_t i = 1; i < sizeof globals / sizeof *globals; i++)
        assert_true(strcmp(globals[i - 1], globals[i]) < 0);
    for (size_t i = 1; i < sizeof files / sizeof *files; i++)
        assert_true(strcmp(files[i - 1], files[i]) < 0);
}

static void prose_is_wrapped(void **state)
{
    static const struct {
        const char *text, *lines; /* joined by '|' */
    } cases[] = {
        {"", ""},
        {"  \n\t ", ""},
        {"one", "one"},
        {"one two three four", "one two|three four"},
        {"one\ntwo\r\n\r\nthree\n\n", "one|two||three"},
        {"areallylongword x", "areallylongword|x"},
        {"\xC3\xA4\xC3\xA4\xC3\xA4 \xC3\xB6\xC3\xB6\xC3\xB6\xC3\xB6 \xC3\xBC\xC3\xBC",
         "\xC3\xA4\xC3\xA4\xC3\xA4 \xC3\xB6\xC3\xB6\xC3\xB6\xC3\xB6|\xC3\xBC\xC3\xBC"},
        {"a\x01"
         "b\xE2\x80\xAE"
         "c\xFF",
         "a\xEF\xBF\xBD"
         "b\xEF\xBF\xBD"
         "c\xEF\xBF\xBD"},
    };
    fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char joined[200] = "";
        mof_prose prose = mof_prose_wrap(&f->arena, mof_text_from_string(cases[i].text), 10);
        for (size_t line = 0; line < prose.count; line++) {
            strcat(joined, line > 0 ? "|" : "");
            strncat(joined, prose.lines[line].data, prose.lines[line].size);
        }
        assert_string_equal(joined, cases[i].lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(identifiers_keep_the_spelling_of_mof, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(long_names_are_cut_and_stay_apart, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(names_are_joined_by_one_underscore, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(chosen_names_are_unique_without_case, open_fixture,
                                        close_fixture),
        cmocka_unit_test(reserved_words_are_found),
        cmocka_unit_test(reserved_words_are_sorted),
        cmocka_unit_test_setup_teardown(prose_is_wrapped, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
