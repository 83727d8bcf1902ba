/*
 * The registry of codes, the reporter, and the text form of diagnostics.
 */
#include "diag/print.h"
#include "diag/report.h"

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
    mof_sources sources;
    mof_reporter reporter;
    mof_source *source;
} fixture;

static void open_fixture(fixture *f, const char *text)
{
    *f = (fixture){.memory = {0}};
    mof_arena_init(&f->arena, &f->memory);
    mof_sources_init(&f->sources, &f->arena);
    mof_reporter_init(&f->reporter, &f->arena, &f->sources);
    f->source =
        mof_sources_add_copy(&f->sources, MOF_SOURCE_MOF, "a.mof", mof_text_from_string(text));
}

static void close_fixture(fixture *f)
{
    mof_arena_clear(&f->arena);
    assert_int_equal(f->memory.used, 0);
}

/* The span of the first place where `part` stands. */
static mof_span find(const fixture *f, const char *part)
{
    const char *found = strstr(f->source->text, part);
    assert_non_null(found);
    size_t start = (size_t)(found - f->source->text);
    return mof_source_span(f->source, start, start + strlen(part));
}

static mof_diagnostic *report_type(fixture *f, mof_span span)
{
    return mof_report(&f->reporter, MOF_S110, span, MOF_ARGS("strng"));
}

static const char *print(fixture *f, const mof_diagnostic *diagnostic, mof_print_options options)
{
    mof_buffer out;
    mof_buffer_init(&out, &f->arena);
    mof_print_diagnostic(&out, &f->reporter, diagnostic, options);
    return mof_buffer_string(&out);
}

static const mof_print_options plain = {false, false};

/* ---- the registry ---------------------------------------------------------------------------- */

static void the_registry_is_in_order(void **state)
{
    (void)state;
    static const char families[] = "LPSWDTFBC";
    for (int i = 0; i < MOF_CODE_COUNT; i++) {
        const mof_code_info *info = mof_code_get((mof_code)i);
        const char *family = strchr(families, info->id[0]);
        assert_non_null(family);
        assert_int_equal(strlen(info->id), 4);
        assert_true(info->text[0] != '\0' && info->help[0] != '\0' && info->group[0] != '\0');
        mof_code code;
        assert_true(mof_code_find(info->id, &code));
        assert_int_equal(code, i);
        if (i == 0)
            continue;
        const char *before = mof_code_get((mof_code)(i - 1))->id;
        const char *family_before = strchr(families, before[0]);
        if (family == family_before ? strcmp(before, info->id) >= 0 : family < family_before)
            fail_msg("%s stands behind %s", info->id, before);
    }
    mof_code code;
    assert_true(mof_code_find("s110", &code));
    assert_false(mof_code_find("S11", &code));
    for (int i = 0; i < MOF_REMARK_COUNT; i++)
        assert_true(mof_remark_text((mof_remark)i)[0] != '\0');
}

static void profiles_have_names(void **state)
{
    (void)state;
    for (int i = MOF_PROFILE_AUTO; i <= MOF_PROFILE_DOC; i++) {
        mof_profile profile;
        assert_true(mof_profile_find(mof_profile_name((mof_profile)i), &profile));
        assert_int_equal(profile, i);
    }
    mof_profile profile;
    assert_false(mof_profile_find("mof", &profile));
    assert_true(mof_profile_is_wmi(MOF_PROFILE_DSC));
    assert_false(mof_profile_is_wmi(MOF_PROFILE_DOC));
}

/* What is about one dialect is off in the others, and no choice turns it on there. */
static void codes_hold_in_profiles(void **state)
{
    (void)state;
    for (int i = MOF_PROFILE_AUTO; i <= MOF_PROFILE_DOC; i++) {
        mof_profile profile = (mof_profile)i;
        bool is_driver = profile == MOF_PROFILE_WDM;
        fixture f;
        open_fixture(&f, "{5AB0DEF0}");
        f.source->profile = profile;
        assert_int_equal(mof_code_severity(MOF_W110, profile),
                         is_driver ? MOF_SEVERITY_ERROR : MOF_SEVERITY_OFF);
        assert_true(mof_reporter_choose(&f.reporter, "W110", MOF_SEVERITY_WARNING));
        f.reporter.may_be_on[MOF_W110] = true;
        assert_int_equal(mof_reporter_wants(&f.reporter, MOF_W110, profile), is_driver);
        mof_report(&f.reporter, MOF_W110, find(&f, "{5AB0DEF0}"), MOF_ARGS("{5AB0DEF0}"));
        assert_int_equal(f.reporter.warnings, is_driver);
        assert_int_equal(f.reporter.count, is_driver);
        close_fixture(&f);
    }
}

static void dsc_is_milder(void **state)
{
    (void)state;
    static const mof_code mild[] = {MOF_S154, MOF_S155, MOF_S510};
    for (size_t i = 0; i < sizeof mild / sizeof *mild; i++) {
        assert_int_equal(mof_code_severity(mild[i], MOF_PROFILE_DSC), MOF_SEVERITY_WARNING);
        assert_int_equal(mof_code_severity(mild[i], MOF_PROFILE_WMI), MOF_SEVERITY_ERROR);
    }
}

/* ---- the reporter ---------------------------------------------------------------------------- */

static void severities_follow_profile_and_user(void **state)
{
    (void)state;
    static const struct {
        mof_profile profile;
        const char *chosen;
        mof_severity severity;
        bool strict;
        mof_severity wanted;
    } cases[] = {
        {MOF_PROFILE_WMI, NULL, MOF_SEVERITY_OFF, false, MOF_SEVERITY_ERROR},
        {MOF_PROFILE_AUTO, NULL, MOF_SEVERITY_OFF, false, MOF_SEVERITY_ERROR},
        {MOF_PROFILE_DMTF3, NULL, MOF_SEVERITY_OFF, false, MOF_SEVERITY_ERROR},
        {MOF_PROFILE_DOC, NULL, MOF_SEVERITY_OFF, false, MOF_SEVERITY_WARNING},
        {MOF_PROFILE_DOC, NULL, MOF_SEVERITY_OFF, true, MOF_SEVERITY_ERROR},
        {MOF_PROFILE_WMI, "s110", MOF_SEVERITY_WARNING, false, MOF_SEVERITY_WARNING},
        {MOF_PROFILE_WMI, "types", MOF_SEVERITY_NOTE, true, MOF_SEVERITY_NOTE},
        {MOF_PROFILE_WMI, "S110", MOF_SEVERITY_OFF, false, MOF_SEVERITY_OFF},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;
        open_fixture(&f, "strng");
        f.source->profile = cases[i].profile;
        f.reporter.warnings_are_errors = cases[i].strict;
        if (cases[i].chosen != NULL)
            assert_true(mof_reporter_choose(&f.reporter, cases[i].chosen, cases[i].severity));
        mof_diagnostic *diagnostic = report_type(&f, find(&f, "strng"));
        mof_diagnostic_add_note(&f.reporter, diagnostic, MOF_REMARK_OPENED, MOF_NO_SPAN, NULL);
        assert_int_equal(diagnostic->severity, cases[i].wanted);
        assert_int_equal(f.reporter.errors, cases[i].wanted == MOF_SEVERITY_ERROR);
        assert_int_equal(f.reporter.warnings, cases[i].wanted == MOF_SEVERITY_WARNING);
        assert_int_equal(f.reporter.count, cases[i].wanted != MOF_SEVERITY_OFF);
        close_fixture(&f);
    }
}

static void configurations_are_for_their_sources(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, "strng");
    signed char severities[MOF_CODE_COUNT];
    memset(severities, -1, sizeof severities);
    severities[MOF_S110] = MOF_SEVERITY_WARNING;
    mof_source *other =
        mof_sources_add_copy(&f.sources, MOF_SOURCE_MOF, "b.mof", MOF_TEXT("strng"));
    other->severities = severities;
    assert_int_equal(report_type(&f, find(&f, "strng"))->severity, MOF_SEVERITY_ERROR);
    assert_int_equal(report_type(&f, mof_source_span(other, 0, 5))->severity, MOF_SEVERITY_WARNING);
    mof_reporter_choose(&f.reporter, "S110", MOF_SEVERITY_NOTE);
    assert_int_equal(report_type(&f, mof_source_span(other, 0, 5))->severity, MOF_SEVERITY_NOTE);
    f.reporter.drops_notes = true;
    assert_int_equal(report_type(&f, mof_source_span(other, 0, 5))->severity, MOF_SEVERITY_OFF);
    assert_false(mof_reporter_wants(&f.reporter, MOF_S110, MOF_PROFILE_WMI));
    f.reporter.may_be_on[MOF_S110] = true;
    assert_true(mof_reporter_wants(&f.reporter, MOF_S110, MOF_PROFILE_WMI));
    close_fixture(&f);
}

/* Which of the bytes of "abcdefgh" S110 is reported at, after suppressions. */
static void places_can_be_left_out(void **state)
{
    (void)state;
    static const struct {
        mof_code code;
        uint32_t start, end; /* offsets */
    } lines[] = {{MOF_S110, 6, 6}, {MOF_S110, 1, 2}, {MOF_S111, 0, 8}},
      ignored[] = {{MOF_S110, 4, 4}, {MOF_S111, 4, 4}, {MOF_S115, 0, 1}};
    fixture f;
    open_fixture(&f, "abcdefgh");
    mof_suppressions suppressions = {.lines = {0}};
    bool codes[MOF_CODE_COUNT] = {[MOF_S110] = true};
    bool others[MOF_CODE_COUNT] = {[MOF_S111] = true};
    for (size_t i = 0; i < 3; i++) {
        mof_span span = mof_source_span(f.source, lines[i].start, lines[i].end);
        mof_suppression_list_add(&suppressions.lines, &f.arena,
                                 (mof_suppression){.code = lines[i].code, .span = span});
        mof_ignored_list_add(
            &f.reporter.ignored, &f.arena,
            (mof_ignored){mof_source_span(f.source, ignored[i].start, ignored[i].end),
                          ignored[i].code == MOF_S110 ? codes : others});
    }
    mof_suppression_list_sort(&suppressions.lines);
    f.source->suppressions = &suppressions;
    char found[9] = "";
    for (uint32_t i = 0; i < 8; i++)
        found[i] = report_type(&f, mof_source_span(f.source, i, i))->severity == MOF_SEVERITY_OFF
                       ? '-'
                       : f.source->text[i];
    assert_string_equal(found, "a--d-f-h");
    close_fixture(&f);
}

static void unknown_names_are_refused(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, "");
    assert_false(mof_reporter_choose(&f.reporter, "no-such-group", MOF_SEVERITY_ERROR));
    close_fixture(&f);
}

static void errors_beyond_the_limit_are_counted(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, "x");
    f.reporter.max_errors = 3;
    for (int i = 0; i < 10; i++)
        report_type(&f, find(&f, "x"));
    assert_int_equal(f.reporter.count, 3);
    assert_int_equal(f.reporter.errors, 10);
    close_fixture(&f);
}

static void memory_for_diagnostics_is_bounded(void **state)
{
    (void)state;
    enum { KEPT = 100000, MORE = 1000000 };
    fixture f;
    open_fixture(&f, "strng\n");
    mof_span span = find(&f, "strng");
    for (int i = 0; i < KEPT; i++)
        report_type(&f, span);
    assert_int_equal(f.reporter.count, KEPT);
    size_t used = f.memory.used;
    for (int i = 0; i < MORE; i++) {
        mof_diagnostic *diagnostic = report_type(&f, span);
        mof_diagnostic_add_fix(&f.reporter, diagnostic, span, "string");
    }
    assert_true(f.memory.used < used + (4 << 20));
    assert_int_equal(f.reporter.count, KEPT + 1);
    assert_int_equal(f.reporter.items[KEPT]->code, MOF_F022);
    assert_int_equal(f.reporter.errors, KEPT + MORE);
    close_fixture(&f);
}

static void diagnostics_are_sorted_by_place(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, "abcdef");
    static const char *const reported[] = {"c", "a", NULL, "f", "b", "a"};
    static const int wanted[] = {1, 5, 4, 0, 2, 3}; /* what has no place stays behind "c" */
    mof_diagnostic *diagnostics[6];
    for (int i = 0; i < 6; i++)
        diagnostics[i] = report_type(&f, reported[i] != NULL ? find(&f, reported[i]) : MOF_NO_SPAN);
    mof_reporter_sort(&f.reporter);
    for (int i = 0; i < 6; i++)
        assert_ptr_equal(f.reporter.items[i], diagnostics[wanted[i]]);
    close_fixture(&f);
}

/* ---- the text form --------------------------------------------------------------------------- */

static void a_caret_marks_the_span(void **state)
{
    (void)state;
    static const struct {
        const char *text, *marked, *wanted;
    } cases[] = {
        {"class A {\n    strng B;\n};\n", "strng",
         "a.mof:2:5: error: unknown type 'strng' [S110]\n"
         "    2 |     strng B;\n"
         "      |     ^~~~~\n"},
        {"\tint\tB;", "B",
         "a.mof:1:6: error: unknown type 'strng' [S110]\n"
         "    1 | \tint\tB;\n"
         "      | \t   \t^\n"},
        {"\xC3\xA9\xC3\xA9 x\xC3\xA9;", "x\xC3\xA9",
         "a.mof:1:4: error: unknown type 'strng' [S110]\n"
         "    1 | \xC3\xA9\xC3\xA9 x\xC3\xA9;\n"
         "      |    ^~\n"},
        {"\xE8\xA1\xA8\xEF\xBC\xA1 x;", "x", /* two columns each, but one code point */
         "a.mof:1:4: error: unknown type 'strng' [S110]\n"
         "    1 | \xE8\xA1\xA8\xEF\xBC\xA1 x;\n"
         "      |      ^\n"},
        {"e\xCC\x81 \xE8\xA1\xA8x\xCC\x81;", "\xE8\xA1\xA8x\xCC\x81", /* marks take none */
         "a.mof:1:4: error: unknown type 'strng' [S110]\n"
         "    1 | e\xCC\x81 \xE8\xA1\xA8x\xCC\x81;\n"
         "      |   ^~~\n"},
        {"a {\r\n  b\r\n}", "{\r\n  b\r\n}",
         "a.mof:1:3: error: unknown type 'strng' [S110]\n"
         "    1 | a {\n"
         "      |   ^\n"},
        {"a\n", "", /* the start */
         "a.mof:1:1: error: unknown type 'strng' [S110]\n"
         "    1 | a\n"
         "      | ^\n"},
        {"\33[31m\xE2\x80\xAE\xFF"
         "b",
         "b",
         "a.mof:1:8: error: unknown type 'strng' [S110]\n"
         "    1 | \xEF\xBF\xBD[31m\xEF\xBF\xBD\xEF\xBF\xBD"
         "b\n"
         "      |        ^\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;
        open_fixture(&f, cases[i].text);
        mof_diagnostic *diagnostic = report_type(&f, find(&f, cases[i].marked));
        assert_string_equal(print(&f, diagnostic, plain), cases[i].wanted);
        close_fixture(&f);
    }
}

static void an_empty_last_line_can_be_marked(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, "class A {\n");
    mof_diagnostic *diagnostic = report_type(&f, mof_source_span(f.source, 10, 10));
    assert_string_equal(print(&f, diagnostic, plain),
                        "a.mof:2:1: error: unknown type 'strng' [S110]\n"
                        "    2 |\n"
                        "      | ^\n");
    close_fixture(&f);
}

static void notes_and_help_follow(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, "string a;\n strng a;\n");
    mof_span span = find(&f, "strng");
    mof_diagnostic *diagnostic = report_type(&f, span);
    mof_diagnostic_add_note(&f.reporter, diagnostic, MOF_REMARK_PREVIOUS_AS, find(&f, "string"),
                            MOF_ARGS("string"));
    mof_diagnostic_add_note(&f.reporter, diagnostic, MOF_REMARK_DID_YOU_MEAN, MOF_NO_SPAN,
                            MOF_ARGS("string"));
    mof_diagnostic_add_fix(&f.reporter, diagnostic, span, "string");
    assert_string_equal(print(&f, diagnostic, plain),
                        "a.mof:2:2: error: unknown type 'strng' [S110]\n"
                        "    2 |  strng a;\n"
                        "      |  ^~~~~\n"
                        "      = help: did you mean 'string'?\n"
                        "a.mof:1:1: note: first declared here, as string\n"
                        "    1 | string a;\n"
                        "      | ^~~~~~\n");
    assert_string_equal(print(&f, diagnostic, (mof_print_options){.quiet = true}),
                        "a.mof:2:2: error: unknown type 'strng' [S110]\n"
                        "      = help: did you mean 'string'?\n"
                        "a.mof:1:1: note: first declared here, as string\n");
    close_fixture(&f);
}

static void fixes_are_shown(void **state)
{
    (void)state;
    static const struct {
        const char *place; /* its end where `size` is 0 */
        size_t size;
        const char *text, *wanted;
    } cases[] = {
        {"Flags", 0, ";", "      |             ;\n"},
        {"}", 0, ";", "      = help: insert ';'\n"},
        {"Flags", 0, ";\n", "      = help: insert ';\\n'\n"},
        {"uint3", 5, "uint32", "      = help: replace with 'uint32'\n"},
        {"Flags", 5, "", "      = help: remove 'Flags'\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;
        open_fixture(&f, " uint3 Flags\n}");
        mof_diagnostic *diagnostic = report_type(&f, find(&f, "uint3"));
        mof_span span = find(&f, cases[i].place);
        if (cases[i].size == 0)
            span.start = span.end;
        mof_diagnostic_add_fix(&f.reporter, diagnostic, span, cases[i].text);
        const char *shown = mof_arena_format(&f.arena,
                                             "a.mof:1:2: error: unknown type 'strng' [S110]\n"
                                             "    1 |  uint3 Flags\n"
                                             "      |  ^~~~~\n%s",
                                             cases[i].wanted);
        assert_string_equal(print(&f, diagnostic, plain), shown);
        close_fixture(&f);
    }
}

/* A check may put an argument together in memory that is gone before the message is printed. */
static void strings_are_copied(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, "strng A;\n");
    char word[] = "strng", near[] = "string";
    mof_span span = find(&f, "strng");
    mof_diagnostic *d = mof_report(&f.reporter, MOF_S110, span, MOF_ARGS(word));
    mof_diagnostic_add_note(&f.reporter, d, MOF_REMARK_DID_YOU_MEAN, MOF_NO_SPAN, MOF_ARGS(near));
    mof_diagnostic_add_fix(&f.reporter, d, span, near);
    memset(word, '?', sizeof word - 1);
    memset(near, '?', sizeof near - 1);
    assert_string_equal(mof_diagnostic_text(&f.arena, d), "unknown type 'strng'");
    assert_string_equal(mof_note_text(&f.arena, d->notes), "did you mean 'string'?");
    assert_string_equal(d->fixes->text, "string");
    close_fixture(&f);
}

static void what_has_no_place_is_said_by_mofc(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, "");
    mof_diagnostic *diagnostic =
        mof_report(&f.reporter, MOF_F001, MOF_NO_SPAN, MOF_ARGS("x.mof", "No such file"));
    assert_string_equal(print(&f, diagnostic, plain),
                        "mofc: error: cannot read 'x.mof': No such file [F001]\n");
    close_fixture(&f);
}

/* A window around the caret, however long the line is; the caret stands under its character. */
static void long_lines_are_cut(void **state)
{
    (void)state;
    static const struct {
        size_t caret;
        const char *head, *tail;
    } cases[] = {{0, "    1 | @", "x...\n"},
                 {50, "    1 | xxx", "x...\n"},
                 {500, "    1 | ...xxx", "xxx...\n"},
                 {999, "    1 | ...xxx", "x@\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1001] = "";
        memset(text, 'x', 1000);
        text[cases[i].caret] = '@';
        fixture f;
        open_fixture(&f, text);
        const char *shown = print(&f, report_type(&f, find(&f, "@")), plain);
        const char *line = strchr(shown, '\n') + 1;
        const char *caret = strchr(line, '\n') + 1;
        assert_memory_equal(line, cases[i].head, strlen(cases[i].head));
        assert_memory_equal(caret - strlen(cases[i].tail), cases[i].tail, strlen(cases[i].tail));
        assert_true(caret - line < 140);
        assert_int_equal(strchr(line, '@') - line, strchr(caret, '^') - caret);
        close_fixture(&f);
    }
}

static void wide_line_numbers_keep_the_caret(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, "x\nabc");
    mof_line_marker marker = {2, 1234567, "b.mof", NULL};
    f.source->markers = &marker;
    f.source->marker_count = 1;
    assert_string_equal(print(&f, report_type(&f, find(&f, "bc")), plain),
                        "b.mof:1234567:2: error: unknown type 'strng' [S110]\n"
                        "1234567 | abc\n"
                        "        |  ^~\n");
    close_fixture(&f);
}

static void colours_can_be_had(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f, "strng");
    const char *shown =
        print(&f, report_type(&f, find(&f, "strng")), (mof_print_options){true, false});
    assert_string_equal(shown, "\33[1ma.mof:1:1: \33[1;31merror: \33[0m\33[1munknown type 'strng'"
                               "\33[0m [S110]\n    1 | strng\n      | \33[1;32m^~~~~\33[0m\n");
    close_fixture(&f);
}

static void the_summary_counts(void **state)
{
    (void)state;
    static const struct {
        size_t errors, warnings;
        const char *wanted;
    } cases[] = {
        {0, 0, ""}, {1, 0, "1 error\n"}, {0, 2, "2 warnings\n"}, {2, 1, "2 errors, 1 warning\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;
        open_fixture(&f, "");
        f.reporter.errors = cases[i].errors;
        f.reporter.warnings = cases[i].warnings;
        mof_buffer out;
        mof_buffer_init(&out, &f.arena);
        mof_print_summary(&out, &f.reporter);
        assert_string_equal(mof_buffer_string(&out), cases[i].wanted);
        close_fixture(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_registry_is_in_order),
        cmocka_unit_test(profiles_have_names),
        cmocka_unit_test(codes_hold_in_profiles),
        cmocka_unit_test(dsc_is_milder),
        cmocka_unit_test(severities_follow_profile_and_user),
        cmocka_unit_test(configurations_are_for_their_sources),
        cmocka_unit_test(places_can_be_left_out),
        cmocka_unit_test(unknown_names_are_refused),
        cmocka_unit_test(errors_beyond_the_limit_are_counted),
        cmocka_unit_test(memory_for_diagnostics_is_bounded),
        cmocka_unit_test(diagnostics_are_sorted_by_place),
        cmocka_unit_test(a_caret_marks_the_span),
        cmocka_unit_test(an_empty_last_line_can_be_marked),
        cmocka_unit_test(notes_and_help_follow),
        cmocka_unit_test(fixes_are_shown),
        cmocka_unit_test(strings_are_copied),
        cmocka_unit_test(what_has_no_place_is_said_by_mofc),
        cmocka_unit_test(long_lines_are_cut),
        cmocka_unit_test(wide_line_numbers_keep_the_caret),
        cmocka_unit_test(colours_can_be_had),
        cmocka_unit_test(the_summary_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
