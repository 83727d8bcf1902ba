/*
 * Repairs of qualifier lists (mof-language B.6, C.3): D103, D132, D170, D173.
 */
#include "syntax/repair_edit.h"

#include "mof.tab.h"

/* Whether the list was never closed, and what follows it begins here. */
static bool is_behind_list(const mof_repair *repair)
{
    switch (mof_repair_peek(repair, 0)->kind) {
    case MOF_TOKEN_END:
    case MOF_TOKEN_DATATYPE:
    case MOF_TOKEN_CLASS:
    case ';':
        return true;
    default:
        return false;
    }
}

static bool may_go_on(const mof_repair *repair)
{
    return mof_repair_is(repair, 0, ',') || mof_repair_is(repair, 0, ']') || is_behind_list(repair);
}

/* ": ToInstance ToSubclass" */
static void read_flavors(mof_repair *repair, mof_token_list *list)
{
    if (!mof_repair_is(repair, 1, MOF_TOKEN_IDENT)) {
        mof_repair_drop(repair, MOF_D139);
        return;
    }
    do
        mof_repair_take(repair, list);
    while (mof_repair_is(repair, 0, MOF_TOKEN_IDENT));
}

static void read_qualifier(mof_repair *repair, mof_token_list *list)
{
    mof_repair_name(repair, list);
    if (mof_repair_is(repair, 0, '(') || mof_repair_is(repair, 0, '{'))
        mof_repair_qualifier_value(repair, list);
    if (mof_repair_is(repair, 0, ':'))
        read_flavors(repair, list);
}

/* What may stand between commas. Anything else than a qualifier is left out. */
static void read_item(mof_repair *repair, mof_repair_feature *feature, bool comma_met)
{
    mof_token_list *list = &feature->qualifiers;
    if (mof_repair_is(repair, 0, MOF_TOKEN_REF)) {
        feature->by_reference = true;
        mof_repair_skip(repair);
    } else if (!mof_repair_is_name(repair, 0)) {
        mof_repair_drop_from(repair, repair->at, may_go_on);
    } else {
        mof_span place = mof_repair_behind(repair);
        if (!comma_met)
            mof_repair_report_missing(repair, MOF_D173, ",");
        if (list->count > 0)
            mof_repair_put_kind(repair, list, ',', place);
        read_qualifier(repair, list);
    }
}

/* Qualifiers and commas, up to the bracket that closes the list or to what is behind it. */
static void read_items(mof_repair *repair, mof_repair_feature *feature)
{
    bool comma_met = true;
    while (!mof_repair_is(repair, 0, ']') && !is_behind_list(repair)) {
        if (mof_repair_skip_comma(repair, &comma_met))
            continue;
        read_item(repair, feature, comma_met);
        comma_met = false;
    }
}

void mof_repair_qualifiers(mof_repair *repair, mof_repair_feature *feature)
{
    mof_span open = mof_repair_skip(repair);
    if (mof_repair_is(repair, 0, ']'))
        mof_repair_report(repair, MOF_D103, mof_span_join(open, mof_repair_peek(repair, 0)->span));
    read_items(repair, feature);
    if (mof_repair_is(repair, 0, ']'))
        mof_repair_skip(repair);
    else
        mof_repair_report_missing(repair, MOF_D173, "]");
}
