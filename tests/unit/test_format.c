/*
 * The formatter: tests/golden/fmt/<case>.mof becomes <case>.out (MOFC_UPDATE_GOLDEN=1 writes that
 * anew), and its laws hold for these and for every real file.
 */
#include "syntax.h"

#include "../format_laws.h"
#include "base/file.h"
#include "syntax/encode.h"

#define ROOT MOFC_SOURCE_DIR "/tests/golden/fmt"

static void open(syntax *s)
{
    syntax_open(s, MOF_PROFILE_AUTO);
    s->syntax.keep_includes = true;
    s->reporter.chosen[MOF_L070] = MOF_SEVERITY_OFF;
}

static mof_text format(syntax *s, mof_source *source)
{
    const mof_unit *unit = mof_syntax_parse(&s->syntax, source);
    assert_string_equal(s->reporter.errors > 0 ? syntax_diagnostics(s) : "", "");
    return mof_format_unit(&s->syntax, unit);
}

static const char *format_text(syntax *s, const char *text)
{
    mof_text result = format(s, syntax_load(s, "a.mof", mof_text_from_string(text)));
    return result.size > 0 ? result.data : "";
}

/* ---- white space ----------------------------------------------------------------------------- */

static const struct {
    const char *text;
    const char *expected;
} cases[] = {
    {"", ""},
    {" \n\n", ""},
    {"\n\n// c", "// c\n"},
    {"class A{};", "class A {\n};\n"},
    {"class A{};\n\n\n\nclass B{};", "class A {\n};\n\nclass B {\n};\n"},
    {"class A{};\r\nclass B{};\n\r\n", "class A {\r\n};\r\nclass B {\r\n};\r\n"},
    {"class A{};\nclass B{};\n\r\n", "class A {\n};\nclass B {\n};\n"},
    {"/*a\r\nb\r\nc*/class A{};\n", "/*a\r\nb\r\nc*/\nclass A {\n};\n"},
    {"class A{};// c  \t\n", "class A {\n}; // c\n"},
    {"CLASS a{SINT8 B;};", "CLASS a {\n    SINT8 B;\n};\n"},
    {"class A{string s=\"\\x41\" ;};", "class A {\n    string s = \"\\x41\";\n};\n"},
    {"\tclass A{\xC2\xA0uint8 B;};", "class A {\n    uint8 B;\n};\n"},
    {"qualifier q:ToInstance  ToSubClass ;", "qualifier q : ToInstance ToSubClass;\n"},
    {"class A{};;", "class A {\n};\n;\n"},
};

static void test_white_space(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        syntax s;
        open(&s);
        assert_string_equal(format_text(&s, cases[i].text), cases[i].expected);
        syntax_close(&s);
    }
}

static void test_structures(void **state)
{
    (void)state;
    syntax s;
    open(&s);
    s.syntax.profile = MOF_PROFILE_DMTF3;
    assert_string_equal(
        format_text(&s,
                    "structure A_S{A_C C=Red;uint8 V;};enumeration A_C:uint8{Red=1,[Description("
                    "\"b\")]Blue,\n[Deprecated{}]\nNone};value of A_S as $s{C=A_C.Red;};"),
        "structure A_S {\n"
        "    A_C C = Red;\n"
        "    uint8 V;\n"
        "};\n"
        "enumeration A_C : uint8 {\n"
        "    Red = 1,\n"
        "    [Description(\"b\")] Blue,\n"
        "    [Deprecated{}]\n"
        "    None\n"
        "};\n"
        "value of A_S as $s {\n"
        "    C = A_C.Red;\n"
        "};\n");
    syntax_close(&s);
}

/* ---- encodings ------------------------------------------------------------------------------- */

/* U+1D11E is a pair of surrogates. */
#define WIDE_LE "c\0l\0a\0s\0s\0 \0A\0{\0}\0;\0/\0/\0\x34\xD8\x1E\xDD\xE9\0"
#define WIDE_BE "\0c\0l\0a\0s\0s\0 \0A\0{\0}\0;\0/\0/\xD8\x34\xDD\x1E\0\xE9"

static void test_encodings(void **state)
{
    (void)state;
    const struct {
        mof_text bytes;
        mof_text expected;
    } encodings[] = {
        {MOF_TEXT("class A{};//\xC3\xA9"), MOF_TEXT("class A {\n}; //\xC3\xA9\n")},
        {MOF_TEXT("\xEF\xBB\xBF;"), MOF_TEXT("\xEF\xBB\xBF;\n")},
        {MOF_TEXT("\xFF\xFE" WIDE_LE),
         MOF_TEXT("\xFF\xFE"
                  "c\0l\0a\0s\0s\0 \0A\0 \0{\0\n\0}\0;\0 \0/\0/\0\x34\xD8\x1E\xDD\xE9\0\n\0")},
        {MOF_TEXT("\xFE\xFF" WIDE_BE),
         MOF_TEXT("\xFE\xFF"
                  "\0c\0l\0a\0s\0s\0 \0A\0 \0{\0\n\0}\0;\0 \0/\0/\xD8\x34\xDD\x1E\0\xE9\0\n")},
        {MOF_TEXT(";\0"), MOF_TEXT(";\0\n\0")},
    };
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        syntax s;
        open(&s);
        mof_source *source = syntax_load(&s, "a.mof", encodings[i].bytes);
        assert_false(source->is_damaged);
        mof_text found = mof_encode_like(&s.arena, source, format(&s, source));
        assert_int_equal(found.size, encodings[i].expected.size);
        assert_memory_equal(found.data, encodings[i].expected.data, found.size);
        syntax_close(&s);
    }
}

static void test_damaged(void **state)
{
    (void)state;
    const mof_text bytes[] = {MOF_TEXT("class A\xE9 { };"), MOF_TEXT(";\0\0\xD8"),
                              MOF_TEXT("// \0\n")};
    for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++) {
        syntax s;
        open(&s);
        assert_true(syntax_load(&s, "a.mof", bytes[i])->is_damaged);
        assert_true(s.reporter.count > 0);
        syntax_close(&s);
    }
}

/* ---- laws ------------------------------------------------------------------------------------ */

/* 1: they hold; 0: the file has errors. */
static int check_laws(const char *path)
{
    syntax s;
    open(&s);
    const char *broken = law_check(&s.syntax, mof_syntax_read(&s.syntax, path, MOF_NO_SPAN));
    if (broken != NULL && *broken != '\0')
        fail_msg("%s: it does not hold that %s", path, broken);
    syntax_close(&s);
    return broken != NULL;
}

/* Returns how many files of a directory have no errors, or -1 where there is no directory. */
static int check_directory(const char *directory, void (*check)(const char *path))
{
    static const char *const endings[] = {".mof", ".mfl", NULL};
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    const char **files;
    size_t count;
    int good = -1;
    if (mof_file_list(&arena, directory, endings, &files, &count) == 0) {
        good = 0;
        for (size_t i = 0; i < count; i++) {
            good += check_laws(files[i]);
            if (check != NULL)
                check(files[i]);
        }
    }
    mof_arena_clear(&arena);
    return good;
}

static void test_corpus(void **state)
{
    (void)state;
    int good = check_directory(MOFC_CORPUS, NULL);
    if (good < 0)
        skip();
    print_message("%d real files have no errors\n", good);
    assert_true(good > 2900);
}

/* ---- golden files ---------------------------------------------------------------------------- */

static void check_golden(const char *path)
{
    syntax s;
    open(&s);
    mof_text found = format(&s, mof_syntax_read(&s.syntax, path, MOF_NO_SPAN));
    const char *golden = mof_arena_format(&s.arena, "%.*s.out", (int)(strlen(path) - 4), path);
    if (getenv("MOFC_UPDATE_GOLDEN") != NULL)
        assert_int_equal(mof_file_write(&s.arena, golden, found, NULL), 0);
    char *data;
    size_t size;
    assert_int_equal(mof_file_read(&s.arena, golden, SIZE_MAX, &data, &size), 0);
    assert_string_equal(found.data, data);
    syntax_close(&s);
}

static void test_golden(void **state)
{
    (void)state;
    assert_true(check_directory(ROOT, check_golden) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_white_space), cmocka_unit_test(test_structures),
        cmocka_unit_test(test_encodings),   cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_golden),      cmocka_unit_test(test_corpus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
