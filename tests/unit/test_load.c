/*
 * Encodings: bytes go in, UTF-8 comes out.
 */
#include "syntax.h"

#define BYTES(literal)                                                                             \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

static const struct {
    mof_text bytes;
    const char *text; /* NULL: refused */
    mof_encoding encoding;
    bool has_signature;
    const char *codes;
} cases[] = {
    {BYTES(""), "", MOF_ENCODING_UTF8, false, ""},
    {BYTES("a"), "a", MOF_ENCODING_UTF8, false, ""},
    {BYTES("\xEF\xBB\xBF"
           "a"),
     "a", MOF_ENCODING_UTF8, true, ""},
    {BYTES("caf\xC3\xA9"), "caf\xC3\xA9", MOF_ENCODING_UTF8, false, ""},
    {BYTES("\xFF\xFE"
           "a\0\xE9\0"),
     "a\xC3\xA9", MOF_ENCODING_UTF16LE, true, ""},
    {BYTES("\xFE\xFF\0a\0\xE9"), "a\xC3\xA9", MOF_ENCODING_UTF16BE, true, ""},
    {BYTES("a\0b\0"), "ab", MOF_ENCODING_UTF16LE, false, "1:1 L010"},
    {BYTES("\0a\0b"), "ab", MOF_ENCODING_UTF16BE, false, "1:1 L010"},
    {BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), "\xF0\x9F\x98\x80", MOF_ENCODING_UTF16LE, true, ""},
    {BYTES("\xFF\xFE"
           "a\0\x3D\xD8"
           "b\0"),
     "a\xEF\xBF\xBD"
     "b",
     MOF_ENCODING_UTF16LE, true, "1:2 L004"},
    {BYTES("\xFF\xFE"
           "a\0b"),
     "a", MOF_ENCODING_UTF16LE, true, "1:2 L004"},
    {BYTES("caf\xE9 \x80 \x93"), "caf\xC3\xA9 \xE2\x82\xAC \xE2\x80\x9C", MOF_ENCODING_WINDOWS1252,
     false, "1:4 L003"},
    {BYTES("abc\0def"), "abc def", MOF_ENCODING_UTF8, false, "1:4 L005"},
    {BYTES("abc\x1A"), "abc", MOF_ENCODING_UTF8, false, ""},
    {BYTES("abc\n\x1A\r\n"), "abc\n", MOF_ENCODING_UTF8, false, ""},
    {BYTES("abc\x1A\x1A\0\0"), "abc", MOF_ENCODING_UTF8, false, ""},
    {BYTES("abc\n\0"), "abc\n ", MOF_ENCODING_UTF8, false, "2:1 L005"},
    {BYTES("\xFF\xFE\0\0a\0\0\0"), NULL, MOF_ENCODING_UTF8, false, "1:1 L001"},
    {BYTES("\0\0\xFE\xFF\0\0\0a"), NULL, MOF_ENCODING_UTF8, false, "1:1 L001"},
    {BYTES("\0\0\0\0"), NULL, MOF_ENCODING_UTF8, false, "1:1 L001"},
    {BYTES("FOMB\x01\0\0\0"), NULL, MOF_ENCODING_UTF8, false, "1:1 F004"},
};

static void test_encodings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        syntax s;
        syntax_open(&s, MOF_PROFILE_WMI);
        const mof_source *source = syntax_load(&s, "a.mof", cases[i].bytes);
        assert_string_equal(syntax_codes(&s), cases[i].codes);
        assert_int_equal(source == NULL, cases[i].text == NULL);
        if (source != NULL) {
            assert_int_equal(source->size, strlen(cases[i].text));
            assert_memory_equal(source->text, cases[i].text, source->size + 1);
            assert_int_equal(source->encoding, cases[i].encoding);
            assert_int_equal(source->has_signature, cases[i].has_signature);
        }
        syntax_close(&s);
    }
}

static void test_kinds(void **state)
{
    (void)state;
    syntax s;
    syntax_open(&s, MOF_PROFILE_AUTO);
    assert_int_equal(syntax_load(&s, "a.mof", MOF_TEXT(""))->kind, MOF_SOURCE_MOF);
    assert_int_equal(syntax_load(&s, "a.MD", MOF_TEXT(""))->kind, MOF_SOURCE_PAGE);
    assert_int_equal(syntax_load(&s, "md", MOF_TEXT(""))->kind, MOF_SOURCE_MOF);
    syntax_close(&s);
}

static void test_unreadable(void **state)
{
    (void)state;
    syntax s;
    syntax_open(&s, MOF_PROFILE_AUTO);
    assert_null(mof_syntax_read(&s.syntax, MOFC_SOURCE_DIR "/tests/nothing.mof", MOF_NO_SPAN));
    assert_null(mof_syntax_read(&s.syntax, MOFC_SOURCE_DIR "/tests", MOF_NO_SPAN));
    assert_int_equal(s.reporter.errors, 2);
    assert_true(syntax_has(&s, MOF_F001));
    syntax_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_unreadable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
