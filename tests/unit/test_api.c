/*
 * libmof through its header alone: what a program that links it can rely on.
 */
#include <mof/mof.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char schema_text[] = "[Abstract] class Demo_Base { [Key] uint32 Id; };\n"
                                  "[Description(\"A \\\"thing\\\"\")]\n"
                                  "class Demo_A : Demo_Base {\n"
                                  "    string Name = \"none\";\n"
                                  "    sint16 Sizes[4];\n"
                                  "};\n";

static mof_context *context_of(const char *text, mof_status expected, const mof_schema **schema)
{
    mof_context *context = mof_context_new(NULL);
    assert_non_null(context);
    assert_int_equal(mof_context_add_text(context, "a.mof", text, strlen(text)), MOF_OK);
    assert_int_equal(mof_context_compile(context, schema), expected);
    return context;
}

static mof_view class_at(const mof_schema *schema, size_t index)
{
    return mof_view_at(mof_schema_view(schema), "classes", index);
}

/* ---- contexts -------------------------------------------------------------------------------- */

static void test_words(void **state)
{
    (void)state;
    assert_string_equal(mof_version(), MOF_VERSION);
    for (int status = MOF_OK; status <= MOF_LIMIT + 1; status++)
        assert_true(strlen(mof_status_text((mof_status)status)) > 0);
}

static void test_options(void **state)
{
    (void)state;
    /* A program that was built with an older header knows only the first members. */
    mof_options older = {.size = offsetof(mof_options, profile), .profile = "not looked at"};
    mof_context *context = mof_context_new(&older);
    assert_non_null(context);
    mof_context_free(context);
    assert_null(mof_context_new(&(mof_options){.size = sizeof(mof_options), .profile = "wim"}));
    mof_context_free(NULL);
}

static void test_order_of_calls(void **state)
{
    (void)state;
    const mof_schema *schema;
    mof_context *context = mof_context_new(NULL);
    assert_int_equal(mof_context_generate(context, "sql", "."), MOF_USAGE);
    assert_int_equal(mof_context_add_text(context, "a.mof", schema_text, strlen(schema_text)),
                     MOF_OK);
    assert_int_equal(mof_context_compile(context, &schema), MOF_OK);
    assert_int_equal(mof_context_compile(context, &schema), MOF_USAGE);
    assert_null(schema);
    assert_int_equal(mof_context_add_file(context, "b.mof"), MOF_USAGE);
    assert_int_equal(mof_context_generate(context, "sequel", "."), MOF_USAGE);
    mof_context_free(context);
}

static void test_settings(void **state)
{
    (void)state;
    static const struct {
        const char *setting;
        mof_status status;
    } cases[] = {
        {"c.prefix=acme_", MOF_OK},   {"c.prefix=", MOF_OK},     {"c.prefix", MOF_USAGE},
        {"c.no_such=1", MOF_USAGE},   {"d.prefix=a", MOF_USAGE}, {"prefix=a", MOF_USAGE},
        {"c.naming=loud", MOF_USAGE}, {"", MOF_USAGE},           {".=", MOF_USAGE},
    };
    mof_context *context = mof_context_new(NULL);
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(mof_context_set(context, cases[i].setting), cases[i].status);
    mof_context_free(context);
}

static void test_severities(void **state)
{
    (void)state;
    static const struct {
        const char *choice;
        mof_status chosen;
        mof_status compiled;
    } cases[] = {
        {"no-S110", MOF_OK, MOF_OK},        {"S110", MOF_OK, MOF_OK},
        {"no-types", MOF_OK, MOF_OK},       {"error=types", MOF_OK, MOF_ERRORS},
        {"error=S110", MOF_OK, MOF_ERRORS}, {"S1100", MOF_USAGE, MOF_ERRORS},
        {"error", MOF_OK, MOF_ERRORS},
    };
    static const char text[] = "class Demo_A { [Key] unit32 Id; };";
    for (size_t i = 0; i < COUNT(cases); i++) {
        mof_context *context = mof_context_new(NULL);
        const mof_schema *schema;
        assert_int_equal(mof_context_warn(context, cases[i].choice), cases[i].chosen);
        assert_int_equal(mof_context_add_text(context, "a.mof", text, strlen(text)), MOF_OK);
        assert_int_equal(mof_context_compile(context, &schema), cases[i].compiled);
        mof_context_free(context);
    }
}

/* ---- diagnostics ----------------------------------------------------------------------------- */

typedef struct seen {
    size_t count;
    char codes[200];
    mof_place first;
    char rendered[400];
} seen;

static void note_diagnostic(const mof_diagnostic_info *diagnostic, void *payload)
{
    seen *self = payload;
    if (self->count++ == 0) {
        self->first = diagnostic->place;
        snprintf(self->rendered, sizeof self->rendered, "%s", diagnostic->rendered);
    }
    strncat(self->codes, diagnostic->code, sizeof self->codes - strlen(self->codes) - 2);
    strcat(self->codes, " ");
    assert_true(strlen(diagnostic->text) > 0);
    assert_string_equal(diagnostic->severity, "error");
}

static void test_diagnostics(void **state)
{
    (void)state;
    const mof_schema *schema;
    mof_context *context =
        context_of("class Demo_A {\n    [Key] unit32 Id;\n    unit8 B;\n};\n", MOF_ERRORS, &schema);
    seen found = {0};
    assert_int_equal(mof_context_each_diagnostic(context, note_diagnostic, &found), MOF_OK);
    assert_string_equal(found.codes, "S110 S110 ");
    assert_string_equal(found.first.file, "a.mof");
    assert_int_equal(found.first.line, 2);
    assert_int_equal(found.first.column, 11);
    assert_int_equal(found.first.end_line, 2);
    assert_int_equal(found.first.end_column, 17);
    assert_ptr_equal(strstr(found.rendered, "a.mof:2:11: error: "), found.rendered);
    assert_string_equal(mof_context_summary(context), "2 errors\n");
    mof_context_free(context);
}

static void test_unreadable(void **state)
{
    (void)state;
    mof_context *context = mof_context_new(NULL);
    const mof_schema *schema;
    mof_context_add_file(context, "/nowhere/at/all.mof");
    assert_int_equal(mof_context_compile(context, &schema), MOF_IO);
    assert_null(schema);
    seen found = {0};
    mof_context_each_diagnostic(context, note_diagnostic, &found);
    assert_string_equal(found.codes, "F001 ");
    assert_null(found.first.file);
    mof_context_free(context);
}

static void test_syntax_only(void **state)
{
    (void)state;
    mof_context *context =
        mof_context_new(&(mof_options){.size = sizeof(mof_options), .syntax_only = true});
    const mof_schema *schema;
    static const char text[] = "class Demo_A { [Key] unit32 Id; };";
    mof_context_add_text(context, "a.mof", text, strlen(text));
    assert_int_equal(mof_context_compile(context, &schema), MOF_OK);
    assert_null(schema);
    assert_int_equal(mof_context_generate(context, "sql", "."), MOF_USAGE);
    mof_context_free(context);
}

/* ---- reading --------------------------------------------------------------------------------- */

static void test_reading(void **state)
{
    (void)state;
    const mof_schema *schema;
    mof_context *context = context_of(schema_text, MOF_OK, &schema);
    mof_view root = mof_schema_view(schema);
    assert_int_equal(mof_view_count(root, "classes"), 2);
    mof_view class = class_at(schema, 1);
    size_t size = 0;
    assert_string_equal(mof_view_text(class, "name", &size), "Demo_A");
    assert_int_equal(size, 6);
    assert_string_equal(mof_view_text(class, "description", NULL), "A \"thing\"");
    assert_null(mof_view_text(class_at(schema, 0), "description", &size));
    assert_int_equal(size, 0);
    assert_true(mof_view_flag(class_at(schema, 0), "abstract"));
    assert_false(mof_view_flag(class, "abstract"));
    assert_true(mof_view_flag(class, "keys"));
    assert_string_equal(mof_view_text(mof_view_at(class, "keys", 0), ".", NULL), "Id");

    mof_view name = mof_view_at(class, "properties", 1);
    assert_string_equal(mof_view_text(name, "default", NULL), "none");
    assert_int_equal(mof_view_count(name, "array"), 0);
    mof_view sizes = mof_view_at(class, "properties", 2);
    int64_t number = 0;
    assert_int_equal(mof_view_count(sizes, "array"), 1);
    assert_true(mof_view_number(mof_view_at(sizes, "array", 0), "size", &number));
    assert_int_equal(number, 4);
    assert_true(mof_view_number(mof_view_at(class, "location", 0), "line", &number));
    assert_int_equal(number, 2);
    mof_context_free(context);
}

static void test_reading_nothing(void **state)
{
    (void)state;
    const mof_schema *schema;
    mof_context *context = context_of(schema_text, MOF_OK, &schema);
    mof_view class = class_at(schema, 0);
    assert_int_equal(mof_view_kind_of(class, "name"), MOF_VIEW_TEXT);
    assert_int_equal(mof_view_kind_of(class, "keys"), MOF_VIEW_LIST);
    assert_int_equal(mof_view_kind_of(class, "location"), MOF_VIEW_OBJECT);
    assert_int_equal(mof_view_kind_of(class, "no_such_field"), MOF_VIEW_NONE);
    assert_null(class_at(schema, 2).self);
    mof_view nothing[] = {class_at(schema, 2), mof_view_at(class, "no_such_field", 0),
                          mof_view_at(class, "location", 1)};
    for (size_t i = 0; i < COUNT(nothing); i++) {
        int64_t number = 7;
        assert_int_equal(mof_view_kind_of(nothing[i], "name"), MOF_VIEW_NONE);
        assert_null(mof_view_text(nothing[i], "name", NULL));
        assert_false(mof_view_flag(nothing[i], "abstract"));
        assert_false(mof_view_number(nothing[i], "line", &number));
        assert_int_equal(number, 0);
        assert_int_equal(mof_view_count(nothing[i], "keys"), 0);
        assert_null(mof_view_at(nothing[i], "keys", 0).self);
    }
    mof_context_free(context);
}

/* Texts that are read again cost no more memory. */
static void test_reading_again(void **state)
{
    (void)state;
    const mof_schema *schema;
    mof_context *context = context_of(schema_text, MOF_OK, &schema);
    mof_view name = mof_view_at(class_at(schema, 1), "properties", 1);
    const char *first = mof_view_text(name, "default", NULL);
    for (int i = 0; i < 1000; i++)
        assert_ptr_equal(mof_view_text(name, "default", NULL), first);
    mof_context_free(context);
}

/* ---- outputs --------------------------------------------------------------------------------- */

static void note_output(const mof_output_info *output, void *payload)
{
    seen *self = payload;
    self->count++;
    snprintf(self->rendered, sizeof self->rendered, "%s", output->path);
    assert_true(output->size > 0);
    assert_non_null(output->data);
}

static void test_outputs(void **state)
{
    (void)state;
    char directory[] = "/tmp/mofc-test-XXXXXX";
    assert_non_null(mkdtemp(directory));
    const mof_schema *schema;
    mof_context *context = context_of(schema_text, MOF_OK, &schema);
    assert_int_equal(mof_context_generate(context, "sql", directory), MOF_OK);
    seen found = {0};
    assert_int_equal(mof_context_each_output(context, note_output, &found), MOF_OK);
    assert_int_equal(found.count, 1);
    assert_ptr_equal(strstr(found.rendered, directory), found.rendered);

    assert_int_equal(mof_context_compare(context), MOF_ERRORS);
    assert_int_equal(access(found.rendered, F_OK), -1);
    assert_int_equal(mof_context_write(context), MOF_OK);
    assert_int_equal(access(found.rendered, F_OK), 0);
    assert_int_equal(mof_context_compare(context), MOF_OK);
    assert_int_equal(unlink(found.rendered), 0);
    assert_int_equal(rmdir(directory), 0);
    mof_context_free(context);
}

/* ---- two schemas ----------------------------------------------------------------------------- */

static void note_code(const mof_diagnostic_info *diagnostic, void *payload)
{
    char *codes = payload;
    assert_non_null(diagnostic->place.file);
    snprintf(codes + strlen(codes), 64 - strlen(codes), "%s %s:%u;", diagnostic->code,
             diagnostic->place.file, (unsigned)diagnostic->place.line);
}

static mof_context *context_of_two(const char *older, const char *newer)
{
    const mof_schema *schema;
    mof_context *context = mof_context_new(NULL);
    assert_int_equal(mof_context_add_text(context, "old.mof", older, strlen(older)), MOF_OK);
    mof_context_compile_older(context);
    assert_int_equal(mof_context_add_text(context, "new.mof", newer, strlen(newer)), MOF_OK);
    mof_context_compile(context, &schema);
    return context;
}

static void test_two_schemas(void **state)
{
    (void)state;
    char codes[64] = "";
    mof_context *context =
        context_of_two("class Demo_A { [Key] uint8 N; };", "class Demo_A {\n [Key] uint16 N; };");
    assert_int_equal(mof_context_diff(context, "abi,wires"), MOF_USAGE);
    assert_int_equal(mof_context_diff(context, "data"), MOF_OK);
    mof_context_each_diagnostic(context, note_code, codes);
    assert_string_equal(codes, "C210 new.mof:2;");
    assert_int_equal(mof_context_diff(context, "data,abi"), MOF_ERRORS);
    assert_int_equal(mof_context_compile_older(context), MOF_USAGE);
    mof_context_free(context);

    /* One with an error is compared with nothing. */
    context = context_of_two("class Demo_A { unit8 N; };", "class Demo_A { };");
    assert_int_equal(mof_context_diff(context, NULL), MOF_USAGE);
    mof_context_free(context);

    /* Nor is one alone. */
    const mof_schema *schema;
    context = context_of("class Demo_A { };", MOF_OK, &schema);
    assert_int_equal(mof_context_diff(context, NULL), MOF_USAGE);
    mof_context_free(context);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),          cmocka_unit_test(test_options),
        cmocka_unit_test(test_order_of_calls), cmocka_unit_test(test_settings),
        cmocka_unit_test(test_severities),     cmocka_unit_test(test_diagnostics),
        cmocka_unit_test(test_unreadable),     cmocka_unit_test(test_syntax_only),
        cmocka_unit_test(test_reading),        cmocka_unit_test(test_reading_nothing),
        cmocka_unit_test(test_reading_again),  cmocka_unit_test(test_outputs),
        cmocka_unit_test(test_two_schemas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
