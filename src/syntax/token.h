/*
 * Tokens, and the scanner that makes them (grammar/mof.l; mof-language A).
 */
#ifndef MOF_SYNTAX_TOKEN_H
#define MOF_SYNTAX_TOKEN_H

#include "base/name.h"
#include "diag/report.h"

typedef struct mof_token {
    const mof_name *name; /* identifiers and keywords; of an alias, without the $ */
    mof_span span;
    int kind; /* enum mofyytokentype of grammar/mof.y: MOF_TOKEN_...; 0: end of input */
    bool first_on_line;
    bool is_damaged; /* text of it, or before it, was not understood */
    bool is_faulty;  /* an error was reported in it, or between the token before and it */
} mof_token;

typedef struct mof_scanner mof_scanner;

/* Scans `span` of a source; MOF_NO_SPAN: all of it. A part that ends before the source does is
 * copied first, and stands for itself: it begins a line. Lexical faults are reported. The scanner
 * lives in `arena`. */
mof_scanner *mof_scanner_new(mof_arena *arena, mof_names *names, mof_reporter *reporter,
                             mof_source *source, mof_span span);
mof_token mof_scanner_next(mof_scanner *scanner);

/* The same, written where it is wanted. Returns the kind. */
int mof_scanner_read(mof_scanner *scanner, mof_token *token);

/* The text is as it was, until the next token is read. */
void mof_scanner_pause(mof_scanner *scanner);

/* The name of a token that is spelt so. */
const mof_name *mof_scanner_name(mof_names *names, mof_text text);

/* Scans all of a source for its tokens and comments alone: nothing is reported or noted in the
 * source. Without `names` (NULL) tokens have none. */
mof_scanner *mof_scanner_new_quiet(mof_arena *arena, mof_names *names, mof_sources *sources,
                                   const mof_source *source);

/* A quiet scanner met nothing so far that another would have reported, or noted in the source. */
bool mof_scanner_is_clean(const mof_scanner *scanner);

/* While it is hushed, nothing is said of strings that are not closed: behind a syntax error they
 * are most likely strings of which the beginning was missed. */
void mof_scanner_hush(mof_scanner *scanner, bool is_hushed);

/* Comments and lines of a preprocessor met so far, in order. */
const mof_span *mof_scanner_comments(const mof_scanner *scanner, size_t *count);

#endif
