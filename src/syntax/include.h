/*
 * Includes: from the directive to the file (mof-language B.4). Private to the layer.
 */
#ifndef MOF_SYNTAX_INCLUDE_H
#define MOF_SYNTAX_INCLUDE_H

#include "syntax/ast.h"
#include "syntax/parser.h"

#define MOF_INCLUDE_DEPTH 32
#define MOF_INCLUDES_MAX 50000 /* of one input, and of what it includes */

/* True for #pragma include("f") and #include ("f"). */
bool mof_include_is(const mof_ast *production);

/* Where the file that the directive names is looked for first; NULL where it names none. In
 * syntax->arena. */
const char *mof_include_guess(mof_syntax *syntax, const mof_ast *directive, const mof_source *from);

/* Reads the file that the directive names: found beside `from`, in the current directory, or on
 * the include path. NULL where there is none, which is reported. `depth` counts the files around
 * the directive. */
mof_source *mof_include_open(mof_syntax *syntax, const mof_ast *directive, const mof_source *from,
                             int depth);

#endif
