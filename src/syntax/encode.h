/*
 * From text back to the bytes of a file (mof-language A.1): the opposite of syntax/load.h.
 */
#ifndef MOF_SYNTAX_ENCODE_H
#define MOF_SYNTAX_ENCODE_H

#include "diag/source.h"

/* The text as it would be in the file of that source: in its encoding, with a signature where it
 * had one. A text in UTF-8 without a signature is not copied. What was read as Windows-1252 was not
 * in a known encoding, and becomes UTF-8. */
mof_text mof_encode_like(mof_arena *arena, const mof_source *source, mof_text text);

#endif
