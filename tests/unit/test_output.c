/*
 * Outputs: all of them or none reach the disk, and none leaves its directory.
 */
#define _XOPEN_SOURCE 700 /* mkdtemp, nftw */
#include "gen/output.h"

#include <dirent.h>
#include <ftw.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

typedef struct fixture {
    mof_memory memory;
    mof_arena arena;
    mof_sources sources;
    mof_reporter reporter;
    mof_outputs outputs;
    char directory[64];
} fixture;

static int open_fixture(void **state)
{
    static fixture f;
    f = (fixture){.directory = "/tmp/mofc-test-XXXXXX"};
    mof_arena_init(&f.arena, &f.memory);
    mof_sources_init(&f.sources, &f.arena);
    mof_reporter_init(&f.reporter, &f.arena, &f.sources);
    mof_outputs_init(&f.outputs, &f.arena);
    *state = &f;
    return mkdtemp(f.directory) != NULL && chdir(f.directory) == 0 ? 0 : -1;
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
    mof_arena_clear(&f->arena);
    return chdir("/") == 0 && nftw(f->directory, remove_entry, 8, FTW_DEPTH | FTW_PHYS) == 0 ? 0
                                                                                             : -1;
}

static bool add(fixture *f, const char *path, const char *content)
{
    return mof_outputs_add(&f->outputs, &f->reporter, "out", path, mof_text_from_string(content));
}

static const char *last_message(fixture *f)
{
    assert_true(f->reporter.count > 0);
    return mof_diagnostic_text(&f->arena, f->reporter.items[f->reporter.count - 1]);
}

static mof_code last_code(const fixture *f)
{
    assert_true(f->reporter.count > 0);
    return f->reporter.items[f->reporter.count - 1]->code;
}

static size_t count_entries(const char *path)
{
    size_t count = 0;
    DIR *stream = opendir(path);
    if (stream == NULL)
        return 0;
    const struct dirent *entry;
    while ((entry = readdir(stream)) != NULL)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(stream);
    return count;
}

/* ---- adding ---------------------------------------------------------------------------------- */

static void test_paths_that_escape(void **state)
{
    fixture *f = *state;
    static const char *const paths[] = {"",   "/etc/x", "../x", "a/../b", "a/..", "a//b",
                                        "a/", "./x",    ".",    "a\\b",   "a\nb", "\x7F"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_false(add(f, paths[i], "x"));
        assert_int_equal(last_code(f), MOF_F011);
    }
    assert_int_equal(f->outputs.count, 0);
    assert_true(add(f, "a..b/..c", "x"));
}

static void test_paths_that_collide(void **state)
{
    fixture *f = *state;
    assert_true(add(f, "A/x.h", "1"));
    assert_false(add(f, "a/X.h", "2"));
    assert_string_equal(last_message(f), "'out/a/X.h' would be written twice");
    assert_true(mof_outputs_add(&f->outputs, &f->reporter, "other", "a/x.h", MOF_TEXT("3")));
}

/* ---- writing --------------------------------------------------------------------------------- */

static void test_writing(void **state)
{
    fixture *f = *state;
    struct stat before;
    struct stat after;
    add(f, "a.txt", "a\n");
    add(f, "sub/b.txt", "b\n");
    assert_true(mof_outputs_write(&f->outputs, &f->reporter));
    assert_true(mof_file_has("out/a.txt", MOF_TEXT("a\n")));
    assert_true(mof_file_has("out/sub/b.txt", MOF_TEXT("b\n")));
    assert_int_equal(count_entries("out"), 2);

    assert_int_equal(stat("out/a.txt", &before), 0);
    assert_true(mof_outputs_write(&f->outputs, &f->reporter));
    assert_int_equal(stat("out/a.txt", &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
}

static void test_many_in_one_directory(void **state)
{
    fixture *f = *state;
    for (int i = 0; i < 1000; i++)
        add(f, mof_arena_format(&f->arena, "%d.txt", i), "x");
    assert_true(mof_outputs_write(&f->outputs, &f->reporter));
    assert_int_equal(count_entries("out"), 1000);
}

static void assert_nothing_changed(fixture *f, const char *failed)
{
    assert_false(mof_outputs_write(&f->outputs, &f->reporter));
    assert_int_equal(last_code(f), MOF_F010);
    assert_non_null(strstr(last_message(f), failed));
    assert_true(mof_file_has("out/a.txt", MOF_TEXT("old")));
    assert_int_equal(count_entries("out"), 2);
}

static void test_one_that_cannot_be_written(void **state)
{
    fixture *f = *state;
    assert_int_equal(mof_file_write(&f->arena, "out/a.txt", MOF_TEXT("old"), NULL), 0);
    assert_int_equal(mof_file_write(&f->arena, "out/file", MOF_TEXT("x"), NULL), 0);
    add(f, "a.txt", "new");
    add(f, "file/b.txt", "b");
    assert_nothing_changed(f, "'out/file/b.txt': Not a directory");
}

static void test_directory_in_the_way(void **state)
{
    fixture *f = *state;
    assert_int_equal(mof_file_write(&f->arena, "out/a.txt", MOF_TEXT("old"), NULL), 0);
    assert_int_equal(mkdir("out/b", 0777), 0);
    add(f, "a.txt", "new");
    add(f, "b", "b");
    assert_nothing_changed(f, "'out/b': Is a directory");
}

/* A limit on the size of files stands for a disk that is full. */
static void test_full_disk(void **state)
{
    fixture *f = *state;
    char large[4096];
    memset(large, 'x', sizeof large);
    assert_int_equal(mof_file_write(&f->arena, "out/a.txt", MOF_TEXT("old"), NULL), 0);
    assert_int_equal(mof_file_write(&f->arena, "out/b.txt", MOF_TEXT("old"), NULL), 0);
    add(f, "a.txt", "new");
    mof_outputs_add(&f->outputs, &f->reporter, "out", "b.txt", (mof_text){large, sizeof large});
    struct rlimit old;
    getrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){1024, old.rlim_max});
    bool written = mof_outputs_write(&f->outputs, &f->reporter);
    setrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, SIG_DFL);
    assert_false(written);
    assert_non_null(strstr(last_message(f), "cannot write 'out/b.txt': "));
    assert_true(mof_file_has("out/a.txt", MOF_TEXT("old")));
    assert_int_equal(count_entries("out"), 2);
}

static void test_comparing(void **state)
{
    fixture *f = *state;
    add(f, "a.txt", "a");
    add(f, "b.txt", "b");
    assert_int_equal(mof_file_write(&f->arena, "out/a.txt", MOF_TEXT("a"), NULL), 0);
    assert_false(mof_outputs_compare(&f->outputs, &f->reporter));
    assert_string_equal(last_message(f), "'out/b.txt' is missing");
    assert_int_equal(mof_file_write(&f->arena, "out/b.txt", MOF_TEXT("c"), NULL), 0);
    assert_false(mof_outputs_compare(&f->outputs, &f->reporter));
    assert_string_equal(last_message(f), "'out/b.txt' is out of date");
    assert_int_equal(f->reporter.count, 2);
    assert_int_equal(mof_file_write(&f->arena, "out/b.txt", MOF_TEXT("b"), NULL), 0);
    assert_true(mof_outputs_compare(&f->outputs, &f->reporter));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_paths_that_escape),
        TEST(test_paths_that_collide),
        TEST(test_writing),
        TEST(test_many_in_one_directory),
        TEST(test_one_that_cannot_be_written),
        TEST(test_directory_in_the_way),
        TEST(test_full_disk),
        TEST(test_comparing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
