/*
 * Views: a typed lens through which templates, `mofc dump` and C callers read the model with the
 * same words. A view type is a table of fields; that one table drives rendering, JSON,
 * docs/view-model.md, the public reading API, and the check of a template when it is loaded.
 */
#ifndef MOF_GEN_VIEW_H
#define MOF_GEN_VIEW_H

#include <mof/mof.h>

#include "base/buffer.h"
#include "model/model.h"

typedef struct mof_field mof_field;
typedef struct mof_view_type mof_view_type;

/* Lists whose items are searched for; each remembers where it was, so that going through one in
 * order is linear. */
typedef enum mof_view_search {
    MOF_VIEW_OWN_PROPERTIES,
    MOF_VIEW_OWN_METHODS,
    MOF_VIEW_CLASS_LINES,
    MOF_VIEW_FEATURE_LINES,
    MOF_VIEW_SEARCHES
} mof_view_search;

typedef struct mof_view_place {
    const void *self; /* the list's object */
    size_t index;     /* of an item that was found */
    size_t place;     /* where that is */
} mof_view_place;

/* What getters may need beside the object itself. */
typedef struct mof_view_env {
    mof_arena *arena; /* for texts that are put together on demand */
    const mof_schema *schema;
    const char *input_name;            /* for banners; NULL: none */
    const struct mof_backend *backend; /* NULL outside a backend */
    void *backend_state;               /* the backend's own: names, settings */
    mof_view_place places[MOF_VIEW_SEARCHES];
} mof_view_env;

typedef enum mof_field_kind {
    MOF_FIELD_TEXT,
    MOF_FIELD_FLAG,
    MOF_FIELD_NUMBER,
    MOF_FIELD_VALUE, /* a mof_value: typed in JSON, its plain text in templates */
    MOF_FIELD_OBJECT,
    MOF_FIELD_LIST
} mof_field_kind;

/* How a field appears in the JSON of `mofc dump`. */
typedef enum mof_field_dump {
    MOF_DUMP_NEVER, /* for templates only */
    MOF_DUMP,
    MOF_DUMP_TEXT /* a list or object, shown by the text of its items: "keys": ["a"] */
} mof_field_dump;

struct mof_field {
    const char *name;
    mof_field_kind kind;
    mof_field_dump dump;
    const mof_view_type *of; /* OBJECT, LIST: what it holds */
    union {
        mof_text (*text)(mof_view_env *env, const void *self); /* data NULL: null */
        bool (*flag)(mof_view_env *env, const void *self);
        bool (*number)(mof_view_env *env, const void *self, int64_t *number);   /* false: null */
        const mof_value *(*value)(mof_view_env *env, const void *self);         /* NULL: null */
        const void *(*object)(mof_view_env *env, const void *self);             /* NULL: none */
        const void *(*item)(mof_view_env *env, const void *self, size_t index); /* NULL: the end */
    } get;
    const char *doc; /* one line of docs/view-model.md */
};

struct mof_view_type {
    const char *name; /* "class" */
    const char *doc;
    const mof_field *fields; /* ends with a field whose name is NULL */

    /* What {{.}} prints: the text of an item; NULL: it has none. */
    mof_text (*text)(mof_view_env *env, const void *self);

    /* A type whose fields are known only at run time (JSON of the Mustache specification's cases)
     * answers here; `fields` is NULL then and templates are not checked against it. */
    bool (*find)(mof_view_env *env, const void *self, mof_text name, mof_field *field,
                 const void **field_self);
};

/* Fields that a backend adds to a neutral type. */
typedef struct mof_view_extension {
    const mof_view_type *type;
    const mof_field *fields; /* ends with a field whose name is NULL */
} mof_view_extension;

/* The neutral types; `mof_schema_type` is the root. */
extern const mof_view_type mof_schema_type;
extern const mof_view_type mof_class_type;
extern const mof_view_type mof_property_type;
extern const mof_view_type mof_method_type;
extern const mof_view_type mof_parameter_type;
extern const mof_view_type mof_qualifier_view_type;
extern const mof_view_type mof_qualifier_type_type;
extern const mof_view_type mof_instance_type;
extern const mof_view_type mof_slot_type;
extern const mof_view_type mof_location_type;
extern const mof_view_type mof_array_type;
extern const mof_view_type mof_choice_type;
extern const mof_view_type mof_page_type;
extern const mof_view_type mof_value_type;
extern const mof_view_type mof_string_type; /* self: a mof_text */

/* All of them, for docs/view-model.md; ends with NULL. */
extern const mof_view_type *const mof_view_types[];

/* A field by name: the type's own, then the extensions of env's backend. NULL: no such field. */
const mof_field *mof_view_type_find(const mof_view_type *type, const struct mof_backend *backend,
                                    mof_text name);

/* Appends a value as templates show it: texts as they are, numbers in decimal, TRUE as "true", the
 * items of an array with ", " between them. NULL is nothing. */
void mof_view_write_value(mof_buffer *out, const mof_value *value);

#endif
