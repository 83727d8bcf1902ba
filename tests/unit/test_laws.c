/*
 * What holds of every reference page that is read without an error: the page made of its model, in
 * either layout, and the MOF made of it give the same model again. Pages of tests/golden/page and
 * samples always, the real ones where they are.
 */
#include "api/context.h"
#include "base/file.h"
#include "gen/dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- a model as text ------------------------------------------------------------------------- */

static bool append(mof_text text, void *payload)
{
    mof_buffer_append(payload, text);
    return true;
}

/* Without "location", an object of several lines, and the comma before it. */
static const char *without_places(mof_arena *arena, char *json)
{
    mof_buffer out;
    mof_buffer_init(&out, arena);
    bool in_location = false;
    for (char *line = strtok(json, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        bool begins = strstr(line, "\"location\": {") != NULL;
        if (!begins && !in_location)
            mof_buffer_append_format(&out, "%s\n", line);
        in_location = (begins || in_location) && strchr(line, '}') == NULL;
    }
    return mof_buffer_string(&out);
}

static const char *model_of(mof_arena *arena, mof_context *context)
{
    mof_buffer json;
    mof_buffer_init(&json, arena);
    mof_view_env env = {.arena = arena, .schema = &context->schema};
    mof_dump_model(&env, false, append, &json);
    return without_places(arena, (char *)(uintptr_t)mof_buffer_string(&json));
}

/* ---- there and back -------------------------------------------------------------------------- */

typedef struct rule {
    const char *backend;
    const char *setting; /* NULL: none */
    const char *profile; /* what is read back is judged by */
} rule;

typedef struct round {
    mof_arena *arena;
    const char *path;
    const rule *law;
    mof_context *back;
    bool is_exempt; /* MOF says that something was left out */
} round;

static void take_output(const mof_output_info *output, void *payload)
{
    round *self = payload;
    mof_buffer text;
    mof_buffer_init(&text, self->arena);
    mof_buffer_append(&text, (mof_text){output->data, output->size});
    if (strcmp(self->law->backend, "mof") == 0)
        self->is_exempt = strstr(mof_buffer_string(&text), "// Left out,") != NULL;
    mof_context_add_text(self->back, output->path, output->data, output->size);
}

/* The part of the model that tells the classes that the input declares; MOF also declares those
 * that are only named, before the others. */
static bool is_same(const char *before, const char *after)
{
    const char *first = strchr(before, '[');
    size_t size = strlen(first + 1);
    size_t total = strlen(after);
    return size <= total && strcmp(after + total - size, first + 1) == 0;
}

static void read_back(round *self, const char *before)
{
    const mof_schema *schema;
    mof_status status = mof_context_compile(self->back, &schema);
    if (status != MOF_OK)
        fail_msg("%s: what %s makes of it has errors", self->path, self->law->backend);
    const char *after = model_of(self->arena, self->back);
    if (!self->is_exempt && !is_same(before, after))
        fail_msg("%s: %s %s:\n%s\nbecame:\n%s", self->path, self->law->backend,
                 self->law->setting != NULL ? self->law->setting : "", before, after);
}

/* Classes of WMI itself are not declared again. */
static bool is_of_interest(mof_context *context)
{
    const mof_schema *schema = &context->schema;
    return schema->class_count > 0 &&
           !mof_text_starts_with(mof_name_text(schema->classes[0]->name), "__");
}

/* False: the page has errors, or no class. */
static bool check_law(mof_arena *arena, const char *path, const rule *law)
{
    mof_context *there = mof_context_new(NULL);
    assert_non_null(there);
    const mof_schema *schema;
    mof_context_add_file(there, path);
    bool is_checked = mof_context_compile(there, &schema) == MOF_OK && is_of_interest(there);
    if (is_checked) {
        mof_options options = {.size = sizeof options, .profile = law->profile};
        round self = {.arena = arena, .path = path, .law = law, .back = mof_context_new(&options)};
        assert_non_null(self.back);
        if (law->setting != NULL)
            assert_int_equal(mof_context_set(there, law->setting), MOF_OK);
        assert_int_equal(mof_context_generate(there, law->backend, "."), MOF_OK);
        mof_context_each_output(there, take_output, &self);
        read_back(&self, model_of(arena, there));
        mof_context_free(self.back);
    }
    mof_context_free(there);
    return is_checked;
}

static size_t check_laws(const char *directory)
{
    static const rule laws[] = {
        {"md", NULL, NULL},
        {"md", "md.layout=win32", NULL},
        {"mof", NULL, "wmi"},
    };
    static const char *const endings[] = {".md", NULL};
    mof_memory memory = {0};
    mof_arena files, scratch;
    const char **paths;
    size_t count;
    size_t checked = 0;
    mof_arena_init(&files, &memory);
    mof_arena_init(&scratch, &memory);
    assert_int_equal(mof_file_list(&files, directory, endings, &paths, &count), 0);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sizeof laws / sizeof *laws; k++) {
            checked += check_law(&scratch, paths[i], &laws[k]);
            mof_arena_clear(&scratch);
        }
    mof_arena_clear(&files);
    return checked;
}

static void test_own_pages(void **state)
{
    (void)state;
    assert_true(check_laws(MOFC_SOURCE_DIR "/tests/golden/page") > 20);
    assert_int_equal(check_laws(MOFC_SOURCE_DIR "/samples"), 3);
}

static void test_real_pages(void **state)
{
    (void)state;
    if (!mof_file_is_directory(MOFC_CORPUS "/configmgr-pages"))
        skip();
    print_message("%zu times there and back\n", check_laws(MOFC_CORPUS "/configmgr-pages") +
                                                    check_laws(MOFC_CORPUS "/win32-pages"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_own_pages),
                                       cmocka_unit_test(test_real_pages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
