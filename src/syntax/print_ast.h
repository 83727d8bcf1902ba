/*
 * The AST as text: one node a line, indented, with its place (mofc dump --ast).
 */
#ifndef MOF_SYNTAX_PRINT_AST_H
#define MOF_SYNTAX_PRINT_AST_H

#include "base/buffer.h"
#include "syntax/ast.h"

void mof_ast_print(mof_buffer *out, mof_sources *sources, const mof_unit *unit);

#endif
