/*
 * Slices of UTF-8 and the buffer that they are put together in.
 */
#include "base/buffer.h"
#include "base/text.h"
#include "base/width.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void code_points_are_decoded(void **state)
{
    (void)state;
    static const struct {
        mof_text text;
        uint32_t code_point;
        size_t length;
    } cases[] = {
        {{"A", 1}, 'A', 1},
        {{"\0", 1}, 0, 1},
        {{"\xC3\xA9", 2}, 0xE9, 2},
        {{"\xE2\x82\xAC", 3}, 0x20AC, 3},
        {{"\xF0\x9F\x98\x80", 4}, 0x1F600, 4},
        {{"\xF4\x8F\xBF\xBF", 4}, 0x10FFFF, 4},
        {{"\x80", 1}, 0xFFFD, 1},
        {{"\xC3", 1}, 0xFFFD, 1},             /* cut */
        {{"\xE2\x82", 2}, 0xFFFD, 1},         /* cut */
        {{"\xC0\x80", 2}, 0xFFFD, 1},         /* overlong */
        {{"\xE0\x9F\xBF", 3}, 0xFFFD, 1},     /* overlong */
        {{"\xF0\x8F\xBF\xBF", 4}, 0xFFFD, 1}, /* overlong */
        {{"\xED\xA0\x80", 3}, 0xFFFD, 1},     /* surrogate */
        {{"\xF4\x90\x80\x80", 4}, 0xFFFD, 1}, /* beyond Unicode */
        {{"\xFF", 1}, 0xFFFD, 1},
        {{"\xE2\x82x", 3}, 0xFFFD, 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t length;
        uint32_t code_point = mof_utf8_decode(cases[i].text.data, cases[i].text.size, &length);
        assert_int_equal(code_point, cases[i].code_point);
        assert_int_equal(length, cases[i].length);
    }
}

static void every_code_point_comes_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        size_t length;
        size_t size = mof_utf8_encode(c, bytes);
        if (mof_utf8_decode(bytes, size, &length) != c || length != size)
            fail_msg("U+%04X", (unsigned)c);
    }
}

static void code_points_are_counted_and_checked(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t count;
        size_t invalid;
    } cases[] = {
        {"", 0, 0},
        {"abc", 3, 3},
        {"0123456789abcdef\xC3\xA9", 17, 18},
        {"0123456\xC3\xA9xyz0123456789", 21, 22},
        {"\xEF\xBF\xBD", 1, 3}, /* U+FFFD itself is valid */
        {"01234567\xFFzz", 11, 8},
        {"\xE2\x82", 2, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        mof_text text = mof_text_from_string(cases[i].text);
        assert_int_equal(mof_utf8_count(text), cases[i].count);
        assert_int_equal(mof_utf8_invalid(text), cases[i].invalid);
    }
}

static void texts_compare(void **state)
{
    (void)state;
    assert_true(mof_text_equal(MOF_TEXT("ab"), MOF_TEXT("ab")));
    assert_false(mof_text_equal(MOF_TEXT("ab"), MOF_TEXT("aB")));
    assert_true(mof_text_equal(mof_text_from_string(NULL), MOF_TEXT("")));
    assert_true(mof_text_equal_nocase(MOF_TEXT("Caption"), MOF_TEXT("cAPTION")));
    assert_false(mof_text_equal_nocase(MOF_TEXT("[a"), MOF_TEXT("{a")));
    assert_false(mof_text_equal_nocase(MOF_TEXT("\xC3\x84"), MOF_TEXT("\xC3\xA4")));
    assert_true(mof_text_is_nocase(MOF_TEXT("KEY"), "key"));
    assert_true(mof_text_equal(mof_text_trim(MOF_TEXT(" \t\r\na b\f ")), MOF_TEXT("a b")));
    assert_int_equal(mof_text_trim(MOF_TEXT(" \n")).size, 0);
    assert_true(mof_text_equal(mof_text_trim_blanks(MOF_TEXT("\xC2\xA0 a\xC2\xA0z \xC2\xA0")),
                               MOF_TEXT("a\xC2\xA0z")));
    assert_int_equal(mof_text_trim_blanks(MOF_TEXT("\xC2\xA0")).size, 0);
    assert_true(mof_text_starts_with(MOF_TEXT("abc"), "ab"));
    assert_false(mof_text_starts_with(MOF_TEXT("a"), "ab"));
}

static void bytes_have_classes(void **state)
{
    (void)state;
    assert_int_equal(mof_char_hex('f'), 15);
    assert_int_equal(mof_char_hex('A'), 10);
    assert_int_equal(mof_char_hex('g'), -1);
    assert_true(mof_char_is_space('\v'));
    assert_false(mof_char_is_space('\0'));
    assert_true(mof_char_is_alpha('Z'));
    assert_false(mof_char_is_alpha('['));
    assert_false(mof_char_is_alpha((char)0xC4));
    assert_true(mof_char_is_digit('9'));
}

static void likeness_is_measured(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        size_t limit, distance;
    } cases[] = {
        {"", "", 2, 0},
        {"string", "STRING", 2, 0},
        {"strng", "string", 2, 1},
        {"unit32", "uint32", 2, 1}, /* neighbours swapped */
        {"boolean", "bool", 2, 3},  /* beyond the limit */
        {"boolean", "bool", 5, 3},
        {"kitten", "sitting", 9, 3},
        {"a", "", 3, 1},
        {"", "abcdef", 3, 4},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        mof_text a = mof_text_from_string(cases[i].a);
        mof_text b = mof_text_from_string(cases[i].b);
        assert_int_equal(mof_text_distance(a, b, cases[i].limit), cases[i].distance);
        assert_int_equal(mof_text_distance(b, a, cases[i].limit), cases[i].distance);
    }
    char large[1000];
    memset(large, 'x', sizeof large);
    assert_int_equal(mof_text_distance((mof_text){large, 1000}, (mof_text){large, 1000}, 2), 0);
    assert_int_equal(mof_text_distance((mof_text){large, 1000}, (mof_text){large, 999}, 2), 3);
}

static void tokens_are_quoted_for_messages(void **state)
{
    (void)state;
    static const struct {
        const char *token, *quoted;
    } cases[] = {
        {"Caption", "Caption"},
        {"a\tb\nc", "a\\tb\\nc"},
        {"\33[2J", "\\x1B[2J"},
        {"\xC2\x9B", "\\x9B"},
        {"\xE2\x80\xAEx", "\\x202Ex"}, /* would turn the text around */
        {"\xC3\xA9", "\xC3\xA9"},
        {"\xFF", "\xEF\xBF\xBD"},
        {"0123456789012345678901234567890123456789", "0123456789012345678901234567890123456789"},
        {"01234567890123456789012345678901234567890",
         "0123456789012345678901234567890123456789..."},
    };
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(mof_text_quote(&arena, mof_text_from_string(cases[i].token)),
                            cases[i].quoted);
    mof_arena_clear(&arena);
}

static void a_buffer_grows(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    mof_buffer buffer;
    mof_buffer_init(&buffer, &arena);
    assert_string_equal(mof_buffer_string(&buffer), "");
    assert_int_equal(mof_buffer_text(&buffer).size, 0);
    mof_buffer_append(&buffer, MOF_TEXT("a\0b"));
    mof_buffer_append_char(&buffer, '-');
    mof_buffer_append_code_point(&buffer, 0x20AC);
    mof_buffer_append_string(&buffer, "!");
    mof_buffer_append_format(&buffer, "%03d", 7);
    assert_int_equal(buffer.size, 11);
    assert_memory_equal(mof_buffer_string(&buffer), "a\0b-\xE2\x82\xAC!007", 12);
    for (int i = 0; i < 100000; i++)
        mof_buffer_append_char(&buffer, (char)('a' + i % 26));
    assert_int_equal(strlen(mof_buffer_string(&buffer) + 11), 100000);
    mof_arena_clear(&arena);
}

static void code_points_have_a_width(void **state)
{
    (void)state;
    static const struct {
        uint32_t code_point;
        int width;
    } cases[] = {
        {'a', 1},      {0xE9, 1},    {0x2FF, 1},   {0x300, 0},  /* combining grave */
        {0x36F, 0},    {0x370, 1},   {0x10FF, 1},  {0x1100, 2}, /* Hangul, beginning of a syllable
                                                                 */
        {0x1161, 0},                                            /* its middle */
        {0x20AC, 1},   {0x3042, 2},  {0x4E00, 2},  {0xAC00, 2},  {0xFF21, 2}, /* fullwidth A */
        {0xFF71, 1},                                             /* halfwidth katakana */
        {0xFFFD, 1},   {0x1F600, 2}, {0x20000, 2}, {0xE0100, 0}, /* variation selector */
        {0x10FFFF, 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(mof_code_point_width(cases[i].code_point), cases[i].width);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_points_are_decoded),
        cmocka_unit_test(code_points_have_a_width),
        cmocka_unit_test(every_code_point_comes_back),
        cmocka_unit_test(code_points_are_counted_and_checked),
        cmocka_unit_test(texts_compare),
        cmocka_unit_test(bytes_have_classes),
        cmocka_unit_test(likeness_is_measured),
        cmocka_unit_test(tokens_are_quoted_for_messages),
        cmocka_unit_test(a_buffer_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
