/*
 * Repairs of values, of qualifiers and of defaults (mof-language C.3): D102, D108, D109, D172.
 */
#include "syntax/repair_edit.h"

#include "mof.tab.h"

static bool is_constant(int kind)
{
    switch (kind) {
    case MOF_TOKEN_INTEGER:
    case MOF_TOKEN_REAL:
    case MOF_TOKEN_CHARLIT:
    case MOF_TOKEN_STRING:
    case MOF_TOKEN_TRUE:
    case MOF_TOKEN_FALSE:
    case MOF_TOKEN_NULL:
    case MOF_TOKEN_ALIAS:
        return true;
    default:
        return false;
    }
}

/* Whether the value that began at token `first` ends before the cursor's token. */
static bool ends_value(const mof_repair *repair, size_t first)
{
    const mof_token *token = mof_repair_peek(repair, 0);
    switch (token->kind) {
    case MOF_TOKEN_END:
    case ',':
    case ';':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
        return true;
    default:
        break;
    }
    if (repair->at == first)
        return token->first_on_line &&
               (token->kind == MOF_TOKEN_CLASS || token->kind == MOF_TOKEN_DATATYPE);
    bool is_string = token->kind == MOF_TOKEN_STRING;
    if (repair->tokens[repair->at - 1].kind == MOF_TOKEN_STRING)
        return !is_string; /* adjacent strings are one */
    return is_string || token->first_on_line;
}

/* What is written between two tokens, without the white space around it. */
static mof_span text_between(const mof_repair *repair, uint32_t start, uint32_t end)
{
    mof_text text = mof_sources_text(repair->reporter->sources, (mof_span){start, end});
    mof_text inner = mof_text_trim(text);
    uint32_t skipped = (uint32_t)(inner.data - text.data);
    return (mof_span){start + skipped, start + skipped + (uint32_t)inner.size};
}

/* The text of tokens `first` to the cursor, with what the scanner left out beside them on the same
 * line: "Tenths of a millimeter." */
static mof_span plain_text(const mof_repair *repair, size_t first)
{
    mof_span behind = mof_repair_behind(repair);
    const mof_token *next = mof_repair_peek(repair, 0);
    uint32_t end =
        next->first_on_line || next->kind == MOF_TOKEN_END ? behind.end : next->span.start;
    return text_between(repair, repair->tokens[first].span.start, end);
}

/* One value: constants as they are, anything else as the text that it is, which is reported as
 * `plain`. Nothing where there is no value. */
static void read_value(mof_repair *repair, mof_token_list *list, mof_code plain)
{
    size_t first = repair->at;
    while (!ends_value(repair, first))
        repair->at++;
    if (repair->at == first)
        return;
    const mof_token *token = &repair->tokens[first];
    if (is_constant(token->kind) && (repair->at == first + 1 || token->kind == MOF_TOKEN_STRING)) {
        for (; token < &repair->tokens[repair->at]; token++)
            mof_repair_put(repair, list, *token);
        return;
    }
    mof_span text = plain_text(repair, first);
    mof_repair_report(repair, plain, text);
    mof_repair_put_plain_text(repair, list, text);
}

static void separate(mof_repair *repair, bool comma_met, size_t count)
{
    mof_span place = mof_repair_behind(repair);
    if (!comma_met)
        mof_repair_report_missing(repair, MOF_D173, ",");
    if (count > 0)
        mof_repair_put_kind(repair, &repair->values, ',', place);
}

/* Values and commas into repair->values, up to a token that is neither, or `limit` values. */
static size_t read_values(mof_repair *repair, size_t limit, mof_code plain)
{
    size_t count = 0;
    bool comma_met = true;
    repair->values.count = 0;
    while (count < limit) {
        if (mof_repair_skip_comma(repair, &comma_met))
            continue;
        if (ends_value(repair, repair->at))
            break;
        separate(repair, comma_met, count++);
        read_value(repair, &repair->values, plain);
        comma_met = false;
    }
    return count;
}

/* The bracket at the cursor, or the place where it is missing. */
static mof_span read_close(mof_repair *repair, const char *bracket)
{
    if (mof_repair_is(repair, 0, bracket[0]))
        return mof_repair_skip(repair);
    return mof_repair_report_missing(repair, MOF_D173, bracket);
}

static void put_values(mof_repair *repair, mof_token_list *list, bool braces, mof_span open,
                       mof_span close)
{
    mof_repair_put_kind(repair, list, braces ? '{' : '(', open);
    mof_repair_put_list(repair, list, &repair->values);
    mof_repair_put_kind(repair, list, braces ? '}' : ')', close);
}

/* Whether the parenthesis at the cursor is closed before another bracket comes. */
static bool is_closed(const mof_repair *repair)
{
    for (size_t ahead = 1;; ahead++) {
        switch (mof_repair_peek(repair, ahead)->kind) {
        case ')':
            return true;
        case MOF_TOKEN_END:
        case ';':
        case '(':
        case '[':
        case ']':
        case '{':
        case '}':
            return false;
        default:
            break;
        }
    }
}

/* D102: several values in parentheses are an array. Where the parenthesis is not closed, only the
 * first is meant to be inside: `VariableName("x", Secret]`. */
static void read_parentheses(mof_repair *repair, mof_token_list *list)
{
    size_t limit = is_closed(repair) ? SIZE_MAX : 1;
    mof_span open = mof_repair_skip(repair);
    size_t count = read_values(repair, limit, MOF_D109);
    mof_span close = read_close(repair, ")");
    if (count > 1)
        mof_repair_report(repair, MOF_D102, mof_span_join(open, close));
    if (count > 0)
        put_values(repair, list, count > 1, open, close);
}

void mof_repair_qualifier_value(mof_repair *repair, mof_token_list *list)
{
    if (mof_repair_is(repair, 0, '(')) {
        read_parentheses(repair, list);
        return;
    }
    mof_span open = mof_repair_skip(repair);
    read_values(repair, SIZE_MAX, MOF_D109);
    put_values(repair, list, true, open, read_close(repair, "}"));
}

/* ---- default values -------------------------------------------------------------------------- */

/* D172: what is no list of values, as a GUID is none, is one text with its braces. */
static void read_braces(mof_repair *repair, mof_token_list *list)
{
    size_t hushed = repair->hushed_count;
    mof_span open = mof_repair_skip(repair);
    size_t count = read_values(repair, SIZE_MAX, MOF_D172);
    mof_span close = read_close(repair, "}");
    if (count != 1 || repair->hushed_count == hushed) {
        put_values(repair, list, true, open, close);
        return;
    }
    repair->hushed_count = hushed;
    mof_repair_put_plain_text(repair, list, mof_span_join(open, close));
}

void mof_repair_default(mof_repair *repair, mof_repair_feature *feature)
{
    mof_token equals = *mof_repair_peek(repair, 0);
    mof_repair_skip(repair);
    bool braces = mof_repair_is(repair, 0, '{');
    if (!braces && ends_value(repair, repair->at)) {
        mof_code code = feature == &repair->parameter ? MOF_D108 : MOF_D172;
        mof_repair_report_fix(repair, code, equals.span, "");
        return;
    }
    mof_repair_put(repair, &feature->tail, equals);
    if (braces)
        read_braces(repair, &feature->tail);
    else
        read_value(repair, &feature->tail, MOF_D109);
}
