/*
 * Resolution: names, superclasses, inheritance, qualifiers, pages, the search path.
 */
#include "model.h"

#include "base/file.h"
#include "page/page.h"

/* ---- what is reported -------------------------------------------------------------------- */

static void test_names(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, "class X_A : X_B { };\nclass X_B { [Key] uint8 K; };", ""},
        {MOF_PROFILE_DMTF2, "class X_A : X_Missing { [Key] uint8 K; };", "1:13 S104"},
        {MOF_PROFILE_DMTF2, "class X_A : X_M { };\nclass X_B : X_M { };", "1:13 S104"},
        {MOF_PROFILE_DMTF2, "class X_A : X_A { };", "1:13 S105"},
        {MOF_PROFILE_DMTF2, "class X_A : X_B { };\nclass X_B : X_C { };\nclass X_C : X_A { };",
         "3:13 S105"},
        {MOF_PROFILE_DMTF2, "class X_A { [Key] uint8 K; };\nclass x_a { [Key] uint16 K; };",
         "2:7 S101"},
        {MOF_PROFILE_DMTF2, "class X_A { [Key] uint8 K; };\nclass X_A  { [Key] uint8 K;  };",
         "2:7 S123"},
        {MOF_PROFILE_DMTF2,
         "class X_A { [Key] uint8 K; string S = \"a // b\"; };\n"
         "class X_A {/**/[Key] uint8 K; // one\n /* two */ string S = \"a // b\";};",
         "2:7 S123"},
        {MOF_PROFILE_DMTF2,
         "class X_A { [Key] uint8 K; string S = \"a // b\"; };\n"
         "class X_A { [Key] uint8 K; string S = \"a // c\"; };",
         "2:7 S101"},
        {MOF_PROFILE_WMI, "class X_A { [key] uint8 K; };\nclass X_A { [key] uint16 K; };", ""},
        {MOF_PROFILE_DMTF2, "class X_A { [Key] uint8 K; string s; string S; };", "1:45 S130"},
        {MOF_PROFILE_DMTF2, "class X_A { [Key] uint8 K; uint8 M(); uint8 m(); };", "1:45 S130"},
        {MOF_PROFILE_WMI, "class X_A { [key] uint8 K; int X; };", "1:28 S110"},
        {MOF_PROFILE_WMI, "class X_A { [key] uint8 K; X_B X; X_B Y; };", "1:28 S103"},
        {MOF_PROFILE_WMI, "class int { [key] uint8 K; int X; };", ""},
        {MOF_PROFILE_WMI, "class X_A : __Event { uint8 V; };", ""},
        {MOF_PROFILE_WMI, "instance of __Win32Provider as $p { Name = \"n\"; };", ""},
        {MOF_PROFILE_WMI, "instance of X_M { K = 1; };\ninstance of X_M { K = 2; };", "1:13 S510"},
        {MOF_PROFILE_WMI,
         "#pragma deleteclass(\"X_A\", NOFAIL)\nclass X_A { [key] uint8 K; };\n"
         "#pragma deleteclass(\"X_A\", NOFAIL)\nclass X_B : X_A { };",
         "4:13 S104"},
        {MOF_PROFILE_WMI,
         "#pragma autorecover\n#pragma namespace(\"root\\\\a\")\nclass X_A { [key] uint8 K; };\n"
         "#pragma namespace(\"root\\\\b\")\n#pragma deleteclass(\"X_A\", NOFAIL)\n"
         "class X_B : X_A { };",
         ""},
        {MOF_PROFILE_DMTF2,
         "#pragma namespace(\"root/a\")\nclass X_A { [Key] uint8 K; };\n"
         "#pragma namespace(\"root/b\")\nclass X_A { [Key] uint16 K; };",
         ""},
        {MOF_PROFILE_DOC, "class X_A : X_M { uint8 K; };\nclass X_B : X_M { uint8 K; };",
         "1:13 D142"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

/* What WMI has by itself is known without a declaration, but not listed. */
static void test_system_classes(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_WMI,
         "instance of __Win32Provider as $P { Name = \"n\"; ClsId = \"c\"; };\n"
         "instance of __InstanceProviderRegistration { provider = $P; SupportsPut = TRUE; };",
         ""},
        {MOF_PROFILE_WMI, "instance of __Win32Provider { Name = \"n\"; Clsidd = \"c\"; };",
         "1:43 S513"},
        {MOF_PROFILE_WMI, "instance of __EventFilter { Query = 1; };", "1:13 S516, 1:37 S202"},
        {MOF_PROFILE_WMI, "instance of __Provider { Name = \"n\"; };", "1:13 S511"},
        {MOF_PROFILE_WMI, "instance of LogFileEventConsumer { Name = \"n\"; FileName = 1; };",
         "1:59 S202"},
        {MOF_PROFILE_WMI, "instance of __SystemSecurity { };", ""},
        {MOF_PROFILE_WMI, "instance of __TimerNextFiring { Anything = 1; };", ""},
        {MOF_PROFILE_WMI, "class X_C : __EventConsumer { [key] string Name; uint8 MachineName; };",
         "1:56 S135"},
        {MOF_PROFILE_WMI, "class __Namespace { [key] string Name; };", ""},
        {MOF_PROFILE_WMI, "class __Mine { [key] string Name; };", "1:7 W001"},
        {MOF_PROFILE_DMTF2, "instance of LogFileEventConsumer { Name = \"n\"; };", "1:13 S510"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
    model m;
    model_open(&m, MOF_PROFILE_WMI);
    model_add(&m, "a.mof", "class X_C : __EventConsumer { [key] string Name; };");
    model_finish(&m);
    assert_int_equal(m.schema.class_count, 1);
    assert_int_equal(model_class(&m, "X_C")->property_count, 4);
    assert_true(model_class(&m, "__EventConsumer")->is_built_in);
    model_close(&m);
}

/* ---- MOF 3 ------------------------------------------------------------------------------- */

static void test_enumerations(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF3, "enumeration X_E : unit8 { One = 1 };", "1:19 S110"},
        {MOF_PROFILE_DMTF3, "enumeration X_E : X_F { One = 1 };", "1:19 S110"},
        {MOF_PROFILE_DMTF3, "class X_A { [Key] uint8 K; uint8 N = One; };", "1:38 S202"},
        {MOF_PROFILE_DMTF3,
         "class X_A { [Key] uint8 K; X_E N = One; };\nenumeration X_E : X_F { };\n"
         "enumeration X_F : uint8 { One = 1 };",
         ""},
        {MOF_PROFILE_DMTF3, "enumeration X_E : boolean { };\nclass X_A { [Key] X_E K = One; };",
         "1:19 S603"},
        {MOF_PROFILE_DMTF3,
         "Qualifier Rank : uint8 = 0, Scope(class, enumeration);\n"
         "[Rank(1)] enumeration X_E : uint8 { [Rank(2)] One = 1 };\n"
         "[Rank(1)] structure X_S { X_E N; };",
         "2:38 S311, 3:2 S311"},
        {MOF_PROFILE_DMTF3,
         "[Version(\"1.0.0\")] enumeration X_E : uint8 { [Deprecated{\"x\"}] A = 1 };", ""},
        {MOF_PROFILE_DMTF2, "enumeration X_E : unit8 { One, One };", "1:13 P170"},
        {MOF_PROFILE_DMTF3,
         "Qualifier Rank : X_E[] = {Low}, Scope(any);\nenumeration X_E : uint8 { Low = 1 };\n"
         "class X_A { [Key, Rank{Low}] uint8 K; [Rank{High}] uint8 N; };",
         "3:45 S610"},
        {MOF_PROFILE_DMTF3,
         "structure X_S { uint8 N; };\nclass X_A { [Key] uint8 K; X_S S; };\n"
         "value of X_S as $s { N = 1; };\ninstance of X_A { K = 1; S = $s; };",
         ""},
        {MOF_PROFILE_DMTF3, "Qualifier Rank : unit8 = 1, Scope(any);", "1:18 S110"},
        {MOF_PROFILE_DMTF3, "Qualifier Rank : uint8 = 1, Scope(indication, structure);",
         "1:35 S302"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
    model m;
    model_open(&m, MOF_PROFILE_DMTF3);
    model_add(&m, "a.mof",
              "class X_A { [Key] uint8 K; X_F N; };\nenumeration X_F : X_E { B };\n"
              "enumeration X_E : string { A, C = \"see\" };");
    model_finish(&m);
    const mof_enumeration *enumeration = model_property(&m, "X_A", "N")->type.enumeration;
    assert_int_equal(m.schema.enumeration_count, 2);
    assert_int_equal(model_property(&m, "X_A", "N")->type.kind, MOF_TYPE_STRING);
    const mof_name *name = mof_names_add_string(&m.names, "c");
    const mof_value *value = &mof_enumeration_find(enumeration, name)->value;
    assert_true(mof_text_equal(value->as.string, MOF_TEXT("see")));
    model_close(&m);
}

/* The declaration that stands is resolved with the aliases of its own input. */
static void test_update(void **state)
{
    (void)state;
    model m;
    model_open(&m, MOF_PROFILE_WMI);
    model_add(&m, "a.mof", "class X_A { [key] uint8 K; X_A ref R; };");
    model_add(&m, "b.mof",
              "instance of X_A as $A { K = 1; };\nclass X_A { [key] uint8 K; X_A ref R = $A; };");
    model_finish(&m);
    assert_string_equal(model_codes(&m), "");
    assert_non_null(model_property(&m, "X_A", "R")->default_value);
    model_close(&m);
}

static void test_qualifiers(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, "class X_A { [Key, Colour] uint8 K; };", "1:19 S301"},
        {MOF_PROFILE_WMI, "class X_A { [key, Colour] uint8 K; };", ""},
        {MOF_PROFILE_DMTF2,
         "Qualifier Colour : string = \"red\", Scope(any);\n"
         "class X_A { [Key, Colour] uint8 K; };",
         ""},
        {MOF_PROFILE_DMTF2, "class X_A { [Key, MaxLen] string K; };", "1:19 S306"},
        {MOF_PROFILE_DMTF2, "class X_A { [Key, Description{\"a\"}] string K; };", "1:30 S307"},
        {MOF_PROFILE_WMI, "class X_A { [key, Sizes{1, TRUE}] string K; };", "1:28 S308"},
        {MOF_PROFILE_DMTF2, "class X_A { [Key, KEY] uint8 K; };", "1:19 S309"},
        {MOF_PROFILE_DMTF2, "Qualifier A : string, Scope(any, clas);", "1:34 S302"},
        {MOF_PROFILE_DMTF2, "Qualifier A : string, Scope(any), Flavor(Restricted, ToSubclass);",
         "1:54 S304"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

/* ---- what is inherited ------------------------------------------------------------------- */

/* Names of the properties, each behind the class that declares it. */
static const char *list_properties(model *m, const mof_class *of)
{
    mof_buffer out;
    mof_buffer_init(&out, &m->arena);
    for (size_t i = 0; i < of->property_count; i++)
        mof_buffer_append_format(&out, "%s%s.%s", i != 0 ? " " : "",
                                 of->properties[i]->origin->name->text,
                                 of->properties[i]->name->text);
    return mof_buffer_string(&out);
}

static const char *list_keys(model *m, const mof_class *of)
{
    mof_buffer out;
    mof_buffer_init(&out, &m->arena);
    for (size_t i = 0; i < of->key_count; i++)
        mof_buffer_append_format(&out, "%s%s", i != 0 ? " " : "", of->keys[i]->name->text);
    return mof_buffer_string(&out);
}

static void test_inheritance(void **state)
{
    (void)state;
    model m;
    model_open(&m, MOF_PROFILE_DMTF2);
    model_add(&m, "a.mof",
              "class X_C : X_B { [Override(\"Two\")] string Two; string Four; };\n"
              "class X_A { [Key, MaxLen(8)] string One; string Two = \"x\"; [Key] uint8 Zero; };\n"
              "class X_B : X_A { string Three; [Override(\"One\")] string One; };\n");
    model_finish(&m);
    assert_string_equal(model_codes(&m), "");
    const mof_class *of = model_class(&m, "x_c");
    assert_string_equal(list_properties(&m, of), "X_B.One X_C.Two X_A.Zero X_B.Three X_C.Four");
    assert_string_equal(list_keys(&m, of), "One Zero");
    assert_ptr_equal(of->superclass, model_class(&m, "X_B"));
    assert_true(mof_class_is_a(of, model_class(&m, "X_A")));
    const mof_property *one = model_property(&m, "X_C", "One");
    assert_true(one->is_key && one->is_required);
    const mof_qualifier *length = mof_qualifiers_find(&one->qualifiers, "maxlen");
    assert_int_equal(length->value.as.integer.magnitude, 8);
    assert_null(mof_qualifiers_find(&model_property(&m, "X_A", "Two")->qualifiers, "Override"));
    const mof_property *two = model_property(&m, "X_C", "Two");
    assert_ptr_equal(two->overridden, model_property(&m, "X_A", "Two"));
    assert_int_equal(two->default_value->kind, MOF_VALUE_KIND_STRING);
    model_close(&m);
}

static void test_class_qualifiers(void **state)
{
    (void)state;
    model m;
    model_open(&m, MOF_PROFILE_DMTF2);
    model_add(&m, "a.mof",
              "[Abstract, Version(\"1.0.0\"), Description(\"Base\" \" of all\")]\n"
              "class X_A { [Key] uint8 K; };\n"
              "class X_B : X_A { };\n"
              "[Association] class X_L { [Key] X_A ref One; [Key] X_B ref Two; };\n"
              "class X_M : X_L { };\n"
              "[Indication] class X_I { uint8 V; };\n");
    model_finish(&m);
    assert_string_equal(model_codes(&m), "");
    const mof_class *base = model_class(&m, "X_A");
    const mof_class *derived = model_class(&m, "X_B");
    assert_true(base->is_abstract);
    assert_false(derived->is_abstract);
    assert_true(mof_text_equal(base->description, MOF_TEXT("Base of all")));
    assert_true(mof_text_equal(derived->description, MOF_TEXT("Base of all")));
    assert_null(mof_qualifiers_find(&derived->qualifiers, "Version"));
    assert_int_equal(derived->qualifiers.own_count, 0);
    assert_int_equal(model_class(&m, "X_M")->kind, MOF_CLASS_ASSOCIATION);
    assert_int_equal(model_class(&m, "X_I")->kind, MOF_CLASS_INDICATION);
    assert_ptr_equal(model_property(&m, "X_L", "Two")->type.of, derived);
    model_close(&m);
}

static void test_parameters(void **state)
{
    (void)state;
    model m;
    model_open(&m, MOF_PROFILE_WMI);
    model_add(&m, "a.mof",
              "class X_A { [key] uint8 K; void M([in] uint8 a, [out] string b[], [in, out] X_A c, "
              "[in, Optional] object d); };\n");
    model_finish(&m);
    assert_string_equal(model_codes(&m), "");
    const mof_method *method = model_class(&m, "X_A")->methods[0];
    assert_int_equal(method->type.kind, MOF_TYPE_VOID);
    assert_int_equal(method->parameter_count, 4);
    static const struct {
        mof_type_kind kind;
        bool in, out, optional, array;
    } wanted[] = {{MOF_TYPE_UINT8, true, false, false, false},
                  {MOF_TYPE_STRING, false, true, false, true},
                  {MOF_TYPE_INSTANCE, true, true, false, false},
                  {MOF_TYPE_OBJECT, true, false, true, false}};
    for (size_t i = 0; i < 4; i++) {
        const mof_parameter *parameter = &method->parameters[i];
        assert_int_equal(parameter->type.kind, wanted[i].kind);
        assert_int_equal(parameter->is_in, wanted[i].in);
        assert_int_equal(parameter->is_out, wanted[i].out);
        assert_int_equal(parameter->is_optional, wanted[i].optional);
        assert_int_equal(parameter->type.is_array, wanted[i].array);
    }
    model_close(&m);
}

/* ---- pages ------------------------------------------------------------------------------- */

static mof_ast_class *first_class(const mof_unit *unit)
{
    return (mof_ast_class *)(void *)unit->productions.first;
}

/* A class page that lists two methods, and the page of one of them, in either order. */
static void check_stub(bool stub_first)
{
    model m;
    model_open(&m, MOF_PROFILE_DOC);
    mof_page_facts page = {.is_stub = false, .title = MOF_TEXT("X_A")};
    mof_page_facts stub = {.is_stub = true};
    mof_unit *unit = model_parse(
        &m, "a.mof",
        "class X_A { uint8 K; [Description(\"listed\"), Static] uint32 M(); uint32 N(); };");
    mof_unit *method =
        model_parse(&m, "m.mof", "class X_A { [Description(\"told\")] uint32 M([in] uint8 p); };");
    first_class(unit)->page = &page;
    first_class(method)->page = &stub;
    m.units = stub_first ? method : unit;
    m.units->next = stub_first ? unit : method;
    model_finish(&m);
    assert_string_equal(model_codes(&m), "");
    assert_int_equal(m.schema.class_count, 1);
    const mof_class *of = model_class(&m, "X_A");
    assert_int_equal(of->property_count, 1);
    assert_int_equal(of->method_count, 2);
    const mof_method *joined = of->methods[0];
    assert_int_equal(joined->parameter_count, 1);
    assert_true(mof_text_equal(joined->description, MOF_TEXT("told")));
    assert_true(mof_qualifiers_has_true(&joined->qualifiers, "static"));
    assert_true(mof_text_equal(of->page->title, MOF_TEXT("X_A")));
    model_close(&m);
}

static void test_stub(void **state)
{
    (void)state;
    check_stub(false);
    check_stub(true);
}

/* ---- what pages repeat -------------------------------------------------------------------- */

static void check_unflatten(bool unflatten, const char *wanted)
{
    model m;
    model_open(&m, MOF_PROFILE_DOC);
    m.options.unflatten = unflatten;
    model_add(&m, "a.mof",
              "class X_A : X_Root { [key] uint8 K; string S; };\n"
              "class X_B : X_A { string S; uint8 K; string T; };\n");
    model_finish(&m);
    assert_string_equal(model_codes(&m), "1:13 D142");
    assert_string_equal(list_properties(&m, model_class(&m, "X_B")), wanted);
    assert_true(model_property(&m, "X_B", "K")->is_key);
    assert_int_equal(m.schema.synthesized_count, 1);
    assert_true(model_class(&m, "X_Root")->is_abstract);
    model_close(&m);
}

static void test_unflatten(void **state)
{
    (void)state;
    check_unflatten(false, "X_B.K X_B.S X_B.T");
    check_unflatten(true, "X_A.K X_A.S X_B.T");
}

/* ---- the search path --------------------------------------------------------------------- */

static mof_unit *find_on_path(const mof_name *name, void *payload)
{
    static const char *const files[][2] = {
        {"X_Base", "class X_Base : X_Root { [Override(\"V\")] uint8 V; };"},
        {"X_Root", "class X_Root { [Key] uint8 K; uint8 V; };"},
        {"X_Part", "class X_Part { X_Part Next; };"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (mof_name_is(name, files[i][0]))
            return model_parse(payload, files[i][0], files[i][1]);
    return NULL;
}

static void test_search_path(void **state)
{
    (void)state;
    model m;
    model_open(&m, MOF_PROFILE_WMI);
    m.options = (mof_resolve_options){.find_class = find_on_path, .payload = &m};
    model_add(&m, "a.mof",
              "class X_A : X_Base { X_Part P = instance of X_Part { Next = NULL; }; };\n"
              "instance of X_Base { K = 1; };");
    model_finish(&m);
    assert_string_equal(model_codes(&m), "");
    assert_int_equal(m.schema.class_count, 4);
    assert_string_equal(list_keys(&m, model_class(&m, "X_A")), "K");
    assert_ptr_equal(m.schema.instances[0]->of, model_class(&m, "X_Base"));
    assert_int_equal(model_property(&m, "X_A", "P")->default_value->kind, MOF_VALUE_KIND_INSTANCE);
    model_close(&m);
}

/* ---- limits and the real thing ----------------------------------------------------------- */

static void test_depth(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    model m;
    model_open(&m, MOF_PROFILE_WMI);
    mof_buffer text;
    mof_buffer_init(&text, &m.arena);
    for (int i = COUNT; i > 0; i--)
        mof_buffer_append_format(&text, "class C_%d : C_%d { };\n", i, i - 1);
    mof_buffer_append_string(&text, "class C_0 { [key] uint8 K; };\n");
    model_add(&m, "a.mof", mof_buffer_string(&text));
    model_finish(&m);
    assert_int_equal(m.schema.class_count, COUNT + 1);
    assert_true(m.reporter.count > 0);
    assert_int_equal(m.reporter.items[0]->code, MOF_F020);
    model_close(&m);
}

static void test_cim(void **state)
{
    (void)state;
    static const char path[] = MOFC_CORPUS "/dmtf-cim-2.41/cim_schema_2.41.0.mof";
    if (!mof_file_exists(path))
        skip();
    model m;
    char *data;
    size_t size;
    model_open(&m, MOF_PROFILE_DMTF2);
    assert_int_equal(mof_file_read(&m.arena, path, 1 << 20, &data, &size), 0);
    mof_source *source = mof_sources_add(&m.sources, MOF_SOURCE_MOF, "cim.mof", data, size);
    source->path = path;
    m.units = mof_syntax_parse(&m.syntax, source);
    model_finish(&m);
    assert_int_equal(m.reporter.errors, 0);
    assert_int_equal(m.schema.class_count, 1438);
    assert_int_equal(m.schema.synthesized_count, 0);
    assert_string_equal(list_keys(&m, model_class(&m, "CIM_LogicalDevice")),
                        "SystemCreationClassName SystemName CreationClassName DeviceID");
    model_close(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_system_classes),
        cmocka_unit_test(test_update),
        cmocka_unit_test(test_enumerations),
        cmocka_unit_test(test_qualifiers),
        cmocka_unit_test(test_inheritance),
        cmocka_unit_test(test_class_qualifiers),
        cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_stub),
        cmocka_unit_test(test_unflatten),
        cmocka_unit_test(test_search_path),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_cim),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
