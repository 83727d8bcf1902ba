/*
 * Addresses, lines and columns.
 */
#include "diag/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct fixture {
    mof_memory memory;
    mof_arena arena;
    mof_sources sources;
} fixture;

static void open_fixture(fixture *f)
{
    *f = (fixture){.memory = {0}};
    mof_arena_init(&f->arena, &f->memory);
    mof_sources_init(&f->sources, &f->arena);
}

static mof_source *add(fixture *f, const char *name, mof_text text)
{
    return mof_sources_add_copy(&f->sources, MOF_SOURCE_MOF, name, text);
}

static void every_line_end_counts_once(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t offset, line, column;
        const char *content;
    } cases[] = {
        {"", 0, 1, 1, ""},        {"abc", 0, 1, 1, "abc"},
        {"abc", 3, 1, 4, "abc"}, /* the end of the file */
        {"a\nb", 1, 1, 2, "a"},  /* the line end itself */
        {"a\nb", 2, 2, 1, "b"},   {"a\rb", 2, 2, 1, "b"},
        {"a\r\nb", 2, 1, 3, "a"}, {"a\r\nb", 3, 2, 1, "b"},
        {"a\n\rb", 3, 3, 1, "b"}, {"a\r\rb", 2, 2, 1, ""},
        {"a\n", 2, 2, 1, ""},     {"a\r", 2, 2, 1, ""},
        {"\tx", 1, 1, 2, "\tx"},  {"\xC3\xA9\xE2\x82\xAC.", 5, 1, 3, "\xC3\xA9\xE2\x82\xAC."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;
        open_fixture(&f);
        mof_source *source = add(&f, "a.mof", mof_text_from_string(cases[i].text));
        mof_position at = mof_sources_position(&f.sources, source->base + cases[i].offset);
        assert_int_equal(at.line, cases[i].line);
        assert_int_equal(at.column, cases[i].column);
        assert_true(mof_text_equal(at.text, mof_text_from_string(cases[i].content)));
        assert_string_equal(at.name, "a.mof");
        mof_arena_clear(&f.arena);
    }
}

static void addresses_name_their_source(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    assert_null(mof_sources_find(&f.sources, 1));
    mof_source *first = add(&f, "a", MOF_TEXT("abc"));
    mof_source *empty = add(&f, "b", MOF_TEXT(""));
    mof_source *last = add(&f, "c", MOF_TEXT("xyz"));
    assert_null(mof_sources_find(&f.sources, 0));
    assert_ptr_equal(mof_sources_find(&f.sources, first->base), first);
    assert_ptr_equal(mof_sources_find(&f.sources, first->base + 3), first);
    assert_ptr_equal(mof_sources_find(&f.sources, empty->base), empty);
    assert_ptr_equal(mof_sources_find(&f.sources, last->base + 3), last);
    assert_null(mof_sources_find(&f.sources, last->base + 4));
    assert_null(mof_sources_position(&f.sources, 0).source);
    assert_int_equal(mof_sources_position(&f.sources, 0).line, 0);

    assert_true(
        mof_text_equal(mof_sources_text(&f.sources, mof_source_span(last, 1, 3)), MOF_TEXT("yz")));
    assert_true(
        mof_text_equal(mof_sources_text(&f.sources, mof_source_span(last, 1, 90)), MOF_TEXT("yz")));
    assert_int_equal(mof_sources_text(&f.sources, MOF_NO_SPAN).size, 0);
    mof_arena_clear(&f.arena);
}

static void spans_join(void **state)
{
    (void)state;
    mof_span a = {3, 5}, b = {8, 9};
    mof_span joined = mof_span_join(a, b);
    assert_int_equal(joined.start, 3);
    assert_int_equal(joined.end, 9);
    assert_int_equal(mof_span_join(MOF_NO_SPAN, b).start, 8);
    assert_int_equal(mof_span_join(a, MOF_NO_SPAN).end, 5);
}

static void line_markers_are_honoured(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    mof_source *source = add(&f, "out.i", MOF_TEXT("a\n# 40 \"x.mof\"\nb\nc\n# 7\nd\n# 0\ne\nf"));
    mof_line_marker markers[] = {
        {15, 40, "x.mof", NULL}, {23, 7, NULL, NULL}, {29, 0, "zero", NULL}};
    source->markers = markers;
    source->marker_count = sizeof markers / sizeof *markers;
    static const struct {
        uint32_t offset;
        const char *name;
        uint32_t line;
    } cases[] = {{0, "out.i", 1},  {2, "out.i", 2}, {15, "x.mof", 40}, {17, "x.mof", 41},
                 {23, "out.i", 7}, {29, "zero", 1}, {31, "zero", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mof_position at = mof_sources_position(&f.sources, source->base + cases[i].offset);
        assert_string_equal(at.name, cases[i].name);
        assert_int_equal(at.line, cases[i].line);
    }
    mof_arena_clear(&f.arena);
}

/* Of a preprocessed text the lines are shown from which it was made. */
static void originals_are_shown(void **state)
{
    (void)state;
    static const struct {
        const char *made;
        const char *original;
        uint32_t offset;
        uint32_t expected;
    } cases[] = {
        {"uint8 N;", "uint8 N;", 6, 6},
        {"  uint8 N;", "  uint8   N;", 8, 10},
        {"class X_A { };", "class NAME(A) { };", 6, 6},
        {"class X_A { };", "class NAME(A) { };", 8, 6},
        {"class X_A { };", "class NAME(A) { };", 10, 14},
        {"uint8 N", "TYPE N", 0, 0},
        {"uint8 N", "TYPE N", 6, 5},
        {"a", "", 0, 0},
        {"", "abc", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;
        open_fixture(&f);
        mof_source *made = add(&f, "out.i", mof_text_from_string(cases[i].made));
        mof_source *original = add(&f, "x.mof", mof_text_from_string(cases[i].original));
        mof_line_marker marker = {0, 1, "x.mof", original};
        made->markers = &marker;
        made->marker_count = 1;
        mof_position at = mof_sources_position(&f.sources, made->base + cases[i].offset);
        assert_int_equal(at.offset, cases[i].expected);
        assert_int_equal(at.column, cases[i].expected + 1);
        assert_int_equal(at.text.size, strlen(cases[i].original));
        mof_arena_clear(&f.arena);
    }
}

static void long_lines_are_quick(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    const size_t size = 8u << 20;
    char *text = mof_arena_alloc(&f.arena, size + 2);
    memset(text, 'x', size);
    memcpy(text + 4095, "\xC3\xA9", 2); /* across the edge of a block */
    text[9] = '\n';
    mof_source *source = mof_sources_add(&f.sources, MOF_SOURCE_MOF, "long", text, size);
    for (uint32_t i = 0; i < 20000; i++) {
        uint32_t offset = 4097 + i * 400;
        mof_position at = mof_sources_position(&f.sources, source->base + offset);
        assert_int_equal(at.line, 2);
        assert_int_equal(at.column, offset - 10);
    }
    mof_arena_clear(&f.arena);
}

/* Lines of all kinds, against a count from the start of the text. */
static void lines_are_counted_anywhere(void **state)
{
    (void)state;
    static const char *const ends[] = {"\n", "\r\n", "\r", "\n\n\n\r\r"};
    static char text[64 * 1024 + 2];
    size_t size = 0;
    unsigned random = 1;
    while (size < sizeof text - 4000) {
        random = random * 1103515245u + 12345u;
        size_t length = (random >> 16) % (random >> 28 == 0 ? 3500 : 90);
        memset(text + size, 'x', length);
        size += length;
        const char *end = ends[(random >> 8) % 4];
        memcpy(text + size, end, strlen(end));
        size += strlen(end);
    }
    fixture f;
    open_fixture(&f);
    const mof_source *source = add(&f, "a.mof", (mof_text){text, size});
    uint32_t line = 1;
    uint32_t start = 0;
    for (uint32_t offset = 0; offset <= size; offset++) {
        mof_position at = mof_sources_position(&f.sources, source->base + offset);
        assert_int_equal(at.line, line);
        assert_int_equal(at.offset, offset - start);
        assert_int_equal(at.text.size, strcspn(text + start, "\r\n"));
        bool ends_here = text[offset] == '\n' || (text[offset] == '\r' && text[offset + 1] != '\n');
        line += ends_here;
        start = ends_here ? offset + 1 : start;
    }
    mof_arena_clear(&f.arena);
}

static void the_address_space_ends(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    char text[2] = "";
    assert_null(mof_sources_add(&f.sources, MOF_SOURCE_MOF, "a", text, UINT32_MAX));
    assert_null(mof_sources_add(&f.sources, MOF_SOURCE_MOF, "a", text, SIZE_MAX));
    f.sources.next_base = UINT32_MAX - 1;
    assert_non_null(mof_sources_add(&f.sources, MOF_SOURCE_MOF, "a", text, 0));
    assert_null(mof_sources_add(&f.sources, MOF_SOURCE_MOF, "a", text, 0));
    mof_arena_clear(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_end_counts_once),
        cmocka_unit_test(addresses_name_their_source),
        cmocka_unit_test(spans_join),
        cmocka_unit_test(line_markers_are_honoured),
        cmocka_unit_test(originals_are_shown),
        cmocka_unit_test(long_lines_are_quick),
        cmocka_unit_test(lines_are_counted_anywhere),
        cmocka_unit_test(the_address_space_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
