/*
 * The tools of the repairs: a cursor over the tokens of a block, lists of tokens on their way to
 * the grammar, and the report that goes with every change. For repair*.c only.
 */
#ifndef MOF_SYNTAX_REPAIR_EDIT_H
#define MOF_SYNTAX_REPAIR_EDIT_H

#include "syntax/repair.h"

typedef struct mof_token_list {
    mof_token *items;
    size_t count;
    size_t capacity;
} mof_token_list;

/* A property, method or parameter while it is read. In pieces, because pages write brackets in
 * front of the name and qualifiers behind it. */
typedef struct mof_repair_feature {
    mof_token_list qualifiers; /* what stands between [ and ] */
    mof_token_list head;       /* type and name */
    mof_token_list dimension;
    mof_token_list tail; /* default value or parameters */
    bool is_method;
    bool by_reference; /* `ref` was among the qualifiers (D170) */
} mof_repair_feature;

struct mof_repair {
    mof_arena *arena;
    mof_names *names;
    mof_reporter *reporter;
    mof_fragment fragment;
    mof_token *tokens; /* of the block; the last one is the end of input */
    size_t count;
    size_t at;
    mof_token_list out;
    size_t next;          /* of `out`, to hand over */
    mof_reporter scanned; /* what the scanner said */
    mof_repair_feature feature;
    mof_repair_feature parameter; /* of `feature` */
    mof_token_list values;        /* of the qualifier or default that is being read */
    mof_span *hushed;             /* places where what the scanner said is void, ascending */
    size_t hushed_count;
    size_t hushed_capacity;
};

/* ---- the cursor ---- */

/* The token `ahead` of the cursor; the end of input repeats. */
const mof_token *mof_repair_peek(const mof_repair *repair, size_t ahead);
bool mof_repair_is(const mof_repair *repair, size_t ahead, int kind);
bool mof_repair_is_name(const mof_repair *repair, size_t ahead); /* the grammar's `name` */
bool mof_repair_is_word(const mof_repair *repair, size_t ahead, const char *word);
bool mof_repair_is_dimension(const mof_repair *repair, size_t ahead); /* [] or [n] */
bool mof_repair_is_end(const mof_repair *repair);
bool mof_repair_starts_line(const mof_repair *repair, size_t ahead);
mof_span mof_repair_skip(mof_repair *repair);

/* The empty place behind the token before the cursor. */
mof_span mof_repair_behind(const mof_repair *repair);

/* ---- lists ---- */

void mof_repair_take(mof_repair *repair, mof_token_list *list); /* moves one token */
void mof_repair_put(mof_repair *repair, mof_token_list *list, mof_token token);
void mof_repair_put_kind(mof_repair *repair, mof_token_list *list, int kind, mof_span span);
void mof_repair_put_word(mof_repair *repair, mof_token_list *list, int kind, const char *word,
                         mof_span span);
void mof_repair_put_list(mof_repair *repair, mof_token_list *list, const mof_token_list *more);

/* A STRING token of the bytes of `span`, which have no quotes around them. */
void mof_repair_put_plain_text(mof_repair *repair, mof_token_list *list, mof_span span);
void mof_repair_put_feature(mof_repair *repair, mof_token_list *list,
                            const mof_repair_feature *feature);
void mof_repair_feature_clear(mof_repair_feature *feature);

/* ---- changes that are reported ---- */

/* {0} is the text of `span`. */
void mof_repair_report(mof_repair *repair, mof_code code, mof_span span);

/* The same, with `text` to replace it. */
void mof_repair_report_fix(mof_repair *repair, mof_code code, mof_span span, const char *text);

/* Punctuation that is missing behind the last token: {0} is it, {1} is that token. Returns the
 * place. */
mof_span mof_repair_report_missing(mof_repair *repair, mof_code code, const char *text);

/* What the scanner found wrong at a place is made good by a repair. Places come in order. */
void mof_repair_hush(mof_repair *repair, mof_span span);

/* Leaves out the token at the cursor. */
void mof_repair_drop(mof_repair *repair, mof_code code);

/* Skips a comma; one that separates nothing is reported (D132). False where there is none. */
bool mof_repair_skip_comma(mof_repair *repair, bool *comma_met);

/* D139: leaves out what cannot be read, from token `first` to the next that may go on, at least
 * one. */
void mof_repair_drop_from(mof_repair *repair, size_t first,
                          bool (*may_go_on)(const mof_repair *repair));

/* ---- the readers, each from the cursor on ---- */

/* repair_name.c */
void mof_repair_name(mof_repair *repair, mof_token_list *list);
bool mof_repair_is_type(const mof_repair *repair, size_t ahead);
bool mof_repair_type_and_name(mof_repair *repair, mof_repair_feature *feature); /* false: neither */
void mof_repair_dimension(mof_repair *repair, mof_repair_feature *feature);

/* repair_value.c */
void mof_repair_qualifier_value(mof_repair *repair, mof_token_list *list);
void mof_repair_default(mof_repair *repair, mof_repair_feature *feature);

/* repair_qualifier.c */
void mof_repair_qualifiers(mof_repair *repair, mof_repair_feature *feature); /* from [ to ] */

/* repair_feature.c */
void mof_repair_member(mof_repair *repair); /* MOF_FRAGMENT_METHOD */

/* repair_class.c */
void mof_repair_class(mof_repair *repair); /* MOF_FRAGMENT_CLASS */

#endif
