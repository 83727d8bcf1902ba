/*
 * The driver. A file is read piece by piece, each some productions long. A piece is tried with the
 * quick parser; where that meets anything to tell, what is left of the file is pushed token by
 * token into the one that knows what it expected. So are the fragments of pages, whose tokens come
 * through the repairs. When a piece has been read its includes are followed, and what is in order
 * by then is given to who takes it, so that nodes do not pile up.
 */
#include "syntax/parser.h"

#include <stdlib.h>

#include "syntax/choose.h"
#include "syntax/dialect.h"
#include "syntax/grammar.h"
#include "syntax/include.h"
#include "syntax/parse.h"
#include "syntax/recover.h"

/* Nodes of one piece take a few hundred KiB, which the processor has at hand while they are read.
 */
#define PIECE ((uint32_t)256 << 10)

/* Bison's states are blocks of the C library, freed however the run ends. */
typedef struct parsing {
    mof_syntax *syntax;
    mof_source *source;
    mof_unit *unit; /* NULL: a fragment */
    mof_span span;
    int start; /* the token that says what a fragment is */
    mof_fragment fragment;
    mof_ast_list productions; /* of a fragment */
    mof_arena scratch;
    mof_dialect *dialect; /* NULL: any will do */
    mofyypstate *state;
    mofyypstate *before_fault;
    mof_losses losses; /* of the piece */
    int includes;      /* that were followed */
    mof_ahead *ahead;  /* begun here */
    size_t kept;       /* productions whose nodes must stay, or more of them */
    int depth;
    mof_arena levels[MOF_INCLUDE_DEPTH + 1]; /* of each file that is being read */
} parsing;

static mofyypstate *new_state(parsing *run)
{
    mofyypstate *state = mofyypstate_new();
    if (state == NULL)
        mof_memory_escape(run->syntax->arena->memory);
    return state;
}

static mof_parse start_parse(parsing *run)
{
    if (run->state == NULL)
        run->state = new_state(run);
    if (run->before_fault == NULL)
        run->before_fault = new_state(run);
    mof_grammar_reset(run->state);
    return (mof_parse){.syntax = run->syntax,
                       .state = run->state,
                       .before_fault = run->before_fault,
                       .losses = &run->losses};
}

static void push_all(mof_parse *parse)
{
    mof_token token;
    do {
        mof_parse_next(parse, &token);
        mof_recover_push(parse, &token);
    } while (token.kind != MOF_TOKEN_END);
}

/* A file whose tokens are known is no larger than a piece. */
static mof_parse start_quickly(parsing *run, const mof_source *source)
{
    mof_syntax *syntax = run->syntax;
    mof_parse parse = {.syntax = syntax,
                       .source = source,
                       .bare = mof_ahead_tokens(syntax->ahead, source),
                       .pause = UINT32_MAX,
                       .behind = source->base};
    if (parse.bare == NULL)
        parse.scanner =
            mof_scanner_new_quiet(&run->levels[run->depth], syntax->names, syntax->sources, source);
    return parse;
}

/* False where there is anything to report: then nothing was, and no production is of use. */
static bool read_quickly(mof_parse *parse, mof_ast_list *piece)
{
    const mof_syntax *syntax = parse->syntax;
    uint32_t size = syntax->piece != 0 ? syntax->piece : PIECE;
    uint32_t rest = parse->source->base + parse->source->size - parse->behind;
    if (syntax->take != NULL && parse->bare == NULL && size < rest)
        parse->pause = parse->behind + size;
    else
        parse->pause = UINT32_MAX;
    parse->productions = (mof_ast_list){NULL, NULL};
    bool is_taken = mof_parse_quickly(parse);
    if (parse->scanner != NULL && !parse->has_ended)
        mof_scanner_pause(parse->scanner);
    *piece = parse->productions;
    return is_taken && (parse->scanner == NULL || mof_scanner_is_clean(parse->scanner));
}

/* Lets the grammar know that a production ends there, which others have read. */
static void begin_behind(mof_parse *parse, uint32_t start)
{
    const mof_token end = {.kind = ';', .span = {start - 1, start}};
    mof_parse_push(parse, &end);
    parse->productions = (mof_ast_list){NULL, NULL};
    parse->pulled = end.kind;
}

/* All that begins at that address, which is behind a production, or where the source begins. */
static mof_ast_list read_with_care(parsing *run, mof_source *source, uint32_t start)
{
    mof_syntax *syntax = run->syntax;
    mof_parse parse = start_parse(run);
    mof_span span = MOF_NO_SPAN;
    if (start > source->base) {
        span = (mof_span){start, source->base + source->size};
        begin_behind(&parse, start);
    }
    parse.scanner =
        mof_scanner_new(&run->levels[run->depth], syntax->names, syntax->reporter, source, span);
    push_all(&parse);
    return parse.productions;
}

static void parse_fragment(parsing *run)
{
    mof_parse parse = start_parse(run);
    mof_syntax syntax = *run->syntax;
    syntax.arena = &run->scratch;
    parse.repair = mof_repair_new(&syntax, run->fragment, run->source, run->span);
    if (mof_repair_is_empty(parse.repair))
        return;
    const mof_token start = {.kind = run->start, .span = {run->span.start, run->span.start}};
    mof_parse_push(&parse, &start);
    push_all(&parse);
    run->productions = parse.productions;
}

/* ---- what was not understood -------------------------------------------------------------------
 */

static int compare_addresses(const void *a, const void *b)
{
    uint32_t first = *(const uint32_t *)a;
    uint32_t second = *(const uint32_t *)b;
    return (first > second) - (first < second);
}

static bool has_loss(const mof_losses *losses, mof_span span)
{
    size_t low = 0;
    size_t high = losses->count; /* the first place in the span, or behind it */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (losses->places[middle] < span.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < losses->count && losses->places[low] <= span.end;
}

static void doubt_members(mof_reporter *reporter, const mof_ast *member, const mof_losses *losses)
{
    for (; member != NULL; member = member->next)
        if (has_loss(losses, member->span))
            mof_reporter_doubt(reporter, member->span);
}

/* The part of it that has a loss: a member, what stands before the members, or all. */
static void doubt_production(mof_reporter *reporter, const mof_ast *production,
                             const mof_losses *losses)
{
    const mof_ast_class *of = (const mof_ast_class *)production;
    const mof_ast_instance *instance = (const mof_ast_instance *)production;
    bool is_class = production->kind == MOF_AST_CLASS;
    bool has_members = is_class || production->kind == MOF_AST_INSTANCE;
    mof_span head = production->span;
    if (has_members)
        head.end = is_class ? of->body.start : instance->body.start;
    if (has_loss(losses, head))
        mof_reporter_doubt(reporter, head);
    if (has_members)
        doubt_members(reporter, is_class ? of->features : instance->slots, losses);
}

/* Of the piece, which is of that source; nobody else would miss what a value declares. */
static void doubt_losses(parsing *run, const mof_source *source, const mof_ast *production)
{
    mof_reporter *reporter = run->syntax->reporter;
    mof_losses *losses = &run->losses;
    if (losses->count == 0)
        return;
    run->unit->has_losses = true;
    qsort(losses->places, losses->count, sizeof *losses->places, compare_addresses);
    if (source->quotation == NULL)
        mof_reporter_doubt(reporter, MOF_NO_SPAN);
    for (; production != NULL && source->quotation == NULL; production = production->next)
        if (has_loss(losses, production->span))
            doubt_production(reporter, production, losses);
    losses->count = 0;
}

/* ---- files ------------------------------------------------------------------------------------
 */

/* Lets the files be read that a piece of the outermost one includes. */
static void begin_ahead(parsing *run, const mof_ast *first, const mof_source *source)
{
    mof_syntax *syntax = run->syntax;
    mof_syntax guessing = *syntax;
    guessing.arena = &run->scratch;
    size_t count = 0;
    for (const mof_ast *node = first; node != NULL; node = node->next)
        count += mof_include_is(node);
    mof_ahead_end(run->ahead);
    const char **paths = MOF_NEW_ARRAY(&run->scratch, const char *, count);
    count = 0;
    for (const mof_ast *node = first; node != NULL; node = node->next) {
        const char *path = mof_include_is(node) ? mof_include_guess(&guessing, node, source) : NULL;
        if (path != NULL)
            paths[count++] = path;
    }
    syntax->ahead = run->ahead = mof_ahead_begin(paths, count);
}

static void parse_source(parsing *run, mof_source *source);

/* Twenty files, each including the next one twice, are a million. */
static bool may_follow(parsing *run, const mof_ast *directive)
{
    if (run->includes > MOF_INCLUDES_MAX)
        return false;
    if (++run->includes <= MOF_INCLUDES_MAX)
        return true;
    mof_reporter *reporter = run->syntax->reporter;
    const char *limit = mof_arena_format(reporter->arena, "%d", MOF_INCLUDES_MAX);
    mof_report(reporter, MOF_F009, directive->span, MOF_ARGS(limit));
    return false;
}

static void follow_include(parsing *run, const mof_ast *directive, const mof_source *source)
{
    if (!may_follow(run, directive))
        return;
    mof_syntax syntax = *run->syntax;
    syntax.arena = &run->levels[run->depth];
    mof_arena_mark mark = mof_arena_get_mark(syntax.arena);
    mof_source *included = mof_include_open(&syntax, directive, source, run->depth);
    mof_arena_rewind(syntax.arena, mark);
    if (included == NULL)
        return;
    included->profile = source->profile;
    included->profile_reason = "it is included";
    run->depth++;
    parse_source(run, included);
    run->depth--;
}

bool mof_unit_give(mof_unit *unit, mof_ast_list productions, const mof_syntax *syntax)
{
    unit->productions = mof_ast_list_join(unit->productions, productions);
    if (syntax->take == NULL || productions.first == NULL)
        return syntax->take != NULL;
    bool is_read = syntax->take(unit, syntax->taker);
    unit->productions = (mof_ast_list){NULL, NULL};
    return is_read;
}

static void give(parsing *run, mof_ast_list productions)
{
    if (productions.first == NULL)
        return;
    if (run->dialect != NULL)
        mof_dialect_check(run->dialect, productions.first);
    run->kept += !mof_unit_give(run->unit, productions, run->syntax);
}

static void give_in_order(parsing *run, mof_ast_list piece, const mof_source *source)
{
    mof_ast_list ready = {NULL, NULL};
    mof_ast *next;
    for (mof_ast *node = piece.first; node != NULL; node = next) {
        next = node->next;
        node->next = NULL;
        ready = mof_ast_list_push(ready, node);
        if (mof_include_is(node) && !run->syntax->keep_includes) {
            give(run, ready);
            ready = (mof_ast_list){NULL, NULL};
            follow_include(run, node, source);
        }
    }
    give(run, ready);
}

static void parse_source(parsing *run, mof_source *source)
{
    mof_arena *nodes = run->syntax->arena;
    mof_parse parse = start_quickly(run, source);
    while (!parse.has_ended) {
        mof_arena_mark mark = mof_arena_get_mark(nodes);
        size_t kept = run->kept;
        uint32_t start = parse.behind;
        mof_ast_list piece;
        if (!read_quickly(&parse, &piece)) {
            piece = read_with_care(run, source, start);
            parse.has_ended = true;
        }
        doubt_losses(run, source, piece.first);
        if (run->depth == 0 && run->syntax->reads_ahead && run->syntax->ahead == run->ahead)
            begin_ahead(run, piece.first, source);
        give_in_order(run, piece, source);
        if (run->kept == kept)
            mof_arena_rewind(nodes, mark);
    }
    mof_arena_reset(&run->levels[run->depth]);
}

static void work(void *payload)
{
    parsing *run = payload;
    if (run->unit == NULL) {
        parse_fragment(run);
        return;
    }
    if (!run->syntax->takes_any_dialect)
        run->dialect = mof_dialect_begin(run->syntax, &run->scratch);
    parse_source(run, run->source);
    if (run->dialect != NULL)
        mof_dialect_end(run->dialect);
}

static void parse(parsing *run)
{
    mof_memory *memory = run->syntax->arena->memory;
    mof_arena_init(&run->scratch, memory);
    run->losses.arena = &run->scratch;
    for (int i = 0; i <= MOF_INCLUDE_DEPTH; i++)
        mof_arena_init(&run->levels[i], memory);
    bool had_memory = mof_memory_try(memory, work, run);
    if (run->ahead != NULL)
        run->syntax->ahead = NULL;
    mof_ahead_end(run->ahead);
    mof_arena_clear(&run->scratch);
    for (int i = 0; i <= MOF_INCLUDE_DEPTH; i++)
        mof_arena_clear(&run->levels[i]);
    mofyypstate_delete(run->state);
    mofyypstate_delete(run->before_fault);
    if (!had_memory)
        mof_memory_escape(memory);
}

mof_unit *mof_syntax_parse(mof_syntax *syntax, mof_source *source)
{
    mof_unit *unit = MOF_NEW(syntax->arena, mof_unit);
    unit->source = source;
    source->profile = syntax->profile;
    source->profile_reason = syntax->profile_reason;
    if (syntax->profile == MOF_PROFILE_AUTO)
        mof_choose_profile(source);
    parse(&(parsing){.syntax = syntax, .source = source, .unit = unit});
    return unit;
}

mof_ast *mof_syntax_parse_fragment(mof_syntax *syntax, mof_fragment fragment, mof_span span)
{
    static const struct {
        int start;
        mof_ast_kind kind;
    } forms[] = {
        [MOF_FRAGMENT_CLASS] = {MOF_TOKEN_START_CLASS, MOF_AST_CLASS},
        [MOF_FRAGMENT_METHOD] = {MOF_TOKEN_START_METHOD, MOF_AST_METHOD},
    };
    parsing run = {.syntax = syntax,
                   .source = mof_sources_find(syntax->sources, span.start),
                   .span = span,
                   .start = forms[fragment].start,
                   .fragment = fragment};
    parse(&run);
    mof_ast *node = run.productions.first;
    while (node != NULL && node->kind != forms[fragment].kind)
        node = node->next; /* what recovery from an error left */
    return node;
}

void mof_syntax_dump_tokens(mof_syntax *syntax, mof_source *source, mof_buffer *out)
{
    mof_scanner *scanner =
        mof_scanner_new(syntax->arena, syntax->names, syntax->reporter, source, MOF_NO_SPAN);
    for (mof_token token; (token = mof_scanner_next(scanner)).kind != MOF_TOKEN_END;) {
        mof_position position = mof_sources_position(syntax->sources, token.span.start);
        mof_buffer_append_format(out, "%u:%u %s ", (unsigned)position.line,
                                 (unsigned)position.column, mof_grammar_token_name(token.kind));
        mof_buffer_append(out, mof_sources_text(syntax->sources, token.span));
        mof_buffer_append_char(out, '\n');
    }
}
