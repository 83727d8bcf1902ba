/*
 * Reading, writing and listing files: real ones, below a directory of the test's own.
 */
#define _XOPEN_SOURCE 700 /* symlink, mkdtemp */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
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

typedef struct fixture {
    mof_memory memory;
    mof_arena arena;
    char directory[64];
} fixture;

static int open_fixture(void **state)
{
    static fixture f;
    f = (fixture){.directory = "/tmp/mofc-test-XXXXXX"};
    mof_arena_init(&f.arena, &f.memory);
    *state = &f;
    return mkdtemp(f.directory) != NULL && chdir(f.directory) == 0 ? 0 : -1;
}

static int close_fixture(void **state)
{
    fixture *f = *state;
    const char *command = mof_arena_format(&f->arena, "rm -rf '%s'", f->directory);
    int status = chdir("/") == 0 ? system(command) : -1;
    mof_arena_clear(&f->arena);
    return status;
}

static void put(fixture *f, const char *path, const char *text)
{
    assert_int_equal(mof_file_write(&f->arena, path, mof_text_from_string(text), NULL), 0);
}

static void assert_file(fixture *f, const char *path, const char *text)
{
    char *data;
    size_t size;
    assert_int_equal(mof_file_read(&f->arena, path, 1 << 20, &data, &size), 0);
    assert_int_equal(size, strlen(text));
    assert_string_equal(data, text);
}

static size_t count_entries(fixture *f, const char *directory)
{
    static const char *const all[] = {"", NULL};
    const char **files;
    size_t count;
    assert_int_equal(mof_file_list(&f->arena, directory, all, &files, &count), 0);
    return count;
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 0777;
}

/* ---- reading --------------------------------------------------------------------------------- */

static void errors_of_reading_are_told(void **state)
{
    fixture *f = *state;
    put(f, "five", "12345");
    static const struct {
        const char *path;
        size_t limit;
        int error;
    } cases[] = {
        {"none", 100, ENOENT}, {".", 100, EISDIR},           {"five/x", 100, ENOTDIR},
        {"five", 4, EFBIG},    {"/dev/zero", 100000, EFBIG}, {"five", 5, 0},
        {"five", SIZE_MAX, 0}, {"/dev/null", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *data;
        size_t size;
        assert_int_equal(mof_file_read(&f->arena, cases[i].path, cases[i].limit, &data, &size),
                         cases[i].error);
    }
}

static void files_of_any_size_are_read(void **state)
{
    fixture *f = *state;
    static const size_t sizes[] = {0, 1, 4095, 4096, 4097, 300000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *content = mof_arena_alloc(&f->arena, sizes[i] + 1);
        memset(content, 'x', sizes[i]);
        put(f, "file", content);
        char *data;
        size_t size;
        assert_int_equal(mof_file_read(&f->arena, "file", sizes[i], &data, &size), 0);
        assert_int_equal(size, sizes[i]);
        assert_memory_equal(data, content, size + 1);
        assert_int_equal(data[size + 1], 0);
    }
    assert_true(mof_file_exists("file"));
    assert_false(mof_file_exists("."));
    assert_true(mof_file_is_directory("."));
    assert_false(mof_file_is_directory("file"));
}

static void pipes_and_standard_input_are_read(void **state)
{
    fixture *f = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    char text[20001] = "";
    memset(text, 'p', 20000);
    assert_int_equal(write(ends[1], text, 20000), 20000);
    close(ends[1]);
    int saved = dup(STDIN_FILENO);
    dup2(ends[0], STDIN_FILENO);
    assert_file(f, "-", text);
    dup2(saved, STDIN_FILENO);
    close(saved);
    close(ends[0]);
}

typedef struct attempt {
    fixture *f;
    const char *path;
} attempt;

static void read_endlessly(void *payload)
{
    attempt *a = payload;
    char *data;
    size_t size;
    mof_file_read(&a->f->arena, a->path, SIZE_MAX, &data, &size);
}

static int next_descriptor(void)
{
    int fd = open("/dev/null", O_RDONLY);
    close(fd);
    return fd;
}

static void memory_that_runs_out_leaves_no_file_open(void **state)
{
    fixture *f = *state;
    int before = next_descriptor();
    attempt a = {f, "/dev/zero"};
    f->memory.limit = 1 << 20;
    assert_false(mof_memory_try(&f->memory, read_endlessly, &a));
    f->memory.limit = 0;
    assert_int_equal(next_descriptor(), before);
}

/* ---- writing --------------------------------------------------------------------------------- */

static void directories_are_made_and_equal_files_left(void **state)
{
    fixture *f = *state;
    bool unchanged = true;
    const char *path = "a/b//c/file";
    assert_int_equal(mof_file_write(&f->arena, path, MOF_TEXT("one"), &unchanged), 0);
    assert_false(unchanged);
    struct stat first, second;
    assert_int_equal(stat(path, &first), 0);
    assert_int_equal(mof_file_write(&f->arena, path, MOF_TEXT("one"), &unchanged), 0);
    assert_true(unchanged);
    assert_int_equal(stat(path, &second), 0);
    assert_int_equal(first.st_ino, second.st_ino);
    assert_int_equal(mof_file_write(&f->arena, path, MOF_TEXT("two"), &unchanged), 0);
    assert_false(unchanged);
    assert_file(f, path, "two");
    assert_int_equal(count_entries(f, "a"), 1);
    assert_true(mof_file_has(path, MOF_TEXT("two")));
    assert_false(mof_file_has(path, MOF_TEXT("twoo")));
    assert_false(mof_file_has(path, MOF_TEXT("tw0")));
    assert_false(mof_file_has("a", MOF_TEXT("")));
}

static void modes_and_links_are_kept(void **state)
{
    fixture *f = *state;
    mode_t mask = umask(027);
    put(f, "new", "x");
    assert_int_equal(mode_of("new"), 0640);
    assert_int_equal(chmod("new", 0755), 0);
    put(f, "new", "y");
    assert_int_equal(mode_of("new"), 0755);
    umask(mask);
    assert_int_equal(symlink("new", "link"), 0);
    put(f, "link", "through");
    assert_file(f, "new", "through");
    char target[8];
    assert_int_equal(readlink("link", target, sizeof target), 3);
}

static void devices_are_written_in_place(void **state)
{
    fixture *f = *state;
    put(f, "/dev/null", "gone");
    struct stat status;
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void errors_of_writing_leave_the_old_file(void **state)
{
    fixture *f = *state;
    put(f, "old", "old");
    assert_int_equal(mof_file_write(&f->arena, "old/x", MOF_TEXT("x"), NULL), ENOTDIR);
    assert_int_equal(mof_file_write(&f->arena, ".", MOF_TEXT("x"), NULL), EISDIR);
    assert_int_equal(mof_file_write(&f->arena, "/dev/full", MOF_TEXT("x"), NULL), ENOSPC);
    /* A disk without room: a limit on the size of files fails the same way. */
    static char large[100000];
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    struct rlimit small = {.rlim_cur = 50000, .rlim_max = limit.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    int error = mof_file_write(&f->arena, "old", (mof_text){large, sizeof large}, NULL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_int_equal(error, EFBIG);
    assert_file(f, "old", "old");
    assert_int_equal(count_entries(f, "."), 1);
}

/* ---- listing --------------------------------------------------------------------------------- */

static void files_are_listed_in_order(void **state)
{
    fixture *f = *state;
    static const char *const names[] = {"t/b.mof", "t/a/x.MOF", "t/a.md",        "t/c.txt",
                                        "t/Z.mof", "t/mof",     "t/d.mof/e.mof", "t/.mof"};
    static const char *const wanted[] = {"t/.mof",    "t/Z.mof", "t/a.md",
                                         "t/a/x.MOF", "t/b.mof", "t/d.mof/e.mof"};
    static const char *const endings[] = {".mof", ".md", NULL};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(f, names[i], "");
    assert_int_equal(symlink("..", "t/a/loop"), 0);
    assert_int_equal(symlink("nowhere", "t/a/dangling.mof"), 0);
    assert_int_equal(mkfifo("t/pipe.mof", 0600), 0);
    const char **files;
    size_t count;
    assert_int_equal(mof_file_list(&f->arena, "t", endings, &files, &count), 0);
    assert_int_equal(count, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(files[i], wanted[i]);
    assert_int_equal(mof_file_list(&f->arena, "t/", endings, &files, &count), 0);
    assert_string_equal(files[0], "t/.mof");
    assert_int_equal(mof_file_list(&f->arena, "none", endings, &files, &count), ENOENT);
    assert_int_equal(mof_file_list(&f->arena, "t/b.mof", endings, &files, &count), ENOTDIR);
}

static void deep_trees_are_listed(void **state)
{
    fixture *f = *state;
    char *path = mof_arena_alloc(&f->arena, 2100);
    for (int i = 0; i < 1000; i++)
        memcpy(path + 2 * i, "d/", 2);
    memcpy(path + 2000, "x.mof", 5);
    put(f, path, "");
    static const char *const endings[] = {".mof", NULL};
    const char **files;
    size_t count;
    assert_int_equal(mof_file_list(&f->arena, "d", endings, &files, &count), 0);
    assert_int_equal(count, 1);
    assert_string_equal(files[0], path);
}

/* ---- paths ----------------------------------------------------------------------------------- */

static void paths_are_taken_apart_and_joined(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *path, *directory, *base;
    } cases[] = {
        {"a/b.mof", "a", "b.mof"}, {"b.mof", ".", "b.mof"}, {"/b", "/", "b"},
        {"a//b", "a", "b"},        {"a/b/", "a/b", ""},     {"../x", "..", "x"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(mof_path_directory(&f->arena, cases[i].path), cases[i].directory);
        assert_string_equal(mof_path_base(cases[i].path), cases[i].base);
    }
    assert_string_equal(mof_path_join(&f->arena, "a", "b"), "a/b");
    assert_string_equal(mof_path_join(&f->arena, "a/", "b"), "a/b");
    assert_string_equal(mof_path_join(&f->arena, ".", "b"), "b");
    assert_string_equal(mof_path_join(&f->arena, "a", "/b"), "/b");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(errors_of_reading_are_told),
        TEST(files_of_any_size_are_read),
        TEST(pipes_and_standard_input_are_read),
        TEST(memory_that_runs_out_leaves_no_file_open),
        TEST(directories_are_made_and_equal_files_left),
        TEST(modes_and_links_are_kept),
        TEST(devices_are_written_in_place),
        TEST(errors_of_writing_leave_the_old_file),
        TEST(files_are_listed_in_order),
        TEST(deep_trees_are_listed),
        TEST(paths_are_taken_apart_and_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
