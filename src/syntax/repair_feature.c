/*
 * Repairs of properties, methods and parameters (mof-language C.3): D111, D112, D117 to D120, D122,
 * D123, D130 to D134, D174.
 */
#include "syntax/repair_edit.h"

#include "mof.tab.h"

static bool read_feature(mof_repair *repair, mof_repair_feature *feature);

/* ---- remarks: (obsolete in SP1) -------------------------------------------------------------- */

/* Parentheses behind a name hold a remark where they are words of one line that cannot be
 * parameters: one word, two words of which the first is no type, or three and more. */
static bool is_remark(const mof_repair *repair)
{
    size_t words = 0;
    for (; !mof_repair_is(repair, words + 1, ')'); words++) {
        const mof_token *token = mof_repair_peek(repair, words + 1);
        bool is_number = token->kind == MOF_TOKEN_INTEGER || token->kind == MOF_TOKEN_REAL;
        if (token->first_on_line || (!is_number && !mof_repair_is_name(repair, words + 1)))
            return false;
    }
    return words != 0 && !mof_repair_is(repair, 1, MOF_TOKEN_VOID) &&
           (words != 2 || !mof_repair_is_type(repair, 1));
}

/* D123: what is said to be gone is Deprecated, with the remark as the reason. */
static void read_remark(mof_repair *repair, mof_repair_feature *feature)
{
    static const char *const gone[] = {"obsolete", "removed", "deprecated", "retired"};
    bool is_gone = false;
    mof_span open = mof_repair_skip(repair);
    mof_span inner = {open.end, open.end};
    for (; !mof_repair_is(repair, 0, ')') && !mof_repair_starts_line(repair, 0) &&
           !mof_repair_is_end(repair);
         mof_repair_skip(repair)) {
        for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
            is_gone = is_gone || mof_repair_is_word(repair, 0, gone[i]);
        inner.end = mof_repair_peek(repair, 0)->span.end;
    }
    mof_repair_report(repair, MOF_D123, inner);
    if (mof_repair_is(repair, 0, ')'))
        mof_repair_skip(repair);
    if (!is_gone) {
        mof_repair_hush(repair, inner);
        return;
    }
    mof_token_list *list = &feature->qualifiers;
    if (list->count > 0)
        mof_repair_put_kind(repair, list, ',', inner);
    mof_repair_put_word(repair, list, MOF_TOKEN_IDENT, "Deprecated", inner);
    mof_repair_put_kind(repair, list, '{', inner);
    mof_repair_put_plain_text(repair, list, inner);
    mof_repair_put_kind(repair, list, '}', inner);
}

/* ---- parameters ------------------------------------------------------------------------------ */

static bool closes_parameters(const mof_repair *repair)
{
    return mof_repair_is(repair, 0, ')') || mof_repair_is(repair, 0, '}') ||
           mof_repair_is_end(repair);
}

static bool ends_parameter(const mof_repair *repair)
{
    return closes_parameters(repair) || mof_repair_starts_line(repair, 0) ||
           mof_repair_is(repair, 0, ',') || mof_repair_is(repair, 0, ';');
}

static void read_parameter(mof_repair *repair, mof_token_list *list, size_t count)
{
    size_t first = repair->at;
    mof_span place = mof_repair_behind(repair);
    mof_repair_feature *parameter = &repair->parameter;
    if (!read_feature(repair, parameter)) {
        mof_repair_drop_from(repair, first, ends_parameter);
        return;
    }
    if (parameter->qualifiers.count == 0)
        mof_repair_report(repair, MOF_D112, parameter->head.items[parameter->head.count - 1].span);
    if (count > 0)
        mof_repair_put_kind(repair, list, ',', place);
    mof_repair_put_feature(repair, list, parameter);
}

/* What separates two parameters: a comma, or what pages have in its place. */
static void read_separator(mof_repair *repair, bool braces)
{
    if (!ends_parameter(repair) && !mof_repair_is(repair, 0, '['))
        mof_repair_drop_from(repair, repair->at, ends_parameter);
    if (closes_parameters(repair))
        return;
    if (mof_repair_is(repair, 0, ';')) {
        mof_repair_report_fix(repair, MOF_D133, mof_repair_peek(repair, 0)->span, ",");
        mof_repair_skip(repair);
    } else if (mof_repair_is(repair, 0, ',')) {
        mof_span comma = mof_repair_skip(repair);
        if (closes_parameters(repair))
            mof_repair_report(repair, MOF_D132, comma);
    } else if (!braces) {
        mof_repair_report_missing(repair, MOF_D131, ",");
    }
}

/* Whether the parenthesis at the cursor is closed before the body of the class ends. Where it is
 * not, the first `;` ends the list. */
static bool is_list_closed(const mof_repair *repair)
{
    const size_t limit = 1000; /* tokens: more than any list has */
    size_t depth = 0;
    for (size_t ahead = 0; ahead < limit; ahead++) {
        switch (mof_repair_peek(repair, ahead)->kind) {
        case '(':
            depth++;
            break;
        case ')':
            if (--depth == 0)
                return true;
            break;
        case '}':
        case MOF_TOKEN_END:
            return false;
        default:
            break;
        }
    }
    return false;
}

static mof_span read_close(mof_repair *repair, bool braces)
{
    bool closed =
        mof_repair_is(repair, 0, ')') ||
        (mof_repair_is(repair, 0, '}') && (braces || repair->fragment == MOF_FRAGMENT_METHOD));
    return closed ? mof_repair_skip(repair) : mof_repair_report_missing(repair, MOF_D173, ")");
}

/* Brackets of the type of a method stay with the type. */
static void put_dimension_behind_type(mof_repair *repair, mof_repair_feature *method)
{
    mof_token name = method->head.items[--method->head.count];
    mof_repair_put_list(repair, &method->head, &method->dimension);
    mof_repair_put(repair, &method->head, name);
    method->dimension.count = 0;
}

static void read_parameters(mof_repair *repair, mof_repair_feature *method)
{
    mof_token_list *list = &method->tail;
    bool braces = mof_repair_is(repair, 0, '{');
    bool semicolon_ends =
        !braces && repair->fragment == MOF_FRAGMENT_CLASS && !is_list_closed(repair);
    if (braces)
        mof_repair_report(repair, MOF_D130, mof_repair_peek(repair, 0)->span);
    method->is_method = true;
    put_dimension_behind_type(repair, method);
    mof_repair_put_kind(repair, list, '(', mof_repair_skip(repair));
    if (mof_repair_is(repair, 0, MOF_TOKEN_VOID) && mof_repair_is(repair, 1, ')'))
        mof_repair_drop(repair, MOF_D174);
    while (!closes_parameters(repair) && !(semicolon_ends && mof_repair_is(repair, 0, ';'))) {
        if (mof_repair_is(repair, 0, ',') || mof_repair_is(repair, 0, ';')) {
            mof_repair_drop(repair, MOF_D132);
            continue;
        }
        read_parameter(repair, list, list->count - 1);
        if (!semicolon_ends || !mof_repair_is(repair, 0, ';'))
            read_separator(repair, braces);
    }
    mof_repair_put_kind(repair, list, ')', read_close(repair, braces));
}

/* ---- what follows a name --------------------------------------------------------------------- */

static bool has_room_for_dimension(const mof_repair_feature *feature)
{
    return feature->dimension.count == 0 && feature->tail.count == 0;
}

/* Brackets: a dimension, or qualifiers behind the name of a property (D122). */
static bool read_brackets(mof_repair *repair, mof_repair_feature *feature)
{
    if (mof_repair_is_dimension(repair, 0)) {
        if (!has_room_for_dimension(feature))
            return false;
        mof_repair_dimension(repair, feature);
        return true;
    }
    if (feature == &repair->parameter || mof_repair_starts_line(repair, 0))
        return false;
    mof_repair_report(repair, MOF_D122, mof_repair_peek(repair, 0)->span);
    mof_repair_qualifiers(repair, feature);
    return true;
}

/* Reads one of the things that may follow a name; false where there is none. */
static bool read_suffix(mof_repair *repair, mof_repair_feature *feature)
{
    bool may_be_method = feature != &repair->parameter && feature->tail.count == 0;
    switch (mof_repair_peek(repair, 0)->kind) {
    case '[':
        return read_brackets(repair, feature);
    case '=':
        if (feature->tail.count > 0)
            return false;
        mof_repair_default(repair, feature);
        return true;
    case '(':
        if (may_be_method && (repair->fragment == MOF_FRAGMENT_METHOD || !is_remark(repair)))
            read_parameters(repair, feature);
        else if (feature->is_method || mof_repair_starts_line(repair, 0))
            return false;
        else
            read_remark(repair, feature);
        return true;
    case '{':
        if (may_be_method)
            read_parameters(repair, feature);
        return may_be_method;
    default:
        return false;
    }
}

/* D111: the word `static` in front of a type. */
static void read_static(mof_repair *repair, mof_repair_feature *feature)
{
    if (!mof_repair_is_word(repair, 0, "static") || !mof_repair_is_name(repair, 1) ||
        !(mof_repair_is_name(repair, 2) || mof_repair_is(repair, 2, MOF_TOKEN_REF)))
        return;
    mof_span span = mof_repair_peek(repair, 0)->span;
    mof_repair_report(repair, MOF_D111, span);
    if (feature->qualifiers.count > 0)
        mof_repair_put_kind(repair, &feature->qualifiers, ',', span);
    mof_repair_name(repair, &feature->qualifiers);
}

/* Qualifiers, type, name and what follows it. False where type or name cannot be found. */
static bool read_feature(mof_repair *repair, mof_repair_feature *feature)
{
    mof_repair_feature_clear(feature);
    while (mof_repair_is(repair, 0, '['))
        mof_repair_qualifiers(repair, feature);
    if (feature != &repair->parameter)
        read_static(repair, feature);
    if (!mof_repair_type_and_name(repair, feature))
        return false;
    while (read_suffix(repair, feature))
        continue;
    return true;
}

/* ---- members of a class ---------------------------------------------------------------------- */

static bool ends_member(const mof_repair *repair)
{
    return mof_repair_is(repair, 0, ';') || mof_repair_is(repair, 0, '}') ||
           mof_repair_is_end(repair) || mof_repair_starts_line(repair, 0);
}

/* The `;` of a member, or what pages have in its place. */
static mof_span read_semicolon(mof_repair *repair, const mof_repair_feature *feature)
{
    if (feature->is_method && mof_repair_is(repair, 0, ')'))
        mof_repair_drop(repair, MOF_D134);
    if (mof_repair_is(repair, 0, ',') || mof_repair_is(repair, 0, ':') ||
        mof_repair_is(repair, 0, '.')) {
        mof_repair_report_fix(repair, MOF_D118, mof_repair_peek(repair, 0)->span, ";");
        return mof_repair_skip(repair);
    }
    bool junk = !ends_member(repair);
    if (junk)
        mof_repair_drop_from(repair, repair->at, ends_member);
    if (mof_repair_is(repair, 0, ';'))
        return mof_repair_skip(repair);
    mof_span place = mof_repair_behind(repair);
    if (!junk)
        mof_repair_report_missing(repair, feature->is_method ? MOF_D134 : MOF_D117, ";");
    return place;
}

/* D120: `name;[]` */
static void read_late_dimension(mof_repair *repair, mof_repair_feature *feature)
{
    mof_repair_report(repair, MOF_D120, mof_repair_peek(repair, 0)->span);
    mof_repair_dimension(repair, feature);
}

/* What stands behind the `;`, on the same line unless nothing else could begin so: D120, D123. */
static void read_afterthoughts(mof_repair *repair, mof_repair_feature *feature)
{
    while (!mof_repair_starts_line(repair, 0) || mof_repair_is(repair, 0, '(')) {
        if (mof_repair_is(repair, 0, '('))
            read_remark(repair, feature);
        else if (mof_repair_is_dimension(repair, 0) && has_room_for_dimension(feature))
            read_late_dimension(repair, feature);
        else
            return;
    }
}

/* A method prototype without parentheses has no parameters. */
static void add_parentheses(mof_repair *repair, mof_repair_feature *method)
{
    mof_span place = mof_repair_report_missing(repair, MOF_D173, "()");
    method->is_method = true;
    method->dimension.count = 0;
    method->tail.count = 0;
    mof_repair_put_kind(repair, &method->tail, '(', place);
    mof_repair_put_kind(repair, &method->tail, ')', place);
}

void mof_repair_member(mof_repair *repair)
{
    mof_repair_feature *feature = &repair->feature;
    size_t first = repair->at;
    if (mof_repair_is(repair, 0, ';')) {
        mof_repair_drop(repair, MOF_D119);
        return;
    }
    if (!read_feature(repair, feature)) {
        mof_repair_drop_from(repair, first, ends_member);
        if (mof_repair_is(repair, 0, ';'))
            mof_repair_skip(repair);
        return;
    }
    if (repair->fragment == MOF_FRAGMENT_METHOD && !feature->is_method)
        add_parentheses(repair, feature);
    mof_span semicolon = read_semicolon(repair, feature);
    read_afterthoughts(repair, feature);
    mof_repair_put_feature(repair, &repair->out, feature);
    mof_repair_put_kind(repair, &repair->out, ';', semicolon);
}
