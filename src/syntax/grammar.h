/*
 * The generated parser, seen from the driver: bison's push interface (mof.tab.h) and what messages
 * and repairs ask beyond it. Implemented at the end of grammar/mof.y. Private to the layer.
 */
#ifndef MOF_SYNTAX_GRAMMAR_H
#define MOF_SYNTAX_GRAMMAR_H

#include "mof.tab.h"

/* Forgets a parse that was left in its middle. */
void mof_grammar_reset(mofyypstate *state);

/* Copies stacks and recovery state. */
void mof_grammar_copy(mofyypstate *to, const mofyypstate *from);

/* How many of the next tokens may be of these kinds, one after the other. Nothing changes. */
size_t mof_grammar_take(const mofyypstate *state, const int *tokens, size_t count);

/* Takes back the tokens that begin at an address or behind it. False: some of them are part of
 * what is complete. */
bool mof_grammar_unshift(mofyypstate *state, uint32_t start);

/* Where the text that was read ends. */
uint32_t mof_grammar_end(const mofyypstate *state);

/* True after a refused token, until the grammar has found its way back. */
bool mof_grammar_is_recovering(const mofyypstate *state);

/* How many tokens of this kind are on the stack: those of unfinished constructs. */
int mof_grammar_count(const mofyypstate *state, int token);

/* The innermost bracket that is open, and its place; 0: none. */
int mof_grammar_find_open(const mofyypstate *state, mof_span *span);

/* "class", "';'", "name": as in the grammar. */
const char *mof_grammar_token_name(int token);

#endif
