/*
 * The formatter: one layout for every file. What it writes has the tokens and the comments of the
 * source, as they were spelt and in their order; only the white space between them is its own.
 */
#ifndef MOF_SYNTAX_FORMAT_H
#define MOF_SYNTAX_FORMAT_H

#include "syntax/parser.h"

/* The text of a MOF source in the layout of mofc, in UTF-8; lives in syntax->arena. `unit` is the
 * source, parsed without an error and with keep_includes. Line ends are those that prevail between
 * its tokens; of comments, white space at the end of a line is lost. */
mof_text mof_format_unit(const mof_syntax *syntax, const mof_unit *unit);

#endif
