/*
 * The driver: it pulls tokens out of the scanner (for a piece of a page, through the repairs),
 * pushes them into the grammar, and follows includes as soon as they have been read. An included
 * file has a parser of its own, whose productions go where the directive stands.
 */
#include "syntax/parser.h"

#include <stdlib.h>

#include "syntax/choose.h"
#include "syntax/dialect.h"
#include "syntax/grammar.h"
#include "syntax/include.h"
#include "syntax/parse.h"
#include "syntax/recover.h"

/* Bison's states are blocks of the C library, freed however the run ends. So is what is needed of a
 * file only while it is open. */
typedef struct parsing {
    mof_syntax *syntax;
    mof_source *source;
    mof_span span;
    int start; /* the token that says what a fragment is; 0: a whole file */
    mof_fragment fragment;
    mof_ast_list productions;
    mofyypstate *states[MOF_INCLUDE_DEPTH + 1]; /* one per file that is open */
    mof_arena scratch[MOF_INCLUDE_DEPTH + 1];   /* likewise */
    mofyypstate *before_fault;
    mof_losses losses;
    int depth;
} parsing;

static mofyypstate *new_state(parsing *run)
{
    mofyypstate *state = mofyypstate_new();
    if (state == NULL)
        mof_memory_escape(run->syntax->arena->memory);
    return state;
}

static void parse_source(parsing *run, mof_source *source);

static void follow_include(parsing *run, mof_parse *parse, const mof_source *source)
{
    const mof_ast *last = parse->productions.last;
    if (last == NULL || run->syntax->keep_includes || !mof_include_is(last))
        return;
    mof_syntax syntax = *run->syntax;
    syntax.arena = &run->scratch[run->depth];
    mof_source *included = mof_include_open(&syntax, last, source, run->depth);
    if (included == NULL)
        return;
    included->profile = source->profile;
    included->profile_reason = "it is included";
    run->productions = parse->productions;
    parse_source(run, included);
    parse->productions = run->productions;
}

static void push_all(parsing *run, mof_parse *parse, const mof_source *source)
{
    mof_token token;
    do {
        const mof_ast *last = parse->productions.last;
        mof_parse_next(parse, &token);
        mof_recover_push(parse, &token);
        if (parse->productions.last != last && token.kind == ')')
            follow_include(run, parse, source);
    } while (token.kind != MOF_TOKEN_END);
}

static mof_parse start_parse(parsing *run)
{
    if (run->before_fault == NULL)
        run->before_fault = new_state(run);
    if (run->states[run->depth] == NULL)
        run->states[run->depth] = new_state(run);
    mof_grammar_reset(run->states[run->depth]);
    return (mof_parse){.syntax = run->syntax,
                       .state = run->states[run->depth],
                       .before_fault = run->before_fault,
                       .losses = &run->losses,
                       .productions = run->productions};
}

static void parse_source(parsing *run, mof_source *source)
{
    mof_syntax *syntax = run->syntax;
    mof_parse parse = start_parse(run);
    mof_arena *scratch = &run->scratch[run->depth];
    parse.scanner = mof_scanner_new(scratch, syntax->names, syntax->reporter, source, MOF_NO_SPAN);
    run->depth++;
    push_all(run, &parse, source);
    run->depth--;
    mof_arena_clear(scratch);
    run->productions = parse.productions;
}

static void parse_fragment(parsing *run)
{
    mof_parse parse = start_parse(run);
    mof_syntax syntax = *run->syntax;
    syntax.arena = &run->scratch[run->depth];
    parse.repair = mof_repair_new(&syntax, run->fragment, run->source, run->span);
    if (mof_repair_is_empty(parse.repair))
        return;
    const mof_token start = {.kind = run->start, .span = {run->span.start, run->span.start}};
    mof_parse_push(&parse, &start);
    push_all(run, &parse, run->source);
    run->productions = parse.productions;
}

static void work(void *payload)
{
    parsing *run = payload;
    if (run->start != 0)
        parse_fragment(run);
    else
        parse_source(run, run->source);
}

static mof_ast_list parse(parsing *run)
{
    mof_memory *memory = run->syntax->arena->memory;
    for (int i = 0; i <= MOF_INCLUDE_DEPTH; i++)
        mof_arena_init(&run->scratch[i], memory);
    bool had_memory = mof_memory_try(memory, work, run);
    for (int i = 0; i <= MOF_INCLUDE_DEPTH; i++) {
        mofyypstate_delete(run->states[i]);
        mof_arena_clear(&run->scratch[i]);
    }
    mofyypstate_delete(run->before_fault);
    if (!had_memory)
        mof_memory_escape(memory);
    return run->productions;
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

static void doubt_productions(mof_reporter *reporter, const mof_ast *production,
                              const mof_losses *losses)
{
    if (losses->count == 0)
        return;
    qsort(losses->places, losses->count, sizeof *losses->places, compare_addresses);
    mof_reporter_doubt(reporter, MOF_NO_SPAN);
    for (; production != NULL; production = production->next)
        if (has_loss(losses, production->span))
            doubt_production(reporter, production, losses);
}

mof_unit *mof_syntax_parse(mof_syntax *syntax, mof_source *source)
{
    mof_unit *unit = MOF_NEW(syntax->arena, mof_unit);
    unit->source = source;
    source->profile = syntax->profile;
    source->profile_reason = syntax->profile_reason;
    if (syntax->profile == MOF_PROFILE_AUTO)
        mof_choose_profile(source);
    parsing run = {.syntax = syntax, .source = source};
    unit->productions = parse(&run);
    doubt_productions(syntax->reporter, unit->productions.first, &run.losses);
    mof_dialect_check(syntax, unit);
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
    mof_ast *node = parse(&run).first;
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
