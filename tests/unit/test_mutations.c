/*
 * One fault at a time is made in files that have none: mofc must report it on its line, in its
 * column, and report nothing else (mof-language B.15). MOFC_SHOW_MISSES=1 prints what it got wrong.
 */
#include "model.h"

#include <stdlib.h>

#include "base/file.h"
#include "mof.tab.h"
#include "syntax/load.h"

static const char *const directories[] = {"/tests/golden/ast", "/tests/golden/clean",
                                          "/tests/golden/fmt", "/tests/backends", "/samples"};

#define FEWEST_FAULTS 300
#define TOKENS_MAX 4000

/* A file without faults, and its tokens with offsets for spans. */
typedef struct clean_file {
    const char *path;
    mof_text text;
    mof_profile profile;
    mof_token tokens[TOKENS_MAX];
    size_t count;
} clean_file;

/* The text from `start` to `end` becomes `with`. */
typedef struct edit {
    size_t start;
    size_t end;
    char with[300];
    size_t places[2]; /* where the fault may be shown, in the text that comes out */
} edit;

typedef struct score {
    unsigned faults;
    unsigned right_lines;
    unsigned right_columns;
    unsigned spurious; /* errors beyond the first */
} score;

/* ---- faults ------------------------------------------------------------------------------------
 */

static mof_text text_of(const clean_file *file, size_t i)
{
    mof_span span = file->tokens[i].span;
    return (mof_text){file->text.data + span.start, span.end - span.start};
}

/* What is missing is shown behind the token before, or at the one that follows. */
static edit drop_token(const clean_file *file, size_t i)
{
    mof_span span = file->tokens[i].span;
    edit result = {.start = span.start, .end = span.end, .with = " "};
    result.places[0] = i > 0 ? file->tokens[i - 1].span.end : 0;
    result.places[1] = i + 1 < file->count ? file->tokens[i + 1].span.start : file->text.size;
    return result;
}

static bool drop_kind(const clean_file *file, size_t i, const char *kinds, edit *out)
{
    int kind = file->tokens[i].kind;
    *out = drop_token(file, i);
    return kind > 0 && kind < 128 && strchr(kinds, kind) != NULL;
}

static bool drop_semicolon(const clean_file *file, size_t i, edit *out)
{
    return drop_kind(file, i, ";", out);
}

static bool drop_bracket(const clean_file *file, size_t i, edit *out)
{
    return drop_kind(file, i, "])", out);
}

static bool drop_brace(const clean_file *file, size_t i, edit *out)
{
    return drop_kind(file, i, "{}", out);
}

static bool drop_equals(const clean_file *file, size_t i, edit *out)
{
    return drop_kind(file, i, "=", out);
}

/* Two strings without a comma are one, and before a clause of a qualifier type none is needed. */
static bool drop_comma(const clean_file *file, size_t i, edit *out)
{
    int next = file->tokens[i + 1].kind;
    bool is_needed =
        next != MOF_TOKEN_STRING && next != MOF_TOKEN_SCOPE && next != MOF_TOKEN_FLAVOR;
    return drop_kind(file, i, ",", out) && is_needed;
}

/* uint32 -> uitn32 */
static bool misspell_type(const clean_file *file, size_t i, edit *out)
{
    mof_text text = text_of(file, i);
    mof_span span = file->tokens[i].span;
    if (file->tokens[i].kind != MOF_TOKEN_DATATYPE || file->tokens[i + 1].kind == '(')
        return false;
    *out = (edit){.start = span.start, .end = span.end, .places = {span.start, span.start}};
    memcpy(out->with, text.data, text.size);
    out->with[2] = text.data[3];
    out->with[3] = text.data[2];
    return true;
}

static bool misspell_keyword(const clean_file *file, size_t i, edit *out)
{
    int kind = file->tokens[i].kind;
    mof_text text = text_of(file, i);
    mof_span span = file->tokens[i].span;
    bool is_name = i > 0 && file->tokens[i - 1].kind == MOF_TOKEN_DATATYPE;
    bool is_keyword = kind == MOF_TOKEN_CLASS || kind == MOF_TOKEN_INSTANCE ||
                      kind == MOF_TOKEN_QUALIFIER || kind == MOF_TOKEN_SCOPE ||
                      kind == MOF_TOKEN_FLAVOR;
    if (!is_keyword || is_name)
        return false;
    *out = (edit){.start = span.start, .end = span.end, .places = {span.start, span.start}};
    memcpy(out->with, text.data, text.size - 2);
    out->with[text.size - 2] = text.data[text.size - 1];
    return true;
}

/* Flavors may be repeated, a word behind a type is a name. */
static bool double_name(const clean_file *file, size_t i, edit *out)
{
    mof_text text = text_of(file, i);
    size_t end = file->tokens[i].span.end;
    if (file->tokens[i].kind != MOF_TOKEN_IDENT || (i > 0 && file->tokens[i - 1].kind == ':'))
        return false;
    if (i > 0 && file->tokens[i - 1].kind == MOF_TOKEN_IDENT)
        for (size_t before = i; before > 0 && file->tokens[before - 1].kind != ';'; before--)
            if (file->tokens[before - 1].kind == ':')
                return false;
    *out = (edit){.start = end, .end = end, .places = {end + 1, end}};
    out->with[0] = ' ';
    memcpy(out->with + 1, text.data, text.size);
    return true;
}

static bool open_string(const clean_file *file, size_t i, edit *out)
{
    mof_span span = file->tokens[i].span;
    *out = (edit){.start = span.end - 1, .end = span.end, .places = {span.start, span.start}};
    return file->tokens[i].kind == MOF_TOKEN_STRING && file->text.data[span.start] == '"';
}

static const struct mutation {
    const char *name;
    bool (*make)(const clean_file *file, size_t i, edit *out); /* false: not at this token */
} mutations[] = {
    {"';' dropped", drop_semicolon},        {"type misspelt", misspell_type},
    {"keyword misspelt", misspell_keyword}, {"name doubled", double_name},
    {"string not closed", open_string},     {"bracket not closed", drop_bracket},
    {"brace dropped", drop_brace},          {"comma dropped", drop_comma},
    {"'=' dropped", drop_equals},
};

/* ---- judging -----------------------------------------------------------------------------------
 */

static mof_position position_of(model *m, size_t offset)
{
    return mof_sources_position(&m->sources, m->sources.items[0]->base + (uint32_t)offset);
}

static void judge_place(model *m, const edit *made, uint32_t address, score *sum)
{
    mof_position found = mof_sources_position(&m->sources, address);
    bool is_line = false;
    bool is_column = false;
    for (int i = 0; i < 2; i++) {
        mof_position place = position_of(m, made->places[i]);
        is_line = is_line || place.line == found.line;
        is_column = is_column || (place.line == found.line && place.column == found.column);
    }
    sum->right_lines += is_line;
    sum->right_columns += is_column;
}

/* Errors, in order of their places, into `errors`; their number is returned. */
static unsigned list_errors(const model *m, const mof_diagnostic **first)
{
    unsigned count = 0;
    for (size_t i = 0; i < m->reporter.count; i++) {
        if (m->reporter.items[i]->severity != MOF_SEVERITY_ERROR)
            continue;
        if (count++ == 0)
            *first = m->reporter.items[i];
    }
    return count;
}

static void show(model *m, const clean_file *file, const char *name, const edit *made)
{
    mof_buffer out;
    mof_buffer_init(&out, &m->arena);
    mof_position place = position_of(m, made->places[0]);
    mof_buffer_append_format(&out, "%s:%u:%u: %s: %.*s\n", mof_path_base(file->path),
                             (unsigned)place.line, (unsigned)place.column, name,
                             (int)place.text.size, place.text.data);
    for (size_t i = 0; i < m->reporter.count; i++)
        if (m->reporter.items[i]->severity == MOF_SEVERITY_ERROR)
            mof_print_diagnostic(&out, &m->reporter, m->reporter.items[i],
                                 (mof_print_options){.color = false});
    print_message("%s\n", mof_buffer_string(&out));
}

static void compile(model *m, mof_profile profile, mof_text text)
{
    model_open(m, profile);
    char *copy = mof_arena_copy(&m->arena, text.data, text.size);
    model_add(m, "a.mof", copy);
    model_finish(m);
}

static mof_text apply(mof_arena *arena, mof_text text, const edit *made)
{
    mof_buffer out;
    mof_buffer_init(&out, arena);
    mof_buffer_append(&out, (mof_text){text.data, made->start});
    mof_buffer_append_string(&out, made->with);
    mof_buffer_append(&out, (mof_text){text.data + made->end, text.size - made->end});
    return mof_buffer_text(&out);
}

static void judge(mof_arena *arena, const clean_file *file, const char *name, const edit *made,
                  score *sum)
{
    model m;
    compile(&m, file->profile, apply(arena, file->text, made));
    const mof_diagnostic *first = NULL;
    const score before = *sum;
    unsigned errors = list_errors(&m, &first);
    sum->faults++;
    sum->spurious += errors > 1 ? errors - 1 : 0;
    if (first != NULL)
        judge_place(&m, made, first->span.start, sum);
    if (getenv("MOFC_SHOW_MISSES") != NULL &&
        (errors != 1 || sum->right_columns == before.right_columns))
        show(&m, file, name, made);
    model_close(&m);
}

/* ---- files -------------------------------------------------------------------------------------
 */

static mof_profile read_profile(mof_text text)
{
    char name[16];
    mof_profile profile = MOF_PROFILE_AUTO;
    if (mof_text_starts_with(text, "// profile: ") &&
        sscanf(text.data + strlen("// profile: "), "%15[a-z0-9]", name) == 1)
        assert_true(mof_profile_find(name, &profile));
    return profile;
}

static void scan(model *m, clean_file *file)
{
    mof_source *source = mof_sources_add_copy(&m->sources, MOF_SOURCE_MOF, "a.mof", file->text);
    mof_scanner *scanner = mof_scanner_new(&m->arena, &m->names, &m->reporter, source, MOF_NO_SPAN);
    mof_token token;
    while ((token = mof_scanner_next(scanner)).kind != MOF_TOKEN_END) {
        token.span.start -= source->base;
        token.span.end -= source->base;
        assert_true(file->count < TOKENS_MAX - 1);
        file->tokens[file->count++] = token;
    }
}

/* False where the file has faults of its own. */
static bool read_file(mof_arena *arena, const char *path, clean_file *file)
{
    char *data;
    *file = (clean_file){.path = path};
    assert_int_equal(mof_file_read(arena, path, SIZE_MAX, &data, &file->text.size), 0);
    file->text.data = data;
    file->profile = read_profile(file->text);
    model m;
    compile(&m, file->profile, file->text);
    bool is_clean = m.reporter.errors == 0;
    file->profile = m.sources.items[0]->profile;
    scan(&m, file);
    model_close(&m);
    return is_clean;
}

static void mutate_file(mof_arena *arena, const clean_file *file, score *scores)
{
    edit made;
    for (size_t m = 0; m < sizeof mutations / sizeof *mutations; m++)
        for (size_t i = 0; i < file->count; i++)
            if (mutations[m].make(file, i, &made))
                judge(arena, file, mutations[m].name, &made, &scores[m]);
}

static void mutate_directory(const char *directory, score *scores)
{
    static const char *const endings[] = {".mof", NULL};
    static clean_file file;
    mof_memory memory = {0};
    mof_arena arena;
    const char **files;
    size_t count;
    mof_arena_init(&arena, &memory);
    const char *path = mof_arena_format(&arena, "%s%s", MOFC_SOURCE_DIR, directory);
    assert_int_equal(mof_file_list(&arena, path, endings, &files, &count), 0);
    for (size_t i = 0; i < count; i++)
        if (read_file(&arena, files[i], &file))
            mutate_file(&arena, &file, scores);
    mof_arena_clear(&arena);
}

/* ---- the rates ---------------------------------------------------------------------------------
 */

static void print_score(const char *name, score s)
{
    print_message("%-20s %5u faults, line %5.1f %%, column %5.1f %%, %u spurious\n", name, s.faults,
                  100.0 * s.right_lines / s.faults, 100.0 * s.right_columns / s.faults, s.spurious);
}

static void test_mutations(void **state)
{
    (void)state;
    score scores[sizeof mutations / sizeof *mutations] = {{0}};
    score all = {0};
    for (size_t i = 0; i < sizeof directories / sizeof *directories; i++)
        mutate_directory(directories[i], scores);
    for (size_t i = 0; i < sizeof mutations / sizeof *mutations; i++) {
        print_score(mutations[i].name, scores[i]);
        all.faults += scores[i].faults;
        all.right_lines += scores[i].right_lines;
        all.right_columns += scores[i].right_columns;
        all.spurious += scores[i].spurious;
    }
    print_score("all", all);
    assert_true(all.faults >= FEWEST_FAULTS);
    assert_true(100 * all.right_lines >= 98 * all.faults);
    assert_true(100 * all.right_columns >= 95 * all.faults);
    assert_true(1000 * all.spurious <= all.faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mutations)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
