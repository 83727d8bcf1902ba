/*
 * What the tables of fields are written with, and the getters that several types share. For
 * src/gen/view*.c and the backends.
 */
#ifndef MOF_GEN_VIEW_FIELDS_H
#define MOF_GEN_VIEW_FIELDS_H

#include "gen/view.h"

/* Rows of a table: name, in `mofc dump` or not, getter, documentation. */
#define FIELD_TEXT(name, dump, get, doc)                                                           \
    {                                                                                              \
        name, MOF_FIELD_TEXT, dump, NULL, {.text = get}, doc                                       \
    }
#define FIELD_FLAG(name, dump, get, doc)                                                           \
    {                                                                                              \
        name, MOF_FIELD_FLAG, dump, NULL, {.flag = get}, doc                                       \
    }
#define FIELD_NUMBER(name, dump, get, doc)                                                         \
    {                                                                                              \
        name, MOF_FIELD_NUMBER, dump, NULL, {.number = get}, doc                                   \
    }
#define FIELD_VALUE(name, dump, get, doc)                                                          \
    {                                                                                              \
        name, MOF_FIELD_VALUE, dump, NULL, {.value = get}, doc                                     \
    }
#define FIELD_OBJECT(name, dump, of, get, doc)                                                     \
    {                                                                                              \
        name, MOF_FIELD_OBJECT, dump, &(of), {.object = get}, doc                                  \
    }
#define FIELD_LIST(name, dump, of, get, doc)                                                       \
    {                                                                                              \
        name, MOF_FIELD_LIST, dump, &(of), {.item = get}, doc                                      \
    }
#define FIELDS_END                                                                                 \
    {                                                                                              \
        .name = NULL                                                                               \
    }

/* Getters that are one expression over the object `it`. The declaration behind the function is
 * there to take the semicolon. */
#define GET(result, function, type, expression)                                                    \
    static result function(mof_view_env *env, const void *self)                                    \
    {                                                                                              \
        (void)env;                                                                                 \
        const type *it = self;                                                                     \
        return expression;                                                                         \
    }                                                                                              \
    static result function(mof_view_env *env, const void *self)
#define GET_TEXT(function, type, expression) GET(mof_text, function, type, expression)
#define GET_FLAG(function, type, expression) GET(bool, function, type, expression)
#define GET_VALUE(function, type, expression) GET(const mof_value *, function, type, expression)
#define GET_OBJECT(function, type, expression) GET(const void *, function, type, expression)

/* Getters of lists: the item `index` is the expression where there are more than `index`. */
#define GET_ITEM(function, type, total, expression)                                                \
    static const void *function(mof_view_env *env, const void *self, size_t index)                 \
    {                                                                                              \
        (void)env;                                                                                 \
        const type *it = self;                                                                     \
        return index < (total) ? (expression) : NULL;                                              \
    }                                                                                              \
    static const void *function(mof_view_env *env, const void *self, size_t index)

#define NULL_TEXT ((mof_text){NULL, 0})

/* As mof_name_text, but for NULL too. */
mof_text mof_view_name(const mof_name *name);

/* The number among 0 to `total` - 1 which is the `index`-th that is_item says yes to; `total` where
 * there are not so many. */
size_t mof_view_search_item(mof_view_env *env, mof_view_search search, const void *self,
                            size_t index, size_t total,
                            bool (*is_item)(const void *self, size_t number));

/* The line `index` of a text, a mof_text; NULL behind the last. */
const void *mof_view_line(mof_view_env *env, mof_view_search search, const void *self,
                          mof_text text, size_t index);

/* The first sentence, on one line at most; data NULL where there is no text. */
mof_text mof_view_summary(mof_text description);

/* Qualifiers by what is known: a text, a number, an entry of ValueMap and Values. */
mof_text mof_view_qualifier_text(const mof_qualifiers *qualifiers, mof_known known);
bool mof_view_qualifier_number(const mof_qualifiers *qualifiers, mof_known known, int64_t *number);
const void *mof_view_choice(mof_view_env *env, const mof_qualifiers *qualifiers, size_t index);

#endif
