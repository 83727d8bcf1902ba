/*
 * Inputs: from what was added to a context to sources, and from sources to units.
 */
#ifndef MOF_API_INPUT_H
#define MOF_API_INPUT_H

#include "api/context.h"
#include "syntax/parser.h"

/* How this context parses: the AST goes to `scratch`. */
mof_syntax mof_input_syntax(mof_context *context, mof_arena *scratch);

/* Does a directory stand for files of this name? */
bool mof_input_is_searched(const char *name);

/* Calls visit(source) for each input, in the order they were added; a directory stands for the
 * files in it. What cannot be read is reported, and noted in context->cannot_read. */
void mof_input_each(mof_context *context, mof_syntax *syntax,
                    void (*visit)(mof_source *source, void *payload), void *payload);

/* Parses a source of either kind. */
mof_unit *mof_input_parse(mof_syntax *syntax, mof_source *source);

/* The unit of a file NAME.mof on the include path, of which nothing is left where somebody takes
 * it; or NULL. No name is searched for twice. */
mof_unit *mof_input_find_class(mof_context *context, mof_syntax *syntax, const mof_name *name);

#endif
