/*
 * When nodes can go: what is read at once, what waits for all inputs, and that chunks go one by
 * one.
 */
#include "model.h"

#include "page/page.h"

/* A model that is resolved piece by piece, its nodes in an arena of their own. */
static mof_resolver *open_with_nodes(model *m, mof_arena *nodes, mof_profile profile)
{
    model_open(m, profile);
    mof_arena_init(nodes, &m->memory);
    m->syntax.arena = nodes;
    return mof_resolver_new(&m->schema, &m->scratch, &m->reporter,
                            (mof_resolve_options){.nodes = nodes});
}

/* Whether the nodes are wanted no more once the text is declared; they go then. */
static bool add_and_drop(model *m, mof_resolver *resolver, const char *text,
                         const mof_page_facts *page)
{
    mof_arena nodes;
    mof_arena_init(&nodes, &m->memory);
    mof_arena *kept = m->syntax.arena;
    m->syntax.arena = &nodes;
    mof_unit *unit = model_parse(m, "a.mof", text);
    m->syntax.arena = kept;
    ((mof_ast_class *)(void *)unit->productions.first)->page = page;
    bool is_read = mof_resolver_add(resolver, unit);
    mof_arena_clear(&nodes);
    return is_read;
}

static void test_pages_are_read_at_once(void **state)
{
    (void)state;
    model m;
    model_open(&m, MOF_PROFILE_DOC);
    mof_resolver *resolver =
        mof_resolver_new(&m.schema, &m.scratch, &m.reporter, (mof_resolve_options){.nodes = NULL});
    mof_page_facts page = {.title = MOF_TEXT("X_A")};
    mof_page_facts stub = {.is_stub = true};
    assert_true(add_and_drop(&m, resolver, "class X_A { [Key] X_B R; string S = \"s\"; };", &page));
    assert_true(
        add_and_drop(&m, resolver, "class X_A { uint8 M([out] X_B p, X_A REF q); };", &stub));
    assert_true(add_and_drop(&m, resolver, "class X_B : X_C { string K; };", &page));
    assert_true(add_and_drop(&m, resolver, "class X_C { [Key] string K; };", &page));
    mof_resolver_finish(resolver);
    assert_string_equal(model_codes(&m), "");
    assert_ptr_equal(model_property(&m, "X_A", "R")->type.of, model_class(&m, "X_B"));
    assert_true(model_property(&m, "X_A", "R")->is_key);
    assert_true(
        mof_text_equal(model_property(&m, "X_A", "S")->default_value->as.string, MOF_TEXT("s")));
    const mof_method *method = model_class(&m, "X_A")->methods[0];
    assert_int_equal(method->parameter_count, 2);
    assert_ptr_equal(method->parameters[0].type.of, model_class(&m, "X_B"));
    assert_ptr_equal(method->parameters[1].type.of, model_class(&m, "X_A"));
    assert_true(model_property(&m, "X_B", "K")->is_key);
    mof_arena_clear(&m.scratch);
    model_close(&m);
}

#define QUALIFIERS                                                                                 \
    "Qualifier Key : boolean = false, Scope(property, reference), Flavor(DisableOverride);\n"      \
    "Qualifier Association : boolean = false, Scope(association), Flavor(DisableOverride);\n"      \
    "Qualifier Description : string = null, Scope(any), Flavor(Translatable);\n"                   \
    "Qualifier In : boolean = true, Scope(parameter), Flavor(DisableOverride);\n"                  \
    "Qualifier Rank : uint8 = 7, Scope(any);\n"

#define CLASSES                                                                                    \
    "[Association] class X_L { [Key] X_A ref Left; [Key] X_B ref Right; };\n"                      \
    "[Rank] class X_B : X_A { string S = \"a\" \"b\"; uint8 N[] = {1, 2};\n"                       \
    "    [Description(\"d\")] uint32 M([In] X_B ref p, [In, Rank(300)] string q[]); string S; "    \
    "};\n"                                                                                         \
    "class X_A { [Key, Key] string K; X_C ref Lost; };\n"

/* MOF 2 is read at once where its qualifiers are declared before they are used, and means the same
 * where they are not. */
static void test_certain_classes_are_read_at_once(void **state)
{
    (void)state;
    const char *codes[2];
    model models[2];
    for (int is_late = 0; is_late < 2; is_late++) {
        model *m = &models[is_late];
        mof_arena nodes;
        mof_resolver *resolver = open_with_nodes(m, &nodes, MOF_PROFILE_DMTF2);
        mof_unit *first = model_parse(m, "a.mof", is_late ? CLASSES : QUALIFIERS);
        assert_int_equal(mof_resolver_add(resolver, first), !is_late);
        mof_unit *second = model_parse(m, "b.mof", is_late ? QUALIFIERS : CLASSES);
        assert_true(mof_resolver_add(resolver, second));
        if (!is_late)
            mof_arena_clear(&nodes);
        mof_resolver_finish(resolver);
        mof_arena_clear(&nodes);
        mof_reporter_sort(&m->reporter);
        codes[is_late] = model_codes(m);
        assert_true(mof_text_equal(model_property(m, "X_B", "S")->default_value->as.string,
                                   MOF_TEXT("ab")));
        assert_int_equal(model_property(m, "X_B", "N")->default_value->as.array.count, 2);
        const mof_qualifier *rank = mof_qualifiers_find(&model_class(m, "X_B")->qualifiers, "Rank");
        assert_int_equal(rank->value.as.integer.magnitude, 7);
        assert_ptr_equal(model_property(m, "X_L", "Right")->type.of, model_class(m, "X_B"));
        assert_ptr_equal(model_class(m, "X_B")->methods[0]->parameters[0].type.of,
                         model_class(m, "X_B"));
    }
    assert_string_equal(codes[0], codes[1]);
    assert_non_null(strstr(codes[0], "S130"));
    assert_non_null(strstr(codes[0], "S103"));
    for (int i = 0; i < 2; i++) {
        mof_arena_clear(&models[i].scratch);
        model_close(&models[i]);
    }
}

/* What may mean another thing by what follows is kept. */
static void test_uncertain_classes_wait(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "class X_A { [Later] string S; };",
        "class X_A { X_E E; };",
        "class X_A { uint8 M([Key] X_E e); };",
        "class X_A { X_A ref R = $a; };",
        "class X_A { object O = instance of X_A { }; };",
        "instance of X_A { };",
        "enumeration X_E : uint8 { A };",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        model m;
        model_open(&m, MOF_PROFILE_DMTF2);
        mof_resolver *resolver = mof_resolver_new(&m.schema, &m.scratch, &m.reporter,
                                                  (mof_resolve_options){.nodes = NULL});
        assert_true(mof_resolver_add(resolver, model_parse(&m, "q.mof", QUALIFIERS)));
        if (mof_resolver_add(resolver, model_parse(&m, "a.mof", texts[i])))
            fail_msg("%s is not kept", texts[i]);
        mof_resolver_finish(resolver);
        mof_arena_clear(&m.scratch);
        model_close(&m);
    }
}

/* What a qualifier means may be said later: the nodes of MOF are kept until all is declared, and
 * go then by and by. */
static void test_nodes_go_by_and_by(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    model m;
    mof_arena nodes;
    mof_resolver *resolver = open_with_nodes(&m, &nodes, MOF_PROFILE_WMI);
    mof_buffer text;
    mof_buffer_init(&text, &m.arena);
    for (int i = 0; i < COUNT; i++)
        mof_buffer_append_format(&text,
                                 "[Abstract, Description(\"the %d.\")] class X_%d : X_%d {\n"
                                 "    [Description(\"of %d\")] string S%d = \"%d\";\n};\n",
                                 i, i, i % 50 == 49 ? COUNT : i + 1, i, i, i);
    mof_buffer_append_string(&text, "class X_5000 { };");
    assert_false(mof_resolver_add(resolver, model_parse(&m, "a.mof", mof_buffer_string(&text))));
    assert_ptr_not_equal(nodes.oldest, nodes.blocks);
    mof_resolver_finish(resolver);
    assert_ptr_equal(nodes.oldest, nodes.blocks);
    mof_arena_clear(&nodes);
    mof_arena_clear(&m.scratch);
    assert_string_equal(model_codes(&m), "");
    assert_true(mof_text_equal(model_property(&m, "X_4567", "S4567")->default_value->as.string,
                               MOF_TEXT("4567")));
    assert_true(mof_text_equal(model_class(&m, "X_31")->description, MOF_TEXT("the 31.")));
    model_close(&m);
}

/* What stands behind an include is older than what was included. */
static void test_nodes_of_includes_go(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    model m;
    mof_arena nodes;
    mof_resolver *resolver = open_with_nodes(&m, &nodes, MOF_PROFILE_WMI);
    mof_unit *outer = model_parse(
        &m, "a.mof", "class X_A { [Key] uint8 K = 1; }; [Abstract] class X_B { uint8 K = 2; };");
    mof_ast_list rest = {outer->productions.first->next, outer->productions.last};
    outer->productions.first->next = NULL;
    mof_buffer text;
    mof_buffer_init(&text, &m.arena);
    for (int i = 0; i < COUNT; i++)
        mof_buffer_append_format(&text, "class X_%d { [Key] string S%d = \"%d\"; };\n", i, i, i);
    mof_unit *inner = model_parse(&m, "b.mof", mof_buffer_string(&text));
    assert_false(mof_resolver_add(resolver, outer));
    assert_false(mof_resolver_add(resolver, inner));
    outer->productions = rest;
    assert_false(mof_resolver_add(resolver, outer));
    mof_resolver_finish(resolver);
    assert_ptr_equal(nodes.oldest, nodes.blocks);
    assert_int_equal(model_property(&m, "X_A", "K")->default_value->as.integer.magnitude, 1);
    assert_int_equal(model_property(&m, "X_B", "K")->default_value->as.integer.magnitude, 2);
    mof_arena_clear(&nodes);
    mof_arena_clear(&m.scratch);
    model_close(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_are_read_at_once),
        cmocka_unit_test(test_certain_classes_are_read_at_once),
        cmocka_unit_test(test_uncertain_classes_wait),
        cmocka_unit_test(test_nodes_go_by_and_by),
        cmocka_unit_test(test_nodes_of_includes_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
