/*
 * The repairs of reference pages, one case a D code at least: what the grammar gets, and what is
 * reported.
 */
#include "repair_cases.h"

#include "syntax/literal.h"

/* The tokens that the grammar gets, with a space between. */
static const char *repaired(run *r, mof_fragment fragment, mof_source *page)
{
    mof_buffer out;
    mof_buffer_init(&out, &r->arena);
    mof_repair *repair = mof_repair_new(&r->syntax, fragment, page, whole(page));
    for (;;) {
        mof_token token = mof_repair_next(repair);
        if (token.kind == 0)
            return mof_buffer_string(&out);
        if (mof_buffer_text(&out).size > 0)
            mof_buffer_append_char(&out, ' ');
        if (token.kind < 256)
            mof_buffer_append_char(&out, (char)token.kind);
        else if (token.name != NULL)
            mof_buffer_append(&out, mof_name_text(token.name));
        else
            mof_buffer_append(&out, mof_sources_text(&r->sources, token.span));
    }
}

/* ---- one case a departure -------------------------------------------------------------------- */

static void check_case(const repair_case *c)
{
    run r;
    run_begin(&r);
    mof_reporter_choose(&r.reporter, "page-repairs", MOF_SEVERITY_WARNING);
    mof_source *page = add_page(&r, mof_text_from_string(c->block));
    const char *tokens = repaired(&r, c->fragment, page);
    if (strcmp(tokens, c->repaired) != 0)
        print_message("%s\n", c->block);
    assert_string_equal(tokens, c->repaired);
    const char *codes = reported(&r);
    if (strcmp(codes, c->codes) != 0) {
        print_message("%s\n", c->block);
        assert_string_equal(codes, c->codes);
    }
    run_end(&r);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASE_COUNT; i++)
        check_case(&cases[i]);
}

/* ---- what is said ---------------------------------------------------------------------------- */

static void test_messages(void **state)
{
    static const struct {
        const char *block;
        const char *message;
        uint32_t column;
        const char *fix; /* NULL: none is certain */
    } messages[] = {
        {"class X_A { A; };", "no type in front of 'A'", 13, NULL},
        {"class X_A { unit16 A; };", "unknown type 'unit16'; read as 'uint16'", 13, "uint16"},
        {"class X_A { uint32 Flags };", "missing ';' after 'Flags'; read as if it were there", 25,
         ";"},
        {"class X_A { uint32 A, };", "',' behind a property; read as ';'", 21, ";"},
        {"Class X_ A { };", "white space inside the name 'X_ A'; left out", 7, "X_A"},
        {"class X_A { uint32 A (removed); };", "'removed' is a remark, not MOF", 23, NULL},
        {"class X_A { uint32 A 5 6; };", "cannot read '5 6'; left out", 22, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
        run r;
        run_begin(&r);
        mof_source *page = add_page(&r, mof_text_from_string(messages[i].block));
        mof_syntax_parse_fragment(&r.syntax, CLASS, whole(page));
        assert_int_equal(r.reporter.count, 1);
        const mof_diagnostic *said = r.reporter.items[0];
        assert_string_equal(mof_diagnostic_text(&r.arena, said), messages[i].message);
        assert_int_equal(mof_sources_position(&r.sources, said->span.start).column,
                         messages[i].column);
        assert_int_equal(said->fixes == NULL, messages[i].fix == NULL);
        if (said->fixes != NULL)
            assert_string_equal(said->fixes->text, messages[i].fix);
        run_end(&r);
    }
}

/* ---- the grammar takes all of it ------------------------------------------------------------- */

static void test_grammar(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        const repair_case *c = &cases[i];
        run r;
        run_begin(&r);
        mof_source *page = add_page(&r, mof_text_from_string(c->block));
        const mof_ast *node = mof_syntax_parse_fragment(&r.syntax, c->fragment, whole(page));
        if (!is_repaired(&r) || (node == NULL) != (*c->repaired == '\0'))
            print_message("%s\n", c->block);
        assert_true(is_repaired(&r));
        assert_int_equal(node == NULL, *c->repaired == '\0');
        run_end(&r);
    }
}

/* Values that were read as strings have no quotes to take off. */
static void test_plain_text(void **state)
{
    (void)state;
    run r;
    run_begin(&r);
    mof_source *page = add_page(&r, MOF_TEXT("uint32 Do([in] string A = Auto Start);"));
    const mof_ast *node = mof_syntax_parse_fragment(&r.syntax, METHOD, whole(page));
    const mof_ast_property *parameter =
        (const mof_ast_property *)((const mof_ast_method *)node)->parameters;
    mof_text text = mof_sources_text(&r.sources, parameter->value->span);
    mof_text value = mof_literal_string(&r.arena, NULL, text, parameter->value->span);
    assert_true(mof_text_equal(value, MOF_TEXT("Auto Start")));
    run_end(&r);
}

/* ---- what is MOF ----------------------------------------------------------------------------- */

static void test_block_kinds(void **state)
{
    static const struct {
        const char *block;
        mof_block_kind kind;
    } blocks[] = {
        {"class X_A : X_B\n{\n};", MOF_BLOCK_CLASS},
        {"[dynamic, provider(\"p\")]\nclass X_A { };", MOF_BLOCK_CLASS},
        {"[]\nclass X_A { };", MOF_BLOCK_CLASS},
        {"Class X_A ();", MOF_BLOCK_CLASS},
        {"class\n{\n  uint32 A;\n};", MOF_BLOCK_CLASS},
        {"uint32 Do([in] string A);", MOF_BLOCK_METHOD},
        {"sint32 Do\n{\n  [IN] string A\n};", MOF_BLOCK_METHOD},
        {"static X_B Make();", MOF_BLOCK_METHOD},
        {"[static] void Fire();", MOF_BLOCK_METHOD},
        {"HRESULT Do(\n  [in] BSTR name\n);", MOF_BLOCK_OTHER},
        {"uint32 Do(char *name);", MOF_BLOCK_OTHER},
        {"class X : public Y { };", MOF_BLOCK_OTHER},
        {"typedef struct X { int a; } X;", MOF_BLOCK_OTHER},
        {"[C++]\nvoid f();", MOF_BLOCK_OTHER},
        {"Set service = GetObject(\"winmgmts:\")", MOF_BLOCK_OTHER},
        {"strComputer = \".\"", MOF_BLOCK_OTHER},
        {"Sub Main()", MOF_BLOCK_OTHER},
        {"HKEY_LOCAL_MACHINE\n  Software", MOF_BLOCK_OTHER},
        {"", MOF_BLOCK_OTHER},
    };
    (void)state;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        run r;
        run_begin(&r);
        mof_source *page = add_page(&r, mof_text_from_string(blocks[i].block));
        if (mof_repair_block_kind(&r.syntax, page, whole(page)) != blocks[i].kind)
            print_message("%s\n", blocks[i].block);
        assert_int_equal(mof_repair_block_kind(&r.syntax, page, whole(page)), blocks[i].kind);
        assert_int_equal(r.reporter.count, 0);
        run_end(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),       cmocka_unit_test(test_messages),
        cmocka_unit_test(test_grammar),     cmocka_unit_test(test_plain_text),
        cmocka_unit_test(test_block_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
