/*
 * The registry of backends. To add one: its C file, its templates, a line here.
 */
#include "gen/backends.h"

const mof_backend *const mof_backends[] = {
    &mof_backend_c, &mof_backend_md, &mof_backend_mof, &mof_backend_sql, NULL,
};

const mof_backend *mof_backend_find(const char *name)
{
    for (const mof_backend *const *backend = mof_backends; *backend != NULL; backend++)
        if (mof_text_equal(mof_text_from_string((*backend)->name), mof_text_from_string(name)))
            return *backend;
    return NULL;
}
