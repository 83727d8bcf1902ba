/*
 * The repairs of reference pages (mof-language C.3): a filter between scanner and grammar. It reads
 * the block of a page as people wrote it, reports each departure from MOF with its D code, and
 * hands the strict grammar what was meant.
 */
#ifndef MOF_SYNTAX_REPAIR_H
#define MOF_SYNTAX_REPAIR_H

#include "syntax/parser.h"
#include "syntax/token.h"

typedef struct mof_repair mof_repair;

/* Reads the tokens of a block, the bytes of `span` in `source`; lives in syntax->arena.
 *
 * What the block does not tell is left to the page: a class without a name has an empty one (D126);
 * a feature without a type gets `string`, or `void` if a method, with an empty span (D104). A class
 * block without the word `class` gives no tokens. */
mof_repair *mof_repair_new(const mof_syntax *syntax, mof_fragment fragment, mof_source *source,
                           mof_span span);

/* True where nothing could be read: there is nothing for the grammar. */
bool mof_repair_is_empty(const mof_repair *repair);

/* The repaired tokens, one a call; behind the last the end of input, again and again. */
mof_token mof_repair_next(mof_repair *repair);

typedef enum mof_block_kind {
    MOF_BLOCK_OTHER, /* C++, VBScript, a COM method, a structure: not MOF */
    MOF_BLOCK_CLASS,
    MOF_BLOCK_METHOD
} mof_block_kind;

/* What a fenced block holds (mof-language C.1); nothing is reported. */
mof_block_kind mof_repair_block_kind(const mof_syntax *syntax, mof_source *source, mof_span span);

#endif
