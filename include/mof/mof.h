/*
 * libmof: read MOF and reference pages, check them, read the model, generate outputs.
 *
 *     mof_context *context = mof_context_new(NULL);
 *     mof_context_add_file(context, "schema.mof");
 *     mof_schema *schema = NULL;
 *     if (mof_context_compile(context, &schema) == MOF_OK)
 *         ...mof_schema_view(schema)...
 *     mof_context_free(context);
 *
 * No global state: one thread per context, any number of contexts. Strings are UTF-8. Nothing here
 * calls exit or prints. Everything that a context hands out lives until the context is freed, or
 * cleared.
 */
#ifndef MOF_MOF_H
#define MOF_MOF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MOF_VERSION "0.1.0"

typedef struct mof_context mof_context;
typedef struct mof_schema mof_schema;

typedef enum mof_status {
    MOF_OK = 0,
    MOF_ERRORS = 1, /* the input has errors: see the diagnostics */
    MOF_USAGE = 2,  /* a wrong argument: unknown backend, setting, field, profile */
    MOF_IO = 3,     /* a file could not be read or written: see the diagnostics */
    MOF_LIMIT = 4   /* out of memory, or over a limit */
} mof_status;

/* An object of the model seen through its table of fields (docs/view-model.md). Passed by value. */
typedef struct mof_view {
    const struct mof_view_type *type;
    const void *self; /* NULL: no object */
} mof_view;

#ifdef __cplusplus
}
#endif

#endif
