/*
 * One parse of one file: the stream of tokens, the grammar that takes them, and what messages and
 * repairs need to know of both. Private to the layer.
 */
#ifndef MOF_SYNTAX_PARSE_H
#define MOF_SYNTAX_PARSE_H

#include "syntax/ahead.h"
#include "syntax/parser.h"
#include "syntax/repair.h"
#include "syntax/token.h"

struct mofyypstate;

#define MOF_EXPECTED_MAX 64 /* more than the grammar has tokens */
#define MOF_AHEAD_MAX 24    /* what a repair is judged by */

/* Addresses of text that was not understood, in the order in which it was met. */
typedef struct mof_losses {
    mof_arena *arena;
    uint32_t *places;
    size_t count;
    size_t capacity;
} mof_losses;

typedef struct mof_parse {
    mof_syntax *syntax;
    mof_scanner *scanner;       /* where tokens come from: */
    mof_repair *repair;         /* one of these two, */
    const mof_bare_token *bare; /* or for the quick parser also from here, the next one */
    const mof_source *source;   /* ... out of this text */
    mof_ast_list productions;
    uint32_t pause;  /* the quick parser stops behind a production that ends here or later */
    uint32_t behind; /* the production that it stopped at */
    bool has_ended;  /* the text */

    /* The stream. */
    mof_token ahead[MOF_AHEAD_MAX]; /* read ahead, in a ring */
    size_t ahead_first;
    size_t ahead_count;
    bool in_qualifiers;  /* the last '[' was of a qualifier list, not of an array */
    bool in_declaration; /* no ';' since the word qualifier */
    int pulled;          /* kind of the last token that came from there */

    /* The grammar. */
    struct mofyypstate *state;        /* bison's: stacks, and how it recovers */
    struct mofyypstate *before_fault; /* as it was when a token was refused */
    mof_token token;                  /* the one that was refused */
    mof_token previous;               /* the last one that was taken */
    mof_token before_previous;
    bool is_trial;                          /* do not keep what follows */
    bool was_refused;                       /* the last token */
    bool is_full;                           /* the stack: nothing can be pushed any more */
    const char *expected[MOF_EXPECTED_MAX]; /* names of the tokens that would have been taken */
    size_t expected_count;

    /* Recovery. */
    mof_losses *losses;
    mof_diagnostic
        *opened;      /* one of a bracket of the wrong kind, which the closing one is part of */
    int closer;       /* that one */
    int opened_at;    /* how many braces were open there */
    int faults;       /* that were reported */
    bool is_skipping; /* tokens are dropped until one at which the grammar can go on */
    int braces;       /* that are open there */
    int lost_braces;  /* of these, what was open before */
    bool in_list;     /* ... and a parenthesis or bracket: a new line says nothing */
} mof_parse;

/* The next token of the stream. Commas before a closing bracket, doubled qualifier lists, cut
 * qualifier declarations and types as they are stored are reported and mended here, because no
 * grammar rule could tell where they are wrong. */
void mof_parse_next(mof_parse *parse, mof_token *token);

/* The one that comes `index` tokens behind the next one, index < MOF_AHEAD_MAX; behind the end of
 * the file the end. */
const mof_token *mof_parse_peek(mof_parse *parse, size_t index);

/* Notes that what stands here, or around it, is lost. */
void mof_parse_lose(mof_parse *parse, uint32_t place);

/* Takes tokens up to the next pause. False where the grammar refuses one: then nothing is known of
 * what comes behind it, nor why. At the end of grammar/mof.y. */
bool mof_parse_quickly(mof_parse *parse);

/* The next token for it. Returns the kind. */
int mof_parse_read(mof_parse *parse, mof_token *token);

/* False where the grammar refuses the token: before_fault and expected then tell more. */
bool mof_parse_push(mof_parse *parse, const mof_token *token);

#endif
