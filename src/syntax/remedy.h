/*
 * Repairs of a syntax error, found by trying. Private to the layer.
 */
#ifndef MOF_SYNTAX_REMEDY_H
#define MOF_SYNTAX_REMEDY_H

#include "syntax/parse.h"

#define MOF_REMEDY_MAX 4

/* Tokens to insert, and how many to leave out, of those that begin with the refused one. */
typedef struct mof_remedy {
    int inserted[MOF_REMEDY_MAX];
    size_t inserted_count;
    size_t dropped;
    size_t back;  /* tokens before the refused one, to be read again behind what is inserted */
    bool wraps;   /* a ')' goes behind the refused token, and the strings that are joined to it */
    bool is_told; /* by the table of faults, not found */
    int score;    /* how many tokens it lets the grammar take, less what it costs */
} mof_remedy;

#define MOF_REMEDY_USELESS (-1000)

/* Finds what `remedy` is worth, by the tokens that follow; fills in its score. */
void mof_remedy_judge(mof_parse *parse, mof_remedy *remedy);

/* Replaces `best` by what is worth more, if there is such a thing. The refused token is
 * parse->token, and parse->state as it was before. */
void mof_remedy_improve(mof_parse *parse, mof_remedy *best);

/* How many tokens from the refused one on are one value: strings side by side are. */
size_t mof_remedy_count_value(mof_parse *parse);

/* True for two tokens that are one word. */
bool mof_remedy_is_word_twice(const mof_token *first, const mof_token *second);

#endif
