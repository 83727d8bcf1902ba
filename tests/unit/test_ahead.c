/*
 * Reading ahead: what it gives is what the files hold, and what it cannot give is left to others. A
 * run that reads ahead finds what one finds that does not.
 */
#define _DEFAULT_SOURCE /* usleep */
#include "syntax.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "mof.tab.h"
#include "syntax/ahead.h"
#include "syntax/print_ast.h"

#define COUNT 60

typedef struct fixture {
    mof_memory memory;
    mof_arena arena;
    char directory[32];
    const char *paths[COUNT];
} fixture;

static void write_file(fixture *f, const char *path, const char *text)
{
    assert_int_equal(mof_file_write(&f->arena, path, mof_text_from_string(text), NULL), 0);
}

/* A class in each file; some are long, some are wrong. */
static const char *text_of(fixture *f, int i)
{
    mof_buffer text;
    mof_buffer_init(&text, &f->arena);
    for (int line = 0; i % 7 == 3 && line < 4000; line++)
        mof_buffer_append_string(&text, "// a long file\n");
    mof_buffer_append_format(&text, "class X_C%d { [Key] uint32 K; %s };\n", i,
                             i % 5 == 2 ? "unit8 Wrong" : "");
    return mof_buffer_string(&text);
}

static void open_fixture(fixture *f)
{
    *f = (fixture){.directory = "/tmp/mofc_ahead_XXXXXX"};
    mof_arena_init(&f->arena, &f->memory);
    assert_non_null(mkdtemp(f->directory));
    for (int i = 0; i < COUNT; i++) {
        f->paths[i] = mof_arena_format(&f->arena, "%s/%d.mof", f->directory, i);
        write_file(f, f->paths[i], text_of(f, i));
    }
}

static void close_fixture(fixture *f)
{
    for (int i = 0; i < COUNT; i++)
        unlink(f->paths[i]);
    unlink(mof_arena_format(&f->arena, "%s/all.mof", f->directory));
    assert_int_equal(rmdir(f->directory), 0);
    mof_arena_clear(&f->arena);
}

/* Most often what is wanted has been read by then; where it has not, nothing is given. */
static bool is_given(fixture *f, mof_ahead *ahead, int i)
{
    usleep(1000);
    const mof_ahead_file *file = mof_ahead_take(ahead, f->paths[i]);
    if (file == NULL)
        return false;
    assert_string_equal(file->bytes, text_of(f, i));
    assert_int_equal(file->size, strlen(file->bytes));
    assert_int_equal(file->tokens[0].kind, MOF_TOKEN_CLASS);
    return true;
}

static void skip_without_thread(fixture *f, mof_ahead *ahead)
{
    if (ahead != NULL)
        return;
    close_fixture(f);
    skip();
}

static void test_files_are_as_they_are(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    int given = 0;
    for (int attempt = 0; attempt < 100 && given == 0; attempt++) {
        mof_ahead *ahead = mof_ahead_begin(f.paths, COUNT);
        skip_without_thread(&f, ahead);
        for (int i = 0; i < COUNT; i++)
            given += is_given(&f, ahead, i);
        mof_ahead_end(ahead);
    }
    assert_true(given > 0);
    close_fixture(&f);
}

/* Some are not wanted after all, one is not in the list, one is gone, one is no file. */
static void test_what_cannot_be_given(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    unlink(f.paths[20]);
    unlink(f.paths[21]);
    assert_int_equal(mkfifo(f.paths[21], 0600), 0);
    mof_ahead *ahead = mof_ahead_begin(f.paths, COUNT);
    skip_without_thread(&f, ahead);
    assert_null(mof_ahead_take(ahead, "elsewhere.mof"));
    is_given(&f, ahead, 10);
    assert_false(is_given(&f, ahead, 3)); /* too late */
    assert_false(is_given(&f, ahead, 20));
    assert_false(is_given(&f, ahead, 21));
    is_given(&f, ahead, 22);
    mof_ahead_end(ahead);
    assert_null(mof_ahead_begin(f.paths, 2)); /* not worth a thread */
    close_fixture(&f);
}

static void test_it_ends_at_once(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    for (int i = 0; i < 20; i++) {
        mof_ahead *ahead = mof_ahead_begin(f.paths, COUNT);
        if (ahead != NULL && i % 2 == 0)
            mof_ahead_take(ahead, f.paths[i]);
        mof_ahead_end(ahead);
    }
    close_fixture(&f);
}

static const char *parse_all(fixture *f, bool reads_ahead)
{
    syntax s;
    syntax_open(&s, MOF_PROFILE_DMTF2);
    s.syntax.reads_ahead = reads_ahead;
    mof_source *source = mof_syntax_read(
        &s.syntax, mof_arena_format(&f->arena, "%s/all.mof", f->directory), MOF_NO_SPAN);
    mof_unit *unit = mof_syntax_parse(&s.syntax, source);
    mof_buffer out;
    mof_buffer_init(&out, &f->arena);
    mof_ast_print(&out, &s.sources, unit);
    mof_buffer_append_string(&out, syntax_diagnostics(&s));
    syntax_close(&s);
    return mof_buffer_string(&out);
}

static void test_nothing_else_changes(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    mof_buffer all;
    mof_buffer_init(&all, &f.arena);
    for (int i = 0; i < COUNT; i++)
        mof_buffer_append_format(&all, "#pragma include(\"%d.mof\")\n", i);
    mof_buffer_append_string(&all, "#pragma include(\"missing.mof\")\n");
    write_file(&f, mof_arena_format(&f.arena, "%s/all.mof", f.directory), mof_buffer_string(&all));
    const char *expected = parse_all(&f, false);
    for (int i = 0; i < 10; i++)
        assert_string_equal(parse_all(&f, true), expected);
    close_fixture(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files_are_as_they_are), cmocka_unit_test(test_what_cannot_be_given),
        cmocka_unit_test(test_it_ends_at_once), cmocka_unit_test(test_nothing_else_changes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
