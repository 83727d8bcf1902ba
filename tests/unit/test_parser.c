/*
 * The parser: words that are keywords in their place only, includes, limits, profiles, and what
 * happens when memory runs out.
 */
#include "syntax.h"

#include <unistd.h>

#include "base/file.h"
#include "syntax/print_ast.h"

static const char *parse_codes(syntax *s, mof_profile profile, const char *text)
{
    syntax_open(s, profile);
    syntax_parse(s, text);
    return syntax_codes(s);
}

static void check_codes(mof_profile profile, const char *text, const char *codes)
{
    syntax s;
    const char *found = parse_codes(&s, profile, text);
    if (strcmp(found, codes) != 0)
        print_message("%.200s\n", text);
    assert_string_equal(found, codes);
    syntax_close(&s);
}

/* ---- soft keywords
 * ------------------------------------------------------------------------------- */

static const char *const types[] = {"boolean", "string",    "datetime",    "char16",     "real32",
                                    "real64",  "sint8",     "sint16",      "sint32",     "sint64",
                                    "uint8",   "uint16",    "uint32",      "uint64",     "void",
                                    "object",  "structure", "enumeration", "association"};
static const char *const weak_words[] = {
    "class",        "instance",  "of",        "qualifier",  "as",         "scope",
    "flavor",       "policy",    "value",     "any",        "schema",     "property",
    "method",       "parameter", "reference", "indication", "restricted", "tosubclass",
    "translatable", "amended",   "pragma",    "include",    "namespace"};

/* Where a name stands: %s is the word. */
static const char *const name_places[] = {
    "class X_A { uint8 %s; };",
    "class X_A { uint8 %s[4]; };",
    "class X_A { uint8 %s(); };",
    "class X_A { uint8 M([in] uint8 %s); };",
    "class X_A { X_B ref %s; };",
    "class X_A { [%s] uint8 N; };",
    "[%s(\"a\"), %s{\"b\"}] class X_A { };",
    "instance of X_A { %s = 1; };",
    "Qualifier %s : boolean = false, Scope(any);",
    "Qualifier X : boolean = false, Scope(%s), Flavor(%s);",
};

static const char *const class_places[] = {
    "class %s { };",
    "class %s : %s { };",
    "class X_A : %s { };",
    "class X_A { %s ref R; };",
    "class X_A { %s ref %s; };",
    "instance of %s { N = 1; };",
    "instance of %s as $%s { N = 1; };",
};

static void check_places(const char *const *places, size_t place_count, const char *const *words,
                         size_t word_count)
{
    for (size_t place = 0; place < place_count; place++) {
        for (size_t word = 0; word < word_count; word++) {
            char text[256];
            char *out = text;
            for (const char *c = places[place]; *c != '\0'; c++) {
                if (*c != '%')
                    *out++ = *c;
                else if (*++c == 's')
                    out += sprintf(out, "%s", words[word]);
            }
            *out = '\0';
            check_codes(MOF_PROFILE_WMI, text, "");
        }
    }
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void test_soft_keywords(void **state)
{
    (void)state;
    check_places(name_places, COUNT(name_places), weak_words, COUNT(weak_words));
    check_places(name_places, COUNT(name_places), types, COUNT(types));
    check_places(class_places, COUNT(class_places), weak_words, COUNT(weak_words));
}

static void test_hard_keywords(void **state)
{
    (void)state;
    check_codes(MOF_PROFILE_WMI, "class X_A { uint8 ref; };", "1:19 P003");
    check_codes(MOF_PROFILE_WMI, "class X_A { uint8 True; };", "1:19 P003");
    check_codes(MOF_PROFILE_WMI, "class NULL { };", "1:7 P003");
}

/* ---- includes
 * ------------------------------------------------------------------------------------ */

typedef struct directory {
    syntax s;
    char path[64];
} directory;

static void open_directory(directory *d)
{
    strcpy(d->path, "/tmp/mofc-test-XXXXXX");
    assert_non_null(mkdtemp(d->path));
    syntax_open(&d->s, MOF_PROFILE_WMI);
}

static const char *write_file(directory *d, const char *name, const char *text)
{
    const char *path = mof_path_join(&d->s.arena, d->path, name);
    assert_int_equal(mof_file_write(&d->s.arena, path, mof_text_from_string(text), NULL), 0);
    return path;
}

static mof_unit *parse_path(directory *d, const char *path)
{
    return mof_syntax_parse(&d->s.syntax, mof_syntax_read(&d->s.syntax, path, MOF_NO_SPAN));
}

static void close_directory(directory *d)
{
    static const char *const endings[] = {"", NULL};
    const char **files;
    size_t count;
    assert_int_equal(mof_file_list(&d->s.arena, d->path, endings, &files, &count), 0);
    for (size_t i = 0; i < count; i++)
        unlink(files[i]);
    rmdir(mof_path_join(&d->s.arena, d->path, "sub"));
    rmdir(d->path);
    syntax_close(&d->s);
}

static void test_include(void **state)
{
    (void)state;
    directory d;
    open_directory(&d);
    write_file(&d, "sub/b.mof", "#pragma include(\"c.mof\")\nclass X_B { };");
    write_file(&d, "sub/c.mof", "class X_C { };");
    const char *main =
        write_file(&d, "a.mof", "class X_A { };\n#include (\"sub\\\\b.mof\")\nclass X_D { };");
    mof_unit *unit = parse_path(&d, main);
    static const char *const names[] = {"X_A", NULL, NULL, "X_C", "X_B", "X_D"};
    const mof_ast *ast = unit->productions.first;
    for (size_t i = 0; i < COUNT(names); i++, ast = ast->next)
        if (names[i] != NULL)
            assert_string_equal(((const mof_ast_class *)ast)->name.name->text, names[i]);
        else
            assert_int_equal(ast->kind, MOF_AST_DIRECTIVE);
    assert_null(ast);
    assert_string_equal(syntax_codes(&d.s), "");
    close_directory(&d);
}

static void test_include_path(void **state)
{
    (void)state;
    directory d;
    open_directory(&d);
    write_file(&d, "sub/b.mof", "class X_B { };");
    const char *main = write_file(&d, "a.mof", "#pragma include(\"b.mof\")");
    const char *const paths[] = {"/nowhere", mof_path_join(&d.s.arena, d.path, "sub"), NULL};
    parse_path(&d, main);
    assert_string_equal(syntax_codes(&d.s), "1:1 P202");
    d.s.syntax.include_paths = paths;
    const mof_unit *unit = parse_path(&d, main);
    assert_int_equal(d.s.reporter.errors, 1);
    assert_int_equal(unit->productions.last->kind, MOF_AST_CLASS);
    close_directory(&d);
}

static void test_include_cycle(void **state)
{
    (void)state;
    directory d;
    open_directory(&d);
    write_file(&d, "b.mof", "class X_B { };\n#pragma include(\"a.mof\")");
    parse_path(&d, write_file(&d, "a.mof", "#pragma include(\"b.mof\")\nclass X_A { };"));
    assert_string_equal(syntax_codes(&d.s), "2:1 P201");
    assert_int_equal(d.s.reporter.items[0]->notes->remark, MOF_REMARK_INCLUDED);
    close_directory(&d);
}

/* Neither deep nor a cycle, and without an end all the same. */
static void test_includes_without_measure(void **state)
{
    (void)state;
    directory d;
    open_directory(&d);
    write_file(&d, "20.mof", "");
    for (int i = 19; i >= 0; i--)
        write_file(&d, mof_arena_format(&d.s.arena, "%d.mof", i),
                   mof_arena_format(&d.s.arena,
                                    "#pragma include(\"%d.mof\")\n#pragma include(\"%d.mof\")\n",
                                    i + 1, i + 1));
    parse_path(&d, mof_path_join(&d.s.arena, d.path, "0.mof"));
    assert_int_equal(d.s.reporter.errors, 1);
    assert_true(syntax_has(&d.s, MOF_F009));
    close_directory(&d);
}

/* A cycle that names cannot show ends too. */
static void test_include_depth(void **state)
{
    (void)state;
    directory d;
    open_directory(&d);
    parse_path(&d, write_file(&d, "a.mof", "#pragma include(\"./a.mof\")"));
    assert_int_equal(d.s.reporter.errors, 1);
    assert_true(syntax_has(&d.s, MOF_P203));
    close_directory(&d);
}

static void test_kept_include(void **state)
{
    (void)state;
    syntax s;
    syntax_open(&s, MOF_PROFILE_WMI);
    s.syntax.keep_includes = true;
    const mof_unit *unit = syntax_parse(&s, "#pragma include(\"nowhere.mof\")");
    assert_int_equal(unit->productions.first->kind, MOF_AST_DIRECTIVE);
    assert_int_equal(s.reporter.count, 0);
    syntax_close(&s);
}

/* ---- profiles
 * ------------------------------------------------------------------------------------ */

static void test_profiles(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        mof_profile profile;
    } cases[] = {
        {"", MOF_PROFILE_WMI},
        {"class X_A { };", MOF_PROFILE_WMI},
        {"#pragma include(\"qualifiers.mof\")", MOF_PROFILE_DMTF2},
        {"Qualifier X : boolean,\n Scope (any);", MOF_PROFILE_DMTF2},
        {"class X_A : OMI_BaseResource { };", MOF_PROFILE_DSC},
        {"// OMI_BaseResource\nclass X_A { };", MOF_PROFILE_WMI},
        {"/* WmiDataId */ class X_A { };", MOF_PROFILE_WMI},
        {"[SMS_Report(TRUE)] class X_A { };", MOF_PROFILE_HINV},
        {"class X_A { [WmiDataId(1)] uint8 N; };", MOF_PROFILE_WDM},
        {"[Description(\"\\\"WmiDataId SMS_Report\")] class X_A { };", MOF_PROFILE_WMI},
        {"#pragma include(\"lib/qualifiers.mof\")", MOF_PROFILE_DMTF2},
        {"[Description(\"see qualifiers.mof\")] class X_A { };", MOF_PROFILE_WMI},
        {"instance of X_A { P = \"/*\"; Q = \"http://x\"; R = instance of OMI_BaseResource { }; };",
         MOF_PROFILE_DSC},
        {"[Dynamic, WMI] class X_A { };", MOF_PROFILE_WDM},
        {"[WMI : ToSubclass] class X_A { };", MOF_PROFILE_WDM},
        {"class X_A { uint8 M([in] string WMI, [in] WMI ref W); };", MOF_PROFILE_WMI},
        {"#pragma namespace(\"root\\\\WMI\")\nclass X_A { };", MOF_PROFILE_WMI},
        {"[Dynamic, Provider(\"WmiProv\")] class X_A { };", MOF_PROFILE_WDM},
        {"instance of __Win32Provider { Name = \"WmiProv\"; };", MOF_PROFILE_WMI},
        {"class X_A : EventTrace { }; class X_B : X_A { [WmiDataId(1)] uint8 N; };",
         MOF_PROFILE_WMI},
        {"class X_A : EventTrace { }; [WMI] class X_B { };", MOF_PROFILE_WDM},
        {"[Description(\"no end)]\nclass X_A { [WmiDataId(1)] uint8 N; };", MOF_PROFILE_WDM},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        syntax s;
        syntax_open(&s, MOF_PROFILE_AUTO);
        assert_int_equal(syntax_parse(&s, cases[i].text)->source->profile, cases[i].profile);
        syntax_close(&s);
    }
}

static void test_dialects(void **state)
{
    (void)state;
    static const char structure[] = "structure X_S { uint8 N; };";
    check_codes(MOF_PROFILE_WMI, structure, "1:11 P170");
    check_codes(MOF_PROFILE_DMTF3, structure, "");
    static const char void_method[] = "class X_A { void M(); };";
    check_codes(MOF_PROFILE_DMTF2, void_method, "1:13 P141");
    check_codes(MOF_PROFILE_WMI, void_method, "");
    check_codes(MOF_PROFILE_WMI, "class X_A { void N; };", "1:13 P141");
    static const char sized[] = "class X_A { uint8 N[4]; };";
    check_codes(MOF_PROFILE_DMTF2, sized, "");
    check_codes(MOF_PROFILE_DMTF3, sized, "1:20 P145");
    static const char embedded[] = "class X_B { }; class X_A { X_B N; };";
    check_codes(MOF_PROFILE_DMTF2, embedded, "1:28 P140");
    check_codes(MOF_PROFILE_WMI, embedded, "");
}

/* ---- limits
 * -------------------------------------------------------------------------------------- */

/* `text` over and over, then `tail`. */
static void check_repeated(const char *text, size_t times, const char *tail, mof_code code)
{
    syntax s;
    syntax_open(&s, MOF_PROFILE_WMI);
    mof_buffer out;
    mof_buffer_init(&out, &s.arena);
    for (size_t i = 0; i < times; i++)
        mof_buffer_append_string(&out, text);
    mof_buffer_append_string(&out, tail);
    syntax_parse(&s, mof_buffer_string(&out));
    assert_true(syntax_has(&s, code));
    assert_true(s.reporter.errors <= (code == MOF_F005 ? 1 : 22));
    syntax_close(&s);
}

static void test_limits(void **state)
{
    (void)state;
    check_repeated("[", 100000, "", MOF_P001);
    check_repeated("{", 100000, "", MOF_P001);
    check_repeated("class X_A { uint8 N = {", 50000, "", MOF_P001);
    check_repeated("instance of X_A { N = ", 10000, "", MOF_F005);
    check_repeated("class X_A { = ; };\n", 1000, "", MOF_F006);
    check_repeated("a", (16 << 20) + 1, "", MOF_L044);
}

/* ---- memory
 * -------------------------------------------------------------------------------------- */

typedef struct failing {
    size_t left; /* allocations until one fails */
} failing;

static void *fail_later(void *block, size_t size, void *payload)
{
    failing *f = payload;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return f->left == 0 || --f->left == 0 ? NULL : realloc(block, size);
}

static void parse_once(void *payload)
{
    syntax *s = payload;
    mof_names_init(&s->names, &s->arena);
    mof_sources_init(&s->sources, &s->arena);
    mof_reporter_init(&s->reporter, &s->arena, &s->sources);
    syntax_parse(s, "#pragma include(\"no.mof\")\n"
                    "class X_A { [Description(\"a\\x41\")] string A = ; uint8 B[] = {1, 2 };\n"
                    "instance of X_A { A = instance of X_B { C = 1; }; } class");
}

static void test_out_of_memory(void **state)
{
    (void)state;
    bool is_done = false;
    for (size_t i = 1; !is_done; i++) {
        failing f = {i};
        syntax s;
        syntax_open(&s, MOF_PROFILE_WMI);
        s.memory.realloc = fail_later;
        s.memory.payload = &f;
        is_done = mof_memory_try(&s.memory, parse_once, &s);
        syntax_close(&s);
        assert_true(i < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_soft_keywords),
        cmocka_unit_test(test_hard_keywords),
        cmocka_unit_test(test_include),
        cmocka_unit_test(test_include_path),
        cmocka_unit_test(test_include_cycle),
        cmocka_unit_test(test_include_depth),
        cmocka_unit_test(test_includes_without_measure),
        cmocka_unit_test(test_kept_include),
        cmocka_unit_test(test_profiles),
        cmocka_unit_test(test_dialects),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
