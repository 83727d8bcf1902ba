/*
 * The repairs against real pages, where there are any, and against blocks that mean harm.
 */
#include "repair_cases.h"

#include "base/file.h"

/* ---- real pages ------------------------------------------------------------------------------ */

/* The first fenced block behind a heading "Syntax"; an empty span where there is none. */
static mof_span find_block(const mof_source *page)
{
    const char *heading = strstr(page->text, "\n## Syntax");
    const char *fence = heading != NULL ? strstr(heading, "\n```") : NULL;
    const char *start = fence != NULL ? strchr(fence + 1, '\n') : NULL;
    const char *end = start != NULL ? strstr(start, "\n```") : NULL;
    if (end == NULL)
        return MOF_NO_SPAN;
    return mof_source_span(page, (size_t)(start - page->text), (size_t)(end - page->text));
}

/* An independent count of the members of a class block: lines with a letter, inside of the braces
 * and outside of other brackets. */
static size_t count_member_lines(mof_text block)
{
    size_t count = 0;
    int braces = 0;
    int brackets = 0; /* round and square ones */
    bool counted = false;
    for (size_t i = 0; i < block.size; i++) {
        char c = block.data[i];
        braces += (c == '{') - (c == '}');
        brackets += (c == '(' || c == '[') - (c == ')' || c == ']');
        if (c == '\n')
            counted = false;
        if (braces > 0 && brackets == 0 && !counted && mof_char_is_alpha((unsigned char)c)) {
            counted = true;
            count++;
        }
    }
    return count;
}

typedef struct tally {
    size_t blocks;
    size_t others;
    size_t failed;
} tally;

static void read_corpus_page(const char *path, tally *t)
{
    run r;
    char *data;
    size_t size;
    run_begin(&r);
    assert_int_equal(mof_file_read(&r.arena, path, SIZE_MAX, &data, &size), 0);
    mof_source *page = add_page(&r, (mof_text){data, size});
    mof_span span = find_block(page);
    mof_block_kind kind = mof_repair_block_kind(&r.syntax, page, span);
    bool is_class = kind == MOF_BLOCK_CLASS;
    if (span.start == span.end) {
        run_end(&r);
        return;
    }
    t->blocks++;
    t->others += kind == MOF_BLOCK_OTHER;
    const mof_ast *node = mof_syntax_parse_fragment(&r.syntax, is_class ? CLASS : METHOD, span);
    size_t features = 0;
    size_t expected = 0;
    if (is_class && node != NULL) {
        features = count_nodes(((const mof_ast_class *)node)->features);
        expected = count_member_lines(mof_sources_text(&r.sources, span));
    }
    if (kind != MOF_BLOCK_OTHER &&
        (count_nodes(node) != 1 || features != expected || r.reporter.errors > 0)) {
        print_message("%s: %zu of %zu features, %zu errors (%s)\n", path, features, expected,
                      r.reporter.errors, reported(&r));
        t->failed++;
    }
    run_end(&r);
}

static void test_corpus(void **state)
{
    static const char *const families[] = {"/configmgr-pages", "/win32-pages"};
    static const char *const endings[] = {".md", NULL};
    (void)state;
    run r;
    run_begin(&r);
    tally t = {0};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        const char **files;
        size_t count;
        const char *path = mof_arena_format(&r.arena, "%s%s", MOFC_CORPUS, families[i]);
        if (!mof_file_is_directory(path)) {
            run_end(&r);
            skip();
        }
        assert_int_equal(mof_file_list(&r.arena, path, endings, &files, &count), 0);
        for (size_t j = 0; j < count; j++)
            read_corpus_page(files[j], &t);
    }
    run_end(&r);
    print_message("%zu blocks, %zu are not MOF, %zu failed\n", t.blocks, t.others, t.failed);
    assert_int_equal(t.failed, 0);
}

/* ---- hostile blocks -------------------------------------------------------------------------- */

static void read_any(mof_text text, mof_fragment fragment)
{
    run r;
    run_begin(&r);
    mof_source *page = add_page(&r, text);
    mof_repair_block_kind(&r.syntax, page, whole(page));
    mof_syntax_parse_fragment(&r.syntax, fragment, whole(page));
    if (!is_repaired(&r))
        print_message("%.*s\n", (int)text.size, text.data);
    assert_true(is_repaired(&r));
    run_end(&r);
}

/* Every beginning of every case, as a class and as a method. */
static void test_truncations(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        size_t size = strlen(cases[i].block);
        for (size_t end = 0; end < size; end++) {
            read_any((mof_text){cases[i].block, end}, CLASS);
            read_any((mof_text){cases[i].block, end}, METHOD);
        }
    }
}

/* Any token in place of any other byte, so to say. */
static void test_replacements(void **state)
{
    static const char marks[] = "[](){},;:=.\"'&x3 \n";
    (void)state;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        size_t size = strlen(cases[i].block);
        char copy[256];
        assert_true(size < sizeof copy);
        for (size_t at = 0; at < size; at++) {
            memcpy(copy, cases[i].block, size);
            copy[at] = marks[(i + at * 7) % (sizeof marks - 1)];
            read_any((mof_text){copy, size}, cases[i].fragment);
        }
    }
}

static void test_repetitions(void **state)
{
    static const char *const pieces[] = {
        "[",        "]",         "(",      ")",       "{",         "}",          ",",
        ";",        "=",         "x ",     "x\n",     "[a, ",      "[a\n",       "x(",
        "x (a ",    "uint32 A;", "M(a;",   "a x(b; ", "A(\"x\", ", "= {",        "x[];",
        "x[] ",     "ref:",      "X_ ",    "class ",  "static ",   "(obsolete ", "\"x\" ",
        "x = y z ", "[]",        "x[key]", ": ",      "&x ",
    };
    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        run r;
        run_begin(&r);
        mof_buffer text;
        mof_buffer_init(&text, &r.arena);
        mof_buffer_append_string(&text, "class X_A {\n");
        for (int n = 0; n < 20000; n++)
            mof_buffer_append_string(&text, pieces[i]);
        read_any(mof_buffer_text(&text), CLASS);
        run_end(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_corpus),
        cmocka_unit_test(test_truncations),
        cmocka_unit_test(test_replacements),
        cmocka_unit_test(test_repetitions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
