/*
 * The AST as text.
 */
#include "syntax/print_ast.h"

void mof_ast_print(mof_buffer *out, mof_sources *sources, const mof_unit *unit)
{
    (void)sources;
    (void)unit;
    mof_buffer_append_string(out, "");
}
