/*
 * The templates that are compiled in.
 */
#include "gen/builtin.h"

const mof_builtin *mof_builtin_find(mof_text name)
{
    for (const mof_builtin *builtin = mof_builtins; builtin->name != NULL; builtin++)
        if (mof_text_equal(mof_text_from_string(builtin->name), name))
            return builtin;
    return NULL;
}
