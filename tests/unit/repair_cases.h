/*
 * What the tests of the repairs share: a run over a page at hand, and the blocks that have
 * something to repair. For test_repair*.c only.
 */
#ifndef MOF_TESTS_REPAIR_CASES_H
#define MOF_TESTS_REPAIR_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "syntax/repair.h"

/* ---- a run ----------------------------------------------------------------------------------- */

typedef struct run {
    mof_memory memory;
    mof_arena arena;
    mof_names names;
    mof_sources sources;
    mof_reporter reporter;
    mof_syntax syntax;
} run;

static inline void run_begin(run *r)
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

static inline void run_end(run *r)
{
    mof_arena_clear(&r->arena);
    assert_int_equal(r->memory.used, 0);
}

static inline mof_source *add_page(run *r, mof_text text)
{
    mof_source *page = mof_sources_add_copy(&r->sources, MOF_SOURCE_PAGE, "page.md", text);
    page->profile = MOF_PROFILE_DOC;
    return page;
}

static inline mof_span whole(const mof_source *page)
{
    return mof_source_span(page, 0, page->size);
}

static inline const char *reported(run *r)
{
    mof_buffer out;
    mof_buffer_init(&out, &r->arena);
    mof_reporter_sort(&r->reporter);
    for (size_t i = 0; i < r->reporter.count; i++)
        mof_buffer_append_format(&out, i > 0 ? " %s" : "%s",
                                 mof_code_get(r->reporter.items[i]->code)->id);
    return mof_buffer_string(&out);
}

static inline size_t count_nodes(const mof_ast *list)
{
    size_t count = 0;
    for (; list != NULL; list = list->next)
        count++;
    return count;
}

/* Whether the only reports are those of the repairs. */
static inline bool is_repaired(const run *r)
{
    for (size_t i = 0; i < r->reporter.count; i++) {
        if (mof_code_get(r->reporter.items[i]->code)->id[0] == 'P')
            return false;
    }
    return true;
}

/* ---- one case a departure -------------------------------------------------------------------- */

#define CLASS MOF_FRAGMENT_CLASS
#define METHOD MOF_FRAGMENT_METHOD

typedef struct repair_case {
    const char *codes; /* what is reported */
    mof_fragment fragment;
    const char *block;
    const char *repaired; /* the tokens that the grammar gets */
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
    {"D173", CLASS, "[key read]\nclass X_A { };", "[ key , read ] class X_A { } ;"},
    {"D173", CLASS, "[VariableName(\"x\", Secret]\nclass X_A { };",
     "[ VariableName ( \"x\" ) , Secret ] class X_A { } ;"},
    {"D173", CLASS, "[unique, SizeLimit(\"5\")\nclass X_A { };",
     "[ unique , SizeLimit ( \"5\" ) ] class X_A { } ;"},
    {"D132", CLASS, "[read,]\nclass X_A { };", "[ read ] class X_A { } ;"},
    {"D109", CLASS, "[Override (Name)]\nclass X_A { };", "[ Override ( Name ) ] class X_A { } ;"},
    {"D109", CLASS, "[Units (Tenths of a millimeter.)]\nclass X_A { };",
     "[ Units ( Tenths of a millimeter. ) ] class X_A { } ;"},
    {"D174", METHOD, "uint32 Do(void);", "uint32 Do ( ) ;"},
};

#define CASE_COUNT (sizeof cases / sizeof *cases)

#endif
