/*
 * View types: what templates read off the model, and what a check of a template finds.
 */
#include "gen/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "diag/print.h"
#include "gen/backend.h"
#include "gen/template.h"
#include "model/spelling.h"
#include "schema.h"

/* Partials: "p=text", one behind the other, NULL at the end. */
typedef struct set {
    hand *h;
    const char *main;
    const char *const *partials;
} set;

static mof_source *find_template(mof_text name, void *payload)
{
    set *s = payload;
    const char *text = mof_text_equal(name, MOF_TEXT("main")) ? s->main : NULL;
    for (const char *const *partial = s->partials; partial != NULL && *partial != NULL; partial++)
        if (strncmp(*partial, name.data, name.size) == 0 && (*partial)[name.size] == '=')
            text = *partial + name.size + 1;
    const char *shown = mof_arena_copy(&s->h->arena, name.data, name.size);
    return text != NULL ? mof_sources_add_copy(&s->h->sources, MOF_SOURCE_TEMPLATE, shown,
                                               mof_text_from_string(text))
                        : NULL;
}

static const char *print_diagnostics(hand *h)
{
    mof_buffer out;
    mof_buffer_init(&out, &h->arena);
    for (size_t i = 0; i < h->reporter.count; i++)
        mof_print_diagnostic(&out, &h->reporter, h->reporter.items[i],
                             (mof_print_options){.quiet = true});
    return mof_buffer_string(&out);
}

/* Checks, and renders for X_A where nothing is wrong; else the diagnostics. */
static const char *run(hand *h, const char *text, const char *const *partials,
                       const mof_backend *backend)
{
    set s = {h, text, partials};
    mof_templates templates;
    mof_view_env env = {.arena = &h->arena, .schema = &h->schema, .backend = backend};
    mof_buffer out;
    mof_buffer_init(&out, &h->arena);
    mof_templates_init(&templates, &h->arena, &h->names, &h->reporter, find_template, &s);
    const mof_template *template = mof_templates_get(&templates, "main");
    if (template != NULL && mof_template_check(&templates, template, &mof_class_type, backend)) {
        mof_template_render(&templates, template, &env, &mof_class_type, h->derived,
                            mof_escape_none, &out);
        return mof_buffer_string(&out);
    }
    return print_diagnostics(h);
}

/* ---- what is read ---------------------------------------------------------------------------- */

typedef struct reading {
    const char *template;
    const char *expected;
} reading;

static const reading readings[] = {
    {"{{name}} : {{superclass}} {{kind}} {{version}} {{namespace}}", "X_A : X_Base class 1.2 "},
    {"{{#properties}}{{name}} {{type}} {{/properties}}", "Id uint16 Name string Parts reference "},
    {"{{#own_properties}}{{name}}{{^@last}},{{/@last}}{{/own_properties}}", "Name,Parts"},
    {"{{#own_properties}}{{#own_properties}}{{name}} {{/own_properties}}{{/own_properties}}",
     "Name Parts Name Parts "},
    {"{{#keys}}{{.}}{{#is_required}}!{{/is_required}}{{/keys}}", "Id!"},
    {"{{#properties}}{{#array}}{{size}}{{/array}}{{#target}}{{name}}{{/target}}{{/properties}}",
     "4X_Base"},
    {"{{#properties}}[{{#default}}{{.}}{{#is_string}}s{{/is_string}}{{/default}}]{{/properties}}",
     "[][x\"ys][]"},
    {"{{#properties}}{{#choices}}{{value}}={{name}} {{/choices}}{{max_len}}{{/properties}}",
     "1=One 2..=More 8"},
    {"{{#own_methods}}{{type}} {{name}}({{#parameters}}{{type}} "
     "{{name}}{{/parameters}}){{/own_methods}}",
     "uint64 M(real32 r)"},
    {"{{#description_lines}}<{{.}}>{{/description_lines}}{{summary}}",
     "<First line.><Second line.>First line."},
    {"{{#parent}}{{summary}} {{#location}}{{file}}:{{line}}:{{column}}{{/location}}{{/parent}}",
     "Base. a.mof:1:1"},
    {"{{location.line}}:{{location.column}}", "2:3"},
    {"{{#ancestors}}{{name}}{{/ancestors}}{{#page}}page{{/page}}", "X_Base"},
    {"{{#qualifiers}}{{name}}={{#value}}{{.}}{{/value}}{{/qualifiers}}", "Version=1.2"},
    {"{{#properties}}{{#qualifiers}}{{#flavors}}{{.}} {{/flavors}}{{/qualifiers}}{{/properties}}",
     "ToSubclass Amended "},
    {"{{#properties}}{{#qualifiers}}{{#value}}{{.}};{{/value}}{{/qualifiers}}{{/properties}}",
     "8;1;2..;One;More;A name.;"},
};

static void test_readings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        hand h;
        hand_init(&h);
        assert_string_equal(run(&h, readings[i].template, NULL, NULL), readings[i].expected);
        mof_arena_clear(&h.arena);
    }
}

/* ---- what a check finds ---------------------------------------------------------------------- */

typedef struct fault {
    const char *template;
    const char *partials[4];
    const char *expected; /* in what is printed */
} fault;

static const fault faults[] = {
    {"a\n{{#properties}}{{nam}}{{/properties}}",
     {NULL},
     "main:2:18: error: 'nam' is not a field of property [T001]"},
    {"{{nmae}}", {NULL}, "did you mean 'name'?"},
    {"{{^nope}}{{/nope}}", {NULL}, "main:1:4: error: 'nope' is not a field of class [T001]"},
    {"{{location.lines}}", {NULL}, "main:1:12: error: 'lines' is not a field of location [T001]"},
    {"{{name.size}}", {NULL}, "main:1:8: error: 'size' is not a field of string [T001]"},
    {"{{properties}}", {NULL}, "main:1:3: error: 'properties' is a list, which has no text [T010]"},
    {"{{location}}", {NULL}, "main:1:3: error: 'location' is an object, which has no text [T010]"},
    {"{{#@first}}x{{/@first}}", {NULL}, "main:1:4: error: '@first' stands outside of a list"},
    {"{{>p}}", {NULL}, "main:1:4: error: there is no template 'p' [T008]"},
    {"{{#properties}}{{>p}}{{/properties}}",
     {"p={{#is_key}}{{keyy}}{{/is_key}}", NULL},
     "p:1:14: error: 'keyy' is not a field of property"},
    {"{{>p}}", {"p={{#x}}", NULL}, "p:1:4: error: 'x' is not closed [T003]"},
    {"{{<p}}{{$b}}{{bad}}{{/b}}{{/p}}",
     {"p={{#keys}}{{$b}}{{/b}}{{/keys}}", NULL},
     "main:1:15: error: 'bad' is not a field of property [T001]"},
};

static void test_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        hand h;
        hand_init(&h);
        const char *printed = run(&h, faults[i].template, faults[i].partials, NULL);
        if (strstr(printed, faults[i].expected) == NULL)
            fail_msg("%s\nhas no\n%s", printed, faults[i].expected);
        assert_int_equal(h.reporter.errors, 1);
        mof_arena_clear(&h.arena);
    }
}

/* Templates that include themselves, and what a block brings along, are no faults. */
static const fault sound[] = {
    {"{{>p}}", {"p={{name}}{{#parent}} {{>p}}{{/parent}}", NULL}, "X_A X_Base"},
    {"{{#keys}}{{>p}}{{/keys}}{{>q}}",
     {"p={{name}} {{superclass}} ", "q={{#own_methods}}{{>p}}{{/own_methods}}", NULL},
     "Id X_Base M X_Base "},
    {"{{<p}}{{$b}}{{is_key}}{{/b}}{{/p}}",
     {"p={{#keys}}{{$b}}{{/b}}{{/keys}}{{#properties}}{{$b}}{{/b}}{{/properties}}", NULL},
     "truetruefalsefalse"},
    {"{{<p}}{{$b}}x{{/b}}{{/p}}",
     {"p={{$b}}{{/b}}{{#parent}}{{<p}}{{$b}}y{{/b}}{{/p}}{{/parent}}", NULL},
     "xx"},
};

static void test_sound_templates(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
        hand h;
        hand_init(&h);
        assert_string_equal(run(&h, sound[i].template, sound[i].partials, NULL), sound[i].expected);
        mof_arena_clear(&h.arena);
    }
}

/* ---- backends -------------------------------------------------------------------------------- */

static mof_text get_shout(mof_view_env *env, const void *self)
{
    const mof_property *property = self;
    return mof_text_from_string(mof_arena_format(env->arena, "%s!", property->name->text));
}

static void test_extension(void **state)
{
    (void)state;
    static const mof_field fields[] = {
        {"shout", MOF_FIELD_TEXT, MOF_DUMP_NEVER, NULL, {.text = get_shout}, ""}, {.name = NULL}};
    static const mof_view_extension extensions[] = {{&mof_property_type, fields}, {NULL, NULL}};
    static const mof_backend backend = {.name = "test", .extensions = extensions};
    hand h;
    hand_init(&h);
    assert_string_equal(run(&h, "{{#keys}}{{shout}}{{/keys}}", NULL, &backend), "Id!");
    assert_non_null(strstr(run(&h, "{{shout}}", NULL, &backend), "T001"));
    assert_non_null(strstr(run(&h, "{{#keys}}{{shout}}{{/keys}}", NULL, NULL), "T001"));
    mof_arena_clear(&h.arena);
}

/* ---- values ---------------------------------------------------------------------------------- */

static void test_reals(void **state)
{
    (void)state;
    static const struct {
        double real;
        const char *text;
    } cases[] = {{0.1, "0.1"},
                 {1, "1.0"},
                 {-2.5, "-2.5"},
                 {1e300, "1.0e+300"},
                 {1.5e-20, "1.5e-20"},
                 {1.0 / 3, "0.3333333333333333"},
                 {0.1 + 0.2, "0.30000000000000004"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hand h;
        hand_init(&h);
        mof_buffer out;
        mof_buffer_init(&out, &h.arena);
        mof_spell_real(&out, cases[i].real);
        assert_string_equal(mof_buffer_string(&out), cases[i].text);
        mof_arena_clear(&h.arena);
    }
}

/* Every field of every type is documented, and no type has one twice. */
static void test_tables(void **state)
{
    (void)state;
    for (const mof_view_type *const *type = mof_view_types; *type != NULL; type++) {
        assert_non_null((*type)->doc);
        for (const mof_field *field = (*type)->fields; field != NULL && field->name != NULL;
             field++) {
            assert_true(strlen(field->doc) > 0);
            assert_ptr_equal(mof_view_type_find(*type, NULL, mof_text_from_string(field->name)),
                             field);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readings),        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_sound_templates), cmocka_unit_test(test_extension),
        cmocka_unit_test(test_reals),           cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
