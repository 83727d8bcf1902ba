/*
 * The driver of backends: outputs by class and by schema, settings, templates of a directory.
 */
#define _XOPEN_SOURCE 700 /* mkdtemp, nftw */
#include "gen/backend.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "schema.h"

/* ---- a backend ------------------------------------------------------------------------------- */

static bool is_derived(mof_view_env *env, const mof_class *of)
{
    (void)env;
    return of->superclass != NULL;
}

static void *take_prefix(mof_generation *generation)
{
    const char *prefix = mof_generation_setting(generation, "prefix");
    return mof_arena_copy_string(generation->arena, prefix);
}

static mof_text get_prefixed(mof_view_env *env, const void *self)
{
    const mof_class *of = self;
    return mof_text_from_string(
        mof_arena_format(env->arena, "%s%s", (const char *)env->backend_state, of->name->text));
}

static const mof_field class_fields[] = {
    {"prefixed", MOF_FIELD_TEXT, MOF_DUMP_NEVER, NULL, {.text = get_prefixed}, ""}, {.name = NULL}};
static const mof_view_extension extensions[] = {{&mof_class_type, class_fields}, {NULL, NULL}};
static const mof_setting settings[] = {{"prefix", "p_", NULL, ""}, {NULL, NULL, NULL, NULL}};
static const mof_output_form outputs[] = {
    {MOF_OUTPUT_PER_CLASS, "t/class", "{{prefixed}}.txt"},
    {MOF_OUTPUT_PER_SCHEMA, "t/schema", "all.txt"},
    {MOF_OUTPUT_PER_SCHEMA, NULL, NULL},
};
static const mof_output_form colliding[] = {
    {MOF_OUTPUT_PER_CLASS, "t/class", "same.txt"},
    {MOF_OUTPUT_PER_SCHEMA, NULL, NULL},
};
static const mof_output_form built_in[] = {
    {MOF_OUTPUT_PER_SCHEMA, "c/line", "line.txt"},
    {MOF_OUTPUT_PER_SCHEMA, NULL, NULL},
};

/* ---- fixture --------------------------------------------------------------------------------- */

typedef struct fixture {
    hand h;
    mof_backend backend;
    mof_generation generation;
    mof_outputs outputs;
    char directory[64];
} fixture;

static void put_template(fixture *f, const char *path, const char *text)
{
    assert_int_equal(mof_file_write(&f->h.arena, path, mof_text_from_string(text), NULL), 0);
}

static int open_fixture(void **state)
{
    static fixture f;
    memset(&f, 0, sizeof f);
    hand_init(&f.h);
    strcpy(f.directory, "/tmp/mofc-test-XXXXXX");
    if (mkdtemp(f.directory) == NULL || chdir(f.directory) != 0)
        return -1;
    mof_outputs_init(&f.outputs, &f.h.arena);
    f.backend = (mof_backend){.name = "test",
                              .extensions = extensions,
                              .settings = settings,
                              .outputs = outputs,
                              .escape = mof_escape_html,
                              .prepare = take_prefix};
    f.generation = (mof_generation){.backend = &f.backend,
                                    .schema = &f.h.schema,
                                    .arena = &f.h.arena,
                                    .names = &f.h.names,
                                    .sources = &f.h.sources,
                                    .reporter = &f.h.reporter,
                                    .template_directory = ".",
                                    .input_name = "a.mof",
                                    .directory = "out",
                                    .outputs = &f.outputs};
    *state = &f;
    put_template(&f, "t/class.mustache", "{{>t/name}}{{#keys}} {{.}}{{/keys}}\n");
    put_template(&f, "t/name.mustache", "{{name}} <{{kind}}>");
    put_template(&f, "t/schema.mustache", "{{input}}:{{#classes}} {{name}}{{/classes}}\n");
    return 0;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

static int close_fixture(void **state)
{
    fixture *f = *state;
    mof_arena_clear(&f->h.arena);
    return chdir("/") == 0 && nftw(f->directory, remove_entry, 8, FTW_DEPTH | FTW_PHYS) == 0 ? 0
                                                                                             : -1;
}

static void assert_output(const fixture *f, size_t index, const char *path, const char *content)
{
    assert_true(index < f->outputs.count);
    assert_string_equal(f->outputs.items[index].path, path);
    assert_true(mof_text_equal(f->outputs.items[index].content, mof_text_from_string(content)));
}

static const char *first_message(fixture *f)
{
    assert_true(f->h.reporter.count > 0);
    return mof_diagnostic_text(&f->h.arena, f->h.reporter.items[0]);
}

/* ---- tests ----------------------------------------------------------------------------------- */

static void test_outputs(void **state)
{
    fixture *f = *state;
    mof_generation_run(&f->generation);
    assert_int_equal(f->h.reporter.count, 0);
    assert_int_equal(f->outputs.count, 3);
    assert_output(f, 0, "p_X_Base.txt", "X_Base <class> Id\n");
    assert_output(f, 1, "p_X_A.txt", "X_A <class> Id\n");
    assert_output(f, 2, "all.txt", "a.mof: X_Base X_A\n");
}

static void test_some_classes_only(void **state)
{
    fixture *f = *state;
    f->backend.has_output = is_derived;
    mof_generation_run(&f->generation);
    assert_int_equal(f->outputs.count, 2);
    assert_output(f, 0, "p_X_A.txt", "X_A <class> Id\n");
}

static void test_settings(void **state)
{
    fixture *f = *state;
    static const char *const set[] = {"prefix=a_", "prefixes=b_", "prefix=c=", NULL};
    f->generation.settings = set;
    assert_string_equal(mof_generation_setting(&f->generation, "prefix"), "c=");
    mof_generation_run(&f->generation);
    assert_output(f, 0, "c=X_Base.txt", "X_Base <class> Id\n");
}

static void test_directory_before_built_in(void **state)
{
    fixture *f = *state;
    put_template(f, "c/line.mustache", "mine");
    f->backend.outputs = built_in;
    mof_generation_run(&f->generation);
    assert_int_equal(f->h.reporter.count, 0);
    assert_output(f, 0, "line.txt", "mine");
}

static void test_wrong_template(void **state)
{
    fixture *f = *state;
    put_template(f, "t/name.mustache", "{{nmae}}");
    mof_generation_run(&f->generation);
    assert_int_equal(f->outputs.count, 0);
    assert_int_equal(f->h.reporter.errors, 1);
    assert_string_equal(first_message(f), "'nmae' is not a field of class");
    mof_position place = mof_sources_position(&f->h.sources, f->h.reporter.items[0]->span.start);
    assert_string_equal(place.name, "t/name.mustache");
    assert_int_equal(place.column, 3);
}

static void test_missing_template(void **state)
{
    fixture *f = *state;
    f->generation.template_directory = NULL;
    mof_generation_run(&f->generation);
    assert_int_equal(f->outputs.count, 0);
    assert_string_equal(first_message(f), "there is no template 't/class'");
}

static void test_template_outside_of_the_directory(void **state)
{
    fixture *f = *state;
    put_template(f, "t/class.mustache", "{{>../secret}}");
    mof_generation_run(&f->generation);
    assert_string_equal(first_message(f), "there is no template '../secret'");
}

static void test_paths_that_collide(void **state)
{
    fixture *f = *state;
    f->backend.outputs = colliding;
    mof_generation_run(&f->generation);
    assert_string_equal(first_message(f), "'out/same.txt' would be written twice");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_outputs),
        TEST(test_some_classes_only),
        TEST(test_settings),
        TEST(test_directory_before_built_in),
        TEST(test_wrong_template),
        TEST(test_missing_template),
        TEST(test_template_outside_of_the_directory),
        TEST(test_paths_that_collide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
