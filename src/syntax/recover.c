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

#define FAULTS_MAX 20
#define INSERTED_MAX 4

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

/* A try: tokens to insert, and behind them the one that was refused. */
typedef struct guess {
    mof_parse *parse;
    mof_token token;
    int kinds[INSERTED_MAX + 1];
    size_t count; /* of those to insert */
} guess;

/* True where the grammar takes what is inserted. */
static bool insert(guess *trial, int kind)
{
    if (trial->count == INSERTED_MAX)
        return false;
    trial->kinds[trial->count] = kind;
    if (!mof_grammar_takes(trial->parse->state, trial->kinds, trial->count + 1))
        return false;
    trial->count++;
    return true;
}

/* True where it then takes the refused token too, or another one in its place. */
static bool goes_on(guess *trial, int kind)
{
    trial->kinds[trial->count] = kind;
    return mof_grammar_takes(trial->parse->state, trial->kinds, trial->count + 1);
}

static bool insert_one(guess *trial, int kind)
{
    return insert(trial, kind) && goes_on(trial, trial->token.kind);
}

static bool is_constant(int kind)
{
    return kind >= MOF_TOKEN_STRING && kind <= MOF_TOKEN_NULL;
}

static bool is_word(int kind)
{
    return kind == MOF_TOKEN_IDENT || kind >= MOF_TOKEN_DATATYPE;
}

/* Between values, and between parameters. */
static bool insert_comma(guess *trial)
{
    mof_span span;
    int kind = trial->token.kind;
    bool in_parentheses = mof_grammar_find_open(trial->parse->state, &span) == '(';
    bool is_parameter = kind == MOF_TOKEN_IDENT || kind == MOF_TOKEN_DATATYPE;
    return (is_constant(kind) || (in_parentheses && is_parameter)) && insert_one(trial, ',');
}

/* One bracket after the other, innermost first, and a ';' where a line begins. */
static bool insert_closers(guess *trial)
{
    static const char closers[] = ")]};";
    int kind = trial->token.kind;
    bool is_break = trial->token.first_on_line || kind == '}' || kind == MOF_TOKEN_END;
    if (goes_on(trial, MOF_TOKEN_PRAGMA))
        return false; /* between declarations nothing is open */
    for (const char *closer = closers; *closer != '\0';) {
        if ((*closer == ';' && !is_break) || !insert(trial, *closer))
            closer++;
        else if (goes_on(trial, kind))
            return true;
        else
            closer = closers;
    }
    return false;
}

static bool insert_equals(guess *trial)
{
    return is_constant(trial->token.kind) && insert_one(trial, '=');
}

static bool insert_brace(guess *trial)
{
    const mof_token token = trial->token;
    bool is_likely = token.first_on_line || token.kind == '[' || token.kind == MOF_TOKEN_DATATYPE;
    return is_likely && insert_one(trial, '{');
}

/* A closing bracket too many. */
static bool drop(guess *trial)
{
    int kind = trial->token.kind;
    return (kind == ')' || kind == ']' || kind == '}') &&
           goes_on(trial, mof_parse_peek(trial->parse)->kind);
}

static const struct attempt {
    bool (*run)(guess *trial);
    mof_cure result;
} attempts[] = {
    {insert_comma, MOF_CURE_INSERT},
    {insert_closers, MOF_CURE_INSERT},
    {insert_equals, MOF_CURE_INSERT},
    {insert_brace, MOF_CURE_INSERT},
    {drop, MOF_CURE_DROP},
};

/* What the table of faults says, where the grammar can go on with it. */
static bool cure_as_told(guess *trial, mof_fault fault)
{
    switch (fault.cure) {
    case MOF_CURE_INSERT: /* behind a body the ';' is certain, whatever follows */
        return fault.code == MOF_P301 ? insert(trial, fault.kind) : insert_one(trial, fault.kind);
    case MOF_CURE_REPLACE:
        return goes_on(trial, fault.kind);
    default:
        return fault.cure == MOF_CURE_DROP;
    }
}

/* Where no fault of the table was met, what is missing or too much is found by trying. */
static bool find_cure(guess *trial, mof_fault *fault)
{
    if (cure_as_told(trial, *fault))
        return true;
    for (size_t i = 0; fault->code == MOF_P001 && i < sizeof attempts / sizeof *attempts; i++) {
        trial->count = 0;
        fault->cure = attempts[i].result;
        if (attempts[i].run(trial))
            return true;
    }
    trial->count = 0;
    fault->cure = MOF_CURE_NONE;
    return false;
}

/* What is inserted, as it is written; a name that is missing nobody can know. */
static const char *write_inserted(const guess *trial)
{
    mof_buffer out;
    mof_buffer_init(&out, trial->parse->syntax->reporter->arena);
    for (size_t i = 0; i < trial->count; i++) {
        const char *name = mof_grammar_token_name(trial->kinds[i]);
        if (*name == '\'')
            mof_buffer_append_char(&out, name[1]);
        else if (trial->kinds[i] != MOF_TOKEN_IDENT)
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
        return mof_parse_peek(parse)->first_on_line;
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

/* In a body, `class X {` or `instance of X` has been read as the beginning of a feature. */
static bool is_next_production(const mof_parse *parse)
{
    int before = parse->before_previous.kind;
    int kind = parse->token.kind;
    if (!parse->before_previous.first_on_line || mof_grammar_count(parse->before_fault, '{') == 0)
        return false;
    if (before == MOF_TOKEN_CLASS && is_word(parse->previous.kind))
        return kind == '{' || kind == ':' || kind == MOF_TOKEN_AS;
    return before == MOF_TOKEN_INSTANCE && parse->previous.kind == MOF_TOKEN_OF && is_word(kind);
}

static bool takes_brace(const mof_parse *parse)
{
    return mof_grammar_takes(parse->state, (const int[]){'}', ';'}, 2);
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

static void handle_fault(mof_parse *parse)
{
    guess trial = {.parse = parse, .token = parse->token};
    mof_fault fault = mof_expect_find(parse);
    mof_token meant = parse->token;
    mof_grammar_copy(parse->state, parse->before_fault);
    bool is_cured = find_cure(&trial, &fault);
    if (fault.cure == MOF_CURE_REPLACE)
        meant.kind = fault.kind;
    if (!is_echo(parse))
        mof_expect_report(parse, fault, write_inserted(&trial));
    for (size_t i = 0; i < trial.count; i++)
        push_inserted(parse, trial.kinds[i]);
    if (!is_cured)
        start_skipping(parse);
    if (fault.cure != MOF_CURE_DROP && (is_cured || skip(parse, meant)))
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
