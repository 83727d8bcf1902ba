/*
 * The AST as text: one node a line, indented, each with its place (mofc dump --ast).
 */
#ifndef MOF_SYNTAX_PRINT_AST_H
#define MOF_SYNTAX_PRINT_AST_H

#include "base/buffer.h"
#include "syntax/ast.h"

/* A line is: kind, form, names, what was written, then line:column of the first and of the last
 * character. */
void mof_ast_print(mof_buffer *out, mof_sources *sources, const mof_unit *unit);

#endif
