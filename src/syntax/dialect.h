/*
 * Dialects: which one a file is written in, and what it does not allow (mof-language 0.2, B.2).
 */
#ifndef MOF_SYNTAX_DIALECT_H
#define MOF_SYNTAX_DIALECT_H

#include "syntax/parser.h"

/* The profile of a file that nobody gave one: `wmi`, unless a word among its first 64 KiB, outside
 * of comments, tells more. Sets profile and profile_reason. */
void mof_dialect_choose(mof_source *source);

/* Reports every use of what the profile of its source does not allow. */
void mof_dialect_check(mof_syntax *syntax, const mof_unit *unit);

#endif
