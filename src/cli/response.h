/*
 * Response files: a word @FILE of the command line stands for the words in FILE.
 */
#ifndef MOF_CLI_RESPONSE_H
#define MOF_CLI_RESPONSE_H

#include "cli/options.h"

/* Copies `words`, which end with NULL, to *expanded, each @FILE before "--" replaced by the words
 * in it: separated by white space, quoted by ' or ", a \ takes the next character as it is. An @ in
 * such a file means nothing. MOFC_GO_ON, or a complaint where a file cannot be read. */
mofc_status mofc_response_expand(mofc_words *expanded, mof_arena *arena, char **words);

#endif
