/*
 * Going on after a syntax error (mof-language B.15). Private to the layer.
 */
#ifndef MOF_SYNTAX_RECOVER_H
#define MOF_SYNTAX_RECOVER_H

#include "syntax/parse.h"

/* Pushes a token into the grammar. Where it is refused that is reported, and either the text is
 * repaired in thought, or the parse skips to a place where it can go on. */
void mof_recover_push(mof_parse *parse, const mof_token *token);

#endif
