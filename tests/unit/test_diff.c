/*
 * What an edit breaks: a table of edits with what each must be told as, the places that are shown,
 * and the example of every code of family C, which must be told under that code.
 */
#include "model.h"

#include "base/file.h"
#include "model/diff.h"

#include <stdlib.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* ---- two schemas of one run ------------------------------------------------------------------ */

typedef struct pair {
    model m; /* its schema is the newer one */
    mof_schema older;
    unsigned found;
    size_t first; /* diagnostic of the comparison */
} pair;

static void resolve(pair *p, mof_schema *schema, const char *name, const char *text)
{
    model *m = &p->m;
    *schema = (mof_schema){.arena = &m->arena, .names = &m->names, .sources = &m->sources};
    mof_resolve(schema, &m->scratch, &m->reporter, model_parse(m, name, text), m->options);
    mof_check(schema, &m->scratch, &m->reporter);
}

static void compile(pair *p, mof_schema *schema, const char *name, const char *text)
{
    resolve(p, schema, name, text);
    if (p->m.reporter.errors > 0)
        fail_msg("%s\n  has errors: %s", text, model_codes(&p->m));
}

static void open_pair(pair *p, mof_profile profile, const char *older, const char *newer)
{
    *p = (pair){.found = 0};
    model_open(&p->m, profile);
    compile(p, &p->older, "old.mof", older);
    compile(p, &p->m.schema, "new.mof", newer);
    p->first = p->m.reporter.count;
}

static void compare(pair *p)
{
    p->found = mof_diff_schemas(&p->older, &p->m.schema, &p->m.scratch, &p->m.reporter);
    mof_arena_clear(&p->m.scratch);
}

/* "C201 X_A.N: abi, sql; C501 X_A: ": code, element and what it breaks, in the order reported. */
static const char *changes(pair *p)
{
    mof_buffer out;
    mof_buffer_init(&out, &p->m.arena);
    for (size_t i = p->first; i < p->m.reporter.count; i++) {
        const mof_diagnostic *change = p->m.reporter.items[i];
        mof_buffer_append_format(&out, "%s%s %s: %s", i > p->first ? "; " : "",
                                 mof_code_get(change->code)->id, change->arguments[0],
                                 change->arguments[3]);
    }
    return mof_buffer_string(&out);
}

/* ---- edits ----------------------------------------------------------------------------------- */

#define EVERYTHING "source, abi, sql (loses data), wire"

/* Between "class X_A { [Key] uint32 Id; " and " };". */
typedef struct edit {
    const char *older;
    const char *newer;
    const char *changes;
} edit;

static const edit feature_edits[] = {
    /* Nothing at all, whatever the layout. */
    {"uint8 N;", "uint8   N;", ""},
    {"uint8 N = 16;", "uint8 N = 0x10;", ""},
    {"[Description(\"a \" \"b\")] uint8 N;", "[Description(\"a b\")] uint8 N;", ""},
    {"[Read, MaxLen(4)] string S;", "[MaxLen(4), Read] string S;", ""},

    /* Properties come and go. */
    {"", "string S;", "C201 X_A.S: abi, sql"},
    {"", "[Required] string S;", "C202 X_A.S: abi, sql, wire"},
    {"", "[Not_Null] uint8 N;", "C202 X_A.N: abi, sql, wire"},
    {"", "[Key] uint8 N;", "C203 X_A.N: abi, sql, wire"},
    {"string S;", "", "C204 X_A.S: " EVERYTHING},
    {"[Key] string S;", "", "C205 X_A.S: " EVERYTHING},
    {"string Name;", "string NAME;", "C207 X_A.NAME: source"},
    {"string Name;", "string Names;", "C204 X_A.Name: " EVERYTHING "; C201 X_A.Names: abi, sql"},

    /* Order. */
    {"uint8 A; uint8 B;", "uint8 B; uint8 A;", "C112 X_A: abi"},
    {"uint8 A; uint8 B; uint8 C;", "uint8 C; uint8 A; uint8 B;", "C112 X_A: abi"},
    {"[Key] uint8 A; [Key] uint8 B;", "[Key] uint8 B; [Key] uint8 A;", "C113 X_A: abi, sql"},
    {"uint8 A; [Key] uint8 B;", "[Key] uint8 B; uint8 A;", ""}, /* keys come first anyway */
    {"uint8 A; uint8 B;", "uint8 A; uint8 N; uint8 B;", "C201 X_A.N: abi, sql"},

    /* Types. */
    {"uint8 N;", "uint64 N;", "C210 X_A.N: source, abi, sql, wire"},
    {"uint16 N;", "sint32 N;", "C210 X_A.N: source, abi, sql, wire"},
    {"sint8 N;", "sint16 N;", "C210 X_A.N: source, abi, sql, wire"},
    {"real32 N;", "real64 N;", "C210 X_A.N: source, abi, sql, wire"},
    {"sint32 N;", "real64 N;", "C210 X_A.N: source, abi, sql, wire"},
    {"datetime T;", "string T;", "C210 X_A.T: source, abi, sql, wire"},
    {"uint32 N;", "uint16 N;", "C211 X_A.N: " EVERYTHING},
    {"sint32 N;", "uint16 N;", "C211 X_A.N: " EVERYTHING},
    {"uint32 N;", "sint32 N;", "C212 X_A.N: " EVERYTHING},
    {"sint16 N;", "uint32 N;", "C212 X_A.N: " EVERYTHING},
    {"sint64 N;", "real64 N;", "C212 X_A.N: " EVERYTHING},
    {"boolean B;", "uint8 B;", "C212 X_A.B: " EVERYTHING},
    {"string T;", "uint32 T;", "C212 X_A.T: " EVERYTHING},
    {"char16 C;", "uint16 C;", "C213 X_A.C: sql, wire"},
    {"string P;", "object P;", "C213 X_A.P: sql, wire"},
    {"uint8 N;", "uint8 N[];", "C215 X_A.N: source, abi, sql, wire"},
    {"uint8 N[];", "uint8 N;", "C216 X_A.N: " EVERYTHING},
    {"uint8 N[];", "uint16 N;", "C216 X_A.N: " EVERYTHING "; C210 X_A.N: source, abi, sql, wire"},
    {"uint8 N[4];", "uint8 N[8];", "C217 X_A.N: source, abi, sql"},
    {"uint8 N[4];", "uint8 N[];", "C217 X_A.N: source, abi, sql"},
    {"uint8 N[8];", "uint8 N[4];", "C218 X_A.N: " EVERYTHING},
    {"uint8 N[];", "uint8 N[4];", "C218 X_A.N: " EVERYTHING},

    /* Defaults, keys, NULL. */
    {"uint8 N = 1;", "uint8 N = 2;", "C220 X_A.N: wire"},
    {"uint8 N;", "uint8 N = 2;", "C220 X_A.N: wire"},
    {"uint8 N[] = {1};", "uint8 N[] = {1, 2};", "C220 X_A.N: wire"},
    {"uint8 N;", "[Key] uint8 N;", "C221 X_A.N: source, abi, sql, wire"},
    {"[Key] uint8 N;", "uint8 N;", "C222 X_A.N: " EVERYTHING},
    {"uint8 N;", "[Required] uint8 N;", "C223 X_A.N: source, abi, sql, wire"},
    {"string S;", "[Required] string S;", "C223 X_A.S: sql, wire"},
    {"[Required] uint8 N;", "uint8 N;", "C224 X_A.N: abi, sql, wire"},
    {"[Required] string S;", "string S;", "C224 X_A.S: sql, wire"},
    {"[Required] string S;", "[Not_Null] string S;", ""},

    /* Limits. */
    {"[MaxLen(8)] string S;", "[MaxLen(4)] string S;", "C225 X_A.S: sql (loses data), wire"},
    {"string S;", "[MaxLen(4)] string S;", "C225 X_A.S: sql (loses data), wire"},
    {"[MinValue(-5)] sint8 N;", "[MinValue(1)] sint8 N;", "C225 X_A.N: sql (loses data), wire"},
    {"[MaxLen(4)] string S;", "[MaxLen(8)] string S;", "C226 X_A.S: sql"},
    {"[MaxLen(4)] string S;", "string S;", "C226 X_A.S: sql"},
    {"[MinValue(1)] sint8 N;", "[MinValue(-5)] sint8 N;", "C226 X_A.N: sql"},
    {"[SizeLimit(\"4\")] string S;", "[SizeLimit(\"8\")] string S;",
     "C227 X_A.S: sql (loses data), wire"},

    /* ValueMap and its kin. */
    {"uint8 N;", "[ValueMap{\"1\"}] uint8 N;", "C230 X_A.N: sql (loses data), wire"},
    {"uint8 N;", "[Values{\"On\"}] uint8 N;", "C230 X_A.N: wire"},
    {"[ValueMap{\"1\"}] uint8 N;", "uint8 N;", "C231 X_A.N: sql"},
    {"[Values{\"On\"}] uint8 N;", "uint8 N;", "C504 X_A.N: harmless"},
    {"[ValueMap{\"1\"}] uint8 N;", "[ValueMap{\"1\", \"2..4\"}] uint8 N;", "C232 X_A.N: sql"},
    {"[ValueMap{\"1\", \"2\"}] uint8 N;", "[ValueMap{\"2\"}] uint8 N;",
     "C233 X_A.N: sql (loses data), wire"},
    {"[ValueMap{\"1\", \"2\"}, Values{\"On\", \"Off\"}] uint8 N;",
     "[ValueMap{\"2\", \"1\"}, Values{\"Off\", \"On\"}] uint8 N;", ""},
    {"[ValueMap{\"1\"}, Values{\"On\"}] uint8 N;", "[ValueMap{\"1\"}, Values{\"Off\"}] uint8 N;",
     "C234 X_A.N: wire"},
    {"[Values{\"On\", \"Off\"}] uint8 N;", "[Values{\"On\", \"Dead\"}] uint8 N;",
     "C234 X_A.N: wire"},
    {"[ValueMap{\"a\"}] string S;", "[ValueMap{\"A\"}] string S;",
     "C233 X_A.S: sql (loses data), wire; C232 X_A.S: sql"},
    {"[ValueMap{\"..\", \"1\", \"..\"}, Values{\"A\", \"B\", \"C\"}] uint8 N;",
     "[ValueMap{\"..\", \"..\"}, Values{\"A\", \"D\"}] uint8 N;",
     "C233 X_A.N: sql (loses data), wire; C234 X_A.N: wire"},
    {"[BitMap{\"1\"}] uint8 N;", "[BitMap{\"1\", \"2\"}] uint8 N;", "C504 X_A.N: harmless"},

    /* Other qualifiers. */
    {"[Write] uint8 N;", "uint8 N;", "C241 X_A.N: wire"},
    {"[Read(FALSE)] uint8 N;", "uint8 N;", "C242 X_A.N: harmless"},
    {"uint8 N;", "[Read] uint8 N;", ""},
    {"[Octetstring] uint8 N[];", "uint8 N[];", "C243 X_A.N: sql, wire"},
    {"[Units(\"Bytes\")] uint8 N;", "[Units(\"Bits\")] uint8 N;", "C244 X_A.N: wire"},
    {"[WmiDataId(1)] uint8 N;", "[WmiDataId(2)] uint8 N;", "C245 X_A.N: wire"},
    {"[Description(\"a\")] uint8 N;", "[Description(\"b\")] uint8 N;", "C501 X_A.N: harmless"},
    {"uint8 N;", "[Deprecated{\"M\"}] uint8 N;", "C502 X_A.N: harmless"},
    {"[Deprecated{\"M\"}] uint8 N;", "uint8 N;", "C503 X_A.N: harmless"},
    {"uint8 N;", "[Expensive] uint8 N;", "C504 X_A.N: harmless"},

    /* Methods and parameters. */
    {"", "uint32 M();", "C301 X_A.M: harmless"},
    {"uint32 M();", "", "C302 X_A.M: wire"},
    {"uint32 M();", "uint64 M();", "C303 X_A.M: wire"},
    {"uint32 M();", "uint32 M([In] uint8 p);", "C304 X_A.M.p: wire"},
    {"uint32 M();", "uint32 M([Out] uint8 p);", "C305 X_A.M.p: harmless"},
    {"uint32 M();", "uint32 M([In, Optional] uint8 p);", "C305 X_A.M.p: harmless"},
    {"uint32 M([In] uint8 p);", "uint32 M();", "C306 X_A.M.p: wire"},
    {"uint32 M([In] uint8 p);", "uint32 M([In] uint8 p[]);", "C307 X_A.M.p: wire"},
    {"uint32 M([In] uint8 p);", "uint32 M([In, Out] uint8 p);", "C308 X_A.M.p: wire"},
    {"uint32 M([In] uint8 p);", "uint32 M([In, Required] uint8 p);", "C309 X_A.M.p: wire"},
    {"uint32 M([In] uint8 p);", "uint32 M([In, Optional] uint8 p);", "C310 X_A.M.p: harmless"},
    {"uint32 M([In] uint8 p, [In] uint8 q);", "uint32 M([In] uint8 q, [In] uint8 p);",
     "C311 X_A.M: wire"},
    {"uint32 M([In] uint8 p);", "uint32 m([In] uint8 P);",
     "C312 X_A.m: harmless; C312 X_A.m.P: harmless"},
    {"uint32 M([In, MaxLen(8)] string p);", "uint32 M([In, MaxLen(4)] string p);",
     "C225 X_A.M.p: wire"},
    {"uint32 M([In, MaxLen(4)] string p);", "uint32 M([In, MaxLen(8)] string p);",
     "C504 X_A.M.p: harmless"},
    {"[ValueMap{\"0\"}] uint32 M();", "[ValueMap{\"0\", \"1\"}] uint32 M();",
     "C504 X_A.M: harmless"},
};

static const edit file_edits[] = {
    /* Classes come and go. */
    {"", "class X_B { };", "C101 X_B: harmless"},
    {"class X_B { };", "", "C102 X_B: " EVERYTHING},
    {"[Abstract] class X_B { };", "", "C102 X_B: source, abi, wire"},
    {"class X_Disk { };", "class X_DISK { };", "C103 X_DISK: source, abi"},
    {"class X_B { }; class X_C { };", "class X_C { }; class X_B { };", ""},

    /* Superclasses: what is inherited is told where it is declared, once. */
    {"class X_A { }; class X_B { }; class X_C : X_A { };",
     "class X_A { }; class X_B { }; class X_C : X_B { };", "C104 X_C: wire"},
    {"class X_A { }; class X_C : X_A { };", "class X_A { }; class X_C { };", "C104 X_C: wire"},
    {"class X_A { }; class X_C : X_A { };",
     "class X_A { }; class X_B : X_A { }; class X_C : X_B { };",
     "C105 X_C: harmless; C101 X_B: harmless"},
    {"class X_A { uint8 N; }; class X_B : X_A { }; class X_C : X_B { };",
     "class X_A { uint16 N; }; class X_B : X_A { }; class X_C : X_B { };",
     "C210 X_A.N: source, abi, sql, wire"},
    {"class X_A { uint8 N; }; class X_B : X_A { };", "class X_A { }; class X_B : X_A { };",
     "C204 X_A.N: " EVERYTHING},
    {"class X_A { uint8 N; }; class X_B : X_A { };", "class X_A { uint8 N; }; class X_B { };",
     "C104 X_B: wire; C204 X_B.N: " EVERYTHING},
    {"class X_A { }; class X_B : X_A { uint8 N; };", "class X_A { uint8 N; }; class X_B : X_A { };",
     "C201 X_A.N: abi, sql; C206 X_B.N: abi"},
    {"class X_A { uint8 N; }; class X_B : X_A { };",
     "class X_A { uint8 N; }; class X_B : X_A { [Override(\"N\"), Write] uint8 N; };",
     "C242 X_B.N: harmless"},

    /* Kinds of classes; tables. */
    {"class X_A { };", "[Abstract] class X_A { };", "C106 X_A: sql (loses data), wire"},
    {"[Abstract] class X_A { };", "class X_A { };", "C107 X_A: harmless"},
    {"class X_A { };", "[Indication] class X_A { };", "C108 X_A: sql, wire"},
    {"#pragma namespace(\"root/a\")\nclass X_A { };",
     "#pragma namespace(\"root/b\")\nclass X_A { };", "C109 X_A: wire"},
    {"class X_A { };", "[Terminal] class X_A { };", "C110 X_A: wire"},
    {"class X_A { };", "[Singleton] class X_A { };", "C111 X_A: wire"},
    {"[Abstract] class X_A { uint8 N; };", "[Abstract] class X_A { };",
     "C204 X_A.N: source, abi, wire"},
    {"[Abstract] class X_A { uint8 N; }; class X_B : X_A { };",
     "[Abstract] class X_A { }; class X_B : X_A { };", "C204 X_A.N: " EVERYTHING},
    {"[Abstract] class X_A { [MaxLen(4)] string S; };",
     "[Abstract] class X_A { [MaxLen(8)] string S; };", "C504 X_A.S: harmless"},
    {"[Guid(\"{1}\")] class X_A { };", "[Guid(\"{2}\")] class X_A { };", "C245 X_A: wire"},
    {"[Version(\"1.0\")] class X_A { }; class X_B : X_A { };",
     "[Version(\"1.1\")] class X_A { }; class X_B : X_A { };", "C504 X_A: harmless"},

    /* References and what is embedded. */
    {"class X_A { }; class X_B { }; [Association] class X_C { [Key] X_A ref P; [Key] X_A ref Q; };",
     "class X_A { }; class X_B { }; [Association] class X_C { [Key] X_A ref P; [Key] X_B ref Q; };",
     "C214 X_C.Q: wire"},
    {"class X_A { }; [Association] class X_C { [Key] X_A ref P; [Key, Max(1)] X_A ref Q; };",
     "class X_A { }; [Association] class X_C { [Key] X_A ref P; [Key] X_A ref Q; };",
     "C504 X_C.Q: harmless"},
    {"class X_A { }; class X_C { [EmbeddedInstance(\"X_A\")] string P; };",
     "class X_A { }; class X_C { string P; };", "C240 X_C.P: wire"},

    /* Instances, by their keys. */
    {"class X_A { [Key] uint8 K; };", "class X_A { [Key] uint8 K; }; instance of X_A { K = 1; };",
     "C401 X_A.K=1: harmless"},
    {"class X_A { [Key] uint8 K; }; instance of X_A { K = 1; };", "class X_A { [Key] uint8 K; };",
     "C402 X_A.K=1: wire"},
    {"class X_A { [Key] uint8 K; uint8 N; }; instance of X_A { K = 1; N = 2; };",
     "class X_A { [Key] uint8 K; uint8 N; }; instance of X_A { n = 0x2; k = 1; };", ""},
    {"class X_A { [Key] uint8 K; uint8 N; }; instance of X_A { K = 1; N = 2; };",
     "class X_A { [Key] uint8 K; uint8 N; }; instance of X_A { K = 1; };", "C403 X_A.K=1.N: wire"},
    {"class X_A { uint8 N; }; instance of X_A { N = 1; };",
     "class X_A { uint8 N; }; instance of X_A { N = 2; };",
     "C402 X_A.N=1: wire; C401 X_A.N=2: harmless"},

    /* Declarations of qualifiers. */
    {"Qualifier Nice : boolean, Scope(any);", "Qualifier Nice : string, Scope(any);",
     "C505 Nice: harmless"},
    {"", "Qualifier Nice : boolean, Scope(any);", "C505 Nice: harmless"},
};

static const char *in_class(model *m, const char *text)
{
    return mof_arena_format(&m->arena, "class X_A { [Key] uint32 Id; %s };", text);
}

/* All that are told otherwise are shown, not the first alone. */
static bool is_as_wanted(const edit *e, bool is_feature)
{
    pair p;
    open_pair(&p, MOF_PROFILE_WMI, "", "");
    const char *older = is_feature ? in_class(&p.m, e->older) : e->older;
    const char *newer = is_feature ? in_class(&p.m, e->newer) : e->newer;
    compile(&p, &p.older, "old.mof", older);
    compile(&p, &p.m.schema, "new.mof", newer);
    p.first = p.m.reporter.count;
    compare(&p);
    const char *told = changes(&p);
    bool is = strcmp(told, e->changes) == 0;
    if (!is)
        print_error("%s\nbecomes\n%s\n  told   %s\n  wanted %s\n", older, newer, told, e->changes);
    model_close(&p.m);
    return is;
}

static void test_edits(void **state)
{
    (void)state;
    assert_true(COUNT(feature_edits) + COUNT(file_edits) >= 60);
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(feature_edits); i++)
        wrong += !is_as_wanted(&feature_edits[i], true);
    for (size_t i = 0; i < COUNT(file_edits); i++)
        wrong += !is_as_wanted(&file_edits[i], false);
    assert_int_equal(wrong, 0);
}

/* Nothing changed where nothing was edited, whatever is in it. */
static void test_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(file_edits); i++) {
        pair p;
        open_pair(&p, MOF_PROFILE_WMI, file_edits[i].newer, file_edits[i].newer);
        compare(&p);
        assert_string_equal(changes(&p), "");
        assert_int_equal(p.found, 0);
        model_close(&p.m);
    }
}

/* Nor in real files, whatever is wrong with them. */
static void test_corpus(void **state)
{
    (void)state;
    static const char *const endings[] = {".mof", NULL};
    model list;
    model_open(&list, MOF_PROFILE_DMTF2);
    const char **files;
    size_t count = 0;
    mof_file_list(&list.arena, MOFC_CORPUS "/dmtf-cim-2.41", endings, &files, &count);
    for (size_t i = 0; i < count; i++) {
        pair p = {.found = 0};
        char *text;
        size_t size;
        model_open(&p.m, MOF_PROFILE_DMTF2);
        assert_int_equal(mof_file_read(&p.m.arena, files[i], SIZE_MAX, &text, &size), 0);
        resolve(&p, &p.older, files[i], text);
        resolve(&p, &p.m.schema, files[i], text);
        p.first = p.m.reporter.count;
        compare(&p);
        if (p.m.reporter.count > p.first)
            fail_msg("%s differs from itself: %s", files[i], changes(&p));
        model_close(&p.m);
    }
    model_close(&list);
    if (count == 0)
        skip();
}

/* ---- the registry ---------------------------------------------------------------------------- */

/* Only MOF 3 gives parameters defaults. */
static mof_profile profile_of(mof_code code)
{
    return code == MOF_C313 ? MOF_PROFILE_DMTF3 : MOF_PROFILE_WMI;
}

static void check_example(mof_code code)
{
    static const char between[] = "\n// becomes\n";
    const mof_code_info *info = mof_code_get(code);
    const char *newer = strstr(info->bad, between);
    if (newer == NULL)
        fail_msg("the example of %s does not say what it becomes", info->id);
    char older[512];
    assert_true((size_t)(newer - info->bad) < sizeof older);
    snprintf(older, sizeof older, "%.*s", (int)(newer - info->bad), info->bad);

    pair p;
    open_pair(&p, profile_of(code), older, newer + strlen(between));
    compare(&p);
    bool is_told = false;
    for (size_t i = p.first; i < p.m.reporter.count; i++)
        is_told = is_told || p.m.reporter.items[i]->code == code;
    if (!is_told)
        fail_msg("the example of %s is told as %s", info->id, changes(&p));
    assert_int_equal(mof_breakage_of(code) & ~p.found, 0);
    model_close(&p.m);
}

static void test_examples(void **state)
{
    (void)state;
    for (int i = 0; i < MOF_CODE_COUNT; i++)
        if (mof_code_get((mof_code)i)->id[0] == 'C')
            check_example((mof_code)i);
}

/* A group is words that mofc diff knows; a kind is a note where it is harmless, and else a warning
 * that says what it breaks; only a migration can lose data. */
static void test_groups(void **state)
{
    (void)state;
    for (int i = 0; i < MOF_CODE_COUNT; i++) {
        const mof_code_info *info = mof_code_get((mof_code)i);
        if (info->id[0] != 'C')
            continue;
        unsigned bits = mof_breakage_of((mof_code)i);
        bool is_harmless = bits == MOF_BREAKS_NOTHING;
        size_t words = 1;
        for (const char *c = info->group; *c != '\0'; c++)
            words += *c == '|';
        for (; bits != 0; bits &= bits - 1)
            words--;
        assert_int_equal(words, 0);
        assert_int_equal(info->wmi, is_harmless ? MOF_SEVERITY_NOTE : MOF_SEVERITY_WARNING);
        assert_int_equal(info->dmtf2, info->wmi);
        assert_int_equal(strstr(info->text, "; breaks {3}") != NULL, !is_harmless);
        if ((mof_breakage_of((mof_code)i) & MOF_BREAKS_DATA) != 0)
            assert_true((mof_breakage_of((mof_code)i) & MOF_BREAKS_SQL) != 0);
    }
    assert_int_equal(mof_breakage_find(MOF_TEXT("data")), MOF_BREAKS_DATA);
    assert_int_equal(mof_breakage_find(MOF_TEXT("harmless")), MOF_BREAKS_NOTHING);
    assert_int_equal(mof_breakage_find(MOF_TEXT("")), 0);
}

/* ---- docs/diff.md ---------------------------------------------------------------------------- */

#define DOCUMENT MOFC_SOURCE_DIR "/docs/diff.md"

/* "the type of '{0}' widens from {1} to {2}; breaks {3}" as a cell: the breakage has its own. */
static void append_text(mof_buffer *out, const char *text)
{
    static const char *const words[] = {"X", "*old*", "*new*"};
    const char *end = strstr(text, "; breaks {3}");
    const char *stop = end != NULL ? end : text + strlen(text);
    while (text < stop) {
        if (text[0] == '{') {
            mof_buffer_append_string(out, words[text[1] - '0']);
            text += 3;
        } else {
            mof_buffer_append_char(out, *text++);
        }
    }
}

static void append_group(mof_buffer *out, const char *group)
{
    for (; *group != '\0'; group++)
        mof_buffer_append(out, *group == '|' ? MOF_TEXT(", ") : (mof_text){group, 1});
}

static void append_table(mof_buffer *out)
{
    mof_buffer_append_string(out, "\n| code | change | breaks |\n|---|---|---|\n");
    for (int i = 0; i < MOF_CODE_COUNT; i++) {
        const mof_code_info *info = mof_code_get((mof_code)i);
        if (info->id[0] != 'C')
            continue;
        mof_buffer_append_format(out, "| %s | ", info->id);
        append_text(out, info->text);
        mof_buffer_append_string(out, " | ");
        append_group(out, info->group);
        mof_buffer_append_string(out, " |\n");
    }
    mof_buffer_append_string(out, "\n");
}

/* The table in the document is the one of the registry. */
static void test_document(void **state)
{
    (void)state;
    static const char start[] = "<!-- table -->\n";
    model m;
    model_open(&m, MOF_PROFILE_WMI);
    char *text;
    size_t size;
    assert_int_equal(mof_file_read(&m.arena, DOCUMENT, SIZE_MAX, &text, &size), 0);
    const char *table = strstr(text, start);
    const char *end = strstr(text, "<!-- end -->");
    assert_true(table != NULL && end != NULL && table < end);
    table += strlen(start);

    mof_buffer wanted;
    mof_buffer_init(&wanted, &m.arena);
    mof_buffer_append(&wanted, (mof_text){text, (size_t)(table - text)});
    append_table(&wanted);
    mof_buffer_append_string(&wanted, end);
    if (getenv("MOFC_UPDATE_GOLDEN") != NULL)
        mof_file_write(&m.arena, DOCUMENT, mof_buffer_text(&wanted), NULL);
    else
        assert_string_equal(text, mof_buffer_string(&wanted));
    model_close(&m);
}

/* ---- what is shown --------------------------------------------------------------------------- */

static const char *rendered(pair *p)
{
    mof_buffer out;
    mof_buffer_init(&out, &p->m.arena);
    for (size_t i = p->first; i < p->m.reporter.count; i++)
        mof_print_diagnostic(&out, &p->m.reporter, p->m.reporter.items[i],
                             (mof_print_options){.quiet = true});
    return mof_buffer_string(&out);
}

static void test_places(void **state)
{
    (void)state;
    static const edit cases[] = {
        {"class X_A {\n uint16 Size; };", "class X_A {\n\n  uint32 Size; };",
         "new.mof:3:10: warning: the type of 'X_A.Size' widens from uint16 to uint32; breaks "
         "source, "
         "abi, sql, wire [C210]\n"
         "old.mof:2:9: note: before the change, here\n"},
        /* Where one is missing, what is around it is shown. */
        {"class X_A {\n string Name; };", "class X_A {\n string Names; };",
         "new.mof:1:7: warning: property 'X_A.Name' is gone; breaks source, abi, sql (loses data), "
         "wire [C204]\n"
         "old.mof:2:9: note: before the change, here\n"
         "new.mof:2:9: note: renamed to 'Names'?\n"
         "new.mof:2:9: warning: property 'X_A.Names' is new; breaks abi, sql [C201]\n"
         "old.mof:1:7: note: before the change, here\n"},
        {"class X_Disk { };\nclass X_B { };", "class X_B { };\nclass X_Disks { };",
         "old.mof:1:7: warning: class 'X_Disk' is gone; breaks source, abi, sql (loses data), wire "
         "[C102]\n"
         "new.mof:2:7: note: renamed to 'X_Disks'?\n"
         "new.mof:2:7: note: class 'X_Disks' is new [C101]\n"},
        /* An entry, and not the list that it is in. */
        {"class X_A { [ValueMap{\"1\",\n\"2\"}] uint8 N; };",
         "class X_A { [ValueMap{\"1\"}] uint8 N; };",
         "new.mof:1:14: warning: 'X_A.N' may no longer have this value: value 2; breaks sql (loses "
         "data), wire [C233]\n"
         "old.mof:2:1: note: before the change, here\n"},
        {"class X_A { [MaxLen(8)] string S; };", "class X_A { string S; };",
         "new.mof:1:20: warning: 'X_A.S' is limited less: no MaxLen, and before MaxLen(8); breaks "
         "sql [C226]\n"
         "old.mof:1:14: note: before the change, here\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        pair p;
        open_pair(&p, MOF_PROFILE_WMI, cases[i].older, cases[i].newer);
        compare(&p);
        assert_string_equal(rendered(&p), cases[i].changes);
        model_close(&p.m);
    }
}

/* What is switched off was not found. */
static void test_choices(void **state)
{
    (void)state;
    pair p;
    open_pair(&p, MOF_PROFILE_WMI, "class X_A { };", "[Version(\"1\")] class X_A { uint8 N; };");
    assert_true(mof_reporter_choose(&p.m.reporter, "harmless", MOF_SEVERITY_OFF));
    assert_true(mof_reporter_choose(&p.m.reporter, "ABI", MOF_SEVERITY_ERROR));
    compare(&p);
    assert_string_equal(changes(&p), "C201 X_A.N: abi, sql");
    assert_int_equal(p.found, MOF_BREAKS_ABI | MOF_BREAKS_SQL);
    assert_int_equal(p.m.reporter.errors, 1);
    model_close(&p.m);
}

/* ---- size ------------------------------------------------------------------------------------ */

/* Long lists on both sides, all of them gone and all of them new. */
static void test_size(void **state)
{
    (void)state;
    pair p;
    open_pair(&p, MOF_PROFILE_WMI, "", "");
    for (int side = 0; side < 2; side++) {
        mof_buffer text;
        mof_buffer_init(&text, &p.m.arena);
        for (int i = 0; i < 20000; i++)
            mof_buffer_append_format(&text, "class X_%c%d { [Key] uint32 K; };\n", "AB"[side], i);
        mof_buffer_append_string(&text, "class X_C { uint32 M(");
        for (int i = 0; i < 20000; i++)
            mof_buffer_append_format(&text, "%s[In] uint8 %c%d", i > 0 ? ", " : "", "ab"[side], i);
        mof_buffer_append_string(&text, "); [ValueMap{");
        for (int i = 0; i < 20000; i++)
            mof_buffer_append_format(&text, "%s\"%c%d\"", i > 0 ? ", " : "", "ab"[side], i);
        mof_buffer_append_string(&text, "}] string S; };\n");
        for (int i = 0; i < 20000; i++)
            mof_buffer_append_format(&text, "instance of X_%c0 { K = %d; };\n", "AB"[side], i);
        compile(&p, side == 0 ? &p.older : &p.m.schema, "big.mof", mof_buffer_string(&text));
    }
    p.first = p.m.reporter.count;
    compare(&p);
    assert_int_equal(p.m.reporter.count, 100001); /* so many are kept, and that there are more */
    model_close(&p.m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edits),  cmocka_unit_test(test_same),
        cmocka_unit_test(test_corpus), cmocka_unit_test(test_examples),
        cmocka_unit_test(test_groups), cmocka_unit_test(test_document),
        cmocka_unit_test(test_places), cmocka_unit_test(test_choices),
        cmocka_unit_test(test_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
