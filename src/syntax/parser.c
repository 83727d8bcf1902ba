/*
 * The driver. A file is tried with the quick parser first; where that meets anything to tell, it
 * starts again and pushes token by token into the one that knows what it expected. So are the
 * pieces of pages, whose tokens come through the repairs. When a file has been read its includes
 * are followed: their productions go behind the directives.
 */
#include "syntax/parser.h"

#include <stdlib.h>

#include "syntax/choose.h"
#include "syntax/dialect.h"
#include "syntax/grammar.h"
#include "syntax/include.h"
#include "syntax/parse.h"
#include "syntax/recover.h"

/* Bison's states are blocks of the C library, freed however the run ends. */
typedef struct parsing {
    mof_syntax *syntax;
    mof_source *source;
    mof_span span;
    int start; /* the token that says what a fragment is; 0: a whole file */
    mof_fragment fragment;
    mof_ast_list productions;
    mof_arena scratch; /* of the file that is being read */
    mofyypstate *state;
    mofyypstate *before_fault;
    mof_losses losses;
    int depth;
    int includes;     /* that were followed */
    mof_ahead *ahead; /* begun here */
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

/* False where there is anything to report: then nothing was, and no production is of use. */
static bool parse_quickly(parsing *run, const mof_source *source, mof_ast_list *productions)
{
    mof_syntax *syntax = run->syntax;
    mof_parse parse = {.syntax = syntax, .source = source};
    parse.bare = mof_ahead_tokens(syntax->ahead, source);
    if (parse.bare == NULL)
        parse.scanner =
            mof_scanner_new_quiet(&run->scratch, syntax->names, syntax->sources, source);
    bool is_taken = mof_parse_quickly(&parse);
    *productions = parse.productions;
    return is_taken && (parse.scanner == NULL || mof_scanner_is_clean(parse.scanner));
}

static mof_ast_list parse_with_care(parsing *run, mof_source *source)
{
    mof_syntax *syntax = run->syntax;
    mof_parse parse = start_parse(run);
    parse.scanner =
        mof_scanner_new(&run->scratch, syntax->names, syntax->reporter, source, MOF_NO_SPAN);
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

/* Lets the files be read that the outermost one includes. */
static void begin_ahead(parsing *run, const mof_ast *first, const mof_source *source)
{
    mof_syntax *syntax = run->syntax;
    size_t count = 0;
    for (const mof_ast *node = first; node != NULL; node = node->next)
        count += mof_include_is(node);
    const char **paths = MOF_NEW_ARRAY(syntax->arena, const char *, count);
    count = 0;
    for (const mof_ast *node = first; node != NULL; node = node->next) {
        const char *path = mof_include_is(node) ? mof_include_guess(syntax, node, source) : NULL;
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
    mof_syntax syntax = *run->syntax;
    syntax.arena = &run->scratch;
    if (!may_follow(run, directive))
        return;
    mof_source *included = mof_include_open(&syntax, directive, source, run->depth);
    mof_arena_reset(&run->scratch);
    if (included == NULL)
        return;
    included->profile = source->profile;
    included->profile_reason = "it is included";
    run->depth++;
    parse_source(run, included);
    run->depth--;
}

static void parse_source(parsing *run, mof_source *source)
{
    mof_ast_list productions;
    if (!parse_quickly(run, source, &productions))
        productions = parse_with_care(run, source);
    mof_arena_reset(&run->scratch);
    if (run->depth == 0 && run->syntax->reads_ahead && run->syntax->ahead == NULL)
        begin_ahead(run, productions.first, source);
    mof_ast *next;
    for (mof_ast *node = productions.first; node != NULL; node = next) {
        next = node->next;
        node->next = NULL;
        run->productions = mof_ast_list_push(run->productions, node);
        if (mof_include_is(node) && !run->syntax->keep_includes)
            follow_include(run, node, source);
    }
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
    mof_arena_init(&run->scratch, memory);
    bool had_memory = mof_memory_try(memory, work, run);
    if (run->ahead != NULL)
        run->syntax->ahead = NULL;
    mof_ahead_end(run->ahead);
    mof_arena_clear(&run->scratch);
    mofyypstate_delete(run->state);
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
    unit->has_losses = run.losses.count != 0;
    if (source->quotation == NULL) /* a value declares nothing that others would miss */
        doubt_productions(syntax->reporter, unit->productions.first, &run.losses);
    if (!syntax->takes_any_dialect)
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
