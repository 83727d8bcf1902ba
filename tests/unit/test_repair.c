/*
 * The repairs of reference pages, one case a D code at least: what the grammar gets, and what is
 * reported.
 */
#include "syntax/repair.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "syntax/literal.h"

#define CLASS MOF_FRAGMENT_CLASS
#define METHOD MOF_FRAGMENT_METHOD
#define QUALIFIERS MOF_FRAGMENT_QUALIFIERS

/* ---- a run ----------------------------------------------------------------------------------- */

typedef struct run {
    mof_memory memory;
    mof_arena arena;
    mof_names names;
    mof_sources sources;
    mof_reporter reporter;
    mof_syntax syntax;
} run;

static void run_begin(run *r)
{
    *r = (run){0};
    mof_arena_init(&r->arena, &r->memory);
    mof_names_init(&r->names, &r->arena);
    mof_sources_init(&r->sources, &r->arena);
    mof_reporter_init(&r->reporter, &r->arena, &r->sources);
    r->syntax = (mof_syntax){.arena = &r->arena,
                             .source_arena = &r->arena,
                             .names = &r->names,
                             .sources = &r->sources,
                             .reporter = &r->reporter,
                             .profile = MOF_PROFILE_DOC};
}

static void run_end(run *r)
{
    mof_arena_clear(&r->arena);
    assert_int_equal(r->memory.used, 0);
}

static mof_source *add_page(run *r, mof_text text)
{
    mof_source *page = mof_sources_add_copy(&r->sources, MOF_SOURCE_PAGE, "page.md", text);
    page->profile = MOF_PROFILE_DOC;
    return page;
}

static mof_span whole(const mof_source *page)
{
    return mof_source_span(page, 0, page->size);
}

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

static const char *reported(run *r)
{
    mof_buffer out;
    mof_buffer_init(&out, &r->arena);
    mof_reporter_sort(&r->reporter);
    for (size_t i = 0; i < r->reporter.count; i++)
        mof_buffer_append_format(&out, i > 0 ? " %s" : "%s",
                                 mof_code_get(r->reporter.items[i]->code)->id);
    return mof_buffer_string(&out);
}

/* ---- one case a departure -------------------------------------------------------------------- */

typedef struct repair_case {
    const char *codes;
    mof_fragment fragment;
    const char *block;
    const char *repaired;
} repair_case;

static const repair_case cases[] = {
    {"", CLASS, "class X_A : X_B\n{\n  uint32 A;\n  string B[];\n  X_C ref D;\n};",
     "class X_A : X_B { uint32 A ; string B [ ] ; X_C ref D ; } ;"},
    {"", CLASS, "[dynamic, provider(\"P\"), uuid(\"{1}\")]\nclass X_A\n{ };",
     "[ dynamic , provider ( \"P\" ) , uuid ( \"{1}\" ) ] class X_A { } ;"},
    {"", CLASS, "Class X_A { Object A; object B[]; X_C C = NULL; sint8 D[4]; char16 E = 'e'; };",
     "Class X_A { Object A ; object B [ ] ; X_C C = NULL ; sint8 D [ 4 ] ; char16 E = 'e' ; } ;"},
    {"", METHOD, "uint32 Do([in] string A, [in, optional] X_B ref B[], [out] uint8 C = 1);",
     "uint32 Do ( [ in ] string A , [ in , optional ] X_B ref B [ ] , [ out ] uint8 C = 1 ) ;"},
    {"", CLASS, "class X_A { // a comment\n [key : ToInstance ToSubclass] string A; /* b */ };",
     "class X_A { [ key : ToInstance ToSubclass ] string A ; } ;"},
    {"", CLASS, "class X_A { uint32 Value; string Class; uint8 string; };",
     "class X_A { uint32 Value ; string Class ; uint8 string ; } ;"},
    {"", CLASS, "class\xC2\xA0X_A\n{\n\xC2\xA0\xC2\xA0uint32\xC2\xA0 A;\n};", /* D101 */
     "class X_A { uint32 A ; } ;"},
    {"D102", CLASS, "[InPartition(\"a\", \"b\")] class X_A { };",
     "[ InPartition { \"a\" , \"b\" } ] class X_A { } ;"},
    {"D102", CLASS, "[EventType(10, 2, 3)] class X_A { };",
     "[ EventType { 10 , 2 , 3 } ] class X_A { } ;"},
    {"D103", CLASS, "[]\nclass X_A { };", "class X_A { } ;"},
    {"D104 D104", CLASS, "class X_A {\n  A;\n  B[];\n  uint8 C;\n};",
     "class X_A { string A ; string B [ ] ; uint8 C ; } ;"},
    {"D104 D117", CLASS, "class X_A {\n  A\n  uint8 C;\n};",
     "class X_A { string A ; uint8 C ; } ;"},
    {"D104", METHOD, "Do([in] uint8 A);", "void Do ( [ in ] uint8 A ) ;"},
    {"D105", CLASS, "class X_A { string.  A; };", "class X_A { string A ; } ;"},
    {"D106", CLASS, "class X_A { unit16 A; };", "class X_A { uint16 A ; } ;"},
    {"D106", CLASS, "class X_A { UIt32 A; };", "class X_A { uint32 A ; } ;"},
    {"D106", CLASS, "class X_A { uint16e A; };", "class X_A { uint16 A ; } ;"},
    {"D106", CLASS, "class X_A { Bool A; };", "class X_A { boolean A ; } ;"},
    {"D106", CLASS, "class X_A { int32 A; };", "class X_A { sint32 A ; } ;"},
    {"D106", CLASS, "class X_A { UInt34 A; };", "class X_A { uint32 A ; } ;"},
    {"D108 D108", METHOD, "uint32 Do([in] boolean A = , [in] boolean B =);",
     "uint32 Do ( [ in ] boolean A , [ in ] boolean B ) ;"},
    {"D109", METHOD, "uint32 Do([in] string A = Auto Start);",
     "uint32 Do ( [ in ] string A = Auto Start ) ;"},
    {"D109", CLASS, "class X_A { string A = Normal; };", "class X_A { string A = Normal ; } ;"},
    {"D110", METHOD, "uint32 Do([out] string REF A);", "uint32 Do ( [ out ] string A ) ;"},
    {"D111", METHOD, "static uint32 Do([in] string A);",
     "[ static ] uint32 Do ( [ in ] string A ) ;"},
    {"D111", METHOD, "[implemented] static uint32 Do([in] string A);",
     "[ implemented , static ] uint32 Do ( [ in ] string A ) ;"},
    {"D112", METHOD, "uint32 Do(string A[]);", "uint32 Do ( string A [ ] ) ;"},
    {"D114", CLASS, "class X_A { ref:X_B A; };", "class X_A { X_B ref A ; } ;"},
    {"D114", CLASS, "class X_A { object:X_B A; };", "class X_A { X_B A ; } ;"},
    {"D117 D117", CLASS, "class X_A {\n  uint8 A\n  X_B B;\n  uint8 C\n};",
     "class X_A { uint8 A ; X_B B ; uint8 C ; } ;"},
    {"D118", CLASS, "class X_A {\n  uint8 A,\n  uint8 B;\n};",
     "class X_A { uint8 A ; uint8 B ; } ;"},
    {"D119", CLASS, "class X_A { uint8 A;; };", "class X_A { uint8 A ; } ;"},
    {"D120", CLASS, "class X_A { uint8 A;[]\n uint8 B; };",
     "class X_A { uint8 A [ ] ; uint8 B ; } ;"},
    {"D121", CLASS, "class X_A { uint8[] A; };", "class X_A { uint8 A [ ] ; } ;"},
    {"D122", CLASS, "class X_A { uint8 A[key]  ; };", "class X_A { [ key ] uint8 A ; } ;"},
    {"D123", CLASS, "class X_A {\n  uint8 A; (obsolete in 2)\n  uint8 B;\n};",
     "class X_A { [ Deprecated { obsolete in 2 } ] uint8 A ; uint8 B ; } ;"},
    {"D123", CLASS, "class X_A {\n  [key] uint8 A (removed);\n};",
     "class X_A { [ key , Deprecated { removed } ] uint8 A ; } ;"},
    {"D123", CLASS, "class X_A {\n  uint8 A (new in 2);\n};", "class X_A { uint8 A ; } ;"},
    {"D124", CLASS, "Class X_A :\n{\n};", "Class X_A { } ;"},
    {"D125 D125", CLASS, "Class X_ A : X_ B\n{\n};", "Class X_A : X_B { } ;"},
    {"D126", CLASS, "class\n{\n  uint8 A;\n};", "class  { uint8 A ; } ;"},
    {"D126", CLASS, "class : X_B { };", "class  : X_B { } ;"},
    {"D127", CLASS, "class X_A\n{\n}", "class X_A { } ;"},
    {"D128", CLASS, "Class X_A ();", "Class X_A { } ;"},
    {"D128", CLASS, "Class X_A : X_B ();", "Class X_A : X_B { } ;"},
    {"D130", METHOD, "uint32 Do\n{\n  [IN] string A\n  [OUT] uint8 B\n};", /* D131, D135: silent */
     "uint32 Do ( [ IN ] string A , [ OUT ] uint8 B ) ;"},
    {"D131", METHOD, "uint32 Do(\n  [in] string A\n  [in] uint8 B[]\n);",
     "uint32 Do ( [ in ] string A , [ in ] uint8 B [ ] ) ;"},
    {"D132", METHOD, "uint32 Do([in] string A,);", "uint32 Do ( [ in ] string A ) ;"},
    {"D133 D133", METHOD, "uint32 Do(\n  [in] string A;\n  [in] string B;\n);",
     "uint32 Do ( [ in ] string A , [ in ] string B ) ;"},
    {"D134", METHOD, "uint32 Do([in] string A)", "uint32 Do ( [ in ] string A ) ;"},
    {"D134", METHOD, "uint32 Do([in] string A)\n);", "uint32 Do ( [ in ] string A ) ;"},
    {"", CLASS, "class X_A {\n  uint8 A;\n  uint32 Do\n  (\n    [in] string A\n  );\n};", /* D138 */
     "class X_A { uint8 A ; uint32 Do ( [ in ] string A ) ; } ;"},
    {"D139", CLASS, "class X_A {\n  = 3;\n  uint8 B;\n};", "class X_A { uint8 B ; } ;"},
    {"D139", CLASS, "class X_A {\n  uint8 A 5;\n  uint8 B;\n};",
     "class X_A { uint8 A ; uint8 B ; } ;"},
    {"D139", METHOD, "uint32 Do([in] string A, =, [in] string B);",
     "uint32 Do ( [ in ] string A , [ in ] string B ) ;"},
    {"D139", CLASS, "class X_A : X_B, X_C { };", "class X_A : X_B { } ;"},
    {"D139", CLASS, "dim X_A", ""},
    {"D139", CLASS, "class X_A { };\nclass X_B { };", "class X_A { } ;"},
    {"D170", METHOD, "void Do([out, ref] X_B &A);", "void Do ( [ out ] X_B ref A ) ;"},
    {"D170", METHOD, "void Do([out] X_B &A);", "void Do ( [ out ] X_B ref A ) ;"},
    {"D172", CLASS, "class X_A { string A = {9f23-a1}; };",
     "class X_A { string A = {9f23-a1} ; } ;"},
    {"D109 D173 D171 D173", CLASS, "[A{b\"}\n]\nclass X_A { };",
     "[ A { b , \"} } ] class X_A { } ;"},
    {"D172", CLASS, "class X_A { string A =; };", "class X_A { string A ; } ;"},
    {"D173", CLASS, "class X_A\n  uint8 A;\n};", "class X_A { uint8 A ; } ;"},
    {"D173 D127", CLASS, "class X_A {\n  uint8 A;\n", "class X_A { uint8 A ; } ;"},
    {"D173", QUALIFIERS, "[key read]", "[ key , read ]"},
    {"D173", QUALIFIERS, "[VariableName(\"x\", Secret]", "[ VariableName ( \"x\" ) , Secret ]"},
    {"D173", QUALIFIERS, "[unique, SizeLimit(\"5\")", "[ unique , SizeLimit ( \"5\" ) ]"},
    {"D132", QUALIFIERS, "[read,]", "[ read ]"},
    {"", QUALIFIERS, "MaxLen ( 64 ), key", "[ MaxLen ( 64 ) , key ]"},
    {"D109", QUALIFIERS, "Override (Name)", "[ Override ( Name ) ]"},
    {"D109", QUALIFIERS, "Units (Tenths of a millimeter.)",
     "[ Units ( Tenths of a millimeter. ) ]"},
    {"D174", METHOD, "uint32 Do(void);", "uint32 Do ( ) ;"},
};

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
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_case(&cases[i]);
}

/* ---- the grammar takes all of it ------------------------------------------------------------- */

static size_t count_nodes(const mof_ast *list)
{
    size_t count = 0;
    for (; list != NULL; list = list->next)
        count++;
    return count;
}

/* Whether the only reports are those of the repairs. */
static bool is_repaired(const run *r)
{
    for (size_t i = 0; i < r->reporter.count; i++) {
        if (mof_code_get(r->reporter.items[i]->code)->id[0] == 'P')
            return false;
    }
    return true;
}

static void test_grammar(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const repair_case *c = &cases[i];
        run r;
        run_begin(&r);
        mof_source *page = add_page(&r, mof_text_from_string(c->block));
        mof_ast_list list = mof_syntax_parse_fragment(&r.syntax, c->fragment, whole(page));
        if (!is_repaired(&r) || (list.first == NULL) != (*c->repaired == '\0'))
            print_message("%s\n", c->block);
        assert_true(is_repaired(&r));
        assert_int_equal(list.first == NULL, *c->repaired == '\0');
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
    mof_ast_list list = mof_syntax_parse_fragment(&r.syntax, METHOD, whole(page));
    const mof_ast_property *parameter =
        (const mof_ast_property *)((const mof_ast_method *)list.first)->parameters;
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
    mof_ast_list list = mof_syntax_parse_fragment(&r.syntax, is_class ? CLASS : METHOD, span);
    size_t features = 0;
    size_t expected = 0;
    if (is_class && list.first != NULL) {
        features = count_nodes(((const mof_ast_class *)list.first)->features);
        expected = count_member_lines(mof_sources_text(&r.sources, span));
    }
    if (kind != MOF_BLOCK_OTHER &&
        (count_nodes(list.first) != 1 || features != expected || r.reporter.errors > 0)) {
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

/* Every beginning of every case, as a class, a method and a list. */
static void test_truncations(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t size = strlen(cases[i].block);
        for (size_t end = 0; end < size; end++) {
            read_any((mof_text){cases[i].block, end}, CLASS);
            read_any((mof_text){cases[i].block, end}, METHOD);
            read_any((mof_text){cases[i].block, end}, QUALIFIERS);
        }
    }
}

/* Any token in place of any other byte, so to say. */
static void test_replacements(void **state)
{
    static const char marks[] = "[](){},;:=.\"'&x3 \n";
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
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
        cmocka_unit_test(test_cases),        cmocka_unit_test(test_grammar),
        cmocka_unit_test(test_plain_text),   cmocka_unit_test(test_block_kinds),
        cmocka_unit_test(test_corpus),       cmocka_unit_test(test_truncations),
        cmocka_unit_test(test_replacements), cmocka_unit_test(test_repetitions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
