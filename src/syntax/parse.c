/*
 * The stream of tokens and the grammar's end of it.
 */
#include "syntax/parse.h"

#include <string.h>

#include "syntax/grammar.h"

static bool has_name(int kind)
{
    return kind == MOF_TOKEN_INCLUDE || kind >= MOF_TOKEN_IDENT;
}

int mof_parse_read(mof_parse *parse, mof_token *token)
{
    if (parse->bare == NULL)
        return mof_scanner_read(parse->scanner, token);
    const mof_source *source = parse->source;
    const mof_bare_token *bare = parse->bare++;
    token->kind = bare->kind;
    token->span = (mof_span){source->base + bare->start, source->base + bare->end};
    if (has_name(bare->kind))
        token->name = mof_scanner_name(
            parse->syntax->names, (mof_text){source->text + bare->start, bare->end - bare->start});
    return bare->kind;
}

static mof_token scan(mof_parse *parse)
{
    return parse->repair != NULL ? mof_repair_next(parse->repair)
                                 : mof_scanner_next(parse->scanner);
}

static mof_token pull(mof_parse *parse)
{
    if (parse->ahead_count == 0)
        return scan(parse);
    const mof_token *token = &parse->ahead[parse->ahead_first];
    parse->ahead_first = (parse->ahead_first + 1) % MOF_AHEAD_MAX;
    parse->ahead_count--;
    return *token;
}

static mof_token *ahead_at(mof_parse *parse, size_t index)
{
    return &parse->ahead[(parse->ahead_first + index) % MOF_AHEAD_MAX];
}

static void push_back(mof_parse *parse, mof_token token)
{
    parse->ahead_first = (parse->ahead_first + MOF_AHEAD_MAX - 1) % MOF_AHEAD_MAX;
    parse->ahead[parse->ahead_first] = token;
    parse->ahead_count++;
}

const mof_token *mof_parse_peek(mof_parse *parse, size_t index)
{
    while (parse->ahead_count <= index) {
        size_t last = parse->ahead_count - 1;
        if (parse->ahead_count > 0 && ahead_at(parse, last)->kind == MOF_TOKEN_END)
            return ahead_at(parse, last);
        *ahead_at(parse, parse->ahead_count) = scan(parse);
        parse->ahead_count++;
    }
    return ahead_at(parse, index);
}

static bool is_one_of(int kind, const char *characters)
{
    return kind > 0 && kind < 128 && strchr(characters, kind) != NULL;
}

/* True in the parentheses of a method; those of a qualifier stand in brackets. */
static bool is_in_parameters(const mof_parse *parse)
{
    mof_span span;
    return mof_grammar_find_open(parse->state, &span) == '(' &&
           mof_grammar_count(parse->state, '{') > 0 && mof_grammar_count(parse->state, '[') == 0;
}

/* {1, 2, }   (string a, )   [Key, ]: reports, and gives what stands behind the comma. */
static mof_token drop_comma(mof_parse *parse, mof_token comma)
{
    mof_reporter *reporter = parse->syntax->reporter;
    const mof_token close = pull(parse);
    mof_code code = is_in_parameters(parse) ? MOF_P321 : MOF_P334;
    mof_diagnostic *diagnostic = mof_report(reporter, code, comma.span, MOF_ARGS("','"));
    mof_diagnostic_add_fix(reporter, diagnostic, comma.span, "");
    return close;
}

/* [Dynamic] [DynProps] class: the two brackets in the middle become a comma. */
static mof_token join_lists(mof_parse *parse, mof_token close)
{
    mof_reporter *reporter = parse->syntax->reporter;
    mof_span span = mof_span_join(close.span, pull(parse).span);
    mof_diagnostic *diagnostic = mof_report(reporter, MOF_P173, span, MOF_NO_ARGS);
    mof_diagnostic_add_fix(reporter, diagnostic, span, ", ");
    return (mof_token){.kind = ',', .span = span};
}

/* Qualifier X : string; Scope(any): one edition of MOF 3 shows it like this. */
static bool is_cut(mof_parse *parse)
{
    int next = mof_parse_peek(parse, 0)->kind;
    bool is_clause =
        next == MOF_TOKEN_SCOPE || next == MOF_TOKEN_FLAVOR || next == MOF_TOKEN_POLICY;
    return is_clause && mof_parse_peek(parse, 1)->kind == '(';
}

/* ref:X_B is how the repository of WMI writes the type `X_B ref`, and object:X_B is X_B. */
static bool is_stored_type(mof_parse *parse, mof_token word)
{
    bool begins = parse->pulled == 0 || is_one_of(parse->pulled, ";{}](");
    return (word.kind == MOF_TOKEN_REF || begins) && mof_parse_peek(parse, 0)->kind == ':' &&
           mof_parse_peek(parse, 1)->name != NULL;
}

/* Gives the name of the class, and leaves `ref` behind it. */
static mof_token turn_type(mof_parse *parse, mof_token word)
{
    mof_reporter *reporter = parse->syntax->reporter;
    bool is_reference = word.kind == MOF_TOKEN_REF;
    pull(parse);
    mof_token class_name = pull(parse);
    mof_span span = mof_span_join(word.span, class_name.span);
    const char *name = mof_text_quote(reporter->arena, mof_name_text(class_name.name));
    const char *meant = mof_arena_format(reporter->arena, is_reference ? "%s ref" : "%s", name);
    mof_diagnostic *diagnostic =
        mof_report(reporter, MOF_P314, word.span, MOF_ARGS(word.name->text, name, meant));
    if (class_name.name->size == strlen(name))
        mof_diagnostic_add_fix(reporter, diagnostic, span, meant);
    class_name.first_on_line = word.first_on_line;
    if (is_reference) {
        word.span = (mof_span){class_name.span.end, class_name.span.end};
        word.first_on_line = false;
        push_back(parse, word);
    }
    return class_name;
}

static mof_token join_clauses(mof_parse *parse, mof_token semicolon)
{
    mof_reporter *reporter = parse->syntax->reporter;
    mof_diagnostic *diagnostic = mof_report(reporter, MOF_P125, semicolon.span, MOF_NO_ARGS);
    mof_diagnostic_add_fix(reporter, diagnostic, semicolon.span, ",");
    semicolon.kind = ',';
    return semicolon;
}

void mof_parse_next(mof_parse *parse, mof_token *token)
{
    *token = pull(parse);
    switch (token->kind) {
    case '[':
        parse->in_qualifiers = parse->pulled == 0 || is_one_of(parse->pulled, ";{}(,]");
        break;
    case ',':
        if (is_one_of(mof_parse_peek(parse, 0)->kind, "})]"))
            *token = drop_comma(parse, *token);
        break;
    case ']':
        if (parse->in_qualifiers && mof_parse_peek(parse, 0)->kind == '[')
            *token = join_lists(parse, *token);
        break;
    case MOF_TOKEN_REF:
    case MOF_TOKEN_OBJECT:
        if (is_stored_type(parse, *token))
            *token = turn_type(parse, *token);
        break;
    case MOF_TOKEN_QUALIFIER:
        parse->in_declaration = true;
        break;
    case ';':
        if (parse->in_declaration && is_cut(parse))
            *token = join_clauses(parse, *token);
        else
            parse->in_declaration = false;
        break;
    default:
        break;
    }
    parse->pulled = token->kind;
    if (token->is_damaged)
        mof_parse_lose(parse, token->span.start);
}

void mof_parse_lose(mof_parse *parse, uint32_t place)
{
    mof_losses *losses = parse->losses;
    MOF_RESERVE(losses->arena, losses->places, losses->count, losses->capacity);
    losses->places[losses->count++] = place;
}

bool mof_parse_push(mof_parse *parse, const mof_token *token)
{
    const MOFYYSTYPE value = {.name = token->name};
    mof_span span = token->span;
    parse->was_refused = false;
    mofyypush_parse(parse->state, token->kind, &value, &span, parse);
    if (parse->was_refused)
        return false;
    parse->before_previous = parse->previous;
    parse->previous = *token;
    return true;
}
