/*
 * The templates that are compiled in: those of templates/, by their names ("c/class.h" is
 * templates/c/class.h.mustache). The build makes the table (cmake/embed.cmake).
 */
#ifndef MOF_GEN_BUILTIN_H
#define MOF_GEN_BUILTIN_H

#include "base/text.h"

typedef struct mof_builtin {
    const char *name;
    const char *text;
    size_t size;
} mof_builtin;

extern const mof_builtin mof_builtins[]; /* by name, bytewise; ends with a name of NULL */

/* NULL: no such template. */
const mof_builtin *mof_builtin_find(mof_text name);

#endif
