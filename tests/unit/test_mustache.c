/*
 * Mustache: every case of the specification's files, and what mofc adds to it.
 */
#include "gen/template.h"

#include <json-c/json.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above before it */
#include <cmocka.h>

#include "diag/print.h"

/* ---- a view of JSON -------------------------------------------------------------------------- */

static const mof_view_type json_view_type;

/* Getters cannot tell "nothing" from a JSON null, which is a NULL pointer of json-c. */
static const char json_null;

static const void *wrap(json_object *object)
{
    return object != NULL ? (const void *)object : &json_null;
}

static json_object *unwrap(const void *self)
{
    return self != &json_null ? (json_object *)(uintptr_t)self : NULL;
}

static mof_text get_text(mof_view_env *env, const void *self)
{
    (void)env;
    json_object *object = unwrap(self);
    return object != NULL ? mof_text_from_string(json_object_get_string(object))
                          : (mof_text){NULL, 0};
}

static bool get_flag(mof_view_env *env, const void *self)
{
    (void)env;
    return json_object_get_boolean(unwrap(self));
}

static const void *get_object(mof_view_env *env, const void *self)
{
    (void)env;
    return self;
}

static const void *get_item(mof_view_env *env, const void *self, size_t index)
{
    (void)env;
    json_object *list = unwrap(self);
    return index < json_object_array_length(list) ? wrap(json_object_array_get_idx(list, index))
                                                  : NULL;
}

static void describe(json_object *object, mof_field *field)
{
    *field = (mof_field){.kind = MOF_FIELD_TEXT, .of = &json_view_type, .get.text = get_text};
    switch (json_object_get_type(object)) {
    case json_type_boolean:
        field->kind = MOF_FIELD_FLAG;
        field->get.flag = get_flag;
        break;
    case json_type_object:
        field->kind = MOF_FIELD_OBJECT;
        field->get.object = get_object;
        break;
    case json_type_array:
        field->kind = MOF_FIELD_LIST;
        field->get.item = get_item;
        break;
    default:
        break;
    }
}

static bool find_json(mof_view_env *env, const void *self, mof_text name, mof_field *field,
                      const void **field_self)
{
    json_object *object = unwrap(self);
    json_object *found = object;
    if (!mof_text_equal(name, MOF_TEXT("."))) {
        const char *key = mof_arena_copy(env->arena, name.data, name.size);
        if (!json_object_is_type(object, json_type_object) ||
            !json_object_object_get_ex(object, key, &found))
            return false;
    }
    describe(found, field);
    *field_self = wrap(found);
    return true;
}

static const mof_view_type json_view_type = {.name = "json", .text = get_text, .find = find_json};

/* ---- one rendering --------------------------------------------------------------------------- */

typedef struct bench {
    mof_memory memory;
    mof_arena arena;
    mof_names names;
    mof_sources sources;
    mof_reporter reporter;
    mof_templates templates;
    mof_text main;         /* the template "main" */
    json_object *partials; /* by name; NULL: none */
} bench;

static mof_source *find_template(mof_text name, void *payload)
{
    bench *b = payload;
    const char *key = mof_arena_copy(&b->arena, name.data, name.size);
    json_object *partial = NULL;
    mof_text text = b->main;
    if (strcmp(key, "main") != 0) {
        if (!json_object_object_get_ex(b->partials, key, &partial))
            return NULL;
        text = mof_text_from_string(json_object_get_string(partial));
    }
    return mof_sources_add_copy(&b->sources, MOF_SOURCE_TEMPLATE, key, text);
}

static void bench_init(bench *b, const char *template, json_object *partials)
{
    memset(b, 0, sizeof *b);
    mof_arena_init(&b->arena, &b->memory);
    mof_names_init(&b->names, &b->arena);
    mof_sources_init(&b->sources, &b->arena);
    mof_reporter_init(&b->reporter, &b->arena, &b->sources);
    mof_templates_init(&b->templates, &b->arena, &b->names, &b->reporter, find_template, b);
    b->main = mof_text_from_string(template);
    b->partials = partials;
}

static const char *render(bench *b, json_object *data)
{
    mof_view_env env = {.arena = &b->arena};
    mof_buffer out;
    mof_buffer_init(&out, &b->arena);
    const mof_template *template = mof_templates_get(&b->templates, "main");
    if (template != NULL)
        mof_template_render(&b->templates, template, &env, &json_view_type, wrap(data),
                            mof_escape_html, &out);
    return mof_buffer_string(&out);
}

static const char *diagnostics(bench *b)
{
    mof_buffer out;
    mof_buffer_init(&out, &b->arena);
    for (size_t i = 0; i < b->reporter.count; i++)
        mof_print_diagnostic(&out, &b->reporter, b->reporter.items[i],
                             (mof_print_options){.quiet = false});
    return mof_buffer_string(&out);
}

/* ---- the specification ----------------------------------------------------------------------- */

static json_object *get(json_object *object, const char *key)
{
    json_object *found = NULL;
    json_object_object_get_ex(object, key, &found);
    return found;
}

static size_t run_case(const char *file, json_object *test)
{
    bench b;
    bench_init(&b, json_object_get_string(get(test, "template")), get(test, "partials"));
    const char *expected = json_object_get_string(get(test, "expected"));
    const char *rendered = render(&b, get(test, "data"));
    size_t failures = strcmp(rendered, expected) != 0;
    if (failures > 0)
        print_message("%s: %s\n--- expected\n%s\n--- rendered\n%s\n", file,
                      json_object_get_string(get(test, "name")), expected, rendered);
    mof_arena_clear(&b.arena);
    return failures;
}

static void test_specification(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        size_t cases; /* at least */
    } files[] = {{"comments", 12}, {"delimiters", 14}, {"interpolation", 40}, {"inverted", 22},
                 {"partials", 12}, {"sections", 34},   {"~inheritance", 27}};
    size_t failures = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/mustache-spec/%s.json", MOFC_CORPUS, files[i].file);
        json_object *specification = json_object_from_file(path);
        if (specification == NULL)
            skip();
        json_object *tests = get(specification, "tests");
        size_t count = json_object_array_length(tests);
        assert_true(count >= files[i].cases);
        for (size_t j = 0; j < count; j++)
            failures += run_case(files[i].file, json_object_array_get_idx(tests, j));
        json_object_put(specification);
    }
    assert_int_equal(failures, 0);
}

/* ---- beyond it, and what mofc depends on ------------------------------------------------------
 */

typedef struct rendering {
    const char *template;
    const char *partials; /* JSON; NULL: none */
    const char *data;
    const char *expected;
} rendering;

static const rendering renderings[] = {
    {"{{#a}}{{.}}{{^@last}}, {{/@last}}{{/a}}", NULL, "{\"a\": [1, 2, 3]}", "1, 2, 3"},
    {"{{#a}}{{#@first}}first {{/@first}}{{@index}}={{.}};{{/a}}", NULL, "{\"a\": [\"x\", \"y\"]}",
     "first 0=x;1=y;"},
    {"{{#a}}{{#b}}{{@index}}{{/b}}{{@index}} {{/a}}", NULL,
     "{\"a\": [{\"b\": [0, 0]}, {\"b\": [0]}]}", "010 01 "},
    {"{{@index}}{{#@first}}x{{/@first}}{{^@first}}y{{/@first}}", NULL, "{}", "y"},
    {"{{a}} {{{a}}} {{&a}}", NULL, "{\"a\": \"<'>\"}", "&lt;&#39;&gt; <'> <'>"},
    {"{{#a}}{{b}}{{c}}{{/a}}", NULL, "{\"a\": {\"b\": 1}, \"b\": 2, \"c\": 3}", "13"},
    {"{{#a}}{{#b}}[{{c}}]{{/b}}{{/a}}", NULL, "{\"a\": {\"b\": null}, \"b\": 1}", ""},
    {"{{#a}}x{{/a}}{{^a}}empty{{/a}}", NULL, "{\"a\": \"\"}", "empty"},
    {"a\r\n  {{! one\n  and two }}\r\nb", NULL, "{}", "a\r\nb"},
    {"  {{>p}}\nend\n", "{\"p\": \"x {\\n\\n  y\\n}\\n\"}", "{}", "  x {\n\n    y\n  }\nend\n"},
    {"  {{>p}}\n", "{\"p\": \"a\\n  {{>q}}\\n\", \"q\": \"b\\nc\\n\"}", "{}",
     "  a\n    b\n    c\n"},
    {"{{#t}}\n  {{>p}}\n{{/t}}\n", "{\"p\": \"{{v}}\\n{{#t}}\\n  {{>p}}\\n{{/t}}\\n\"}",
     "{\"v\": 0, \"t\": [{\"v\": 1, \"t\": [{\"v\": 2, \"t\": []}]}, {\"v\": 3, \"t\": []}]}",
     "  1\n    2\n  3\n"},
    {"{{<p}}\n  {{$body}}\n    a;\n      b;\n  {{/body}}\n{{/p}}\n",
     "{\"p\": \"f()\\n{\\n    {{$body}}\\n    {{/body}}\\n}\\n\"}", "{}",
     "f()\n{\n    a;\n      b;\n}\n"},
    {"{{<p}}{{$x}}a{{$x}}b{{/x}}{{/x}}{{/p}}", "{\"p\": \"{{$x}}{{/x}}\"}", "{}", "ab"},
    {"  {{$b}}one\n    two{{/b}}\n", NULL, "{}", "  one\n    two\n"},
};

static void test_renderings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof renderings / sizeof *renderings; i++) {
        const rendering *r = &renderings[i];
        json_object *data = json_tokener_parse(r->data);
        json_object *partials = r->partials != NULL ? json_tokener_parse(r->partials) : NULL;
        bench b;
        bench_init(&b, r->template, partials);
        assert_string_equal(render(&b, data), r->expected);
        assert_string_equal(diagnostics(&b), "");
        mof_arena_clear(&b.arena);
        json_object_put(partials);
        json_object_put(data);
    }
}

/* ---- faults ---------------------------------------------------------------------------------- */

typedef struct fault {
    const char *template;
    const char *line;  /* of what is printed */
    const char *caret; /* a line of it too */
} fault;

static const fault faults[] = {
    {"a\n {{name", "main:2:2: error: this tag is not closed: '}}' is missing [T002]", " ^~"},
    {"{{#a}}\n{{b}}", "main:1:4: error: 'a' is not closed [T003]", "    ^"},
    {"{{#a}}{{/b}}", "main:1:10: error: 'b' is closed where 'a' is open [T004]", "^"},
    {"x{{/b}}", "main:1:5: error: 'b' is closed but was not opened [T005]", "^"},
    {"{{=<%=}}", "main:1:4: error: '<%' does not set delimiters [T006]", "^~"},
    {"{{=<% %> !=}}", "main:1:4: error: '<% %> !' does not set delimiters [T006]", "^~~~~~~"},
    {"{{a b}}", "main:1:3: error: 'a b' is not a name [T007]", "^~~"},
    {"{{#.a}}{{/.a}}", "main:1:4: error: '.a' is not a name [T007]", "^~"},
    {"{{}}", "main:1:1: error: '' is not a name [T007]", "^~~~"},
    {"{{a..b}}", "main:1:3: error: 'a..b' is not a name [T007]", "^~~~"},
};

static void test_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        bench b;
        bench_init(&b, faults[i].template, NULL);
        assert_string_equal(render(&b, NULL), "");
        const char *printed = diagnostics(&b);
        if (strstr(printed, faults[i].line) == NULL || strstr(printed, faults[i].caret) == NULL)
            fail_msg("%s\nhas no\n%s", printed, faults[i].line);
        assert_null(mof_templates_get(&b.templates, "main"));
        if (b.reporter.errors != 1)
            fail_msg("more than one error:\n%s", printed);
        mof_arena_clear(&b.arena);
    }
}

static void test_missing_template(void **state)
{
    (void)state;
    bench b;
    bench_init(&b, "{{>nowhere}}", NULL);
    assert_null(mof_templates_get(&b.templates, "nothing"));
    assert_non_null(strstr(diagnostics(&b), "error: there is no template 'nothing' [T008]"));
    mof_arena_clear(&b.arena);
}

static void test_endless_recursion_ends(void **state)
{
    (void)state;
    json_object *partials = json_tokener_parse("{\"p\": \" {{>p}}\\n{{>p}}\"}");
    bench b;
    bench_init(&b, "{{>p}}", partials);
    render(&b, NULL);
    assert_int_equal(b.reporter.errors, 1);
    assert_non_null(strstr(diagnostics(&b), "p:1:5: error: 'p' is nested too deeply [T009]"));
    mof_arena_clear(&b.arena);
    json_object_put(partials);
}

/* ---- hostile sizes --------------------------------------------------------------------------- */

static char *repeat(const char *text, size_t times)
{
    size_t size = strlen(text);
    char *data = malloc(size * times + 1);
    assert_non_null(data);
    for (size_t i = 0; i < times; i++)
        memcpy(data + i * size, text, size);
    data[size * times] = '\0';
    return data;
}

static void test_hostile_sizes(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{{#a}}", "{{a}}", "{{$a}}\n\n\n{{/a}}",        "x{",
        "{{! ",   " ",     "  {{^a}}\n  b\n  {{/a}}\n", "{{<a}}{{$b}}\n{{/b}}{{/a}}\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *template = repeat(texts[i], 100000);
        bench b;
        bench_init(&b, template, NULL);
        render(&b, NULL);
        mof_arena_clear(&b.arena);
        free(template);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_specification),
        cmocka_unit_test(test_renderings),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_missing_template),
        cmocka_unit_test(test_endless_recursion_ends),
        cmocka_unit_test(test_hostile_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
