/*
 * Recovery in two steps. First the fault is cured in thought: a token inserted, replaced or left
 * out, where the grammar then takes the refused one; nothing of the text is lost. Else tokens are
 * dropped up to a ';' or '}' of the construct that holds the fault, or to a line that begins
 * something new, and the grammar's `error` rules take over there.
 */
#include "syntax/recover.h"

#include <string.h>

#include "syntax/expect.h"
#include "syntax/grammar.h"
#include "syntax/remedy.h"

#define FAULTS_MAX 20

static mof_token make_token(const mof_parse *parse, int kind)
{
    uint32_t end =
        parse->previous.span.end != 0 ? parse->previous.span.end : parse->token.span.start;
    return (mof_token){.kind = kind, .span = {end, end}};
}

/* Pushes what cannot be refused, or what may be. */
static void push_quietly(mof_parse *parse, mof_token token)
{
    parse->is_trial = true;
    mof_parse_push(parse, &token);
    parse->is_trial = false;
}

/* ---- cures -------------------------------------------------------------------------------------
 */

/* What the table of faults says, as a remedy. */
static mof_remedy remedy_of(mof_fault fault)
{
    mof_remedy remedy = {.inserted = {fault.kind}, .is_told = true};
    remedy.inserted_count = fault.cure == MOF_CURE_INSERT || fault.cure == MOF_CURE_REPLACE;
    remedy.dropped = fault.cure == MOF_CURE_DROP || fault.cure == MOF_CURE_REPLACE;
    return remedy;
}

static mof_cure cure_of(const mof_remedy *remedy)
{
    if (remedy->dropped == 0)
        return MOF_CURE_INSERT;
    return remedy->inserted_count > 0 ? MOF_CURE_REPLACE : MOF_CURE_DROP;
}

/* What is not in the table is named by what cures it. */
static mof_code code_of(const mof_parse *parse, const mof_remedy *remedy)
{
    if (mof_remedy_is_word_twice(&parse->before_previous, &parse->previous))
        return MOF_P337;
    if (cure_of(remedy) != MOF_CURE_DROP || remedy->dropped == 2)
        return MOF_P001;
    if (remedy->dropped > 2)
        return MOF_P338;
    if (mof_remedy_is_word_twice(&parse->previous, &parse->token))
        return MOF_P337;
    return parse->token.kind == ';' ? MOF_P315 : MOF_P001;
}

/* A '}' where nothing is open: the body before it was closed too early, or twice. */
static bool is_stray_brace(const mof_parse *parse)
{
    return parse->token.kind == '}' && mof_grammar_count(parse->before_fault, '{') == 0;
}

/* A fault of the table keeps its name where its cure is as good as any. False: nothing cures it. */
static bool find_cure(mof_parse *parse, mof_fault *fault, mof_remedy *remedy)
{
    bool is_told = fault->cure != MOF_CURE_NONE;
    if (!is_told && fault->code != MOF_P001)
        return false;
    *remedy = remedy_of(*fault);
    remedy->score = MOF_REMEDY_USELESS;
    if (is_told)
        mof_remedy_judge(parse, remedy);
    if (fault->code == MOF_P301 && !is_stray_brace(parse))
        return true; /* behind a body the ';' is certain, whatever follows */
    int told = remedy->score;
    mof_remedy_improve(parse, remedy);
    if (remedy->score == MOF_REMEDY_USELESS)
        return false;
    if (remedy->score == told)
        return true;
    fault->code = code_of(parse, remedy);
    fault->cure = cure_of(remedy);
    fault->kind = remedy->inserted[0];
    return true;
}

/* What is inserted, as it is written; a name or a value that is missing nobody can know. */
static const char *write_inserted(mof_parse *parse, const mof_remedy *remedy)
{
    mof_buffer out;
    mof_buffer_init(&out, parse->syntax->reporter->arena);
    for (size_t i = 0; i < remedy->inserted_count; i++) {
        int kind = remedy->inserted[i];
        const char *name = mof_grammar_token_name(kind);
        if (*name == '\'')
            mof_buffer_append_char(&out, name[1]);
        else if (kind != MOF_TOKEN_IDENT && kind != MOF_TOKEN_NULL)
            mof_buffer_append_format(&out, " %s", name);
    }
    return mof_buffer_string(&out);
}

/* ---- skipping ----------------------------------------------------------------------------------
 */

static int count_open(const mof_parse *parse, int first, int second)
{
    return mof_grammar_count(parse->state, first) + mof_grammar_count(parse->state, second);
}

static void set_skipping(mof_parse *parse, bool is_skipping)
{
    parse->is_skipping = is_skipping;
    if (parse->scanner != NULL)
        mof_scanner_hush(parse->scanner, is_skipping);
}

/* A token that no grammar takes makes bison give up the construct that holds the fault. */
static void start_skipping(mof_parse *parse)
{
    int braces = mof_grammar_count(parse->state, '{');
    int lists = count_open(parse, '(', '[');
    push_quietly(parse, make_token(parse, MOF_TOKEN_MOFYYUNDEF));
    parse->lost_braces = braces - mof_grammar_count(parse->state, '{');
    parse->braces = parse->lost_braces;
    parse->in_list = lists != count_open(parse, '(', '[');
    set_skipping(parse, true);
}

/* A ';' ends an array that lost its brace, where a new line follows. */
static bool ends_construct(mof_parse *parse, mof_token token)
{
    if (token.kind == ';' && parse->braces <= parse->lost_braces && parse->braces > 0)
        return mof_parse_peek(parse, 0)->first_on_line;
    return parse->braces == 0 && (token.kind == ';' || token.kind == '}');
}

static bool begins_construct(const mof_parse *parse, mof_token token)
{
    if (!token.first_on_line || parse->braces > 0 || parse->in_list)
        return false;
    if (mof_grammar_count(parse->state, '{') > 0)
        return token.kind == '[' || token.kind == MOF_TOKEN_DATATYPE;
    return token.kind == '[' || token.kind == MOF_TOKEN_PRAGMA || token.kind == MOF_TOKEN_CLASS ||
           token.kind == MOF_TOKEN_INSTANCE || token.kind == MOF_TOKEN_QUALIFIER;
}

/* True where the token is to be pushed as any other. */
static bool skip(mof_parse *parse, mof_token token)
{
    if (token.kind == MOF_TOKEN_END || ends_construct(parse, token)) {
        push_quietly(parse, token);
        set_skipping(parse, mof_grammar_is_recovering(parse->state));
        return false;
    }
    if (begins_construct(parse, token)) {
        push_quietly(parse, make_token(parse, ';'));
        set_skipping(parse, false);
        return true;
    }
    parse->braces += token.kind == '{';
    if (token.kind == '}' && parse->braces > 0)
        parse->braces--;
    return false;
}

/* ---- a body without its end ---------------------------------------------------------------------
 */

static bool is_word(int kind)
{
    return kind == MOF_TOKEN_IDENT || kind >= MOF_TOKEN_DATATYPE;
}

/* In a body, `class X {` or `instance of X` has been read as the beginning of a feature. */
static bool is_next_production(const mof_parse *parse)
{
    int before = parse->before_previous.kind;
    int kind = parse->token.kind;
    if (mof_grammar_count(parse->before_fault, '{') == 0)
        return false;
    if (before == MOF_TOKEN_CLASS && is_word(parse->previous.kind))
        return kind == '{' || kind == ':' || kind == MOF_TOKEN_AS;
    return parse->before_previous.first_on_line && before == MOF_TOKEN_INSTANCE &&
           parse->previous.kind == MOF_TOKEN_OF && is_word(kind);
}

static bool takes_brace(const mof_parse *parse)
{
    return mof_grammar_take(parse->state, (const int[]){'}', ';'}, 2) == 2;
}

static void close_body(mof_parse *parse)
{
    const mof_token again[] = {parse->before_previous, parse->previous, parse->token};
    mof_reporter *reporter = parse->syntax->reporter;
    mof_span open;
    mof_grammar_find_open(parse->before_fault, &open);
    mof_diagnostic *diagnostic =
        mof_report(reporter, MOF_P306, again[0].span,
                   MOF_ARGS(mof_text_quote(
                       reporter->arena, mof_sources_text(parse->syntax->sources, again[0].span))));
    mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_OPENED, open, MOF_NO_ARGS);
    mof_parse_lose(parse, again[0].span.start);
    mof_grammar_copy(parse->state, parse->before_fault);
    start_skipping(parse);
    while (mof_grammar_count(parse->state, '{') > 0 && takes_brace(parse)) {
        push_quietly(parse, make_token(parse, '}'));
        push_quietly(parse, make_token(parse, ';'));
    }
    set_skipping(parse, false);
    for (size_t i = 0; i < sizeof again / sizeof *again; i++)
        push_quietly(parse, again[i]);
}

/* ---- the way in ---------------------------------------------------------------------------------
 */

/* A token that the scanner has complained about is wrong in any place. */
static bool is_echo(const mof_parse *parse)
{
    return parse->token.is_faulty || parse->previous.is_faulty;
}

static void push_inserted(mof_parse *parse, int kind)
{
    const mof_token token = make_token(parse, kind);
    mof_parse_push(parse, &token);
}

/* Makes the token before the comma the previous one, and the comma the one at fault. */
static void step_back(mof_parse *parse, size_t back)
{
    uint32_t end = mof_grammar_end(parse->state);
    parse->token = back > 1 ? parse->before_previous : parse->previous;
    parse->previous = (mof_token){.span = {end, end}};
}

/* With the parenthesis that closes behind it. */
static void push_value(mof_parse *parse, mof_token token)
{
    size_t count = mof_remedy_count_value(parse);
    mof_parse_push(parse, &token);
    while (--count > 0) {
        mof_parse_next(parse, &token);
        mof_parse_push(parse, &token);
    }
    push_inserted(parse, ')');
}

static void apply(mof_parse *parse, const mof_remedy *remedy, const mof_token *again,
                  mof_token meant)
{
    if (cure_of(remedy) == MOF_CURE_REPLACE && remedy->inserted_count == 1) {
        meant.kind = remedy->inserted[0];
        mof_recover_push(parse, &meant);
        return;
    }
    for (size_t i = 0; i < remedy->inserted_count; i++)
        push_inserted(parse, remedy->inserted[i]);
    for (size_t i = 0; i < remedy->back; i++)
        mof_parse_push(parse, &again[i]);
    mof_token dropped;
    for (size_t i = 1; i < remedy->dropped; i++)
        mof_parse_next(parse, &dropped);
    if (remedy->wraps)
        push_value(parse, meant);
    else if (remedy->dropped == 0)
        mof_recover_push(parse, &meant);
}

/* False for a mark that was put in its place, or a word or mark too many. */
static bool loses_text(const mof_parse *parse, const mof_fault *fault, const mof_remedy *remedy)
{
    bool is_word_next = parse->token.name != NULL;
    if (remedy->is_told)
        return fault->kind == MOF_TOKEN_IDENT;
    const char *marks = is_word_next ? ",;)]}(" : ",;)]}(=";
    if (remedy->dropped > 0) {
        bool is_twice = mof_remedy_is_word_twice(&parse->previous, &parse->token);
        bool is_needless = is_twice || fault->code == MOF_P315;
        return remedy->dropped > 1 || remedy->inserted_count > 0 || !is_needless;
    }
    for (size_t i = 0; i < remedy->inserted_count; i++)
        if (remedy->inserted[i] > 127 || strchr(marks, remedy->inserted[i]) == NULL)
            return true;
    return false;
}

/* The end of the value at which a ')' is missing. */
static void add_closing(mof_parse *parse, mof_diagnostic *diagnostic)
{
    size_t count = mof_remedy_count_value(parse);
    uint32_t end = count > 1 ? mof_parse_peek(parse, count - 2)->span.end : parse->token.span.end;
    mof_diagnostic_add_fix(parse->syntax->reporter, diagnostic, (mof_span){end, end}, ")");
}

/* B = ["1", "2"]; is one fault, made with both brackets. */
static bool closes_wrong_bracket(const mof_parse *parse, mof_fault fault)
{
    return parse->opened != NULL && fault.cure == MOF_CURE_REPLACE && fault.kind == '}' &&
           parse->token.kind == parse->closer &&
           mof_grammar_count(parse->before_fault, '{') == parse->opened_at;
}

static void note_wrong_bracket(mof_parse *parse, mof_fault fault, mof_diagnostic *diagnostic)
{
    int kind = parse->token.kind;
    if (fault.cure != MOF_CURE_REPLACE || fault.kind != '{' || (kind != '[' && kind != '('))
        return;
    parse->opened = diagnostic;
    parse->closer = kind == '[' ? ']' : ')';
    parse->opened_at = mof_grammar_count(parse->before_fault, '{') + 1;
}

/* With the ';' behind it. */
static bool is_stray_end(mof_parse *parse, mof_fault fault)
{
    return fault.cure == MOF_CURE_DROP && is_stray_brace(parse) && parse->previous.kind != '}' &&
           mof_parse_peek(parse, 0)->kind == ';';
}

static void report(mof_parse *parse, mof_fault fault, const mof_remedy *remedy)
{
    if (closes_wrong_bracket(parse, fault)) {
        mof_diagnostic_add_fix(parse->syntax->reporter, parse->opened, parse->token.span, "}");
        parse->opened = NULL;
        return;
    }
    const char *inserted = remedy != NULL ? write_inserted(parse, remedy) : "";
    mof_diagnostic *diagnostic = mof_expect_report(parse, fault, inserted);
    if (remedy != NULL && remedy->wraps)
        add_closing(parse, diagnostic);
    if (remedy != NULL && is_stray_end(parse, fault))
        mof_diagnostic_add_fix(parse->syntax->reporter, diagnostic, mof_parse_peek(parse, 0)->span,
                               "");
    note_wrong_bracket(parse, fault, diagnostic);
}

static void handle_fault(mof_parse *parse)
{
    const mof_token meant = parse->token;
    mof_token again[2] = {parse->before_previous, parse->previous};
    mof_fault fault = mof_expect_find(parse);
    mof_remedy remedy;
    mof_grammar_copy(parse->state, parse->before_fault);
    bool is_cured = find_cure(parse, &fault, &remedy);
    if (is_cured && remedy.back > 0)
        step_back(parse, remedy.back);
    if (is_cured && is_stray_end(parse, fault))
        remedy.dropped = 2;
    if (!is_cured || loses_text(parse, &fault, &remedy))
        mof_parse_lose(parse, meant.span.start);
    if (!is_echo(parse))
        report(parse, fault, is_cured ? &remedy : NULL);
    if (is_cured) {
        apply(parse, &remedy, again + (remedy.back == 1), meant);
        return;
    }
    start_skipping(parse);
    if (skip(parse, meant))
        mof_recover_push(parse, &meant);
}

void mof_recover_push(mof_parse *parse, const mof_token *token)
{
    if (parse->is_full || parse->faults > FAULTS_MAX)
        return;
    if (parse->is_skipping && !skip(parse, *token))
        return;
    if (mof_parse_push(parse, token))
        return;
    parse->token = *token;
    if (++parse->faults > FAULTS_MAX)
        mof_report(parse->syntax->reporter, MOF_F006, token->span, MOF_NO_ARGS);
    else if (is_next_production(parse))
        close_body(parse);
    else
        handle_fault(parse);
}
