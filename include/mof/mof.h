/*
 * libmof: read MOF and reference pages, check them, read the model, generate outputs.
 *
 *     mof_context *context = mof_context_new(NULL);
 *     const mof_schema *schema = NULL;
 *     mof_context_add_file(context, "schema.mof");
 *     if (mof_context_compile(context, &schema) == MOF_OK)
 *         ...mof_schema_view(schema)...
 *     mof_context_free(context);
 *
 * No global state: one thread per context, any number of contexts. Strings are UTF-8. Nothing here
 * calls exit or prints. Whatever a context hands out belongs to it and lives until it is freed.
 *
 * Running out of memory is an answer like others: MOF_LIMIT, or an empty one from a function that
 * has no status. The context can still be asked for its diagnostics and must still be freed.
 *
 * A callback may call functions of this header, but must return: it may not jump or throw out.
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
    MOF_ERRORS = 1, /* the input has errors, or outputs are out of date: see the diagnostics */
    MOF_USAGE = 2,  /* a wrong argument: unknown profile, backend, setting, warning; wrong order;
                     * or a mistake in a configuration file: see the diagnostics */
    MOF_IO = 3,     /* a file could not be read or written: see the diagnostics */
    MOF_LIMIT = 4   /* out of memory, or over a limit */
} mof_status;

/* The version of the library that is linked, as MOF_VERSION is that of this header. */
const char *mof_version(void);

/* What a status means, in a few words. Never NULL. */
const char *mof_status_text(mof_status status);

/* ---- a context: one run of the compiler -------------------------------------------------- */

/* How a context works. Zero what you do not set; what a newer library adds stays at its default. */
typedef struct mof_options {
    size_t size; /* sizeof(mof_options) */

    /* Allocates as the C library's realloc does; size 0 frees `block` and returns NULL. NULL: the C
     * library's own. */
    void *(*realloc)(void *block, size_t size, void *payload);
    void *realloc_payload;
    size_t memory_limit; /* bytes; 0: none */

    const char *profile;              /* "wmi"; NULL: chosen from each input */
    const char *const *include_paths; /* of includes and superclasses; ends with NULL; NULL: none */
    const char *template_directory;   /* where templates are looked for first; NULL: nowhere */
    const char *config_name;          /* ".mofc.yaml", looked for upward from inputs; NULL: none */
    size_t max_errors;                /* kept; those beyond it are only counted. 0: all */
    bool syntax_only;                 /* compile ends behind parsing, without a schema */
    bool color;                       /* in mof_diagnostic_info.rendered */
    bool notes;                       /* keep diagnostics of severity note too */
    bool unflatten;                   /* pages: drop what is declared alike where it is inherited */
    bool reads_ahead;                 /* a thread of its own reads files before they are wanted */
} mof_options;

/* A context with these options (NULL: all defaults); strings are copied. NULL where there is no
 * memory, or `profile` is not one. Free it with mof_context_free. */
mof_context *mof_context_new(const mof_options *options);

/* NULL is allowed. */
void mof_context_free(mof_context *context);

/* Adds an input: a MOF file, a reference page (.md), or a directory, in which both are searched. It
 * is read by mof_context_compile. */
mof_status mof_context_add_file(mof_context *context, const char *path);

/* Adds `size` bytes, which are copied, as an input. `name` stands in diagnostics; its ending tells
 * MOF from a page, and where it has none that is known, the content does. */
mof_status mof_context_add_text(mof_context *context, const char *name, const char *data,
                                size_t size);

/* Chooses a backend's setting, "c.prefix=acme_". MOF_USAGE where there is no such backend or
 * setting, or it cannot have that value. */
mof_status mof_context_set(mof_context *context, const char *setting);

/* Chooses severities as -W does: "name" and "no-name" switch a code or group of codes on and off,
 * "error=name" makes it an error, "error" makes an error of every warning. MOF_USAGE: no such name.
 */
mof_status mof_context_warn(mof_context *context, const char *choice);

/* Parses, resolves and checks every input that was added. Once per context: MOF_USAGE after that.
 * MOF_ERRORS and MOF_IO have diagnostics. With MOF_OK and MOF_ERRORS, *schema is what was
 * understood, unless the options said syntax_only; else it is NULL. */
mof_status mof_context_compile(mof_context *context, const mof_schema **schema);

/* ---- two schemas ------------------------------------------------------------------------- */

/* Compiles what was added so far as the older of two schemas; what is added from here on is the
 * newer one, which mof_context_compile compiles. Once per context, before that. Returns as
 * mof_context_compile does. */
mof_status mof_context_compile_older(mof_context *context);

/* Reports what changed from the older schema to the newer one: a diagnostic for each change, with
 * both places. `breakage` is a list such as "abi,sql" out of source, abi, sql, data, wire and
 * harmless (docs/diff.md), or NULL: MOF_ERRORS where a change of such a kind was reported.
 * MOF_USAGE: there is no such kind, or not both schemas were compiled without errors. */
mof_status mof_context_diff(mof_context *context, const char *breakage);

/* Reports where pages, compiled as the newer schema, disagree with the older one, which they
 * document: codes D301 and up. Returns as mof_context_compile does. MOF_USAGE: not both schemas
 * were compiled without errors. */
mof_status mof_context_find_drift(mof_context *context);

/* ---- what was found ---------------------------------------------------------------------- */

typedef struct mof_place {
    const char *file; /* NULL: no place */
    uint32_t line;    /* from 1 */
    uint32_t column;  /* in code points, from 1 */
    uint32_t end_line;
    uint32_t end_column; /* of what follows the place */
    uint32_t utf16_column;
    uint32_t utf16_end_column; /* the columns in units of UTF-16, as editors count */
} mof_place;

typedef struct mof_note_info {
    mof_place place;
    const char *text;
} mof_note_info;

/* An edit that mends what was found. */
typedef struct mof_fix_info {
    mof_place place;  /* of what is replaced; empty for an insertion */
    const char *text; /* what stands there then */
} mof_fix_info;

typedef struct mof_diagnostic_info {
    const char *code;     /* "S110": keeps its meaning for ever */
    const char *severity; /* "error", "warning" or "note" */
    mof_place place;
    const char *text; /* the message alone */
    const mof_note_info *notes;
    size_t note_count;
    const char *rendered; /* all of it for a person: lines, caret, notes; ends with a line end */
    const mof_fix_info *fixes;
    size_t fix_count; /* they belong together: all of them, or none */
} mof_diagnostic_info;

/* Calls back for each diagnostic so far, ordered by place. What is passed lives until the callback
 * returns; the code and the severity live for ever. */
mof_status mof_context_each_diagnostic(mof_context *context,
                                       void (*callback)(const mof_diagnostic_info *diagnostic,
                                                        void *payload),
                                       void *payload);

/* "2 errors, 1 warning" and a line end, those beyond max_errors counted too; "" where there was
 * nothing. */
const char *mof_context_summary(mof_context *context);

/* How many errors and warnings there were so far, those beyond max_errors counted too. Either
 * pointer may be NULL. */
void mof_context_count(const mof_context *context, size_t *errors, size_t *warnings);

typedef struct mof_file_info {
    const char *path;           /* as it was opened */
    const char *kind;           /* "mof", "page", "template" or "configuration" */
    const char *profile;        /* of MOF and pages: "wmi"; else NULL */
    const char *profile_reason; /* why it was chosen; NULL: it was not a choice */
} mof_file_info;

/* Calls back for each file that was read, in that order: inputs, includes, superclasses, templates
 * of a directory. A build depends on these. */
mof_status mof_context_each_file(mof_context *context,
                                 void (*callback)(const mof_file_info *file, void *payload),
                                 void *payload);

/* ---- the model --------------------------------------------------------------------------- */

/* An object of the model seen through its table of fields (docs/view-model.md). Passed by value. */
typedef struct mof_view {
    const struct mof_view_type *type;
    const void *self; /* NULL: no object; its fields are all empty */
    struct mof_view_env *env;
} mof_view;

typedef enum mof_view_kind {
    MOF_VIEW_NONE, /* no such field */
    MOF_VIEW_TEXT,
    MOF_VIEW_FLAG,
    MOF_VIEW_NUMBER,
    MOF_VIEW_VALUE, /* of any CIM type; read as text */
    MOF_VIEW_OBJECT,
    MOF_VIEW_LIST
} mof_view_kind;

/* The whole of it: classes, qualifier types, instances. */
mof_view mof_schema_view(const mof_schema *schema);

/* What the field `field` of this object is. */
mof_view_kind mof_view_kind_of(mof_view view, const char *field);

/* The text of a TEXT, VALUE or NUMBER field, or of the object itself for "."; NULL where it has
 * none. NUL-terminated; *size gets its bytes and may be NULL. It lives as long as the context. */
const char *mof_view_text(mof_view view, const char *field, size_t *size);

/* The FLAG field `field`; for an OBJECT or LIST, whether there is anything in it. */
bool mof_view_flag(mof_view view, const char *field);

/* False, and *number = 0, where a NUMBER field is null or `field` is none. */
bool mof_view_number(mof_view view, const char *field, int64_t *number);

/* How many objects there are in a LIST; 0 or 1 in an OBJECT. */
size_t mof_view_count(mof_view view, const char *field);

/* One object of a LIST, or with index 0 an OBJECT. No object (self is NULL) beyond the last. */
mof_view mof_view_at(mof_view view, const char *field, size_t index);

/* ---- outputs ----------------------------------------------------------------------------- */

/* Renders the outputs of a backend for the compiled schema, to be written below `directory`. They
 * stay in memory. MOF_USAGE: no such backend, or nothing was compiled without errors. MOF_ERRORS:
 * it has diagnostics, and none of its outputs is kept. */
mof_status mof_context_generate(mof_context *context, const char *backend, const char *directory);

typedef struct mof_output_info {
    const char *path; /* with the directory */
    const char *data; /* not NUL-terminated */
    size_t size;
} mof_output_info;

/* Calls back for each output rendered so far, in the order they were made. */
mof_status mof_context_each_output(mof_context *context,
                                   void (*callback)(const mof_output_info *output, void *payload),
                                   void *payload);

/* Writes every output rendered so far. A file that has these bytes already is not touched; another
 * is replaced as a whole. MOF_IO has a diagnostic. */
mof_status mof_context_write(mof_context *context);

/* Reports every file that differs from its output or is missing, as MOF_ERRORS; writes nothing. */
mof_status mof_context_compare(mof_context *context);

#ifdef __cplusplus
}
#endif

#endif
