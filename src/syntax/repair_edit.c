/*
 * The tools of the repairs: cursor, lists, reports.
 */
#include "syntax/repair_edit.h"

#include "mof.tab.h"

/* ---- the cursor ------------------------------------------------------------------------------ */

const mof_token *mof_repair_peek(const mof_repair *repair, size_t ahead)
{
    size_t left = repair->count - 1 - repair->at;
    return &repair->tokens[repair->at + (ahead < left ? ahead : left)];
}

bool mof_repair_is(const mof_repair *repair, size_t ahead, int kind)
{
    return mof_repair_peek(repair, ahead)->kind == kind;
}

bool mof_repair_is_name(const mof_repair *repair, size_t ahead)
{
    switch (mof_repair_peek(repair, ahead)->kind) {
    case MOF_TOKEN_IDENT:
    case MOF_TOKEN_DATATYPE:
    case MOF_TOKEN_VOID:
    case MOF_TOKEN_OBJECT:
    case MOF_TOKEN_CLASS:
    case MOF_TOKEN_INSTANCE:
    case MOF_TOKEN_OF:
    case MOF_TOKEN_QUALIFIER:
    case MOF_TOKEN_AS:
    case MOF_TOKEN_SCOPE:
    case MOF_TOKEN_FLAVOR:
    case MOF_TOKEN_POLICY:
    case MOF_TOKEN_VALUE:
    case MOF_TOKEN_STRUCTURE:
    case MOF_TOKEN_ENUMERATION:
    case MOF_TOKEN_ASSOCIATION:
        return true;
    default:
        return false;
    }
}

bool mof_repair_is_word(const mof_repair *repair, size_t ahead, const char *word)
{
    const mof_token *token = mof_repair_peek(repair, ahead);
    return token->kind == MOF_TOKEN_IDENT && mof_name_is(token->name, word);
}

bool mof_repair_is_dimension(const mof_repair *repair, size_t ahead)
{
    if (!mof_repair_is(repair, ahead, '['))
        return false;
    if (mof_repair_is(repair, ahead + 1, MOF_TOKEN_INTEGER))
        ahead++;
    return mof_repair_is(repair, ahead + 1, ']');
}

bool mof_repair_starts_line(const mof_repair *repair, size_t ahead)
{
    return mof_repair_peek(repair, ahead)->first_on_line;
}

bool mof_repair_is_end(const mof_repair *repair)
{
    return mof_repair_is(repair, 0, MOF_TOKEN_END);
}

mof_span mof_repair_skip(mof_repair *repair)
{
    mof_span span = mof_repair_peek(repair, 0)->span;
    if (!mof_repair_is_end(repair))
        repair->at++;
    return span;
}

mof_span mof_repair_behind(const mof_repair *repair)
{
    if (repair->at == 0)
        return (mof_span){repair->tokens[0].span.start, repair->tokens[0].span.start};
    uint32_t end = repair->tokens[repair->at - 1].span.end;
    return (mof_span){end, end};
}

void mof_repair_dimension(mof_repair *repair, mof_repair_feature *feature)
{
    while (!mof_repair_is(repair, 0, ']'))
        mof_repair_take(repair, &feature->dimension);
    mof_repair_take(repair, &feature->dimension);
}

/* ---- lists ----------------------------------------------------------------------------------- */

void mof_repair_put(mof_repair *repair, mof_token_list *list, mof_token token)
{
    MOF_RESERVE(repair->arena, list->items, list->count, list->capacity);
    list->items[list->count++] = token;
}

void mof_repair_take(mof_repair *repair, mof_token_list *list)
{
    mof_repair_put(repair, list, *mof_repair_peek(repair, 0));
    mof_repair_skip(repair);
}

void mof_repair_put_kind(mof_repair *repair, mof_token_list *list, int kind, mof_span span)
{
    mof_repair_put(repair, list, (mof_token){.kind = kind, .span = span});
}

void mof_repair_put_word(mof_repair *repair, mof_token_list *list, int kind, const char *word,
                         mof_span span)
{
    const mof_name *name = mof_names_add_string(repair->names, word);
    mof_repair_put(repair, list, (mof_token){.kind = kind, .span = span, .name = name});
}

void mof_repair_put_list(mof_repair *repair, mof_token_list *list, const mof_token_list *more)
{
    for (size_t i = 0; i < more->count; i++)
        mof_repair_put(repair, list, more->items[i]);
}

void mof_repair_put_plain_text(mof_repair *repair, mof_token_list *list, mof_span span)
{
    mof_repair_put_kind(repair, list, MOF_TOKEN_STRING, span);
    mof_repair_hush(repair, span);
}

void mof_repair_feature_clear(mof_repair_feature *feature)
{
    feature->qualifiers.count = 0;
    feature->head.count = 0;
    feature->dimension.count = 0;
    feature->tail.count = 0;
    feature->is_method = false;
    feature->by_reference = false;
}

/* Where the brackets of a feature's qualifiers are put: in front of it, wherever they stood. */
static mof_span place_of_qualifiers(const mof_repair_feature *feature)
{
    uint32_t start = feature->qualifiers.items[0].span.start;
    if (feature->head.count > 0 && feature->head.items[0].span.start < start)
        start = feature->head.items[0].span.start;
    return (mof_span){start, start};
}

void mof_repair_put_feature(mof_repair *repair, mof_token_list *list,
                            const mof_repair_feature *feature)
{
    if (feature->qualifiers.count > 0) {
        mof_span place = place_of_qualifiers(feature);
        mof_repair_put_kind(repair, list, '[', place);
        mof_repair_put_list(repair, list, &feature->qualifiers);
        mof_repair_put_kind(repair, list, ']', place);
    }
    mof_repair_put_list(repair, list, &feature->head);
    mof_repair_put_list(repair, list, &feature->dimension);
    mof_repair_put_list(repair, list, &feature->tail);
}

/* ---- reports --------------------------------------------------------------------------------- */

static const char *quote(const mof_repair *repair, mof_span span)
{
    return mof_text_quote(repair->reporter->arena,
                          mof_sources_text(repair->reporter->sources, span));
}

void mof_repair_report(mof_repair *repair, mof_code code, mof_span span)
{
    mof_report(repair->reporter, code, span, MOF_ARGS(quote(repair, span)));
}

void mof_repair_report_fix(mof_repair *repair, mof_code code, mof_span span, const char *text)
{
    mof_diagnostic *diagnostic =
        mof_report(repair->reporter, code, span, MOF_ARGS(quote(repair, span)));
    mof_diagnostic_add_fix(repair->reporter, diagnostic, span, text);
}

void mof_repair_hush(mof_repair *repair, mof_span span)
{
    MOF_RESERVE(repair->arena, repair->hushed, repair->hushed_count, repair->hushed_capacity);
    repair->hushed[repair->hushed_count++] = span;
}

bool mof_repair_skip_comma(mof_repair *repair, bool *comma_met)
{
    if (!mof_repair_is(repair, 0, ','))
        return false;
    if (*comma_met || mof_repair_is(repair, 1, ')') || mof_repair_is(repair, 1, ']') ||
        mof_repair_is(repair, 1, '}'))
        mof_repair_report(repair, MOF_D132, mof_repair_peek(repair, 0)->span);
    mof_repair_skip(repair);
    *comma_met = true;
    return true;
}

void mof_repair_drop(mof_repair *repair, mof_code code)
{
    mof_repair_report_fix(repair, code, mof_repair_peek(repair, 0)->span, "");
    mof_repair_skip(repair);
}

void mof_repair_drop_from(mof_repair *repair, size_t first,
                          bool (*may_go_on)(const mof_repair *repair))
{
    if (repair->at == first)
        mof_repair_skip(repair);
    while (!mof_repair_is_end(repair) && !may_go_on(repair))
        mof_repair_skip(repair);
    mof_span junk = {repair->tokens[first].span.start, mof_repair_behind(repair).end};
    mof_repair_report(repair, MOF_D139, junk);
}

mof_span mof_repair_report_missing(mof_repair *repair, mof_code code, const char *text)
{
    mof_span place = mof_repair_behind(repair);
    mof_span last = repair->at > 0 ? repair->tokens[repair->at - 1].span : place;
    mof_diagnostic *diagnostic =
        mof_report(repair->reporter, code, place, MOF_ARGS(text, quote(repair, last)));
    mof_diagnostic_add_fix(repair->reporter, diagnostic, place, text);
    return place;
}
