/*
 * Words that a generated C identifier must not be.
 */
#ifndef MOF_GEN_RESERVED_H
#define MOF_GEN_RESERVED_H

#include "base/text.h"

/* A keyword of C or C++, or a macro or type that headers define: no identifier at all. */
bool mof_reserved_is_word(const char *identifier);

/* That, or a function or object of a library: no identifier at file scope. */
bool mof_reserved_is_global(const char *identifier);

/* In any case: no good as the name of a file without its ending. */
bool mof_reserved_is_file(const char *identifier);

#endif
