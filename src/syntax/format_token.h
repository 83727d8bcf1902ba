/*
 * A source as the formatter sees it: its tokens, the comments between them, and how much room they
 * take. Lines of a preprocessor count as comments. Private to the layer.
 */
#ifndef MOF_SYNTAX_FORMAT_TOKEN_H
#define MOF_SYNTAX_FORMAT_TOKEN_H

#include "syntax/parser.h"

#define MOF_FORMAT_LINE 100u                     /* columns that a line should not exceed */
#define MOF_FORMAT_ENDLESS (MOF_FORMAT_LINE + 1) /* columns of what cannot be on one line */

typedef struct mof_format_token {
    mof_span span;
    uint32_t comments; /* how many there are before it, from the start of the source */
    uint32_t width;    /* columns; of a token of several lines, ENDLESS */
    uint64_t reach;    /* columns up to its end, were the source one line */
    uint16_t kind;     /* as mof_token.kind; 0: the end of the source */
    uint16_t tail;     /* columns of the closing brackets and separators that follow it */
} mof_format_token;

typedef struct mof_format_tokens {
    const mof_source *source;
    mof_format_token *items; /* the last one is the end */
    uint32_t count;          /* without the end */
    const mof_span *comments;
    const char *line_end; /* what most lines end with */
} mof_format_tokens;

/* Scans the source once more; nothing is reported. Lives in syntax->arena. */
mof_format_tokens mof_format_tokens_scan(const mof_syntax *syntax, const mof_source *source);

/* The last token that begins before an address; 0 where there is none. */
uint32_t mof_format_tokens_find(const mof_format_tokens *tokens, uint32_t address);

/* Columns of a run of tokens on one line; ENDLESS or more where it cannot be on one. */
uint64_t mof_format_tokens_width(const mof_format_tokens *tokens, uint32_t first, uint32_t last);

/* True where there is a comment inside of a run of tokens. */
bool mof_format_tokens_have_comment(const mof_format_tokens *tokens, uint32_t first, uint32_t last);

/* True where two tokens that follow each other on a line have a space between them. */
bool mof_format_tokens_are_spaced(int left, int right);

/* Line ends in a piece of text; CR LF is one. */
uint32_t mof_format_count_lines(mof_text text);

#endif
