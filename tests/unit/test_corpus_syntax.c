/*
 * Real files: every one of them is read; what is wrong in it is said, and only that.
 */
#include "syntax.h"

#include <unistd.h>

#include "base/file.h"

#define CIM MOFC_CORPUS "/dmtf-cim-2.41/cim_schema_2.41.0.mof"

/* What may be said of a real file: the rest of an incomplete tree is missing, it is meant for the C
 * preprocessor, or it is in no encoding that MOF has. */
static bool is_about_surroundings(mof_code code)
{
    return code == MOF_P202 || code == MOF_L070 || code == MOF_L003;
}

static size_t count_faults(const mof_reporter *reporter)
{
    size_t count = 0;
    for (size_t i = 0; i < reporter->count; i++)
        count += reporter->items[i]->severity == MOF_SEVERITY_ERROR &&
                 !is_about_surroundings(reporter->items[i]->code);
    return count;
}

static size_t count_classes(const mof_unit *unit)
{
    size_t count = 0;
    for (const mof_ast *ast = unit->productions.first; ast != NULL; ast = ast->next)
        count += ast->kind == MOF_AST_CLASS;
    return count;
}

static void test_cim_schema(void **state)
{
    (void)state;
    if (access(CIM, R_OK) != 0)
        skip();
    syntax s;
    syntax_open(&s, MOF_PROFILE_AUTO);
    const mof_unit *unit =
        mof_syntax_parse(&s.syntax, mof_syntax_read(&s.syntax, CIM, MOF_NO_SPAN));
    assert_int_equal(s.reporter.errors, 0);
    assert_int_equal(s.sources.count, 1441);
    assert_int_equal(count_classes(unit), 1438);
    assert_int_equal(unit->source->profile, MOF_PROFILE_DMTF2);
    syntax_close(&s);
}

static size_t count_file_faults(const char *path)
{
    syntax s;
    syntax_open(&s, MOF_PROFILE_AUTO);
    mof_source *source = mof_syntax_read(&s.syntax, path, MOF_NO_SPAN);
    if (source != NULL)
        mof_syntax_parse(&s.syntax, source);
    size_t faults = source != NULL ? count_faults(&s.reporter) : 1;
    syntax_close(&s);
    return faults;
}

/* How many files of a family have faults of their own. */
static void check_family(const char *family, size_t faulty)
{
    static const char *const endings[] = {".mof", ".mfl", NULL};
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    const char **files;
    size_t count;
    const char *directory = mof_arena_format(&arena, "%s/%s", MOFC_CORPUS, family);
    if (mof_file_list(&arena, directory, endings, &files, &count) != 0) {
        mof_arena_clear(&arena);
        skip();
    }
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (count_file_faults(files[i]) == 0)
            continue;
        found++;
        print_message("%s has faults\n", files[i]);
    }
    mof_arena_clear(&arena);
    assert_int_equal(found, faulty);
}

static void test_wmi(void **state)
{
    (void)state;
    check_family("wmi", 2); /* macros where values stand */
}

static void test_configmgr(void **state)
{
    (void)state;
    check_family("configmgr", 0);
}

/* Written by hand: brackets at the type, quotes and types missing, templates with blanks to fill.
 */
static void test_dsc(void **state)
{
    (void)state;
    check_family("dsc", 10);
}

static void test_linux(void **state)
{
    (void)state;
    check_family("linux", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cim_schema), cmocka_unit_test(test_wmi),
        cmocka_unit_test(test_configmgr),  cmocka_unit_test(test_dsc),
        cmocka_unit_test(test_linux),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
