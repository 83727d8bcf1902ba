/*
 * Backends. One is a table: fields that it adds to the neutral view, how it escapes, its settings
 * and its outputs. The text of an output lives in a template, never in C.
 */
#ifndef MOF_GEN_BACKEND_H
#define MOF_GEN_BACKEND_H

#include "diag/report.h"
#include "gen/output.h"
#include "gen/template.h"
#include "gen/view.h"

typedef struct mof_setting {
    const char *key;           /* "prefix" of --set c.prefix=acme_ */
    const char *default_value; /* never NULL */
    const char *values;        /* "mof|snake": what it may be; NULL: any text */
    const char *doc;           /* one line of the help */
} mof_setting;

typedef enum mof_output_unit { MOF_OUTPUT_PER_SCHEMA, MOF_OUTPUT_PER_CLASS } mof_output_unit;

typedef struct mof_output_form {
    mof_output_unit unit;
    const char *template_name; /* "c/class.h" is templates/c/class.h.mustache */
    const char *path;          /* itself a template, rendered with the same view: "{{file}}.h" */
} mof_output_form;

typedef struct mof_backend mof_backend;
typedef struct mof_generation mof_generation;

struct mof_backend {
    const char *name;
    const char *summary;                  /* one line of the help */
    const mof_view_extension *extensions; /* ends with a type of NULL; may be NULL */
    const mof_setting *settings;          /* ends with a key of NULL */
    const mof_output_form *outputs;       /* ends with a template_name of NULL */
    mof_escape escape;

    /* Chooses names and settles settings before anything is rendered, and returns what becomes
     * env->backend_state. Reports what cannot be expressed. NULL: nothing to prepare. */
    void *(*prepare)(mof_generation *generation);

    /* Is there an output for this class? NULL: for every class. */
    bool (*has_output)(mof_view_env *env, const mof_class *of);

    /* What is written in place of what a template made of the output `path`. NULL: that itself. */
    mof_text (*lay_out)(mof_generation *generation, const char *path, mof_text content);
};

/* One run of one backend. */
struct mof_generation {
    const mof_backend *backend;
    const mof_schema *schema;
    mof_arena *arena;
    mof_names *names;
    mof_sources *sources;
    mof_reporter *reporter;
    const char *const *settings;    /* "prefix=acme_", NULL-terminated; checked by the caller */
    const char *template_directory; /* --templates; NULL: the built-in ones */
    const char *directory;          /* where the outputs will be written; never NULL */
    const char *input_name; /* for banners: the file name of the first input, without directories */
    mof_outputs *outputs;
};

/* NULL: no such backend. */
const mof_backend *mof_backend_find(const char *name);
extern const mof_backend *const mof_backends[]; /* ends with NULL */

/* The value that was set, or the default. `key` must be one of the backend's. */
const char *mof_generation_setting(const mof_generation *generation, const char *key);

/* Loads and checks the backend's templates, then renders every output into
 * generation->outputs. Faults are reported. */
void mof_generation_run(mof_generation *generation);

#endif
