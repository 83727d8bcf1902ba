/*
 * Literals: what they mean, and what is wrong with them.
 */
#include "syntax.h"

#include <math.h>

#include "syntax/literal.h"

static const mof_span span = {1, 2};

static void test_integers(void **state)
{
    (void)state;
    static const struct {
        const char *spelling;
        uint64_t magnitude;
        bool negative;
        const char *code; /* NULL: none */
    } cases[] = {
        {"0", 0, false, NULL},
        {"42", 42, false, NULL},
        {"+7", 7, false, NULL},
        {"-1", 1, true, NULL},
        {"017", 15, false, NULL},
        {"-010", 8, true, NULL},
        {"00", 0, false, NULL},
        {"0x1F", 31, false, NULL},
        {"0XfF", 255, false, NULL},
        {"101b", 5, false, NULL},
        {"0B", 0, false, NULL},
        {"-11B", 3, true, NULL},
        {"0x1b", 27, false, NULL},
        {"18446744073709551615", UINT64_MAX, false, NULL},
        {"-9223372036854775808", (uint64_t)1 << 63, true, NULL},
        {"0xFFFFFFFFFFFFFFFF", UINT64_MAX, false, NULL},
        {"18446744073709551616", UINT64_MAX, false, "L063"},
        {"0x10000000000000000", UINT64_MAX, false, "L063"},
        {"08", 0, false, "L060"},
        {"0179", 15, false, "L060"},
        {"121b", 1, false, "L061"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        syntax s;
        syntax_open(&s, MOF_PROFILE_WMI);
        mof_integer value =
            mof_literal_integer(&s.reporter, mof_text_from_string(cases[i].spelling), span);
        assert_int_equal(value.magnitude, cases[i].magnitude);
        assert_int_equal(value.negative, cases[i].negative);
        assert_int_equal(s.reporter.count, cases[i].code != NULL);
        if (cases[i].code != NULL)
            assert_string_equal(mof_code_get(s.reporter.items[0]->code)->id, cases[i].code);
        syntax_close(&s);
    }
}

static void test_reals(void **state)
{
    (void)state;
    static const struct {
        const char *spelling;
        double value;
    } cases[] = {
        {"3.14", 3.14},
        {".5", 0.5},
        {"-1.2778E+02", -127.78},
        {"2.3e-2", 0.023},
        {"1.", 1},
        {"1e5", 1e5},
        {"+0.1", 0.1},
        {"0.000000000000000000000000000001", 1e-30},
        {"1.7976931348623157e308", 1.7976931348623157e308},
        {"1.0e99999999999", INFINITY},
        {"1.0e-99999999999", 0},
        {"-0.0", -0.0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double value = mof_literal_real(mof_text_from_string(cases[i].spelling));
        assert_memory_equal(&value, &cases[i].value, sizeof value);
    }
}

static void test_long_real(void **state)
{
    (void)state;
    char digits[3000];
    memset(digits, '1', sizeof digits);
    digits[1500] = '.';
    assert_true(isinf(mof_literal_real((mof_text){digits, sizeof digits})));
    digits[1] = '.';
    digits[1500] = '1';
    assert_true(mof_literal_real((mof_text){digits, sizeof digits}) == 1.1111111111111111);
}

static void test_characters(void **state)
{
    (void)state;
    static const struct {
        const char *spelling;
        uint32_t value;
        const char *code;
    } cases[] = {
        {"'a'", 'a', NULL},         {"'\"'", '"', NULL},
        {"'\\''", '\'', NULL},      {"'\\n'", '\n', NULL},
        {"'\\x41'", 'A', NULL},     {"'\\xD83D'", 0xD83D, NULL},
        {"'\xC3\xA9'", 0xE9, NULL}, {"''", 0, "L050"},
        {"'ab'", 'a', "L051"},      {"'\xF0\x9F\x98\x80'", 0xFFFD, "L052"},
        {"'\\x00041'", 4, "L053"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        syntax s;
        syntax_open(&s, MOF_PROFILE_WMI);
        uint32_t value =
            mof_literal_char(&s.reporter, mof_text_from_string(cases[i].spelling), span);
        assert_int_equal(value, cases[i].value);
        assert_int_equal(s.reporter.count, cases[i].code != NULL);
        if (cases[i].code != NULL)
            assert_string_equal(mof_code_get(s.reporter.items[0]->code)->id, cases[i].code);
        syntax_close(&s);
    }
}

static void test_strings(void **state)
{
    (void)state;
    static const struct {
        const char *spelling;
        const char *value;
        const char *code;
    } cases[] = {
        {"\"\"", "", NULL},
        {"\"abc\"", "abc", NULL},
        {"\"a\\tb\\n\"", "a\tb\n", NULL},
        {"\"\\\"\\'\\\\\"", "\"'\\", NULL},
        {"\"\\x41B\"", "\xD0\x9B", NULL},
        {"\"\\x0041B\"", "AB", NULL},
        {"\"\\xD83D\\xDE00\"", "\xF0\x9F\x98\x80", NULL},
        {"\"\\q\"", "\\q", "L041"},
        {"\"\\xyz\"", "\\xyz", "L042"},
        {"\"\\x0000\"", "\xEF\xBF\xBD", "L045"},
        {"\"\\xD83Dx\"", "\xEF\xBF\xBDx", "L045"},
        {"\"\\xDE00\"", "\xEF\xBF\xBD", "L045"},
        {"\"open", "open", NULL},
        {"'one \\'x\\''", "one 'x'", NULL},
        {"'tis", "'tis", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        syntax s;
        syntax_open(&s, MOF_PROFILE_WMI);
        mof_text spelling = mof_text_from_string(cases[i].spelling);
        mof_text value = mof_literal_string(&s.arena, &s.reporter, spelling, span);
        assert_int_equal(value.size, strlen(cases[i].value));
        assert_memory_equal(value.data, cases[i].value, value.size);
        assert_int_equal(s.reporter.count, cases[i].code != NULL);
        if (cases[i].code != NULL)
            assert_string_equal(mof_code_get(s.reporter.items[0]->code)->id, cases[i].code);
        syntax_close(&s);
    }
}

/* What is written can be read again, whatever follows an escape. */
static void test_write(void **state)
{
    (void)state;
    static const char *const values[] = {"",
                                         "abc",
                                         "a\"b\\c",
                                         "\b\t\n\f\r",
                                         "\x01"
                                         "f",
                                         "\x1F"
                                         "0",
                                         "caf\xC3\xA9",
                                         "'"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        syntax s;
        syntax_open(&s, MOF_PROFILE_WMI);
        mof_buffer out;
        mof_buffer_init(&out, &s.arena);
        mof_literal_write_string(&out, mof_text_from_string(values[i]));
        mof_text value = mof_literal_string(&s.arena, &s.reporter, mof_buffer_text(&out), span);
        assert_true(mof_text_equal(value, mof_text_from_string(values[i])));
        assert_int_equal(s.reporter.count, 0);
        syntax_close(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_integers),  cmocka_unit_test(test_reals),
        cmocka_unit_test(test_long_real), cmocka_unit_test(test_characters),
        cmocka_unit_test(test_strings),   cmocka_unit_test(test_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
