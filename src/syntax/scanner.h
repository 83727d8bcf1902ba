/*
 * The scanner's state, and what the rules of grammar/mof.l do beside naming a token. Private to the
 * layer; the rest of it uses syntax/token.h.
 */
#ifndef MOF_SYNTAX_SCANNER_H
#define MOF_SYNTAX_SCANNER_H

#include "syntax/token.h"

struct mof_scanner {
    mof_arena *arena;
    mof_names *names;
    mof_reporter *reporter;
    mof_source *source;
    const char *text; /* what flex reads */
    uint32_t base;    /* address of text[0] */
    uint32_t end;     /* address behind the text */
    void *flex;
    bool at_line_start;
    bool has_damage; /* text was not understood since the last token */
    bool has_fault;  /* an error was reported since the last token */
    bool is_hushed;  /* nothing is said of strings that are not closed */
    mof_span *comments;
    size_t comment_count;
    size_t comment_capacity;
};

/* What flex makes of the rules, for token.c. */
#define YY_DECL int mofyylex(mof_token *token, void *yyscanner)
YY_DECL;

/* Tokens. Both return the kind, for flex to return it. */
int mof_scanner_emit(mof_scanner *scanner, mof_token *token, int kind, mof_text text);
int mof_scanner_emit_name(mof_scanner *scanner, mof_token *token, int kind, mof_text text);

/* What stands between tokens. */
void mof_scanner_start_line(mof_scanner *scanner);
void mof_scanner_add_comment(mof_scanner *scanner, mof_text text);
void mof_scanner_add_marker(mof_scanner *scanner, mof_text text);
void mof_scanner_add_directive(mof_scanner *scanner, mof_text text);

/* Faults. */
void mof_scanner_report(mof_scanner *scanner, mof_code code, mof_text text);
void mof_scanner_report_open(mof_scanner *scanner, mof_code code, mof_text text);
void mof_scanner_report_space(mof_scanner *scanner, mof_text text);

/* `text` is '#' and a word: reports one or both of them. */
bool mof_scanner_means_pragma(mof_scanner *scanner, mof_text text);

/* Let literal.h report on a number or a character that is written in an unusual way. */
void mof_scanner_check_integer(mof_scanner *scanner, mof_text text);
int mof_scanner_check_char(mof_scanner *scanner, mof_text text); /* a string, where it is long */

/* `text` runs from a quote to the next one, or to the end of the file. Returns how much of it is
 * the string: less where a missing quote is more likely than a string of several lines. */
int mof_scanner_measure_string(mof_scanner *scanner, mof_text text);

/* `text` is a string and what no MOF has behind one: returns how much of it is the string. */
int mof_scanner_measure_suspect(mof_scanner *scanner, mof_text text);

void *mof_scanner_alloc(mof_scanner *scanner, size_t size);
_Noreturn void mof_scanner_give_up(mof_scanner *scanner);

#endif
