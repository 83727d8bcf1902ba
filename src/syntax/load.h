/*
 * From bytes to a source: encodings (mof-language A.1), and what is refused.
 */
#ifndef MOF_SYNTAX_LOAD_H
#define MOF_SYNTAX_LOAD_H

#include "syntax/parser.h"

/* Reads and decodes a file, "-" being standard input. NULL where nothing can be done with it,
 * which is reported at `included_from`, MOF_NO_SPAN for an input of the run. The text lives in
 * syntax->source_arena. */
mof_source *mof_syntax_read(mof_syntax *syntax, const char *path, mof_span included_from);

/* As mof_syntax_read, but a file that cannot be read is told by an errno value, not reported. 0
 * with *source NULL: the file was read, and refused. */
int mof_syntax_try_read(mof_syntax *syntax, const char *path, mof_span included_from,
                        mof_source **source);

void mof_syntax_report_unreadable(mof_syntax *syntax, const char *path, mof_span at, int error);

/* The same for bytes at hand, which are `size` and two NULs, and are taken over, not copied.
 * `path` may be NULL. */
mof_source *mof_syntax_load(mof_syntax *syntax, const char *name, const char *path, char *bytes,
                            size_t size, mof_span included_from);

#endif
