/*
 * Differences: small ones to the letter; of large and random texts, that they lead from the one
 * text to the other.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/line_diff.h"

static mof_text diff(mof_arena *arena, mof_text old_text, mof_text new_text)
{
    mof_buffer out;
    mof_buffer_init(&out, arena);
    mof_line_diff_write(&out, "old", old_text, "new", new_text);
    return mof_buffer_text(&out);
}

/* ---- to the letter --------------------------------------------------------------------------- */

#define HEAD "--- old\n+++ new\n"

static const struct {
    const char *old_text;
    const char *new_text;
    const char *expected;
} cases[] = {
    {"", "", ""},
    {"a\nb\n", "a\nb\n", ""},
    {"", "a\n", HEAD "@@ -0,0 +1 @@\n+a\n"},
    {"a\n", "", HEAD "@@ -1 +0,0 @@\n-a\n"},
    {"a\nb\nc\n", "a\nB\nc\n", HEAD "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"},
    {"a\nb", "a\nb\n", HEAD "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"},
    {"a\r\n", "a\n", HEAD "@@ -1 +1 @@\n-a\r\n+a\n"},
    {"1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
     HEAD "@@ -6,3 +6,4 @@\n 6\n 7\n 8\n+9\n"},
    {"a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n", /* six lines are shared */
     HEAD "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n"},
    {"a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n", /* seven are not */
     HEAD "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n"},
    {"x\na\nb\nc\n", "a\nb\nc\nx\n", HEAD "@@ -1,4 +1,4 @@\n-x\n a\n b\n c\n+x\n"},
};

static void test_small(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mof_memory memory = {0};
        mof_arena arena;
        mof_arena_init(&arena, &memory);
        mof_text found = diff(&arena, mof_text_from_string(cases[i].old_text),
                              mof_text_from_string(cases[i].new_text));
        assert_string_equal(mof_arena_copy(&arena, found.size > 0 ? found.data : "", found.size),
                            cases[i].expected);
        mof_arena_clear(&arena);
    }
}

/* ---- what they lead to ----------------------------------------------------------------------- */

static mof_text cut_line(mof_text *text)
{
    const char *end = memchr(text->data, '\n', text->size);
    size_t size = end != NULL ? (size_t)(end - text->data) + 1 : text->size;
    mof_text line = {text->data, size};
    *text = (mof_text){text->data + size, text->size - size};
    return line;
}

static void copy_lines(mof_buffer *out, mof_text *from, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mof_buffer_append(out, cut_line(from));
}

/* The new text, from the old one and a difference of whole lines. */
static mof_text apply(mof_arena *arena, mof_text old_text, mof_text patch)
{
    mof_buffer out;
    mof_buffer_init(&out, arena);
    mof_text rest = old_text;
    size_t done = 0;
    cut_line(&patch);
    cut_line(&patch);
    while (patch.size > 0) {
        mof_text line = cut_line(&patch);
        size_t start;
        size_t count = 1;
        if (sscanf(line.data, "@@ -%zu,%zu", &start, &count) >= 1) {
            size_t before = count > 0 ? start - 1 : start;
            copy_lines(&out, &rest, before - done);
            done = before;
            continue;
        }
        if (line.data[0] != '+') {
            mof_text same = cut_line(&rest);
            assert_true(mof_text_equal(same, (mof_text){line.data + 1, line.size - 1}));
            done++;
        }
        if (line.data[0] != '-')
            mof_buffer_append(&out, (mof_text){line.data + 1, line.size - 1});
    }
    mof_buffer_append(&out, rest);
    return mof_buffer_text(&out);
}

static uint32_t draw(uint32_t *seed, uint32_t limit)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % limit;
}

/* Lines out of few words repeat often, those out of many hardly. */
static mof_text make_text(mof_arena *arena, uint32_t *seed, uint32_t lines, uint32_t words)
{
    mof_buffer out;
    mof_buffer_init(&out, arena);
    for (uint32_t i = 0; i < lines; i++)
        mof_buffer_append_format(&out, "%u\n", (unsigned)draw(seed, words));
    return mof_buffer_text(&out);
}

static void check_random(uint32_t seed, uint32_t lines, uint32_t words)
{
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    mof_text old_text = make_text(&arena, &seed, lines, words);
    mof_text new_text = make_text(&arena, &seed, lines + lines / 7, words);
    mof_text patch = diff(&arena, old_text, new_text);
    if (patch.size > 0)
        assert_true(mof_text_equal(apply(&arena, old_text, patch), new_text));
    else
        assert_true(mof_text_equal(old_text, new_text));
    mof_arena_clear(&arena);
}

static void test_random(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < 200; seed++)
        check_random(seed, 1 + seed / 4, 2 + seed % 9);
    check_random(1, 3000, 2);
    check_random(2, 3000, 40);
    check_random(3, 3000, 1000000);
}

/* Has to end soon: every line is another one. */
static void test_large(void **state)
{
    (void)state;
    check_random(4, 20000, 4000000000u);
    check_random(5, 20000, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
