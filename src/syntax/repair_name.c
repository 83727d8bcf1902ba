/*
 * Repairs of names and types (mof-language C.3): D104 to D106, D110, D114, D121, D125, D170.
 */
#include "syntax/repair_edit.h"

#include <string.h>

#include "mof.tab.h"

static bool is_intrinsic(int kind)
{
    return kind == MOF_TOKEN_DATATYPE || kind == MOF_TOKEN_VOID || kind == MOF_TOKEN_OBJECT;
}

/* ---- names ----------------------------------------------------------------------------------- */

static bool ends_in_underscore(const mof_name *name)
{
    return name->size > 0 && name->text[name->size - 1] == '_';
}

/* `words` that belong together because the first ends in an underscore: "SMS_ Collection". */
static mof_token join_words(mof_repair *repair)
{
    mof_token word = *mof_repair_peek(repair, 0);
    mof_token rest = *mof_repair_peek(repair, 1);
    mof_span span = mof_span_join(word.span, rest.span);
    const char *joined = mof_arena_format(repair->arena, "%s%s", word.name->text, rest.name->text);
    mof_repair_report_fix(repair, MOF_D125, span, joined);
    word.name = mof_names_add_string(repair->names, joined);
    word.span = span;
    repair->at += 2;
    return word;
}

/* Any keyword but the CIM types may be a name, and is one here. */
static mof_token read_word(mof_repair *repair, size_t names_behind)
{
    if (ends_in_underscore(mof_repair_peek(repair, 0)->name) && mof_repair_is_name(repair, 1) &&
        !is_intrinsic(mof_repair_peek(repair, 1)->kind) && !mof_repair_starts_line(repair, 1) &&
        (names_behind == 0 || mof_repair_is_name(repair, 2)))
        return join_words(repair);
    mof_token word = *mof_repair_peek(repair, 0);
    mof_repair_skip(repair);
    return word;
}

void mof_repair_name(mof_repair *repair, mof_token_list *list)
{
    mof_token word = read_word(repair, 0);
    word.kind = MOF_TOKEN_IDENT;
    mof_repair_put(repair, list, word);
}

/* ---- types ----------------------------------------------------------------------------------- */

/* What other languages call the types of CIM. */
static const struct {
    const char *word;
    const char *type;
} foreign_types[] = {
    {"bool", "boolean"},  {"byte", "uint8"},  {"word", "uint16"},  {"dword", "uint32"},
    {"int", "sint32"},    {"int8", "sint8"},  {"int16", "sint16"}, {"int32", "sint32"},
    {"int64", "sint64"},  {"uint", "uint32"}, {"qword", "uint64"}, {"float", "real32"},
    {"double", "real64"}, {"str", "string"},
};

static const char *const cim_types[] = {
    "uint32", "string", "boolean", "datetime", "uint16", "uint64", "uint8",
    "sint32", "sint64", "sint16",  "sint8",    "real32", "real64", "char16",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static size_t common_prefix(mof_text a, const char *b)
{
    size_t size = 0;
    while (size < a.size && mof_char_lower((unsigned char)a.data[size]) == b[size])
        size++;
    return size;
}

/* The CIM type that a word is meant to be: NULL where it is no misspelt type. Of two types that are
 * as near, the one that begins like the word. */
static const char *meant_type(const mof_name *name)
{
    mof_text word = mof_name_text(name);
    for (size_t i = 0; i < COUNT(foreign_types); i++) {
        if (mof_text_is_nocase(word, foreign_types[i].word))
            return foreign_types[i].type;
    }
    const char *best = NULL;
    size_t best_distance = 3;
    for (size_t i = 0; i < COUNT(cim_types); i++) {
        size_t distance = mof_text_distance(word, mof_text_from_string(cim_types[i]), 2);
        if (distance < best_distance ||
            (distance == best_distance && best != NULL &&
             common_prefix(word, cim_types[i]) > common_prefix(word, best))) {
            best = cim_types[i];
            best_distance = distance;
        }
    }
    return best;
}

bool mof_repair_is_type(const mof_repair *repair, size_t ahead)
{
    const mof_token *word = mof_repair_peek(repair, ahead);
    if (word->kind != MOF_TOKEN_IDENT)
        return is_intrinsic(word->kind) || word->kind == MOF_TOKEN_REF;
    return strchr(word->name->text, '_') != NULL || meant_type(word->name) != NULL;
}

/* Whether a type is one that can be referred to. */
static bool is_class(const mof_token *type)
{
    return type->kind == MOF_TOKEN_IDENT || type->kind == MOF_TOKEN_OBJECT;
}

/* A type as it is written. */
static void read_class_word(mof_repair *repair, mof_token_list *list)
{
    mof_token word = read_word(repair, 1);
    if (!is_intrinsic(word.kind))
        word.kind = MOF_TOKEN_IDENT;
    mof_repair_put(repair, list, word);
}

/* D106: `unit16` is uint16, as no class of these pages is called so. */
static void read_type_word(mof_repair *repair, mof_token_list *list)
{
    const mof_token *word = mof_repair_peek(repair, 0);
    const char *meant = word->kind == MOF_TOKEN_IDENT && !mof_repair_is(repair, 1, MOF_TOKEN_REF)
                            ? meant_type(word->name)
                            : NULL;
    if (meant == NULL) {
        read_class_word(repair, list);
        return;
    }
    mof_diagnostic *diagnostic =
        mof_report(repair->reporter, MOF_D106, word->span, MOF_ARGS(word->name->text, meant));
    mof_diagnostic_add_fix(repair->reporter, diagnostic, word->span, meant);
    mof_repair_put_word(repair, list, MOF_TOKEN_DATATYPE, meant, word->span);
    mof_repair_skip(repair);
}

/* D114: `ref:X name` is `X ref name`, `object:X name` is `X name`. */
static bool read_cimtype(mof_repair *repair, mof_token_list *list)
{
    size_t type = mof_repair_is(repair, 1, ':') ? 2 : 1;
    if (!mof_repair_is_name(repair, type))
        return false;
    mof_token prefix = *mof_repair_peek(repair, 0);
    mof_span place = mof_span_join(prefix.span, mof_repair_peek(repair, type - 1)->span);
    mof_repair_report(repair, MOF_D114, place);
    repair->at += type;
    read_class_word(repair, list);
    if (prefix.kind == MOF_TOKEN_REF && is_class(&list->items[list->count - 1]))
        mof_repair_put(repair, list, prefix);
    return true;
}

/* D170: `X &name`, where the scanner has left out the ampersand. */
static bool read_ampersand(mof_repair *repair)
{
    mof_span between = {mof_repair_behind(repair).end, mof_repair_peek(repair, 0)->span.start};
    mof_text text = mof_text_trim(mof_sources_text(repair->reporter->sources, between));
    if (!mof_text_equal(text, MOF_TEXT("&")))
        return false;
    mof_repair_hush(repair, between);
    return true;
}

/* D110, D170: what makes a type a reference, where it may be one. */
static void read_reference(mof_repair *repair, mof_repair_feature *feature)
{
    const mof_token *type = &feature->head.items[feature->head.count - 1];
    if (mof_repair_is(repair, 0, MOF_TOKEN_REF)) {
        if (is_class(type))
            mof_repair_take(repair, &feature->head);
        else
            mof_repair_drop(repair, MOF_D110);
        return;
    }
    bool is_reference = read_ampersand(repair) || feature->by_reference;
    if (!is_reference)
        return;
    mof_repair_report(repair, MOF_D170, type->span);
    if (is_class(type))
        mof_repair_put_word(repair, &feature->head, MOF_TOKEN_REF, "ref",
                            mof_repair_behind(repair));
}

static bool read_type(mof_repair *repair, mof_repair_feature *feature)
{
    if (mof_repair_is(repair, 0, MOF_TOKEN_REF) ||
        (mof_repair_is(repair, 0, MOF_TOKEN_OBJECT) && mof_repair_is(repair, 1, ':')))
        return read_cimtype(repair, &feature->head);
    if (!mof_repair_is_name(repair, 0))
        return false;
    read_type_word(repair, &feature->head);
    if (mof_repair_is(repair, 0, '.'))
        mof_repair_drop(repair, MOF_D105);
    if (mof_repair_is_dimension(repair, 0)) {
        mof_repair_report(repair, MOF_D121, mof_repair_peek(repair, 0)->span);
        mof_repair_dimension(repair, feature);
    }
    read_reference(repair, feature);
    return true;
}

/* A word that has no type in front of it: what follows a name follows it (D104). */
static bool is_typeless(const mof_repair *repair)
{
    if (!mof_repair_is(repair, 0, MOF_TOKEN_IDENT))
        return false;
    switch (mof_repair_peek(repair, 1)->kind) {
    case MOF_TOKEN_END:
    case ';':
    case ',':
    case '=':
    case ')':
    case '}':
    case '(':
    case '{':
        return true;
    case '[':
        return !mof_repair_is_dimension(repair, 1) ||
               !mof_repair_is_name(repair, mof_repair_is(repair, 2, ']') ? 3 : 4);
    default: /* two names on the next line are the next feature */
        return mof_repair_starts_line(repair, 1) &&
               (mof_repair_is_name(repair, 2) || mof_repair_is(repair, 1, MOF_TOKEN_REF));
    }
}

static void put_neutral_type(mof_repair *repair, mof_repair_feature *feature)
{
    mof_span name = mof_repair_peek(repair, 0)->span;
    mof_span place = {name.start, name.start};
    mof_repair_report(repair, MOF_D104, name);
    if (mof_repair_is(repair, 1, '(') || mof_repair_is(repair, 1, '{'))
        mof_repair_put_word(repair, &feature->head, MOF_TOKEN_VOID, "void", place);
    else
        mof_repair_put_word(repair, &feature->head, MOF_TOKEN_DATATYPE, "string", place);
}

bool mof_repair_type_and_name(mof_repair *repair, mof_repair_feature *feature)
{
    if (is_typeless(repair))
        put_neutral_type(repair, feature);
    else if (!read_type(repair, feature))
        return false;
    if (!mof_repair_is_name(repair, 0))
        return false;
    mof_repair_name(repair, &feature->head);
    return true;
}
