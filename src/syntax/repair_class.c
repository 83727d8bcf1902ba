/*
 * Repairs of a class block: its heading and the frame of its body (mof-language C.3): D103, D124 to
 * D128.
 */
#include "syntax/repair_edit.h"

#include "mof.tab.h"

/* ---- heading --------------------------------------------------------------------------------- */

static bool is_class_key(const mof_repair *repair)
{
    return mof_repair_is(repair, 0, MOF_TOKEN_CLASS);
}

static void read_qualifiers(mof_repair *repair)
{
    while (mof_repair_is(repair, 0, '['))
        mof_repair_qualifiers(repair, &repair->feature);
    mof_repair_put_feature(repair, &repair->out, &repair->feature);
}

/* D126: the place of a name that the page's title has. */
static void read_name(mof_repair *repair)
{
    if (mof_repair_is_name(repair, 0)) {
        mof_repair_name(repair, &repair->out);
        return;
    }
    mof_span place = mof_repair_behind(repair);
    mof_repair_report(repair, MOF_D126, place);
    mof_repair_put_word(repair, &repair->out, MOF_TOKEN_IDENT, "", place);
}

static void read_alias(mof_repair *repair)
{
    if (!mof_repair_is(repair, 0, MOF_TOKEN_AS) || !mof_repair_is(repair, 1, MOF_TOKEN_ALIAS))
        return;
    mof_repair_take(repair, &repair->out);
    mof_repair_take(repair, &repair->out);
}

static void read_superclass(mof_repair *repair)
{
    if (!mof_repair_is(repair, 0, ':'))
        return;
    if (!mof_repair_is_name(repair, 1)) {
        mof_repair_drop(repair, MOF_D124);
        return;
    }
    mof_repair_take(repair, &repair->out);
    mof_repair_name(repair, &repair->out);
}

/* Where the heading ends at the latest: a body, or the line of the first feature. */
static bool may_be_body(const mof_repair *repair)
{
    return mof_repair_is(repair, 0, '{') || mof_repair_is(repair, 0, '}') ||
           mof_repair_is(repair, 0, '(') || mof_repair_is(repair, 0, ';') ||
           mof_repair_starts_line(repair, 0);
}

static void read_heading(mof_repair *repair)
{
    mof_repair_take(repair, &repair->out);
    read_name(repair);
    read_alias(repair);
    read_superclass(repair);
    if (!may_be_body(repair) && !mof_repair_is_end(repair))
        mof_repair_drop_from(repair, repair->at, may_be_body);
}

/* ---- body ------------------------------------------------------------------------------------ */

/* D128: `class X ();` */
static bool is_without_body(const mof_repair *repair)
{
    return mof_repair_is(repair, 0, ';') ||
           (mof_repair_is(repair, 0, '(') && mof_repair_is(repair, 1, ')'));
}

static void read_no_body(mof_repair *repair)
{
    mof_span place = mof_repair_behind(repair);
    mof_repair_report(repair, MOF_D128, mof_repair_peek(repair, 0)->span);
    mof_repair_put_kind(repair, &repair->out, '{', place);
    mof_repair_put_kind(repair, &repair->out, '}', place);
    while (mof_repair_is(repair, 0, '(') || mof_repair_is(repair, 0, ')'))
        mof_repair_skip(repair);
}

static void read_brace(mof_repair *repair, const char *brace)
{
    mof_span span = mof_repair_is(repair, 0, brace[0])
                        ? mof_repair_skip(repair)
                        : mof_repair_report_missing(repair, MOF_D173, brace);
    mof_repair_put_kind(repair, &repair->out, brace[0], span);
}

static void read_body(mof_repair *repair)
{
    read_brace(repair, "{");
    while (!mof_repair_is(repair, 0, '}') && !mof_repair_is_end(repair))
        mof_repair_member(repair);
    read_brace(repair, "}");
}

void mof_repair_class(mof_repair *repair)
{
    read_qualifiers(repair);
    if (!is_class_key(repair))
        mof_repair_drop_from(repair, repair->at, is_class_key);
    if (mof_repair_is_end(repair)) {
        repair->out.count = 0;
        return;
    }
    read_heading(repair);
    if (is_without_body(repair))
        read_no_body(repair);
    else
        read_body(repair);
    if (mof_repair_is(repair, 0, ';')) {
        mof_repair_take(repair, &repair->out);
        return;
    }
    mof_span place = mof_repair_behind(repair);
    mof_repair_report_missing(repair, MOF_D127, ";");
    mof_repair_put_kind(repair, &repair->out, ';', place);
}
