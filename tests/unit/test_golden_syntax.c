/*
 * tests/golden/ast/<case>.mof has the tree <case>.ast; tests/golden/syntax/<case>.mof is reported
 * as <case>.diag says. A first line "// profile: dmtf2" sets the profile. MOFC_UPDATE_GOLDEN=1
 * writes what is expected anew.
 */
#include "syntax.h"

#include "base/file.h"
#include "syntax/print_ast.h"

#define ROOT MOFC_SOURCE_DIR "/tests/golden"

static mof_profile read_profile(mof_text text)
{
    char name[16];
    mof_profile profile = MOF_PROFILE_AUTO;
    if (mof_text_starts_with(text, "// profile: ") &&
        sscanf(text.data + strlen("// profile: "), "%15[a-z0-9]", name) == 1)
        assert_true(mof_profile_find(name, &profile));
    return profile;
}

static const char *read_file(syntax *s, const char *path, size_t *size)
{
    char *data;
    return mof_file_read(&s->arena, path, SIZE_MAX, &data, size) == 0 ? data : NULL;
}

/* Parses the file under its base name, so that what is printed is the same everywhere. */
static mof_unit *parse_file(syntax *s, const char *path)
{
    size_t size;
    const char *data = read_file(s, path, &size);
    mof_text text = {data, size};
    s->syntax.profile = read_profile(text);
    return mof_syntax_parse(&s->syntax, syntax_load(s, mof_path_base(path), text));
}

static const char *print_tree(syntax *s, const mof_unit *unit)
{
    mof_buffer out;
    mof_buffer_init(&out, &s->arena);
    mof_ast_print(&out, &s->sources, unit);
    return mof_buffer_string(&out);
}

static const char *print_diagnostics(syntax *s, const mof_unit *unit)
{
    (void)unit;
    return syntax_diagnostics(s);
}

static void check_case(const char *path, const char *ending,
                       const char *(*print)(syntax *s, const mof_unit *unit))
{
    syntax s;
    syntax_open(&s, MOF_PROFILE_AUTO);
    const char *found = print(&s, parse_file(&s, path));
    const char *golden =
        mof_arena_format(&s.arena, "%.*s%s", (int)(strlen(path) - 4), path, ending);
    if (getenv("MOFC_UPDATE_GOLDEN") != NULL)
        assert_int_equal(mof_file_write(&s.arena, golden, mof_text_from_string(found), NULL), 0);
    size_t size;
    const char *expected = read_file(&s, golden, &size);
    if (expected == NULL || strcmp(found, expected) != 0)
        print_message("%s is not as %s\n", path, golden);
    assert_string_equal(found, expected != NULL ? expected : "");
    syntax_close(&s);
}

static void check_directory(const char *directory, const char *ending,
                            const char *(*print)(syntax *s, const mof_unit *unit))
{
    static const char *const endings[] = {".mof", NULL};
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    const char **files;
    size_t count;
    assert_int_equal(mof_file_list(&arena, directory, endings, &files, &count), 0);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++)
        check_case(files[i], ending, print);
    mof_arena_clear(&arena);
}

static void test_trees(void **state)
{
    (void)state;
    check_directory(ROOT "/ast", ".ast", print_tree);
}

static void test_diagnostics(void **state)
{
    (void)state;
    check_directory(ROOT "/syntax", ".diag", print_diagnostics);
}

/* ---- the examples of the registry --------------------------------------------------------------
 */

static bool reports(mof_code code, mof_profile profile, const char *text)
{
    syntax s;
    syntax_open(&s, profile);
    syntax_parse(&s, text);
    mof_reporter_report_unused(&s.reporter);
    bool found = syntax_has(&s, code);
    syntax_close(&s);
    return found;
}

/* The profile that refuses it. */
static mof_profile profile_of(const mof_code_info *info)
{
    if (info->profiles == 1u << MOF_PROFILE_DMTF3)
        return MOF_PROFILE_DMTF3;
    return info->dmtf2 != MOF_SEVERITY_OFF ? MOF_PROFILE_DMTF2 : MOF_PROFILE_WMI;
}

static void check_examples(mof_code code)
{
    const mof_code_info *info = mof_code_get(code);
    mof_profile profile = profile_of(info);
    if (*info->bad != '\0' && !reports(code, profile, info->bad))
        fail_msg("%s is not reported in %s", info->id, info->bad);
    if (code != MOF_P202 && reports(code, profile, info->good))
        fail_msg("%s is reported in %s", info->id, info->good);
}

static void test_examples(void **state)
{
    (void)state;
    for (int i = 0; i < MOF_CODE_COUNT; i++) {
        char family = mof_code_get((mof_code)i)->id[0];
        if ((family == 'L' || family == 'P') && i != MOF_P241) /* which asks the model */
            check_examples((mof_code)i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees),
        cmocka_unit_test(test_diagnostics),
        cmocka_unit_test(test_examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
