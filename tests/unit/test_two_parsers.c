/*
 * The grammar is made into two parsers: what the quick one takes, both read alike. A line of a
 * preprocessor, behind all that the tree shows, is what makes the driver turn to the other. And a
 * file that is read piece by piece gives what it gives as a whole, nodes and findings.
 */
#include "syntax.h"

#include <unistd.h>

#include "../pieces_law.h"
#include "base/file.h"

static const char *tree_of(syntax *s, mof_text text)
{
    mof_source *source = mof_sources_add_copy(&s->sources, MOF_SOURCE_MOF, "a.mof", text);
    s->sources.next_base = 1; /* the next one gets the same addresses */
    mof_buffer out;
    mof_buffer_init(&out, &s->arena);
    mof_ast_print(&out, &s->sources, mof_syntax_parse(&s->syntax, source));
    s->sources.count = 0;
    return mof_buffer_string(&out);
}

static mof_text with_marker(mof_arena *arena, mof_text text)
{
    mof_buffer longer;
    mof_buffer_init(&longer, arena);
    mof_buffer_append(&longer, text);
    mof_buffer_append_string(&longer, "\n# 1 \"b.mof\"\n");
    return mof_buffer_text(&longer);
}

static void check_pieces(const char *path)
{
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena nodes;
    char *bytes;
    size_t size;
    mof_arena_init(&arena, &memory);
    mof_arena_init(&nodes, &memory);
    assert_int_equal(mof_file_read(&arena, path, SIZE_MAX, &bytes, &size), 0);
    const char *whole =
        pieces_read(&arena, &nodes, (mof_text){bytes, size}, MOF_PROFILE_AUTO, false, false);
    const char *pieces =
        pieces_read(&arena, &nodes, (mof_text){bytes, size}, MOF_PROFILE_AUTO, false, true);
    if (strcmp(whole, pieces) != 0)
        fail_msg("in pieces %s gives\n%s\ninstead of\n%s", path, pieces, whole);
    mof_arena_clear(&nodes);
    mof_arena_clear(&arena);
}

static void check_file(const char *path)
{
    check_pieces(path);
    syntax s;
    syntax_open(&s, MOF_PROFILE_AUTO);
    s.syntax.keep_includes = true;
    const mof_source *source = mof_syntax_read(&s.syntax, path, MOF_NO_SPAN);
    if (source != NULL && source->marker_count == 0) {
        mof_text text = {source->text, source->size};
        if (strcmp(tree_of(&s, text), tree_of(&s, with_marker(&s.arena, text))) != 0)
            fail_msg("the two parsers disagree on %s", path);
    }
    syntax_close(&s);
}

static size_t check_directory(const char *directory)
{
    static const char *const endings[] = {".mof", ".mfl", NULL};
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    const char **files;
    size_t count = 0;
    if (mof_file_list(&arena, directory, endings, &files, &count) != 0)
        count = 0;
    for (size_t i = 0; i < count; i++)
        check_file(files[i]);
    mof_arena_clear(&arena);
    return count;
}

static void test_own_files(void **state)
{
    (void)state;
    assert_true(check_directory(MOFC_SOURCE_DIR "/tests/golden") > 50);
    assert_true(check_directory(MOFC_SOURCE_DIR "/tests/rules") > 200);
}

typedef struct counting {
    mof_memory memory; /* of nodes */
    mof_arena nodes;
    size_t pieces;
} counting;

static bool count_piece(mof_unit *unit, void *payload)
{
    counting *counted = payload;
    counted->pieces += unit->productions.first != NULL;
    return true;
}

/* Parses the text and leaves what it takes. */
static void parse_counted(counting *counted, mof_text text, bool is_taken)
{
    syntax s;
    syntax_open(&s, MOF_PROFILE_WMI);
    *counted = (counting){.pieces = 0};
    mof_arena_init(&counted->nodes, &counted->memory);
    s.syntax.arena = &counted->nodes;
    s.syntax.take = is_taken ? count_piece : NULL;
    s.syntax.taker = counted;
    mof_syntax_parse(&s.syntax, syntax_load(&s, "a.mof", text));
    mof_arena_clear(&counted->nodes);
    syntax_close(&s);
}

/* A large file is given away in pieces, and its nodes take as much as one of them. */
static void test_nodes_do_not_pile_up(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_buffer text;
    mof_arena_init(&arena, &memory);
    mof_buffer_init(&text, &arena);
    for (int i = 0; i < 40000; i++)
        mof_buffer_append_format(&text, "class X_%d { [Key, Description(\"%d\")] uint8 K; };\n", i,
                                 i);
    counting whole;
    counting pieces;
    parse_counted(&whole, mof_buffer_text(&text), false);
    parse_counted(&pieces, mof_buffer_text(&text), true);
    assert_int_equal(whole.pieces, 0);
    assert_true(pieces.pieces > 5);
    assert_true(pieces.memory.peak * 4 < whole.memory.peak);
    mof_arena_clear(&arena);
}

static void test_corpus(void **state)
{
    (void)state;
    if (check_directory(MOFC_CORPUS) == 0)
        skip();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_own_files),
                                       cmocka_unit_test(test_nodes_do_not_pile_up),
                                       cmocka_unit_test(test_corpus)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
