/*
 * Fixes: what they make of a text, and that the text then is not reported any more. Every example
 * of the registry that has a fix is mended by it.
 */
#include "model.h"

#include "diag/fix.h"

#include <stdlib.h>

/* Judges the text, and mends it; *fixes gets how many findings that were. */
static const char *mend(mof_arena *arena, mof_profile profile, const char *text, size_t *fixes,
                        bool found[MOF_CODE_COUNT], size_t *errors)
{
    model m;
    model_open(&m, profile);
    model_add(&m, "a.mof", text);
    model_finish(&m);
    for (size_t i = 0; i < m.reporter.count; i++)
        found[m.reporter.items[i]->code] = m.reporter.items[i]->fixes != NULL;
    mof_text mended = mof_fix_apply(&m.reporter, m.sources.items[0], arena, fixes);
    *errors = m.reporter.errors;
    const char *copy = mof_arena_copy(arena, mended.data, mended.size);
    model_close(&m);
    return copy;
}

static void test_mending(void **state)
{
    static const struct {
        const char *text;
        const char *mended;
        size_t fixes;
    } cases[] = {
        {"class A { [Key] unit32 K; };", "class A { [Key] uint32 K; };", 1},
        {"class A { [Key] uint32 K }", "class A { [Key] uint32 K; };", 2},
        {"class A { [Key] uint32 K = 1; };", "class A { [Key] uint32 K; };", 1},
        {"class A { [Key] uint32 K/**/=\n 1; };", "class A { [Key] uint32 K; };", 1},
        {"class A { real32 R = 1e5; };", "class A { real32 R = 1.0e5; };", 1},
        {"class A { real32 R = -1.; };", "class A { real32 R = -1.0; };", 1},
        {"[Description(\"a\\q\\\\b\")] class A { [Key] string S = \"\\w\"; };",
         "[Description(\"a\\\\q\\\\b\")] class A { [Key] string S; };", 2},
        {"class\xC2\xA0"
         "A\b{ };\xEF\xBB\xBF",
         "class A { };", 3},
        {"class A \\  \r\n{ };", "class A   \r\n{ };", 1},
        {"class A { };", "class A { };", 0},
    };
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool found[MOF_CODE_COUNT] = {false};
        size_t errors;
        size_t fixes;
        const char *mended = mend(&arena, MOF_PROFILE_DMTF2, cases[i].text, &fixes, found, &errors);
        assert_string_equal(mended, cases[i].mended);
        assert_int_equal(fixes, cases[i].fixes);
    }
    mof_arena_clear(&arena);
}

/* Two findings want one place; and one of two edits that go together has lost its place. */
static void test_conflicts(void **state)
{
    static const struct {
        mof_span first[2];
        mof_span second[2];
        const char *mended;
        size_t fixes;
    } cases[] = {
        {{{2, 4}}, {{3, 5}}, "aXdef", 1},         {{{2, 2}}, {{2, 2}}, "aXbcdef", 1},
        {{{2, 4}}, {{4, 4}}, "aXYdef", 2},        {{{1, 2}, {6, 7}}, {{3, 4}}, "XbYdeX", 2},
        {{{3, 5}}, {{1, 2}, {4, 6}}, "abXef", 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        model m;
        model_open(&m, MOF_PROFILE_DMTF2);
        mof_source *source =
            mof_sources_add_copy(&m.sources, MOF_SOURCE_MOF, "a.mof", MOF_TEXT("abcdef"));
        for (size_t edit = 0; edit < 2; edit++) {
            const mof_span *spans = edit == 0 ? cases[i].first : cases[i].second;
            mof_diagnostic *diagnostic = mof_report(&m.reporter, MOF_S115, spans[0], MOF_ARGS("A"));
            for (size_t part = 0; part < 2 && spans[part].start != 0; part++)
                mof_diagnostic_add_fix(&m.reporter, diagnostic, spans[part], edit == 0 ? "X" : "Y");
        }
        size_t fixes;
        mof_text mended = mof_fix_apply(&m.reporter, source, &m.arena, &fixes);
        assert_string_equal(mof_arena_copy(&m.arena, mended.data, mended.size), cases[i].mended);
        assert_int_equal(fixes, cases[i].fixes);
        model_close(&m);
    }
}

static void check_example(mof_arena *arena, mof_code code, mof_profile profile)
{
    const char *bad = mof_code_get(code)->bad;
    bool found[MOF_CODE_COUNT] = {false};
    bool left[MOF_CODE_COUNT] = {false};
    size_t before;
    size_t after;
    size_t fixes;
    const char *mended = mend(arena, profile, bad, &fixes, found, &before);
    if (!found[code])
        return;
    if (getenv("MOFC_LIST_FIXES") != NULL)
        print_message("%s: %s\n   => %s\n", mof_code_get(code)->id, bad, mended);
    model m;
    model_open(&m, profile);
    model_add(&m, "a.mof", mended);
    model_finish(&m);
    for (size_t i = 0; i < m.reporter.count; i++)
        left[m.reporter.items[i]->code] = true;
    after = m.reporter.errors;
    model_close(&m);
    if (left[code] || after > before)
        fail_msg("%s is not mended:\n%s\n%s", mof_code_get(code)->id, bad, mended);
}

static void test_examples(void **state)
{
    static const mof_profile profiles[] = {MOF_PROFILE_DMTF2, MOF_PROFILE_WMI, MOF_PROFILE_DMTF3};
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    for (int code = 0; code < MOF_CODE_COUNT; code++)
        for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++)
            check_example(&arena, (mof_code)code, profiles[i]);
    mof_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mending),
        cmocka_unit_test(test_conflicts),
        cmocka_unit_test(test_examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
