/*
 * The repairs of reference pages: from a block to the tokens that the grammar gets. The readers are
 * in repair_class.c, repair_feature.c, repair_name.c, repair_qualifier.c and repair_value.c.
 */
#include "syntax/repair.h"

#include <string.h>

#include "mof.tab.h"
#include "syntax/repair_edit.h"

/* ---- the block and its tokens ---------------------------------------------------------------- */

/* How much of a block is read. */
typedef enum extent { ALL, HEAD } extent;

/* Follows brackets: what tells one kind of block from another stands before the first parenthesis
 * or brace that is in none. */
static bool ends_head(int kind, int *brackets)
{
    *brackets += (kind == '[') - (kind == ']');
    return *brackets <= 0 && (kind == '(' || kind == '{');
}

static mof_repair *read_block(const mof_syntax *syntax, mof_source *source, mof_span span,
                              extent wanted)
{
    mof_repair *repair = MOF_NEW(syntax->arena, mof_repair);
    repair->arena = syntax->arena;
    repair->names = syntax->names;
    repair->reporter = syntax->reporter;
    mof_reporter_init(&repair->scanned, syntax->reporter->arena, syntax->sources);
    memcpy(repair->scanned.chosen, syntax->reporter->chosen, sizeof repair->scanned.chosen);
    mof_scanner *scanner =
        mof_scanner_new(syntax->arena, syntax->names, &repair->scanned, source, span);
    mof_token_list list = {0};
    mof_token token;
    int brackets = 0;
    do {
        token = mof_scanner_next(scanner);
        mof_repair_put(repair, &list, token);
    } while (token.kind != MOF_TOKEN_END && (wanted == ALL || !ends_head(token.kind, &brackets)));
    if (token.kind != MOF_TOKEN_END)
        mof_repair_put_kind(repair, &list, MOF_TOKEN_END, token.span);
    repair->tokens = list.items;
    repair->count = list.count;
    return repair;
}

/* What the scanner said, but for the texts that are read as strings. Both in the order of the
 * block. */
static void pass_on(mof_repair *repair)
{
    const mof_reporter *scanned = &repair->scanned;
    size_t place = 0;
    for (size_t i = 0; i < scanned->count; i++) {
        const mof_diagnostic *said = scanned->items[i];
        while (place < repair->hushed_count && repair->hushed[place].end <= said->span.start)
            place++;
        if (place < repair->hushed_count && repair->hushed[place].start <= said->span.start)
            continue;
        mof_diagnostic *copy = mof_report(repair->reporter, said->code, said->span,
                                          MOF_ARGS(said->arguments[0], said->arguments[1],
                                                   said->arguments[2], said->arguments[3]));
        copy->notes = said->notes;
        copy->fixes = said->fixes;
    }
}

/* ---- reading --------------------------------------------------------------------------------- */

static bool is_never(const mof_repair *repair)
{
    (void)repair;
    return false;
}

/* What is left behind a block that is complete. */
static void drop_rest(mof_repair *repair)
{
    while (mof_repair_is(repair, 0, ';') || mof_repair_is(repair, 0, '}'))
        mof_repair_drop(repair, MOF_D119);
    if (!mof_repair_is_end(repair))
        mof_repair_drop_from(repair, repair->at, is_never);
}

static void (*const readers[])(mof_repair *) = {
    [MOF_FRAGMENT_CLASS] = mof_repair_class,
    [MOF_FRAGMENT_METHOD] = mof_repair_member,
};

mof_repair *mof_repair_new(const mof_syntax *syntax, mof_fragment fragment, mof_source *source,
                           mof_span span)
{
    mof_repair *repair = read_block(syntax, source, span, ALL);
    repair->fragment = fragment;
    readers[fragment](repair);
    drop_rest(repair);
    pass_on(repair);
    mof_repair_take(repair, &repair->out);
    return repair;
}

bool mof_repair_is_empty(const mof_repair *repair)
{
    return repair->out.items[0].kind == MOF_TOKEN_END;
}

mof_token mof_repair_next(mof_repair *repair)
{
    mof_token token = repair->out.items[repair->next];
    if (token.kind != MOF_TOKEN_END)
        repair->next++;
    return token;
}

/* ---- what is MOF at all ---------------------------------------------------------------------- */

/* Words that begin other languages, or are types of them. */
static const char *const foreign_words[] = {
    "HRESULT",   "SCODE",     "typedef", "struct", "enum",     "union",    "virtual",
    "const",     "public",    "private", "using",  "sub",      "function", "set",
    "dim",       "for",       "if",      "while",  "option",   "on",       "call",
    "interface", "namespace", "import",  "return", "unsigned", "extern",
};

static bool is_foreign_word(const mof_repair *repair, size_t ahead)
{
    for (size_t i = 0; i < sizeof foreign_words / sizeof *foreign_words; i++) {
        if (mof_repair_is_word(repair, ahead, foreign_words[i]))
            return true;
    }
    return false;
}

/* Pointers, which MOF has not, and [C++]. */
static bool has_foreign_characters(const mof_repair *repair)
{
    if (mof_repair_is(repair, 0, '[') && mof_repair_is(repair, 2, '+'))
        return true;
    for (size_t i = 0; i < repair->scanned.count; i++) {
        mof_span span = repair->scanned.items[i]->span;
        mof_text text = mof_sources_text(repair->scanned.sources, span);
        if (repair->scanned.items[i]->code == MOF_L030 && text.size > 0 && *text.data == '*')
            return true;
    }
    return false;
}

static void skip_qualifiers(mof_repair *repair)
{
    while (mof_repair_is(repair, 0, '[')) {
        while (!mof_repair_is(repair, 0, ']') && !mof_repair_is_end(repair))
            mof_repair_skip(repair);
        mof_repair_skip(repair);
    }
}

/* A type and a name, or the name alone, then what encloses parameters. */
static bool begins_method(const mof_repair *repair)
{
    size_t ahead = mof_repair_is_word(repair, 0, "static");
    for (int words = 0; words < 2 && mof_repair_is_name(repair, ahead); words++) {
        ahead++;
        if (mof_repair_is(repair, ahead, '(') || mof_repair_is(repair, ahead, '{'))
            return true;
    }
    return false;
}

mof_block_kind mof_repair_block_kind(const mof_syntax *syntax, mof_source *source, mof_span span)
{
    mof_text text = mof_sources_text(syntax->sources, span);
    bool may_have_pointers = memchr(text.data, '*', text.size) != NULL;
    mof_repair *repair = read_block(syntax, source, span, may_have_pointers ? ALL : HEAD);
    if (has_foreign_characters(repair))
        return MOF_BLOCK_OTHER;
    skip_qualifiers(repair);
    if (is_foreign_word(repair, 0))
        return MOF_BLOCK_OTHER;
    if (mof_repair_is(repair, 0, MOF_TOKEN_CLASS))
        return mof_repair_is(repair, 2, ':') && is_foreign_word(repair, 3) ? MOF_BLOCK_OTHER
                                                                           : MOF_BLOCK_CLASS;
    return begins_method(repair) ? MOF_BLOCK_METHOD : MOF_BLOCK_OTHER;
}
