/*
 * Reference pages: golden files (tests/golden/page/X.md beside X.txt; MOFC_UPDATE_GOLDEN=1 writes
 * the latter anew), single values, hostile pages, memory that runs out, and the real pages.
 */
#include "page.h"

#include "base/file.h"
#include "page/tidy.h"
#include "page/value.h"

/* ---- golden files ------------------------------------------------------------------------------
 */

static void check_golden(const char *path)
{
    fixture f = {.memory = {0}};
    mof_arena files;
    mof_arena_init(&files, &f.memory);
    char *page;
    size_t size;
    assert_int_equal(mof_file_read(&files, path, 1u << 20, &page, &size), 0);
    read_page(&f, mof_path_base(path), (mof_text){page, size});
    mof_text dump = dump_page(&f, true);
    char *expected = mof_arena_format(&files, "%.*s.txt", (int)(strlen(path) - 3), path);
    if (getenv("MOFC_UPDATE_GOLDEN") != NULL)
        assert_int_equal(mof_file_write(&files, expected, dump, NULL), 0);
    if (!mof_file_has(expected, dump))
        fail_msg("%s differs from:\n%.*s", expected, (int)dump.size, dump.data);
    mof_arena_clear(&files);
    close_page(&f);
}

static const char *const endings[] = {".md", NULL};

static void test_golden(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    const char **files;
    size_t count;
    mof_arena_init(&arena, &memory);
    assert_int_equal(
        mof_file_list(&arena, MOFC_SOURCE_DIR "/tests/golden/page", endings, &files, &count), 0);
    assert_true(count > 10);
    for (size_t i = 0; i < count; i++)
        check_golden(files[i]);
    mof_arena_clear(&arena);
}

/* ---- single values -----------------------------------------------------------------------------
 */

static void test_values(void **state)
{
    (void)state;
    static const struct {
        bool is_integer;
        const char *text;
        const char *value; /* NULL: is none */
        const char *name;
    } cases[] = {
        {true, "7", "7", ""},
        {true, " 0x1F ", "31", ""},
        {true, "-3", "-3", ""},
        {true, "Other (1)", "1", "Other"},
        {true, "1 (Other)", "1", "Other"},
        {true, "NAME(19)", "19", "NAME"},
        {true, "Half (open) (2 )", "2", "Half (open)"},
        {true, "8 ()", "8", ""},
        {true, "16 (0x10)", "16", ""},
        {true, "Low\n40 (0x28)", "40", "Low"},
        {true, "0xC0000000\n (3221225472)", "3221225472", ""},
        {true, "Reserved (3..9)", "3..9", "Reserved"},
        {true, "Reserved (10 32767)", "10..32767", "Reserved"},
        {true, "32768 = value", "32768..", ""},
        {true, "32768 ...", "32768..", ""},
        {true, "..", "..", ""},
        {true, "18446744073709551615", "18446744073709551615", ""},
        {true, "18446744073709551616", NULL, ""},
        {true, "9 7", NULL, ""},
        {true, "7th", NULL, ""},
        {true, "Non 0", NULL, ""},
        {true, "", NULL, ""},
        {false, "red", "red", ""},
        {false, "\"red\"", "red", ""},
        {false, "White (\"wht\")", "wht", "White"},
        {false, "Normal (default)", "Normal (default)", ""},
        {false, "", NULL, ""},
    };
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        mof_page_value value = {.number = 0};
        mof_text text = mof_text_from_string(cases[i].text);
        bool is_value = mof_page_value_read(&arena, cases[i].is_integer, text, &value);
        if (is_value != (cases[i].value != NULL) ||
            (is_value && (!mof_text_equal(value.value, mof_text_from_string(cases[i].value)) ||
                          !mof_text_equal(value.name, mof_text_from_string(cases[i].name)))))
            fail_msg("'%s' gives '%.*s', named '%.*s'", cases[i].text, (int)value.value.size,
                     value.value.data, (int)value.name.size, value.name.data);
    }
    mof_arena_clear(&arena);
}

#define ANCHOR "<span id=\"x\"></span>"

static void test_tidied(void **state)
{
    (void)state;
    static const struct {
        const char *page;
        const char *tidied;
    } cases[] = {
        {"|a|b|\n|-|--|\n|1|2|\n- no table\n|-|\nend",
         "|a|b|\n|---|---|\n|1|2|\n- no table\n|---|\nend"},
        {"|a|\n|:-:|\n", "|a|\n|:---:|\n"},
        {"|a|\n|---|\n|-5|\n", NULL},
        {ANCHOR ANCHOR "**A** (1)\n", "**A** (1)\n"},
        {"a\n\n" ANCHOR ANCHOR "\r\n\r\n**A**", "a\n\n\r\n\r\n**A**"},
        {"<dt>" ANCHOR "**A**", "<dt>**A**"},
        /* The last one keeps off what would begin something else. */
        {ANCHOR ANCHOR "- A", ANCHOR "- A"},
        {ANCHOR ANCHOR "<dl>", ANCHOR "<dl>"},
        {"<dl>\n" ANCHOR ANCHOR "\nA", "<dl>\n" ANCHOR "\nA"},
        {"```\t \na\tb\t\r\n``` \t", "```\na\tb\r\n``` "},
        {"|a|\n|---|\n|1|\n## B\n # C\n\n  |2|\r\n# D",
         "|a|\n|---|\n|1|\n\n## B\n # C\n\n  |2|\r\n\n# D"},
        {"|1|\n\n# B\nA |\n# C\n#| D", NULL},
        {"A " ANCHOR "**B**", NULL},
        {"<span id=\"x\">A</span>", NULL},
        {"<span id=\"x\n\"></span>**A**", NULL},
    };
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mof_text page = mof_text_from_string(cases[i].page);
        const char *expected = cases[i].tidied != NULL ? cases[i].tidied : cases[i].page;
        mof_text text = mof_tidy(&arena, page).text;
        if (!mof_text_equal(text, mof_text_from_string(expected)))
            fail_msg("'%s' becomes '%.*s'", cases[i].page, (int)text.size, text.data);
    }
    mof_arena_clear(&arena);
}

static void test_tidied_offsets(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    mof_text page = MOF_TEXT("|A|B|\n|-|--|\n|1|2|\n- q\n\n" ANCHOR ANCHOR "**C**\n|-|\n#EF");
    mof_tidied tidied = mof_tidy(&arena, page);
    for (const char *c = "A2qCEFA1"; *c != '\0'; c++) {
        const char *found = memchr(tidied.text.data, *c, tidied.text.size);
        const char *first = memchr(page.data, *c, page.size);
        assert_int_equal(mof_tidied_origin(&tidied, (size_t)(found - tidied.text.data)),
                         first - page.data);
    }
    mof_arena_clear(&arena);
}

/* Spans of what a page says point at the place where it says it. */
static void test_places(void **state)
{
    (void)state;
    fixture f = {.memory = {0}};
    read_page(&f, "a.md",
              MOF_TEXT("---\ntitle: x\n---\n# X_A Server WMI Class\r\n\r\n## Syntax\r\n```\r\n"
                       "Class X_A { UInt32 A; };\r\n```\r\n## Properties\r\n `A`  \r\n"
                       " Data type: `UInt32`  \r\n\r\n Qualifiers: [key, max(12)]  \r\n\r\n"
                       " Some *text*.  \r\n\r\n|||\r\n|-|-|\r\n|3|Three|\r\n"));
    const mof_ast_property *property = (const mof_ast_property *)class_of(&f)->features;
    static const char *const places[] = {"key", "max(12)", " Some *text*.  \r\n", "3", "3"};
    const mof_ast *node = property->qualifiers;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++, node = node->next) {
        assert_non_null(node);
        mof_text text = mof_sources_text(&f.sources, node->span);
        if (!mof_text_equal(text, mof_text_from_string(places[i])))
            fail_msg("'%.*s' instead of '%s'", (int)text.size, text.data, places[i]);
    }
    assert_null(node);
    assert_int_equal(f.reporter.count, 0);
    close_page(&f);
}

/* ---- what bad input gets -----------------------------------------------------------------------
 */

#define HEAD                                                                                       \
    "# X_A Server WMI Class\n## Syntax\n```\nClass X_A { UInt32 A; };\n```\n## Properties\n"       \
    "`A`\nData type: `UInt32`\n"

static void check_hostile(const char *before, const char *unit, size_t count, const char *after,
                          bool is_refused)
{
    fixture f = {.memory = {0}};
    mof_arena arena;
    mof_buffer page;
    mof_arena_init(&arena, &f.memory);
    mof_buffer_init(&page, &arena);
    mof_buffer_append_string(&page, before);
    for (size_t i = 0; i < count; i++)
        mof_buffer_append_string(&page, unit);
    mof_buffer_append_string(&page, after);
    read_page(&f, "hostile.md", mof_buffer_text(&page));
    if (is_refused != (f.reporter.errors > 0))
        fail_msg("'%s' %zu times: %zu errors", unit, count, f.reporter.errors);
    mof_arena_clear(&arena);
    close_page(&f);
}

static void test_hostile(void **state)
{
    (void)state;
    check_hostile("", "aaaaaaaaaaaaaaaa", 1u << 20, "\n", true); /* 16 MiB in one line */
    check_hostile("", "\n", 1000000, "", false);
    check_hostile("", ">", 100000, "a\n", true);
    check_hostile("", "- ", 100000, "a\n\n\n\n", true);
    check_hostile("", "-", 100000, "\n", false); /* a rule */
    check_hostile(HEAD "\n", "[", 100000, "\n", false);
    check_hostile(HEAD "\n", "*a ", 100000, "\n", false);
    check_hostile(HEAD "\n", "<dl<dl ", 100000, "\n", false);
    check_hostile(HEAD "\n", "<!--", 100000, "\n", false);
    check_hostile(HEAD "\n", ANCHOR, 100000, "\n", false);
    check_hostile(HEAD "\n", "\n" ANCHOR "\n- ", 50000, "\n", false);
    check_hostile(HEAD "\n", "<span id=\"", 100000, "\n", false);
    check_hostile(HEAD "\n|", "a|", 2000, "\n", false);
    check_hostile(HEAD "\n|Value|Name|\n|-|-|\n", "|1|x|\n", 20000, "", false);
    check_hostile(HEAD "Qualifiers: ", "a(", 50000, "\n", false);
    check_hostile(HEAD "Qualifiers: [", "**a**, ", 50000, "\n", false);
    check_hostile(HEAD "Qualifiers: ", "\"a", 50000, "\n", false);
    check_hostile(HEAD, "`B`\nData type: `UInt32`\n\n", 20000, "", false);
    check_hostile(HEAD, "# A\n", 50000, "", false);
}

/* A header of 2,000 columns makes each short row one of 2,000 cells. */
static void test_intricate(void **state)
{
    (void)state;
    char *header = malloc(8002);
    assert_non_null(header);
    for (size_t i = 0; i < 2000; i++)
        memcpy(header + 2 * i, "|a", 2);
    header[4000] = '\n';
    for (size_t i = 0; i < 2000; i++)
        memcpy(header + 4001 + 2 * i, "|-", 2);
    memcpy(header + 8000, "\n", 2);
    check_hostile(header, "|\n", 20000, "", true);
    free(header);
}

static void *refuse(void *block, size_t size, void *payload)
{
    size_t *left = payload;
    if (size == 0) {
        free(block);
        return NULL;
    }
    if (*left == 0)
        return NULL;
    (*left)--;
    return realloc(block, size);
}

struct attempt {
    fixture f;
    mof_text page;
};

static void read_attempt(void *payload)
{
    struct attempt *attempt = payload;
    read_page(&attempt->f, "a.md", attempt->page);
}

/* Reads the page with one allocation more each time, until they are enough. */
static void check_memory(mof_text page)
{
    struct attempt attempt;
    bool is_read = false;
    for (size_t allocations = 0; !is_read; allocations++) {
        size_t left = allocations;
        attempt =
            (struct attempt){.f = {.memory = {.realloc = refuse, .payload = &left}}, .page = page};
        is_read = mof_memory_try(&attempt.f.memory, read_attempt, &attempt);
        close_page(&attempt.f);
    }
}

static void test_memory(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    char *page;
    size_t size;
    mof_arena_init(&arena, &memory);
    assert_int_equal(mof_file_read(&arena, MOFC_SOURCE_DIR "/tests/golden/page/win32.md", 1u << 20,
                                   &page, &size),
                     0);
    check_memory((mof_text){page, size});
    /* More lines, styles and cells than there is room for at first. */
    mof_buffer dense;
    mof_buffer_init(&dense, &arena);
    for (size_t i = 0; i < 1000; i++)
        mof_buffer_append_string(&dense, i < 500    ? "*a*`b`\n"
                                         : i == 500 ? "\n|a|\n|-|\n"
                                                    : "|a|\n");
    check_memory(mof_buffer_text(&dense));
    mof_arena_clear(&arena);
}

/* ---- real pages --------------------------------------------------------------------------------
 */

/* Properties that one of the qualifiers makes a key. */
static size_t count_keys(const mof_ast_class *class)
{
    size_t keys = 0;
    for (const mof_ast *node = class->features; node != NULL; node = node->next) {
        if (node->kind != MOF_AST_PROPERTY)
            continue;
        const mof_ast *qualifier = ((const mof_ast_property *)node)->qualifiers;
        for (; qualifier != NULL; qualifier = qualifier->next)
            keys += mof_name_is(((const mof_ast_qualifier *)qualifier)->name.name, "key");
    }
    return keys;
}

static size_t count_classes(const char *directory, size_t *keyed)
{
    mof_memory memory = {0};
    mof_arena arena;
    const char **files;
    size_t count;
    size_t classes = 0;
    mof_arena_init(&arena, &memory);
    if (mof_file_list(&arena, directory, endings, &files, &count) != 0)
        count = 0;
    for (size_t i = 0; i < count; i++) {
        fixture f = {.memory = {0}};
        char *page;
        size_t size;
        assert_int_equal(mof_file_read(&arena, files[i], 1u << 24, &page, &size), 0);
        read_page(&f, files[i], (mof_text){page, size});
        if (f.reporter.errors > 0)
            fail_msg("%s is read with errors", files[i]);
        classes += class_of(&f) != NULL;
        *keyed += class_of(&f) != NULL && count_keys(class_of(&f)) > 0;
        close_page(&f);
    }
    mof_arena_clear(&arena);
    return classes;
}

static void test_corpus(void **state)
{
    (void)state;
    size_t keyed = 0;
    if (!mof_file_is_directory(MOFC_CORPUS "/configmgr-pages"))
        skip();
    assert_int_equal(count_classes(MOFC_CORPUS "/configmgr-pages", &keyed), 541);
    assert_int_equal(count_classes(MOFC_CORPUS "/win32-pages", &keyed), 442);
    assert_int_equal(keyed, 477);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),         cmocka_unit_test(test_values),
        cmocka_unit_test(test_places),         cmocka_unit_test(test_tidied),
        cmocka_unit_test(test_tidied_offsets), cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_intricate),      cmocka_unit_test(test_memory),
        cmocka_unit_test(test_corpus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
