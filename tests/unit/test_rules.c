/*
 * tests/rules/<CODE>/: bad.mof or bad.md is reported as bad.diag says, and good.mof or good.md is
 * not reported at all. The first line of MOF, "// profile: wmi", says how it is judged. A code that
 * is off by default is on here. MOFC_UPDATE_GOLDEN=1 writes bad.diag anew.
 */
#include "model.h"

#include "base/file.h"
#include "page/page.h"

#include <stdlib.h>

#define ROOT MOFC_SOURCE_DIR "/tests/rules"

/* Codes that no short text can show; where they are shown instead. */
static const char *const elsewhere[] = {
    "L001", "L003", "L004", "L005", "L010", /* encodings: test_load */
    "L022", "L023", "L024",                 /* suppressions: golden/cli/suppress-mistakes */
    "L044",                                 /* longer than 16 MiB: test_parser */
    "P201", "P203",                         /* files that include each other: test_parser */
    "W302",                                 /* the name of a file: test_resources */
    "S117",         /* a class of more than a thousand properties: test_check */
    "D212", "D213", /* pages without measure: test_page */
    "D301", "D302", "D303", "D304", "D305", "D310", "D311", "D312", "D313", "D314", "D315",
    "D316", "D317", "D318", "D319", "D320", "D321", "D323", "D324", "D325", /* pages and a
                                                               schema: golden/cli/check-against */
};

static const char *path_of(mof_arena *arena, const char *code, const char *file)
{
    return mof_arena_format(arena, ROOT "/%s/%s", code, file);
}

static const char *read_text(mof_arena *arena, const char *path)
{
    char *data;
    size_t size;
    if (mof_file_read(arena, path, 1 << 20, &data, &size) != 0)
        fail_msg("cannot read %s", path);
    return data;
}

static mof_profile read_profile(const char *text)
{
    static const char start[] = "// profile: ";
    char name[16];
    mof_profile profile = MOF_PROFILE_AUTO;
    if (strncmp(text, start, sizeof start - 1) != 0 ||
        sscanf(text + sizeof start - 1, "%15[a-z0-9]", name) != 1 ||
        !mof_profile_find(name, &profile))
        fail_msg("the first line names no profile: %.40s", text);
    return profile;
}

/* The file of that stem, MOF or a page; NULL: there is none. */
static const char *find_file(mof_arena *arena, const char *code, const char *stem)
{
    static const char *const endings[] = {".mof", ".md"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const char *file = mof_arena_format(arena, "%s%s", stem, endings[i]);
        if (mof_file_exists(path_of(arena, code, file)))
            return file;
    }
    return NULL;
}

static void add_page(model *m, const char *file, const char *text)
{
    mof_source *page =
        mof_sources_add_copy(&m->sources, MOF_SOURCE_PAGE, file, mof_text_from_string(text));
    m->units = mof_page_read(&m->syntax, page);
}

/* All that is reported about the file, as it is printed. */
static const char *judge(mof_arena *arena, const char *id, mof_code code, const char *stem)
{
    const char *file = find_file(arena, id, stem);
    if (file == NULL)
        fail_msg("tests/rules/%s has no %s", id, stem);
    const char *text = read_text(arena, path_of(arena, id, file));
    bool is_page = mof_text_ends_with_nocase(mof_text_from_string(file), ".md");
    model m;
    model_open(&m, is_page ? MOF_PROFILE_AUTO : read_profile(text));
    if (is_page && mof_code_severity(code, MOF_PROFILE_DOC) == MOF_SEVERITY_OFF)
        m.reporter.chosen[code] = MOF_SEVERITY_WARNING;
    if (is_page)
        add_page(&m, file, text);
    else
        model_add(&m, file, text);
    model_finish(&m);
    mof_buffer out;
    mof_buffer_init(&out, arena);
    for (size_t i = 0; i < m.reporter.count; i++)
        mof_print_diagnostic(&out, &m.reporter, m.reporter.items[i],
                             (mof_print_options){.color = false});
    model_close(&m);
    return mof_buffer_string(&out);
}

static void check_rule(mof_arena *arena, const char *code, mof_code number)
{
    const char *path = path_of(arena, code, "bad.diag");
    const char *bad = judge(arena, code, number, "bad");
    const char *mark = mof_arena_format(arena, "[%s]", code);
    if (strstr(bad, mark) == NULL)
        fail_msg("%s is not reported:\n%s", code, bad);
    if (getenv("MOFC_UPDATE_GOLDEN") != NULL)
        assert_int_equal(mof_file_write(arena, path, mof_text_from_string(bad), NULL), 0);
    assert_string_equal(bad, read_text(arena, path));
    const char *good = judge(arena, code, number, "good");
    if (*good != '\0')
        fail_msg("%s: what is good is not:\n%s", code, good);
}

static bool is_elsewhere(const char *code)
{
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        if (strcmp(elsewhere[i], code) == 0)
            return true;
    return false;
}

static void test_rules(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    for (int i = 0; i < MOF_CODE_COUNT; i++) {
        const char *code = mof_code_get((mof_code)i)->id;
        bool is_there = find_file(&arena, code, "bad") != NULL;
        bool is_wanted = strchr("DLPSW", code[0]) != NULL && !is_elsewhere(code);
        if (is_wanted && !is_there)
            fail_msg("tests/rules has nothing for %s", code);
        if (is_there)
            check_rule(&arena, code, (mof_code)i);
    }
    mof_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rules)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
