/*
 * The stream of tokens and the grammar's end of it.
 */
#include "syntax/parse.h"

#include <string.h>

#include "syntax/grammar.h"

static mof_token pull(mof_parse *parse)
{
    if (!parse->has_next)
        return parse->repair != NULL ? mof_repair_next(parse->repair)
                                     : mof_scanner_next(parse->scanner);
    parse->has_next = false;
    return parse->next;
}

const mof_token *mof_parse_peek(mof_parse *parse)
{
    if (!parse->has_next)
        parse->next = pull(parse);
    parse->has_next = true;
    return &parse->next;
}

static bool is_one_of(int kind, const char *characters)
{
    return kind > 0 && kind < 128 && strchr(characters, kind) != NULL;
}

/* {1, 2, }   (string a, )   [Key, ]: reports, and gives what stands behind the comma. */
static mof_token drop_comma(mof_parse *parse, mof_token comma)
{
    mof_reporter *reporter = parse->syntax->reporter;
    const mof_token close = pull(parse);
    mof_diagnostic *diagnostic =
        mof_report(reporter, close.kind == ')' ? MOF_P321 : MOF_P334, comma.span, MOF_ARGS("','"));
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

void mof_parse_next(mof_parse *parse, mof_token *token)
{
    *token = pull(parse);
    switch (token->kind) {
    case '[':
        parse->in_qualifiers = parse->pulled == 0 || is_one_of(parse->pulled, ";{}(,]");
        break;
    case ',':
        if (is_one_of(mof_parse_peek(parse)->kind, "})]"))
            *token = drop_comma(parse, *token);
        break;
    case ']':
        if (parse->in_qualifiers && mof_parse_peek(parse)->kind == '[')
            *token = join_lists(parse, *token);
        break;
    default:
        break;
    }
    parse->pulled = token->kind;
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
