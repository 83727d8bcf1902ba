/*
 * The scanner: which text makes which tokens, and what it complains about.
 */
#include "syntax.h"

#include "syntax/token.h"

static void check_tokens(const char *text, const char *tokens)
{
    syntax s;
    syntax_open(&s, MOF_PROFILE_WMI);
    mof_buffer out;
    mof_buffer_init(&out, &s.arena);
    mof_syntax_dump_tokens(&s.syntax, syntax_load(&s, "a.mof", mof_text_from_string(text)), &out);
    assert_string_equal(mof_buffer_string(&out), tokens);
    syntax_close(&s);
}

static void test_tokens(void **state)
{
    (void)state;
    check_tokens("", "");
    check_tokens("class X_A : CIM_B",
                 "1:1 class class\n1:7 name X_A\n1:11 ':' :\n1:13 name CIM_B\n");
    check_tokens("CLASS Ref UInt8", "1:1 class CLASS\n1:7 ref Ref\n1:11 type UInt8\n");
    check_tokens("$a = -12;", "1:1 alias $a\n1:4 '=' =\n1:6 integer -12\n1:9 ';' ;\n");
    check_tokens("# pragma x", "1:1 #pragma # pragma\n1:10 name x\n");
    check_tokens("1.5e3 0x1F 101b 'c' \"s\"",
                 "1:1 real number 1.5e3\n1:7 integer 0x1F\n1:12 integer 101b\n"
                 "1:17 character 'c'\n1:21 string \"s\"\n");
    check_tokens("a // b\r\n/* c\r\nd */ e", "1:1 name a\n3:6 name e\n");
    check_tokens("na\xC3\xAFve x", "1:1 name na\xC3\xAFve\n1:7 name x\n");
    check_tokens("'a\\'b' 'ab'", "1:1 string 'a\\'b'\n1:8 string 'ab'\n");
    check_tokens("\"a\\\"b\"c", "1:1 string \"a\\\"b\"\n1:7 name c\n");
    check_tokens("uint8x uint", "1:1 name uint8x\n1:8 name uint\n");
}

static void test_faults(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *codes;
    } cases[] = {
        {"a\xC2\xA0"
         "b",
         "1:2 L013"},
        {"a\xEF\xBB\xBF"
         "b",
         "1:2 L011"},
        {"a\bb", "1:2 L012"},
        {"a \\\nb", "1:3 L014"},
        {"a /* b", "1:3 L020"},
        {"/* /* */", "1:4 L021"},
        {"a @@ b", "1:3 L030"},
        {"a \xE2\x80\x9Cq\xE2\x80\x9D b", "1:3 L030, 1:5 L030"},
        {"\"a\nb\"", "1:1 L040"},
        {"\"\\q\\x\"", "1:2 L041, 1:4 L042"},
        {"\"abc", "1:1 L043"},
        {"\"\\xDC00\"", "1:2 L045"},
        {"''", "1:1 L050"},
        {"'ab'", "1:1 L051"},
        {"09 12b 12x 99999999999999999999 1e5 1.", "1:1 L060, 1:4 L061, 1:8 L062, 1:12 L063, "
                                                   "1:33 L064, 1:37 L065"},
        {"#define X 1 \\\n 2\na", "1:1 L070"},
        {"#include \"x.h\"", "1:1 L070"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        syntax s;
        syntax_open(&s, MOF_PROFILE_WMI);
        mof_source *source = syntax_load(&s, "a.mof", mof_text_from_string(cases[i].text));
        mof_scanner *scanner =
            mof_scanner_new(&s.arena, &s.names, &s.reporter, source, MOF_NO_SPAN);
        while (mof_scanner_next(scanner).kind != 0)
            continue;
        assert_string_equal(syntax_codes(&s), cases[i].codes);
        syntax_close(&s);
    }
}

/* Lines that a preprocessor left say where the text came from. */
static void test_markers(void **state)
{
    (void)state;
    syntax s;
    syntax_open(&s, MOF_PROFILE_WMI);
    mof_source *source =
        syntax_load(&s, "a.i", MOF_TEXT("# 1 \"a.mof\"\nx\n#line 10 \"b.mof\"\ny\nz @\n"));
    mof_scanner *scanner = mof_scanner_new(&s.arena, &s.names, &s.reporter, source, MOF_NO_SPAN);
    static const struct {
        const char *file;
        uint32_t line;
    } places[] = {{"a.mof", 1}, {"b.mof", 10}, {"b.mof", 11}};
    for (size_t i = 0; i < 3; i++) {
        mof_token token = mof_scanner_next(scanner);
        mof_position at = mof_sources_position(&s.sources, token.span.start);
        assert_string_equal(at.name, places[i].file);
        assert_int_equal(at.line, places[i].line);
    }
    syntax_close(&s);
}

/* A part is scanned without touching the rest, in places of the whole. */
static void test_part(void **state)
{
    (void)state;
    syntax s;
    syntax_open(&s, MOF_PROFILE_WMI);
    mof_source *source = syntax_load(&s, "a.mof", MOF_TEXT("class X;"));
    mof_scanner *scanner =
        mof_scanner_new(&s.arena, &s.names, &s.reporter, source, mof_source_span(source, 6, 7));
    mof_token token = mof_scanner_next(scanner);
    assert_string_equal(token.name->text, "X");
    assert_int_equal(token.span.start, source->base + 6);
    assert_true(token.first_on_line);
    assert_int_equal(mof_scanner_next(scanner).kind, 0);
    syntax_close(&s);
}

static void test_comments(void **state)
{
    (void)state;
    syntax s;
    syntax_open(&s, MOF_PROFILE_WMI);
    mof_source *source = syntax_load(&s, "a.mof", MOF_TEXT("// a\nx /* b */ \"// no\" // c"));
    mof_scanner *scanner = mof_scanner_new(&s.arena, &s.names, &s.reporter, source, MOF_NO_SPAN);
    while (mof_scanner_next(scanner).kind != 0)
        continue;
    size_t count;
    const mof_span *comments = mof_scanner_comments(scanner, &count);
    static const char *const texts[] = {"// a", "/* b */", "// c"};
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++)
        assert_true(mof_text_equal(mof_sources_text(&s.sources, comments[i]),
                                   mof_text_from_string(texts[i])));
    syntax_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens),   cmocka_unit_test(test_faults),
        cmocka_unit_test(test_markers),  cmocka_unit_test(test_part),
        cmocka_unit_test(test_comments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
